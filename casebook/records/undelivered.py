"""Letters that did not get away, as far as whoever keeps the mail may know of them."""

from datetime import date

from sqlalchemy import ColumnElement, Select, and_, select

from casebook.records.cases import Case
from casebook.records.outbox import LetterFailure, OutboxRow
from casebook.records.people import Appointment, Person, in_force
from casebook.records.visibility import is_secret

NAMES_NO_CASE = "held_entry_waits"
"""Letters of this kind are about something secret without naming a case."""


def told_openly() -> ColumnElement[bool]:
    """Tell, as a condition, the letters whose existence may be known to whoever keeps the mail.

    That somebody was written to about a denunciation, or about what is held, is known to nobody but them.
    """
    secret = select(Case.id).where(is_secret() | Case.held_for_unit_id.is_not(None))
    about_secret = and_(OutboxRow.case_id.is_not(None), OutboxRow.case_id.in_(secret))
    return and_(OutboxRow.kind != NAMES_NO_CASE, ~about_secret)


def failed_letters() -> Select[OutboxRow]:
    """Select the letters that did not get away so far and may be told of, the newest first.

    Who has no address at all is found among the people, not by the letters to them.
    """
    return (
        select(OutboxRow)
        .where(
            OutboxRow.failure.not_in(["", LetterFailure.NO_ADDRESS]),
            OutboxRow.sent_at.is_(None),
            OutboxRow.cancelled_at.is_(None),
            told_openly(),
        )
        .order_by(OutboxRow.queued_at.desc(), OutboxRow.id)
    )


def people_without_address(day: date) -> Select[Person]:
    """Select the active people with a role on a day whom no letter can reach."""
    held = select(Appointment.person_id).where(*in_force(day))
    return (
        select(Person)
        .where(Person.active, Person.email == "", Person.id.in_(held))
        .order_by(Person.full_name, Person.id)
    )
