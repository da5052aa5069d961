"""What one more event would do to the clocks of a case: two standings on the same basis, compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casebook.law.clocks import Clock
from casebook.law.moving import Caution
from casebook.law.standing import Standing
from casebook.law.vocabulary import ClockState, Nature, Status
from casebook.records.basis import Basis


class Change(StrEnum):
    """What happens to a clock, in the order in which a reader wants to know."""

    MET_LATE = "met_late"
    MET = "met"
    STARTS = "starts"
    MOVES = "moves"
    PAUSES = "pauses"
    RESUMES = "resumes"
    REVIVES = "revives"
    CANCELLED = "cancelled"
    GONE = "gone"


@dataclass(frozen=True)
class ClockChange:
    """One clock before and after; None on the side where there is no such clock."""

    change: Change
    was: Clock | None
    now: Clock | None

    @property
    def clock(self) -> Clock:
        """The clock as it will be; as it was where it is gone."""
        found = self.now or self.was
        if found is None:
            raise LookupError(self.change)
        return found

    @property
    def has_moved(self) -> bool:
        """Whether the due day is another, begins to be or ceases to be."""
        return _due(self.was) != _due(self.now)


@dataclass(frozen=True)
class Foresight:
    """What would follow: the clocks that change, the status, and what becomes unsure.

    `rests`: the settling would stand still, so that what begins at its end has no day yet.
    """

    changes: tuple[ClockChange, ...]
    was: Status
    status: Status
    cautions: tuple[Caution, ...]
    rests: bool
    basis: Basis


def compare(before: Standing, after: Standing, basis: Basis) -> Foresight:
    """Tell what lies between two standings counted on the same basis."""
    found = [_changed(was, now) for was, now in _pairs(before.clocks, after.clocks)]
    return Foresight(
        changes=tuple(sorted((change for change in found if change), key=_listed)),
        was=before.status,
        status=after.status,
        cautions=tuple(caution for caution in after.warnings if caution not in before.warnings),
        rests=any(clock.paused for clock in after.clocks),
        basis=basis,
    )


def moved_days(foresight: Foresight) -> list[dict[str, str]]:
    """Tell the due days that move as the journal keeps them: rule, the day before, the day after."""
    moved = [
        {"rule": change.clock.rule, "was": _said(change.was), "now": _said(change.now)}
        for change in foresight.changes
        if change.has_moved
    ]
    return sorted(moved, key=lambda shift: (shift["rule"], shift["was"]))


def _pairs(before: Sequence[Clock], after: Sequence[Clock]) -> list[tuple[Clock | None, Clock | None]]:
    """Pair each clock with itself; a clock that another rule took over is still the same clock."""
    pairs: list[tuple[Clock | None, Clock | None]] = []
    left, new = list(before), list(after)
    for same in (_as_counted, _as_started):
        for clock in list(new):
            twin = next((was for was in left if same(was) == same(clock)), None)
            if twin is not None:
                left.remove(twin)
                new.remove(clock)
                pairs.append((twin, clock))
    return [*pairs, *((was, None) for was in left), *((None, now) for now in new)]


def _as_counted(clock: Clock) -> tuple[object, ...]:
    return clock.key, clock.part, clock.started_by


def _as_started(clock: Clock) -> tuple[object, ...]:
    # KN-03 becomes KN-04 when the case is marked complex: started by the same event, due another day.
    return clock.started_by, clock.nature, clock.from_on


def _changed(was: Clock | None, now: Clock | None) -> ClockChange | None:
    if now is None:
        return ClockChange(Change.GONE, was, now)
    state = now.state(None)
    if was is None:
        return ClockChange(_BY_STATE.get(state, Change.STARTS), was, now)
    if (state, now.met_on) == (was.state(None), was.met_on):
        return ClockChange(Change.MOVES, was, now) if now.due_on != was.due_on else None
    if state is ClockState.PAUSED:
        return ClockChange(Change.PAUSES, was, now)
    going_on = Change.RESUMES if was.paused else Change.REVIVES
    return ClockChange(_BY_STATE.get(state, going_on), was, now)


_BY_STATE = {
    ClockState.MET: Change.MET,
    ClockState.MET_LATE: Change.MET_LATE,
    ClockState.CANCELLED: Change.CANCELLED,
}
_ORDER = tuple(Change)


def _listed(change: ClockChange) -> tuple[int, bool, date, str]:
    clock = change.clock
    return _ORDER.index(change.change), clock.nature is Nature.WINDOW, clock.due_on, clock.rule


def _due(clock: Clock | None) -> date | None:
    return clock.due_on if clock else None


def _said(clock: Clock | None) -> str:
    return clock.due_on.isoformat() if clock else ""
