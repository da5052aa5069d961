"""Lists of cases: filters, search over both spellings, keyset pages and capped counts."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, false, func, literal, not_, or_, select, tuple_
from sqlalchemy.orm import aliased, joinedload, selectinload
from sqlalchemy.sql.elements import Tuple

from casebook.law.powers import Actor, Power
from casebook.law.vocabulary import Kind, Status
from casebook.records.base import db
from casebook.records.case_ties import is_repeat
from casebook.records.cases import NO_DAY, Case, Party, PartyRole
from casebook.records.people import Person
from casebook.records.search_asked import Place as HitPlace
from casebook.records.search_asked import SearchAsked
from casebook.records.search_asked import Window as HitWindow
from casebook.records.search_entries import Findable
from casebook.records.search_hits import cases_found, find
from casebook.records.search_terms import sought
from casebook.records.visibility import is_secret, names_seen, visible_cases

COUNTED_UP_TO = 1000
_FEWEST_DIGITS = 4


class HandlerIs(StrEnum):
    """Answers to "who handles it" that are no person's id: both mean cases still in hand."""

    NOBODY = "none"
    ME = "me"


@dataclass(frozen=True, kw_only=True)
class CaseFilter:
    """Which cases somebody wants to see; the days are those of the nearest duty clock, both included."""

    q: str = ""
    kind: Kind | None = None
    status: Status | None = None
    handler: str = ""
    unit_id: str = ""
    due_from: date | None = None
    due_until: date | None = None
    to_act_on: bool = False
    """Only cases in which this person may do something themselves."""


@dataclass(frozen=True)
class Place:
    """Where in a list a row stands: the nearest due day first, or as close as it is to the words sought."""

    rank: int
    due_on: date
    case_id: str


@dataclass(frozen=True, kw_only=True)
class Window:
    """Which part of a list is wanted: so many rows after (or before) a place."""

    size: int
    after: Place | None = None
    before: Place | None = None


@dataclass(frozen=True, kw_only=True)
class Found:
    """A part of a list, with the place of its first and last row and whether more lies beyond."""

    cases: list[Case]
    first: Place | None
    last: Place | None
    more_before: bool
    more_after: bool


def filtered_cases(actor: Actor, asked: CaseFilter) -> Select[Case]:
    """Select the visible cases a filter asks for, in no order yet."""
    found = visible_cases(actor)
    if asked.q:
        found = found.where(cases_found(actor, sought(asked.q)))
    if asked.kind is not None:
        found = found.where(Case.kind == asked.kind)
    if asked.status is not None:
        found = found.where(Case.status == asked.status)
    if asked.handler:
        found = found.where(_handled_by(actor, asked.handler))
    if asked.unit_id:
        found = found.where(Case.unit_id == asked.unit_id)
    if asked.due_from is not None:
        found = found.where(Case.next_due_on >= asked.due_from)
    if asked.due_until is not None:
        found = found.where(Case.next_due_on <= asked.due_until)
    return found.where(_acted_on_by(actor)) if asked.to_act_on else found


def _acted_on_by(actor: Actor) -> ColumnElement[bool]:
    working = actor.units_with(Power.WORK_ON_CASES) | actor.units_with(Power.RESOLVE_CASES)
    routing = actor.units_with(Power.ROUTE_LETTERS)
    ways = or_(Case.unit_id.in_(working), Case.unit_id.in_(routing) & (Case.status == Status.RECEIVED))
    return and_(names_seen(actor), ways)


def _handled_by(actor: Actor, handler: str) -> ColumnElement[bool]:
    if handler == HandlerIs.NOBODY:
        return Case.handler_id.is_(None) & Case.is_open
    if handler == HandlerIs.ME:
        return (Case.handler_id == actor.person_id) & Case.is_open
    return Case.handler_id == handler


def list_cases(actor: Actor, asked: CaseFilter, window: Window) -> Found:
    """Give one page of the cases a filter asks for, their handlers and units with them.

    What is due first stands first; where words are searched for, what is closest to them, then the newest.
    """
    if asked.q:
        return _searched(actor, asked, window)
    order = (Case.next_due_on, Case.id)
    found = filtered_cases(actor, asked).options(*_SHOWN).limit(window.size + 1)
    if window.before is not None:
        found = found.where(tuple_(*order) < _key(window.before))
        found = found.order_by(*(column.desc() for column in order))
    else:
        found = found.order_by(*order)
        if window.after is not None:
            found = found.where(tuple_(*order) > _key(window.after))
    return _found(list(db.session.scalars(found)), window)


