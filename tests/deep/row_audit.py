"""Audit: whatever is done to a line of it, by whoever holds the database, is found; untouched it holds.

Each round is one tampering. Most are done to a copy of the rows in memory, checked by the very walk
that `flask audit verify` takes; every hundredth is done to the database itself, its triggers dropped.
"""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from unittest import mock

from flask import Flask
from sqlalchemy import delete, func, select, text, update

from casebook.records import audit_walk
from casebook.records.audit import AuditChain, AuditRow
from casebook.records.audit_chain import keys_now
from casebook.records.audit_walk import Link, links, walk
from casebook.records.base import db, transaction
from casebook.services.audit_care import verify, write_anchor
from casebook.services.trail import Trace, write_line
from casebook.vault.chain import fingerprint
from tests.deep.rows import Rounds, Row, Tally

LINES = 60
IN_THE_DATABASE = 100
NOW = datetime(2026, 11, 23, 1, 2, 3, 456789, tzinfo=UTC)
DEEDS = ("case.recorded", "visit.received", "person.changed", "role.given", "signed_in")
Rows = list[Link]


def fill(draw: random.Random) -> None:
    """Write a stretch of audit as deeds write it: several lines to some transactions."""
    left = LINES
    while left:
        count = min(left, draw.choice((1, 1, 2, 5)))
        with transaction() as session:
            for number in range(count):
                told: dict[str, object] = {"position": number, "on": "2026-11-22", "words": ["đã sửa", None]}
                trace = Trace(
                    deed=draw.choice(DEEDS),
                    unit_id=None,
                    object_kind=draw.choice(("case", "visit", "person")),
                    object_id=f"{draw.getrandbits(128):032x}",
                    particulars=told if draw.random() < 0.5 else {},
                )
                write_line(session, trace, now=NOW + timedelta(seconds=left))
        left -= count


def _with(row: Link, **changed: object) -> Link:
    mac = changed.pop("mac", row.mac)
    assert mac is None or isinstance(mac, bytes)
    return Link(row.values | changed, mac)


