"""What an older version kept of denunciations in clear is sealed at the first start."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import flask_migrate
import pytest
from flask import Flask
from sqlalchemy import text

from casebook.records import migrate
from casebook.records.base import db, transaction
from casebook.records.case_keys import destroy_case_key
from casebook.records.protected import MARK, NOT_READABLE, ProtectedRow
from casebook.services import sealing_old
from casebook.services.sealing_old import seal_old_cases
from tests.matters import case_of, registered
from tests.people import School
from tests.records.test_protected import ACCUSED, CONTENT, SUBJECT, denounced

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)


@pytest.fixture
def inside(app: Flask, school: School) -> Iterator[School]:
    with app.app_context():
        yield school


def in_clear(school: School, monkeypatch: pytest.MonkeyPatch, seal: str = "NP-01") -> str:
    """A denunciation as a version before the sealing wrote it."""
    with monkeypatch.context() as before:
        before.setattr("casebook.records.cases.Case.seal_words", lambda _case: None)
        before.setattr(ProtectedRow, "seal_words", lambda _row: None)
        case_id = denounced(school, seal=seal)
    db.session.expunge_all()
    return case_id


def words_stored() -> list[str]:
    db.session.rollback()
    said = text("SELECT subject || content || folded FROM cases UNION ALL SELECT full_name FROM parties")
    return [str(value) for value in db.session.scalars(said)]


def test_what_stood_in_clear_is_sealed_and_reads_the_same(inside, monkeypatch):
    case_id = in_clear(inside, monkeypatch)
    assert any(SUBJECT in value for value in words_stored())
    assert seal_old_cases(now=NOW) == 1
    assert all(value.startswith(MARK) for value in words_stored())
    db.session.expunge_all()
    case = case_of(case_id)
    assert (case.subject, case.content) == (SUBJECT, CONTENT)
    assert ACCUSED in [party.full_name for party in case.parties]


def test_a_second_start_finds_nothing_left_and_other_cases_are_left_alone(inside, monkeypatch):
    registered(inside)
    in_clear(inside, monkeypatch)
    assert (seal_old_cases(now=NOW), seal_old_cases(now=NOW)) == (1, 0)
    assert sum(value.startswith(MARK) for value in words_stored()) == 3


def test_it_goes_on_where_a_power_cut_stopped_it(inside, monkeypatch):
    for number in range(3):
        in_clear(inside, monkeypatch, seal=f"NP-{number}")
    monkeypatch.setattr(sealing_old, "_BATCH", 1)
    with monkeypatch.context() as cut:
        once = iter([sealing_old._seal_some(NOW)])
        # One batch was done, then the power went.
        cut.setattr(sealing_old, "_seal_some", lambda _now: next(once, 0))
        assert seal_old_cases(now=NOW) == 1
    assert seal_old_cases(now=NOW) == 2


def test_the_file_of_the_database_keeps_no_word_of_it(inside, monkeypatch, engine, settings):
    if engine != "sqlite":
        pytest.skip("one file is only there on SQLite")
    in_clear(inside, monkeypatch)
    path = Path(str(db.engine.url.database))
    assert SUBJECT.encode() in path.read_bytes()
    seal_old_cases(now=NOW)
    for file in path.parent.iterdir():
        for word in (SUBJECT, CONTENT, "tien khong nop"):
            assert word.encode() not in file.read_bytes(), file.name


def test_on_the_way_down_the_words_come_back_in_clear(inside, app):
    case_id, lost_id = denounced(inside), denounced(inside, seal="NP-02")
    with transaction() as session:
        destroy_case_key(session, lost_id)
    db.session.remove()
    folder = str(migrate.MIGRATIONS)
    flask_migrate.downgrade(directory=folder, revision="0008")
    rows = {row.id: row for row in db.session.execute(text("SELECT id, subject, content FROM cases"))}
    assert (rows[case_id].subject, rows[case_id].content) == (SUBJECT, CONTENT)
    assert rows[lost_id].subject == NOT_READABLE
    db.session.remove()
    flask_migrate.upgrade(directory=folder)
    assert seal_old_cases(now=NOW) == 2
    assert case_of(case_id).journal[0].type == "received"
    assert case_of(case_id).subject == SUBJECT
