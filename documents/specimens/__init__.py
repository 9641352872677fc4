"""One specimen of every form in the catalogue, of plainly invented people, to look through.

A module here for each family, with a dict from the form to a function that makes its letter.
Nothing is stored: the petitions and offices are values that no table holds.
"""

from collections.abc import Callable

from documents.letters.common import Letter
from documents.specimens.complaints import COMPLAINTS
from documents.specimens.denunciation_course import COURSE
from documents.specimens.denunciations import DENUNCIATIONS
from documents.specimens.house import HOUSE
from documents.specimens.office import OFFICE
from documents.specimens.party import PARTY
from documents.specimens.receiving import RECEIVING
from documents.specimens.verifying import VERIFYING

Maker = Callable[[], Letter]

_FAMILIES = (OFFICE, RECEIVING, COMPLAINTS, VERIFYING, DENUNCIATIONS, COURSE, HOUSE, PARTY)
#: By instrument and code: the same code stands for different papers in different instruments.
SPECIMENS: dict[tuple[str, str], Maker] = {
    (form.instrument, form.code): make for family in _FAMILIES for form, make in family.items()
}
