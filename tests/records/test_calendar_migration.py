"""A calendar of before becomes versions: what counted first, then each decision; settled cases are pinned."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import flask_migrate
import pytest
from flask import Flask
from sqlalchemy import Connection, MetaData, select

from casebook.records.base import db
from casebook.records.days import (
    calendar_at,
    calendar_now,
    decided_changes,
    mentioned_days,
    proposed_changes,
    version_now,
)
from tests.conftest import make_app, settings_for
from tests.programs import let_go
from tests.records.test_migrations import FOLDER, made_up

HOLIDAY, STORM, MISTAKE = date(2026, 9, 2), date(2026, 10, 5), date(2026, 10, 6)
OFF, MADE_UP = date(2026, 11, 23), date(2026, 11, 28)


def moment(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 2, tzinfo=UTC)


@pytest.fixture
def before(blank_url: str, tmp_path: Path) -> Iterator[Flask]:
    """A database as the program left it when a day of the calendar was one row with a status."""
    app = make_app(settings_for(tmp_path, blank_url))
    with app.app_context():
        flask_migrate.upgrade(directory=FOLDER, revision="0002")
        with db.engine.execution_options(writes=True).begin() as connection:
            tell(connection)
        yield app
    let_go(app)


def tell(connection: Connection) -> None:
    """Ship a holiday; a storm is confirmed on 01/10, a mistake confirmed and withdrawn; a swap waits."""
    tables = MetaData()
    tables.reflect(connection)

    def add(table: str, **values: object) -> None:
        row = made_up(tables.tables[table]) | values
        connection.execute(tables.tables[table].insert().values(row))

    add("people", id="tu", username="tu")
    add("units", id="unit")
    add("installation", id=1, set_up_at=moment(8, 1))
    for day, works, status, source, by in (
        (HOLIDAY, False, "confirmed", "BLLĐ Đ112", None),
        (STORM, False, "confirmed", "CĐ 1", "tu"),
        (MISTAKE, False, "withdrawn", "CĐ 2", "tu"),
        (OFF, False, "proposed", "đề xuất", None),
        (MADE_UP, True, "proposed", "đề xuất", None),
    ):
        add("calendar_days", day=day, works=works, name="x", source=source, status=status, decided_by_id=by)
    for number, day, deed, at in (
        (1, STORM, "day.confirmed", moment(10, 1)),
        (2, MISTAKE, "day.confirmed", moment(10, 2)),
        (3, MISTAKE, "day.withdrawn", moment(10, 3)),
    ):
        add("audit", number=number, at=at, person_id="tu", deed=deed, object_id=day.isoformat())
    for number, (name, status, is_open, at) in enumerate(CASES):
        common = {"unit_id": "unit", "entered_by_id": "tu", "request_key": None, "handler_id": None}
        common |= {"pinned_calendar": None, "pinned_rules": None}
        add("cases", id=name, number=number, tracking_code=name, status=status, is_open=is_open, **common)
        add("case_events", id=name, case_id=name, recorded_at=at, recorded_by_id="tu")
    add("case_clocks", id="window", case_id="waits", unit_id="unit", met_on=None, is_cancelled=False)


CASES = (
    ("early", "closed", False, moment(9, 20)),
    ("between", "closed", False, moment(10, 2)),
    ("late", "closed", False, moment(11, 1)),
    ("rests", "answered", False, moment(9, 20)),
    ("waits", "answered", False, moment(9, 20)),
    ("open", "accepted", True, moment(9, 20)),
)


def test_what_counted_is_version_one_and_each_decision_another(before: Flask) -> None:
    flask_migrate.upgrade(directory=FOLDER, revision="0003")
    assert version_now() == 4
    works = {version: [calendar_at(version).is_working_day(day) for day in (HOLIDAY, STORM, MISTAKE)]
             for version in (1, 2, 3, 4)}  # fmt: skip
    assert works == {
        1: [False, True, True],
        2: [False, False, True],
        3: [False, False, False],
        4: [False, False, True],
    }
    assert [change.decided_by_id for change in reversed(decided_changes())] == [None, "tu", "tu", "tu"]
    (waiting,) = proposed_changes()
    assert [one.day for one in waiting.days] == [OFF, MADE_UP]
    assert calendar_now().is_working_day(OFF)
    assert mentioned_days() == {HOLIDAY, STORM, MISTAKE, OFF, MADE_UP}


def test_settled_cases_are_pinned_to_the_version_their_last_event_met(before: Flask) -> None:
    flask_migrate.upgrade(directory=FOLDER, revision="0003")
    with db.engine.connect() as connection:
        tables = MetaData()
        tables.reflect(connection, only=["cases"])
        cases = tables.tables["cases"]
        pins = {row.id: row.pinned_calendar for row in connection.execute(select(cases))}
    assert pins == {"early": 1, "between": 3, "late": 4, "rests": 1, "waits": None, "open": None}


def test_going_back_gives_each_day_as_it_stands(before: Flask) -> None:
    flask_migrate.upgrade(directory=FOLDER, revision="0003")
    db.session.remove()
    flask_migrate.downgrade(directory=FOLDER, revision="0002")
    with db.engine.connect() as connection:
        tables = MetaData()
        tables.reflect(connection, only=["calendar_days"])
        days = {row.day: row.status for row in connection.execute(select(tables.tables["calendar_days"]))}
    assert days == {
        HOLIDAY: "confirmed",
        STORM: "confirmed",
        MISTAKE: "withdrawn",
        OFF: "proposed",
        MADE_UP: "proposed",
    }


def test_what_the_audit_does_not_explain_is_the_last_version(before: Flask) -> None:
    with db.engine.execution_options(writes=True).begin() as connection:
        tables = MetaData()
        tables.reflect(connection, only=["calendar_days"])
        days = tables.tables["calendar_days"]
        connection.execute(
            days.update().where(days.c.day == OFF).values(status="confirmed", decided_by_id="tu")
        )
    flask_migrate.upgrade(directory=FOLDER, revision="0003")
    assert version_now() == 5
    assert not calendar_now().is_working_day(OFF)
    assert calendar_at(4).is_working_day(OFF)
    assert decided_changes()[0].decided_at is not None
