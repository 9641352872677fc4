"""The server does not start while a system check finds an error."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT


def _at(folder: Path) -> dict[str, str]:
    """Everything of the installation in that folder."""
    return {
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/donthu.sqlite3",
        "VAULT_DATABASE_URL": f"sqlite:///{folder}/vault.sqlite3",
        "KEY_FILE": str(folder / "keys.json"),
    }


@pytest.fixture(scope="module")
def started_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation as the first start leaves it: both databases, and the key file."""
    folder = tmp_path_factory.mktemp("installation")
    migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"} | _at(folder)
    subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
    assert _start(**_at(folder)).returncode == 0
    return folder


def _start(**changed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "import config.wsgi"],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"} | changed,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_starts_when_nothing_is_wrong(started_once: Path) -> None:
    assert _start(**_at(started_once)).returncode == 0


def test_it_does_not_start_while_the_vault_is_not_migrated(tmp_path: Path) -> None:
    started = _start(**_at(tmp_path))
    assert started.returncode != 0
    assert "manage.py migrate" in started.stderr


def test_it_does_not_start_without_the_key_file_in_production(
    started_once: Path, tmp_path: Path
) -> None:
    shutil.copytree(started_once, tmp_path, dirs_exist_ok=True)
    (tmp_path / "keys.json").rename(tmp_path / "elsewhere.json")
    production = {
        "DEMO": "0",
        "SECRET_KEY": "x" * 60,
        "ALLOWED_HOSTS": "donthu.example.vn",
        "PUBLIC_URL": "https://donthu.example.vn",
        "DATABASE_URL": f"sqlite:///{tmp_path}/./donthu.sqlite3",
        "VAULT_DATABASE_URL": f"sqlite:///{tmp_path}/./vault.sqlite3",
        "KEY_FILE": str(tmp_path / "secret.json"),
    }
    started = _start(**_at(tmp_path) | production)
    assert started.returncode != 0
    assert "Không có tệp khóa" in started.stderr
    kept = {**production, "KEY_FILE": str(tmp_path / "elsewhere.json")}
    assert _start(**_at(tmp_path) | kept).returncode == 0


def test_it_does_not_keep_the_vault_in_the_main_database(tmp_path: Path) -> None:
    one = f"sqlite:///{tmp_path}/one.sqlite3"
    started = _start(VAR_DIR=str(tmp_path), DATABASE_URL=one, VAULT_DATABASE_URL=one)
    assert started.returncode != 0
    assert "VAULT_DATABASE_URL phải là cơ sở dữ liệu khác" in started.stderr


def test_it_does_not_start_without_the_letters_of_the_papers(tmp_path: Path) -> None:
    started = _start(VAR_DIR=str(tmp_path), PAPER_FONT_DIR=str(tmp_path))
    assert started.returncode != 0
    assert "fonts-liberation2" in started.stderr
