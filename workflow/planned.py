"""A letter of a petition before it has its number."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from documents import numbering
from documents.catalogue import Form
from documents.letters.common import Letter, Number
from petitions import vault
from petitions.models import Petition
from petitions.vault import Person
from petitions.vietnamese import in_vietnamese

Maker = Callable[[Number], Letter]


@dataclass(frozen=True)
class Planned:
    """A letter that is still without a number: its form, its series, and how it is made."""

    form: Form
    series: numbering.Series
    make: Maker

    def preview(self) -> Letter:
        """The letter with its number left blank."""
        with in_vietnamese():
            return self.make(self.series.number(None))


def plan(form: Form, petition: Petition, on: date, make: Maker) -> Planned:
    """The letter that `make` makes, in the agency's series of that form and day."""
    return Planned(form, numbering.series_of(form, petition.unit, on), make)


def petitioner_of(petition: Petition) -> tuple[Person, bool]:
    """Who writes, or writes first; and whether that is a body."""
    party, person = next((p, v) for p, v in vault.people(petition) if p.role == "petitioner")
    return person, party.is_organisation
