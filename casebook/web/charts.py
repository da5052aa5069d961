"""Charts as numbers: columns over months, bars beside names; templates/parts/chart.html draws them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

PLOT = 160.0
"""Pixels from the line of nothing to the highest mark; along the other way everything is in percent."""
_LEFT, _RIGHT = 7.0, 100.0
_BROAD = 0.72
_STEPS = (1, 2, 5)
MOST_TOTALS = 12
"""Above more columns than these no totals are written: they would stand in one another."""


class Look(NamedTuple):
    """How the marks of a series look: a colour, and a pattern so that colour never tells anything alone."""

    tone: str
    pattern: str = ""


@dataclass(frozen=True)
class Series:
    """What the marks of one colour and pattern stand for."""

    label: str
    look: Look


@dataclass(frozen=True)
class Part:
    """A number of one series, what it says read alone, and the page with its rows."""

    series: Series
    number: int
    told: str
    url: str


@dataclass(frozen=True)
class Stack:
    """What stands over one name: its parts, the first one lowest."""

    label: str
    parts: Sequence[Part]
    under: str = ""
    """A second line under the label."""

    @property
    def whole(self) -> int:
        """How much all parts come to."""
        return sum(part.number for part in self.parts)


@dataclass(frozen=True)
class Mark:
    """One part, drawn: where it begins and how long it is."""

    part: Part
    at: float
    size: float


@dataclass(frozen=True)
class Column:
    """One stack, drawn: its place from the left in percent, its marks in pixels from the top."""

    stack: Stack
    left: float
    width: float
    middle: float
    top: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Columns:
    """Columns side by side on one scale."""

    columns: tuple[Column, ...]
    ticks: tuple[tuple[int, float], ...]
    """Each a number of the scale and how far from the top its line lies."""
    series: tuple[Series, ...]
    totals: bool


def columns_of(stacks: Sequence[Stack]) -> Columns:
    """Draw stacks as columns; the scale begins at nothing and ends at a round number."""
    top = _round_up(max((stack.whole for stack in stacks), default=0))
    each = (_RIGHT - _LEFT) / max(len(stacks), 1)
    halves = (0, top // 2, top) if top % 2 == 0 else (0, top)
    return Columns(
        columns=tuple(_column(stack, _LEFT + at * each, each, top) for at, stack in enumerate(stacks)),
        ticks=tuple((number, _short(PLOT * (1 - number / top))) for number in halves),
        series=_series(stacks),
        totals=len(stacks) <= MOST_TOTALS,
    )


def _column(stack: Stack, left: float, each: float, top: int) -> Column:
    marks, below = [], 0
    for part in stack.parts:
        if part.number:
            begins = PLOT * (1 - (below + part.number) / top)
            marks.append(Mark(part, _short(begins), _short(PLOT * part.number / top)))
            below += part.number
    width = each * _BROAD
    return Column(
        stack=stack,
        left=_short(left + (each - width) / 2),
        width=_short(width),
        middle=_short(left + each / 2),
        top=_short(PLOT * (1 - below / top)),
        marks=tuple(marks),
    )


@dataclass(frozen=True)
class Bar:
    """One stack, drawn from left to right in percent of the scale."""

    stack: Stack
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Bars:
    """Bars under one another."""

    bars: tuple[Bar, ...]
    series: tuple[Series, ...]


def bars_of(stacks: Sequence[Stack], *, shares: bool = False) -> Bars:
    """Draw stacks as bars: on one scale, or (shares) each as the whole of itself."""
    longest = max((stack.whole for stack in stacks), default=0)
    bars = []
    for stack in stacks:
        full, marks, at = (stack.whole if shares else longest), [], 0
        for part in stack.parts:
            if part.number:
                marks.append(Mark(part, _short(100 * at / full), _short(100 * part.number / full)))
                at += part.number
        bars.append(Bar(stack, tuple(marks)))
    return Bars(tuple(bars), _series(stacks))


def _series(stacks: Sequence[Stack]) -> tuple[Series, ...]:
    """Name what is drawn at all, in the order of the parts."""
    drawn = {part.series for stack in stacks for part in stack.parts if part.number}
    known = dict.fromkeys(part.series for stack in stacks for part in stack.parts)
    return tuple(series for series in known if series in drawn)


def _round_up(number: int) -> int:
    """Give the next of 2, 4, 10, 20, 40, 100 ... that is no less: half of it is a whole number."""
    power = 1
    while True:
        for step in _STEPS:
            if number <= 2 * step * power:
                return 2 * step * power
        power *= 10


def _short(number: float) -> float:
    return round(number, 2)
