"""One story for all the tests of a module: telling it takes seconds."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.secrecy.story import Story, told


@pytest.fixture(scope="module")
def story(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Story]:
    """An agency in which everything was done, and nothing of it stays in the database."""
    with django_db_blocker.unblock(), told() as made:
        yield made
