"""Every row of the security tests in its quick size, and each with a guard taken away: it must notice."""

from collections.abc import Iterator

import pytest

from tests.conftest import engines
from tests.deep.places import Place
from tests.deep.rows import NO_ENGINE, Rounds, Row, all_rows

pytestmark = pytest.mark.slow

ROWS = all_rows()


@pytest.fixture(scope="session")
def places(pytestconfig: pytest.Config) -> Iterator[dict[str, Place]]:
    """One place per engine, made when a row first asks for it."""
    made: dict[str, Place] = {}
    yield made
    for place in made.values():
        place.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each row its engines; that it can fail is shown on the first of them."""
    chosen = engines(metafunc.config)
    pairs = [(row, on) for row in ROWS.values() for on in row.engines if on in chosen or on in NO_ENGINE]
    if "taken_away" in metafunc.function.__name__:
        first = {row.name: on for row, on in reversed(pairs)}
        pairs = [(row, on) for row, on in pairs if first[row.name] == on]
    metafunc.parametrize(("row", "on"), pairs, ids=[f"{row.name}-{on}" for row, on in pairs])


def rounds(row: Row, on: str, places: dict[str, Place], *, count: int) -> Rounds:
    if on not in places:
        places[on] = Place(on)
    return places[on].rounds(first=0, count=count)


def test_the_quick_size_of_a_row_finds_nothing(row: Row, on: str, places: dict[str, Place]) -> None:
    tally = row.run(rounds(row, on, places, count=row.quick))
    assert tally.failures == []
    assert tally.done == row.quick


def test_a_row_notices_a_guard_that_was_taken_away(row: Row, on: str, places: dict[str, Place]) -> None:
    assert row.broken(rounds(row, on, places, count=1)).failures
