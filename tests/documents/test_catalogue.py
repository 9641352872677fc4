"""The forms: each is whole, and says how far it is confirmed."""

import pytest

from documents import catalogue
from documents.catalogue import FORMS, FormStatus
from petitions.access import Act


def test_every_form_is_due_at_an_act_or_at_none_and_says_what_it_rests_on() -> None:
    for form in FORMS.values():
        assert form.due_at in {*Act, ""}
        assert form.basis
        assert form.signer
        assert form.addressees
        assert form.type_name.isupper()


def test_forms_are_keyed_on_instrument_and_code() -> None:
    assert all(key == (form.instrument, form.code) for key, form in FORMS.items())


@pytest.mark.parametrize(
    ("form", "type_code", "status"),
    [
        (catalogue.RECEIPT, "GBN", FormStatus.IN_HOUSE),
        (catalogue.ACCEPTANCE, "TB", FormStatus.CONFIRMED),
        (catalogue.NON_ACCEPTANCE, "TB", FormStatus.CONFIRMED),
        (catalogue.FIRST_DECISION, "QĐ", FormStatus.RECALLED),
        (catalogue.ANNEX, "BTTH", FormStatus.IN_HOUSE),
        (catalogue.DENUNCIATION_ACCEPTANCE, "QĐ", FormStatus.CONFIRMED),
        (catalogue.CONCLUSION, "KL", FormStatus.CONFIRMED),
        (catalogue.DENUNCIATION_REFERRAL, "PC", FormStatus.CONFIRMED),
        (catalogue.DENUNCIATION_NON_ACCEPTANCE, "TB", FormStatus.IN_HOUSE),
        (catalogue.DENUNCIATION_GUIDANCE, "HD", FormStatus.IN_HOUSE),
    ],
)
def test_marks(form: catalogue.Form, type_code: str, status: FormStatus) -> None:
    assert form.type_code == type_code
    assert form.status is status


def test_what_is_not_confirmed_says_so_in_its_note() -> None:
    recalled = [form for form in FORMS.values() if form.status is FormStatus.RECALLED]
    assert recalled
    assert all("chưa đối chiếu" in form.note for form in recalled)
    assert FormStatus.RECALLED.label == "Chưa đối chiếu bản gốc"


def test_a_form_known_by_number_and_title_alone_says_that_its_layout_was_not_read() -> None:
    of_denunciations = [form for form in FORMS.values() if form.instrument == "NĐ 31/2019"]
    assert len(of_denunciations) == 12
    assert all("bố cục của mẫu chưa đối chiếu bản gốc" in form.note for form in of_denunciations)


def test_a_form_given_twice_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    row = (
        '[[form]]\ninstrument = "A"\ncode = "1"\ntype_code = "TB"\ntype_name = "X"\ntitle = "t"\n'
        'basis = "b"\nsigner = "s"\naddressees = ["a"]\ndue_at = "register"\nstatus = "recalled"\n'
    )
    file = tmp_path_factory.mktemp("forms") / "catalogue.toml"
    file.write_text(row * 2, encoding="utf-8")
    with pytest.raises(ValueError, match="two forms A 1"):
        catalogue._read(file)
