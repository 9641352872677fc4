"""Rules of the house for Python that neither ruff nor import-linter can hold."""

import ast
import sys
from collections.abc import Callable

import pytest

from tests.architecture.sources import ROOMS, files, place, python

MOST_LINES = 300
#: What petitions/law may import beside Python's own library and itself.
LAW_IMPORTS = ("petitions.errors", "petitions.law", "holidays")
CLOCKS = {"now", "today", "utcnow", "time", "localdate", "localtime"}


def imports_in_functions(tree: ast.Module) -> list[int]:
    """Lines of the imports that run only when a function is called."""
    return [
        inner.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]


def status_updates(tree: ast.Module) -> list[int]:
    """Lines where a query sets a status, past the lifecycle and its record."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"update", "bulk_update", "update_or_create"}
        and _names_status(node)
    ]


def _names_status(call: ast.Call) -> bool:
    if any(keyword.arg == "status" for keyword in call.keywords):
        return True
    return any(
        isinstance(inner, ast.Constant) and inner.value == "status" for inner in ast.walk(call)
    )


def imported(tree: ast.Module) -> list[tuple[str, int]]:
    """The full name of every module imported, with its line."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append((node.module or "", node.lineno))
    return found


def clock_readings(tree: ast.Module) -> list[int]:
    """Lines that ask what time it is."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
    ]


def test_no_import_hides_in_a_function() -> None:
    assert [place(p, n) for p, tree in python() for n in imports_in_functions(tree)] == []


def test_no_query_sets_a_status() -> None:
    assert [place(p, n) for p, tree in python(*ROOMS) for n in status_updates(tree)] == []


def test_no_source_file_is_too_long() -> None:
    lengths = {p: len(p.read_text("utf-8").splitlines()) for p, _ in python(*ROOMS)}
    assert [place(p, n) for p, n in lengths.items() if n > MOST_LINES] == []


def test_the_law_imports_only_python_and_itself() -> None:
    def is_allowed(module: str) -> bool:
        top = module.split(".")[0]
        ours = any(module == a or module.startswith(f"{a}.") for a in LAW_IMPORTS)
        return ours or top in sys.stdlib_module_names

    found = [
        f"{place(p, line)} {module}"
        for p, tree in python("petitions/law")
        for module, line in imported(tree)
        if not is_allowed(module)
    ]
    assert found == []


def test_the_law_reads_no_clock() -> None:
    assert [place(p, n) for p, tree in python("petitions/law") for n in clock_readings(tree)] == []


def test_no_file_says_that_work_is_left() -> None:
    mark = "TO" + "DO"
    found = [
        place(path, number)
        for path in files()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if mark in line and path.name != "LICENSE"
    ]
    assert found == []


@pytest.mark.parametrize(
    ("check", "source"),
    [
        (imports_in_functions, "def f():\n    import os"),
        (imports_in_functions, "async def f():\n    if 1:\n        from a import b"),
        (status_updates, "Petition.objects.filter(pk=1).update(status='resolved')"),
        (status_updates, "Petition.objects.bulk_update(rows, ['status'])"),
        (status_updates, "rows.update(**{'status': 'resolved'})"),
        (clock_readings, "from datetime import date\ndate.today()"),
    ],
)
def test_the_checks_see_what_they_look_for(
    check: Callable[[ast.Module], list[int]], source: str
) -> None:
    assert check(ast.parse(source))
