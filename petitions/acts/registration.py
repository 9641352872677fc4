"""What the reception desk reads off a petition, and what of it cannot be."""

from dataclasses import dataclass, field, replace
from datetime import date

from petitions.acts.papers import Paper
from petitions.acts.performing import require_text
from petitions.acts.secrecy import forbid_identifying
from petitions.errors import BadFact
from petitions.law.facts import Kind
from petitions.law.terms import day_text
from petitions.models import Channel, ContestedKind, PartyRole
from petitions.text import nfc
from petitions.vault import SEALED_ROLES, Person

#: An earlier day is a slip of the keyboard: of a petition, and of an identity paper.
EARLIEST, EARLIEST_PAPER = date(1990, 1, 1), date(1900, 1, 1)


@dataclass(frozen=True, kw_only=True)
class PartyEntry:
    """One person or body that takes part, as written on the paper."""

    role: PartyRole
    person: Person
    is_organisation: bool = False


@dataclass(frozen=True, kw_only=True)
class Registration:
    """All that the reception desk reads off a petition, in the order of the paper.

    `contested` is the decision or act complained of, or the act denounced. Of a complaint only:
    `contested_known_on`, the day the complainant received or knew of it, and `excused_days`, days
    of objective obstacle that the limitation period does not count (Điều 9 Luật Khiếu nại), told
    in `excuse`. `is_protected`: the petitioner asks to be kept secret as a denouncer is.
    """

    kind: Kind = Kind.COMPLAINT
    is_protected: bool = False
    channel: Channel
    received_on: date
    parties: tuple[PartyEntry, ...]
    subject: str
    content: str
    contested_kind: ContestedKind | None = None
    contested: str
    contested_known_on: date | None = None
    request: str = ""
    forwarded_by: str = ""
    written_on: date | None = None
    excused_days: int = 0
    excuse: str = ""
    is_signed: bool = True
    is_remote: bool = False
    papers: tuple[Paper, ...] = field(default=())

    def of_role(self, role: PartyRole) -> list[PartyEntry]:
        """The entries with that role, in the order of the paper."""
        return [entry for entry in self.parties if entry.role == role]

    @property
    def is_sealed(self) -> bool:
        """Whether who writes is secret: a denouncer from receipt on (Điều 9 Luật Tố cáo)."""
        return self.kind is Kind.DENUNCIATION or self.is_protected

    @property
    def secret_people(self) -> list[Person]:
        """Who of those entered is to be kept secret."""
        return [e.person for e in self.parties if self.is_sealed and e.role in SEALED_ROLES]

    @property
    def petitioner(self) -> Person:
        """Who writes, or writes first."""
        return self.of_role(PartyRole.PETITIONER)[0].person


def cleaned(registration: Registration, *, today: date) -> Registration:
    """`registration` in NFC and without stray blanks; BadFact names the first field at fault."""
    r = replace(
        registration,
        subject=require_text(
            nfc(registration.subject), "Ghi ngắn gọn đơn về việc gì.", field="subject"
        ),
        content=require_text(nfc(registration.content), "Ghi nội dung đơn.", field="content"),
        contested=require_text(
            nfc(registration.contested),
            "Ghi hành vi bị tố cáo."
            if registration.kind is Kind.DENUNCIATION
            else "Ghi quyết định hoặc hành vi bị khiếu nại.",
            field="contested",
        ),
    )
    if r.kind is Kind.COMPLAINT:
        _check_object(r)
    else:
        r = replace(r, contested_kind=None, contested_known_on=None, excused_days=0, excuse="")
    _check_parties(r)
    _check_dates(r, today)
    _check_papers_of(r, today)
    if r.channel == Channel.FORWARDED and not r.forwarded_by.strip():
        raise BadFact("Ghi tên cơ quan đã chuyển đơn đến.", field="forwarded_by")
    forbid_identifying(_free_texts(r), r.secret_people)
    return r


