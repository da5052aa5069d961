"""The audit is a chain: numbered without a gap, refused to be changed, every tampering found and named."""

import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.exc import DatabaseError

from casebook.records import audit_chain
from casebook.records.audit import AuditChain, AuditRow
from casebook.records.audit_anchors import BadAnchor
from casebook.records.base import db, together, transaction
from casebook.services.audit_care import CHAINED, chain_older_lines, verify, write_anchor
from casebook.services.trail import Trace, write_line

NOW = datetime(2026, 11, 23, 1, 2, 3, 456789, tzinfo=UTC)
SQLITE_TRIGGERS = ("audit_update_refused", "audit_delete_refused")


@pytest.fixture
def program(app: Flask) -> Iterator[Flask]:
    with app.app_context():
        yield app


def note(deed: str = "unit.changed", **particulars: object) -> None:
    with transaction() as session:
        write_line(session, line(deed, **particulars), now=NOW)


def note_and_fail() -> None:
    with transaction() as session:
        write_line(session, line("unit.added"), now=NOW)
        session.flush()
        raise ZeroDivisionError


def line(deed: str, **particulars: object) -> Trace:
    return Trace(deed=deed, unit_id=None, object_kind="unit", object_id="Tổ Một", particulars=particulars)


def numbers() -> list[int]:
    db.session.rollback()
    return list(db.session.scalars(select(AuditRow.number).order_by(AuditRow.number)))


def tamper(*statements: object) -> None:
    """Do what somebody does who holds the database itself: without triggers, past the program."""
    with db.engine.execution_options(writes=True).begin() as connection:
        if connection.dialect.name == "sqlite":
            for name in SQLITE_TRIGGERS:
                connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
        else:
            connection.execute(text("ALTER TABLE audit DISABLE TRIGGER ALL"))
        for statement in statements:
            connection.execute(statement)


def values(number: int) -> dict[str, object]:
    found = db.session.execute(select(AuditRow.__table__).where(AuditRow.number == number)).mappings().one()
    db.session.rollback()
    return dict(found)


def test_lines_are_numbered_without_a_gap_and_hold(program):
    note(a=1, b="đã sửa", c=[1, {"z": None}], d=1.5)
    with pytest.raises(ZeroDivisionError):
        note_and_fail()
    with transaction() as session, together(session):
        note("unit.added")
        note("unit.added")
    assert numbers() == [1, 2, 3]
    found = verify()
    assert (found.count, found.fault) == (3, None)


def test_a_transaction_without_keys_changes_nothing(program):
    program.config["KEYS"] = None
    with pytest.raises(audit_chain.NoKeys):
        note()
    assert numbers() == []


@pytest.mark.parametrize(
    "statement",
    [update(AuditRow).values(deed="unit.added"), update(AuditRow).values(mac=None), delete(AuditRow)],
)
def test_the_database_refuses_to_change_and_to_remove_lines(program, statement):
    note()
    with pytest.raises(DatabaseError, match="audit lines are never"), db.engine.begin() as connection:
        connection.execute(statement)
    assert verify().fault is None


def test_the_database_refuses_to_change_anchors_and_to_empty_the_audit(program, engine):
    note()
    write_anchor(now=NOW)
    emptied = ["UPDATE audit_anchors SET number = 7", "DELETE FROM audit_anchors"]
    emptied += ["TRUNCATE audit", "TRUNCATE audit_anchors"] if engine == "postgresql" else []
    for statement in emptied:
        with pytest.raises(DatabaseError, match="never"), db.engine.begin() as connection:
            connection.execute(text(statement))


def removed_and_numbered_anew() -> list[object]:
    moved = [update(AuditRow).where(AuditRow.number == n).values(number=n - 1) for n in (4, 5, 6)]
    head = update(AuditChain).values(number=5)
    return [delete(AuditRow).where(AuditRow.number == 3), *moved, head]


def inserted() -> list[object]:
    moved = [update(AuditRow).where(AuditRow.number == n).values(number=n + 1) for n in (6, 5, 4, 3)]
    forged = values(3) | {"deed": "unit.added", "mac": bytes(32)}
    return [*moved, insert(AuditRow.__table__).values(forged), update(AuditChain).values(number=7)]


def swapped() -> list[object]:
    moves = ((3, 99), (4, 3), (99, 4))
    return [update(AuditRow).where(AuditRow.number == old).values(number=new) for old, new in moves]


