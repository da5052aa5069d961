"""Migrations down and up again on a school that is in use: no row is lost on the way."""

from itertools import islice
from random import Random

import flask_migrate
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import MetaData, func, select, text

from casebook.records import migrate
from casebook.records.base import db
from tests.deep.rows import Rounds, Row, Tally
from tests.deep.writer import deeds
from tests.people import settle_school

FOLDER = str(migrate.MIGRATIONS)
DEEDS = 30
# A school that keeps denunciations of its head refuses to go below the walls: that is tested by itself.
REVISIONS = [script.revision for script in reversed(list(ScriptDirectory(FOLDER).walk_revisions()))]


def run(rounds: Rounds) -> Tally:
    """Fill a school, go down step by step and up again, counting rows after each step."""
    return _walks(rounds, careless="")


def broken(rounds: Rounds) -> Tally:
    """The same with a migration that loses a row on its way down."""
    return _walks(rounds, careless=REVISIONS[-3])


def _walks(rounds: Rounds, *, careless: str) -> Tally:
    tally = Tally()
    for number in rounds:
        with rounds.fresh() as app:
            tally.failures += [f"walk {number}: {one}" for one in _walk(app, number, careless, tally)]
        tally.done += 1
    return tally


def _walk(app: Flask, number: int, careless: str, tally: Tally) -> list[str]:
    found = []
    with app.app_context():
        for _ in islice(deeds(settle_school(), Random(number)), DEEDS):  # noqa: S311 - a repeatable school
            pass
        db.session.remove()
        before, gone = _counts(), set[str]()
        tally.count("rows carried", sum(before.values()))
        for revision in reversed(REVISIONS[:-1]):
            flask_migrate.downgrade(directory=FOLDER, revision=revision)
            if revision == careless:
                _lose_a_row()
            found += _lost(f"down to {revision}", before, gone)
        for revision in REVISIONS[1:]:
            flask_migrate.upgrade(directory=FOLDER, revision=revision)
            found += _lost(f"up to {revision}", before, gone)
        db.session.remove()
    return found


def _counts() -> dict[str, int]:
    seen = MetaData()
    with db.engine.connect() as connection:
        seen.reflect(connection)
        return {
            name: connection.scalar(select(func.count()).select_from(table)) or 0
            for name, table in seen.tables.items()
            if name != "alembic_version"
        }


def _lost(where: str, before: dict[str, int], gone: set[str]) -> list[str]:
    """Compare every table that was never away: one that a step down removed comes back empty."""
    now = _counts()
    gone |= before.keys() - now.keys()
    return [
        f"{where}: {name} has {now[name]} rows, not {count}"
        for name, count in before.items()
        if name not in gone and now[name] != count
    ]


def _lose_a_row() -> None:
    with db.engine.execution_options(writes=True).begin() as connection:
        connection.execute(text("DELETE FROM case_clocks WHERE id = (SELECT min(id) FROM case_clocks)"))


ROW = Row(
    name="migrations",
    title="Migrations up and down on populated data",
    unit="walks down and up",
    full=10,
    quick=1,
    chunk=1,
    run=run,
    broken=broken,
)
