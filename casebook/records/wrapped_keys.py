"""Where wrapped data keys stand: whatever is listed here is wrapped anew when the master key changes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Column, Table, select
from sqlalchemy.orm import Session

from casebook.records.base import Base


@dataclass(frozen=True)
class WrappedKeys:
    """One column that holds data keys wrapped with a master key; NULL is a key that was destroyed.

    `context` makes of a row's id what its key was wrapped for; "table|id" unless said otherwise.
    """

    table: str
    column: str
    context: Callable[[str], str] | None = None

    @property
    def _table(self) -> Table:
        return Base.metadata.tables[self.table]

    @property
    def _id(self) -> Column[str]:
        (only,) = self._table.primary_key.columns
        return only

    def context_of(self, row_id: str) -> str:
        """Say for which place the key of a row is wrapped."""
        return self.context(row_id) if self.context else f"{self.table}|{row_id}"

    def batch(self, session: Session, *, after: str, size: int) -> list[tuple[str, bytes]]:
        """Give some rows that hold a key, in the order of their ids, locked for a change."""
        key = self._table.c[self.column]
        found = select(self._id, key).where(key.is_not(None), self._id > after)
        rows = session.execute(found.order_by(self._id).limit(size).with_for_update())
        return [(row_id, bytes(wrapped)) for row_id, wrapped in rows]

    def put(self, session: Session, row_id: str, wrapped: bytes) -> None:
        """Put a key wrapped anew in the place of the one that stands."""
        session.execute(self._table.update().where(self._id == row_id).values({self.column: wrapped}))

    def every(self, session: Session, *, size: int = 500) -> Iterator[tuple[str, bytes]]:
        """Give every row that holds a key, read in batches."""
        after = ""
        while rows := self._read(session, after=after, size=size):
            yield from rows
            after = rows[-1][0]

    def _read(self, session: Session, *, after: str, size: int) -> list[tuple[str, bytes]]:
        key = self._table.c[self.column]
        found = select(self._id, key).where(key.is_not(None), self._id > after)
        return [(one, bytes(key)) for one, key in session.execute(found.order_by(self._id).limit(size))]


# One line for each column; a test refuses a column called data_key that is missing here.
WRAPPED_KEYS: tuple[WrappedKeys, ...] = (
    WrappedKeys("attachments", "data_key"),
    WrappedKeys("case_keys", "data_key"),
    WrappedKeys("devices", "data_key"),
    WrappedKeys("identities", "data_key"),
    WrappedKeys("list_exports", "data_key"),
)
