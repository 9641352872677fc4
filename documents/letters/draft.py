"""The free parts of a decision or conclusion: what the handler writes and the head approves."""

from dataclasses import asdict, dataclass
from typing import Any

from documents.errors import LetterError
from petitions.law.facts import Kind

#: What a handler starts from; the handler adds the statutes of the matter itself.
USUAL_BASIS = (
    "Căn cứ Luật Khiếu nại số 02/2011/QH13",
    "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tiếp công dân, Luật Khiếu nại, "
    "Luật Tố cáo số 136/2025/QH15",
    "Căn cứ Nghị định số 124/2020/NĐ-CP quy định chi tiết một số điều và biện pháp thi hành "
    "Luật Khiếu nại, được sửa đổi, bổ sung bởi Nghị định số 155/2026/NĐ-CP",
)
#: The same for a denunciation.
DENUNCIATION_BASIS = (
    "Căn cứ Luật Tố cáo số 25/2018/QH14",
    "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tiếp công dân, Luật Khiếu nại, "
    "Luật Tố cáo số 136/2025/QH15",
    "Căn cứ Nghị định số 31/2019/NĐ-CP quy định chi tiết một số điều và biện pháp tổ chức thi "
    "hành Luật Tố cáo, được sửa đổi, bổ sung bởi Nghị định số 156/2026/NĐ-CP",
)
_BASES = {Kind.COMPLAINT: USUAL_BASIS, Kind.DENUNCIATION: DENUNCIATION_BASIS}


def usual_basis(kind: Kind) -> tuple[str, ...]:
    """The statutes under which every petition of that kind is settled."""
    return _BASES[kind]


@dataclass(frozen=True, kw_only=True)
class DecisionDraft:
    """Plain text; a blank line begins a new paragraph. It is never read as a template.

    `orders` are the articles that keep, amend or annul what was complained of; of a denunciation,
    what is done and recommended; one string each. `dialogue_result` and `compensation` are empty
    where there was none, and of a denunciation there is never any.
    """

    legal_basis: tuple[str, ...]
    verification_result: str
    dialogue_result: str = ""
    conclusion: str
    orders: tuple[str, ...]
    compensation: str = ""

    def to_json(self) -> dict[str, Any]:
        """The draft as JSON values, for a version of it to be kept."""
        return asdict(self) | {"legal_basis": list(self.legal_basis), "orders": list(self.orders)}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "DecisionDraft":
        """The draft of a kept version. Raises LetterError when a part is absent or unknown."""
        names = cls.__dataclass_fields__
        if odd := sorted(names.keys() ^ stored.keys()):
            raise LetterError(odd[0], f"Bản dự thảo đã lưu không khớp ở phần «{odd[0]}».")
        return cls(
            **stored
            | {"legal_basis": tuple(stored["legal_basis"]), "orders": tuple(stored["orders"])}
        )
