"""What the other tests stand on: a migrated database of their own, on the engine they ask for."""

from datetime import date, time

import pytest
from sqlalchemy import text

from casebook.clock import now, today
from casebook.records.base import db
from casebook.records.migrate import is_up_to_date


def test_the_database_is_on_the_engine_that_was_asked_for(app, engine):
    with app.app_context():
        assert db.engine.dialect.name == engine


def test_the_database_has_every_migration(app):
    with app.app_context():
        assert is_up_to_date()


@pytest.mark.parametrize("turn", ["first", "second"])
def test_what_one_test_writes_no_other_finds(app, turn):
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(text("CREATE TABLE left_behind (turn varchar(10))"))


def test_the_clock_stands_on_the_day_it_is_sent_to(clock):
    assert today() == date(2026, 11, 23)
    moment = clock.to(date(2027, 2, 5), time(23, 30))
    assert today() == date(2027, 2, 5)
    assert now() == moment
