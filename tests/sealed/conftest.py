"""Each test of the vault has keys of its own: a rotation in one is none in the next."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def key_file(settings: Settings, tmp_path: Path) -> Path:
    """Where the key file of this test will be; it is made at its first use."""
    settings.KEY_FILE = str(tmp_path / "keys" / "keys.json")
    (tmp_path / "keys").mkdir()
    return Path(settings.KEY_FILE)
