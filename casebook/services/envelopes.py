"""The sealed register of envelopes: one line more for what happened, by people who are chosen, not typed."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from casebook.law.envelopes import BY_CLERK, BY_HOLDER, PARTS, Movement, Part
from casebook.law.powers import Power
from casebook.records.base import db, transaction
from casebook.records.envelopes import (
    EnvelopeMovement,
    movement_made_by,
    movements_in,
    movements_of,
    resealed_as,
)
from casebook.records.holding import held_entries, held_entry
from casebook.records.people import Person, holders_of
from casebook.records.sealed import sealed_entries, sealed_entry_of, sealed_under
from casebook.records.units import all_units
from casebook.records.visits import HELD_REGISTER, OWN_REGISTER, SealedEntry
from casebook.services.identity_openings import openings_known
from casebook.services.refusals import NotAllowed, Refused, refuse_future
from casebook.services.sealed_book import refuse_bad_seal
from casebook.services.trail import Doing, Trace, write_audit


@dataclass(frozen=True, kw_only=True)
class MovementEntry:
    """What happened to an envelope, as chosen on the page; only a seal number is typed."""

    entry_id: str
    kind: Movement
    on_day: date
    done_by_id: str
    read_by: tuple[str, ...] = ()
    seal_number: str = ""
    to_unit_id: str | None = None
    request_key: str = ""


@dataclass(frozen=True)
class Envelope:
    """One entry of the register with its lines, as far as the reader may know them."""

    entry: SealedEntry
    seal_number: str
    """The number on the seal that is on it now."""
    lines: tuple[EnvelopeMovement, ...]
    destroyed: bool


def register_of(doing: Doing, unit_id: str) -> list[Envelope]:
    """Give the register of a unit's own sealed book."""
    doing.must_hold(Power.SEE_SEALED_BOOK, unit_id)
    return _envelopes(doing, list(db.session.scalars(sealed_entries(unit_id))))


def held_register(doing: Doing) -> list[Envelope]:
    """Give the register of what a person's office holds for the units below."""
    return _envelopes(doing, list(db.session.scalars(held_entries(doing.actor))))


def _envelopes(doing: Doing, entries: list[SealedEntry]) -> list[Envelope]:
    # An opening by two people shows to those who may know of it only.
    known = {row.id for row in openings_known(doing)}
    lines: dict[str, list[EnvelopeMovement]] = {}
    for line in movements_of([entry.id for entry in entries]):
        if line.opening_id is None or line.opening_id in known:
            lines.setdefault(line.entry_id, []).append(line)
    return [_envelope(entry, lines.get(entry.id, [])) for entry in entries]


def _envelope(entry: SealedEntry, lines: list[EnvelopeMovement]) -> Envelope:
    seals = [line.seal_number for line in lines if line.seal_number]
    gone = any(line.kind is Movement.DESTROYED for line in lines)
    return Envelope(entry, seals[-1] if seals else entry.seal_number, tuple(lines), gone)


def movements_offered(doing: Doing, entry: SealedEntry) -> tuple[Movement, ...]:
    """Say what a person may write down of an envelope: whoever holds it writes."""
    if entry.register == HELD_REGISTER:
        return BY_HOLDER if held_entry(doing.actor, entry.id) is not None else ()
    if doing.actor.has_in(Power.WRITE_SEALED_BOOK, entry.unit_id) and entry.handed_on is None:
        return BY_CLERK
    return ()


def entry_to_move(doing: Doing, entry_id: str) -> SealedEntry | None:
    """Find an entry whose envelope a person may write down something of."""
    entry = sealed_entry_of(entry_id)
    return entry if entry is not None and movements_offered(doing, entry) else None


def people_of_house(entry: SealedEntry) -> list[Person]:
    """Give who may have had an envelope in hand: the people of the unit, and of the one it came from."""
    units = [unit_id for unit_id in (entry.unit_id, entry.from_unit_id) if unit_id]
    found = {person.id: person for unit_id in units for person in db.session.scalars(holders_of(unit_id))}
    return sorted(found.values(), key=lambda person: person.full_name)


def units_to_go_to(entry: SealedEntry) -> list[tuple[str, str]]:
    """Give the units an envelope may have been handed over to, by name."""
    return [(unit.id, unit.name) for unit in db.session.scalars(all_units()) if unit.id != entry.unit_id]


