"""Every form that the program can print, read from catalogue.toml."""

import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from petitions.law.facts import Kind, Regime


class FormStatus(StrEnum):
    """How far a form and its number are confirmed."""

    CONFIRMED = "confirmed"
    RECALLED = "recalled"
    IN_HOUSE = "in_house"

    @property
    def label(self) -> str:
        """The mark in Vietnamese, for screens."""
        return _LABELS[self]


_LABELS = {
    FormStatus.CONFIRMED: "Đã đối chiếu",
    FormStatus.RECALLED: "Chưa đối chiếu bản gốc",
    FormStatus.IN_HOUSE: "Mẫu nội bộ",
}


@dataclass(frozen=True, kw_only=True)
class Form:
    """One form.

    `type_code` is what stands in the symbol (TB in 05/TB-UBND) and `type_name` what stands above
    the title. `due_at` names the act of `petitions.access.Act` that issues the paper, and
    is empty for one that no act issues. `status`
    says how far the form number is confirmed, `note` what a reader of the paper should know.
    `regime` is the body of rules, and with it the letterhead, that the paper follows. `fields`
    are what its letter holds beyond head and signature, by the names of the fields in the code.
    """

    instrument: str
    code: str
    type_code: str
    type_name: str
    title: str
    basis: str
    signer: str
    addressees: tuple[str, ...]
    due_at: str
    status: FormStatus
    note: str = ""
    regime: Regime = Regime.STATE
    fields: tuple[str, ...] = ()


def _read(file: Path) -> dict[tuple[str, str], Form]:
    forms: dict[tuple[str, str], Form] = {}
    for row in tomllib.loads(file.read_text(encoding="utf-8"))["form"]:
        row |= {
            "addressees": tuple(row["addressees"]),
            "status": FormStatus(row["status"]),
            "regime": Regime(row.get("regime", Regime.STATE)),
            "fields": tuple(row.get("fields", ())),
        }
        form = Form(**row)
        if (form.instrument, form.code) in forms:
            raise ValueError(f"{file.name}: two forms {form.instrument} {form.code}")
        forms[form.instrument, form.code] = form
    return forms


FORMS = _read(Path(__file__).with_name("catalogue.toml"))

RECEIPT = FORMS["Nội bộ", "GBN"]
ACCEPTANCE = FORMS["NĐ 124/2020", "Mẫu số 03"]
NON_ACCEPTANCE = FORMS["NĐ 124/2020", "Mẫu số 04"]
GUIDANCE = FORMS["TT 05/2021", "Mẫu số 02"]
REFERRAL = FORMS["Nội bộ", "TB-CĐ"]
RETURN = FORMS["Nội bộ", "TB-TLĐ"]
FILING = FORMS["Nội bộ", "TB-LĐ"]
COMPLEXITY = FORMS["Nội bộ", "TB-VVPT"]
SUSPENSION = FORMS["NĐ 124/2020", "Mẫu số 14a"]
#: The same form under its other name: it has one number for the two decisions.
TERMINATION = replace(SUSPENSION, title="Về việc đình chỉ giải quyết khiếu nại", due_at="terminate")
RESUMPTION = FORMS["NĐ 124/2020", "Mẫu số 14b"]
FIRST_DECISION = FORMS["NĐ 124/2020", "Mẫu số 15"]
COMPLAINT_FORM = FORMS["NĐ 124/2020", "Mẫu số 01"]
AUTHORISATION = FORMS["NĐ 124/2020", "Mẫu số 02"]
VERIFICATION = FORMS["NĐ 124/2020", "Mẫu số 05"]
WORKING_MINUTES = FORMS["NĐ 124/2020", "Mẫu số 06"]
EVIDENCE_REQUEST = FORMS["NĐ 124/2020", "Mẫu số 07"]
EVIDENCE_HANDOVER = FORMS["NĐ 124/2020", "Mẫu số 08"]
EXPERTISE = FORMS["NĐ 124/2020", "Mẫu số 09"]
EXPERTISE_REMINDER = FORMS["NĐ 124/2020", "Mẫu số 10"]
URGENT_MEASURE = FORMS["NĐ 124/2020", "Mẫu số 11"]
URGENT_MEASURE_LIFTED = FORMS["NĐ 124/2020", "Mẫu số 12"]
VERIFICATION_REPORT = FORMS["NĐ 124/2020", "Mẫu số 13"]
DIALOGUE_INVITATION = FORMS["Nội bộ", "GM-ĐT"]
DIALOGUE_MINUTES = FORMS["NĐ 124/2020", "Mẫu số 14"]
SECOND_DECISION = FORMS["NĐ 124/2020", "Mẫu số 16"]
PROPOSAL = FORMS["TT 05/2021", "Mẫu số 01"]
RECOMMENDATION_REFERRAL = FORMS["TT 05/2021", "Mẫu số 04"]
MISFORWARDED = FORMS["Nội bộ", "CV-TLĐ"]
SPLITTING = FORMS["Nội bộ", "HD-TĐ"]
RECEPTION_REFUSAL = FORMS["NĐ 154/2026", "Mẫu số 01/TCD"]
EVIDENCE_RECEIPT = FORMS["NĐ 154/2026", "Mẫu số 02/TCD"]
RECEPTION_BOOK = FORMS["NĐ 154/2026", "Mẫu số 03/TCD"]
STATEMENT = FORMS["Nội bộ", "BGTB"]
APPOINTMENT = FORMS["Nội bộ", "PH"]
DENUNCIATION_ACCEPTANCE = FORMS["NĐ 31/2019", "Mẫu số 04"]
ACCEPTANCE_NOTICE = FORMS["NĐ 31/2019", "Mẫu số 05"]
CONTENT_NOTICE = FORMS["NĐ 31/2019", "Mẫu số 06"]
CONCLUSION = FORMS["NĐ 31/2019", "Mẫu số 12"]
DENUNCIATION_REFERRAL = FORMS["TT 05/2021", "Mẫu số 03"]
DENUNCIATION_NON_ACCEPTANCE = FORMS["Nội bộ", "TB-KTL-TC"]
DENUNCIATION_GUIDANCE = FORMS["Nội bộ", "PHD-TC"]
ANNEX = FORMS["Nội bộ", "BTTH"]
REMINDER_SLIP = FORMS["Nội bộ", "PN"]
LEDGER_HEAD = FORMS["Nội bộ", "PCNK"]
OUTGOING_REGISTER = FORMS["Nội bộ", "SVBĐ"]
URGING_LETTER = FORMS["Nội bộ", "CV-ĐĐ"]

#: The paper by which a petition of that kind is settled: what is drafted and approved.
SETTLED_BY: dict[Kind, Form] = {
    Kind.COMPLAINT: FIRST_DECISION,
    Kind.DENUNCIATION: CONCLUSION,
}
