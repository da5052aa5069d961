"""How long something takes one core: the best of several rounds, so that a busy machine disturbs little."""

from collections.abc import Callable
from time import process_time

ROUNDS = 10
_ROUND_LASTS = 0.03  # seconds; many short rounds, of which some are undisturbed


def seconds_each(deed: Callable[[], object]) -> float:
    """Give the seconds of one core one call takes: the quickest of ROUNDS rounds of many calls."""
    times = _calls_in_a_round(deed)
    return min(_round(deed, times) for _turn in range(ROUNDS)) / times


def _calls_in_a_round(deed: Callable[[], object]) -> int:
    times = 1
    while _round(deed, times) < _ROUND_LASTS:
        times *= 2
    return times


def _round(deed: Callable[[], object], times: int) -> float:
    began = process_time()
    for _turn in range(times):
        deed()
    return process_time() - began
