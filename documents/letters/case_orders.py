"""What every order on a complaint has in common: whose complaint, its papers, its articles."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from documents.errors import LetterError
from documents.letters.common import Letter, require_citizen
from documents.letters.decision_parts import Article, NamedParty, named
from documents.letters.draft import USUAL_BASIS
from documents.letters.suspension_parts import Cited, carried_out, facts, names
from petitions.models import Party, PartyRole, Petition
from petitions.vault import Person


@dataclass(frozen=True, kw_only=True)
class CaseOrder(Letter, ABC):
    """An order by the settler of a complaint.

    `accepted` is the notice of acceptance, None where there is none. `bound` is everybody whom
    the last article names.
    """

    template: ClassVar[str] = "paper/order.html"
    required: ClassVar[dict[str, str]] = {
        "authority": "chức danh người ban hành",
        "complainants": "người khiếu nại",
        "bound": "người thi hành quyết định",
        "subject": "nội dung sự việc (về việc)",
    }

    authority: str
    complainants: tuple[NamedParty, ...]
    bound: tuple[str, ...]
    subject: str
    register_number: str
    received_on: date
    accepted: Cited | None

    def validate(self) -> None:
        for party in self.complainants:
            require_citizen("complainants", party.citizen, party.capacity.lower())
        if self.issued_on < self.received_on:
            raise LetterError("issued_on", "Ngày quyết định trước ngày nhận đơn.")

    @property
    def papers(self) -> tuple[tuple[str, Cited | None], ...]:
        """The papers of the case that this one follows, each with what it is about."""
        return (("về việc thụ lý giải quyết khiếu nại", self.accepted),)

    @property
    def legal_basis(self) -> tuple[str, ...]:
        """The statutes, and those papers."""
        cited = (f"Căn cứ {paper.named} {about}" for about, paper in self.papers if paper)
        return (*USUAL_BASIS, *cited)

    @property
    def complaint(self) -> str:
        """Whose complaint about what, and how it stands in the book."""
        return (
            f"khiếu nại của {names(self.complainants)} về việc {self.subject} "
            f"({facts(self.register_number, self.received_on)})"
        )

    @property
    @abstractmethod
    def bodies(self) -> tuple[tuple[str, ...], ...]:
        """The paragraphs of each article but the last."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, numbered; the last says who carries the order out."""
        bodies = (*self.bodies, (carried_out(self.bound),))
        return tuple(Article(number=n, paragraphs=body) for n, body in enumerate(bodies, start=1))


def bound_of(
    petition: Petition, parties: Sequence[tuple[Party, Person]], *, is_gone: bool = False
) -> tuple[str, ...]:
    """The unit that handles the complaint, and all who take part in it.

    A complainant who died or ceased to exist can carry nothing out.
    """
    roles = [role for role in PartyRole if not (is_gone and role is PartyRole.PETITIONER)]
    unit = (petition.handling_unit.name,) if petition.handling_unit else ()
    people = (party.citizen.called_again for role in roles for party in named(parties, (role,)))
    return (*unit, *people)
