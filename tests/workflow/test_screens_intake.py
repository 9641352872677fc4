"""Tiếp nhận as a hostile hand fills it in: refused at the field, in words, and never a crash."""

from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from documents import fonts
from petitions.acts import Paper
from petitions.acts.registration import PartyEntry
from petitions.errors import AlreadyDone, BadFact
from petitions.models import Attachment, PartyRole, Petition
from tests.factories import Office, a_registration, appoint, party, person
from tests.paths import REGISTERED_AT, registered
from tests.petitions.snapshots import refused
from tests.workflow.screens import days_ago, rows, signed_in, typed
from workflow.registering import register

pytestmark = pytest.mark.django_db
URL = "/tiep-nhan/"


def post(office: Office, **changed: Any) -> HttpResponse:
    return signed_in(office.reception).post(URL, typed(**changed))  # type: ignore[return-value]


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def test_the_same_form_with_other_content_is_no_success() -> None:
    office, first = Office(), typed()
    client = signed_in(office.reception)
    made = client.post(URL, first)
    again = client.post(URL, first)
    number = Petition.objects.get().register_number
    assert made.status_code == again.status_code == 302
    assert made["Location"] == again["Location"]
    other = client.post(URL, first | {"petitioner_name": "Bùi Văn Giả"})
    assert other.status_code == 422
    for said in (f"đơn số {number} với nội dung khác", "Bùi Văn Giả", "biểu mẫu mới"):
        assert said in text_of(other)
    assert first["key"] not in text_of(other)
    key = str(other.context["form"]["key"].value())
    sent = client.post(URL, first | {"petitioner_name": "Bùi Văn Giả", "key": key})
    assert sent.status_code == 302
    assert Petition.objects.count() == 2


RESPONDENT = party(PartyRole.RESPONDENT, "Chủ tịch Ủy ban nhân dân xã An Mẫu")


