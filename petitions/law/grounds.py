"""The grounds that a statute lists: for declining, for calling a case complex, for stopping it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from petitions.law.facts import Kind
from petitions.law.rule import is_within
from petitions.law.tables import Mark, Row, read_table, rows_of

GROUNDS_FILE = Path(__file__).parent / "grounds.toml"


class Purpose(StrEnum):
    """What a ground is a ground for."""

    NOT_ACCEPTED = "not_accepted"
    COMPLEX = "complex"
    SUSPEND = "suspend"
    TERMINATE = "terminate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One ground, in words close to the statute, with its citation and how far it is confirmed."""

    code: str
    purpose: Purpose
    kind: Kind
    text: str
    text_en: str
    citation: str
    in_force_from: date | None
    mark: Mark

    @property
    def is_confirmed(self) -> bool:
        """Whether the text in force was read."""
        return self.mark is Mark.CONFIRMED


@cache
def load_grounds() -> tuple[Ground, ...]:
    """All grounds of this package's table, in the order of the statutes, read once."""
    return read_grounds(GROUNDS_FILE)


def grounds_for(purpose: Purpose, kind: Kind, on: date) -> tuple[Ground, ...]:
    """The grounds an officer may choose from on a day, in the order of the statute."""
    return tuple(
        ground
        for ground in load_grounds()
        if ground.purpose is purpose
        and ground.kind is kind
        and is_within(on, ground.in_force_from, None)
    )


def ground(code: str) -> Ground:
    """The ground of that code. Raises LookupError for a code that no statute of ours has."""
    for listed in load_grounds():
        if listed.code == code:
            return listed
    raise LookupError(f"no ground {code}")


def read_grounds(path: Path) -> tuple[Ground, ...]:
    """Reads a table of grounds. Raises TableError naming the file and the row at fault."""
    listed: dict[str, Ground] = {}
    for row in rows_of(path, read_table(path), "grounds", "code"):
        found = _ground(row)
        if found.code in listed:
            raise row.fail("this code is listed twice")
        listed[found.code] = found
    return tuple(listed.values())


def _ground(row: Row) -> Ground:
    found = Ground(
        code=row.text("code"),
        purpose=row.one_of("purpose", Purpose),
        kind=row.one_of("kind", Kind),
        text=row.text("text"),
        text_en=row.text("text_en"),
        citation=row.text("citation"),
        in_force_from=row.day("from"),
        mark=row.one_of("mark", Mark),
    )
    row.finish()
    return found
