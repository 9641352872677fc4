"""The press is faster than a newcomer's loop, and prints the same bytes."""

import hashlib

import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from documents import fonts, pdfa, rendering
from tests.documents import samples
from tests.documents.every_letter import EVERY_LETTER


def _plainly(text: str) -> bytes:
    """The same with nothing kept and nothing left out: WeasyPrint's own sheet, every rule of it."""
    told = rendering.supplies()
    fetcher, configuration = rendering._FontsOnly(told.font_folder), FontConfiguration()
    sheet = CSS(string=told.paper, font_config=configuration, url_fetcher=fetcher)
    options = {"pdf_variant": "pdf/a-2b", "output_intent": pdfa.INTENT, "pdf_tags": True}
    colours = {pdfa.INTENT: pdfa.Profile(rendering._SRGB.read_bytes())}
    document = HTML(string=text, url_fetcher=fetcher).render(
        stylesheets=[sheet], font_config=configuration, color_profiles=colours, **options
    )
    pdfa.describe(document, f"WeasyPrint {rendering.VERSION}")
    name = hashlib.sha256(text.encode()).hexdigest()[:32].encode()
    plain: bytes = document.write_pdf(pdf_identifier=name, **options)
    return plain


@pytest.mark.parametrize("name", EVERY_LETTER)
def test_what_saves_time_changes_no_byte(name: str) -> None:
    text = rendering.text_of(EVERY_LETTER[name]())
    assert rendering.typeset_text(text, rendering.supplies()).pdf == _plainly(text)


def test_the_elements_that_an_editor_may_write_look_as_they_do_everywhere() -> None:
    """Lists, tables and marked words, which no letter of today holds all of."""
    written = (
        "<p>Một<br>hai <u>ba</u> <s>bốn</s> <em>năm</em> <strong>sáu</strong> x<sub>1</sub>"
        "<sup>2</sup></p><ul><li>a<ol><li>b</li></ol><ul><li>c<ul><li>d</li></ul></li></ul></li></ul>"
        "<h2>Mục</h2><h3>Tiểu mục</h3><table><caption>Bảng</caption><colgroup><col></colgroup>"
        "<thead><tr><th>Cột</th></tr></thead><tbody><tr><td>ô</td></tr></tbody>"
        "<tfoot><tr><td>cuối</td></tr></tfoot></table></main>"
    )
    text = rendering.text_of(samples.an_acceptance()).replace("</main>", written)
    assert written in text
    assert rendering.typeset_text(text, rendering.supplies()).pdf == _plainly(text)


@pytest.mark.parametrize("limit", [40, 66, 140])
@pytest.mark.parametrize("size", [12, 13.5])
def test_a_title_is_set_in_the_fewest_lines_and_evenly(limit: int, size: float) -> None:
    title = "Về việc thụ lý giải quyết khiếu nại của tập thể hộ dân thôn Ví Dụ (lần hai)"
    words, style = title.split(), fonts.Style.BOLD
    lines = fonts.wrap(title, style, size, limit)
    assert " ".join(lines) == title
    assert max(fonts.width(line, style, size) for line in lines) <= limit
    assert len(lines) == len(_greedy(words, style, size, limit))
    narrower = max(fonts.width(line, style, size) for line in lines) - 1.5
    assert len(_greedy(words, style, size, narrower)) > len(lines)


def _greedy(words: list[str], style: fonts.Style, size: float, limit: float) -> list[str]:
    lines = words[:1]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if fonts.width(longer, style, size) <= limit:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
