"""The rule tables as one checked, immutable book. A new limit is a new row, and no new code."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

from petitions.law.facts import CaseFacts, EventKind, Kind, Regime, Shape, Stage
from petitions.law.plan import Plan, make_plan
from petitions.law.rule import (
    Duty,
    Extension,
    Pause,
    Rule,
    Trait,
    Traits,
    Unit,
    Variant,
    traits_of,
)
from petitions.law.sequence import STAGES
from petitions.law.tables import Mark, Row, read_table, rows_of

RULES_FOLDER = Path(__file__).parent / "rules"
LONGEST_ID = 20
#: Ten years: no limit of the law is longer.
MOST_MONTHS = 120
#: So many orders of events are remembered; more than an office ever sees.
PLANS_KEPT = 10_000


@dataclass(frozen=True)
class RuleBook:
    """All limits and pauses. Look one up with `rows`; ask what may start for a case with `path`."""

    rules: tuple[Rule, ...]
    pauses: tuple[Pause, ...]
    _paths: dict[tuple[Regime, Kind, Stage], tuple[Rule, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _plans: dict[tuple[Regime, Kind, Stage, Traits, Shape], Plan] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def rows(self, rule_id: str) -> tuple[Rule, ...]:
        """The rows of one id: its versions in time, and its cases. Empty for an unknown id."""
        return tuple(rule for rule in self.rules if rule.id == rule_id)

    def path(self, regime: Regime, kind: Kind, stage: Stage) -> tuple[Rule, ...]:
        """Every rule that may apply to such a case, at whatever time; empty where none can."""
        key = (regime, kind, stage)
        if key not in self._paths:
            self._paths[key] = tuple(
                rule
                for rule in self.rules
                if rule.regime is regime and kind in rule.kinds and stage in rule.stages
            )
        return self._paths[key]

    def plan(self, facts: CaseFacts) -> Plan:
        """What the events of a case start and close. Made once for each order of events."""
        traits = traits_of(facts)
        shape = tuple([event.kind for event in facts.events])
        key = (facts.regime, facts.kind, facts.stage, traits, shape)
        plan = self._plans.get(key)
        if plan is None:
            if len(self._plans) >= PLANS_KEPT:
                self._plans.clear()
            path = self.path(facts.regime, facts.kind, facts.stage)
            own = (p for p in self.pauses if p.regime is facts.regime and facts.kind in p.kinds)
            plan = self._plans[key] = make_plan(path, tuple(own), traits, shape)
        return plan

    def pause(self, regime: Regime, kind: Kind, stops: EventKind, on: date) -> Pause | None:
        """The pause that an event of this kind opens on that day, or None: no clock stops."""
        for pause in self.pauses:
            if (
                pause.stops is stops
                and pause.regime is regime
                and kind in pause.kinds
                and pause.is_in_force(on)
            ):
                return pause
        return None


@cache
def load_rules() -> RuleBook:
    """The rule tables of this package, read once."""
    return read_rules(RULES_FOLDER)


def read_rules(folder: Path) -> RuleBook:
    """Reads every table in a folder. Raises TableError naming the file and the row at fault."""
    rules: list[tuple[Row, Rule]] = []
    pauses: list[tuple[Row, Pause]] = []
    for path in sorted(folder.glob("*.toml")):
        table = read_table(path)
        rules += [(row, _rule(row)) for row in rows_of(path, table, "rules", "id")]
        pauses += [(row, _pause(row)) for row in rows_of(path, table, "pauses", "id")]
        unknown = table.keys() - {"rules", "pauses"}
        if unknown:
            raise Row(path.name, {}).fail(f"unknown tables {', '.join(sorted(unknown))}")
    _check_versions(rules)
    _check_references(rules, pauses)
    return RuleBook(tuple(rule for _, rule in rules), tuple(pause for _, pause in pauses))


def _rule(row: Row) -> Rule:
    rule = Rule(
        id=row.text("id"),
        title=row.text("title"),
        title_en=row.text("title_en"),
        regime=row.one_of("regime", Regime),
        kinds=row.some_of("kinds", Kind),
        stages=row.some_of("stages", Stage),
        only_for=frozenset(row.some_of("only_for", Trait)),
        starts=row.some_of("starts", EventKind),
        starts_on_expiry_of=row.text("starts_on_expiry_of", ""),
        met_by=frozenset(row.some_of("met_by", EventKind)),
        ends_on=frozenset(row.some_of("ends_on", EventKind)),
        counts_back=row.flag("counts_back"),
        until_end_of=(ends_with := frozenset(row.names("until_end_of"))),
        number=0 if ends_with else row.number("number"),
        unit=row.one_of("unit", Unit),
        variants=tuple(_variant(inner) for inner in row.rows("variants")),
        extensions=tuple(_extension(inner) for inner in row.rows("extensions")),
        total_when_complex=row.flag("total_when_complex"),
        excused_by=row.text("excused_by", ""),
        taken_over_under=row.text("taken_over_under", ""),
        repeats=row.flag("repeats"),
        binds_only_if_met=row.flag("binds_only_if_met"),
        duty=row.one_of("duty", Duty),
        group=row.text("group", ""),
        citation=row.text("citation"),
        in_force_from=row.day("from"),
        in_force_until=row.day("until"),
        mark=row.one_of("mark", Mark),
        note=row.text("note", ""),
    )
    row.finish()
    _check_rule(row, rule)
    return rule


def _variant(row: Row) -> Variant:
    variant = Variant(_traits(row), row.number("number"))
    row.finish()
    return variant


def _extension(row: Row) -> Extension:
    extension = Extension(
        _traits(row), row.number("times"), row.number("days"), row.text("citation")
    )
    row.finish()
    return extension


def _traits(row: Row) -> Traits:
    return frozenset(row.some_of("when", Trait))


def _pause(row: Row) -> Pause:
    pause = Pause(
        id=row.text("id"),
        regime=row.one_of("regime", Regime),
        kinds=row.some_of("kinds", Kind),
        stops=row.one_of("stops", EventKind),
        resumes=row.one_of("resumes", EventKind),
        rule_ids=frozenset(row.names("rule_ids")),
        citation=row.text("citation"),
        in_force_from=row.day("from"),
        in_force_until=row.day("until"),
        mark=row.one_of("mark", Mark),
    )
    row.finish()
    return pause


def _check_rule(row: Row, rule: Rule) -> None:
    if len(rule.id) > LONGEST_ID:
        raise row.fail(f"the id is longer than {LONGEST_ID} characters")
    for name, values in (("kinds", rule.kinds), ("stages", rule.stages), ("starts", rule.starts)):
        if not values:
            raise row.fail(f"{name} is missing")
    for stage in rule.stages:
        if not any(stage in STAGES[kind] for kind in rule.kinds):
            raise row.fail(f"stages: none of its kinds has the stage {stage}")
    for kind in rule.kinds:
        if not set(rule.stages) & set(STAGES[kind]):
            raise row.fail(f"kinds: {kind} has none of its stages")
    for variant in rule.variants:
        if variant.number < rule.number:
            raise row.fail(f"a variant of {variant.number} is shorter than the limit itself")
    if rule.unit is Unit.MONTHS and rule.number > MOST_MONTHS:
        raise row.fail(f"number must be at most {MOST_MONTHS} months, not {rule.number}")
    if not rule.met_by and rule.duty is not Duty.EFFECT:
        raise row.fail("met_by is missing: nothing could ever perform this duty")
    if rule.in_force_from and rule.in_force_until and rule.in_force_until < rule.in_force_from:
        raise row.fail("until lies before from")
    if rule.counts_back and (rule.extensions or rule.total_when_complex or rule.excused_by):
        raise row.fail("a notice that is counted backwards can be neither extended nor excused")
    for whens in ([v.when for v in rule.variants], [e.when for e in rule.extensions]):
        _check_choice_is_clear(row, whens)


def _check_choice_is_clear(row: Row, whens: Iterable[Traits]) -> None:
    """A case that has the traits of two variants must find one that names them all."""
    listed = list(whens)
    if any(count > 1 for count in Counter(listed).values()):
        raise row.fail("two variants name the same traits")
    for one, other in combinations(listed, 2):
        if one | other not in listed:
            names = ", ".join(sorted(one | other))
            raise row.fail(f"no variant says what holds for a case that is {names}")


def _check_versions(rules: list[tuple[Row, Rule]]) -> None:
    """Two rows of one id must not govern the same case on the same day."""
    for (_, one), (row, other) in combinations(rules, 2):
        if one.id != other.id or one.regime is not other.regime:
            continue
        same_case = all(
            set(ours) & set(theirs)
            for ours, theirs in (
                (one.kinds, other.kinds),
                (one.stages, other.stages),
                (one.starts, other.starts),
            )
        )
        starts_after = one.in_force_until and (other.in_force_from or date.min) > one.in_force_until
        ends_before = other.in_force_until and other.in_force_until < (
            one.in_force_from or date.min
        )
        if same_case and not starts_after and not ends_before:
            raise row.fail("another row of this id is in force at the same time")


def _check_references(rules: list[tuple[Row, Rule]], pauses: list[tuple[Row, Pause]]) -> None:
    known = {rule.id for _, rule in rules}
    for row, rule in rules:
        if rule.starts_on_expiry_of and rule.starts_on_expiry_of not in known:
            raise row.fail(f"starts_on_expiry_of: there is no rule {rule.starts_on_expiry_of}")
        for missing in sorted(rule.until_end_of - known):
            raise row.fail(f"until_end_of: there is no rule {missing}")
    for row, pause in pauses:
        if not pause.rule_ids:
            raise row.fail("rule_ids is missing")
        for missing in sorted(pause.rule_ids - known):
            raise row.fail(f"rule_ids: there is no rule {missing}")
