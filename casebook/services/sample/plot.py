"""How stories are told: each plays on until its next day, and the earliest day goes first."""

import heapq
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from casebook.records.cases import Case
from casebook.services.sample.stage import Stage

Story = Generator[date]
"""Plays on one day, then gives the day on which it goes on."""

Begin = Callable[[Stage], date]
When = Callable[[Stage, Case], date]
Deed = Callable[[Stage, Case], None]


@dataclass(frozen=True)
class Beat:
    """One thing that happens in the story of a case."""

    when: When
    deed: Deed


def play(stage: Stage, stories: Iterable[Story]) -> None:
    """Play stories side by side in the order of days; what lies after today has not happened yet."""
    waiting: list[tuple[date, int, Story]] = []
    for order, story in enumerate(stories):
        _wait_for(next(story, None), order, story, waiting)
    while waiting:
        day, order, story = heapq.heappop(waiting)
        if day > stage.today:
            return
        stage.come_to(day)
        _wait_for(next(story, None), order, story, waiting)


def go_on(stage: Stage, case: Case, beats: Iterable[Beat]) -> Story:
    """Go on with the story of a case, beat by beat."""
    for beat in beats:
        yield max(stage.day, beat.when(stage, case))
        beat.deed(stage, case)


def _wait_for(day: date | None, order: int, story: Story, waiting: list[tuple[date, int, Story]]) -> None:
    if day is not None:
        heapq.heappush(waiting, (day, order, story))


def ago(days: int) -> Begin:
    """Begin so many working days before today."""
    return lambda stage: stage.ago(days)


def on(day: date) -> Begin:
    """Begin on a day of the calendar."""
    return lambda _stage: day


def before_tet(days: int) -> Begin:
    """Begin so many working days before the last Tết that is over."""
    return lambda stage: stage.shift(stage.tet, -days)


def due_soon(term: int, lead: int) -> Begin:
    """Begin so that a term of calendar days, begun `lead` working days later, runs out just after today."""

    def find(stage: Stage) -> date:
        start = stage.ago(0) - timedelta(days=2 * term)
        while stage.calendar.add_cal(start, term).due_on <= stage.today:
            start += timedelta(days=1)
        return stage.shift(stage.calendar.roll_forward(start), -lead)

    return find


def after(days: int) -> When:
    """So many working days after what happened last."""
    return lambda stage, _case: stage.shift(stage.day, days)


def back(days: int) -> When:
    """So many working days before today."""
    return lambda stage, _case: stage.ago(days)


def due(rule: str, days: int) -> When:
    """So many working days after (or before) the due day of a clock."""

    def find(stage: Stage, case: Case) -> date:
        clock = max((c for c in case.clocks if c.rule == rule), key=lambda c: c.from_on)
        return stage.shift(clock.due_on, days)

    return find


def windows_closed(days: int) -> When:
    """So many working days after a decision can neither be contested nor wait for its effect."""

    def find(stage: Stage, case: Case) -> date:
        ends = [c.due_on for c in case.clocks if c.rule in {"KN-14", "KN-22"} and not c.is_cancelled]
        return stage.shift(max(ends), days)

    return find
