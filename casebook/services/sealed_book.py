"""The separate book of what is kept under seal: a pseudonym and a seal number, never a name."""

import re
import secrets
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from casebook.law.powers import Power
from casebook.records.audit import next_number
from casebook.records.base import transaction
from casebook.records.sealed import sealed_entry_in, sealed_under
from casebook.records.visits import SealedEntry
from casebook.services.receivers import hold_unit
from casebook.services.refusals import NotAllowed, Refused, refuse_future
from casebook.services.trail import Doing, Trace, write_audit

SEALED_REGISTER = "sealed"
_SEAL_NUMBER = re.compile(r"[0-9A-Za-zĐđ./-]{1,30}")
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ"


@dataclass(frozen=True, kw_only=True)
class SealEntry:
    """What may be known of a sealed matter: the day, how it came, and the number on its seal."""

    unit_id: str
    received_on: date
    came_by: str
    seal_number: str


def seal_entry(*, doing: Doing, entry: SealEntry) -> SealedEntry:
    """Enter a sealed matter into the separate book, with a number and a pseudonym of its own.

    The pseudonym is made here: nobody can type a name where none may stand.
    """
    doing.must_hold(Power.WRITE_SEALED_BOOK, entry.unit_id)
    _check(doing, entry)
    with transaction() as session:
        hold_unit(session, entry.unit_id)
        there = sealed_under(session, entry.unit_id, entry.seal_number)
        if there is not None:
            return _same(there, entry)
        year = doing.today.year
        number = next_number(session, unit_id=entry.unit_id, register=SEALED_REGISTER, year=year)
        row = SealedEntry(
            unit_id=entry.unit_id,
            year=year,
            number=number,
            received_on=entry.received_on,
            came_by=entry.came_by,
            pseudonym=f"{secrets.choice(_LETTERS)}{secrets.choice(_LETTERS)}{number:02d}",
            seal_number=entry.seal_number,
            recorded_by_id=doing.actor.person_id,
            recorded_at=doing.now,
        )
        session.add(row)
        session.flush()
        trace_sealed(session, doing, row, "sealed.entered")
    return row


def _same(there: SealedEntry, entry: SealEntry) -> SealedEntry:
    if (there.received_on, there.came_by) == (entry.received_on, entry.came_by):
        return there  # the same form sent twice
    raise Refused(
        f"Số niêm phong {entry.seal_number} đã có ở mục {there.number}/{there.year}. Mỗi niêm phong một số.",
        f"Seal {entry.seal_number} stands at entry {there.number}/{there.year} already. Each has its own.",
        field="seal_number",
    )


def _check(doing: Doing, entry: SealEntry) -> None:
    refuse_future(entry.received_on, today=doing.today, field="received_on")
    refuse_bad_seal(entry.seal_number)


def refuse_bad_seal(number: str) -> None:
    """Refuse what is no number of a seal: nobody writes a name where none may stand."""
    if _SEAL_NUMBER.fullmatch(number) is None:
        raise Refused(
            "Chỉ ghi số niêm phong (chữ cái không dấu, chữ số, dấu chấm, gạch), không ghi tên hay nội dung.",
            "Write only the number of the seal (letters, digits, dots, dashes), no name and no content.",
            field="seal_number",
        )


def hand_over_sealed(*, doing: Doing, entry_id: str, handed_to: str, handed_on: date) -> SealedEntry:
    """Record to which body the sealed envelope was handed over, and on which day."""
    refuse_future(handed_on, today=doing.today, field="handed_on")
    with transaction() as session:
        row = sealed_entry_in(session, entry_id, doing.actor.units_with(Power.WRITE_SEALED_BOOK))
        if row is None:
            raise NotAllowed
        if row.handed_on is not None:
            raise Refused(
                f"Đã ghi chuyển ngày {row.handed_on:%d/%m/%Y}. Không ghi lần thứ hai.",
                f"It was handed over on {row.handed_on:%d/%m/%Y} already.",
            )
        if handed_on < row.received_on:
            raise Refused(
                f"Ngày chuyển không thể trước ngày nhận ({row.received_on:%d/%m/%Y}).",
                f"It cannot be handed over before it was received ({row.received_on:%d/%m/%Y}).",
                field="handed_on",
            )
        row.handed_to, row.handed_on = handed_to, handed_on
        trace_sealed(session, doing, row, "sealed.handed_over")
    return row


def trace_sealed(session: Session, doing: Doing, row: SealedEntry, deed: str) -> None:
    """Leave the audit line of a change of the sealed book: which entry, and nothing of it."""
    trace = Trace(
        deed=deed,
        unit_id=row.unit_id,
        object_kind="sealed_entry",
        object_id=row.id,
        particulars={},
    )
    write_audit(session, doing, trace)
