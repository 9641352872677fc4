"""What each form of a complaint, of triage and of reception says: one golden reading a form."""

import pytest

from documents.catalogue import FORMS
from documents.letters import citizen_forms
from documents.rendering import render
from documents.specimens.common import RECEIVED, unit
from tests.documents.reading import text_of
from tests.documents.readings_complaints import SAID
from tests.documents.samples_complaints import KEYS, Key, letter_of, pdf_of


def test_every_form_has_its_reading() -> None:
    assert SAID.keys() == set(KEYS)


@pytest.mark.parametrize("key", KEYS, ids=" ".join)
def test_what_it_says_in_the_order_of_the_paper(key: Key) -> None:
    text, place = text_of(pdf_of(key)), 0
    for part in SAID[key]:
        found = text.find(part, place)
        assert found >= 0, f"«{part}» is not where it should be in: {text}"
        place = found


@pytest.mark.parametrize("key", KEYS, ids=" ".join)
def test_it_is_printed_on_the_form_that_the_catalogue_has(key: Key) -> None:
    letter = letter_of(key)
    assert letter.form == FORMS[key]
    assert letter.number.type_code == letter.form.type_code


def test_the_forms_of_a_citizen_are_printed_empty_too() -> None:
    for make in (citizen_forms.complaint_form, citizen_forms.authorisation):
        text = text_of(render(make(unit=unit(), printed_on=RECEIVED)))
        assert "Nguyễn" not in text
        assert text.count("Ngày cấp …../…../………., nơi cấp: ...") == 2
        assert "(Ký hoặc điểm chỉ" in text
