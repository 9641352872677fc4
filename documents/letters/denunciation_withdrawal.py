"""Mẫu số 02 and 03, NĐ 31/2019 as replaced by NĐ 156/2026: a denunciation is withdrawn.

The denouncer writes name, address and how to be reached by hand; no field of ours holds them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from documents.catalogue import FORMS
from documents.letters.citizen_forms import PAPER, CitizenForm, Entry
from documents.letters.decision_parts import Section
from documents.letters.heads import joint_head
from documents.letters.minutes import Attendant, Minutes, SignatureCell, listed
from documents.letters.sections import numbered
from documents.letters.wording import clause, paragraphs
from petitions.models import Unit

FORM = FORMS["NĐ 31/2019", "Mẫu số 02"]
MINUTES = FORMS["NĐ 31/2019", "Mẫu số 03"]
#: A blank that stays on the line of its label: 22 points of 14 pt are 109 mm.
_BY_HAND = "…" * 22
#: Lines to write on where nothing is filled in.
_LINES = 5


@dataclass(frozen=True, kw_only=True)
class WithdrawalForm(CitizenForm):
    """Đơn rút tố cáo, to be written by hand; `withdrawn` is empty or what is known of it."""

    template: ClassVar[str] = "paper/withdrawal_form.html"

    withdrawn: tuple[str, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        return (
            Entry(label="Tên tôi/Chúng tôi là:"),
            Entry(label="Địa chỉ:"),
            Entry(label="Cách thức liên hệ:"),
            Entry(label="Nội dung tố cáo được rút:", values=self.withdrawn, lines=_LINES),
        )

    @property
    def cells(self) -> tuple[SignatureCell, ...]:
        return (
            SignatureCell(lines=(), hint=""),
            SignatureCell(lines=("NGƯỜI RÚT TỐ CÁO",), hint="(Ký hoặc điểm chỉ, ghi rõ họ tên)"),
        )


@dataclass(frozen=True, kw_only=True)
class WithdrawalMinutes(Minutes):
    """Biên bản ghi nhận việc rút tố cáo, made when somebody withdraws by word of mouth.

    `withdrawn` is what is withdrawn, the whole of it where `is_whole`.
    """

    required: ClassVar[dict[str, str]] = Minutes.required | {
        "recorders": "người lập biên bản",
        "withdrawn": "nội dung tố cáo được rút",
        "reason": "lý do rút tố cáo",
    }
    least_copies: ClassVar[int] = 1

    recorders: tuple[Attendant, ...]
    is_whole: bool
    withdrawn: tuple[str, ...]
    reason: tuple[str, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        part = "toàn bộ" if self.is_whole else "một phần"
        return numbered(
            (
                "THÀNH PHẦN",
                (
                    "1. Người lập biên bản:",
                    *listed(self.recorders),
                    "2. Người tố cáo rút tố cáo (tự ghi):",
                    f"Họ và tên: {_BY_HAND}",
                    f"Địa chỉ: {_BY_HAND}",
                    f"{PAPER}:",
                    _BY_HAND,
                ),
            ),
            (
                "NỘI DUNG TỐ CÁO ĐƯỢC RÚT",
                (f"Người tố cáo rút {part} nội dung tố cáo:", *self.withdrawn),
            ),
            ("LÝ DO RÚT TỐ CÁO", self.reason),
        )

    @property
    def closing(self) -> tuple[str, ...]:
        return (
            f"Việc ghi nhận kết thúc hồi {self.ended}. Biên bản đã được đọc lại cho người rút tố "
            "cáo nghe, công nhận đúng và ký tên hoặc điểm chỉ xác nhận.",
            f"Biên bản được lập thành {self.copies:02d} bản",
        )

    @property
    def cells(self) -> tuple[SignatureCell, ...]:
        return (
            SignatureCell(lines=("NGƯỜI RÚT TỐ CÁO",), hint="(Ký hoặc điểm chỉ, ghi rõ họ tên)"),
            *(
                SignatureCell(lines=("NGƯỜI LẬP BIÊN BẢN",), name=who.name)
                for who in self.recorders
            ),
        )


def form(*, unit: Unit, printed_on: date, withdrawn: str = "") -> WithdrawalForm:
    """The form to the agency `unit`, handed out that day, with the date left to be written."""
    return WithdrawalForm(
        **joint_head(unit, FORM, printed_on), written_on=None, withdrawn=paragraphs(withdrawn)
    )


def minutes(
    *,
    unit: Unit,
    opened_at: datetime,
    closed_at: datetime | None,
    place: str,
    recorders: Sequence[Attendant],
    is_whole: bool,
    withdrawn: str,
    reason: str,
    copies: int = 2,
) -> WithdrawalMinutes:
    """The minutes that `recorders` make of what the denouncer says."""
    return WithdrawalMinutes(
        **joint_head(unit, MINUTES, opened_at.date()),
        opened_at=opened_at,
        closed_at=closed_at,
        place=clause(place),
        copies=copies,
        recorders=tuple(recorders),
        is_whole=is_whole,
        withdrawn=paragraphs(withdrawn),
        reason=paragraphs(reason),
    )
