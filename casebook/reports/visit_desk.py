"""What stands beside the form of a visit: the sessions to choose from, how many came today."""

from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from casebook.records.audit import AuditRow
from casebook.records.base import db
from casebook.records.people import Person
from casebook.records.reception import ReceptionSession, sessions_between
from casebook.records.visits import Visit

_LATELY = timedelta(days=14)


def sessions_lately(unit_id: str, today: date) -> list[ReceptionSession]:
    """Give the sessions of the last two weeks somebody may have come to, newest first."""
    held = sessions_between(unit_id, today - _LATELY, today).where(ReceptionSession.nobody_came.is_(False))
    return list(db.session.scalars(held.options(joinedload(ReceptionSession.receiver))))


def visits_on(unit_id: str, day: date) -> int:
    """Count the parties a unit received on a day."""
    asked = select(func.count()).where(Visit.unit_id == unit_id, Visit.visited_on == day)
    return db.session.scalar(asked) or 0


def corrections_of(visit_id: str) -> list[tuple[AuditRow, str]]:
    """Give the corrections of a visit, oldest first, each with who made it."""
    rows = db.session.execute(
        select(AuditRow, Person.full_name)
        .join(Person, Person.id == AuditRow.person_id)
        .where(
            AuditRow.object_kind == "visit",
            AuditRow.object_id == visit_id,
            AuditRow.deed == "visit.corrected",
        )
        .order_by(AuditRow.number)
    )
    return [(row, name) for row, name in rows]
