"""Migrations build what the records declare, and carry rows up and down on both engines."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import Connection, MetaData, Table, func, select
from sqlalchemy import types as sql

from casebook.records import migrate
from casebook.records.base import db
from casebook.records.search_index import is_ours, reflected
from tests.conftest import make_app, settings_for
from tests.programs import let_go

FOLDER = str(migrate.MIGRATIONS)
REVISIONS = [script.revision for script in reversed(list(ScriptDirectory(FOLDER).walk_revisions()))]

MADE_UP: tuple[tuple[type, Callable[[], object]], ...] = (
    (sql.Boolean, lambda: False),
    (sql.Integer, lambda: 1),
    (sql.DateTime, lambda: datetime(2026, 11, 23, 1, tzinfo=UTC)),
    (sql.Date, lambda: date(2026, 11, 23)),
    (sql.Time, lambda: time(8)),
    (sql.LargeBinary, lambda: b"x"),
    (sql.JSON, dict),
    (sql.String, lambda: "x"),
)


@pytest.fixture
def blank(blank_url: str, tmp_path: Path) -> Iterator[Flask]:
    app = make_app(settings_for(tmp_path, blank_url))
    yield app
    let_go(app)


def made_up(table: Table) -> dict[str, object]:
    """One row that satisfies the table; every id is "x", so that keys between tables hold."""
    row: dict[str, object] = {}
    for column in table.columns:
        if column.nullable and column.foreign_keys:
            continue
        row[column.name] = next(make() for kind, make in MADE_UP if isinstance(column.type, kind))
    return row


def fill(connection: Connection) -> dict[str, int]:
    """Put a row into every table that has none; give how many rows each table holds then."""
    found = MetaData()
    found.reflect(connection, only=reflected)
    counts = {}
    for table in found.sorted_tables:
        if table.name == "alembic_version":
            continue
        if not connection.scalar(select(func.count()).select_from(table)):
            connection.execute(table.insert().values(made_up(table)))
        counts[table.name] = connection.scalar(select(func.count()).select_from(table)) or 0
    return counts


def rows_in(connection: Connection, tables: dict[str, int]) -> dict[str, int]:
    found = MetaData()
    found.reflect(connection, only=reflected)
    return {
        name: connection.scalar(select(func.count()).select_from(found.tables[name])) or 0
        for name in tables
        if name in found.tables
    }


def test_migrations_build_what_the_records_declare(blank: Flask) -> None:
    migrate.upgrade(blank)
    with blank.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": is_ours})
        assert compare_metadata(context, db.metadata) == []


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [f"{number:04d}" for number in range(1, len(REVISIONS) + 1)] == REVISIONS


@pytest.mark.slow
def test_every_migration_carries_rows_up_and_down(blank: Flask) -> None:
    with blank.app_context():
        for number, revision in enumerate(REVISIONS):
            with db.engine.execution_options(writes=True).begin() as connection:
                before = fill(connection) if number else {}
            flask_migrate.upgrade(directory=FOLDER, revision=revision)
            with db.engine.connect() as connection:
                after = rows_in(connection, before)
                assert after == {name: count for name, count in before.items() if name in after}
        with db.engine.execution_options(writes=True).begin() as connection:
            full = fill(connection)
            assert all(full.values())
        for revision in reversed([None, *REVISIONS[:-1]]):
            flask_migrate.downgrade(directory=FOLDER, revision=revision or "base")
            assert migrate.current_revision() == revision
        flask_migrate.upgrade(directory=FOLDER)
        assert migrate.is_up_to_date()
