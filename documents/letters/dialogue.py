"""Mẫu số 14, NĐ 124/2020 as amended by NĐ 155/2026: the minutes of a dialogue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from documents.catalogue import DIALOGUE_MINUTES
from documents.errors import LetterError
from documents.letters.decision_parts import Section
from documents.letters.heads import joint_head
from documents.letters.minutes import Attendant, Minutes, SignatureCell, listed
from documents.letters.sections import numbered
from documents.letters.wording import clause, paragraphs, sentence
from petitions.models import Unit

RULE = "Khoản 4 Điều 28 Nghị định số 124/2020/NĐ-CP (sửa đổi bởi Nghị định số 155/2026/NĐ-CP)"
_SIGNED = "(Ký, ghi rõ họ tên)"
_OR_MARK = "(Ký, ghi rõ họ tên hoặc điểm chỉ)"
_OR_SEAL = "(Ký, ghi rõ họ tên, đóng dấu (nếu có))"


@dataclass(frozen=True, kw_only=True)
class DialogueMinutes(Minutes):
    """Biên bản đối thoại với người khiếu nại: six groups of people, and where each signs."""

    required: ClassVar[dict[str, str]] = Minutes.required | {
        "complainants": "người khiếu nại",
        "respondents": "người bị khiếu nại",
        "summary": "mục đích, yêu cầu, kết quả xác minh và nội dung đối thoại",
        "opinions": "ý kiến của những người tham gia",
    }
    least_copies: ClassVar[int] = 3
    copies_rule: ClassVar[str] = RULE

    chair: Attendant
    clerk: Attendant
    complainants: tuple[Attendant, ...]
    respondents: tuple[Attendant, ...]
    concerned: tuple[Attendant, ...]
    bodies: tuple[Attendant, ...]
    summary: tuple[str, ...]
    opinions: tuple[str, ...]
    agreed: tuple[str, ...]
    disputed: tuple[str, ...]
    unsigned: str

    def validate(self) -> None:
        super().validate()
        if not self.agreed and not self.disputed:
            raise LetterError(
                "agreed", "Phải ghi nội dung đã thống nhất hoặc vấn đề còn ý kiến khác nhau."
            )

    @property
    def title_lines(self) -> tuple[str, ...]:
        """Nothing: the name of the type says it all."""
        return ()

    @property
    def _here(self) -> tuple[str, ...]:
        groups = (
            ("Người giải quyết khiếu nại, người được phân công chủ trì đối thoại", (self.chair,)),
            ("Người ghi biên bản", (self.clerk,)),
            (
                "Người khiếu nại (hoặc người đại diện, người được ủy quyền khiếu nại)",
                self.complainants,
            ),
            (
                "Người bị khiếu nại (hoặc người đại diện, người được ủy quyền)",
                self.respondents,
            ),
            ("Người có quyền, nghĩa vụ liên quan", self.concerned),
            ("Đại diện cơ quan, tổ chức, cá nhân có liên quan", self.bodies),
        )
        return tuple(
            line
            for number, (who, people) in enumerate(groups, start=1)
            for line in (f"{number}. {who}:", *(listed(people) if people else ("Không có.",)))
        )

    @property
    def sections(self) -> tuple[Section, ...]:
        agreed = self.agreed or ("Không có.",)
        disputed = self.disputed or ("Không có.",)
        return numbered(
            ("THÀNH PHẦN THAM GIA ĐỐI THOẠI", self._here),
            (
                "NỘI DUNG ĐỐI THOẠI",
                (
                    "1. Mục đích, yêu cầu của việc đối thoại, tóm tắt kết quả xác minh nội dung "
                    "khiếu nại và những nội dung đối thoại:",
                    *self.summary,
                    "2. Ý kiến của những người tham gia đối thoại về từng nội dung đối thoại:",
                    *self.opinions,
                ),
            ),
            (
                "KẾT QUẢ ĐỐI THOẠI",
                (
                    "1. Những nội dung đã thống nhất:",
                    *agreed,
                    "2. Những vấn đề còn ý kiến khác nhau:",
                    *disputed,
                ),
            ),
        )

    @property
    def closing(self) -> tuple[str, ...]:
        unsigned = (f"Người tham gia không ký xác nhận và lý do: {sentence(self.unsigned)}",)
        return (
            f"Buổi đối thoại kết thúc hồi {self.ended}.",
            "Biên bản đối thoại đã được đọc lại cho những người tham gia đối thoại nghe và ký xác "
            "nhận.",
            *(unsigned if self.unsigned else ()),
            f"Biên bản được lập thành {self.copies:02d} bản; mỗi người nhận 01 bản",
        )

    @property
    def cells(self) -> tuple[SignatureCell, ...]:
        """Six cells, as the form has them, two in a row."""
        return (
            SignatureCell(lines=("NGƯỜI BỊ KHIẾU NẠI",), hint=_SIGNED),
            SignatureCell(
                lines=(
                    "NGƯỜI GIẢI QUYẾT KHIẾU NẠI",
                    "(HOẶC NGƯỜI ĐƯỢC PHÂN CÔNG",
                    "CHỦ TRÌ ĐỐI THOẠI)",
                ),
                hint=_OR_SEAL,
                name=self.chair.name,
            ),
            SignatureCell(
                lines=("NGƯỜI KHIẾU NẠI", "(HOẶC NGƯỜI ĐẠI DIỆN,", "NGƯỜI ĐƯỢC ỦY QUYỀN)"),
                hint=_OR_MARK,
            ),
            SignatureCell(
                lines=("ĐẠI DIỆN CƠ QUAN, TỔ CHỨC,", "CÁ NHÂN CÓ LIÊN QUAN"), hint=_OR_SEAL
            ),
            SignatureCell(lines=("NGƯỜI CÓ QUYỀN VÀ NGHĨA VỤ", "LIÊN QUAN"), hint=_OR_MARK),
            SignatureCell(lines=("NGƯỜI GHI BIÊN BẢN",), hint=_SIGNED, name=self.clerk.name),
        )


def build(
    *,
    unit: Unit,
    opened_at: datetime,
    closed_at: datetime | None,
    place: str,
    chair: Attendant,
    clerk: Attendant,
    complainants: Sequence[Attendant],
    respondents: Sequence[Attendant],
    concerned: Sequence[Attendant] = (),
    bodies: Sequence[Attendant] = (),
    summary: str,
    opinions: str,
    agreed: str = "",
    disputed: str = "",
    unsigned: str = "",
    copies: int = 3,
) -> DialogueMinutes:
    """The minutes; who did not come is named all the same, with `Attendant.absence`."""
    return DialogueMinutes(
        **joint_head(unit, DIALOGUE_MINUTES, opened_at.date()),
        opened_at=opened_at,
        closed_at=closed_at,
        place=clause(place),
        copies=copies,
        chair=chair,
        clerk=clerk,
        complainants=tuple(complainants),
        respondents=tuple(respondents),
        concerned=tuple(concerned),
        bodies=tuple(bodies),
        summary=paragraphs(summary),
        opinions=paragraphs(opinions),
        agreed=paragraphs(agreed),
        disputed=paragraphs(disputed),
        unsigned=clause(unsigned),
    )
