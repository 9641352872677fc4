"""Letterhead and signature block of a state agency, by NĐ 30/2020/NĐ-CP, Phụ lục I."""

from datetime import date

from documents import fonts
from documents.errors import LetterError
from documents.letters.common import Letterhead, Signature
from petitions.models import Appointment, Role, Unit

#: Width that the agency's name may take, in millimetres. The right column needs 96 mm so that
#: the national title at 13 pt never wraps, and the page leaves 165 mm for both.
AGENCY_WIDTH = 64
SIZE = 13
COMMITTEE = "ỦY BAN NHÂN DÂN"


def letterhead(agency: Unit) -> Letterhead:
    """The head of the agency's papers, under its superior body where the agency names one."""
    return Letterhead(
        superior_lines=_lines(agency.superior_name, fonts.Style.REGULAR),
        agency_lines=_lines(agency.name, fonts.Style.BOLD),
        agency=agency.name,
        place=agency.place,
    )


def _lines(name: str, style: fonts.Style) -> tuple[str, ...]:
    """The name in capitals. A People's Committee keeps these words on one line, its place below."""
    capitals = " ".join(name.upper().split())
    place = capitals.removeprefix(COMMITTEE).strip()
    if capitals.startswith(COMMITTEE) and place:
        return COMMITTEE, *fonts.wrap(place, style, SIZE, AGENCY_WIDTH)
    return fonts.wrap(capitals, style, SIZE, AGENCY_WIDTH)


def authority(agency: Unit) -> str:
    """The office that decides: "Chủ tịch Ủy ban nhân dân xã An Hòa"."""
    return f"{agency.head_title} {agency.name}".strip()


def signature(signer: Appointment, agency: Unit, *, on: date) -> Signature:
    """The block under which `signer` signs for the agency that day.

    The head signs with the office alone and a deputy on the head's behalf (KT., Điều 13). A
    complaint is settled by the office-holder and not by the collective, so there is no TM. line.
    Raises LetterError for another role, and for a day on which the appointment is not in force.
    """
    if on < signer.starts_on or (signer.ends_on is not None and on > signer.ends_on):
        raise LetterError("signature", "Người ký không giữ chức vụ này vào ngày ký.")
    head = agency.head_title.upper()
    if not head:
        raise LetterError("signature", "Cơ quan ban hành chưa có chức danh người đứng đầu.")
    name = signer.user.get_full_name()
    if signer.role == Role.HEAD:
        return Signature(lines=(head,), name=name)
    if signer.role == Role.DEPUTY:
        return Signature(lines=(f"KT. {head}", signer.title.upper()), name=name)
    raise LetterError(
        "signature",
        f"{name} không có thẩm quyền ký văn bản này: chỉ người đứng đầu hoặc cấp phó ký.",
        rule="Điều 13 Nghị định số 30/2020/NĐ-CP",
    )
