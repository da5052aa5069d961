"""The shared step after a change of the calendar: every open case is counted anew."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from casebook.law.calendar import OutsideCalendar
from casebook.law.journal import BrokenJournal
from casebook.law.unlawful import UnlawfulEvent
from casebook.records.audit import AuditRow
from casebook.records.basis import Basis
from casebook.records.cases import Case
from casebook.reports.standings import standing_of
from casebook.services.projection import Key, Outcome, key_of, project


@dataclass(frozen=True)
class Recount:
    """What a recount did: the cases whose days moved, and those it could not count and left as they were."""

    moved: tuple[str, ...]
    left: tuple[str, ...]


def recount_open(session: Session, basis: Basis, *, now: datetime, person_id: str | None = None) -> Recount:
    """Recount every open case inside the transaction that changed the calendar; tell which moved.

    A closed case keeps the days it was closed under. Each case whose days move leaves an audit line
    with the days before and after.
    """
    moved, left = [], []
    for case in session.scalars(_open_cases()):
        before = _due_days(case)
        try:
            counted = Outcome(standing_of(case, basis), basis)
        except (UnlawfulEvent, BrokenJournal, OutsideCalendar):
            # What was recorded lawfully stays recorded; somebody has to look at such a case.
            left.append(case.name)
            session.add(_line(case, "case.recount_left", {}, now=now, person_id=person_id))
            continue
        project(session, case, counted)
        after = _due_days(case)
        if before != after:
            moved.append(case.name)
            told: dict[str, object] = {"moved": _shifts(before, after)}
            session.add(_line(case, "case.recounted", told, now=now, person_id=person_id))
    return Recount(tuple(moved), tuple(left))


def _open_cases() -> Select[Case]:
    return (
        select(Case)
        .where(Case.pinned_calendar.is_(None))
        .order_by(Case.id)
        .options(selectinload(Case.journal), selectinload(Case.clocks))
        .with_for_update(of=Case)
    )


def _due_days(case: Case) -> dict[Key, date]:
    return {key_of(row): row.due_on for row in case.clocks}


def _shifts(before: dict[Key, date], after: dict[Key, date]) -> list[object]:
    return [
        [key[0], _said(before.get(key)), _said(after.get(key))]
        for key in sorted(before.keys() | after.keys(), key=str)
        if before.get(key) != after.get(key)
    ]


def _said(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _line(
    case: Case, deed: str, told: dict[str, object], *, now: datetime, person_id: str | None
) -> AuditRow:
    return AuditRow(
        at=now,
        person_id=person_id,
        unit_id=case.unit_id,
        deed=deed,
        object_kind="case",
        object_id=case.id,
        particulars=told,
    )
