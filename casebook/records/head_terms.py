"""Who was head of a unit from when to when."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from casebook.law.vocabulary import Role
from casebook.records.base import db
from casebook.records.people import Appointment


@dataclass(frozen=True)
class HeadTerms:
    """Who was head of a unit from when to when."""

    terms: tuple[tuple[str, date, date | None], ...]

    def was_head(self, person_id: str, day: date) -> bool:
        """Whether somebody was head on a day, whatever became of them since."""
        return any(
            holder == person_id and since <= day and (until is None or day <= until)
            for holder, since, until in self.terms
        )


def head_terms(unit_id: str) -> HeadTerms:
    """Give every term of office of a unit's heads."""
    rows = db.session.execute(
        select(Appointment.person_id, Appointment.since, Appointment.until).where(
            Appointment.unit_id == unit_id, Appointment.role == Role.HEAD
        )
    )
    return HeadTerms(tuple((row[0], row[1], row[2]) for row in rows))
