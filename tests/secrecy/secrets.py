"""A denouncer with unmistakable particulars, and petitions that they send."""

import io
import uuid
from collections.abc import Iterator
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from petitions.acts import Paper, PartyEntry, Registration
from petitions.law.facts import Kind
from petitions.models import PartyRole, Petition
from petitions.vault import Person
from tests.factories import Office, a_registration, moment, party
from workflow import registering

#: In each field a word that stands nowhere else in the program, its tests or its samples.
DENOUNCER = Person(
    name="Trịnh Vĩnh Khuất",
    address="Ngõ Tịch Liêu, thôn Quạnh Hiu, xã Lặng Thinh",
    paper_kind="citizen_card",
    paper_number="079000424242",
    paper_issued_by="Cục Niêm Kín",
    phone="0900 424 242",
    email="khuat.lang.thinh@vi-du.example",
)
WITNESS = Person(name="Đoàn Thị Ẩn Danh Mẫu", address="Ngách U Tịch, xã Lặng Thinh")
FILE_NAME = "don-cua-trinh-vinh-khuat.png"
DENOUNCED = "Lương Văn Bị Nêu"
AT = moment("2026-11-23 08:30")


def scan() -> bytes:
    """A letter as a picture, whose metadata say who made it."""
    picture, told = Image.new("L", (620, 877), 255), PngInfo()
    told.add_text("Author", "Trinh Vinh Khuat")
    made = io.BytesIO()
    picture.save(made, "PNG", pnginfo=told)
    return made.getvalue()


def entry(**changed: Any) -> Registration:
    """A denunciation by DENOUNCER, with a witness and the letter's scan."""
    values: dict[str, Any] = {
        "kind": Kind.DENUNCIATION,
        "parties": (
            PartyEntry(role=PartyRole.PETITIONER, person=DENOUNCER),
            PartyEntry(role=PartyRole.RELATED, person=WITNESS),
            party(PartyRole.RESPONDENT, DENOUNCED),
        ),
        "subject": "nhận tiền trái quy định",
        "content": "Cán bộ nêu tên đã nhận 20 triệu đồng để cấp giấy phép.",
        "request": "",
        "contested": "Nhận tiền khi cấp phép ngày 02/11/2026",
        "contested_kind": None,
        "contested_known_on": None,
        "papers": (Paper(name="Đơn tố cáo", file_name=FILE_NAME, content=scan()),),
    }
    return a_registration(**values | changed)


def protected_complaint(**changed: Any) -> Registration:
    """A complaint by the same person, who asks to be kept secret as well."""
    given = a_registration()
    parties = (
        PartyEntry(role=PartyRole.PETITIONER, person=DENOUNCER),
        PartyEntry(role=PartyRole.RELATED, person=WITNESS),
        *(e for e in given.parties if e.role is PartyRole.RESPONDENT),
    )
    papers = (Paper(name="Đơn khiếu nại", file_name=FILE_NAME, content=scan()),)
    return a_registration(**{"is_protected": True, "parties": parties, "papers": papers} | changed)


def registered(office: Office, registration: Registration | None = None) -> Petition:
    """The petition in the book of `office`, with its receipt."""
    return registering.register(
        registration or entry(), unit=office.agency, key=uuid.uuid4(), actor=office.reception, at=AT
    )


def traces() -> Iterator[bytes]:
    """Every way in which a secret may show: as typed, folded, in capitals, its rare words."""
    for text in (
        *(DENOUNCER.name, DENOUNCER.email, "khuat.lang", "Trịnh Vĩnh", "Vĩnh Khuất"),
        *("trinh vinh", "vinh khuat", "vinh-khuat", "TRỊNH VĨNH KHUẤT", "Trinh Vinh Khuat"),
        *("Tịch Liêu", "tich lieu", "Quạnh Hiu", "quanh hiu", "Lặng Thinh", "lang thinh"),
        *("079000424242", "0900 424 242", "0900424242", "Niêm Kín", "niem kin"),
        *("Ẩn Danh Mẫu", "an danh mau", "U Tịch", FILE_NAME),
    ):
        yield text.encode()
        yield text.encode("utf-16-le")
        yield text.encode("unicode_escape")