@pytest.mark.parametrize(
    "changed",
    [
        {"petitioner": "Bùi Văn Giả"},
        {"subject": "bồi thường cây trồng"},
        {"content": "Nội dung khác."},
        {"request": "Yêu cầu khác."},
        {"contested_known_on": days_ago(400)},
        {"papers": (Paper(name="Giấy khác"),)},
        {"parties": (PartyEntry(role=PartyRole.PETITIONER, person=person(phone="1")), RESPONDENT)},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_whatever_differs_shows_that_it_is_another_petition(changed: dict[str, Any]) -> None:
    office = Office()
    earlier = registered(office, printed=True)
    sent = {"unit": office.agency, "key": earlier.idempotency_key, "at": REGISTERED_AT}
    with refused(AlreadyDone, "với nội dung khác"):
        register(a_registration(**changed), actor=office.reception, **sent)
    spaced = a_registration(subject="  thu hồi 120 m2 đất vườn ")
    assert register(spaced, actor=office.reception, **sent) == earlier
    with refused(AlreadyDone, "Cán bộ khác"):
        register(a_registration(), actor=appoint_at(office), **sent)


def appoint_at(office: Office) -> Any:
    return appoint(office.reception.appointments.get().role, office.desk)


@pytest.mark.parametrize(
    "name", ["\u200b", "\u0301\u0323", " \u00a0\u2060", "\x07\x08", "\u202e"], ids=ascii
)
def test_a_name_that_cannot_be_seen_is_no_name(name: str) -> None:
    office = Office()
    shown = post(office, petitioner_name=name)
    assert shown.context["form"].errors["petitioner_name"] == [
        "Ghi họ tên người gửi đơn, hoặc tên cơ quan, tổ chức."
    ]
    with refused(BadFact, "Ghi tên của người khiếu nại", field="petitioner_name"):
        registered(office, a_registration(petitioner=name), printed=True)


@pytest.mark.parametrize(
    ("name", "named"), [("Hoàng 😀", "«😀»"), ("Hoàng \x07 Thị", "«U+0007»"), ("字 Thử", "«字»")]
)
def test_what_no_paper_can_show_is_refused_at_the_field(name: str, named: str) -> None:
    errors = (
        post(Office(), petitioner_name=name, content=f"Đất\r\nvườn {name}").context["form"].errors
    )
    for field in ("petitioner_name", "content"):
        assert errors[field] == [
            f"Ký tự {named} không in được trên văn bản. Bỏ hoặc gõ lại bằng chữ khác."
        ]


def test_the_font_tells_what_it_lacks() -> None:
    assert fonts.cannot_draw("Đặng Thị Mỹ Hoà, ₫ “…” – 45 m²\r\n\t") == []
    assert fonts.cannot_draw("a😀b\x00😀\u200b") == ["😀", "\x00", "\u200b"]


def test_blanks_without_width_that_came_with_a_pasted_name_are_dropped() -> None:
    post(Office(), petitioner_name="Hoàng\u200b Thị\u00ad\n Thử")
    assert registered_name() == "Hoàng Thị Thử"


def registered_name() -> str:
    petition = Petition.objects.get()
    return str(signed_in_page(petition).context["people"][0].person.name)


def signed_in_page(petition: Petition) -> Any:
    officer = petition.events.get(seq=1).actor
    return signed_in(officer).get(f"/ho-so/{petition.pk}/nguoi/")


@pytest.mark.parametrize(
    ("field", "day", "words"),
    [
        ("petitioner_paper_issued_on", days_ago(-1), "đến hôm nay"),
        ("petitioner_paper_issued_on", "31/12/1899", "ngoài lịch đã biết"),
        ("written_on", "01/01/0001", "ngoài lịch đã biết"),
        ("written_on", "01/01/1950", "Kiểm tra lại năm"),
        ("received_on", "01/01/1950", "Kiểm tra lại năm"),
        ("received_on", "31/12/9999", "ngoài lịch đã biết"),
        ("contested_known_on", "01/01/1989", "Kiểm tra lại năm"),
    ],
)
def test_a_day_that_cannot_be_is_refused_at_its_field(field: str, day: Any, words: str) -> None:
    told = day if isinstance(day, str) else f"{day:%d/%m/%Y}"
    shown = post(Office(), **{field: told})
    assert (shown.status_code, Petition.objects.count()) == (422, 0)
    assert words in shown.context["form"].errors[field][0]


def test_the_act_too_refuses_a_paper_of_another_age() -> None:
    for day in (days_ago(-400), days_ago(60_000)):
        dated = PartyEntry(
            role=PartyRole.PETITIONER, person=person(paper_issued_on=day, paper_kind="passport")
        )
        with refused(BadFact, "Ngày cấp giấy tờ", field="petitioner_paper_issued_on"):
            registered(Office(), a_registration(parties=(dated, RESPONDENT)), printed=True)


@pytest.mark.parametrize(
    ("known", "received", "said"),
    [
        ("", "31/12/9999", "Năm 9999 nằm ngoài lịch đã biết"),
        ("01/01/0001", "", "Năm 1 nằm ngoài lịch đã biết"),
        ("", "31/12/2100", "phải từ 01/01/1990 đến hôm nay"),
        (f"{days_ago(1):%d/%m/%Y}", f"{days_ago(2):%d/%m/%Y}", "không sau ngày nhận"),
        ("²/²/²", "", "Ngày không hợp lệ"),
    ],
)
def test_the_page_says_why_it_counts_no_days(known: str, received: str, said: str) -> None:
    told = {"received_on": received, "contested_known_on": known}
    shown = signed_in(Office().reception).post(f"{URL}kiem-tra/", told)
    assert shown.status_code == 200
    assert said in text_of(shown)  # type: ignore[arg-type]


@pytest.mark.parametrize("days", ["²", "٣", "1" * 5000, "-1", "x"])
def test_days_that_are_no_number_do_not_break_the_page(days: str) -> None:
    told = {"received_on": f"{days_ago(0):%d/%m/%Y}", "excused_days": days}
    told["contested_known_on"] = f"{days_ago(9):%d/%m/%Y}"
    shown = signed_in(Office().reception).post(f"{URL}kiem-tra/", told)
    assert shown.status_code == 200


def test_a_name_with_a_nul_is_nobody_s() -> None:
    office = Office()
    registered(office, a_registration(petitioner="Hoàng Thị Thử"))
    told = {"petitioner_name": "Hoàng\0", "petitioner_paper_number": "012\0"}
    shown = signed_in(office.reception).post(f"{URL}kiem-tra/", told)
    assert shown.context["duplicates"] == []


def test_a_duplicate_is_found_by_the_middle_of_a_name() -> None:
    office = Office()
    petition = registered(office, a_registration(petitioner="Giang Văn Hàng Rong"))
    for typed_name in ("Ông Giang Văn Hàng Rong", "hàng rong", "Chị Rong"):
        told = {"petitioner_name": typed_name}
        shown = signed_in(office.reception).post(f"{URL}kiem-tra/", told)
        assert [d.number for d in shown.context["duplicates"]] == [petition.register_number]


ENGLISH = ("Enter", "Please", "Null", "ManagementForm", "Ensure", "field is required")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"petitioner_email": "a\0@example.vn"}, "Có ký tự rỗng (NUL)"),
        ({"key": "không"}, "Biểu mẫu thiếu mã nhận biết"),
        ({"nguoi-TOTAL_FORMS": ""}, "thiếu phần đếm dòng"),
        (rows("nguoi", *[{"role": "related", "name": "Bùi Văn Giả"}] * 21), "nhiều nhất 20 dòng"),
        ({"petitioner_email": "a@", "excused_days": "x" * 9}, "thư điện tử không hợp lệ"),
        (rows("giay-to", {"name": "Giấy", "pages": "0"}), "lớn hơn hoặc bằng"),
    ],
)
def test_every_refusal_of_the_form_is_vietnamese(changed: dict[str, Any], said: str) -> None:
    shown = post(Office(), **changed)
    assert shown.status_code == 422
    assert said in text_of(shown)
    assert not [word for word in ENGLISH if word in "".join(_problems(text_of(shown)))]


def _problems(html: str) -> list[str]:
    start = html.index('class="error-summary"') if 'class="error-summary"' in html else 0
    return [html[start : html.index("</ul>", start)]]


def test_a_file_name_that_no_column_holds_is_refused() -> None:
    scan = SimpleUploadedFile("a" * 220 + ".pdf", b"%PDF-1.4", content_type="application/pdf")
    shown = post(Office(), **rows("giay-to", {"name": "Giấy", "pages": "1", "file": scan}))
    assert "Tên tệp dài quá 200 ký tự" in text_of(shown)
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"content": "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)},
        {f"thua-{n}": "1" for n in range(1001)},
    ],
    ids=["text", "fields"],
)
def test_too_much_is_refused_in_words(changed: dict[str, Any], caplog: Any) -> None:
    shown = post(Office(), **changed)
    assert shown.status_code == 413
    assert "quá dài, chưa được ghi" in text_of(shown)
    assert "Hoàng" not in caplog.text
    assert not Petition.objects.exists()


def test_the_form_is_reached_by_head_and_kept_by_nobody() -> None:
    shown = signed_in(Office().reception).head(reverse("intake"))
    assert (shown.status_code, shown["Cache-Control"]) == (200, "private, no-store")