def record_movement(*, doing: Doing, told: MovementEntry) -> None:
    """Write one more line of what happened to an envelope; no line is ever changed.

    Raises NotAllowed, and Refused for a day before the last line, people of another house, a seal
    number that is used or none, and anything after it was destroyed.
    """
    refuse_future(told.on_day, today=doing.today, field="on_day")
    with transaction() as session:
        entry = session.get(SealedEntry, told.entry_id, with_for_update=True, populate_existing=True)
        if entry is None or told.kind not in movements_offered(doing, entry):
            raise NotAllowed
        if movement_made_by(session, told.request_key) is not None:
            return
        _check(session, entry, told)
        line = EnvelopeMovement(
            entry_id=entry.id,
            unit_id=entry.unit_id,
            kind=told.kind,
            on_day=told.on_day,
            done_by_id=told.done_by_id,
            read_by=list(told.read_by) if Part.READ_BY in PARTS[told.kind] else [],
            seal_number=told.seal_number if Part.SEAL_NUMBER in PARTS[told.kind] else "",
            to_unit_id=told.to_unit_id if Part.TO_UNIT in PARTS[told.kind] else None,
            request_key=told.request_key or None,
        )
        append_movement(session, doing, line)


def _check(session: Session, entry: SealedEntry, told: MovementEntry) -> None:
    lines = movements_in(session, entry.id)
    if any(line.kind is Movement.DESTROYED for line in lines):
        raise Refused(
            "Phong bì này đã được tiêu hủy, không ghi thêm được nữa.",
            "This envelope was destroyed; nothing more is written down of it.",
        )
    last = max([entry.received_on, *(line.on_day for line in lines)])
    if told.on_day < last:
        raise Refused(
            f"Dòng trước đã ghi ngày {last:%d/%m/%Y}. Hãy nhập ngày ấy hoặc ngày sau.",
            f"The line before is of {last:%d/%m/%Y}. Enter that day or a later one.",
            field="on_day",
        )
    _check_parts(session, entry, told)


def _check_parts(session: Session, entry: SealedEntry, told: MovementEntry) -> None:
    asked = PARTS[told.kind]
    house = {person.id for person in people_of_house(entry)}
    if told.done_by_id not in house or (Part.READ_BY in asked and not house.issuperset(told.read_by)):
        raise Refused(
            "Hãy chọn người trong đơn vị.", "Choose among the people of the house.", field="done_by"
        )
    if Part.TO_UNIT in asked and told.to_unit_id not in dict(units_to_go_to(entry)):
        raise Refused("Hãy chọn đơn vị nhận.", "Choose the unit it went to.", field="to_unit")
    if Part.SEAL_NUMBER in asked:
        refuse_bad_seal(told.seal_number)
        refuse_used_seal(session, entry, told.seal_number, by_two=entry.register == HELD_REGISTER)


def refuse_used_seal(session: Session, entry: SealedEntry, number: str, *, by_two: bool = False) -> None:
    """Refuse a seal number that is, or was, on an envelope: each sealing has its own.

    The clerk's own lines only are looked at for the clerk: a refusal tells nothing of what two people did.
    """
    used = entry.seal_number == number or resealed_as(session, entry.unit_id, number, by_two=by_two)
    if used or (entry.register == OWN_REGISTER and sealed_under(session, entry.unit_id, number)):
        raise Refused(
            f"Số niêm phong {number} đã dùng. Mỗi lần niêm phong một số mới.",
            f"Seal {number} was used already. Each sealing has a number of its own.",
            field="seal_number",
        )


def append_movement(session: Session, doing: Doing, line: EnvelopeMovement) -> None:
    """Append one line to the register of an envelope, with its audit line."""
    line.position = len(movements_in(session, line.entry_id))
    line.recorded_by_id, line.recorded_at = doing.actor.person_id, doing.now
    session.add(line)
    session.flush()
    trace = Trace(
        deed="envelope.moved",
        unit_id=line.unit_id,
        object_kind="sealed_entry",
        object_id=line.entry_id,
        particulars={},
    )
    write_audit(session, doing, trace)
