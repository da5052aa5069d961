"""What is about the head or a deputy is held above: entered by the clerk, opened by the unit above."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from casebook.law.choices import Forwarder, Via
from casebook.law.powers import Actor, Power
from casebook.law.vocabulary import Kind, Role
from casebook.records.audit import next_number
from casebook.records.base import db, transaction
from casebook.records.cases import PartyRole
from casebook.records.holding import (
    case_from,
    held_entries,
    holders_above,
    same_entry,
    still_at_hand,
    unit_above,
)
from casebook.records.sealed import sealed_entry_in
from casebook.records.units import Unit
from casebook.records.visits import HELD_REGISTER, SealedEntry
from casebook.services.accusing import Named, house_of, party_of
from casebook.services.case_entries import CaseEntry, PartyEntry
from casebook.services.denouncing import refuse_without_evidence
from casebook.services.enrolment import begin_case
from casebook.services.going_up import new_pseudonym
from casebook.services.receivers import hold_unit
from casebook.services.refusals import NotAllowed, Refused, refuse_future
from casebook.services.sealed_book import SealEntry, refuse_bad_seal, trace_sealed
from casebook.services.trail import Doing, Mailing, queue_letter
from casebook.services.walls import bar_accused

WAITS = "held_entry_waits"
"""The kind of letter that tells the unit above that something lies in its register."""

BY_VISIT, BY_LETTER = "visit", "letter"
_LEADING = frozenset({Role.HEAD, Role.DEPUTY})


@dataclass(frozen=True, kw_only=True)
class HeldDenunciation:
    """What the unit above writes down of a denunciation of a head or deputy; never who denounces."""

    entry_id: str
    accused: Named
    subject: str
    content: str = ""
    level: int = 1
    via: Via = Via.POST
    forwarder: Forwarder | None = None
    is_anonymous: bool = False
    has_evidence: bool = False
    """It says clearly who did what, with evidence that can be checked (LTC Đ25.2)."""


def hold_above(*, doing: Doing, entry: SealEntry) -> None:
    """Enter a seal straight into the register of the unit above; nothing of it stays in this one.

    Raises NotAllowed, and Refused where nobody above can take it: then nothing is written at all.
    """
    doing.must_hold(Power.WRITE_SEALED_BOOK, entry.unit_id)
    refuse_future(entry.received_on, today=doing.today, field="received_on")
    refuse_bad_seal(entry.seal_number)
    with transaction() as session:
        above = _above(entry.unit_id, doing.today)
        hold_unit(session, above.id)
        row = SealedEntry(
            unit_id=above.id,
            from_unit_id=entry.unit_id,
            register=HELD_REGISTER,
            year=doing.today.year,
            received_on=entry.received_on,
            came_by=entry.came_by,
            pseudonym=new_pseudonym(),
            seal_number=entry.seal_number,
            recorded_by_id=doing.actor.person_id,
            recorded_at=doing.now,
        )
        # A second entry of somebody else is kept as well: a refusal would tell that there is a first.
        if same_entry(session, row) is not None:
            return
        row.number = next_number(session, unit_id=above.id, register=HELD_REGISTER, year=row.year)
        session.add(row)
        session.flush()
        trace_sealed(session, doing, row, "sealed.entered")
        _tell(session, doing, row)


def pass_up(*, doing: Doing, entry_id: str) -> None:
    """Move an entry of one's own sealed book up, once it turned out whom it is about.

    Raises NotAllowed, and Refused where nobody above can take it or it has left the unit already.
    """
    with transaction() as session:
        row = sealed_entry_in(session, entry_id, doing.actor.units_with(Power.WRITE_SEALED_BOOK))
        if row is None or row.handed_on is not None:
            raise NotAllowed
        above = _above(row.unit_id, doing.today)
        hold_unit(session, above.id)
        row.number = next_number(session, unit_id=above.id, register=HELD_REGISTER, year=row.year)
        row.from_unit_id, row.unit_id, row.register = row.unit_id, above.id, HELD_REGISTER
        row.pseudonym, row.recorded_by_id = new_pseudonym(), doing.actor.person_id
        session.flush()
        trace_sealed(session, doing, row, "sealed.entered")
        _tell(session, doing, row)


def _above(unit_id: str, day: date) -> Unit:
    above = unit_above(unit_id, day)
    if above is None:
        raise Refused(
            "Cơ quan cấp trên chưa có người dùng chương trình này: không ghi gì vào máy. Hãy in phiếu "
            "chuyển, niêm phong và chuyển bằng giấy.",
            "Nobody of the office above uses this program yet: nothing is written into it. Print the "
            "transfer slip, seal the envelope and hand it over on paper.",
        )
    return above


def _tell(session: Session, doing: Doing, row: SealedEntry) -> None:
    for person in holders_above(row.from_unit_id or "", doing.today):
        letter = Mailing(
            unit_id=row.unit_id, occasion=row.id, recipient_id=person.id, kind=WAITS, case_id=None
        )
        queue_letter(session, doing, letter)


def stands_in_for_leaders(actor: Actor, unit_id: str) -> bool:
    """Say whether somebody stands in for the head or a deputy of a unit today."""
    return any(
        grant.unit_id == unit_id and grant.acting_for and grant.role in _LEADING for grant in actor.grants
    )


def at_hand(doing: Doing, unit_id: str) -> list[SealedEntry]:
    """Give what somebody entered for above whose envelope still lies with them.

    Nothing to whoever stands in for the head or a deputy today: it may be about the one they stand in for.
    """
    if stands_in_for_leaders(doing.actor, unit_id):
        return []
    return list(db.session.scalars(still_at_hand(doing.actor.person_id, {unit_id})))


def give_up(*, doing: Doing, entry_id: str, handed_on: date) -> None:
    """Record that the envelope of something held above was handed over there; the clerk's list forgets it.

    Raises NotAllowed, and Refused for a day that cannot be.
    """
    refuse_future(handed_on, today=doing.today, field="handed_on")
    with transaction() as session:
        units = doing.actor.units_with(Power.WRITE_SEALED_BOOK)
        mine = still_at_hand(doing.actor.person_id, units).where(SealedEntry.id == entry_id)
        row = session.scalar(mine.with_for_update())
        if row is None:
            raise NotAllowed
        if handed_on < row.received_on:
            raise Refused(
                f"Ngày chuyển không thể trước ngày nhận ({row.received_on:%d/%m/%Y}).",
                f"It cannot be handed over before it was received ({row.received_on:%d/%m/%Y}).",
                field="handed_on",
            )
        row.handed_to, row.handed_on = session.get_one(Unit, row.unit_id).name, handed_on
        trace_sealed(session, doing, row, "sealed.handed_over")


def open_held(*, doing: Doing, told: HeldDenunciation) -> str:
    """Open the case of an entry held for a unit below, and give its id: numbered and counted here alone.

    Raises NotAllowed, and Refused for one whose case is open, or that is anonymous without evidence.
    """
    with transaction() as session:
        wanted = held_entries(doing.actor).where(SealedEntry.id == told.entry_id)
        row = session.scalar(wanted.with_for_update(of=SealedEntry))
        if row is None or row.from_unit_id is None:
            raise NotAllowed
        if case_from(row.id) is not None:
            raise Refused("Mục này đã lập hồ sơ.", "The case of this entry is open already.")
        refuse_without_evidence(is_anonymous=told.is_anonymous, has_evidence=told.has_evidence)
        party, meant = party_of(told.accused, house_of(row.from_unit_id, doing))
        accused = PartyEntry(role=PartyRole.ACCUSED, full_name=party.full_name, person_id=party.person_id)
        case = begin_case(session, doing, _entry(told, row, accused))
        bar_accused(session, doing, case, [person.id for person in meant])
        return case.id


def _entry(told: HeldDenunciation, row: SealedEntry, accused: PartyEntry) -> CaseEntry:
    denouncer = PartyEntry(role=PartyRole.DENOUNCER, full_name=row.pseudonym)
    by_visit = row.came_by == BY_VISIT
    return CaseEntry(
        unit_id=row.unit_id,
        held_for_unit_id=row.from_unit_id,
        kind=Kind.DENUNCIATION,
        subject=told.subject,
        content=told.content,
        received_on=row.received_on,
        via=Via.RECEPTION if by_visit else told.via,
        parties=(accused,) if told.is_anonymous else (denouncer, accused),
        level=told.level,
        is_anonymous=told.is_anonymous,
        forwarder=None if by_visit else told.forwarder,
        sealed_entry_id=row.id,
        has_evidence=told.has_evidence,
    )
