"""Of several limits for one duty, which one binds and why, in words."""

from collections.abc import Iterable

from petitions.law.clock import Clock
from petitions.law.rivals import Reason, binds, end_of, yields

__all__ = ["Reason", "why"]


def why(clock: Clock, clocks: Iterable[Clock]) -> Reason | None:
    """Why `clock` binds or does not, against the others of `clocks`; None where it has no rival.

    Rivals are limits that two texts in force set for one duty from one day. The earlier date
    binds; of two that end on one day, the one whose text in force was read.
    """
    rule, start = clock.trail.rule, clock.starts_on
    rivals = [
        other
        for other in clocks
        if rule.group
        and other.trail.rule.group == rule.group
        and other.starts_on == start
        and other.rule_id != rule.id
    ]
    if not rivals:
        return None
    if clock.is_binding:
        return binds(clock.trail, min((other.trail for other in rivals), key=end_of))
    binding = next((other for other in rivals if other.is_binding), rivals[0])
    return yields(clock.trail, binding.trail)
