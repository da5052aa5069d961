"""`flask casebook reindex`: what is found by words is written anew, compared, and filled after an upgrade."""

import pytest
from flask import Flask
from sqlalchemy import delete, func, select, update

from casebook.cli.reindex import fill_index
from casebook.records.base import db, transaction
from casebook.records.search_entries import SearchEntry
from casebook.services.index_care import uncovered
from tests.matters import registered
from tests.people import settle_school


@pytest.fixture
def stored(app: Flask) -> Flask:
    with app.app_context():
        registered(settle_school())
    return app


def count(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(SearchEntry)) or 0


def test_comparing_finds_nothing_where_everything_is_found_by_what_it_says(stored):
    told = stored.test_cli_runner().invoke(args=["casebook", "reindex", "--check"])
    assert told.exit_code == 0
    assert "Everything is found by what it says." in told.output


def test_comparing_names_what_differs_and_going_through_anew_mends_it(stored):
    with stored.app_context(), transaction() as session:
        session.execute(update(SearchEntry).values(exact=" x ", folded=" x "))
    runner = stored.test_cli_runner()
    told = runner.invoke(args=["casebook", "reindex", "--check"])
    assert told.exit_code == 1
    assert "is not found by what it says." in told.output
    assert runner.invoke(args=["casebook", "reindex"]).exit_code == 0
    assert runner.invoke(args=["casebook", "reindex", "--check"]).exit_code == 0


def test_after_an_upgrade_everything_is_gone_through_once(stored):
    with stored.app_context():
        with transaction() as session:
            session.execute(delete(SearchEntry))
        fill_index()
        assert uncovered() == []
    assert count(stored) == 2
