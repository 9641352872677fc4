"""What a browser is told with every kind of answer; production's settings pass every check."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.architecture.sources import ROOT
from tests.factories import Office
from tests.signin.people import account, give_password, with_app
from tests.workflow.screens import signed_in

ALWAYS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


def visitor() -> Client:
    return Client()


def officer() -> Client:
    return signed_in(Office().reception)


def administrator() -> Client:
    return signed_in(account(is_staff=True, is_superuser=True))


def half_way() -> Client:
    """Somebody between password and code."""
    client = Client()
    give_password(client, with_app(account()))
    return client


KINDS = [
    (visitor, "/dang-nhap/", 200),
    (visitor, "/tra-cuu/", 200),
    (visitor, "/khong-co-trang-nay/", 404),
    (visitor, "/dang-xuat/", 405),
    (visitor, "/ho-so/", 302),
    (visitor, "/static/css/desk.css", 200),
    (half_way, "/dang-nhap/ma-xac-thuc/", 200),
    (officer, "/", 200),
    (officer, "/tiep-nhan/", 200),
    (officer, "/ho-so/99999/", 404),
    (officer, "/xac-thuc-hai-lop/", 200),
    (officer, "/xac-thuc-hai-lop/ung-dung/", 200),
    (officer, "/quan-tri/login/", 403),
    (administrator, "/quan-tri/", 200),
]
PERSONAL = [(who, path, status) for who, path, status in KINDS if who is not visitor]


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "path", "status"), KINDS)
def test_every_answer_is_kept_apart_from_other_sites(
    who: Any, path: str, status: int, settings: Any
) -> None:
    settings.WHITENOISE_USE_FINDERS = True  # the sources, as nothing is collected for tests
    answer = who().get(path)
    answer.close()
    assert answer.status_code == status
    assert {name: answer.get(name) for name in ALWAYS} == ALWAYS
    permissions = answer["Permissions-Policy"]
    assert "camera=()" in permissions
    assert "publickey-credentials-get=(self)" in permissions
    if not path.startswith("/static/"):
        policy = answer["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "path", "status"), PERSONAL)
def test_nobody_keeps_a_personal_page(who: Any, path: str, status: int) -> None:
    assert "no-store" in who().get(path)["Cache-Control"]


@pytest.mark.django_db
def test_the_locked_page_is_kept_by_nobody() -> None:
    user = account()
    answers = [give_password(Client(), user, "sai") for _ in range(5)]
    assert answers[-1].status_code == 429
    assert "no-store" in answers[-1]["Cache-Control"]


def _own_environment() -> dict[str, str]:
    """This process's, without what the browser tests set for themselves."""
    return {k: v for k, v in os.environ.items() if k != "DJANGO_ALLOW_ASYNC_UNSAFE"}


def _production(folder: Path, **changed: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "DEMO": "0",
        "VAR_DIR": str(folder),
        "KEY_FILE": str(folder / "khoa.json"),
        "SECRET_KEY": "p9vR2xQ7mT4kW8zL1cY6nB3hF5jD0sGaUeIoXvNqKtMwPrSy-Zb",
        "ALLOWED_HOSTS": "don-thu.example.vn",
        "PUBLIC_URL": "https://don-thu.example.vn",
        "DATABASE_URL": f"sqlite:///{folder / 'that.sqlite3'}",
        "VAULT_DATABASE_URL": f"sqlite:///{folder / 'ket.sqlite3'}",
        "CLAMAV_ADDRESS": "none",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=_own_environment() | environment | changed,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_passes_every_check_and_silences_none(tmp_path: Path) -> None:
    checked = _production(tmp_path)
    assert checked.returncode == 0, checked.stderr
    assert "0 silenced" in checked.stdout + checked.stderr


def test_production_does_not_start_without_the_second_factor(tmp_path: Path) -> None:
    checked = _production(tmp_path, SECOND_FACTOR_REQUIRED="0")
    assert checked.returncode != 0
    assert "SECOND_FACTOR_REQUIRED" in checked.stderr
