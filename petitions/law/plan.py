"""Which limits a row of events starts, and which events bear on each: by their order alone.

The dates do not matter here, so that a plan is made once for each order of kinds of events, and
only the counting is left for every case. See `RuleBook.plan`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from petitions.law.facts import EventKind, Shape
from petitions.law.papers import OF_ONE_PAPER, papers_sent
from petitions.law.rule import Pause, Rule, Traits


class Start(NamedTuple):
    """One limit that begins at the event in `place`, if it is in force on that day.

    `number` is its whole length for the case. `closing` is the place of the event that meets or
    ends it, None where it stays open; `moving` holds the places of those that may stop, resume or
    extend it until then. With `is_excused` the case tells of obstacles that this limit leaves out.
    """

    rule: Rule
    since: date
    until: date
    number: int
    place: int
    closing: int | None
    moving: tuple[int, ...]
    pauses: tuple[Pause, ...]
    is_excused: bool


class Plan(NamedTuple):
    """What the events of a case start. `may_meet` says that one limit may start twice on a day."""

    starts: tuple[Start, ...]
    bounded: tuple[Start, ...]
    after_expiry: tuple[Rule, ...]
    traits: Traits
    may_meet: bool


def make_plan(
    path: Iterable[Rule], pauses: tuple[Pause, ...], traits: Traits, shape: Shape
) -> Plan:
    """The plan of the rules in `path` for a case with `traits` whose events have that `shape`."""
    fitting = [rule for rule in path if rule.only_for <= traits]
    found = [
        begin(_as_taken_over(rule, place, shape), place, pauses, traits, shape)
        for rule in fitting
        for place in _starting_places(rule, shape)
    ]
    ids = [start.rule.id for start in found]
    return Plan(
        starts=tuple(start for start in found if not start.rule.until_end_of),
        bounded=tuple(start for start in found if start.rule.until_end_of),
        after_expiry=tuple(rule for rule in fitting if rule.starts_on_expiry_of),
        traits=traits,
        may_meet=len(set(ids)) < len(ids),
    )


def begin(rule: Rule, place: int, pauses: tuple[Pause, ...], traits: Traits, shape: Shape) -> Start:
    """The start of a limit at `place`, with the events after it that bear on it."""
    first = place + 1
    closing = _notice(rule, place, shape) if rule.counts_back else _closing(rule, place, shape)
    own = tuple(pause for pause in pauses if rule.id in pause.rule_ids)
    kinds = {kind for pause in own for kind in (pause.stops, pause.resumes)}
    if rule.can_be_extended:
        kinds.add(EventKind.EXTENDED)
    last = len(shape) if closing is None else closing
    return Start(
        rule=rule,
        since=rule.in_force_from or date.min,
        until=rule.in_force_until or date.max,
        number=rule.length(traits),
        place=place,
        closing=closing,
        moving=tuple(n for n in range(first, last) if shape[n] in kinds),
        pauses=own,
        is_excused=bool(rule.excused_by) and EventKind.EXCUSED in shape,
    )


def _as_taken_over(rule: Rule, place: int, shape: Shape) -> Rule:
    """The rule with what lets it run anew, where a superior has taken the case over by then."""
    if rule.taken_over_under and EventKind.TAKEN_OVER in shape[: place + 1]:
        return replace(rule, citation=f"{rule.citation}; {rule.taken_over_under}")
    return rule


def _closing(rule: Rule, place: int, shape: Shape) -> int | None:
    """The first event after `place` that performs the duty or ends it.

    The sending of one paper performs the duty to send that paper, and no older one.
    """
    closes = rule.met_by | rule.ends_on
    for n in range(place + 1, len(shape)):
        is_for_it = shape[n] not in OF_ONE_PAPER or papers_sent(shape).get(n) == place
        if shape[n] in closes and is_for_it:
            return n
    return None


def _notice(rule: Rule, place: int, shape: Shape) -> int | None:
    """The last event before `place` that gave the notice, if it was not for an earlier start."""
    for before in range(place - 1, -1, -1):
        if shape[before] in rule.met_by:
            return before
        if shape[before] in rule.starts:
            break
    return None


def _starting_places(rule: Rule, shape: Shape) -> Iterator[int]:
    """The events that start a limit: once for each settler, or each one where the rule repeats.

    A superior who takes the case over begins a part of its own; within a part, the kind of event
    that the rule names first is preferred.
    """
    for part in parts(shape):
        found = [place for place in part if shape[place] in rule.starts]
        if rule.starts_on_expiry_of and found:
            # Whoever has complained on the expiry itself need not complain again on the decision.
            done = [place for place in part if shape[place] in rule.met_by]
            found = [place for place in found if not done or place < done[0]]
        if rule.repeats:
            yield from found
        elif found:
            yield min(found, key=lambda place: (rule.starts.index(shape[place]), place))


def parts(shape: Shape) -> list[list[int]]:
    """The places of the events, apart for each settler; a taking over begins a part."""
    found: list[list[int]] = [[]]
    for place, kind in enumerate(shape):
        if kind is EventKind.TAKEN_OVER:
            found.append([])
        found[-1].append(place)
    return found
