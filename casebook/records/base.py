"""The database: both engines behave alike, every write waits its turn and survives a power cut."""

import fcntl
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, DateTime, Dialect, Engine, Enum, MetaData, String, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.types import TypeDecorator

from casebook.records.spelling import nfc

_TOGETHER = "casebook.together"

# WAL loses acknowledged commits after a power cut before SQLite 3.51.3 fixed its reset race.
_WAL_IS_SAFE_FROM = (3, 51, 3)


class Base(DeclarativeBase):
    """What every table is made from; names of constraints follow one convention on both engines."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})


def new_id() -> str:
    """Make a random 128-bit id: an address that tells nothing and cannot be guessed."""
    return secrets.token_hex(16)


class Moment(TypeDecorator[datetime]):
    """An instant, stored in UTC and read back as UTC on both engines."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store in UTC."""
        return value if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Read as UTC; SQLite gives it back without a zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """A text as a person typed it, composed to NFC on the way in."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Compose; a text copied from a Mac arrives decomposed."""
        return None if value is None else nfc(value)


def word_of(vocabulary: type[StrEnum]) -> Enum:
    """Give the column type that stores a word of a vocabulary by its code."""
    return Enum(
        vocabulary,
        native_enum=False,
        create_constraint=False,
        length=40,
        values_callable=lambda words: [str(word) for word in words],
    )


class Keyed:
    """A table whose rows have a random id."""

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)


def init_app(app: Flask, *, database_url: str) -> None:
    """Connect the program to its database."""
    app.config["SQLALCHEMY_DATABASE_URI"] = database_url
    own = {"connect_args": {"timeout": 30}} if database_url.startswith("sqlite") else {"pool_pre_ping": True}
    # An error of the database names the statement, never what stood in it: errors are written into the log.
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = own | {"hide_parameters": True}
    db.init_app(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            event.listen(db.engine, "connect", _prepare_sqlite)
            event.listen(db.engine, "begin", _begin_sqlite)


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    wal = sqlite3.sqlite_version_info >= _WAL_IS_SAFE_FROM
    for pragma in (
        "foreign_keys = ON",
        f"journal_mode = {'WAL' if wal else 'DELETE'}",
        f"synchronous = {'FULL' if wal else 'EXTRA'}",
        # What is replaced or destroyed is overwritten, not only let go of; no sorting in a file beside it.
        "secure_delete = ON",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def transaction() -> Iterator[Session]:
    """Open the one transaction of a deed; commit at its end, undo everything if it fails.

    Reading done before is forgotten, so that the deed decides on what stands now.
    """
    session = db.session()
    if session.info.get(_TOGETHER):
        yield session
        session.flush()
        return
    session.rollback()
    with _turn_to_write(db.engine):
        session.connection(execution_options={"writes": True})
        try:
            yield session
            session.commit()
        except BaseException:
            session.rollback()
            raise


@contextmanager
def together(session: Session) -> Iterator[None]:
    """Let every deed within belong to the transaction that is open: all of them happen, or none.

    For a history told at once (the sample school), where hundreds of deeds would each wait for the disk.
    """
    session.info[_TOGETHER] = True
    try:
        yield
    finally:
        del session.info[_TOGETHER]


@contextmanager
def _turn_to_write(engine: Engine) -> Iterator[None]:
    # Writers queue on a file before they begin: SQLite itself would answer "locked" to some.
    database = engine.url.database
    if engine.dialect.name != "sqlite" or not database or database == ":memory:":
        yield
        return
    with Path(f"{database}.turn").open("a") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield
