"""PostgreSQL databases made once and emptied from test to test: copying one takes longer than most tests."""

import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import LiteralString

import psycopg
from psycopg.sql import SQL, Composed, Identifier

from tests import postgres

# Emptied tables keep the room of what was deleted: after so many tests a new copy is quicker again.
WORN_OUT = 40
PATIENCE = 1.0

# Everything that a test may have built or taken down. Rows of the catalogue carry the number of the
# transaction that wrote them, so a table that was changed and changed back is seen as well.
CATALOGUES = {
    "oid": ("pg_class", "pg_constraint", "pg_trigger", "pg_proc", "pg_type", "pg_namespace", "pg_extension"),
    "attrelid": ("pg_attribute",),
}
SHAPE = SQL("; ").join(
    SQL(
        "SELECT count(*), max(xmin::text::bigint), sum({own}::bigint) FROM {table} WHERE {own} >= 16384"
    ).format(own=Identifier(own), table=Identifier(table))
    for own, tables in CATALOGUES.items()
    for table in tables
)
TABLES = """
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname
"""
OTHERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
"""
RESTART = """
    SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
    FROM pg_sequences WHERE last_value IS NOT NULL
"""


@dataclass
class _Database:
    """One copy of the template, the connection that empties it, and how it stood when it was new."""

    name: str
    hand: psycopg.Connection
    shape: list[tuple[object, ...]]
    filled: dict[str, bytes]
    tables: list[str]
    lent: int = 0

    def empty(self) -> bool:
        """Bring it back to how it was copied; False when that cannot be done by taking rows out."""
        self.lent += 1
        if self.lent >= WORN_OUT or not _left_alone(self.hand) or _shape(self.hand) != self.shape:
            return False
        one = SQL("SELECT {} WHERE EXISTS (TABLE {})")
        asked = SQL(" UNION ALL ").join(one.format(name, Identifier(name)) for name in self.tables)
        for (name,) in self.hand.execute(asked).fetchall():
            if name not in self.filled:
                self._delete(name)
        for name, rows in self.filled.items():
            if _rows(self.hand, name) != rows:
                self._delete(name)
                with self.hand.cursor() as cursor, cursor.copy(_about("COPY {} FROM STDIN", name)) as into:
                    into.write(rows)
        self.hand.execute(RESTART)
        return True

    def _delete(self, table: str) -> None:
        self.hand.execute(_about("DELETE FROM {}", table))


class Databases:
    """The databases of one test process, all copies of one template."""

    def __init__(self, socket: str, template: str) -> None:
        self._socket = socket
        self._template = template
        self._waiting: list[_Database] = []

    @contextmanager
    def lent(self) -> Iterator[str]:
        """Give the name of a database that is as the template is and nobody else's."""
        one = self._waiting.pop() if self._waiting else self._new()
        try:
            yield one.name
        finally:
            self._take_back(one)

    def close(self) -> None:
        """Remove those that wait."""
        while self._waiting:
            self._remove(self._waiting.pop())

    def _new(self) -> _Database:
        name = f"test_{uuid.uuid4().hex}"
        postgres.create(self._socket, name, template=self._template)
        hand = psycopg.connect(postgres.conninfo(self._socket, name), autocommit=True)
        # Neither triggers that forbid a change nor foreign keys hold for whoever empties the tables.
        hand.execute("SET session_replication_role = replica")
        hand.execute("SET lock_timeout = '1s'")
        tables = [table for (table,) in hand.execute(TABLES).fetchall()]
        filled = {table: rows for table in tables if (rows := _rows(hand, table))}
        return _Database(name, hand, _shape(hand), filled, tables)

    def _take_back(self, one: _Database) -> None:
        try:
            clean = one.empty()
        except psycopg.Error:
            clean = False
        if clean:
            self._waiting.append(one)
        else:
            self._remove(one)

    def _remove(self, one: _Database) -> None:
        one.hand.close()
        postgres.drop(self._socket, one.name)


def _left_alone(hand: psycopg.Connection) -> bool:
    # A connection that was just closed is seen a moment longer.
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if hand.execute(OTHERS).fetchone() == (0,):
            return True
        time.sleep(0.002)
    return False


def _shape(hand: psycopg.Connection) -> list[tuple[object, ...]]:
    asked = hand.execute(SHAPE)
    found = [*asked.fetchall()]
    while asked.nextset():
        found += asked.fetchall()
    return found


def _about(statement: LiteralString, table: str) -> Composed:
    return SQL(statement).format(Identifier(table))


def _rows(hand: psycopg.Connection, table: str) -> bytes:
    with hand.cursor() as cursor, cursor.copy(_about("COPY {} TO STDOUT", table)) as out:
        return b"".join(out)