def _free_texts(r: Registration) -> dict[str, str]:
    """What is typed freely and seen by whoever sees the petition."""
    names = ("subject", "content", "request", "contested", "excuse", "forwarded_by")
    papers = " ".join(paper.name for paper in r.papers)
    return {name: getattr(r, name) for name in names} | {"papers": papers}


def _check_object(r: Registration) -> None:
    """What a complaint is about, and since when its author knows of it."""
    if r.contested_kind is None:
        raise BadFact("Chọn khiếu nại về quyết định hay hành vi.", field="contested_kind")
    if r.contested_known_on is None:
        raise BadFact(
            "Ghi ngày người khiếu nại nhận hoặc biết quyết định, hành vi.",
            field="contested_known_on",
            rule="Điều 9 Luật Khiếu nại",
        )
    if not 0 <= r.excused_days <= 3650:
        raise BadFact("Số ngày trở ngại phải từ 0 đến 3650.", field="excused_days")
    if r.excused_days and not r.excuse.strip():
        raise BadFact(
            "Ghi rõ trở ngại khách quan làm người khiếu nại không thực hiện được quyền đúng hạn.",
            field="excuse",
            rule="Điều 9 Luật Khiếu nại",
        )


def _check_parties(r: Registration) -> None:
    for role in (PartyRole.PETITIONER, PartyRole.RESPONDENT):
        if not r.of_role(role):
            called = role.label_in(r.kind).lower()
            raise BadFact(f"Ghi tên {called}.", field=f"{role.value}_name")
    for entry in r.parties:
        require_text(
            entry.person.name,
            f"Ghi tên của {entry.role.label_in(r.kind).lower()}.",
            field=f"{entry.role.value}_name",
        )
    for role in (PartyRole.PETITIONER, PartyRole.RESPONDENT):
        needed, rule = _ADDRESS_FOR[r.kind]
        for entry in r.of_role(role):
            require_text(
                entry.person.address,
                f"Ghi địa chỉ của {role.label_in(r.kind).lower()}: {needed}.",
                field=f"{role.value}_address",
                rule=rule,
            )


#: What an address is needed for, and the article that asks for it.
_ADDRESS_FOR = {
    Kind.COMPLAINT: ("quyết định giải quyết phải nêu", "Điều 31 Luật Khiếu nại"),
    Kind.DENUNCIATION: ("tố cáo phải ghi rõ", "Điều 23 Luật Tố cáo"),
}


def _check_papers_of(r: Registration, today: date) -> None:
    """An identity paper was issued before today, and not in another age."""
    for entry in r.parties:
        issued_on = entry.person.paper_issued_on
        if issued_on and not EARLIEST_PAPER <= issued_on <= today:
            raise BadFact(
                f"Ngày cấp giấy tờ của {entry.role.label.lower()} ({day_text(issued_on)}) phải từ "
                f"{day_text(EARLIEST_PAPER)} đến hôm nay ({day_text(today)}).",
                field=f"{entry.role.value}_paper_issued_on",
            )


def _check_dates(r: Registration, today: date) -> None:
    for name in ("received_on", "written_on", "contested_known_on"):
        day = getattr(r, name)
        if day and day < EARLIEST:
            raise BadFact(f"Kiểm tra lại năm của ngày {day_text(day)}.", field=name)
    if r.received_on > today:
        raise BadFact(
            f"Ngày nhận đơn ({r.received_on:%d/%m/%Y}) sau hôm nay ({today:%d/%m/%Y}).",
            field="received_on",
        )
    if r.written_on and r.written_on > r.received_on:
        raise BadFact(
            f"Ngày ghi trên đơn ({r.written_on:%d/%m/%Y}) sau ngày nhận đơn "
            f"({r.received_on:%d/%m/%Y}). Kiểm tra lại một trong hai ngày.",
            field="written_on",
        )
    if r.contested_known_on and r.contested_known_on > r.received_on:
        raise BadFact(
            f"Ngày nhận hoặc biết quyết định, hành vi ({r.contested_known_on:%d/%m/%Y}) sau ngày "
            f"nhận đơn ({r.received_on:%d/%m/%Y}). Kiểm tra lại một trong hai ngày.",
            field="contested_known_on",
        )
