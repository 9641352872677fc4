"""One statutory limit, as a value: what starts it, what meets it, and how long it is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from petitions.law.facts import CaseFacts, Complexity, EventKind, Kind, Regime, Stage
from petitions.law.tables import Mark


class Unit(StrEnum):
    """ngày, ngày làm việc, or tháng."""

    CALENDAR = "calendar"
    WORKING = "working"
    MONTHS = "months"


class Duty(StrEnum):
    """Whose the limit is: the office's, the citizen's, another body's; or the law itself acts."""

    OFFICE = "office"
    CITIZEN = "citizen"
    OTHER = "other"
    EFFECT = "effect"


class Trait(StrEnum):
    """A property of a case that makes some limits longer, or without which some do not exist."""

    REMOTE = "remote"
    COMPLEX = "complex"
    ESPECIALLY_COMPLEX = "especially_complex"
    DISMISSAL = "dismissal"
    CENTRAL = "central"
    FORWARDED = "forwarded"
    REFERRED = "referred"
    ON_REGULATIONS = "on_regulations"


COMPLEX_TRAITS = frozenset({Trait.COMPLEX, Trait.ESPECIALLY_COMPLEX})
Traits = frozenset[Trait]


def traits_of(facts: CaseFacts) -> Traits:
    """The traits of a case. An especially complex case is a complex one too (ND 31/2019 Điều 3)."""
    return _traits(
        facts.complexity,
        facts.is_remote,
        facts.is_dismissal,
        facts.is_central,
        facts.is_forwarded,
        facts.is_referred,
        facts.is_on_regulations,
    )


#: The traits that are plain yes or no, in the order in which `traits_of` tells them.
TOLD = (
    Trait.REMOTE,
    Trait.DISMISSAL,
    Trait.CENTRAL,
    Trait.FORWARDED,
    Trait.REFERRED,
    Trait.ON_REGULATIONS,
)


@cache
def _traits(complexity: Complexity, *told: bool) -> Traits:
    held = {trait for trait, is_held in zip(TOLD, told, strict=True) if is_held}
    if complexity is not Complexity.ORDINARY:
        held.add(Trait.COMPLEX)
    if complexity is Complexity.ESPECIALLY_COMPLEX:
        held.add(Trait.ESPECIALLY_COMPLEX)
    return frozenset(held)


@dataclass(frozen=True, slots=True)
class Variant:
    """The whole length of a limit for cases that have all traits of `when`: never an addition."""

    when: Traits
    number: int


@dataclass(frozen=True, slots=True)
class Extension:
    """How often, and by how much each time, a written decision may extend a limit."""

    when: Traits
    times: int
    days: int
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the rule tables, in the unit that it names.

    `starts` is in order of preference; with `repeats` every such event starts a clock of its own.
    The limit exists only for cases that have all traits of `only_for`. With `counts_back` it is the
    least time that must lie before the starting event. `until_end_of` names the limits with which
    this one ends; it then has no `number` of its own (0).
    `met_by` is what performs the duty; on `ends_on` it falls away unperformed. With
    `binds_only_if_met` the duty exists only for cases that prove to be of its sort. Where
    `total_when_complex` is set, an extension moves the limit toward the length for complex cases
    and never past it. `excused_by` cites the clause under which obstacles are not counted, and
    `taken_over_under` those under which the limit runs anew for a superior who takes the case over.
    """

    id: str
    title: str
    title_en: str
    regime: Regime
    kinds: tuple[Kind, ...]
    stages: tuple[Stage, ...]
    only_for: Traits
    starts: tuple[EventKind, ...]
    starts_on_expiry_of: str
    met_by: frozenset[EventKind]
    ends_on: frozenset[EventKind]
    counts_back: bool
    until_end_of: frozenset[str]
    number: int
    unit: Unit
    variants: tuple[Variant, ...]
    extensions: tuple[Extension, ...]
    total_when_complex: bool
    excused_by: str
    taken_over_under: str
    repeats: bool
    binds_only_if_met: bool
    duty: Duty
    group: str
    citation: str
    in_force_from: date | None
    in_force_until: date | None
    mark: Mark
    note: str

    def is_in_force(self, day: date) -> bool:
        """Whether an event of that day starts this limit; an open end does not bound it."""
        return is_within(day, self.in_force_from, self.in_force_until)

    def length(self, traits: Traits) -> int:
        """The whole length of the limit for a case, in the rule's unit."""
        fitting = [variant for variant in self.variants if variant.when <= traits]
        if not fitting:
            return self.number
        return max(fitting, key=lambda variant: len(variant.when)).number

    def extension(self, traits: Traits) -> Extension | None:
        """What extension a case may have, or None."""
        fitting = [extension for extension in self.extensions if extension.when <= traits]
        return max(fitting, key=lambda extension: len(extension.when), default=None)

    @property
    def can_be_extended(self) -> bool:
        """Whether any case at all may have this limit extended by a decision."""
        return bool(self.extensions) or self.total_when_complex


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A pair of events between which the limits named in `rule_ids` do not run."""

    id: str
    regime: Regime
    kinds: tuple[Kind, ...]
    stops: EventKind
    resumes: EventKind
    rule_ids: frozenset[str]
    citation: str
    in_force_from: date | None
    in_force_until: date | None
    mark: Mark

    def is_in_force(self, day: date) -> bool:
        """Whether an event of that day may stop a limit."""
        return is_within(day, self.in_force_from, self.in_force_until)


def is_within(day: date, first: date | None, last: date | None) -> bool:
    """Whether a day lies between two days, both included; None leaves that end open."""
    return (first is None or first <= day) and (last is None or day <= last)
