"""The one file of secrets, which lies outside both databases and in no back-up of either.

It holds the master keys that wrap the petitions' keys, the key of the blind indexes, the key of
the ledger and the key that signs its daily head. Whoever has this file and the vault can read
every identity; whoever has only one of the two reads nothing.
"""

import base64
import binascii
import fcntl
import json
import os
import secrets
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32
_VERSION = 1
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, repr=False)
class Keyring:
    """The secrets as they stand in the file. Its text never shows one.

    `masters` are 32 bytes each by id, `current` the id of the newest, under which is wrapped from
    now on. `index` keys the blind indexes and `ledger` the chains; neither changes with a rotation.
    `signing` signs the daily head of the ledger.
    """

    masters: Mapping[str, bytes]
    current: str
    index: bytes
    ledger: bytes
    signing: Ed25519PrivateKey

    def __repr__(self) -> str:
        return f"<Keyring of {len(self.masters)} masters, current {self.current}>"


def keyring() -> Keyring:
    """The secrets of `settings.KEY_FILE`, as they stand in it now.

    In the demonstration a missing file is made. Raises ImproperlyConfigured where production has
    none, where others than its owner may read it, or where it is not a file of keys.
    """
    path = Path(settings.KEY_FILE)
    try:
        found = path.stat()
    except FileNotFoundError:
        if not settings.DEMO:
            raise ImproperlyConfigured(
                f"Không có tệp khóa {path}. Tạo bằng “manage.py vault init”, hoặc khôi phục từ bản"
                " lưu; không có tệp cũ thì danh tính đã niêm phong không mở được."
            ) from None
        create(path)
        found = path.stat()
    if stat.S_IMODE(found.st_mode) & _OTHERS:
        raise ImproperlyConfigured(
            f"Tệp khóa {path} để người khác đọc được; đặt quyền 0600 (chmod 600)."
        )
    return _parsed(path, found.st_ino, found.st_mtime_ns, found.st_size)


def create(path: Path) -> None:
    """Make a file of fresh keys at `path`, mode 0600, unless one is there; of two makers one wins.

    Raises OSError where the folder cannot be written.
    """
    first = new_master_id()
    fresh = Keyring(
        masters={first: secrets.token_bytes(KEY_BYTES)},
        current=first,
        index=secrets.token_bytes(KEY_BYTES),
        ledger=secrets.token_bytes(KEY_BYTES),
        signing=Ed25519PrivateKey.generate(),
    )
    made = _written_beside(path, fresh)
    try:
        os.link(made, path)  # fails where the file stands already, and never replaces it
    except FileExistsError:
        return
    finally:
        made.unlink()
    _sync_folder(path)


def with_new_master() -> Keyring:
    """Add a fresh master key to the file and make it the current one; gives the new keyring."""

    def added(ring: Keyring) -> Keyring:
        fresh = new_master_id()
        masters = {**ring.masters, fresh: secrets.token_bytes(KEY_BYTES)}
        return replace(ring, masters=masters, current=fresh)

    return _replace(added)


def without_masters(ids: frozenset[str]) -> Keyring:
    """Take the masters `ids` out of the file; the current one stays whatever is asked."""

    def reduced(ring: Keyring) -> Keyring:
        gone = ids - {ring.current}
        return replace(ring, masters={k: v for k, v in ring.masters.items() if k not in gone})

    return _replace(reduced)


def new_master_id() -> str:
    """A name for a master key; it tells nothing of the key."""
    return f"m-{secrets.token_hex(6)}"


@lru_cache(maxsize=4)
def _parsed(path: Path, inode: int, changed: int, size: int) -> Keyring:
    # A replaced file has another inode or time of change, so that every process follows a rotation.
    try:
        held = json.loads(path.read_text(encoding="ascii"))
        if held["version"] != _VERSION:
            raise ValueError("unknown version")
        masters = {str(name): _key(text) for name, text in held["masters"].items()}
        masters[held["current"]]
        return Keyring(
            masters=MappingProxyType(masters),
            current=held["current"],
            index=_key(held["index"]),
            ledger=_key(held["ledger"]),
            signing=Ed25519PrivateKey.from_private_bytes(_key(held["signing"])),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as problem:
        # Without its cause: what is in the file must not come into a trace.
        del problem
        raise ImproperlyConfigured(f"Tệp khóa {path} không đọc được: sai khuôn dạng.") from None


def _key(text: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError("not base64") from None
    if len(key) != KEY_BYTES:
        raise ValueError("not 32 bytes")
    return key


def _as_text(ring: Keyring) -> str:
    def text(key: bytes) -> str:
        return base64.b64encode(key).decode("ascii")

    held = {
        "version": _VERSION,
        "current": ring.current,
        "masters": {name: text(key) for name, key in ring.masters.items()},
        "index": text(ring.index),
        "ledger": text(ring.ledger),
        "signing": text(ring.signing.private_bytes_raw()),
    }
    return json.dumps(held, indent=1) + "\n"


def _replace(change: Callable[[Keyring], Keyring]) -> Keyring:
    path = Path(settings.KEY_FILE)
    with _alone(path):
        for left in path.parent.glob(f".{path.name}-*"):
            left.unlink()  # of a rotation that was cut off while it wrote
        made = _written_beside(path, change(keyring()))
        os.replace(made, path)
        _sync_folder(path)
    return keyring()


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Two rotations at once would each lose the other's key: the second waits for the first."""
    beside = path.with_name(path.name + ".lock")
    lock = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _written_beside(path: Path, ring: Keyring) -> Path:
    """`ring` in a new file (mode 0600) in the folder of `path`, on the disk when this returns."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(_as_text(ring))
        file.flush()
        os.fsync(file.fileno())
    return Path(name)


def _sync_folder(path: Path) -> None:
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
