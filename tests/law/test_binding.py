"""Of two limits for one duty, the reason that is given is the one by which the clock chose."""

import pytest

from petitions.law.binding import Reason, why
from petitions.law.clock import compute
from tests.law.cases import complaint, event

LAW, DECREE = "Thụ lý khiếu nại lần đầu", "Thụ lý khiếu nại (theo Nghị định 124/2020/NĐ-CP)"


def reasons(on: str) -> dict[str, Reason | None]:
    clocks = compute(complaint(event("received", on)))
    return {clock.title: why(clock, clocks) for clock in clocks}


def text(reason: Reason | None) -> str:
    assert reason is not None
    return reason.text


@pytest.mark.parametrize(
    ("on", "law", "decree"),
    [
        # 10 days end on a Saturday and roll to Monday; the offices are closed from 29/08 to 02/09.
        (
            "2026-08-26",
            f"Ràng buộc: hết sớm hơn «{DECREE}» (09/09/2026).",
            f"Không ràng buộc: «{LAW}» (07/09/2026) hết sớm hơn.",
        ),
        # 10 days end on a Saturday and roll to Monday; 7 working days end on the Friday before.
        (
            "2026-10-07",
            f"Không ràng buộc: «{DECREE}» (16/10/2026) hết sớm hơn.",
            f"Ràng buộc: hết sớm hơn «{LAW}» (19/10/2026).",
        ),
        (
            "2026-11-23",
            f"Không ràng buộc: «{DECREE}» (03/12/2026) hết cùng ngày và được áp dụng.",
            f"Ràng buộc: hết cùng ngày với «{LAW}» (03/12/2026), và văn bản đã được đối chiếu.",
        ),
    ],
)
def test_the_earlier_binds_and_of_two_on_one_day_the_one_that_was_read(
    on: str, law: str, decree: str
) -> None:
    found = reasons(on)
    assert (text(found[LAW]), text(found[DECREE])) == (law, decree)


def test_the_reason_agrees_with_the_clock_on_every_day_of_a_year() -> None:
    for month in range(1, 13):
        for day in range(1, 29):
            clocks = compute(complaint(event("received", f"2026-{month:02d}-{day:02d}")))
            told = [(c.is_binding, why(c, clocks)) for c in clocks if why(c, clocks)]
            assert told
            assert all(text(r).startswith("Ràng buộc") is binds for binds, r in told)


def test_a_limit_without_a_rival_has_no_reason() -> None:
    clocks = compute(complaint(event("received", "2026-11-23"), event("accepted", "2026-12-01")))
    settle = next(clock for clock in clocks if clock.rule_id == "KN-GQ-1")
    assert why(settle, clocks) is None