_SHOWN = (joinedload(Case.handler), joinedload(Case.unit))


def _key(place: Place) -> Tuple:
    return tuple_(literal(place.due_on), literal(place.case_id))


def _searched(actor: Actor, asked: CaseFilter, window: Window) -> Found:
    among = filtered_cases(actor, replace(asked, q=""))
    wanted = SearchAsked(sought=sought(asked.q), cases=among, thing=Findable.CASE)
    hits = find(actor, wanted, HitWindow(window.size, _hit(window.after), _hit(window.before)))
    asked_for = among.where(Case.id.in_([hit.thing_id for hit in hits.rows])).options(*_SHOWN)
    cases = {row.id: row for row in db.session.scalars(asked_for)}
    places = [Place(hit.place.rank, NO_DAY, str(hit.place.entry_id)) for hit in hits.rows]
    return Found(
        cases=[*hits.by_number, *(cases[hit.thing_id] for hit in hits.rows)],
        first=places[0] if places else None,
        last=places[-1] if places else None,
        more_before=hits.more_before,
        more_after=hits.more_after,
    )


def _hit(place: Place | None) -> HitPlace | None:
    # What was searched for has its place among what is found, not among due days.
    return None if place is None else HitPlace.read(str(place.rank), place.case_id)


def _found(rows: list[Case], window: Window) -> Found:
    beyond, rows = len(rows) > window.size, rows[: window.size]
    backwards = window.before is not None
    if backwards:
        rows.reverse()
    places = [Place(0, row.next_due_on, row.id) for row in rows]
    return Found(
        cases=rows,
        first=places[0] if places else None,
        last=places[-1] if places else None,
        more_before=beyond if backwards else window.after is not None,
        more_after=True if backwards else beyond,
    )


def count_cases(actor: Actor, asked: CaseFilter) -> int:
    """Count the cases a filter asks for; no further than one beyond COUNTED_UP_TO."""
    some = filtered_cases(actor, asked).with_only_columns(Case.id).limit(COUNTED_UP_TO + 1)
    return db.session.scalar(select(func.count()).select_from(some.subquery())) or 0


def handlers_of(actor: Actor) -> list[Person]:
    """Give the people to whom visible cases whose names one may know are assigned."""
    theirs = visible_cases(actor).where(names_seen(actor)).with_only_columns(Case.handler_id).distinct()
    return list(db.session.scalars(select(Person).where(Person.id.in_(theirs)).order_by(Person.full_name)))


@dataclass(frozen=True, kw_only=True)
class PersonLike:
    """What is known of somebody whose earlier cases are looked for; each as stored for finding."""

    name_folded: str = ""
    phone_digits: str = ""
    paper_number: str = ""


def cases_by_unit(actor: Actor, asked: CaseFilter) -> dict[str, int]:
    """Count the cases a filter asks for, unit by unit."""
    found = filtered_cases(actor, asked).with_only_columns(Case.unit_id, func.count()).group_by(Case.unit_id)
    return {row[0]: row[1] for row in db.session.execute(found)}


def cases_of_person(actor: Actor, unit_id: str, person: PersonLike, most: int) -> list[Case]:
    """Give the newest cases of a unit brought by somebody of this name, telephone or paper number.

    A case that was joined to another one is not among them: the other one is.
    """
    same: list[ColumnElement[bool]] = []
    if person.name_folded:
        same.append(Party.name_folded == person.name_folded)
    if len(person.phone_digits) >= _FEWEST_DIGITS:
        same.append(Party.phone_digits == person.phone_digits)
    if person.paper_number:
        same.append(Party.paper_number == person.paper_number)
    brought = Party.role.not_in({PartyRole.RESPONDENT, PartyRole.ACCUSED, PartyRole.DENOUNCER})
    theirs = select(Party.case_id).where(brought, or_(false(), *same))
    # Theirs are few, the unit's are many: looked up by their ids, and whether each may be seen then asked of
    # it alone. Asked at once, SQLite goes through all cases of the unit.
    one = aliased(Case)
    seen = visible_cases(actor).where(names_seen(actor), not_(is_secret()), not_(is_repeat()))
    found = (
        select(one)
        .where(one.id.in_(theirs), seen.where(Case.id == one.id, Case.unit_id == unit_id).exists())
        .options(selectinload(one.parties))
        .order_by(one.received_on.desc(), one.id)
        .limit(most)
    )
    return list(db.session.scalars(found))
