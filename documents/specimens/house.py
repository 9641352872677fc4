"""Specimens of what is done about papers themselves: corrected, copied, put into envelopes."""

from datetime import date

from documents.letters import copies, corrections, delivery_list, envelope
from documents.letters.common import Letter
from documents.letters.copies import CopyKind
from documents.letters.corrections import Erratum
from documents.letters.delivery_list import Posting
from documents.letters.suspension_parts import Cited
from documents.specimens.common import ACCEPTED, ACCEPTED_ON, COMPLAINANT, number, signer, unit

_ON = date(2026, 12, 10)
_COPIED = Cited(type_name="Quyết định", symbol="15/QĐ-UBND", on=date(2026, 2, 5))
_WHAT = "việc thụ lý giải quyết khiếu nại"
_NAME = f"Ông\u00a0(Bà) {COMPLAINANT.name}"


def a_correction() -> Letter:
    return corrections.correction(
        unit=unit(),
        number=number(20, "CV"),
        addressees=[_NAME, "Thanh tra tỉnh Ví Dụ"],
        paper=ACCEPTED,
        subject=_WHAT,
        errata=[Erratum(place="dòng địa danh", printed="Mẫu Đon", right="Mẫu Đơn")],
        signer=signer(),
        issued_on=_ON,
    )


def a_recall(replaced_by: Cited | None = None) -> Letter:
    return corrections.recall(
        unit=unit(),
        number=number(21, "TB"),
        addressees=[_NAME],
        paper=ACCEPTED,
        subject=_WHAT,
        reason="Văn bản được gửi nhầm hồ sơ.",
        replaced_by=replaced_by,
        signer=signer(),
        issued_on=_ON,
    )


def a_replacement() -> Letter:
    return a_recall(Cited(type_name="Thông báo", symbol="22/TB-UBND", on=_ON))


def an_extract() -> Letter:
    return copies.build(
        CopyKind.EXTRACT,
        unit=unit(),
        number=number(5, CopyKind.EXTRACT.form.type_code),
        source=_COPIED,
        source_body="Ủy ban nhân dân tỉnh Ví Dụ",
        subject="về việc thu hồi đất",
        extract="Điều 2. Diện tích thu hồi của thửa đất số 7 là 245 m2.",
        recipients=["Phòng Kinh tế xã Mẫu Đơn"],
        signer=signer(),
        issued_on=_ON,
    )


def a_copy(kind: CopyKind) -> Letter:
    return copies.build(
        kind,
        unit=unit(),
        number=number(5, kind.form.type_code),
        source=_COPIED,
        below=150,
        recipients=["Phòng Kinh tế xã Mẫu Đơn"],
        signer=signer(),
        issued_on=_ON,
    )


def an_envelope() -> Letter:
    sender = unit()
    sender.address = "Số 1 đường Thí Dụ, xã Mẫu Đơn, tỉnh Ví Dụ"
    return envelope.build(
        unit=sender,
        symbols=[ACCEPTED.symbol],
        name=_NAME,
        address=COMPLAINANT.address,
        printed_on=ACCEPTED_ON,
    )


def a_delivery_list() -> Letter:
    return delivery_list.build(
        unit=unit(),
        postings=[
            Posting(paper=ACCEPTED, addressee=_NAME, way="Gửi bưu chính bảo đảm"),
            Posting(
                paper=Cited(type_name="Thông báo", symbol="08/TB-UBND", on=ACCEPTED_ON),
                addressee="Người tố cáo (được giữ bí mật)",
                way="Giao trực tiếp, có ký nhận",
            ),
        ],
        clerk="Lê Thị Ví Dụ",
        listed_on=ACCEPTED_ON,
    )


HOUSE = {
    corrections.CORRECTION: a_correction,
    corrections.RECALL: a_recall,
    corrections.REPLACEMENT: a_replacement,
    CopyKind.TRUE_COPY.form: lambda: a_copy(CopyKind.TRUE_COPY),
    CopyKind.COPY_OF_COPY.form: lambda: a_copy(CopyKind.COPY_OF_COPY),
    CopyKind.EXTRACT.form: an_extract,
    envelope.FORM: an_envelope,
    delivery_list.FORM: a_delivery_list,
}
