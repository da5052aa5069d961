"""Taking a guard of the program away for a while, with whatever was put together while it stood."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from casebook.records import search_access, visibility

# What a person may see is put together once for each set of powers (docs/decisions/130).
_REMEMBERED = (
    visibility.visible_cases,
    visibility.names_seen,
    visibility._known_names,
    visibility._inside_walls,
    search_access._everything_seen,
)


@contextmanager
def taken_away(place: str, without: Callable[..., Any]) -> Iterator[None]:
    """Put something else in the place of a guard; nothing of either is remembered afterwards."""
    with patch(place, without):
        _forget()
        yield
    _forget()


def _forget() -> None:
    for remembered in _REMEMBERED:
        remembered.cache_clear()
