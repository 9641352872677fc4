"""The fields of a case file, read one by one; each error names its field and has a stable code."""

import re
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar, cast

from petitions.law.calendar import FIRST_YEAR, LAST_YEAR
from petitions.law.impossible import ImpossibleFacts
from petitions.law.tables import MOST_NUMBER

E = TypeVar("E", bound=StrEnum)
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: No extension and no obstacle lasts longer than ten years.
MOST_DAYS = MOST_NUMBER


def is_name(value: Any) -> bool:
    """Whether a case may be called so: by a text or a whole number. True is neither."""
    return isinstance(value, str | int) and not isinstance(value, bool)


class Language(StrEnum):
    """What an explanation is written in."""

    VI = "vi"
    EN = "en"


class Repeated(dict[str, Any]):
    """An object of the file in which `key` stands more than once: which value counts?"""

    key = ""


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object with these keys and values; a Repeated where a key comes back. For json.loads."""
    told = dict(pairs)
    if len(told) == len(pairs):
        return told
    keys = [key for key, _value in pairs]
    repeated = Repeated(told)
    repeated.key = next(key for n, key in enumerate(keys) if key in keys[:n])
    return repeated


class Fields:
    """One object of the file. A field that nobody asked for is an error: it may be misspelt."""

    def __init__(self, told: Any, place: str) -> None:
        self._place = place
        if isinstance(told, Repeated):
            raise self._fault("duplicate_key", f"trường “{told.key}” được ghi hai lần")
        if not isinstance(told, dict):
            raise self._fault("not_an_object", "phải là một đối tượng JSON")
        self._left = dict(told)

    def take(self, name: str) -> Any:
        """The value of a field that must be there."""
        if name not in self._left:
            raise self._fault("missing_field", f"thiếu trường “{name}”")
        return self._left.pop(name)

    def name(self, name: str) -> str | int:
        """A name of the file's own choosing: a text or a whole number."""
        value = self.take(name)
        if is_name(value):
            return cast(str | int, value)
        raise self._fault("bad_field", f"trường “{name}” phải là chuỗi hoặc số nguyên")

    def ignore(self, name: str) -> None:
        """Passes over a field that is there for whoever reads the file."""
        self._left.pop(name, None)

    def choice(self, name: str, choices: type[E], *, default: E | None = None) -> E:
        """A member of an enumeration by its name. Unknown names have the code `unknown_<name>`."""
        if default is not None and name not in self._left:
            return default
        value = self.take(name)
        if isinstance(value, str) and value in choices.__members__.values():
            return choices(value)
        raise self._fault(f"unknown_{name}", f"trường “{name}” có giá trị không biết: {value!r}")

    def flag(self, name: str) -> bool:
        """A yes or no; no where the field is absent."""
        value = self._left.pop(name, False)
        if not isinstance(value, bool):
            raise self._fault("bad_field", f"trường “{name}” phải là true hoặc false")
        return value

    def number(self, name: str) -> int | None:
        """A whole number of days; None where the field is absent or null."""
        value = self._left.pop(name, None)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value > MOST_DAYS:
            raise self._fault(
                "bad_days", f"trường “{name}” phải là số ngày nguyên, đến {MOST_DAYS}"
            )
        return value

    def day(self, name: str) -> date:
        """A date that must be there, written as 2026-11-23."""
        return self._date(name, self.take(name))

    def days(self, name: str) -> set[date]:
        """A list of dates; empty where the field is absent."""
        return {self._date(name, value) for value in self._list(name, self._left.pop(name, []))}

    def items(self, name: str) -> list[Any]:
        """A list that must be there."""
        return self._list(name, self.take(name))

    def inner(self, name: str) -> "Fields | None":
        """The object in a field; None where it is absent or null."""
        value = self._left.pop(name, None)
        return None if value is None else Fields(value, name)

    def finish(self) -> None:
        """Refuses the fields that nobody has read."""
        for name in sorted(self._left):
            raise self._fault("unknown_field", f"trường “{name}” không có trong mẫu")

    def _list(self, name: str, value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise self._fault("bad_field", f"trường “{name}” phải là một danh sách")
        return value

    def _date(self, name: str, value: Any) -> date:
        try:
            if isinstance(value, str) and ISO_DAY.fullmatch(value):
                day = date.fromisoformat(value)
                if FIRST_YEAR <= day.year <= LAST_YEAR:
                    return day
        except ValueError:
            pass
        raise self._fault(
            "bad_date",
            f"trường “{name}” phải là ngày có thật dạng 2026-11-23, không phải {value!r}",
        )

    def _fault(self, code: str, problem: str) -> ImpossibleFacts:
        return ImpossibleFacts(code, f"Ở {self._place}: {problem}.")
