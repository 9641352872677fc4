"""A denunciation as the counter enters it, with a name that may stand nowhere else."""

from dataclasses import replace
from typing import Any

from documents.letters.draft import DENUNCIATION_BASIS, DecisionDraft
from petitions.acts import PartyEntry, Registration
from petitions.law.facts import Kind
from petitions.models import PartyRole
from petitions.vault import Person
from tests.factories import a_registration

DENOUNCER = Person(
    name="Trịnh Văn Kín Đáo",
    address="Ngõ Bí Mật 77, thôn Niêm Phong, xã Giấu Kín",
    paper_kind="citizen_card",
    paper_number="079912345678",
    phone="0987654321",
    email="kin.dao@denouncer.example",
)
ACCUSED = Person(name="Đỗ Văn Thí Điểm", address="Phòng Kinh tế, xã An Mẫu")
#: What no paper, event or page may hold, however it is cut into lines.
SECRETS = ("Kín Đáo", "Bí Mật 77", "Niêm Phong", "079912345678", "0987654321", "kin.dao@")

TEXT = DecisionDraft(
    legal_basis=DENUNCIATION_BASIS,
    verification_result="Đã kiểm tra 40 hồ sơ.",
    conclusion="Tố cáo đúng một phần.",
    orders=("Hoàn trả số tiền đã thu.", "Kiến nghị xem xét kỷ luật."),
)


def a_denunciation(*more: PartyEntry, **changed: Any) -> Registration:
    """A complete denunciation received on tests.factories.MONDAY; `more` parties beside the two."""
    values: dict[str, Any] = {
        "kind": Kind.DENUNCIATION,
        "parties": (
            PartyEntry(role=PartyRole.PETITIONER, person=DENOUNCER),
            PartyEntry(role=PartyRole.RESPONDENT, person=ACCUSED),
            *more,
        ),
        "subject": "thu tiền ngoài quy định khi cấp giấy tờ",
        "content": "Mỗi hồ sơ phải nộp 500.000 đồng.",
        "request": "",
        "contested": "Thu 500.000 đồng mỗi hồ sơ mà không ghi biên lai",
        "contested_kind": None,
        "contested_known_on": None,
    }
    return replace(a_registration(), **values | changed)
