"""What every suite shares. What a test needs made is in tests/factories.py."""

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache

from tests.flushing import flush_of_the_record

__all__ = ["flush_of_the_record"]

# A machine with two busy cores is slow at times, and a run that failed must fail again.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True)
hypothesis.settings.load_profile("house")


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Attempts that one test counted are not held against the next."""
    cache.clear()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test that may touch the main database may touch the vault as well."""
    for item in items:
        marked = item.get_closest_marker("django_db")
        fixtures = getattr(item, "fixturenames", ())
        if marked or not {"db", "transactional_db", "live_server"}.isdisjoint(fixtures):
            given = marked.kwargs if marked else {}
            both = pytest.mark.django_db(**{"databases": "__all__", **given})
            item.add_marker(both, append=False)


@pytest.fixture(scope="session", autouse=True)
def no_keys_left() -> Iterator[None]:
    """The keys of this run go with its tables."""
    yield
    for path in (Path(settings.KEY_FILE), Path(f"{settings.KEY_FILE}.lock")):
        path.unlink(missing_ok=True)
