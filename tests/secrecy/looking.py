"""Looking for whoever is secret, in any bytes and however they are written there."""

import base64
import html
import io
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote, quote_plus

import pikepdf

from petitions.text import each_word
from tests.documents.reading import text_of
from tests.secrecy.secrets import traces

#: What a place holds: where in it something was looked at, and its bytes.
Held = tuple[str, bytes]


@lru_cache(maxsize=1)
def _patterns() -> tuple[bytes, ...]:
    """The traces, and each as decomposed letters, in an address, in JSON, in base64."""
    known = dict.fromkeys(traces())
    texts = [t.decode() for t in known if _is_text(t)]
    for text in texts:
        decomposed = unicodedata.normalize("NFD", text).encode()
        written = (decomposed, quote(text).encode(), quote_plus(text).encode(), *_in_base64(text))
        known |= dict.fromkeys(written)
    return tuple(known)


def _is_text(trace: bytes) -> bool:
    return b"\0" not in trace and b"\\" not in trace


def _in_base64(text: str) -> Iterator[bytes]:
    """`text` inside something longer: the letters that do not depend on its neighbours."""
    for before in range(3):
        raw = b"\0" * before + text.encode()
        whole = raw[: len(raw) // 3 * 3]
        yield base64.b64encode(whole)[(before * 8 + 5) // 6 :]


@lru_cache(maxsize=1)
def _folded() -> tuple[str, ...]:
    return tuple(dict.fromkeys(_words(t.decode()) for t in traces() if _is_text(t)))


def _words(text: str) -> str:
    return f" {' '.join(each_word(text))} "


def found_in(content: bytes) -> list[str]:
    """The traces in `content`; also where a page writes letters as entities, or marks differ."""
    told = [pattern.decode("utf-8", "replace") for pattern in _patterns() if pattern in content]
    if not told and content:
        text = _words(html.unescape(content.decode("utf-8", "ignore")))
        told = [word for word in _folded() if word in text]
    return told


def leaks(place: Iterable[Held]) -> list[str]:
    """Where in `place` somebody can be recognised, and by what; the same bytes are read once."""
    seen: dict[bytes, list[str]] = {}
    told = []
    for where, content in place:
        if content not in seen:
            seen[content] = found_in(content)
        told += [f"{where}: {trace}" for trace in seen[content][:3]]
    return told


def inside_pdf(where: str, pdf: bytes) -> Iterator[Held]:
    """A PDF as it is, every stream in it unpacked, its metadata and the text that a reader sees."""
    yield where, pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for number, thing in enumerate(opened.objects):
            if isinstance(thing, pikepdf.Stream):
                yield f"{where}, stream {number}", _unpacked(thing)
        yield f"{where}, metadata", str(dict(opened.docinfo.items())).encode()
    yield f"{where}, text", text_of(pdf).encode()


def _unpacked(stream: pikepdf.Stream) -> bytes:
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:  # an image's own packing
        return bytes(stream.read_raw_bytes())


def inside_archive(where: str, content: bytes) -> Iterator[Held]:
    """Bytes as they are, and unpacked where they are packed by zlib (Django's caches)."""
    yield where, content
    start = content.find(b"\x78")
    while start >= 0:
        try:
            yield f"{where}, unpacked", zlib.decompressobj().decompress(content[start:])
            return
        except zlib.error:
            start = content.find(b"\x78", start + 1)
