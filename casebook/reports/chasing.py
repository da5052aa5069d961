"""Chasing: who is late and whom to write to, and what was demanded and is still awaited."""

from dataclasses import dataclass
from datetime import date

from casebook.law.journal import in_order
from casebook.law.powers import Actor, Power
from casebook.records.cases import Case, CaseEvent
from casebook.records.chasing import (
    NO_REPORT_DAY,
    DemandPlace,
    LateGroup,
    LatePlace,
    count_demands,
    late_groups,
    late_of,
    list_demands,
    list_late,
    open_demands,
)
from casebook.reports.case_rows import CaseRow, case_rows
from casebook.reports.clock_views import Reading
from casebook.reports.figures import FIGURES, Figure
from casebook.reports.standings import events_of


@dataclass(frozen=True, kw_only=True)
class LateRow:
    """An overdue case that may be chased; `chased` where a report is awaited already."""

    case: CaseRow
    version: int
    chased: bool


@dataclass(frozen=True, kw_only=True)
class LatePage:
    """A part of the late cases of one handler or unit."""

    rows: list[LateRow]
    next_place: LatePlace | None


@dataclass(frozen=True, kw_only=True)
class DemandRow:
    """A report that was demanded and is awaited; the day is the chaser's own, no day of the law."""

    case: CaseRow
    event_id: str
    position: int
    asked_of: str
    by: str
    document_number: str
    demanded_on: date
    report_by: date | None
    is_late: bool
    remaining: str


@dataclass(frozen=True)
class Awaited:
    """How many reports are awaited, and how many of them past the chaser's day."""

    all: int
    late: int

    def __bool__(self) -> bool:
        """Say whether any is awaited."""
        return self.all > 0


@dataclass(frozen=True, kw_only=True)
class DemandPage:
    """A part of what is awaited; `late` counts all that is past the chaser's day."""

    rows: list[DemandRow]
    awaited: Awaited
    next_place: DemandPlace | None


def whom_to_chase(actor: Actor, reading: Reading) -> list[LateGroup]:
    """Tell whom somebody may write to, the longest overdue first: handlers, and units below."""
    return late_groups(actor, FIGURES[Figure.OVERDUE].filter_on(reading.today, reading.calendar))


def count_awaited(actor: Actor, reading: Reading) -> Awaited:
    """Count what was demanded and not reported, as the list of it counts."""
    return Awaited(*count_demands(open_demands(actor), late_on=reading.today))


@dataclass(frozen=True)
class Whom:
    """Whose late cases are meant: a unit's, or one handler's of one's own unit."""

    unit_id: str
    handler_id: str | None


def late_page(actor: Actor, reading: Reading, whom: Whom, *, size: int, after: LatePlace | None) -> LatePage:
    """Tell the late cases one letter may be about, the longest overdue first."""
    overdue = FIGURES[Figure.OVERDUE].filter_on(reading.today, reading.calendar)
    wanted = late_of(actor, overdue, unit_id=whom.unit_id, handler_id=whom.handler_id)
    found = list_late(wanted, size, after)
    shown = found[:size]
    told = case_rows([case for case, _chased in shown], actor, reading)
    last = shown[-1][0] if len(found) > size else None
    return LatePage(
        rows=[
            LateRow(case=row, version=case.version, chased=chased)
            for row, (case, chased) in zip(told, shown, strict=True)
        ],
        next_place=LatePlace(last.next_due_on, last.id) if last else None,
    )


def awaited_page(
    actor: Actor, reading: Reading, *, late_only: bool, size: int, after: DemandPlace | None
) -> DemandPage:
    """Tell what was demanded and not reported, the earliest day first."""
    found = list_demands(open_demands(actor, reading.today if late_only else None), size, after)
    shown = found[:size]
    told = case_rows([case for _event, case in shown], actor, reading)
    last = shown[-1][0] if len(found) > size else None
    return DemandPage(
        rows=[_demand(event, case, row, reading) for (event, case), row in zip(shown, told, strict=True)],
        awaited=count_awaited(actor, reading),
        next_place=DemandPlace(_asked_for(last), last.id) if last else None,
    )


def _asked_for(event: CaseEvent) -> str:
    return str(event.particulars.get("report_by") or NO_REPORT_DAY)


def _demand(event: CaseEvent, case: Case, row: CaseRow, reading: Reading) -> DemandRow:
    asked_for = event.particulars.get("report_by")
    report_by = date.fromisoformat(str(asked_for)) if asked_for else None
    days = {position: right.on for position, right in in_order(events_of(case))}
    return DemandRow(
        case=row,
        event_id=event.id,
        position=event.position,
        asked_of="" if row.redacted else event.paper.get("asked_of", ""),
        by="" if row.redacted else event.recorded_by.full_name,
        document_number="" if row.redacted else event.paper.get("document_number", ""),
        demanded_on=days.get(event.position, event.occurred_on),
        report_by=report_by,
        is_late=report_by is not None and report_by < reading.today,
        remaining=_remaining(report_by, reading),
    )


def _remaining(report_by: date | None, reading: Reading) -> str:
    if report_by is None:
        return reading.choose("không hẹn ngày", "no day was named")
    days = (report_by - reading.today).days
    if days < 0:
        return reading.choose(f"đã quá {-days} ngày", f"{-days} days past")
    if days == 0:
        return reading.choose("hết hôm nay", "ends today")
    return reading.choose(f"còn {days} ngày", f"{days} days left")


def overdue_case(actor: Actor, reading: Reading, case: Case) -> Whom | None:
    """Say among whose late cases a case stands; None where it is not overdue, or is chased alone."""
    inside = actor.has_in(Power.CHASE_CASES, case.unit_id)
    whom = Whom(case.unit_id, case.handler_id if inside else None)
    overdue = FIGURES[Figure.OVERDUE].filter_on(reading.today, reading.calendar)
    wanted = late_of(actor, overdue, unit_id=whom.unit_id, handler_id=whom.handler_id)
    return whom if list_late(wanted.where(Case.id == case.id), 1, None) else None
