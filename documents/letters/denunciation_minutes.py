"""Mẫu số 08, NĐ 31/2019: minutes of a session or of a look on site (Điều 11 to Điều 14).

One form for four sorts of session. Only a session with the denouncer has one there, and then as a
mask; every other is open to be read by the denounced.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from documents.catalogue import FORMS
from documents.errors import LetterError
from documents.letters.decision_parts import Section
from documents.letters.denunciation_parts import SECRECY
from documents.letters.heads import joint_head
from documents.letters.minutes import Attendant, Minutes, SignatureCell, listed
from documents.letters.sections import numbered
from documents.letters.suspension_parts import Cited
from documents.letters.wording import clause, paragraphs, sentence, upper_first
from petitions.models import Unit

FORM = FORMS["NĐ 31/2019", "Mẫu số 08"]


class Session(StrEnum):
    """With whom, in the words of the summary."""

    DENOUNCER = "Làm việc với người tố cáo"
    DENOUNCED = "Làm việc với người bị tố cáo"
    BODY = "Làm việc với cơ quan, tổ chức, đơn vị, cá nhân có liên quan"
    SITE = "Xác minh thực tế"


_RULES = {
    Session.DENOUNCER: "Khoản 2 Điều 11 Nghị định số 31/2019/NĐ-CP",
    Session.DENOUNCED: "Khoản 2 Điều 12 Nghị định số 31/2019/NĐ-CP",
    Session.BODY: "Khoản 2 Điều 13 Nghị định số 31/2019/NĐ-CP",
    Session.SITE: "Khoản 2 Điều 14 Nghị định số 31/2019/NĐ-CP",
}
_BY_MARK = "(Ký, ghi rõ họ tên hoặc điểm chỉ)"


@dataclass(frozen=True, kw_only=True)
class SessionMinutes(Minutes):
    """Biên bản. `unsigned` says who did not sign, and why; empty where all did."""

    required: ClassVar[dict[str, str]] = Minutes.required | {
        "met": "người làm việc với Tổ xác minh",
        "talk": "nội dung làm việc",
    }

    session: Session
    order: Cited
    chair: Attendant
    verifiers: tuple[Attendant, ...]
    met: tuple[Attendant, ...]
    talk: tuple[str, ...]
    opinions: tuple[str, ...]
    unsigned: str

    def validate(self) -> None:
        super().validate()
        if self.order.on > self.opened_at.date():
            raise LetterError("order", "Quyết định xác minh có ngày sau ngày làm việc.")
        secret = self.session is Session.DENOUNCER
        if secret and any(who.name or who.address or who.paper for who in self.met):
            raise LetterError(
                "met",
                "Biên bản làm việc với người tố cáo không được ghi người tố cáo là ai.",
                rule=upper_first(SECRECY),
            )
        if not secret and not all(who.name.strip() for who in self.met):
            raise LetterError("met", "Người làm việc phải có họ và tên.", rule=_RULES[self.session])

    @property
    def title(self) -> str:
        """What sort of session: the form itself is called no more than minutes."""
        return self.session.value

    @property
    def sections(self) -> tuple[Section, ...]:
        here = (
            f"Thực hiện {self.order.named} về việc xác minh nội dung tố cáo, chúng tôi gồm:",
            "1. Người xác minh nội dung tố cáo:",
            f"- {self.chair.told} (chủ trì){';' if self.verifiers else '.'}",
            *listed(self.verifiers),
            "2. Người làm việc, người có liên quan:",
            *listed(self.met),
        )
        heading = "KẾT QUẢ XÁC MINH" if self.session is Session.SITE else "NỘI DUNG LÀM VIỆC"
        return numbered(
            ("THÀNH PHẦN", here),
            (heading, self.talk),
            ("Ý KIẾN CỦA NHỮNG NGƯỜI THAM GIA", self.opinions),
        )

    @property
    def closing(self) -> tuple[str, ...]:
        unsigned = (f"Người không ký biên bản và lý do: {sentence(self.unsigned)}",)
        return (
            f"Buổi làm việc kết thúc hồi {self.ended}. Biên bản đã được đọc lại cho những người "
            "tham gia nghe và ký xác nhận.",
            *(unsigned if self.unsigned else ()),
            f"Biên bản được lập thành {self.copies:02d} bản, 01 bản lưu trong hồ sơ giải quyết tố "
            "cáo, 01 bản giao cho người làm việc nếu có yêu cầu",
        )

    @property
    def cells(self) -> tuple[SignatureCell, ...]:
        return (
            *(
                SignatureCell(lines=("NGƯỜI LÀM VIỆC",), hint=_BY_MARK, name=who.name)
                for who in self.met
            ),
            *(
                SignatureCell(lines=("THÀNH VIÊN TỔ XÁC MINH",), name=who.name)
                for who in self.verifiers
            ),
            SignatureCell(lines=("NGƯỜI CHỦ TRÌ",), name=self.chair.name),
        )


def build(
    *,
    unit: Unit,
    session: Session,
    order: Cited,
    opened_at: datetime,
    closed_at: datetime | None,
    place: str,
    chair: Attendant,
    verifiers: Sequence[Attendant] = (),
    met: Sequence[Attendant],
    talk: str,
    opinions: str = "",
    unsigned: str = "",
    copies: int = 2,
) -> SessionMinutes:
    """The minutes. Of a session with the denouncer, `met` is the mask alone."""
    return SessionMinutes(
        **joint_head(unit, FORM, opened_at.date()),
        opened_at=opened_at,
        closed_at=closed_at,
        place=clause(place),
        copies=copies,
        session=session,
        order=order,
        chair=chair,
        verifiers=tuple(verifiers),
        met=tuple(met),
        talk=paragraphs(talk),
        opinions=paragraphs(opinions),
        unsigned=clause(unsigned),
    )
