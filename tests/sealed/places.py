"""What the tests of the vault seal: invented people, and the receipts of what was written."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db.models import Model

from petitions.sealed.models import Batch, BlindIndex, Master, PetitionKey, SealedValue
from petitions.sealed.slots import Slot
from petitions.sealed.store import put

NAME = Slot("identity", "1", "name")
ADDRESS = Slot("identity", "1", "address")
PHONE = Slot("identity", "2", "name")
SCAN = Slot("scan", "9", "content")

VALUES: Mapping[Slot, bytes] = {
    NAME: "Nguyễn Thị Ví Dụ".encode(),
    ADDRESS: "Thôn Mẫu, xã An Mẫu".encode(),
    PHONE: b"0900000001",
    SCAN: bytes(range(256)) * 40,
}


@dataclass(frozen=True)
class Someone:
    """A sender with only what a test gives."""

    name: str = ""
    address: str = ""
    paper_number: str = ""
    phone: str = ""
    email: str = ""


def sealed(
    values: Mapping[Slot, bytes] = VALUES, ref: UUID | None = None
) -> tuple[UUID, dict[UUID, str]]:
    """One batch of a petition: its reference, and its receipt."""
    ref = ref or uuid4()
    written = put(ref, values)
    return ref, {written.batch: written.manifest}


TABLES: tuple[type[Model], ...] = (Master, PetitionKey, Batch, SealedValue, BlindIndex)


def rows() -> dict[str, int]:
    """How many rows each table of the vault has."""
    return {model.__name__: model._base_manager.count() for model in TABLES}
