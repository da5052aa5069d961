"""Everyday exchanges: a line a day, outside the book, and the duty where a child may be harmed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from casebook.records.audit import AuditRow, Counter
from casebook.records.base import db
from casebook.records.visits import Visit
from casebook.services.everyday import (
    Exchange,
    exchange_by_id,
    exchanges_between,
    note_exchange,
    report_child_at_risk,
    unreported,
)
from casebook.services.refusals import NotAllowed, Refused
from tests.people import School, doing, settle_school

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 0, 5, tzinfo=UTC)
BRUISE = "Phụ huynh hỏi về vết bầm của con"


@pytest.fixture
def school(app):
    with app.app_context():
        yield settle_school()


def note(school: School, *, at: datetime = NOW, **changed: object) -> str:
    values = {"on_day": TODAY, "line": BRUISE, "with_whom": "Mẹ em Ví Dụ"} | changed
    return note_exchange(
        doing=doing(school.lan, today=TODAY, now=at),
        unit_id=school.unit.id,
        exchange=Exchange(**values),
    )


def test_a_line_stands_outside_the_statutory_book_and_takes_no_number(school):
    note(school)
    assert [row.line for row in exchanges_between(school.unit.id, TODAY, TODAY)] == [BRUISE]
    assert db.session.scalar(select(func.count()).select_from(Visit)) == 0
    assert db.session.scalar(select(func.count()).select_from(Counter)) == 0


def test_a_button_pressed_twice_keeps_one_line(school):
    assert note(school) == note(school, at=NOW + timedelta(seconds=2))


def test_the_same_words_later_are_another_line(school):
    note(school)
    note(school, at=NOW + timedelta(minutes=5))
    assert len(exchanges_between(school.unit.id, TODAY, TODAY)) == 2


def test_what_has_not_happened_is_not_kept(school):
    with pytest.raises(Refused) as refused:
        note(school, on_day=date(2026, 11, 25))
    assert refused.value.field == "on_day"


def test_a_child_that_may_be_harmed_stays_on_the_list_until_it_was_reported(school):
    exchange_id = note(school, child_at_risk=True)
    assert [row.id for row in unreported(school.unit.id)] == [exchange_id]
    report_child_at_risk(
        doing=doing(school.lan, today=TODAY), exchange_id=exchange_id, reported_to="Tổng đài 111"
    )
    assert not unreported(school.unit.id)
    assert exchange_by_id(exchange_id).reported_to == "Tổng đài 111"


def test_an_ordinary_line_has_nothing_to_report(school):
    with pytest.raises(NotAllowed):
        report_child_at_risk(
            doing=doing(school.lan, today=TODAY), exchange_id=note(school), reported_to="111"
        )


def test_another_unit_neither_writes_nor_reads_these_lines(school):
    exchange_id = note(school, child_at_risk=True)
    with pytest.raises(NotAllowed):
        note_exchange(
            doing=doing(school.mai, today=TODAY),
            unit_id=school.unit.id,
            exchange=Exchange(on_day=TODAY, line="x"),
        )
    with pytest.raises(NotAllowed):
        report_child_at_risk(doing=doing(school.mai, today=TODAY), exchange_id=exchange_id, reported_to="111")
    assert not exchanges_between(school.kindergarten.id, TODAY, TODAY)


def test_the_audit_says_that_there_was_a_line_not_what_was_said(school):
    note(school)
    (row,) = db.session.scalars(select(AuditRow).where(AuditRow.deed == "everyday.noted"))
    assert BRUISE not in str(row.particulars)
    assert row.person_id == school.lan.id
