"""Commitments as pages tell them: how each stands, how long it has left, what became of earlier ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from casebook.law.clocks import SOON_WORKING_DAYS
from casebook.law.commitments import CommitmentOutcome, CommitmentState
from casebook.law.powers import Actor, Power
from casebook.records.commitment_lists import overdue_by_unit
from casebook.records.commitment_owners import answers_for
from casebook.records.commitments import Commitment
from casebook.records.earlier_commitments import SameSubject, earlier_commitments
from casebook.reports.clock_views import Reading, time_until
from casebook.reports.dues import Due
from casebook.reports.figures import last_soon_day

MOST_AT_DESK = 3


@dataclass(frozen=True, kw_only=True)
class CommitmentView:
    """One commitment, as it stands on the day of the page."""

    row: Commitment
    state: CommitmentState
    remaining: str
    """How long it has left, or how long its day has passed; empty once it has ended."""
    soon: bool


def commitment_view(row: Commitment, reading: Reading) -> CommitmentView:
    """Tell one commitment."""
    state = row.state_on(reading.today)
    is_open = row.outcome is None
    left = reading.calendar.working_days_between(reading.today, row.due_on)
    return CommitmentView(
        row=row,
        state=state,
        remaining=time_until(row.due_on, reading) if is_open else "",
        soon=state is CommitmentState.OPEN and left <= SOON_WORKING_DAYS,
    )


def commitment_views(rows: Iterable[Commitment], reading: Reading) -> list[CommitmentView]:
    """Tell several commitments in their order."""
    return [commitment_view(row, reading) for row in rows]


def before_views(asked: SameSubject, reading: Reading) -> list[CommitmentView]:
    """Tell the commitments on the same subject, and how each ended."""
    return commitment_views(earlier_commitments(asked), reading)


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One line of what happened to a commitment."""

    on: date
    what: str
    """made, noted, kept, broken, replaced."""
    told: str
    by: str
    at: datetime | None


def told_of(row: Commitment, recorded_by: str) -> list[Moment]:
    """Tell what happened to a commitment, the newest first; its end stands above what was noted that day."""
    made = Moment(on=row.made_on, what="made", told=row.content, by=recorded_by, at=row.recorded_at)
    notes = [
        Moment(
            on=note.on_day,
            what="noted",
            told=note.told,
            by=note.recorded_by.full_name,
            at=note.recorded_at,
        )
        for note in row.notes
    ]
    happened = [made, *notes]
    if row.outcome is not None and row.settled_on is not None:
        happened.append(
            Moment(on=row.settled_on, what=_END[row.outcome], told=row.settled_note, by="", at=None)
        )
    order = sorted(enumerate(happened), key=lambda numbered: (numbered[1].on, numbered[0]), reverse=True)
    return [moment for _at, moment in order]


_END = {
    CommitmentOutcome.KEPT: "kept",
    CommitmentOutcome.BROKEN: "broken",
    CommitmentOutcome.REPLACED: "replaced",
}


@dataclass(frozen=True, kw_only=True)
class AtDesk:
    """What the desk tells somebody: their own commitments that press, and how many are overdue in a unit."""

    mine: list[CommitmentView]
    overdue: dict[str, int]
    """By unit, for whoever settles the commitments of it."""


def commitments_at_desk(actor: Actor, owed: Iterable[Due], reading: Reading) -> AtDesk:
    """Choose from what is owed the pressing commitments somebody answers for; count the overdue ones."""
    until = last_soon_day(reading.today, reading.calendar)
    open_ones = (due.row for due in owed if due.due_on <= until)
    pressing = [row for row in open_ones if isinstance(row, Commitment) and answers_for(actor, row)]
    return AtDesk(
        mine=commitment_views(pressing[:MOST_AT_DESK], reading),
        overdue=overdue_by_unit(actor.units_with(Power.SETTLE_COMMITMENTS), reading.today),
    )
