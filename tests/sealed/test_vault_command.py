"""What the administrator of the machine can do to the vault, and that none of it shows anybody."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from pytest_django.fixtures import Settings

from petitions.keyring import keyring
from petitions.models import Petition
from petitions.sealed.models import Master, PetitionKey, SealedValue
from petitions.seals import seal, unsealed
from petitions.sweep import sweep_now
from tests.sealed.petitions import a_petition
from tests.sealed.places import NAME, VALUES

pytestmark = pytest.mark.django_db


@pytest.fixture
def petition() -> Petition:
    petition = a_petition()
    seal(petition, VALUES)
    return petition


def _vault(action: str, **options: object) -> str:
    said = StringIO()
    call_command("vault", action, stdout=said, **options)
    return said.getvalue()


def test_the_status_counts_and_names_nobody(petition: Petition) -> None:
    said = _vault("status")
    assert "1 khóa đơn, 0 đã hủy; 1 lần niêm phong, 1 chưa đối chiếu" in said
    assert f"khóa chủ {keyring().current} (đang dùng): 1 khóa" in said
    assert VALUES[NAME].decode() not in said
    assert str(petition.seals.get().ref) not in said


def test_the_status_fails_where_the_key_file_does_not_fit(petition: Petition) -> None:
    PetitionKey.objects.update(master=Master.objects.create(pk="m-elsewhere"))
    with pytest.raises(CommandError, match="m-elsewhere"):
        _vault("status")


def test_a_key_file_is_made_once_and_never_over_another(
    settings: Settings, tmp_path: Path, petition: Petition
) -> None:
    with pytest.raises(CommandError, match="không tạo đè"):
        _vault("init")
    settings.KEY_FILE = str(tmp_path / "keys.json")
    with pytest.raises(CommandError, match="khôi phục"):
        _vault("init")
    petition.seals.all().delete()
    SealedValue.objects.all().delete()
    for table in ("vault_batch", "vault_petitionkey"):
        connections["vault"].cursor().execute(f"DELETE FROM {table}")
    assert "Đã tạo tệp khóa" in _vault("init")
    assert keyring().masters


def test_a_rotation_from_the_command_line(petition: Petition) -> None:
    old = keyring().current
    said = _vault("rotate")
    assert "Bọc lại 1 khóa đơn" in said
    assert f"bỏ khóa chủ: {old}" in said
    assert unsealed(petition) == VALUES


def test_a_rotation_says_what_it_could_not_open(petition: Petition) -> None:
    PetitionKey.objects.update(wrapped=b"\x01" * 61)
    with pytest.raises(CommandError, match="1 khóa đơn không mở được"):
        _vault("rotate")
    assert len(keyring().masters) == 2
    # Kept, so that the row opens again once it is restored.
    assert PetitionKey.objects.get().master_id in keyring().masters


def test_the_sweep_from_the_command_line(petition: Petition) -> None:
    assert _vault("sweep").startswith("1 lần niêm phong đã có biên nhận; xóa 0 lần dở dang")


def test_the_check_names_the_petition_and_fails(petition: Petition) -> None:
    sweep_now()
    assert "khớp với mọi biên nhận" in _vault("check", bytes=True)
    SealedValue.objects.filter(field="address").delete()
    said = StringIO()
    with pytest.raises(CommandError, match="1 chỗ") as caught:
        call_command("vault", "check", stdout=said)
    assert caught.value.returncode == 1
    assert f"đơn khóa {petition.pk}" in said.getvalue()
