"""How many standings the law gives a second on one core, and how that grows with the journal."""

from collections.abc import Callable
from itertools import pairwise

from benchmarks.journals import Journal, asked, complaint, denunciation, noted
from benchmarks.table import Measured
from benchmarks.timing import seconds_each
from casebook.law.calendar import Calendar

PER_SECOND = 5_000
LONG = (50, 100, 200, 400)
DOUBLED = 2.0
# Each size is measured again after all others: a disturbance rarely lasts that long.
PASSES = 3


def standings() -> list[Measured]:
    """Measure a complaint and a denunciation of eight events each, then journals that grow."""
    calendar = Calendar.shipped()
    lines = [_speed(journal, calendar) for journal in (complaint(), denunciation())]
    lines += _growth("notes", noted, calendar)
    lines += _growth("information asked for and supplied", asked, calendar)
    return lines


def _speed(journal: Journal, calendar: Calendar) -> Measured:
    each = _seconds(journal, calendar)
    return Measured(
        f"law.standing, {journal.name} of {len(journal.events)} events",
        f"{1 / each:,.0f}/s",
        f">= {PER_SECOND:,}/s",
        f"{each * 1e6:,.0f} microseconds each",
    )


def _growth(grown_by: str, made: Callable[[int], Journal], calendar: Calendar) -> list[Measured]:
    passes = [[_seconds(made(number), calendar) for number in LONG] for _turn in range(PASSES)]
    took = dict(zip(LONG, map(min, zip(*passes, strict=True)), strict=True))
    return [
        Measured(
            f"law.standing, {few} -> {many} events ({grown_by})",
            f"{took[many] / took[few]:.2f} x",
            f"about {DOUBLED:.1f} x",
            f"{took[few] * 1e3:.2f} -> {took[many] * 1e3:.2f} ms",
        )
        for few, many in pairwise(LONG)
    ]


def _seconds(journal: Journal, calendar: Calendar) -> float:
    return seconds_each(lambda: journal.stand(calendar))
