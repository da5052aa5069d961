"""Every row of a database as lines, the same on both engines, and a database filled from such lines."""

import base64
import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    Connection,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    cast,
    collate,
    create_engine,
    func,
    select,
    text,
)
from sqlalchemy.pool import NullPool

from casebook.records.base import db
from casebook.records.search_index import reflected

_MIGRATIONS = "alembic_version"
_BATCH = 500


@dataclass(frozen=True)
class TableSum:
    """How many rows a table has and the SHA-256 over all of them in the order of their keys."""

    rows: int
    sha256: str


class Sum:
    """Adds lines up to a TableSum."""

    def __init__(self) -> None:
        self._rows, self._digest = 0, hashlib.sha256()

    def add(self, line: str) -> None:
        """Take one line in."""
        self._rows += 1
        self._digest.update(line.encode() + b"\n")

    @property
    def total(self) -> TableSum:
        """What was added so far."""
        return TableSum(self._rows, self._digest.hexdigest())


@contextmanager
def snapshot(work: Path) -> Iterator[Connection]:
    """Give one moment of the database in use, to be read at leisure while others go on writing.

    SQLite copies itself through its own online back-up into the folder; PostgreSQL holds one moment.
    """
    if db.engine.dialect.name != "sqlite":
        with db.engine.connect() as connection:
            yield connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True, stream_results=True
            )
        return
    copy = work / "moment.sqlite"
    _copy(Path(str(db.engine.url.database)), copy)
    engine = create_engine(f"sqlite:///{copy}", poolclass=NullPool)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
        copy.unlink()


def _copy(source: Path, target: Path) -> None:
    origin, copy = sqlite3.connect(source, timeout=30), sqlite3.connect(target)
    try:
        origin.backup(copy)
        answer = copy.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        origin.close()
        copy.close()
    if answer != "ok":
        raise sqlite3.DatabaseError(f"The copy of the database is not sound: {answer}")


def tables_of(connection: Connection) -> list[Table]:
    """Give every table as it stands in the database, whatever the program's version."""
    found = MetaData()
    found.reflect(connection, only=reflected)  # the engine's index fills itself from the entries
    return sorted((one for one in found.tables.values() if one.name != _MIGRATIONS), key=lambda one: one.name)


def lines_of(connection: Connection, table: Table) -> Iterator[str]:
    """Give the rows of a table in the order of its key, one line of JSON each."""
    columns = [
        cast(column, Text).label(column.name) if isinstance(column.type, JSON) else column
        for column in table.columns
    ]
    asked = select(*columns).order_by(*_key_order(connection, table)).execution_options(yield_per=_BATCH)
    for row in connection.execute(asked):
        yield json.dumps([_told(value) for value in row], ensure_ascii=False, separators=(",", ":"))


def _key_order(connection: Connection, table: Table) -> list[Any]:
    # By bytes on both engines, so that the sum over a table is the same wherever it lies.
    if connection.dialect.name == "sqlite":
        return list(table.primary_key)
    return [collate(one, "C") if isinstance(one.type, String) else one for one in table.primary_key]


def sums(connection: Connection) -> dict[str, TableSum]:
    """Count and hash every table."""
    given = {}
    for table in tables_of(connection):
        total = Sum()
        for line in lines_of(connection, table):
            total.add(line)
        given[table.name] = total.total
    return given


def column_names(table: Table) -> list[str]:
    """Name the columns in the order their values stand in a line."""
    return [column.name for column in table.columns]


