"""Reading the tables of law: TOML rows, each checked, each error naming its file and its row."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

E = TypeVar("E", bound=StrEnum)
#: No number of the law is larger: ten years, in days.
MOST_NUMBER = 3660


class Mark(StrEnum):
    """How far a fact of law has been confirmed."""

    CONFIRMED = "confirmed"  # read in the text in force
    ORIGINAL_ONLY = (
        "original_only"  # read in the text before its amendments, or in a superseded one
    )
    SECONDARY = "secondary"  # seen in the press or on an unofficial page only
    RECALLED = "recalled"  # known by heart, not read
    COMPUTED = "computed"  # follows from a rule; no notice has announced it
    UNKNOWN = "unknown"


class TableError(ValueError):
    """A row that cannot be read. The message begins with the file and the row."""


class Row:
    """One row of a table, read key by key; a key that nobody asked for is an error."""

    def __init__(self, place: str, values: dict[str, Any]) -> None:
        self.place = place
        self._left = dict(values)

    def fail(self, problem: str) -> TableError:
        """The error to raise about this row."""
        return TableError(f"{self.place}: {problem}")

    def _take(self, key: str, wanted: type, default: Any) -> Any:
        value = self._left.pop(key, default)
        if value is None:
            raise self.fail(f"{key} is missing")
        if not _is_a(value, wanted):
            raise self.fail(f"{key} must be {wanted.__name__}, not {value!r}")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A text; one without a default must say something."""
        value = str(self._take(key, str, default))
        if default is None and not value.strip():
            raise self.fail(f"{key} is blank")
        return value

    def number(self, key: str) -> int:
        """A whole number above zero, up to MOST_NUMBER."""
        value = int(self._take(key, int, None))
        if value < 1:
            raise self.fail(f"{key} must be above zero, not {value}")
        if value > MOST_NUMBER:
            raise self.fail(f"{key} must be at most {MOST_NUMBER}, not {value}")
        return value

    def flag(self, key: str) -> bool:
        return bool(self._take(key, bool, False))

    def day(self, key: str) -> date | None:
        """A date, or None where the table leaves it open."""
        if key not in self._left:
            return None
        value: date = self._take(key, date, None)
        return value

    def days(self, key: str) -> tuple[date, ...]:
        values = self._take(key, list, None)
        if not values or not all(_is_a(value, date) for value in values):
            raise self.fail(f"{key} must be a list of dates, not {values!r}")
        return tuple(values)

    def one_of(self, key: str, choices: type[E]) -> E:
        return self._member(key, self.text(key), choices)

    def some_of(self, key: str, choices: type[E]) -> tuple[E, ...]:
        """A list of members of an enumeration; empty where the key is absent."""
        return tuple(self._member(key, value, choices) for value in self._take(key, list, []))

    def _member(self, key: str, value: str, choices: type[E]) -> E:
        try:
            return choices(value)
        except ValueError:
            raise self.fail(f"{key}: {value!r} is not a {choices.__name__}") from None

    def rows(self, key: str) -> tuple["Row", ...]:
        """The rows of a list inside this row; none where the key is absent."""
        return tuple(
            _row(f"{self.place}, {key} {place}", values)
            for place, values in enumerate(self._take(key, list, []), 1)
        )

    def names(self, key: str) -> tuple[str, ...]:
        """A list of names; empty where the key is absent."""
        values = self._take(key, list, [])
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise self.fail(f"{key} must be a list of names, not {values!r}")
        return tuple(values)

    def finish(self) -> None:
        """Refuses the keys that nobody has read."""
        if self._left:
            raise self.fail(f"unknown keys {', '.join(sorted(self._left))}")


def _is_a(value: Any, wanted: type) -> bool:
    """Whether a value is of that sort to a table of law: to Python a bool is an int too."""
    too_much: dict[type, type] = {int: bool, date: datetime}
    return isinstance(value, wanted) and not isinstance(value, too_much.get(wanted, ()))


def _row(place: str, values: Any) -> Row:
    if not isinstance(values, dict):
        raise TableError(f"{place}: a row must be a table, not {values!r}")
    return Row(place, values)


def read_table(path: Path) -> dict[str, Any]:
    """The content of one TOML file. Raises TableError, naming the file, where it is not TOML."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise TableError(f"{path.name}: {problem}") from problem


def rows_of(path: Path, table: dict[str, Any], key: str, label: str) -> Iterator[Row]:
    """The rows under `key`, each named after its `label` field, or by its place without one."""
    rows = table.get(key, [])
    if not isinstance(rows, list):
        raise TableError(f"{path.name}: {key} must be a list of rows, not {rows!r}")
    for place, values in enumerate(rows, 1):
        name = values.get(label) if isinstance(values, dict) else ""
        yield _row(f"{path.name}: {key} {name or f'#{place}'}", values)