def _bit(draw: random.Random, value: bytes) -> bytes:
    place = draw.randrange(len(value) * 8)
    turned = bytearray(value)
    turned[place // 8] ^= 1 << place % 8
    return bytes(turned)


def flipped(draw: random.Random, rows: Rows) -> Rows:
    """Change one column of one line, whichever."""
    at = draw.randrange(len(rows))
    row = rows[at]
    changes: dict[str, Callable[[], object]] = {
        "at": lambda: row.values["at"] + timedelta(microseconds=draw.choice((-1, 1, 86_400_000_000))),
        "person_id": lambda: f"{draw.getrandbits(128):032x}",
        "acting_for_id": lambda: f"{draw.getrandbits(128):032x}",
        "unit_id": lambda: f"{draw.getrandbits(128):032x}",
        "deed": lambda: row.values["deed"] + "x",
        "object_kind": row.values["object_kind"].upper,
        "object_id": lambda: row.values["object_id"][:-1],
        "particulars": lambda: {**row.values["particulars"], "reason": "x"},
        "key_id": lambda: row.values["key_id"][::-1] + "0",
        "mac": lambda: _bit(draw, row.mac or b""),
    }
    name = draw.choice(sorted(changes))
    return [*rows[:at], _with(row, **{name: changes[name]()}), *rows[at + 1 :]]


def _numbered(rows: Rows) -> Rows:
    return [_with(row, number=number) for number, row in enumerate(rows, start=1)]


def removed(draw: random.Random, rows: Rows) -> Rows:
    """Take some lines out of the middle; sometimes number the rest anew."""
    at = draw.randrange(len(rows) - 1)
    left = rows[:at] + rows[min(at + draw.choice((1, 1, 2, 7)), len(rows) - 1) :]
    return left if draw.random() < 0.5 else _numbered(left)


def inserted(draw: random.Random, rows: Rows) -> Rows:
    """Put a line in: a copy of another, or one made up."""
    at, row = draw.randrange(len(rows) + 1), draw.choice(rows)
    new = row if draw.random() < 0.5 else _with(row, deed="role.given", mac=draw.randbytes(32))
    return _numbered([*rows[:at], new, *rows[at:]])


def swapped(draw: random.Random, rows: Rows) -> Rows:
    """Let two lines change places, with their numbers or without."""
    first, second = sorted(draw.sample(range(len(rows)), 2))
    moved = list(rows)
    moved[first], moved[second] = rows[second], rows[first]
    return moved if draw.random() < 0.5 else _numbered(moved)


def cut(draw: random.Random, rows: Rows) -> Rows:
    """Cut the end off."""
    return rows[: draw.randrange(len(rows))]


TAMPERINGS = (flipped, removed, inserted, swapped, cut)


def _in_the_database(draw: random.Random) -> None:
    """Tamper past the program: the triggers dropped, the head of the chain set to suit."""
    number = draw.randint(2, LINES - 1)
    mac = bytes(db.session.scalar(select(AuditRow.mac).where(AuditRow.number == number)) or b"")
    last = db.session.scalar(select(func.max(AuditRow.number))) or 0
    db.session.rollback()
    third = update(AuditRow).where(AuditRow.number == number)
    to = partial(update(AuditRow).where, AuditRow.number == number)
    ways = (
        [third.values(deed="role.given" if draw.random() < 0.5 else "case.recorded", object_id="")],
        [third.values(particulars={"position": 77})],
        [delete(AuditRow).where(AuditRow.number == number)],
        [delete(AuditRow).where(AuditRow.number > number), update(AuditChain).values(number=number, mac=mac)],
        [
            to().values(number=last + 9),
            update(AuditRow).where(AuditRow.number == number + 1).values(number=number),
            update(AuditRow).where(AuditRow.number == last + 9).values(number=number + 1),
        ],
    )
    with db.engine.execution_options(writes=True).begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER IF EXISTS audit_update_refused"))
            connection.execute(text("DROP TRIGGER IF EXISTS audit_delete_refused"))
        else:
            connection.execute(text("ALTER TABLE audit DISABLE TRIGGER ALL"))
        for statement in draw.choice(ways):
            connection.execute(statement)


def _refused(tally: Tally, number: int) -> None:
    for statement in ("UPDATE audit SET deed = 'x'", "DELETE FROM audit WHERE number = 1"):
        try:
            with db.engine.begin() as connection:
                connection.execute(text(statement))
        except Exception as refused:  # noqa: BLE001 - whatever the engine calls it
            tally.count("changes refused by triggers", int("never" in str(refused)))
        else:
            tally.failures.append(f"round {number}: the database let {statement!r} pass")


def _world(app: Flask, seed: int) -> tuple[Rows, dict[int, str]]:
    draw = random.Random(seed)  # noqa: S311 - worlds are repeated by their number
    fill(draw)
    rows = list(links())
    return rows, {len(rows): fingerprint(rows[-1].mac or b"")}


def _round(rows: Rows, marks: dict[int, str], number: int, tally: Tally) -> None:
    draw = random.Random(number)  # noqa: S311 - rounds are repeated by their number
    tampering = TAMPERINGS[number % len(TAMPERINGS)]
    touched = tampering(draw, rows)
    if walk(touched, keys_now(), marks).fault is None:
        tally.failures.append(f"round {number}: {tampering.__name__} was not noticed")
    tally.count(tampering.__name__)
    tally.done += 1


def run(rounds: Rounds) -> Tally:
    """Tamper once a round; before and after, the untouched rows must hold."""
    tally = Tally()
    with rounds.fresh() as app, app.app_context():
        rows, marks = _world(app, rounds.first)
        _refused(tally, rounds.first)
        anchor = write_anchor(now=NOW)
        if fault := verify([anchor]).fault:
            tally.failures.append(f"from {rounds.first}: an untouched audit was called wrong: {fault}")
        for number in rounds:
            if walk(rows, keys_now(), marks).fault is not None:
                tally.failures.append(f"round {number}: untouched rows were called wrong")
            tally.count("untouched chains that hold")
            _round(rows, marks, number, tally)
        _in_the_database(random.Random(rounds.first))  # noqa: S311 - as above
        tally.count("tampered in the database itself")
        if verify([anchor]).fault is None:
            tally.failures.append(f"from {rounds.first}: a change in the database was not noticed")
    return tally


def broken(rounds: Rounds) -> Tally:
    """Believe every MAC: a line that was changed must then slip through."""
    with mock.patch.object(audit_walk, "_holds", return_value=True):
        return run(rounds)


ROW = Row(
    name="audit",
    title="any row flipped, removed, inserted, swapped, or the end cut off",
    unit="tamperings",
    full=10_000,
    quick=200,
    chunk=IN_THE_DATABASE,
    run=run,
    broken=broken,
)
