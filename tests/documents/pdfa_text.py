"""The clauses about text: every letter is embedded, as wide as told, readable, and tagged."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from pdfminer.cmapdb import FileUnicodeMap
from pdfminer.pdffont import CMapParser

Glyphs = dict[str, set[int]]
#: Widths are told in thousandths of an em and rounded (6.2.11.5).
_ROUNDED = 1.0
_STRANGE_COLOURS = {"k", "K", "sc", "SC", "scn", "SCN", "sh"}


def text_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What is wrong with the text of the pages and the fonts that it is set in."""
    fonts: dict[str, Any] = {}
    used: Glyphs = {}
    for page in pdf.pages:
        fonts |= dict(page.Resources.get("/Font", {}).items())
        yield from _page_faults(pdf, page, used)
    if not any(used.values()):
        yield "no text"
    for name, glyphs in used.items():
        if name not in fonts:
            yield f"6.2.2: {name} is not among the fonts of the page"
        else:
            yield from _font_faults(fonts[name], glyphs)


def _page_faults(pdf: pikepdf.Pdf, page: pikepdf.Page, used: Glyphs) -> Iterator[str]:
    """Collect which glyphs of which font are shown; all text is tagged or an artifact (6.7)."""
    marks, shown, font, in_text = list[str](), set[int](), "", False
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                marks.append(str(operands[0]))
                if len(operands) > 1 and "/MCID" in operands[1]:
                    shown.add(int(operands[1].MCID))
            case "EMC":
                marks.pop()
            case "Tf":
                font = str(operands[0])
            case "Tj" | "TJ" as show:
                in_text = True
                parts = operands[0] if show == "TJ" else [operands[0]]
                used.setdefault(font, set()).update(_glyphs(parts))
                if not marks:
                    yield "6.7.2.2: text that is neither tagged nor an artifact"
            case "Do" | "BI" | "Tr" as strange:
                yield f"6.2.8: {strange} on a page"
            case colour if colour in _STRANGE_COLOURS:
                yield f"6.2.4: a colour set by {colour}"
    if in_text and not shown <= _tagged(pdf, page):
        yield "6.7: marked text that is in no element"


def _glyphs(parts: Any) -> Iterator[int]:
    for part in parts:
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            yield from (int.from_bytes(codes[i : i + 2]) for i in range(0, len(codes), 2))


def _tagged(pdf: pikepdf.Pdf, page: pikepdf.Page) -> set[int]:
    """The numbers of marked text on this page that lead to an element of the tree."""
    parents = list(pdf.Root.get("/StructTreeRoot", {}).get("/ParentTree", {}).get("/Nums", []))
    pairs = dict(zip(map(int, parents[::2]), parents[1::2], strict=True))
    elements = pairs.get(int(page.get("/StructParents", -1)), [])
    return {n for n, element in enumerate(elements) if n in _kids(element)}


def _kids(element: Any) -> set[int]:
    kids = element.get("/K", [])
    listed = kids if isinstance(kids, pikepdf.Array) else [kids]
    return {int(kid) for kid in listed if isinstance(kid, int)}


def _font_faults(font: Any, glyphs: set[int]) -> Iterator[str]:
    name = str(font.BaseFont)
    [below] = font.DescendantFonts
    file = below.FontDescriptor.get("/FontFile2")
    if font.Encoding != "/Identity-H" or below.get("/CIDToGIDMap") != "/Identity":
        yield f"6.2.11.3: {name} does not lead straight to its glyphs"
    if file is None:
        yield f"6.2.11.4: {name} is not embedded"
    else:
        yield from _embedded_faults(name, file.read_bytes(), glyphs, _widths(below.W))
    if "/ToUnicode" not in font or not glyphs <= _readable(font.ToUnicode.read_bytes()):
        yield f"6.2.11.7: {name} has glyphs that stand for no letter"


def _embedded_faults(
    name: str, file: bytes, glyphs: set[int], told: dict[int, float]
) -> Iterator[str]:
    with TTFont(io.BytesIO(file), lazy=True) as embedded:
        order, units = embedded.getGlyphOrder(), embedded["head"].unitsPerEm
        if 0 in glyphs or max(glyphs) >= len(order):
            yield f"6.2.11.8: {name} shows a glyph that the font has not"
            return
        drawn = {glyph: embedded["hmtx"][order[glyph]][0] * 1000 / units for glyph in glyphs}
    wrong = [g for g, width in drawn.items() if abs(told.get(g, 1000) - width) > _ROUNDED]
    if wrong:
        yield f"6.2.11.5: {name} tells other widths than it draws"


def _widths(told: Any) -> dict[int, float]:
    """The W array, in the form that lists the widths after the first glyph."""
    values = list(told)
    return {
        int(first) + place: float(width)
        for first, widths in zip(values[::2], values[1::2], strict=True)
        for place, width in enumerate(widths)
    }


def _readable(to_unicode: bytes) -> set[int]:
    """The glyphs that stand for letters, none of them 0, U+FEFF or U+FFFE."""
    table = FileUnicodeMap()
    CMapParser(table, io.BytesIO(to_unicode)).run()
    barred = {"", "\x00", "\ufeff", "\ufffe"}
    return {glyph for glyph, text in table.cid2unichr.items() if text not in barred}
