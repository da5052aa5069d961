"""`flask casebook load`: never among real matters; an empty folder becomes the sample school first."""

import pytest
from sqlalchemy import func, select

from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.units import installation
from casebook.services.rebuilding import compare_batch

pytestmark = pytest.mark.deep


def run(app, *args: str):
    return app.test_cli_runner().invoke(args=["casebook", "load", *args])


def count() -> int:
    return db.session.scalar(select(func.count()).select_from(Case)) or 0


def test_real_matters_are_left_alone(app, school):
    told = run(app, "--cases", "10")
    assert told.exit_code == 1
    assert "This is no sample" in told.output
    with app.app_context():
        assert count() == 0


def test_an_empty_folder_becomes_the_sample_school_with_more_cases(app):
    told = run(app, "--cases", "30", "--open", "12")
    assert told.exit_code == 0, told.output
    assert "30 cases loaded, 12 of them open" in told.output
    with app.app_context():
        standing = installation()
        assert standing is not None
        assert standing.sample
        assert count() > 30
        assert compare_batch(after_id="").differing == ()


def test_more_open_than_there_are_is_refused(app):
    told = run(app, "--cases", "3", "--open", "4")
    assert told.exit_code == 1
    assert "no more of them open" in told.output
