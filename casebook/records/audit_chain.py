"""The chain of the audit: lines get numbers and MACs when their transaction ends, under one short lock."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Flask, current_app
from sqlalchemy import event, exists, insert, inspect, select, update
from sqlalchemy.orm import Session, SessionTransaction

from casebook.records.audit import AuditChain, AuditRow
from casebook.records.base import db
from casebook.records.spelling import nfc
from casebook.vault.chain import mac_of
from casebook.vault.keys import Keys, key_id

_PENDING = "casebook.audit"
_BATCH = 1000
_COLUMNS = tuple(column.key for column in inspect(AuditRow).columns)
_GIVEN = frozenset({"mac"})


class NoKeys(RuntimeError):
    """Without the key file no audit line can be written, and so nothing that leaves one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line as it comes where thousands are written at once: an `AuditRow` without the session's care."""

    at: datetime
    person_id: str | None
    unit_id: str | None
    deed: str
    object_kind: str
    object_id: str
    particulars: dict[str, object]
    acting_for_id: str | None = None
    number: int | None = None
    mac: bytes | None = None
    key_id: str | None = None


def add_lines(session: Session, lines: Iterable[Line]) -> None:
    """Let many lines be numbered and chained when the transaction that is open ends."""
    session.info.setdefault(_PENDING, []).extend(lines)


def init_app(_app: Flask) -> None:
    """Let every transaction of the program number and chain the lines it leaves when it ends."""
    for name, listener in _LISTENERS.items():
        if not event.contains(db.session, name, listener):
            event.listen(db.session, name, listener)


def values_of(row: AuditRow) -> dict[str, Any]:
    """Give the columns of a line as the chain covers them: all but the MAC itself."""
    return {name: getattr(row, name) for name in _COLUMNS if name not in _GIVEN}


def _hold_back(session: Session, *_flushing: object) -> None:
    """Keep new lines back until the transaction ends, so that the chain's head is locked last and briefly."""
    for row in [new for new in session.new if isinstance(new, AuditRow)]:
        session.expunge(row)
        session.info.setdefault(_PENDING, []).append(row)


def _chain_pending(session: Session) -> None:
    if session.in_nested_transaction():
        return
    session.flush()  # whatever else waits locks its rows before the head is locked: no deadlock
    pending: list[AuditRow | Line] = session.info.pop(_PENDING, [])
    if pending:
        _append(session, pending, keys_now())


def _forget_pending(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop(_PENDING, None)


_LISTENERS: dict[str, Callable[..., None]] = {
    "before_flush": _hold_back,
    "before_commit": _chain_pending,
    "after_transaction_end": _forget_pending,
}


def keys_now() -> Keys:
    """Give the keys of the program that runs. Raises NoKeys."""
    keys: Keys | None = current_app.config["KEYS"]
    if keys is None:
        raise NoKeys("There is no key file in CASEBOOK_KEYS: put it back, then start again.")
    return keys


def _append(session: Session, rows: Sequence[AuditRow | Line], keys: Keys) -> None:
    head = _head(session)
    while head.waiting:
        chain_older(session)
        head = _head(session)
    number, mac, told = head.number, head.mac, []
    for row in rows:
        number += 1
        values = {name: getattr(row, name) for name in _COLUMNS} | _as_stored(row)
        values |= {"number": number, "key_id": key_id(keys.audit)}
        del values["mac"]
        mac = mac_of(keys.audit, mac, values)
        told.append(values | {"mac": mac})
    session.execute(insert(AuditRow), told)
    _move_head(session, number, mac, waiting=False)


def _as_stored(row: AuditRow | Line) -> dict[str, object]:
    # What the engines give back: texts composed, and JSON as JSON knows it.
    words = {name: nfc(getattr(row, name)) for name in ("deed", "object_kind", "object_id")}
    return words | {"particulars": row.particulars if row.particulars is not None else {}}


@dataclass(frozen=True)
class Head:
    """Where the chain stands."""

    number: int
    mac: bytes
    waiting: bool


def _head(session: Session) -> Head:
    asked = select(AuditChain.number, AuditChain.mac, AuditChain.waiting).with_for_update()
    row = session.execute(asked).one()
    return Head(row.number, bytes(row.mac), row.waiting)


def head_for_update(session: Session) -> Head:
    """Give where the chain stands, and keep it there until the transaction ends."""
    return _head(session)


def head_now() -> Head:
    """Give where the chain stands."""
    row = db.session.execute(select(AuditChain.number, AuditChain.mac, AuditChain.waiting)).one()
    return Head(row.number, bytes(row.mac), row.waiting)


def _move_head(session: Session, number: int, mac: bytes, *, waiting: bool) -> None:
    session.execute(update(AuditChain).values(number=number, mac=mac, waiting=waiting))


def chain_older(session: Session) -> int:
    """Chain the next lines an older version left, in the order they were written; give how many."""
    keys, head = keys_now(), _head(session)
    if not head.waiting:
        return 0
    unchained = select(AuditRow).where(AuditRow.mac.is_(None)).order_by(AuditRow.number).limit(_BATCH)
    number, mac = head.number, head.mac
    rows = session.scalars(unchained.execution_options(populate_existing=True)).all()
    for row in rows:
        number += 1
        values = values_of(row) | {"number": number, "key_id": key_id(keys.audit)}
        mac = mac_of(keys.audit, mac, values)
        session.execute(
            update(AuditRow)
            .where(AuditRow.number == row.number)
            .values(number=number, mac=mac, key_id=values["key_id"])
            .execution_options(synchronize_session=False)
        )
        session.expunge(row)
    left = session.scalar(select(exists().where(AuditRow.mac.is_(None))))
    _move_head(session, number, mac, waiting=bool(left))
    return len(rows)
