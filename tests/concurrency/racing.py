"""Several people at the same moment, each with a connection of their own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

from petitions.errors import Refused


def race(works: Sequence[Callable[[], Any]]) -> list[Any]:
    """What each of `works` gave, all begun at one moment; a refusal is given, not raised."""
    start = Barrier(len(works), timeout=30)

    def run(work: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            start.wait()
            return work()
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def refusals(results: Sequence[Any]) -> list[Refused]:
    return [result for result in results if isinstance(result, Refused)]
