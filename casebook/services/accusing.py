"""Naming somebody in a case at a later step: an accused is kept out in the same transaction."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from casebook.law.powers import Actor, Power
from casebook.law.vocabulary import EventType
from casebook.records.base import db, transaction
from casebook.records.cases import Case, Party, PartyRole
from casebook.records.people import Person, people_in
from casebook.records.spelling import folded
from casebook.records.visibility import own_units_with, sees_names
from casebook.services.going_up import go_up
from casebook.services.journal import NewEvent, append_event, take_case
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.same_person import people_meant
from casebook.services.trail import Doing
from casebook.services.walls import bar_accused

NAMED = "party"
"""What a note is about that names somebody in a case (`paper["about"]`)."""

_CALLED = {
    PartyRole.ACCUSED: "Người bị tố cáo",
    PartyRole.RESPONDENT: "Người bị khiếu nại",
    PartyRole.OTHER: "Người liên quan",
}
ROLES = tuple(_CALLED)


@dataclass(frozen=True, kw_only=True)
class Named:
    """Somebody in a case: a person of the house chosen from the list, or a name that was typed."""

    role: PartyRole
    person_id: str | None = None
    full_name: str = ""


def may_name(actor: Actor, case: Case) -> bool:
    """Say whether somebody may write down who is involved in a case."""
    held = case.held_for_unit_id is not None
    works = actor.has_in(Power.WORK_ON_CASES, case.unit_id)
    keeps = held and case.unit_id in own_units_with(actor, Power.KEEP_HELD_REGISTER)
    return sees_names(actor, case) and (works or keeps)


def people_of_house(case: Case, doing: Doing) -> list[Person]:
    """Give the people somebody in a case may be: of the unit it is about."""
    return house_of(case.held_for_unit_id or case.unit_id, doing)


def house_of(unit_id: str, doing: Doing) -> list[Person]:
    """Give the people of a unit today."""
    return list(db.session.scalars(people_in(unit_id, doing.today)))


def name_party(*, doing: Doing, case_id: str, version: int, named: Named) -> None:
    """Write down somebody who is involved in a case; an accused sees nothing of it from now on.

    Where the accused leads the unit the case goes up in the same transaction (LTC Đ12.6, Đ18.2).
    Raises NotAllowed, Stale, and Refused for nobody and for somebody who is named already.
    """
    with transaction() as session:
        case = take_case(session, doing, case_id=case_id, version=version)
        if not may_name(doing.actor, case):
            raise NotAllowed
        party, meant = party_of(named, people_of_house(case, doing))
        _refuse_twice(case, party)
        party.position = max((one.position for one in case.parties), default=-1) + 1
        case.parties.append(party)
        _note(session, doing, case, party)
        session.flush()
        if party.role is PartyRole.ACCUSED:
            bar_accused(session, doing, case, [person.id for person in meant])
            go_up(session, doing, case)


def party_of(named: Named, house: list[Person]) -> tuple[Party, list[Person]]:
    """Make the party, and give everybody of the house it may mean: several where a name fits several.

    Raises Refused for nobody.
    """
    chosen = [person for person in house if person.id == named.person_id]
    meant = chosen or people_meant(house, named.full_name)
    name = named.full_name or (chosen[0].full_name if chosen else "")
    if not name or (named.person_id and not chosen):
        raise Refused(
            "Hãy chọn người trong danh sách, hoặc ghi họ tên, chức vụ.",
            "Choose somebody from the list, or write a name and a post.",
            field="full_name",
        )
    only = meant[0].id if len(meant) == 1 else None
    return Party(role=named.role, full_name=name, name_folded=folded(name), person_id=only), meant


def _refuse_twice(case: Case, party: Party) -> None:
    for one in case.parties:
        same = one.person_id == party.person_id if party.person_id else one.full_name == party.full_name
        if one.role is party.role and same:
            raise Refused(
                "Người này đã được ghi trong hồ sơ với vai trò ấy.",
                "This person stands in the case in that part already.",
                field="full_name",
            )


def _note(session: Session, doing: Doing, case: Case, party: Party) -> None:
    paper = {"about": NAMED, "note": f"{_CALLED[party.role]}: {party.full_name}."}
    append_event(session, doing, case, NewEvent(type=EventType.NOTED, on=doing.today, paper=paper))
