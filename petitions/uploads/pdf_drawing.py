"""How much a page of a PDF draws: forms that draw forms that draw forms are a bomb of their own."""

import re

import pikepdf

from petitions.uploads.findings import Finding, Found
from petitions.uploads.pdf_streams import Budget

_DRAWN = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
#: Forms and images drawn by one page, those inside forms counted each time they are drawn.
_MOST_DRAWN = 20_000
#: Forms inside forms.
_DEEPEST = 20


def check_drawing(pdf: pikepdf.Pdf, budget: Budget) -> None:
    """Raise Found when a page draws more than any reader can."""
    known: dict[tuple[int, int], int] = {}
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        streams = contents if isinstance(contents, pikepdf.Array) else [contents]
        drawn = b"\n".join(
            budget.unpacked(stream) for stream in streams if isinstance(stream, pikepdf.Stream)
        )
        if _weight(drawn, page.resources, budget, known, 0) > _MOST_DRAWN:
            raise Found(Finding.BOMB)


def _weight(
    drawn: bytes,
    resources: pikepdf.Object,
    budget: Budget,
    known: dict[tuple[int, int], int],
    depth: int,
) -> int:
    """Of a content stream: how many forms and images it draws, forms within forms counted out."""
    if depth > _DEEPEST:
        raise Found(Finding.BOMB)
    objects = resources.get("/XObject") or pikepdf.Dictionary()
    names = [name.decode("latin-1") for name in _DRAWN.findall(drawn)]
    total = len(names)
    for name in set(names):
        form = objects.get(f"/{name}")
        if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == "/Form":
            if form.objgen not in known:
                inner = form.get("/Resources", resources)
                known[form.objgen] = _weight(budget.unpacked(form), inner, budget, known, depth + 1)
            total += names.count(name) * known[form.objgen]
    return total
