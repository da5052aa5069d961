"""A denunciation that turns out to be about who leads the unit goes up: it is held above from then on."""

import secrets

from sqlalchemy.orm import Session

from casebook.law.signing import PaperState
from casebook.law.vocabulary import EventType, Kind, Role
from casebook.records.audit import next_number
from casebook.records.base import db
from casebook.records.cases import Case, PartyRole
from casebook.records.exclusions import cancel_letters
from casebook.records.holding import unit_above
from casebook.records.people import actor_on, holders_of, people_in
from casebook.records.sealed import sealed_entry_of
from casebook.records.units import Unit
from casebook.records.visibility import keeps_secret, visible_case
from casebook.records.visits import HELD_REGISTER
from casebook.services.enrolment import REGISTERS
from casebook.services.journal import NewEvent, append_event
from casebook.services.sign_in import end_sign_ins
from casebook.services.trail import Doing
from casebook.services.walls import WHY_ENDED

_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ"
_MOVED = (
    "Người bị tố cáo là người đứng đầu hoặc cấp phó của đơn vị: hồ sơ chuyển lên cơ quan quản lý cấp trên "
    "(khoản 6 Điều 12, khoản 2 Điều 18 Luật Tố cáo). Chuyển cả phong bì niêm phong."
)


def is_led_by_accused(doing: Doing, case: Case) -> bool:
    """Say whether the accused of a case leads the unit it stands in, as head or deputy."""
    accused = {party.person_id for party in case.parties if party.role is PartyRole.ACCUSED}
    return any(leader in accused for leader in leaders_of(case.unit_id, doing))


def leaders_of(unit_id: str, doing: Doing) -> frozenset[str]:
    """Name the head and the deputies of a unit today."""
    found = people_in(unit_id, doing.today, Role.HEAD, Role.DEPUTY)
    return frozenset(one.id for one in db.session.scalars(found))


def go_up(session: Session, doing: Doing, case: Case) -> bool:
    """Move a denunciation of who leads its unit to the unit above; False where nobody there can take it."""
    if not keeps_secret(case) or not is_led_by_accused(doing, case):
        return False
    above = unit_above(case.unit_id, doing.today)
    if above is None:
        return False
    left = case.unit_id
    note = NewEvent(type=EventType.NOTED, on=doing.today, paper={"about": LIFTED, "note": _MOVED})
    append_event(session, doing, case, note)
    people = session.scalars(holders_of(left)).all()
    saw = [one.id for one in people if visible_case(actor_on(one, doing.today), case.id) is not None]
    _move(session, doing, case, above)
    case.held_for_unit_id = left
    session.flush()
    for person_id in saw:
        end_sign_ins(session, person_id=person_id, why=WHY_ENDED, now=doing.now)
    cancel_letters(session, case_id=case.id, people=[one.id for one in people], now=doing.now)
    return True


def _move(session: Session, doing: Doing, case: Case, above: Unit) -> None:
    register, year = REGISTERS[Kind.DENUNCIATION], doing.today.year
    number = next_number(session, unit_id=above.id, register=register, year=year)
    left, case.unit, case.unit_id = case.unit_id, above, above.id
    case.year, case.number, case.name = year, number, f"{register}-{year}-{number:04d}"
    case.handler_id, case.remote = None, above.remote
    for row in case.clocks:
        row.unit_id = above.id
    for paper in case.papers:
        # What was issued bears the number and the name of the unit that issued it.
        if paper.state is PaperState.DRAFT:
            paper.unit_id = above.id
    entry = sealed_entry_of(case.sealed_entry_id) if case.sealed_entry_id else None
    if entry is not None:
        entry.number = next_number(session, unit_id=above.id, register=HELD_REGISTER, year=entry.year)
        entry.unit_id, entry.from_unit_id, entry.register = above.id, left, HELD_REGISTER
        entry.handed_to, entry.handed_on = above.name, doing.today


def new_pseudonym() -> str:
    """Draw a pseudonym that tells nothing, not even how many there are."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(3))
    return f"{letters}{secrets.randbelow(900) + 100}"


LIFTED = "lifted"
"""What a note is about that says the case went up (`paper["about"]`)."""
