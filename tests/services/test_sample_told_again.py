"""The sample school's year told twice is the same year, whatever the engine."""

import shutil

import pytest
from sqlalchemy import select

from casebook.records.base import db
from casebook.records.visits import (
    SealedEntry,
)
from tests.conftest import make_app, settings_for
from tests.programs import let_go
from tests.sample_year import (
    THIS_YEAR,
    cases,
    journal_lines,
    tell_up_to,
    visits,
)

pytestmark = pytest.mark.slow


def snapshot() -> dict[str, object]:
    """Everything that was told, without what is random: ids, tracking codes, pseudonyms."""
    names = {case.id: case.name for case in cases()}
    return {
        "cases": sorted(
            (c.name, c.subject, c.status, c.received_on, c.next_due_on, c.next_rule, c.entered_at)
            for c in cases()
        ),
        "journal": sorted(
            (names[e.case_id], e.position, e.type, e.occurred_on, sorted(e.paper.items()), e.recorded_at)
            for e in journal_lines()
        ),
        "book": [
            (v.book_year, v.book_number, v.visited_on, v.full_name, v.people_count, v.note, v.recorded_at)
            for v in visits()
        ],
        "sealed": sorted((e.received_on, e.seal_number) for e in db.session.scalars(select(SealedEntry))),
    }


def test_the_year_told_again_is_the_same_on_either_engine(app, migrated_file, tmp_path):
    with app.app_context():
        tell_up_to(THIS_YEAR)
        once = snapshot()
    settings = settings_for(
        tmp_path / "again", f"sqlite:///{tmp_path / 'again' / 'data' / 'casebook.sqlite'}"
    )
    shutil.copyfile(migrated_file, settings.data / "casebook.sqlite")
    other = make_app(settings)
    with other.app_context():
        tell_up_to(THIS_YEAR)
        assert snapshot() == once
    let_go(other)
