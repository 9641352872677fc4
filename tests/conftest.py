"""What every suite shares. What a test needs made is in tests/factories.py."""

import hypothesis
import pytest
from django.core.cache import cache

# A machine with two busy cores is slow at times, and a run that failed must fail again.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True)
hypothesis.settings.load_profile("house")


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Attempts that one test counted are not held against the next."""
    cache.clear()
