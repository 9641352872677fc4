"""A registration with a key is entered once, whoever sends it again and however late."""

from pathlib import Path

import pytest

from petitions.models import Petition
from tests.journey.files import PATH, REGISTER, fault, petition, registering, run, sound

pytestmark = pytest.mark.django_db

KEY = "6f1c5a52-8a30-4a07-9f0e-3f1b1c1d2e3f"
KEYED = registering(key=KEY)


def test_a_file_run_again_makes_nothing_new(tmp_path: Path) -> None:
    whole = petition("don", KEYED, *PATH)
    assert run(tmp_path, whole)[0] == 0
    before = Petition.objects.get()
    status, lines = run(tmp_path, whole, petition("sau"))
    assert status == 1
    assert lines[0]["number"] == before.register_number
    assert lines[0]["status"] == "reported"
    assert lines[0]["document"]["number"] == "01/GBN-UBND"
    assert (lines[1]["act"], fault(lines[1])[0]) == ("propose", "wrong_state")
    assert lines[-1]["status"] == "received"
    assert Petition.objects.filter(idempotency_key=KEY).get().record_length == before.record_length
    assert sound()


@pytest.mark.parametrize(
    "again",
    [
        KEYED | {"actor": "tiepnhan2"},
        KEYED | {"subject": "Việc khác"},
        KEYED | {"petitioner_name": "Trần Thị Khác"},
    ],
)
def test_the_key_of_another_registration_is_refused(again: dict[str, str], tmp_path: Path) -> None:
    status, lines = run(
        tmp_path, petition("dau", KEYED), petition("lai", again), petition("sau", REGISTER)
    )
    assert status == 1
    assert lines[1]["error"]["code"] == "already_done"
    assert [line.get("number") for line in lines] == ["01/2026", None, "02/2026"]
    assert sound()
