"""What would follow from an event as people read it: each clock that changes, and two days side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casebook.reports.clock_views import ClockView, Reading, clock_view
from casebook.reports.foresight import Change, ClockChange, Foresight


@dataclass(frozen=True, kw_only=True)
class ChangeView:
    """One clock that changes, see templates/steps/foresight.html. `twin` is the same for the same clock."""

    change: Change
    twin: str
    clock: ClockView
    was_due_on: date | None
    is_new_day: bool
    days_late: int


@dataclass(frozen=True, kw_only=True)
class ContrastRow:
    """One clock on two days; None where that day leaves it alone."""

    first: ChangeView | None
    second: ChangeView | None

    @property
    def clock(self) -> ClockView:
        """The clock the row is about."""
        found = self.first or self.second
        if found is None:
            raise LookupError
        return found.clock


def change_views(foresight: Foresight, reading: Reading) -> tuple[ChangeView, ...]:
    """Tell the clocks that change, the one that matters most first."""
    return tuple(
        _view(change, reading)
        for change in foresight.changes
        # What begins where a paused settling ends has no day to tell before that goes on.
        if not (foresight.rests and change.change is Change.MOVES and change.clock.ledger.follows_resolution)
    )


def _view(change: ClockChange, reading: Reading) -> ChangeView:
    clock = change.clock
    was_due_on = change.was.due_on if change.was else None
    return ChangeView(
        change=change.change,
        twin=f"{clock.key} {clock.part} {clock.started_by}",
        clock=clock_view(clock, reading),
        was_due_on=was_due_on,
        is_new_day=change.now is not None and change.now.due_on != was_due_on,
        days_late=(clock.met_on - clock.due_on).days if clock.met_on else 0,
    )


def contrast(first: Iterable[ChangeView], second: Iterable[ChangeView]) -> list[ContrastRow]:
    """Put what two days would do beside each other, clock by clock."""
    by_first, by_second = ({view.twin: view for view in views} for views in (first, second))
    return [
        ContrastRow(first=by_first.get(twin), second=by_second.get(twin)) for twin in by_first | by_second
    ]
