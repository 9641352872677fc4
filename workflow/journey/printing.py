"""Where the papers of a journey are put, and under which names."""

import contextlib
import hashlib
import tempfile
from pathlib import Path

from workflow.journey.reading import BadJourney

#: Bytes that a name takes at most; file systems allow 255.
_LONGEST = 200
_SUFFIX = ".pdf"


def require_writable(folder: Path) -> None:
    """Make `folder` where it is missing, and see that files can be made in it.

    Raises BadJourney: a number once taken is not given back, so this is asked before anything.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix="thu-ghi-".ljust(_LONGEST, "-")):
            pass
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadJourney(f"Không ghi được vào thư mục {folder}: {reason}.") from error


def paper_path(folder: Path, ref: str, symbol: str) -> Path:
    """Where the paper `symbol` of the petition `ref` goes; no two petitions share a name.

    A name that had to be changed or cut carries a digest of what it stands for.
    """
    plain, tail = _plain(ref), f"-{_plain(symbol)}{_SUFFIX}"
    room = _LONGEST - len(tail.encode())
    if plain != ref or len(plain.encode()) > room:
        digest = hashlib.sha256(ref.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        kept = plain.encode()[: room - len(digest) - 1].decode("utf-8", "ignore")
        plain = f"{kept}-{digest}"
    return folder / f"{plain}{tail}"


def _plain(text: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in text)


def write(path: Path, content: bytes) -> None:
    """Put `content` at `path`, whole or not at all. Raises OSError."""
    part = path.with_suffix(".part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
