"""Lists of cases: filters, search over both spellings, keyset pages and capped counts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, false, func, not_, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload
from sqlalchemy.sql.selectable import ScalarSelect

from casebook.law.powers import Actor, Power
from casebook.law.vocabulary import Kind, Status
from casebook.records.base import db
from casebook.records.case_ties import is_repeat
from casebook.records.cases import Case, Party, PartyRole
from casebook.records.list_shapes import (
    ListShape,
    Order,
    Part,
    Window,
    by_code,
    by_day,
    by_number,
    by_rank,
)
from casebook.records.people import Person
from casebook.records.search_asked import SearchAsked
from casebook.records.search_asked import Window as HitWindow
from casebook.records.search_entries import Findable
from casebook.records.search_hits import Hits, cases_found, find
from casebook.records.search_terms import sought
from casebook.records.visibility import is_secret, names_seen, visible_cases

COUNTED_UP_TO = 1000
_FEWEST_DIGITS = 4
_AT_ONCE = 500


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
    received_from: date | None = None
    received_until: date | None = None
    is_open: bool = False
    """Only cases that are not settled yet."""
    alike: str = ""
    """Only cases with the same subject, word for word, as the case with this id."""


CASES: ListShape[Case] = ListShape(
    name="cases",
    row_id=Case.id,
    sorts={
        "due": (by_day(Case.next_due_on),),
        "received": (by_day(Case.received_on),),
        "number": (by_code(Case.register), by_number(Case.year), by_number(Case.number)),
        "kind": (by_rank(Case.kind, Kind), by_rank(Case.status, Status)),
    },
    default=Order("due"),
    # Names are no sort key: by its place among others, a hidden one would be told.
    columns=("kind", "about", "unit", "received", "handler", "due"),
    shown=("kind", "about", "handler", "due"),
    by_closeness=True,
)


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
    found = found.where(*_counted_by(actor, asked))
    return found.where(_acted_on_by(actor)) if asked.to_act_on else found


def _counted_by(actor: Actor, asked: CaseFilter) -> list[ColumnElement[bool]]:
    """Give what the figures of the statistics count by."""
    wanted: list[ColumnElement[bool]] = [and_(Case.is_open)] if asked.is_open else []
    if asked.alike:
        wanted += [subject_told(actor), Case.kept_subject == _subject_of(actor, asked.alike)]
    if asked.received_from is not None:
        wanted.append(Case.received_on >= asked.received_from)
    if asked.received_until is not None:
        wanted.append(Case.received_on <= asked.received_until)
    return wanted


def subject_told(actor: Actor) -> ColumnElement[bool]:
    """Tell, as a condition, the cases of which somebody may read what they are about, and which still say it.

    What is kept secret stands sealed: two that say the same are not alike in the database.
    """
    return and_(names_seen(actor), not_(is_secret()), Case.destruction_id.is_(None))


def _subject_of(actor: Actor, case_id: str) -> ScalarSelect[str]:
    one = visible_cases(actor).where(Case.id == case_id, subject_told(actor))
    return one.with_only_columns(Case.kept_subject).correlate(None).scalar_subquery()


def subject_like(actor: Actor, case_id: str) -> str:
    """Give the subject that is looked for by a case that has it; empty where nobody may read it."""
    return db.session.scalar(select(_subject_of(actor, case_id))) or ""


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
    # Whoever handles a case is a name like others: those who may not know it do not find by it either.
    return (Case.handler_id == handler) & names_seen(actor)


def list_cases(actor: Actor, asked: CaseFilter, window: Window, order: Order = CASES.default) -> Part[Case]:
    """Give one page of the cases a filter asks for in an order, their handlers and units with them."""
    return CASES.part(filtered_cases(actor, asked).options(*_SHOWN), order, window)


_SHOWN = (joinedload(Case.handler), joinedload(Case.unit))


def closest_cases(actor: Actor, asked: CaseFilter, window: HitWindow) -> Hits:
    """Give one page of what is closest to the words of a filter, among the cases it asks for."""
    among = filtered_cases(actor, replace(asked, q=""))
    wanted = SearchAsked(sought=sought(asked.q), cases=among, thing=Findable.CASE)
    return find(actor, wanted, window)


def cases_of_hits(actor: Actor, hits: Hits) -> list[Case]:
    """Give the cases that were found, in the order they were."""
    known = {row.id: row for row in cases_by_id(actor, [hit.thing_id for hit in hits.rows])}
    return [*hits.by_number, *(known[hit.thing_id] for hit in hits.rows if hit.thing_id in known)]


def cases_by_id(actor: Actor, case_ids: Collection[str]) -> Sequence[Case]:
    """Give those of some cases a person may see, in no order."""
    return db.session.scalars(visible_cases(actor).where(Case.id.in_(case_ids)).options(*_SHOWN)).all()


def every_case_id(actor: Actor, asked: CaseFilter, order: Order | None) -> list[str]:
    """Give the ids of all cases a filter asks for, in the order of the list: what an export is made of."""
    if order is not None or not asked.q:
        return list(CASES.every_id(filtered_cases(actor, asked), order or CASES.default))
    found: list[str] = []
    window = HitWindow(_AT_ONCE)
    while True:
        hits = closest_cases(actor, asked, window)
        found += [*(case.id for case in hits.by_number), *(hit.thing_id for hit in hits.rows)]
        if not hits.more_after or not hits.rows:
            return found
        window = HitWindow(_AT_ONCE, after=hits.rows[-1].place)


@dataclass(frozen=True)
class CaseMark:
    """How somebody may read a case: what they were given before is read like that, or not at all."""

    names: bool
    """They may know its parties."""
    destroyed: bool


def case_marks(actor: Actor, case_ids: Collection[str]) -> dict[str, CaseMark]:
    """Say how a person may read each of some cases; those they may not see are not there."""
    known = visible_cases(actor).where(Case.id.in_(case_ids))
    asked = known.with_only_columns(Case.id, names_seen(actor), Case.destruction_id)
    rows = db.session.execute(asked)
    return {row[0]: CaseMark(bool(row[1]), row[2] is not None) for row in rows}


def count_cases(actor: Actor, asked: CaseFilter) -> int:
    """Count the cases a filter asks for; no further than one beyond COUNTED_UP_TO."""
    some = filtered_cases(actor, asked).with_only_columns(Case.id).limit(COUNTED_UP_TO + 1)
    return db.session.scalar(select(func.count()).select_from(some.subquery())) or 0


def handlers_of(actor: Actor) -> list[Person]:
    """Give the people to whom visible cases whose names one may know are assigned."""
    # Asked of each person, of whom there are few, not of all cases, of which there are many.
    has_one = visible_cases(actor).where(names_seen(actor), Case.handler_id == Person.id)
    asked = select(Person).where(has_one.correlate(Person).exists()).order_by(Person.full_name)
    return list(db.session.scalars(asked))


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
