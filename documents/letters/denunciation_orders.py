"""What every order on a denunciation has in common: whom it is about, its papers, its articles.

Those who carry it out and the denounced read it, so nothing in it says who denounced or when.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.catalogue import Form
from documents.errors import LetterError
from documents.letterhead import authority
from documents.letters.common import Citizen, Number
from documents.letters.decision_parts import Article
from documents.letters.denunciation_parts import (
    Accusation,
    DenunciationPaper,
    accused_of,
    called,
)
from documents.letters.draft import DENUNCIATION_BASIS
from documents.letters.heads import KEPT, Head, head
from documents.letters.suspension_parts import Cited, carried_out
from petitions.models import Appointment, Party, Petition, Unit
from petitions.vault import Person

#: A denouncer is told of what becomes of the case; the paper says no more than this of them.
DENOUNCER_TOLD = "Người tố cáo (để biết)"


@dataclass(frozen=True, kw_only=True)
class DenunciationOrder(DenunciationPaper, ABC):
    """An order on a denunciation that `accepted` accepted. `bound` is who carries it out."""

    template: ClassVar[str] = "paper/order.html"
    required: ClassVar[dict[str, str]] = DenunciationPaper.required | {
        "accepted": "quyết định thụ lý tố cáo",
        "bound": "người thi hành quyết định",
    }

    accepted: Cited | None
    bound: tuple[str, ...]

    def validate(self) -> None:
        super().validate()
        if self.accepted is not None and self.accepted.on > self.issued_on:
            raise LetterError("issued_on", "Ngày quyết định trước ngày thụ lý tố cáo.")

    @property
    def papers(self) -> tuple[tuple[str, Cited | None], ...]:
        """The papers of the case that this one follows, each with what it is about."""
        return (("về việc thụ lý tố cáo", self.accepted),)

    @property
    def legal_basis(self) -> tuple[str, ...]:
        """The statutes, and those papers."""
        cited = (f"Căn cứ {paper.named} {about}" for about, paper in self.papers if paper)
        return (*DENUNCIATION_BASIS, *cited)

    @property
    def matter(self) -> str:
        """The case, inside a sentence."""
        return f"tố cáo đối với {called(self.accused)} về việc {self.accusation.subject}"

    @property
    @abstractmethod
    def bodies(self) -> tuple[tuple[str, ...], ...]:
        """The paragraphs of each article but the last."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, numbered; the last says who carries the order out."""
        bodies = (*self.bodies, (carried_out(self.bound),))
        return tuple(Article(number=n, paragraphs=body) for n, body in enumerate(bodies, start=1))


class OrderHead(Head):
    """The fields of `DenunciationOrder`."""

    recipients: tuple[str, ...]
    authority: str
    accused: tuple[Citizen, ...]
    accusation: Accusation
    accepted: Cited | None
    bound: tuple[str, ...]


def order_head(
    petition: Petition,
    form: Form,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    accepted: Cited | None,
    signer: Appointment,
    issued_on: date,
    told: Sequence[str] = (),
    last_article: int = 3,
    agency: Unit | None = None,
) -> OrderHead:
    """The head of an order by `agency`, or by that of the petition.

    `told` get the paper beside those whom its article `last_article`, the last, binds.
    """
    issuer, accused = agency or petition.unit, accused_of(parties)
    unit = (petition.handling_unit.name,) if petition.handling_unit else ()
    return OrderHead(
        **head(issuer, form, number, signer, issued_on),
        recipients=(f"Như Điều {last_article}", *told, KEPT),
        authority=authority(issuer),
        accused=accused,
        accusation=Accusation.of(petition),
        accepted=accepted,
        bound=(*unit, *(citizen.called_again for citizen in accused)),
    )
