"""Bringing a database up to what the records declare, after a copy of an older one was put aside."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic.config import Config as AlembicConfig
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import Migrate
from flask_migrate import upgrade as run_upgrade

from casebook.records import every  # noqa: F401 - tables name one another
from casebook.records.base import db
from casebook.records.base import init_app as init_database
from casebook.vault.keys import Keys

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


def init_app(app: Flask) -> None:
    """Let Alembic know the records; every change of a table is a copy on SQLite (batch)."""
    Migrate(app, db, directory=str(MIGRATIONS), render_as_batch=True, compare_type=True)


def current_revision() -> str | None:
    """Give the migration the database stands at; None for an empty database."""
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str | None:
    """Give the migration this program needs."""
    config = AlembicConfig()
    config.set_main_option("script_location", str(MIGRATIONS))
    return ScriptDirectory.from_config(config).get_current_head()


def is_up_to_date() -> bool:
    """Say whether the database stands where this program needs it."""
    return current_revision() == newest_revision()


def knows(revision: str) -> bool:
    """Say whether this program has a migration, or is older than it."""
    config = AlembicConfig()
    config.set_main_option("script_location", str(MIGRATIONS))
    return revision in {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}


def upgrade(app: Flask) -> None:
    """Run every migration the database has not seen."""
    with app.app_context():
        upgrade_to("head")


def upgrade_to(revision: str) -> None:
    """Bring the database of this context up to a migration."""
    run_upgrade(directory=str(MIGRATIONS), revision=revision)


@contextmanager
def scratch(path: Path, *, keys: Keys) -> Iterator[None]:
    """Work on an SQLite database of its own for a while, as if it were the installation's."""
    app = Flask("casebook.scratch")
    app.config["KEYS"] = keys
    init_database(app, database_url=f"sqlite:///{path}")
    init_app(app)
    with app.app_context():
        try:
            yield
        finally:
            db.session.remove()
            db.engine.dispose()


def put_aside(target: Path) -> None:
    """Copy the SQLite database through its own online back-up and check the copy.

    Raises sqlite3.DatabaseError when the copy is not sound.
    """
    source = str(db.engine.url.database)
    target.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(source) as origin, sqlite3.connect(target) as copy:
        origin.backup(copy)
        answer = copy.execute("PRAGMA integrity_check").fetchone()[0]
    origin.close()
    copy.close()
    if answer != "ok":
        raise sqlite3.DatabaseError(f"The copy of the old database is not sound: {answer}")
