"""Whether a PDF keeps PDF/A-2b and is tagged: the clauses of ISO 19005-2 that a paper can break.

Not a validator. It reads with pikepdf and fontTools, not with what made the paper, and knows only
the kinds of objects that a paper may hold: any other is a fault too.
"""

import io
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any
from xml.etree import ElementTree

import pikepdf

from tests.documents.pdfa_text import text_faults

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PDF = "{http://ns.adobe.com/pdf/1.3/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PART = "{http://www.aiim.org/pdfa/ns/id/}"
_ADDRESS = re.compile(rb"https?://|file:|\\\\\\\\", re.ASCII)


def faults(pdf: bytes) -> list[str]:
    """What is wrong, each with its clause; empty where nothing is."""
    found = list(_file_faults(pdf))
    try:
        opened = pikepdf.open(io.BytesIO(pdf))
    except pikepdf.PasswordError:
        return [*found, "6.1.3: encrypted"]
    with opened:
        checks = (_trailer, _intent, _metadata, _actions, _objects, _structure, text_faults)
        return [*found, *chain.from_iterable(check(opened) for check in checks)]


def _file_faults(pdf: bytes) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}", pdf):
        yield "6.1.2: the header, or the line of binary after it"
    if not re.search(rb"%%EOF\r?\n?\Z", pdf):
        yield "6.1.3: something after the end"


def _trailer(pdf: pikepdf.Pdf) -> Iterator[str]:
    if pdf.is_encrypted:
        yield "6.1.3: encrypted"
    identifier = pdf.trailer.get("/ID")
    if identifier is None or not all(bytes(part) for part in identifier):
        yield "6.1.3: no ID"


def _intent(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = [i for i in pdf.Root.get("/OutputIntents", []) if i.get("/S") == "/GTS_PDFA1"]
    profiles = [i.DestOutputProfile for i in intents if "/DestOutputProfile" in i]
    if len(profiles) != 1:
        yield "6.2.3: not one output intent with a profile"
        return
    profile = profiles[0].read_bytes()
    if profile[36:40] != b"acsp" or profile[16:20] != b"RGB " or profiles[0].get("/N") != 3:
        yield "6.2.3: the profile is not one of RGB"
    if not (intents[0].get("/OutputConditionIdentifier") and intents[0].get("/Info")):
        yield "6.2.3: the output intent has no name"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    stream = pdf.Root.get("/Metadata")
    if stream is None or stream.get("/Type") != "/Metadata" or stream.get("/Subtype") != "/XML":
        yield "6.6.2.1: no metadata"
        return
    packet = stream.read_bytes()
    if re.search(rb"<\?xpacket[^>]*(bytes|encoding)=", packet):
        yield "6.6.2.1: a header with bytes or encoding"
    told = ElementTree.fromstring(packet)
    if [told.findtext(f".//{_PART}{name}") for name in ("part", "conformance")] != ["2", "B"]:
        yield "6.6.4: not called PDF/A-2b"
    for name, path, expected in (
        ("Title", f".//{_DC}title/{_RDF}Alt/{_RDF}li", pdf.docinfo.get("/Title")),
        ("Author", f".//{_DC}creator/{_RDF}Seq/{_RDF}li", pdf.docinfo.get("/Author")),
        ("Producer", f".//{_PDF}Producer", pdf.docinfo.get("/Producer")),
    ):
        if not expected or told.findtext(path) != str(expected):
            yield f"6.6.2.3: {name} differs between XMP and Info, or is absent"
    created = (told.findtext(f".//{_XMP}CreateDate") or "").replace("-", "")
    if not created or str(pdf.docinfo.get("/CreationDate")) != f"D:{created}":
        yield "6.6.2.3: the date differs between XMP and Info, or is absent"
    if told.findtext(f".//{_DC}language/{_RDF}Bag/{_RDF}li") != str(pdf.Root.get("/Lang")):
        yield "6.6.2.3: the language differs between XMP and the catalogue"


def _actions(pdf: pikepdf.Pdf) -> Iterator[str]:
    for key in ("/OpenAction", "/AA", "/AcroForm", "/Names", "/Collection", "/OCProperties"):
        if key in pdf.Root:
            yield f"6.5.2: {key} in the catalogue"
    for number, page in enumerate(pdf.pages, start=1):
        for key in ("/AA", "/Annots", "/Group"):
            if key in page:
                yield f"6.3, 6.5: {key} on page {number}"


def _objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What no object of a paper may be: code, files, pictures, see-through ink, an address."""
    for each in pdf.objects:
        values = dict(each.items()) if isinstance(each, pikepdf.Dictionary | pikepdf.Stream) else {}
        kind = {str(values.get("/Type")), str(values.get("/S")), str(values.get("/Subtype"))}
        barred = kind & {"/JavaScript", "/Launch", "/URI", "/Filespec", "/Image", "/PS", "/Form"}
        for name in sorted(barred | values.keys() & {"/JS", "/EF", "/F", "/SMask", "/TR", "/HTP"}):
            yield f"6.1.7, 6.2.5, 6.5.1, 6.8: an object with {name}"
        if any(values.get(key, 1) != 1 for key in ("/ca", "/CA")) or "/BM" in values:
            yield "6.2.10: transparent ink"
        if isinstance(each, pikepdf.Stream):
            if values.get("/Filter") not in (None, pikepdf.Name.FlateDecode):
                yield f"6.1.7.2: a stream with {values['/Filter']}"
            each.read_bytes()


def _structure(pdf: pikepdf.Pdf) -> Iterator[str]:
    root, mark = pdf.Root.get("/StructTreeRoot"), pdf.Root.get("/MarkInfo")
    if root is None or mark is None or mark.get("/Marked") is not True:
        yield "6.7.2: not tagged"
        return
    if "/Lang" not in pdf.Root:
        yield "6.7.4: no language"
    viewing = pdf.Root.get("/ViewerPreferences")
    if viewing is None or viewing.get("/DisplayDocTitle") is not True:
        yield "the title is not displayed"
    for element in _elements(root):
        if element.get("/S") == "/Figure" and not str(element.get("/Alt", "")):
            yield "6.7.3.4: a picture without words in its place"


def _elements(parent: pikepdf.Object) -> Iterator[Any]:
    kids = parent.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield kid
            yield from _elements(kid)
