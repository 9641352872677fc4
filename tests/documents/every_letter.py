"""Every kind of letter there is, by name: those of the tests and a specimen of each form."""

from collections.abc import Callable

from documents.letters.common import Letter
from documents.specimens import SPECIMENS
from tests.documents import samples

_SAMPLES: dict[str, Callable[[], Letter]] = {
    "receipt": samples.a_receipt,
    "acceptance": samples.an_acceptance,
    "refusal": samples.a_refusal,
    "decision": samples.a_decision,
}
EVERY_LETTER = _SAMPLES | {" ".join(key): make for key, make in SPECIMENS.items()}
