"""Letterhead and signature block: NĐ 30/2020/NĐ-CP, Phụ lục I; for the Party HD 05-HD/VPTW."""

from dataclasses import dataclass
from datetime import date

from documents import fonts
from documents.errors import LetterError
from documents.letters.common import Letterhead, Signature
from petitions.law.facts import Regime
from petitions.models import Appointment, Capacity, Role, Unit

#: Width that the agency's name may take, in millimetres. The right column needs 96 mm so that
#: the national title at 13 pt never wraps, and the page leaves 165 mm for both.
AGENCY_WIDTH = 64
SIZE = 13
#: The same on a paper of the Party, whose heading at 15 pt takes 73 mm.
PARTY_WIDTH = 77
PARTY_SIZE = 14
COMMITTEE = "ỦY BAN NHÂN DÂN"


def letterhead(agency: Unit, regime: Regime = Regime.STATE) -> Letterhead:
    """The head of the agency's papers, under its superior body where the agency names one."""
    return Letterhead(
        superior_lines=_lines(agency.superior_name, fonts.Style.REGULAR, regime),
        agency_lines=_lines(agency.name, fonts.Style.BOLD, regime),
        agency=agency.name,
        place=agency.place,
    )


def _lines(name: str, style: fonts.Style, regime: Regime) -> tuple[str, ...]:
    """The name in capitals. A People's Committee keeps these words on one line, its place below."""
    capitals = " ".join(name.upper().split())
    if regime is Regime.PARTY:
        return fonts.wrap(capitals, style, PARTY_SIZE, PARTY_WIDTH)
    place = capitals.removeprefix(COMMITTEE).strip()
    if capitals.startswith(COMMITTEE) and place:
        return COMMITTEE, *fonts.wrap(place, style, SIZE, AGENCY_WIDTH)
    return fonts.wrap(capitals, style, SIZE, AGENCY_WIDTH)


def authority(agency: Unit) -> str:
    """The office that decides: "Chủ tịch Ủy ban nhân dân xã An Hòa"."""
    return f"{agency.head_title} {agency.name}".strip()


@dataclass(frozen=True)
class _Marks:
    """What stands before whoever somebody signs for; `delegated` is empty where there is none."""

    collective: str
    deputy: str
    by_order: str
    delegated: str


_MARKS = {
    Regime.STATE: _Marks("TM.", "KT.", "TL.", "TUQ."),
    # How the Party marks a thừa ủy quyền is in no source that was read.
    Regime.PARTY: _Marks("T/M", "K/T", "T/L", ""),
}


def signature(
    signer: Appointment, agency: Unit, *, on: date, regime: Regime = Regime.STATE
) -> Signature:
    """The block under which `signer` signs for the agency that day (Điều 13).

    By the role and the capacity of the appointment: the head signs with the office alone, a deputy
    on the head's behalf, either of them for a collective, an acting head as such; the head of a
    part of the agency by order or by delegation. A complaint is settled by the office-holder and
    not by the collective, so an appointment has no TM. line unless it says so.
    Raises LetterError for another role, and for a day on which the appointment is not in force.
    """
    if on < signer.starts_on or (signer.ends_on is not None and on > signer.ends_on):
        raise LetterError("signature", "Người ký không giữ chức vụ này vào ngày ký.")
    head = agency.head_title.upper()
    if not head:
        raise LetterError("signature", "Cơ quan ban hành chưa có chức danh người đứng đầu.")
    name = signer.user.get_full_name()
    if signer.role not in (Role.HEAD, Role.DEPUTY):
        raise LetterError(
            "signature",
            f"{name} không có thẩm quyền ký văn bản này: chỉ người đứng đầu hoặc cấp phó ký.",
            rule="Điều 13 Nghị định số 30/2020/NĐ-CP",
        )
    return Signature(lines=_block(signer, head, regime), name=name)


def _block(signer: Appointment, head: str, regime: Regime) -> tuple[str, ...]:
    """The lines above the name. `head` is the title of the agency's head, in capitals."""
    marks, is_deputy, title = _MARKS[regime], signer.role == Role.DEPUTY, signer.title.upper()
    match Capacity(signer.capacity):
        case Capacity.OWN:
            return (f"{marks.deputy} {head}", title) if is_deputy else (head,)
        case Capacity.COLLECTIVE:
            return _collective(signer, head, regime)
        case Capacity.ACTING:
            if is_deputy:
                raise LetterError("signature", "Người được giao quyền cấp trưởng không là cấp phó.")
            return (f"Q. {head}",)
        case Capacity.BY_ORDER:
            under = (f"{marks.deputy} {_head_of_part(signer)}",) if is_deputy else ()
            return (f"{marks.by_order} {head}", *under, title)
        case Capacity.DELEGATED:
            _require_delegation(signer, marks)
            return (f"{marks.delegated} {head}", title)


def _collective(signer: Appointment, head: str, regime: Regime) -> tuple[str, ...]:
    """For the collective: a deputy of a state body on the head's behalf, one of the Party not."""
    if not signer.signs_for:
        raise LetterError("signature", "Chưa ghi người ký thay mặt tập thể nào.")
    first = f"{_MARKS[regime].collective} {signer.signs_for.upper()}"
    title = signer.title.upper()
    if signer.role == Role.HEAD:
        return first, head
    return (first, title) if regime is Regime.PARTY else (first, f"KT. {head}", title)


def _head_of_part(signer: Appointment) -> str:
    """The title of whoever heads the signer's own unit, in capitals."""
    title = signer.unit.head_title.upper()
    if not title:
        raise LetterError("signature", "Đơn vị của người ký chưa có chức danh người đứng đầu.")
    return title


def _require_delegation(signer: Appointment, marks: _Marks) -> None:
    """Refuse a delegation without an end, and one that was passed on (Điều 13)."""
    if not marks.delegated:
        raise LetterError(
            "signature", "Chưa xác định được cách ký thừa ủy quyền trên văn bản của Đảng."
        )
    if signer.ends_on is None or signer.role == Role.DEPUTY:
        raise LetterError(
            "signature",
            "Thừa ủy quyền phải có thời hạn và người được ủy quyền không được ủy quyền lại.",
            rule="Điều 13 Nghị định số 30/2020/NĐ-CP",
        )
