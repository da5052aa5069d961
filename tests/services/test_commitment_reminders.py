"""Reminders of commitments: who is told when, each letter once, and none about what has ended."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from casebook.law.commitments import CommitmentOutcome
from casebook.records.base import db, transaction
from casebook.records.outbox import OutboxRow
from casebook.records.people import Appointment
from casebook.services.absences import AbsenceEntry, record_absence
from casebook.services.commitment_reminders import due_reminders
from tests.commitments import committed, ended
from tests.people import doing

# A Friday; three working days before it is Tuesday.
DUE = date(2026, 10, 30)


@pytest.fixture(autouse=True)
def _inside(app: Flask):
    with app.app_context():
        yield


def remind(day: date) -> int:
    return due_reminders(today=day, now=datetime(day.year, day.month, day.day, 1, tzinfo=UTC))


def letters(school) -> list[tuple[str, str]]:
    db.session.rollback()
    names = {somebody.id: somebody.username for somebody in school.everyone}
    return sorted((row.kind, names[row.recipient_id]) for row in db.session.query(OutboxRow))


def test_the_owner_is_told_before_and_on_the_day_and_the_head_when_it_has_passed(school):
    committed(school, owner_id=school.hai.id, due_on=DUE)
    assert remind(date(2026, 10, 26)) == 0
    soon = [("commitment_due_soon", "hai")]
    assert (remind(date(2026, 10, 27)), letters(school)) == (1, soon)
    assert (remind(date(2026, 10, 28)), letters(school)) == (0, soon)
    today = [*soon, ("commitment_due_today", "hai")]
    assert (remind(DUE), letters(school)) == (1, today)
    late = [
        *soon,
        ("commitment_due_today", "hai"),
        ("commitment_overdue", "hai"),
        ("commitment_overdue", "minh"),
    ]
    assert (remind(date(2026, 10, 31)), letters(school)) == (2, sorted(late))
    assert (remind(date(2026, 11, 20)), letters(school)) == (0, sorted(late))


def test_the_head_who_is_the_owner_gets_one_letter(school):
    committed(school, owner_id=school.minh.id, due_on=DUE)
    assert remind(date(2026, 11, 2)) == 1
    assert letters(school) == [("commitment_overdue", "minh")]


@pytest.mark.parametrize("outcome", [CommitmentOutcome.KEPT, CommitmentOutcome.BROKEN])
def test_nobody_is_reminded_of_what_has_ended(school, outcome):
    made = committed(school, due_on=DUE)
    ended(school, made, outcome, date(2026, 10, 20))
    assert remind(date(2026, 11, 2)) == 0


def test_who_stands_in_for_the_owner_is_told_in_their_place(school):
    committed(school, owner_id=school.lan.id, due_on=DUE)
    away = AbsenceEntry(
        unit_id=school.unit.id,
        person_id=school.lan.id,
        stand_in_id=school.hai.id,
        since=date(2026, 10, 26),
        until=date(2026, 10, 28),
    )
    record_absence(doing=doing(school.minh, today=date(2026, 10, 26)), entry=away)
    remind(date(2026, 10, 28))
    assert letters(school) == [("commitment_due_soon", "hai")]


def test_the_head_is_told_in_time_where_the_owner_has_left(school):
    committed(school, owner_id=school.hai.id, due_on=DUE)
    with transaction() as session:
        held = session.scalars(select(Appointment).where(Appointment.person_id == school.hai.id)).one()
        held.until = date(2026, 10, 15)
    remind(date(2026, 10, 28))
    assert letters(school) == [("commitment_due_soon", "minh")]


def test_the_command_says_how_many_letters_are_new(app, school, clock):
    clock.to(date(2026, 11, 2))
    committed(school, due_on=DUE)
    run = app.test_cli_runner()
    assert run.invoke(args=["casebook", "remind"]).output == "2 new letters wait in the outbox.\n"
    assert run.invoke(args=["casebook", "remind"]).output == "0 new letters wait in the outbox.\n"
