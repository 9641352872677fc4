"""A letter of a petition before it has its number."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from documents import numbering
from documents.catalogue import Form
from documents.issuing import Enclosed
from documents.letters.common import Letter, Number
from petitions import vault
from petitions.models import Party, Petition
from petitions.vault import Person
from petitions.vietnamese import in_vietnamese

Maker = Callable[[Number], Letter]


@dataclass(frozen=True)
class Planned:
    """A letter that is still without a number: its form, its series, and how it is made.

    `enclosed` is issued together with it, and cites its number.
    """

    form: Form
    series: numbering.Series
    make: Maker
    enclosed: tuple[Enclosed, ...] = ()

    @property
    def papers(self) -> list[Enclosed]:
        """The letter, and after it what is issued together with it."""
        return [Enclosed(self.form, self.series, lambda own, _main: self.make(own)), *self.enclosed]

    def preview(self) -> Letter:
        """The letter with its number left blank."""
        return self.previews()[0]

    def previews(self) -> list[Letter]:
        """The same, and after it what is issued together with it."""
        main = self.series.number(None)
        with in_vietnamese():
            return [paper.make(paper.series.number(None), main) for paper in self.papers]


def plan(form: Form, petition: Petition, on: date, make: Maker) -> Planned:
    """The letter that `make` makes, in the agency's series of that form and day."""
    return Planned(form, numbering.series_of(form, petition.unit, on), make)


def people_on_paper(petition: Petition) -> list[tuple[Party, Person]]:
    """Each party with who it is, or with its mask: in Vietnamese, whatever page asks for it."""
    with in_vietnamese():
        return vault.people(petition)


def petitioner_of(petition: Petition) -> tuple[Person, bool]:
    """Who writes, or writes first; and whether that is a body."""
    parties = people_on_paper(petition)
    party, person = next((p, v) for p, v in parties if p.role == "petitioner")
    return person, party.is_organisation
