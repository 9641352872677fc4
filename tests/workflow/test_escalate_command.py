"""`manage.py escalate`: what it prints, on which day, and what it refuses."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django.fixtures import Settings

from petitions.errors import Busy
from tests.factories import Office
from tests.paths import at_point
from tests.workflow.reminding import LATE
from workflow.escalation import escalation
from workflow.models import Reminder

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> list[str]:
    said = io.StringIO()
    call_command("escalate", *arguments, stdout=said)
    return said.getvalue().splitlines()


def test_it_says_in_one_line_and_by_level_what_it_did() -> None:
    office = Office()
    assert office.head and office.room_head
    at_point("taken", office)
    assert run("--on", LATE.isoformat()) == [
        "01/01/2027: xét 1 thời hạn; 1 lần nhắc, 3 lượt người nhận, 1 văn bản đề xuất, "
        "2 mức bỏ qua.",
        "  Đã quá hạn: 1",
    ]
    assert run("--on", LATE.isoformat()) == [
        "01/01/2027: xét 1 thời hạn; 0 lần nhắc, 0 lượt người nhận, 0 văn bản đề xuất, "
        "0 mức bỏ qua."
    ]


def test_without_a_day_it_is_today() -> None:
    assert run()[0].startswith(f"{timezone.localdate():%d/%m/%Y}: xét 0 thời hạn;")


def test_a_day_that_has_not_come_is_for_demonstrations_only(settings: Settings) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    run("--on", tomorrow.isoformat())
    settings.DEMO = False
    run("--on", timezone.localdate().isoformat())
    with pytest.raises(CommandError, match="chưa đến"):
        run("--on", tomorrow.isoformat())
    assert not Reminder.objects.exists()


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(CommandError, match="--on"):
        run("--on", "hôm nay")


def test_what_was_held_is_said_and_fails_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    at_point("taken", Office())

    def busy(*args: object) -> None:
        raise Busy("Hồ sơ đang được xử lý.")

    monkeypatch.setattr(escalation, "_write", busy)
    with pytest.raises(CommandError, match="1 hồ sơ đang có người xử lý"):
        run("--on", LATE.isoformat())


@pytest.mark.parametrize("day", ["9999-12-31", "1990-01-01"])
def test_a_year_that_was_mistyped_is_refused(day: str) -> None:
    with pytest.raises(CommandError, match="quá xa hôm nay"):
        call_command("escalate", "--on", day)
