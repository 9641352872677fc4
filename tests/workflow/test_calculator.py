"""Tính thời hạn: facts in, every date with its reason out; nothing stored, all in the address."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from petitions.law.facts import Regime
from petitions.law.rule import TOLD
from petitions.law.terms import EVENTS, MATTERS
from petitions.models import Event, Petition
from tests.workflow.calculating import alive, dates_in, sent, someone, typed, words_of
from workflow.forms.calculator import matter_code, where_it_counts

pytestmark = pytest.mark.django_db
LAW = "Thụ lý khiếu nại lần đầu"
DECREE = "Thụ lý khiếu nại (theo Nghị định 124/2020/NĐ-CP)"
SETTLE = "Giải quyết khiếu nại lần đầu"
PROCESS = "Xử lý ban đầu thông tin tố cáo"
RECEIVED = "received 2026-11-23"
#: The examples of counting: facts, how the case differs from an ordinary one, limit, last day.
VECTORS: tuple[tuple[tuple[str, ...], dict[str, str], str, str], ...] = (
    ((RECEIVED,), {}, DECREE, "03/12/2026"),
    ((RECEIVED,), {}, LAW, "03/12/2026"),
    ((RECEIVED, "accepted 2026-12-01"), {}, SETTLE, "31/12/2026"),
    ((RECEIVED, "accepted 2026-12-01"), {"complexity": "complex"}, SETTLE, "15/01/2027"),
    ((RECEIVED, "accepted 2026-12-02"), {}, SETTLE, "04/01/2027"),
    (("received 2026-02-13",), {"matter": "denunciation.first"}, PROCESS, "03/03/2026"),
)
IMPOSSIBLE = (
    ((RECEIVED, "accepted 2026-11-20"), "trước ngày tiếp nhận đơn 23/11/2026"),
    ((RECEIVED, "accepted 2026-12-01", "resumed 2026-12-05"), "khi chưa tạm đình chỉ"),
    ((RECEIVED, "accepted 2026-12-01", "extended 2027-02-20 10"), "Điều 28"),
    ((RECEIVED, "excused 2026-11-23 5"), "Điều 9, Điều 48 Luật Khiếu nại 2011"),
    ((RECEIVED, "decided 2026-12-20", "decided 2026-12-21"), "lần thứ hai"),
    (("received 2100-12-30",), "năm mà lịch làm việc không biết"),
)


@pytest.mark.parametrize(("events", "case", "title", "due"), VECTORS)
def test_the_examples_of_counting(
    events: tuple[str, ...], case: dict[str, str], title: str, due: str
) -> None:
    client, data = someone(), typed(*events, **case)
    assert dates_in(alive(client, data))[title] == due
    answer = client.get(sent(client, data).url)
    assert dates_in(answer)[title] == due


def test_each_date_says_why_with_its_article_and_which_of_two_binds() -> None:
    words = words_of(alive(someone(), typed(RECEIVED)))
    for said in (
        "Ngày 23/11/2026: tiếp nhận đơn. Ngày này không tính vào thời hạn.",
        "khoản 2, 3 Điều 147 Bộ luật Dân sự 2015",
        "Thời hạn 07 ngày làm việc.",
        "Không tính ngày 24/11/2026: Ngày Văn hóa Việt Nam",
        "chưa kiểm chứng",
        f"Ràng buộc: hết cùng ngày với «{LAW}» (03/12/2026), và văn bản đã được đối chiếu.",
        f"Không ràng buộc: «{DECREE}» (03/12/2026) hết cùng ngày và được áp dụng.",
    ):
        assert said in words


def test_a_date_in_a_year_without_an_official_calendar_is_a_projection() -> None:
    answer = alive(someone(), typed(RECEIVED, "accepted 2027-12-20"))
    assert "dự kiến" in words_of(answer)
    assert "dự kiến" not in words_of(alive(someone(), typed(RECEIVED)))


@pytest.mark.parametrize(("events", "said"), IMPOSSIBLE)
def test_impossible_facts_are_refused_with_the_rule(events: tuple[str, ...], said: str) -> None:
    client, data = someone(), typed(*events)
    for answer in (alive(client, data), client.get(sent(client, data).url)):
        assert answer.status_code == 200
        words = words_of(answer)
        assert "Dữ kiện không thể có" in words and said in words and "Theo:" in words
        assert dates_in(answer) == {}


@pytest.mark.parametrize("regime", Regime)
@pytest.mark.parametrize(("kind", "stage"), MATTERS)
def test_every_kind_in_every_round_of_both_regimes_has_its_limits(
    kind: Any, stage: Any, regime: Regime
) -> None:
    data = typed(
        "received 2026-09-01",
        "accepted 2026-09-03",
        "decided 2026-09-30",
        matter=matter_code(kind, stage),
        regime=regime.value,
    )
    words = words_of(alive(someone(), data))
    assert dates_in(alive(someone(), data)) or "Chưa có thời hạn nào" in words
    if regime is Regime.STATE:
        assert dates_in(alive(someone(), data))


def test_only_the_rounds_that_a_kind_has_are_offered() -> None:
    client = someone()
    page = client.get(reverse("calculator")).content.decode()
    offered = [code for code in (matter_code(*pair) for pair in MATTERS) if code in page]
    assert len(offered) == 7
    answer = sent(client, typed(RECEIVED, matter="complaint.further"))
    assert answer.status_code == 422


def test_every_event_of_the_law_is_offered_the_usual_ones_first() -> None:
    page = someone().get(reverse("calculator")).content.decode()
    first_row = page[: page.index("su-kien-1-event")]
    places = {kind: first_row.find(f'<option value="{kind}"') for kind in EVENTS}
    assert min(places.values()) > 0
    usual, others = first_row.index('label="Thường gặp"'), first_row.index('label="Sự kiện khác"')
    assert usual < places[next(k for k in EVENTS if k == "received")] < others
    assert places[next(k for k in EVENTS if k == "party_told")] > others


def test_a_trait_is_asked_for_where_some_rule_reads_it() -> None:
    shown = {trait.value: where_it_counts(trait) for trait in TOLD}
    assert shown["forwarded"] == "matter=denunciation.first|denunciation.further"
    assert shown["central"] == "regime=party"
    remote = someone()
    data = typed(RECEIVED, "accepted 2026-12-01", is_remote="on")
    assert dates_in(alive(remote, data))[SETTLE] == "15/01/2027"


def test_the_order_of_the_rows_does_not_matter() -> None:
    client, data = someone(), typed("accepted 2026-12-01", RECEIVED)
    assert dates_in(alive(client, data))[SETTLE] == "31/12/2026"


def test_one_sending_meets_the_notice_of_a_suspension_too() -> None:
    data = typed(RECEIVED, "accepted 2026-12-01", "suspended 2026-12-07", "sent 2026-12-08")
    answer = alive(someone(), data)
    assert dates_in(answer)[SETTLE] == ""
    assert "đã thực hiện 08/12/2026, đúng hạn" in words_of(answer)


def test_a_link_restores_the_facts() -> None:
    client = someone()
    data = typed(
        "decision_received 2026-08-03",
        RECEIVED,
        "excused 2026-08-03 20",
        matter="complaint.discipline_first",
        is_dismissal="on",
        complexity="complex",
    )
    link = sent(client, data).url
    assert alive(client, data).headers["HX-Replace-Url"] == link
    page = client.get(link)
    form, rows = page.context["form"], page.context["events"]
    assert form["matter"].value() == "complaint.discipline_first"
    assert form["complexity"].value() == "complex" and form["is_dismissal"].value()
    told = [(row["event"].value(), row["on"].value(), row["days"].value()) for row in rows]
    assert told == [
        ("decision_received", "03/08/2026", ""),
        ("excused", "03/08/2026", "20"),
        ("received", "23/11/2026", ""),
        (None, None, None),
        (None, None, None),
    ]
    assert sent(client, data | {"su-kien-TOTAL_FORMS": "5"}).url == link


@pytest.mark.parametrize(
    "query",
    [
        "su-kien=x",
        "su-kien=2026-02-30.received",
        "su-kien=2026-11-23.sneezed",
        "su-kien=1.1.1.1&matter=what&regime=3",
        "su-kien=" + "&su-kien=".join(["2026-11-23.received"] * 60),
        "su-kien=0001-01-01.received",
        "su-kien=2026-11-23.received&is_remote=0&su-kien=2026-12-02.extended.99999999",
    ],
)
def test_a_broken_link_says_what_is_wrong_with_it(query: str) -> None:
    answer = someone().get(f"{reverse('calculator')}?{query}")
    assert answer.status_code == 200
    words = words_of(answer)
    assert "chỗ cần sửa" in words or "Dữ kiện không thể có" in words


def test_rows_that_are_half_typed_wait_and_the_others_are_counted() -> None:
    data = typed(RECEIVED, "accepted ", "extended 2026-12-02", "")
    data["su-kien-1-on"] = "1/1"
    answer = alive(someone(), data)
    assert dates_in(answer)[DECREE] == "03/12/2026"
    words = words_of(answer)
    assert "Dòng 2 chưa được tính: Ngày không hợp lệ." in words
    assert "Dòng 3 chưa được tính: Ghi số ngày." in words
    assert "Dòng 4" not in words


def test_without_a_script_what_is_wrong_stands_at_the_field() -> None:
    data = typed(RECEIVED, "accepted", "extended 2026-12-02 0")
    answer = sent(someone(), data)
    assert answer.status_code == 422
    words = words_of(answer)
    assert "Có 2 chỗ cần sửa" in words and "Ghi ngày." in words
    assert 'value="23/11/2026"' in answer.content.decode()


def test_days_belong_to_those_events_that_count_by_them() -> None:
    assert sent(someone(), typed(f"{RECEIVED} 7")).url.endswith("su-kien=2026-11-23.received")
    assert sent(someone(), typed("accepted 2026-11-23 x")).status_code == 302


def test_the_empty_page_says_what_to_type_and_its_examples_work() -> None:
    client = someone()
    page = client.get(reverse("calculator"))
    assert "Ghi ngày tiếp nhận đơn" in words_of(page)
    assert page.context["events"][0]["event"].value() == "received"
    examples = page.context["examples"]
    assert len(examples) == 5
    for example in examples:
        assert dates_in(client.get(f"{reverse('calculator')}?{example.query}"))
    assert sent(client, typed("")).status_code == 422
    assert "Ghi ngày tiếp nhận đơn" in words_of(alive(client, typed("")))


def test_nothing_is_stored() -> None:
    client = someone()
    client.get(sent(client, typed(RECEIVED, "accepted 2026-12-01")).url)
    assert not Petition.objects.exists() and not Event.objects.exists()


def test_the_page_and_its_reasons_in_english() -> None:
    client = someone()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = words_of(client.get(reverse("calculator")))
    assert "Calculate time limits" in page and "Type the day on which" in page
    assert "Denunciation" in page and "Petition received" in page
    words = words_of(alive(client, typed(RECEIVED)))
    assert "The limit is 7 working days." in words
    assert "Binds: ends on the same day as" in words
    refused = alive(client, typed(RECEIVED, "accepted 2026-11-20")).content.decode()
    assert "These facts cannot be" in refused and '<p class="message" lang="vi">' in refused


@pytest.mark.parametrize("name", ["calculator", "print_calculation"])
def test_only_who_is_logged_in_may_calculate(name: str) -> None:
    answer = Client().get(reverse(name))
    assert answer.status_code == 302 and answer.headers["Location"].startswith(settings.LOGIN_URL)


def test_the_deadlines_lead_to_the_calculator() -> None:
    client = someone()
    assert reverse("calculator") in client.get(reverse("deadlines")).content.decode()
