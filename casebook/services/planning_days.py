"""Which days of the head a plan would make: where each rolls to, its hours, and which are left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from casebook.law.calendar import OutsideCalendar
from casebook.records.closures import closures_of
from casebook.records.days import calendar_now
from casebook.records.reception import days_between
from casebook.services.patterns import Pattern, Rolling, roll
from casebook.services.refusals import Refused
from casebook.services.worked_hours import within_worked_hours


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The head's reception days as typed."""

    pattern: Pattern
    starts: time
    ends: time
    place: str
    receiver_id: str
    participants: str = ""
    expected_content: str = ""


class Skip(StrEnum):
    """Why a day of a plan is not made."""

    PAST = "past"
    KNOWN = "known"
    CLOSED = "closed"
    OUTSIDE_HOURS = "outside_hours"


@dataclass(frozen=True)
class Proposal:
    """One day a plan would make; `skip` says why it does not, `hours` are those of a day worked in part."""

    rolling: Rolling
    skip: Skip | None
    hours: tuple[time, time]


def propose_days(*, unit_id: str, plan: Plan, today: date) -> list[Proposal]:
    """Say which days a plan means, where each rolls to and which of them are not made."""
    calendar = calendar_now()
    try:
        rolled = [roll(day, calendar) for day in plan.pattern.days()]
    except OutsideCalendar:
        raise Refused(
            "Chương trình chỉ có lịch từ năm 2000 đến 2060. Hãy chọn ngày trong khoảng đó.",
            "The calendar covers 2000 to 2060. Choose a day within.",
            field="single_days",
        ) from None
    proposals: list[Proposal] = []
    taken = _taken(unit_id, rolled)
    for rolling in rolled:
        hours = within_worked_hours(rolling.held_on, plan.starts, plan.ends)
        skip = _skip(unit_id, rolling.held_on, today, taken) or (None if hours else Skip.OUTSIDE_HOURS)
        taken.add(rolling.held_on)
        proposals.append(Proposal(rolling, skip, hours or (plan.starts, plan.ends)))
    return proposals


def _skip(unit_id: str, held_on: date, today: date, taken: set[date]) -> Skip | None:
    if held_on < today:
        return Skip.PAST
    if held_on in taken:
        return Skip.KNOWN
    return Skip.CLOSED if closures_of(unit_id, held_on, held_on) else None


def _taken(unit_id: str, rolled: Sequence[Rolling]) -> set[date]:
    if not rolled:
        return set()
    first, last = rolled[0].held_on, rolled[-1].held_on
    return {d.held_on for d in days_between(unit_id, first, last) if d.postponed_to_id is None}
