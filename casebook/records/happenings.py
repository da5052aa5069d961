"""Who came or wrote, and about what, over some time: what hot spots are looked for in."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, literal, not_, or_, select, tuple_
from sqlalchemy.orm import joinedload, selectinload

from casebook.law.powers import Actor
from casebook.law.vocabulary import Kind
from casebook.records.base import db
from casebook.records.case_lists import COUNTED_UP_TO
from casebook.records.cases import Case, Letter, PartyRole
from casebook.records.visibility import is_secret, names_seen, visible_cases
from casebook.records.visits import Matter, Visit, Visitor, visible_visits


@dataclass(frozen=True, kw_only=True)
class Since:
    """From which day on, and how many of the newest at most."""

    day: date
    most: int


def known_cases(actor: Actor, since: Since) -> list[Case]:
    """Give the newest cases whose parties a person may know, with parties and unit.

    A denunciation is compared with nothing: nobody is to be recognised by it (LTC Đ8.3, Đ56).
    """
    found = (
        _known(actor)
        .where(Case.received_on >= since.day)
        .options(selectinload(Case.parties), joinedload(Case.unit))
        .order_by(Case.received_on.desc(), Case.id)
        .limit(since.most)
    )
    return list(db.session.scalars(found))


def _known(actor: Actor) -> Select[Case]:
    return visible_cases(actor).where(names_seen(actor), not_(is_secret()))


def letters_of(actor: Actor, since: Since) -> dict[str, list[date]]:
    """Give the days on which letters about cases came whose parties a person may know."""
    cases = _known(actor).with_only_columns(Case.id)
    rows = db.session.execute(
        select(Letter.case_id, Letter.received_on)
        .where(Letter.case_id.in_(cases), Letter.received_on >= since.day)
        .order_by(Letter.received_on.desc(), Letter.id)
        .limit(since.most)
    )
    told: dict[str, list[date]] = {}
    for case_id, day in rows:
        if case_id:
            told.setdefault(case_id, []).append(day)
    return told


def open_visits(actor: Actor) -> Select[Visit]:
    """Select the visits whose every matter a person may read about.

    A visit that led to a case they may not see, or that raised a denunciation, tells them nothing here.
    """
    seen = visible_cases(actor).with_only_columns(Case.id)
    hidden = select(Matter.visit_id).where(
        or_(Matter.kind == Kind.DENUNCIATION, Matter.case_id.is_not(None) & Matter.case_id.not_in(seen))
    )
    return visible_visits(actor).where(Visit.id.not_in(hidden))


def known_visits(actor: Actor, since: Since) -> list[tuple[Visit, Visitor | None]]:
    """Give the newest visits with their matters and the person as they were met."""
    found = (
        open_visits(actor)
        .where(Visit.visited_on >= since.day)
        .outerjoin(Visitor, Visitor.id == Visit.visitor_id)
        .add_columns(Visitor)
        .options(selectinload(Visit.matters))
        .order_by(Visit.visited_on.desc(), Visit.id)
        .limit(since.most)
    )
    return [(row[0], row[1]) for row in db.session.execute(found)]


@dataclass(frozen=True)
class VisitPlace:
    """Where in the list of group visits a row stands: the newest first."""

    visited_on: date
    visit_id: str


def group_visits(actor: Actor, since: date, *, people: int) -> Select[Visit]:
    """Select the visits of that many people or more since a day."""
    return open_visits(actor).where(Visit.people_count >= people, Visit.visited_on >= since)


def count_visits(found: Select[Visit]) -> int:
    """Count visits; no further than one beyond COUNTED_UP_TO."""
    some = found.with_only_columns(Visit.id).limit(COUNTED_UP_TO + 1)
    return db.session.scalar(select(func.count()).select_from(some.subquery())) or 0


def list_visits(found: Select[Visit], size: int, after: VisitPlace | None) -> list[Visit]:
    """Give one page of visits with their matters and one row more where there is more."""
    rows = found.options(selectinload(Visit.matters).joinedload(Matter.case))
    rows = rows.order_by(Visit.visited_on.desc(), Visit.id.desc()).limit(size + 1)
    if after is not None:
        key = tuple_(literal(after.visited_on), literal(after.visit_id))
        rows = rows.where(tuple_(Visit.visited_on, Visit.id) < key)
    return list(db.session.scalars(rows))


COMPLAINANTS = (PartyRole.COMPLAINANT, PartyRole.REPRESENTATIVE)
"""Who speaks in a case; the one complained of is nobody who came."""
