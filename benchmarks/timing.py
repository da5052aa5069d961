"""How long something takes: the best of several rounds, so that a busy machine disturbs little."""

from collections.abc import Callable
from time import perf_counter

ROUNDS = 5
_ROUND_LASTS = 0.1  # seconds; long enough for the clock, short enough for the reader


def seconds_each(deed: Callable[[], object]) -> float:
    """Give the seconds one call takes: the quickest of ROUNDS rounds of many calls."""
    times = _calls_in_a_round(deed)
    return min(_round(deed, times) for _turn in range(ROUNDS)) / times


def _calls_in_a_round(deed: Callable[[], object]) -> int:
    times = 1
    while _round(deed, times) < _ROUND_LASTS:
        times *= 2
    return times


def _round(deed: Callable[[], object], times: int) -> float:
    began = perf_counter()
    for _turn in range(times):
        deed()
    return perf_counter() - began
