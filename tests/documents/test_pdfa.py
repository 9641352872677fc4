"""Every paper is a tagged PDF/A-2b, and the check that says so finds what is not."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from documents.rendering import render
from tests.documents import samples
from tests.documents.every_letter import EVERY_LETTER
from tests.documents.pdfa import faults

DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.mark.parametrize("name", EVERY_LETTER)
def test_every_paper_is_archivable(name: str, tmp_path: Path) -> None:
    pdf = render(EVERY_LETTER[name]())
    assert faults(pdf) == []
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf)
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def _xmp(pdf: bytes) -> ElementTree.Element:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return ElementTree.fromstring(opened.Root.Metadata.read_bytes())


def test_the_paper_describes_itself() -> None:
    unit = samples.unit(name="Ủy ban nhân dân xã A & B <Mẫu>")
    told = _xmp(render(samples.an_acceptance(petition=samples.petition(unit=unit))))
    assert told.findtext(f".//{DC}identifier") == "05/TB-UBND"
    texts = [text for element in told.iter() if (text := (element.text or "").strip())]
    assert "05/TB-UBND Về việc thụ lý giải quyết khiếu nại" in texts
    assert "Ủy ban nhân dân xã A & B <Mẫu>" in texts
    assert "2026-12-02" in texts and "vi" in texts


def test_a_preview_has_no_number_to_be_found_by() -> None:
    told = _xmp(render(samples.an_acceptance(number=samples.number(None))))
    assert told.find(f".//{DC}identifier") is None


def _metadata(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    stream = pdf.Root.Metadata
    content = stream.read_bytes()
    assert old in content
    stream.write(content.replace(old, new))


def _on_the_page(pdf: pikepdf.Pdf, content: bytes) -> None:
    pdf.pages[0].contents_add(pdf.make_stream(content))


def _font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(iter(pdf.pages[0].Resources.Font.values()))


def _figure(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o)


def _script(pdf: pikepdf.Pdf) -> None:
    code = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    pdf.Root.OpenAction = pdf.make_indirect(code)


def _ink(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.ExtGState.a1 = pdf.make_indirect(pikepdf.Dictionary(ca=0.5))


def _widths(pdf: pikepdf.Pdf) -> None:
    below = _font(pdf).DescendantFonts[0]
    below.W = pikepdf.Array([0, pikepdf.Array([123] * 3000)])


def _other_stream(pdf: pikepdf.Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes().hex().encode() + b">", filter=pikepdf.Name.ASCIIHexDecode)


def _unnamed(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.ParentTree.Nums[1][3]


DAMAGE: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "6.2.3: not one": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
    "6.2.3: the profile": lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(b"x" * 90),
    "6.2.3: the output intent": lambda pdf: pdf.Root.OutputIntents[0].__delitem__("/Info"),
    "6.6.2.1: no metadata": lambda pdf: pdf.Root.__delitem__("/Metadata"),
    "6.6.2.1: a header": lambda pdf: _metadata(pdf, b'begin=""', b'begin="" bytes="9"'),
    "6.6.4": lambda pdf: _metadata(pdf, b"<pdfaid:part>2", b"<pdfaid:part>1"),
    "6.6.2.3: Title": lambda pdf: pdf.docinfo.__setitem__("/Title", "Khác"),
    "6.6.2.3: Author": lambda pdf: pdf.docinfo.__delitem__("/Author"),
    "6.6.2.3: the date": lambda pdf: _metadata(pdf, b"2026-11-23", b"2026-11-24"),
    "6.6.2.3: the language": lambda pdf: pdf.Root.__setitem__("/Lang", "en"),
    "6.5.2": _script,
    "6.1.7, 6.2.5": _script,
    "6.3, 6.5": lambda pdf: pdf.pages[0].__setitem__("/Annots", pikepdf.Array()),
    "6.2.10": _ink,
    "6.1.7.2": _other_stream,
    "6.7.2: ": lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
    "6.7.4": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "the title": lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
    "6.7.3.4": lambda pdf: _figure(pdf).__delitem__("/Alt"),
    "6.7: ": _unnamed,
    "6.7.2.2": lambda pdf: _on_the_page(pdf, b"BT /F 9 Tf <0003> Tj ET"),
    "6.2.2": lambda pdf: _on_the_page(pdf, b"BT /F 9 Tf <0003> Tj ET"),
    "6.2.4": lambda pdf: _on_the_page(pdf, b"0 0 0 1 k"),
    "6.2.8": lambda pdf: _on_the_page(pdf, b"/Im0 Do"),
    "6.2.11.3": lambda pdf: _font(pdf).__setitem__("/Encoding", pikepdf.Name("/Identity-V")),
    "6.2.11.4": lambda pdf: _font(pdf).DescendantFonts[0].FontDescriptor.__delitem__("/FontFile2"),
    "6.2.11.5": _widths,
    "6.2.11.7": lambda pdf: _font(pdf).__delitem__("/ToUnicode"),
    "6.2.11.8": lambda pdf: _on_the_page(
        pdf, b"BT " + str(next(iter(pdf.pages[0].Resources.Font))).encode() + b" 9 Tf <0000> Tj ET"
    ),
}


def _saved(pdf: pikepdf.Pdf) -> bytes:
    written = io.BytesIO()
    as_it_is = pikepdf.StreamDecodeLevel.none
    pdf.save(
        written, fix_metadata_version=False, compress_streams=False, stream_decode_level=as_it_is
    )
    return written.getvalue()


@pytest.fixture(scope="module")
def receipt() -> bytes:
    return render(samples.a_receipt())


def test_a_paper_that_is_only_written_anew_has_no_fault(receipt: bytes) -> None:
    with pikepdf.open(io.BytesIO(receipt)) as pdf:
        assert faults(_saved(pdf)) == []


@pytest.mark.parametrize("clause", DAMAGE)
def test_each_damage_is_found(receipt: bytes, clause: str) -> None:
    with pikepdf.open(io.BytesIO(receipt)) as pdf:
        DAMAGE[clause](pdf)
        found = faults(_saved(pdf))
    assert any(fault.startswith(clause) for fault in found), found


def test_damage_to_the_file_itself_is_found(receipt: bytes) -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(receipt)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    for damaged, clause in (
        (locked.getvalue(), "6.1.3: encrypted"),
        (receipt.replace(b"%PDF-1.7", b"%PDF-2.0"), "6.1.2"),
        (receipt + b"more", "6.1.3: something"),
        (receipt.replace(b"/ID [", b"/IX ["), "6.1.3: no ID"),
    ):
        assert any(fault.startswith(clause) for fault in faults(damaged)), clause
