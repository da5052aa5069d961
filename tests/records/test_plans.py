"""What is asked every day goes by an index: the plans of both engines name it."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from flask import Flask
from sqlalchemy import event, text

from casebook.law.powers import Actor
from casebook.records.base import db, transaction
from casebook.records.book import visits_in
from casebook.records.case_lists import CaseFilter, handlers_of
from casebook.records.case_tallies import kinds_by_day, received_days, subjects_written
from casebook.records.clock_lists import ClockFilter, duties_by_state
from casebook.records.due_rows import due_reports
from casebook.records.identities import openings_for
from casebook.records.people import actor_on, person_by_id
from casebook.records.units import Installation
from casebook.reports.caseload import loads
from casebook.services.loading import Load, Order
from tests.conftest import MORNING, ORDINARY_DAY, VIETNAM
from tests.people import School

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)

Asks = Callable[[Actor, str], object]
# What is asked, and which index of the two big tables its plan must name.
ASKED: dict[str, tuple[str, Asks]] = {
    "cases by kind and day": (
        "ix_cases_unit_received",
        lambda actor, unit: kinds_by_day(
            actor, CaseFilter(unit_id=unit, received_from=FIRST, received_until=LAST)
        ),
    ),
    "subjects": (
        "ix_cases_unit_received",
        lambda actor, unit: subjects_written(
            actor, CaseFilter(unit_id=unit, received_from=FIRST, received_until=LAST), 10
        ),
    ),
    "open cases by day": (
        "ix_cases_unit_open",
        lambda actor, unit: received_days(actor, CaseFilter(unit_id=unit, is_open=True)),
    ),
    "open cases by handler": ("ix_cases_unit_open", loads),
    "duties by their last day": (
        "ix_case_clocks_unit_due",
        lambda actor, unit: duties_by_state(
            actor, ClockFilter(unit_id=unit, first=FIRST, last=LAST), ORDINARY_DAY
        ),
    ),
    # Of one unit alone its days are all days there are: either index will do.
    "the book of a month": ("ix_visits_", lambda _actor, unit: visits_in(unit, FIRST, LAST)),
    "reports demanded": ("ix_case_events_type_case", lambda actor, _unit: due_reports(actor, None)),
    "who handles cases": ("ix_cases_handler_id", lambda actor, _unit: handlers_of(actor)),
    "requests to open an identity": (
        "ix_identity_openings_unit_state",
        lambda actor, _unit: db.session.scalars(openings_for(actor, frozenset())).all(),
    ),
}


@pytest.fixture
def filled(app: Flask, school: School):
    """A school with four hundred cases, and what the engine knows of their number."""
    with app.app_context():
        with transaction() as session:
            session.get_one(Installation, 1).sample = True
        order = Order(cases=400, open=30, seed=9)
        under_way = Load(order, today=ORDINARY_DAY, now=datetime.combine(ORDINARY_DAY, MORNING, VIETNAM))
        while under_way.next_batch():
            pass
        yield


def plan_of(asks: Callable[[], object]) -> str:
    """Give the plans of what is asked, as the engine tells them."""
    asked: list[tuple[str, object]] = []

    def note(_connection, _cursor, statement, parameters, *_rest) -> None:
        asked.append((statement, parameters))

    event.listen(db.engine, "before_cursor_execute", note)
    asks()
    event.remove(db.engine, "before_cursor_execute", note)
    on_sqlite = db.engine.dialect.name == "sqlite"
    told = []
    with db.engine.connect() as connection:
        if not on_sqlite:
            # So few rows are read one by one sooner than by any index; with many the index is what is left.
            connection.execute(text("SET LOCAL enable_seqscan = off"))
        explain = "EXPLAIN QUERY PLAN " if on_sqlite else "EXPLAIN "
        for statement, parameters in asked:
            told += [str(row[-1]) for row in connection.exec_driver_sql(explain + statement, parameters)]
    return "\n".join(told)


def test_what_is_asked_every_day_goes_by_an_index(filled, school):
    person = person_by_id(school.minh.id)
    assert person is not None
    actor = actor_on(person, ORDINARY_DAY)
    if db.engine.dialect.name != "sqlite":
        with db.engine.execution_options(writes=True).begin() as connection:
            connection.execute(text("ANALYZE"))
    plans = {
        name: plan_of(lambda asks=asks: asks(actor, school.unit.id)) for name, (_i, asks) in ASKED.items()
    }
    named = {name: index for name, (index, _asks) in ASKED.items() if index in plans[name]}
    wanted = {name: index for name, (index, _asks) in ASKED.items()}
    assert named == wanted, "\n".join(plans[name] for name in wanted.keys() - named.keys())
    for name in ("requests to open an identity", "who handles cases", "open cases by day"):
        assert "SCAN cases" not in plans[name]
