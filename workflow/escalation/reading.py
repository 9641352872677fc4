"""The ladders of levels.toml: read, checked, and the one that a rule's limits climb."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

from petitions.law.rulebook import load_rules
from petitions.law.tables import Row, TableError, read_table, rows_of
from workflow.escalation.choices import Audience, PaperKind
from workflow.escalation.levels import Ladder, Ladders, Level, When

LEVELS_FILE = Path(__file__).with_name("levels.toml")
#: How long the id of a level may be, as a reminder keeps it.
MOST_LETTERS = 24


@cache
def load_ladders() -> Ladders:
    """The ladders of this package's table, read once."""
    return read_ladders(LEVELS_FILE)


def read_ladders(path: Path) -> Ladders:
    """Reads a table of ladders. Raises TableError naming the file and the row at fault."""
    table = read_table(path)
    head = Row(f"{path.name}: head", {k: v for k, v in table.items() if k != "ladder"})
    horizon = head.number("horizon")
    head.finish()
    known = [(row, _ladder(row, horizon)) for row in rows_of(path, table, "ladder", "id")]
    ladders = tuple(ladder for _, ladder in known)
    _refuse_twice(known)
    usual = [ladder for ladder in ladders if not ladder.rules and not ladder.groups]
    if len(usual) != 1:
        raise TableError(f"{path.name}: one ladder must name no rules and no groups")
    return Ladders(horizon, ladders, _by_rule(ladders), usual[0])


def _refuse_twice(known: Iterable[tuple[Row, Ladder]]) -> None:
    seen: set[str] = set()
    for row, ladder in known:
        for name in sorted({f"ladder {ladder.id}", *ladder.rules, *ladder.groups}):
            if name in seen:
                raise row.fail(f"{name} is named twice")
            seen.add(name)


def _by_rule(ladders: Iterable[Ladder]) -> dict[str, Ladder]:
    """A rule that is named outweighs its group."""
    found: dict[str, Ladder] = {}
    for rule in load_rules().rules:
        for ladder in ladders:
            if rule.id in ladder.rules or (rule.group in ladder.groups and rule.id not in found):
                found[rule.id] = ladder
    return found


def _ladder(row: Row, horizon: int) -> Ladder:
    rules, groups = frozenset(row.names("rules")), frozenset(row.names("groups"))
    listed = load_rules().rules
    for name in sorted(rules - {rule.id for rule in listed}):
        raise row.fail(f"no rule {name}")
    for name in sorted(groups - {rule.group for rule in listed if rule.group}):
        raise row.fail(f"no group {name}")
    rungs = [(each, _level(each, horizon)) for each in row.rows("level")]
    if not rungs:
        raise row.fail("there is no level")
    for (_, lower), (place, higher) in pairwise(rungs):
        if not _climbs(lower, higher):
            raise place.fail(f"{higher.id} does not come after {lower.id}")
    if len({level.id for _, level in rungs}) < len(rungs):
        raise row.fail("two levels have one id")
    ladder = Ladder(
        id=row.text("id"), rules=rules, groups=groups, levels=tuple(level for _, level in rungs)
    )
    row.finish()
    return ladder


def _climbs(lower: Level, higher: Level) -> bool:
    order = list(When)
    if lower.when is not higher.when:
        return order.index(lower.when) < order.index(higher.when)
    if higher.when is When.BEFORE:
        return higher.number < lower.number
    return higher.number > lower.number


def _level(row: Row, horizon: int) -> Level:
    when, number = row.one_of("when", When), row.number("number")
    if when is When.ELAPSED and number >= 100:
        raise row.fail(f"{number} per cent is not before the end")
    # Two days for each, and Tết: so many calendar days hold that many working days for certain.
    if when is When.BEFORE and 2 * number + 10 > horizon:
        raise row.fail(f"{number} working days before the end may lie beyond the horizon")
    tells, proposes = row.names("tells"), row.text("proposes", "")
    if not tells:
        raise row.fail("it tells nobody")
    for name in sorted({*tells} - {*Audience.values}):
        raise row.fail(f"tells: {name!r} is nobody we know")
    if proposes and proposes not in PaperKind.values:
        raise row.fail(f"proposes: {proposes!r} is no paper of ours")
    name = row.text("id")
    if len(name) > MOST_LETTERS:
        raise row.fail(f"id: {name!r} has more than {MOST_LETTERS} letters")
    level = Level(
        id=name,
        title=row.text("title"),
        title_en=row.text("title_en"),
        when=when,
        number=number,
        tells=tuple(Audience(name) for name in tells),
        proposes=PaperKind(proposes) if proposes else None,
    )
    row.finish()
    return level
