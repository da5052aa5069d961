"""The shared step after a change of what counts: every case that is not settled is counted anew."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from casebook.law.calendar import OutsideCalendar
from casebook.law.journal import BrokenJournal
from casebook.law.unlawful import UnlawfulEvent
from casebook.records.audit import AuditRow
from casebook.records.basis import Basis
from casebook.records.cases import Case
from casebook.reports.standings import standing_of
from casebook.services.calendar_impact import shifts_of, unsettled_cases
from casebook.services.projection import Outcome, project


@dataclass(frozen=True)
class Recount:
    """What a recount did: the cases whose days moved, and those it could not count and left as they were."""

    moved: tuple[str, ...]
    left: tuple[str, ...]


def recount_open(session: Session, basis: Basis, *, now: datetime, person_id: str | None = None) -> Recount:
    """Recount every unsettled case inside the transaction that changed what counts; tell which moved.

    A settled case keeps the days it was settled under. Each case whose days move leaves an audit line
    with the days before and after.
    """
    moved, left = [], []
    for case in unsettled_cases(session, lock=True):
        try:
            counted = Outcome(standing_of(case, basis), basis)
        except (UnlawfulEvent, BrokenJournal, OutsideCalendar):
            # What was recorded lawfully stays recorded; somebody has to look at such a case.
            left.append(case.name)
            session.add(audit_line(case, "case.recount_left", {}, now=now, person_id=person_id))
            continue
        shifts = shifts_of(case, counted.standing)
        project(session, case, counted)
        if shifts:
            moved.append(case.name)
            told: dict[str, object] = {"moved": [shift.as_json() for shift in shifts]}
            session.add(audit_line(case, "case.recounted", told, now=now, person_id=person_id))
    return Recount(tuple(moved), tuple(left))


def audit_line(
    case: Case, deed: str, told: dict[str, object], *, now: datetime, person_id: str | None
) -> AuditRow:
    """Write what a recount did to a case."""
    return AuditRow(
        at=now,
        person_id=person_id,
        unit_id=case.unit_id,
        deed=deed,
        object_kind="case",
        object_id=case.id,
        particulars=told,
    )
