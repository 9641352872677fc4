"""A copy with parts blacked out: the parts are gone, the rest is as it was."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat
from pytest_django.fixtures import Settings

from petitions.errors import BadFact
from petitions.uploads.blackout import Box, blackout, page, page_count, pages
from petitions.uploads.checking import check_scan
from tests.uploads.blacked import (
    ADDRESS,
    HEAD,
    NAME,
    drawn,
    every_byte,
    letter,
    photograph,
    picture,
    poppler,
    stored,
)
from tests.uploads.making import packed, pdf, sheet

_PDF, _PNG, _JPEG, _TIFF = "application/pdf", "image/png", "image/jpeg", "image/tiff"
_SCANS = {
    "letter": (letter, _PDF),
    "png": (lambda: packed(picture(), "PNG"), _PNG),
    "grey": (lambda: packed(picture("L"), "PNG"), _PNG),
    "bits": (lambda: packed(picture("1"), "TIFF", compression="group4"), _TIFF),
    "cmyk": (lambda: packed(picture("CMYK"), "TIFF"), _TIFF),
    "palette": (lambda: packed(picture("P"), "PNG"), _PNG),
    "clear": (lambda: packed(picture("RGBA"), "PNG"), _PNG),
    "jpeg": (photograph, _JPEG),
}


@pytest.fixture(scope="module", params=_SCANS)
def scan(request: pytest.FixtureRequest) -> tuple[bytes, str]:
    make, media_type = _SCANS[request.param]
    return make(), media_type


@pytest.fixture(scope="module")
def copied(scan: tuple[bytes, str]) -> bytes:
    """The scan with the name and the address blacked out."""
    return blackout(*scan, [HEAD])


def _black_rows(image: Image.Image, part: float = HEAD.height) -> Image.Image:
    return image.convert("L").crop((0, 0, image.width, int(part * image.height)))


def test_pixels_in_a_box_are_black(scan: tuple[bytes, str], copied: bytes) -> None:
    made = stored(copied)
    # JPEG rings at the edge of a box, from what is outside of it.
    most = 8 if scan[1] == _JPEG else 0
    assert _black_rows(made, HEAD.height - 0.02).getextrema()[1] <= most


def test_pixels_outside_stay(scan: tuple[bytes, str], copied: bytes) -> None:
    """Against a copy in which nothing but a corner of the paper is blacked out."""
    corner = Box(page=1, x=0, y=0, width=0.001, height=0.001)
    boxed = stored(copied).convert("RGB")
    whole = stored(blackout(*scan, [corner])).convert("RGB")
    below = (0, int((HEAD.height + 0.02) * whole.height), *whole.size)
    difference = ImageChops.difference(boxed.crop(below), whole.crop(below))
    assert max(high for _, high in difference.getextrema()) <= (2 if scan[1] == _JPEG else 0)
    assert min(ImageStat.Stat(whole.crop(below)).stddev) > 0


def test_an_image_keeps_its_own_pixels() -> None:
    """No pixel of a drawing or a text changes that no box touches."""
    image = picture()
    made = stored(blackout(packed(image, "PNG"), _PNG, [HEAD]))
    assert made.size == image.size
    below = (0, 200, *image.size)
    assert made.crop(below).tobytes() == image.crop(below).tobytes()


def test_no_byte_of_the_copy_holds_a_word_of_the_original(
    scan: tuple[bytes, str], copied: bytes, tmp_path: Path
) -> None:
    found = every_byte(copied)
    for word in (NAME, ADDRESS, "CANARY"):
        for coding in ("utf-8", "utf-16-be", "utf-16-le"):
            assert word.encode(coding) not in found
            assert word.encode(coding).hex().encode() not in found.lower()
    assert poppler(copied, tmp_path, "pdftotext", "-q").strip() == ""
    assert "CANARY" not in poppler(copied, tmp_path, "pdfinfo")
    pictures = poppler(copied, tmp_path, "pdfimages", "-list").splitlines()[2:]
    assert len(pictures) == page_count(*scan)


def test_the_searches_find_what_is_there(tmp_path: Path) -> None:
    assert NAME.encode() in every_byte(letter()) or NAME.encode("utf-16-be") in every_byte(letter())
    assert b"CANARY" in photograph()
    path = tmp_path / "copy.txt"
    poppler(letter(), tmp_path, "pdftotext", "-q")
    assert NAME in path.read_text()


def test_the_copy_is_made_of_pictures_and_nothing_else(copied: bytes) -> None:
    with pikepdf.open(BytesIO(copied)) as made:
        assert set(made.Root.keys()) == {"/Type", "/Pages"}
        assert set(made.trailer.keys()) <= {
            *("/Root", "/Size", "/ID", "/Type", "/W", "/Index", "/Length", "/Filter"),
            "/DecodeParms",
        }
        for leaf in made.pages:
            keys = {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}
            assert set(leaf.obj.keys()) == keys
        for found in made.objects:
            if isinstance(found, pikepdf.Stream) and found.get("/Filter") == "/DCTDecode":
                with Image.open(BytesIO(found.read_raw_bytes())) as image:
                    assert not image.getexif()
                    assert not image.info.keys() & {"exif", "comment", "icc_profile", "xmp"}


def test_the_same_scan_and_boxes_give_the_same_bytes(
    scan: tuple[bytes, str], copied: bytes
) -> None:
    assert blackout(*scan, [HEAD]) == copied


def test_a_copy_may_be_handed_in(copied: bytes) -> None:
    assert check_scan(copied, "bản che.pdf") == _PDF


def test_each_box_is_on_its_own_page() -> None:
    frames = [sheet("L", (200, 300)) for _ in range(3)]
    scan = packed(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    boxes = [Box(2, 0.5, 0.5, 0.5, 0.5), Box(2, 0, 0, 0.1, 0.1), Box(3, 0, 0.9, 1, 0.1)]
    made = blackout(scan, _TIFF, boxes)
    assert page_count(made, _PDF) == 3
    one, two, three = (stored(made, number).convert("L") for number in (1, 2, 3))
    assert one.tobytes() == frames[0].tobytes()
    assert two.crop((100, 150, 200, 300)).getextrema() == (0, 0)
    assert two.crop((0, 0, 20, 30)).getextrema() == (0, 0)
    assert two.crop((20, 30, 100, 150)).tobytes() == frames[0].crop((20, 30, 100, 150)).tobytes()
    assert three.crop((0, 270, 200, 300)).getextrema() == (0, 0)
    assert three.crop((0, 0, 200, 270)).tobytes() == frames[0].crop((0, 0, 200, 270)).tobytes()


def test_a_box_reaches_every_pixel_that_it_touches() -> None:
    scan = packed(Image.new("L", (10, 10), 255), "PNG")
    made = stored(blackout(scan, _PNG, [Box(1, 0.19, 0.19, 0.22, 0.22)])).convert("L")
    black = [(x, y) for x in range(10) for y in range(10) if made.getpixel((x, y)) == 0]
    assert black == [(x, y) for x in range(1, 5) for y in range(1, 5)]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_boxes_are_placed_on_the_page_as_it_is_seen(orientation: int) -> None:
    """A telephone stores its picture lying and says how to turn it."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    scan = packed(sheet("L", (120, 160)), "JPEG", exif=exif, quality=95)
    seen = page(scan, _JPEG, 1)
    made = stored(blackout(scan, _JPEG, [Box(1, 0, 0, 1, 0.25)]))
    assert (made.width > made.height) == (seen.width > seen.height) == (orientation > 4)
    assert _black_rows(made, 0.2).getextrema()[1] <= 8
    assert made.convert("L").crop((0, made.height // 2, *made.size)).getextrema()[1] > 200


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_turned_page_of_a_pdf_is_blacked_out_as_it_is_seen(turned: int) -> None:
    def turn(made: pikepdf.Pdf) -> None:
        made.pages[0].Rotate = turned
        made.pages[0].Contents = made.make_stream(b"1 0 0 rg 0 0 595 842 re f")

    made = drawn(blackout(pdf(turn), _PDF, [Box(1, 0, 0, 0.5, 0.5)], dpi=72))
    assert (made.width > made.height) == (turned in (90, 270))
    middle = (made.width // 2, made.height // 2)
    assert made.crop((0, 0, middle[0] - 2, middle[1] - 2)).getextrema() == ((0, 0),) * 3
    assert made.getpixel((made.width - 3, 3)) == (255, 0, 0)
    assert made.getpixel((3, made.height - 3)) == (255, 0, 0)


def test_pages_are_pictures_of_the_size_that_is_asked_for() -> None:
    found = list(pages(letter(2), _PDF, dpi=72))
    assert [one.number for one in found] == list(range(1, page_count(letter(2), _PDF) + 1))
    assert len(found) >= 2
    for one in found:
        with Image.open(BytesIO(one.png)) as image:
            assert (image.format, image.size) == ("PNG", (one.width, one.height))
            assert abs(one.width - 595) <= 1
            assert abs(one.height - 842) <= 1


def test_a_fax_is_shown_in_its_true_proportions() -> None:
    scan = packed(sheet("1", (1728, 1100)), "TIFF", compression="group3", dpi=(204, 98))
    seen = page(scan, _TIFF, 1, dpi=100)
    assert (seen.width, seen.height) == (round(1728 / 2.04), round(1100 / 0.98))


@pytest.mark.parametrize("options", [{}, {"dpi": (72, 72)}, {"dpi": (1, 1)}, {"dpi": (9999, 1)}])
def test_a_photograph_of_no_likely_resolution_is_a_sheet(options: dict[str, object]) -> None:
    seen = page(packed(sheet("L", (3000, 4000)), "JPEG", **options), _JPEG, 1, dpi=50)
    assert 580 <= seen.height <= 590


def test_a_picture_is_never_larger_than_the_limit(settings: Settings) -> None:
    settings.ATTACHMENT_MAX_PIXELS = 100_000
    seen = page(letter(), _PDF, 1, dpi=400)
    assert seen.width * seen.height <= 101_000


@pytest.mark.parametrize("number", [0, -1, 2, 10**6])
def test_there_is_no_page_beyond_the_last(number: int) -> None:
    with pytest.raises(BadFact, match=rf"không có trang {number}\."):
        page(pdf(), _PDF, number)


def test_without_a_box_there_is_no_copy() -> None:
    with pytest.raises(BadFact, match="Khoanh ít nhất một phần") as caught:
        blackout(pdf(), _PDF, [])
    assert caught.value.field == "boxes"


@pytest.mark.parametrize(
    "wrong",
    [
        *({"x": -0.1}, {"x": 1.0}, {"y": 1.0}, {"width": 0}, {"width": -0.1}, {"height": 0.0}),
        *({"x": 0.6, "width": 0.5}, {"y": 0.95}, {"x": float("nan")}, {"width": float("inf")}),
        *({"height": float("nan")}, {"y": float("-inf")}),
    ],
    ids=str,
)
def test_a_box_outside_of_the_page_is_refused(wrong: dict[str, float]) -> None:
    box = replace(Box(1, 0.1, 0.1, 0.5, 0.1), **wrong)
    with pytest.raises(BadFact, match="nằm ngoài trang") as caught:
        blackout(pdf(), _PDF, [box])
    assert caught.value.field == "boxes"


@pytest.mark.parametrize("number", [0, -1, 2])
def test_a_box_on_a_page_that_is_not_there_is_refused(number: int) -> None:
    with pytest.raises(BadFact, match=rf"không có trang {number}\."):
        blackout(pdf(), _PDF, [Box(number, 0, 0, 1, 1)])


def test_too_many_boxes_are_refused() -> None:
    with pytest.raises(BadFact, match="nhiều nhất 2000"):
        blackout(pdf(), _PDF, [HEAD] * 2001)


@pytest.mark.parametrize("media_type", [_PDF, _PNG, _JPEG, _TIFF])
def test_a_file_that_cannot_be_read_is_refused(media_type: str) -> None:
    with pytest.raises(BadFact, match="bị hỏng"):
        blackout(b"MZ" + bytes(99), media_type, [HEAD])
