"""What everybody asks for is read once in a transaction, and anew after whatever could have changed it."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import event, select, update

from casebook.records.base import db, transaction
from casebook.records.basis import basis_now, hold_basis
from casebook.records.read_once import read_once
from casebook.records.units import Unit, unit_by_id
from tests.people import School, settle_school


@pytest.fixture
def school(app: Flask) -> Iterator[School]:
    """The school, in a context that stays open."""
    with app.app_context():
        yield settle_school()


@pytest.fixture
def asked(school: School) -> Iterator[list[str]]:
    """Every statement that reaches the database from here on."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield statements
    event.remove(db.engine, "before_cursor_execute", note)


def counted() -> Callable[[], int]:
    """Count how often it was read; like every reading, it opens a transaction."""
    turns = iter(range(100))
    return lambda: next(turns) + db.session.scalar(select(0))


def test_it_is_read_once_until_the_transaction_ends(school):
    read = counted()
    assert [read_once("turn", read), read_once("turn", read)] == [0, 0]
    db.session.rollback()
    assert read_once("turn", read) == 1
    db.session.commit()
    assert read_once("turn", read) == 2


def change_something(school: School) -> None:
    db.session.get_one(Unit, school.unit.id).place = "Phường Khác"


def flush_a_change(school: School) -> None:
    db.session.get_one(Unit, school.unit.id).place = "Phường Khác"
    db.session.flush()


def write_in_bulk(_school: School) -> None:
    db.session.execute(update(Unit).values(place="Phường Khác"))


def wait_for_the_basis(_school: School) -> None:
    hold_basis(db.session())


@pytest.mark.parametrize("happens", [change_something, flush_a_change, write_in_bulk, wait_for_the_basis])
def test_it_is_read_anew_after_whatever_could_have_changed_it(school, happens):
    read = counted()
    with transaction():
        assert read_once("turn", read) == 0
        happens(school)
        assert read_once("turn", read) == 1


def test_a_deed_remembers_nothing_of_what_was_read_before_it(school):
    read = counted()
    read_once("turn", read)
    with transaction():
        assert read_once("turn", read) == 1


def test_calendar_and_rules_are_asked_for_once(asked):
    basis_now()
    several = len(asked)
    basis_now()
    assert len(asked) == several > 0


def test_a_unit_is_asked_for_once_and_shows_what_was_changed_since(school, asked):
    assert unit_by_id(school.unit.id).place == "Phường Mẫu"
    unit_by_id(school.unit.id)
    assert sum("FROM units" in statement for statement in asked) == 1
    with transaction() as session:
        session.get_one(Unit, school.unit.id).place = "Phường Khác"
    assert unit_by_id(school.unit.id).place == "Phường Khác"


def test_a_unit_that_is_not_there_is_none(school):
    assert unit_by_id("0" * 32) is None
