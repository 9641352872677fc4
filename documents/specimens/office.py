"""Specimens of the papers that have no statutory form and belong to no one step of a case."""

from datetime import date

from documents import catalogue
from documents.letterhead import letterhead
from documents.letters import annex, outgoing_register, receipt, urging
from documents.letters.common import Letter, Signature
from documents.letters.ledger_head import LedgerHeadSheet
from documents.letters.urging import Duty
from documents.numbering import Series
from documents.outgoing import Entry, Sort
from documents.specimens.common import (
    COMPLAINANT,
    DUE_ON,
    RECEIVED,
    ROOM,
    moment,
    number,
    petition,
    signer,
    unit,
)
from petitions.law.casefields import Language
from petitions.law.clock import compute
from petitions.law.facts import CaseFacts, Complexity, EventKind, Kind, LegalEvent, Regime, Stage

_LATE = date(2027, 1, 11)


def a_receipt() -> Letter:
    return receipt.build(
        unit=unit(),
        number=number(5, "GBN"),
        register_number="07/2026",
        lookup_code="0123456789ABCDEF",
        lookup_url="https://donthu.example.vn/tra-cuu/",
        petitioner=COMPLAINANT,
        received_on=RECEIVED,
        issued_on=RECEIVED,
        subject=petition().subject,
        papers=[("Quyết định số 15/QĐ-UBND ngày 05/02/2026", 3, False), ("Đơn khiếu nại", 2, True)],
        promises=[
            (
                "Thông báo thụ lý hoặc không thụ lý",
                date(2026, 12, 3),
                "khoản 1 Điều 16 Nghị định số 124/2020/NĐ-CP",
            )
        ],
        officer="Lê Thị Ví Dụ",
        officer_title="công chức tiếp công dân",
    )


def an_urging(form: catalogue.Form) -> Letter:
    return urging.build(
        form,
        petition(),
        number=number(5, form.type_code),
        agency=unit(),
        addressee=ROOM,
        duty=Duty(
            title="Giải quyết khiếu nại lần đầu",
            basis="Điều 28 Luật Khiếu nại 2011",
            due_on=DUE_ON,
            is_confirmed=True,
        ),
        signer=signer(),
        issued_on=_LATE,
    )


def an_annex() -> Letter:
    facts = CaseFacts(
        regime=Regime.STATE,
        kind=Kind.COMPLAINT,
        stage=Stage.FIRST,
        complexity=Complexity.ORDINARY,
        events=(
            LegalEvent(EventKind.RECEIVED, RECEIVED),
            LegalEvent(EventKind.ACCEPTED, date(2026, 12, 1)),
        ),
    )
    return annex.build(
        unit=unit(),
        facts=facts,
        clocks=compute(facts),
        officer="Lê Thị Ví Dụ",
        officer_title="công chức tiếp công dân",
        printed_at=moment(_LATE, 14, 5),
        language=Language.VI,
    )


def a_ledger_head() -> Letter:
    return LedgerHeadSheet(
        form=catalogue.LEDGER_HEAD,
        letterhead=letterhead(unit()),
        number=number(1, catalogue.LEDGER_HEAD.type_code),
        issued_on=_LATE,
        signature=Signature(
            lines=("NGƯỜI LƯU GIỮ",), name="Lê Thị Ví Dụ", hint="(Ký, ghi rõ họ tên)"
        ),
        recipients=(),
        head_number=12,
        day=_LATE,
        made_at=moment(_LATE, 6, 30),
        chains=1234,
        entries=98765,
        lines=56,
        digest="ab" * 32,
        signature_value="cd" * 64,
        public_key="ef" * 32,
    )


def an_outgoing_register() -> Letter:
    series = Series(unit(), "TB", 2026)
    lines = (
        Entry(sort=Sort.IMPORTED, first=1, last=40, symbol="01/TB-UBND – 40/TB-UBND"),
        Entry(
            sort=Sort.PAPER,
            first=41,
            last=41,
            symbol="41/TB-UBND",
            issued_on=RECEIVED,
            title=catalogue.ACCEPTANCE.title,
            signer="Trần Văn Thí Dụ",
            recipients=2,
        ),
        Entry(
            sort=Sort.VOID,
            first=42,
            last=42,
            symbol="42/TB-UBND",
            issued_on=_LATE,
            reason="Đã ghi số lên bản in hỏng, bản in đã hủy.",
            by="Lê Thị Ví Dụ",
        ),
    )
    return outgoing_register.build(series, lines, officer="Lê Thị Ví Dụ", printed_on=_LATE)


OFFICE = {
    catalogue.RECEIPT: a_receipt,
    catalogue.ANNEX: an_annex,
    catalogue.REMINDER_SLIP: lambda: an_urging(catalogue.REMINDER_SLIP),
    catalogue.URGING_LETTER: lambda: an_urging(catalogue.URGING_LETTER),
    catalogue.LEDGER_HEAD: a_ledger_head,
    catalogue.OUTGOING_REGISTER: an_outgoing_register,
}
