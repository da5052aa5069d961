"""Does the database answer at all, and does it keep what it acknowledged."""

from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError

from casebook.records.audit import AuditRow
from casebook.records.base import db

_SYNCHRONOUS = ("OFF", "NORMAL", "FULL", "EXTRA")
# Which levels survive a power cut, for each journal mode (measured, docs/decisions/004-storage.md).
_SURVIVES = {"wal": frozenset({"FULL", "EXTRA"}), "delete": frozenset({"EXTRA"})}
_POSTGRES_KEEPS = {
    "fsync": frozenset({"on"}),
    "full_page_writes": frozenset({"on"}),
    "synchronous_commit": frozenset({"on", "local", "remote_write", "remote_apply"}),
}


def database_answers() -> bool:
    """Ask the database for one constant."""
    try:
        db.session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    return True


def give_up() -> None:
    """Undo what is open: after a failure PostgreSQL answers nothing more in that transaction."""
    db.session.rollback()


def forgetful_setting() -> str | None:
    """Name the setting under which the database would lose acknowledged writes at a power cut, if any."""
    if db.engine.dialect.name == "sqlite":
        mode = str(_value("PRAGMA journal_mode")).lower()
        level = _SYNCHRONOUS[int(str(_value("PRAGMA synchronous")))]
        kept = level in _SURVIVES.get(mode, frozenset())
        return None if kept else f"journal_mode={mode} with synchronous={level}"
    values = {name: str(_value(f"SHOW {name}")) for name in _POSTGRES_KEEPS}
    return next((f"{n}={v}" for n, v in values.items() if v not in _POSTGRES_KEEPS[n]), None)


def is_superuser() -> bool:
    """Say whether the program's role may do anything on the whole database server."""
    if db.engine.dialect.name == "sqlite":
        return False
    return bool(_value("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))


def newest_line_at() -> datetime | None:
    """Give the moment of the newest audit line."""
    return db.session.scalar(select(func.max(AuditRow.at)))


def _value(question: str) -> object:
    return db.session.execute(text(question)).scalar_one()