def third(**changed: object) -> object:
    return update(AuditRow).where(AuditRow.number == 3).values(**changed)


TAMPERINGS = {
    "changed: it is not": lambda: [third(at=NOW.replace(hour=2))],
    "changed: it names a key": lambda: [third(key_id="00000000")],
    "removed: after line 2": lambda: [delete(AuditRow).where(AuditRow.number == 3)],
    "removed: a line before": removed_and_numbered_anew,
    "inserted: it was not there": inserted,
    "inserted: it has no MAC": lambda: [third(mac=None)],
    "swapped": swapped,
}  # fmt: skip


@pytest.mark.parametrize("why", TAMPERINGS)
def test_what_was_done_to_a_line_is_found_and_named(program, why):
    for number in range(6):
        note(number=number)
    tamper(*TAMPERINGS[why]())
    fault = verify().fault
    assert fault is not None
    assert (fault.number, fault.why[: len(why)]) == (3, why)


def test_an_end_that_was_cut_off_is_found_by_the_head_and_by_an_anchor_kept_elsewhere(program):
    for _ in range(4):
        note()
    kept = write_anchor(now=NOW)
    assert verify([kept, "other words of a letter"]).anchors == 2
    tamper(delete(AuditRow).where(AuditRow.number > 3))
    assert verify().fault is not None
    before = values(3)["mac"]
    tamper(
        text("DROP TABLE audit_anchors"),
        text("CREATE TABLE audit_anchors (number INTEGER, at TIMESTAMP, fingerprint TEXT, mac TEXT)"),
        update(AuditChain).values(number=3, mac=before),
    )
    assert "triggers" in verify().fault.why
    assert verify([kept]).fault.why.startswith("cut off: an anchor tells of line 4")


def test_an_audit_written_anew_does_not_meet_its_anchor(program):
    note()
    kept = write_anchor(now=NOW)
    tamper(delete(AuditRow), update(AuditChain).values(number=0, mac=bytes(32)))
    for _ in range(3):
        note("unit.added")
    assert verify([kept]).fault.why.startswith("written anew")


def test_an_anchor_that_was_made_up_is_no_anchor(program):
    note()
    kept = write_anchor(now=NOW)
    with pytest.raises(BadAnchor):
        verify([kept.replace(" 1 ", " 2 ")])


def test_an_anchor_is_given_again_where_nothing_was_written_since(program):
    note()
    first = write_anchor(now=NOW)
    assert write_anchor(now=NOW.replace(hour=5)) == first
    note()
    assert write_anchor(now=NOW.replace(hour=6)) != first


def left_by_an_older_version(*numbers: int) -> None:
    told = {"at": NOW, "deed": "unit.changed", "object_kind": "unit", "object_id": "", "particulars": {}}
    with db.engine.execution_options(writes=True).begin() as connection:
        connection.execute(insert(AuditRow.__table__), [told | {"number": number} for number in numbers])
        connection.execute(update(AuditChain).values(waiting=True))


def test_lines_of_an_older_version_are_chained_batch_by_batch(program, monkeypatch):
    left_by_an_older_version(2, 3, 7, 9, 12)  # with gaps where something had been rolled back
    monkeypatch.setattr(audit_chain, "_BATCH", 2)
    assert verify().fault is not None
    with transaction() as session:
        audit_chain.chain_older(session)  # a start that was broken off after the first batch
    assert chain_older_lines(now=NOW) == 3
    assert numbers() == [1, 2, 3, 4, 5, 6]
    last = db.session.get_one(AuditRow, 6)
    assert (last.deed, last.particulars) == (CHAINED, {"lines": 5})
    assert verify().fault is None
    assert chain_older_lines(now=NOW) == 0


def test_the_first_deed_chains_what_an_older_version_left(program):
    left_by_an_older_version(4)
    note()
    assert numbers() == [1, 2]
    assert verify().fault is None


@pytest.mark.slow
def test_many_at_once_leave_no_gap(app):
    def write() -> None:
        with app.app_context():
            for turn in range(50):
                if turn % 10 == 9:
                    with suppress(ZeroDivisionError):
                        note_and_fail()
                else:
                    note(turn=turn)
            db.session.remove()

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(AuditRow)) == 8 * 45
        found = verify()
        assert (found.count, found.fault) == (8 * 45, None)
