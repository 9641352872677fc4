"""The files of the project, as the checks of this folder read them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("petitions", "documents", "workflow", "config")
#: Made by tools, or kept by Git: nobody wrote them.
_NOT_OURS = {"var", "__pycache__", "node_modules"}
_BINARY = {".ico", ".jpg", ".mo", ".pdf", ".png", ".ttf", ".woff2", ".pyc"}


def files(*names: str) -> Iterator[Path]:
    """Every file of the project, or of those of its folders that are named."""
    for top in [ROOT / name for name in names] or [ROOT]:
        yield from sorted(_below(top))


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        hidden = path.name.startswith(".") and path.name not in {".ci", ".editorconfig"}
        if hidden or path.name in _NOT_OURS:
            continue
        if path.is_dir():
            yield from _below(path)
        elif path.suffix not in _BINARY:
            yield path


def python(*names: str) -> Iterator[tuple[Path, ast.Module]]:
    """Each Python file of those folders with its syntax tree; migrations are left out."""
    for path in files(*names):
        if path.suffix == ".py" and "migrations" not in path.parts:
            yield path, ast.parse(path.read_text("utf-8"), str(path))


def place(path: Path, line: int) -> str:
    """Where something was found, as an editor opens it."""
    return f"{path.relative_to(ROOT)}:{line}"
