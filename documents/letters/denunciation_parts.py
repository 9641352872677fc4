"""What the papers of a denunciation have in common: whom and what it is about, never by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.errors import LetterError
from documents.letters.common import Citizen, Letter, require_citizen
from documents.letters.decision_parts import named
from documents.letters.wording import clause, long_date, sentence
from petitions.law.facts import Kind
from petitions.models import Party, PartyRole, Petition
from petitions.vault import Person

#: Where a denouncer's secrecy is laid down, as a paper cites it.
SECRECY = "điểm b khoản 1 Điều 9 Luật Tố cáo"


@dataclass(frozen=True, kw_only=True)
class Accusation:
    """What is denounced, as those may read it who are not to learn who denounced it."""

    subject: str
    contested: str

    @classmethod
    def of(cls, petition: Petition) -> "Accusation":
        """What `petition` denounces; the letter's own words stay in the file."""
        return cls(subject=clause(petition.subject), contested=clause(petition.contested))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The matter, and the act that is denounced."""
        return (
            f"Về việc: {sentence(self.subject)}",
            f"Hành vi bị tố cáo: {sentence(self.contested)}",
        )


@dataclass(frozen=True, kw_only=True)
class Limit:
    """How long the settlement may take: from `starts_on` to the end of `due_on`, by `basis`."""

    days: int
    starts_on: date
    due_on: date
    basis: str

    @property
    def told(self) -> str:
        """30 ngày, kể từ ngày …, đến hết ngày … (article)."""
        return (
            f"{self.days} ngày, kể từ {long_date(self.starts_on)}, đến hết "
            f"{long_date(self.due_on)} ({self.basis})"
        )


@dataclass(frozen=True, kw_only=True)
class DenunciationPaper(Letter):
    """A paper on a denunciation. It has no field in which a denouncer could be named."""

    required: ClassVar[dict[str, str]] = {
        "authority": "chức danh người ban hành",
        "accused": "người bị tố cáo",
    }

    authority: str
    accused: tuple[Citizen, ...]
    accusation: Accusation

    def validate(self) -> None:
        for citizen in self.accused:
            require_citizen("accused", citizen, "người bị tố cáo")
        if not self.accusation.subject or not self.accusation.contested:
            raise LetterError("accusation", "Thiếu nội dung tố cáo hoặc hành vi bị tố cáo.")


def accused_of(parties: Sequence[tuple[Party, Person]]) -> tuple[Citizen, ...]:
    """The denounced among `parties`, in the order of the paper."""
    found = named(parties, (PartyRole.RESPONDENT,), kind=Kind.DENUNCIATION)
    return tuple(party.citizen for party in found)


def called(accused: Sequence[Citizen]) -> str:
    """The denounced, to be read inside a sentence."""
    return "; ".join(citizen.called_within for citizen in accused)
