"""What a request did to the database: every statement that writes, with the table and the values it names."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from sqlalchemy import event

from casebook.records.base import db

_WRITES = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
# A refusal may leave its own audit line, and a page that was opened the time somebody was last seen.
TRACES = frozenset({"audit", "audit_chain", "audit_heads", "sign_ins", "failed_sign_ins"})


@dataclass
class Writes:
    """The tables written to, in order, and every text that was written."""

    tables: list[str] = field(default_factory=list)
    values: set[str] = field(default_factory=set)

    @property
    def beyond_traces(self) -> list[str]:
        """The tables a refused request must not touch."""
        return [table for table in self.tables if table not in TRACES]

    @property
    def audited(self) -> bool:
        """Whether an audit line was written."""
        return "audit" in self.tables


@contextmanager
def watched(app: Flask) -> Iterator[Writes]:
    """Note every write of what happens inside."""
    writes = Writes()

    def note(_conn: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        found = _WRITES.match(statement)
        if found is None:
            return
        writes.tables.append(found[1].lower())
        if found[1].lower() not in TRACES:
            writes.values |= set(_texts(parameters))

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield writes
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _texts(parameters: Any) -> Iterator[str]:
    if isinstance(parameters, str):
        yield parameters
    elif isinstance(parameters, dict):
        yield from _texts(list(parameters.values()))
    elif isinstance(parameters, list | tuple):
        for one in parameters:
            yield from _texts(one)