def _told(value: object) -> object:
    match value:
        case None | bool() | int() | float() | str():
            return value
        case bytes() | memoryview():
            return {"b": base64.b64encode(value).decode("ascii")}
        case datetime():
            return {"m": (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()}
        case date():
            return {"d": value.isoformat()}
        case time():
            return {"t": value.isoformat()}
    raise TypeError(f"A value of {type(value)} has no place in a back-up.")


_READ: dict[str, Callable[[str], object]] = {
    "b": base64.b64decode,
    "m": datetime.fromisoformat,
    "d": date.fromisoformat,
    "t": time.fromisoformat,
}


def _read(value: object) -> object:
    if isinstance(value, dict):
        ((kind, told),) = value.items()
        return _READ[kind](told)
    return value


@contextmanager
def filling(engine: Engine) -> Iterator["Filler"]:
    """Fill a migrated database whose tables hold nothing of anybody; all of it or nothing.

    What the migrations themselves wrote is replaced. Keys between tables are checked at the end.
    """
    if engine.dialect.name == "sqlite":
        with _unchecked_sqlite(engine) as connection, connection.begin():
            yield Filler(connection, _put_sqlite)
            if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(5):
                raise ValueError(f"Rows point to what is not there: {broken}")
        return
    with engine.begin() as connection:
        keys = connection.execute(text(_FOREIGN_KEYS)).all()
        for table, name, _definition in keys:
            connection.exec_driver_sql(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        filler = Filler(connection, _put_postgres)
        yield filler
        _go_on_counting(connection, filler.tables)
        for table, name, definition in keys:
            connection.exec_driver_sql(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')


_FOREIGN_KEYS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
"""


@contextmanager
def _unchecked_sqlite(engine: Engine) -> Iterator[Connection]:
    with engine.connect().execution_options(writes=True) as connection:
        raw = connection.connection
        pragma = raw.cursor()  # beside SQLAlchemy: within a transaction SQLite would not hear it
        pragma.execute("PRAGMA foreign_keys = OFF")
        try:
            yield connection
        finally:
            pragma.execute("PRAGMA foreign_keys = ON")


class Filler:
    """Puts lines into tables; `begin` before the first line of each table."""

    def __init__(
        self,
        connection: Connection,
        put: Callable[[Connection, Table, list[str], list[list[object]]], None],
    ) -> None:
        self._connection, self._put = connection, put
        self.tables: Mapping[str, Table] = {table.name: table for table in tables_of(connection)}
        for table in self.tables.values():
            if connection.scalar(select(func.count()).select_from(table)):
                connection.execute(table.delete())

    def fill(self, name: str, columns: list[str], lines: Iterable[str]) -> None:
        """Put the lines of one table into it. Raises KeyError for a table this version does not have."""
        table, batch = self.tables[name], list[list[object]]()
        for line in lines:
            batch.append([_read(value) for value in json.loads(line)])
            if len(batch) == _BATCH:
                self._put(self._connection, table, columns, batch)
                batch.clear()
        if batch:
            self._put(self._connection, table, columns, batch)


def _put_sqlite(connection: Connection, table: Table, columns: list[str], rows: list[list[object]]) -> None:
    bare = table.to_metadata(MetaData())
    for column in bare.columns:
        if isinstance(column.type, JSON):
            column.type = Text()  # the text itself, to the letter
    connection.execute(bare.insert(), [dict(zip(columns, row, strict=True)) for row in rows])


def _put_postgres(connection: Connection, table: Table, columns: list[str], rows: list[list[object]]) -> None:
    quoted = connection.dialect.identifier_preparer.quote
    names = ", ".join(quoted(column) for column in columns)
    cursor: Any = connection.connection.cursor()  # psycopg's own, which knows COPY
    with cursor, cursor.copy(f"COPY {quoted(table.name)} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _go_on_counting(connection: Connection, tables: Mapping[str, Table]) -> None:
    # A table that numbers its rows itself goes on after the highest number it holds.
    for table in tables.values():
        for column in table.primary_key:
            if not isinstance(column.type, Integer):
                continue
            highest = connection.scalar(select(func.max(column)))
            asked = func.pg_get_serial_sequence(table.name, column.name)
            if highest is not None and (sequence := connection.scalar(select(asked))):
                connection.execute(select(func.setval(sequence, highest)))
