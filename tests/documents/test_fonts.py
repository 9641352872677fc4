"""The start-up check of the paper font."""

import unicodedata
from pathlib import Path

import pytest
from django.core.checks import run_checks
from fontTools.subset import main as subset
from pytest_django import Settings

from documents import fonts, rendering
from documents.checks import check_paper_fonts
from tests.documents import samples


def test_vietnamese_has_134_letters_beyond_ascii_and_its_coin() -> None:
    assert len(fonts.VIETNAMESE) == 134 + 1
    assert all(unicodedata.is_normalized("NFC", letter) for letter in fonts.VIETNAMESE)


def test_the_installed_font_passes() -> None:
    assert check_paper_fonts(None) == []


def test_the_check_runs_at_start_up(settings: Settings, tmp_path: Path) -> None:
    settings.PAPER_FONT_DIR = tmp_path
    assert [e.id for e in run_checks(tags=["paper"]) if e.id and e.id.startswith("documents.")] == [
        "documents.E001"
    ] * 4


def test_an_absent_file_is_told_with_the_package(settings: Settings, tmp_path: Path) -> None:
    settings.PAPER_FONT_DIR = tmp_path
    found = check_paper_fonts(None)
    assert len(found) == 4
    assert all("fonts-liberation2" in (error.hint or "") for error in found)


def test_no_paper_is_printed_in_another_font(settings: Settings, tmp_path: Path) -> None:
    settings.PAPER_FONT_DIR = tmp_path
    with pytest.raises(FileNotFoundError):
        rendering.render(samples.an_acceptance())


@pytest.mark.parametrize("url", ["file:///etc/hostname", "https://example.vn/a.png", "data:,a"])
def test_a_paper_fetches_nothing_but_its_fonts(url: str, settings: Settings) -> None:
    with pytest.raises(ValueError, match="fetches nothing"):
        rendering._FontsOnly(settings.PAPER_FONT_DIR).fetch(url)


@pytest.mark.parametrize("style", list(fonts.Style))
def test_a_font_that_lacks_letters_is_found(
    style: fonts.Style, settings: Settings, tmp_path: Path
) -> None:
    for each in fonts.Style:
        (tmp_path / fonts.path(each).name).write_bytes(fonts.path(each).read_bytes())
    source, target = str(fonts.path(style)), tmp_path / fonts.path(style).name
    kept = "".join(sorted(fonts.VIETNAMESE - {"ữ", "₫"}))
    subset([source, f"--text={kept}", f"--output-file={target}"])
    settings.PAPER_FONT_DIR = tmp_path
    [error] = check_paper_fonts(None)
    assert error.id == "documents.E002"
    assert "thiếu 2 chữ: ữ₫" in str(error.msg)
