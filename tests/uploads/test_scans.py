"""What may be handed in as a scan, and what may not: every file goes the way an officer's does."""

import pytest

from petitions.errors import BadFact
from petitions.uploads.checking import check_scan
from petitions.uploads.names import shown
from tests.uploads.bad_images import BAD_IMAGES
from tests.uploads.bad_pdfs import BAD_PDFS
from tests.uploads.disguised import DISGUISED
from tests.uploads.glued import GLUED
from tests.uploads.good import good_scans
from tests.uploads.making import Upload, pdf
from tests.uploads.named import NAMED

HOSTILE = [*DISGUISED, *NAMED, *GLUED, *BAD_IMAGES, *BAD_PDFS]
GOOD = list(good_scans())
_TYPES = {"pdf": "application/pdf", "png": "image/png", "tif": "image/tiff", "": "image/png"}


def test_there_are_enough_of_both() -> None:
    assert len({(upload.name, upload.words) for upload in HOSTILE}) >= 200
    assert len({upload.name for upload in GOOD}) >= 50


@pytest.mark.parametrize("upload", HOSTILE, ids=str)
def test_a_hostile_file_is_refused_by_its_name_and_with_the_reason(upload: Upload) -> None:
    content = upload.content
    with pytest.raises(BadFact) as caught:
        check_scan(content, upload.name)
    assert upload.words in caught.value.message
    assert f"«{shown(upload.name)}»" in caught.value.message
    assert caught.value.field == "papers"
    assert caught.value.message.isprintable()


@pytest.mark.parametrize("upload", GOOD, ids=str)
def test_a_good_scan_is_let_in_as_what_it_is(upload: Upload) -> None:
    found = check_scan(upload.content, upload.name)
    ending = upload.name.rpartition(".")[2].lower()
    assert found == _TYPES.get(ending[:3], "image/jpeg")


def test_a_file_without_content_is_refused() -> None:
    with pytest.raises(BadFact, match=r"«đơn\.pdf» rỗng"):
        check_scan(b"", "đơn.pdf")


def test_a_file_without_a_name_is_refused_in_words_too() -> None:
    with pytest.raises(BadFact, match="Tệp không tên"):
        check_scan(b"MZ", "")


def test_a_good_file_of_any_kind_is_refused_under_the_ending_of_another() -> None:
    with pytest.raises(BadFact, match="không khớp với nội dung"):
        check_scan(pdf(), "đơn.png")


def test_a_long_name_is_quoted_in_part() -> None:
    assert len(shown("ạ" * 500)) <= 80
    assert shown("giay\u202efdp.exe") == "giay\N{REPLACEMENT CHARACTER}fdp.exe"
