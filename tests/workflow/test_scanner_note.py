"""Whether files are looked at for viruses is seen where files are chosen, and by administrators."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.factories import Office, UserFactory

pytestmark = pytest.mark.django_db
_NOTE = "Máy chủ chưa có trình quét vi-rút"


@pytest.mark.parametrize(
    ("address", "is_said"), [("", True), ("none", True), ("/run/c.sock", False)]
)
def test_the_desk_is_told_that_nothing_scans(
    client: Client, settings: Settings, address: str, is_said: bool
) -> None:
    settings.CLAMAV_ADDRESS = address
    client.force_login(Office().reception)
    assert (_NOTE in client.get("/tiep-nhan/").content.decode()) is is_said


@pytest.mark.parametrize(
    ("address", "said"), [("", "Chưa cấu hình"), ("/nowhere/clamd.sock", "không trả lời")]
)
def test_the_administrator_is_told_how_the_scanner_stands(
    client: Client, settings: Settings, address: str, said: str
) -> None:
    settings.CLAMAV_ADDRESS = address
    client.force_login(UserFactory.create(is_staff=True, is_superuser=True))
    assert said in client.get("/quan-tri/").content.decode()
