"""What somebody finds by words, told row by row: what it is, where it opens, and where the words stand."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, select
from sqlalchemy.orm import aliased, joinedload

from casebook.law.powers import Actor, Power
from casebook.law.vocabulary import Kind, Status
from casebook.records.base import db
from casebook.records.case_lists import CaseFilter, filtered_cases
from casebook.records.cases import Case
from casebook.records.commitments import Commitment
from casebook.records.dialogues import Dialogue
from casebook.records.papers import Paper
from casebook.records.search_asked import Hit, SearchAsked, Window
from casebook.records.search_entries import Entry, Findable
from casebook.records.search_hits import Hits, find, is_covered
from casebook.records.search_terms import Sought
from casebook.records.units import names_with_below
from casebook.records.visits import Visit, Visitor
from casebook.reports.search_marks import Passage, marked, passages
from casebook.services.index_care import WORDS_VERSION
from casebook.services.indexed_words import entries_of
from casebook.services.paper_names import paper_name
from casebook.services.paper_numbers import number_as_printed

_SHOWN = 2


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What somebody asks for, as the page has it."""

    sought: Sought
    thing: Findable | None = None
    kind: Kind | None = None
    status: Status | None = None
    unit_id: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, kw_only=True)
class Row:
    """One thing that was found."""

    thing: Findable
    endpoint: str
    values: Mapping[str, str]
    number: Passage = ()
    title: Passage = ()
    """Empty where the reader may not know what it is about."""
    kind: Kind | None = None
    status: Status | None = None
    of_case: str = ""
    day: date
    unit: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Found:
    """A part of what somebody finds, how many there are, and whether everything has been gone through."""

    rows: list[Row]
    hits: Hits
    count: int
    is_covered: bool


def look_for(
    actor: Actor, looked: Looked, window: Window, *, language: str, units: Mapping[str, str]
) -> Found:
    """Find what somebody asks for among what they may see, in units told by their names."""
    among = None
    if looked.kind is not None or looked.status is not None:
        among = filtered_cases(actor, CaseFilter(kind=looked.kind, status=looked.status))
    asked = SearchAsked(
        sought=looked.sought,
        cases=among,
        thing=looked.thing,
        unit_id=looked.unit_id,
        first=looked.first,
        last=looked.last,
    )
    hits = find(actor, asked, window)
    telling = _Telling(looked.sought, language, units)
    secret = [_case(case, telling) for case in hits.by_number]
    return Found(
        rows=[*secret, *_rows(hits.rows, telling)],
        hits=hits,
        count=hits.count,
        is_covered=is_covered(WORDS_VERSION),
    )


@dataclass(frozen=True)
class _Telling:
    sought: Sought
    language: str
    units: Mapping[str, str]
    names: bool = True
    """Whoever reads may know the names; else the number is all that is told."""

    def marked(self, text: str) -> Passage:
        return marked(text, self.sought)


def _rows(hits: list[Hit], telling: _Telling) -> list[Row]:
    told: dict[tuple[Findable, str], Row] = {}
    for thing in Findable:
        named = {hit.thing_id: hit.names for hit in hits if hit.thing is thing}
        if not named:
            continue
        records = _RECORDS[thing](sorted(named))
        for entry in entries_of(db.session(), thing, sorted(records)):
            if entry.names == named[entry.thing_id]:
                row = _TELLERS[thing](records[entry.thing_id], replace(telling, names=entry.names))
                told[thing, entry.thing_id] = replace(row, passages=_passages(row, entry, telling.sought))
    # What was changed in this very moment may be gone.
    return [told[key] for hit in hits if (key := (hit.thing, hit.thing_id)) in told]


def _passages(row: Row, entry: Entry, wanted: Sought) -> tuple[Passage, ...]:
    title = "".join(piece.text for piece in row.title)
    return tuple(passages((text for text in entry.texts if text != title), wanted, most=_SHOWN))


def _case(case: Case, telling: _Telling) -> Row:
    return Row(
        thing=Findable.CASE,
        endpoint="cases.show",
        values={"case_id": case.id},
        number=telling.marked(case.name),
        title=telling.marked(case.subject) if telling.names else (),
        kind=case.kind,
        status=case.status,
        day=case.received_on,
        unit=telling.units.get(case.unit_id, ""),
    )


def _visit(visit: Visit, telling: _Telling) -> Row:
    return Row(
        thing=Findable.VISIT,
        endpoint="visit_page.show",
        values={"visit_id": visit.id},
        number=telling.marked(f"{visit.book_number}/{visit.book_year}"),
        title=telling.marked(visit.full_name),
        day=visit.visited_on,
        unit=telling.units.get(visit.unit_id, ""),
    )


def _visitor(met: tuple[Visitor, Visit], telling: _Telling) -> Row:
    visitor, last = met
    return Row(
        thing=Findable.VISITOR,
        endpoint="visit_page.show",
        values={"visit_id": last.id},
        title=telling.marked(visitor.full_name),
        day=last.visited_on,
        unit=telling.units.get(visitor.unit_id, ""),
    )


def _dialogue(dialogue: Dialogue, telling: _Telling) -> Row:
    return Row(
        thing=Findable.DIALOGUE,
        endpoint="dialogues.show",
        values={"dialogue_id": dialogue.id},
        title=telling.marked(dialogue.subject),
        day=dialogue.held_on or dialogue.planned_on,
        unit=telling.units.get(dialogue.unit_id, ""),
    )


def _commitment(commitment: Commitment, telling: _Telling) -> Row:
    return Row(
        thing=Findable.COMMITMENT,
        endpoint="commitments.show",
        values={"commitment_id": commitment.id},
        title=telling.marked(commitment.topic),
        day=commitment.made_on,
        unit=telling.units.get(commitment.unit_id, ""),
    )


def _paper(paper: Paper, telling: _Telling) -> Row:
    case = paper.case
    return Row(
        thing=Findable.PAPER,
        endpoint="papers.show",
        values={"case_id": paper.case_id or "", "paper_id": paper.id},
        number=telling.marked(number_as_printed(paper)),
        title=telling.marked(paper_name(paper, telling.language)),
        of_case=case.name if case else "",
        day=paper.issued_on or paper.made_at.date(),
        unit=telling.units.get(paper.unit_id, ""),
    )


_IDS: BindParameter[list[str]] = bindparam("ids", expanding=True)
_BY_ID: dict[type[Any], Select[Any]] = {
    table: select(table).where(table.id.in_(_IDS)) for table in (Case, Visit, Dialogue, Commitment)
}
_PAPERS = select(Paper).where(Paper.id.in_(_IDS)).options(joinedload(Paper.case))
_EACH = aliased(Visit)
# Visitors with their last visit: a person has no page of their own.
_MET = (
    select(Visitor, Visit)
    .join(
        Visit,
        Visit.id
        == select(_EACH.id)
        .where(_EACH.visitor_id == Visitor.id)
        .order_by(_EACH.visited_on.desc(), _EACH.book_number.desc())
        .limit(1)
        .scalar_subquery(),
    )
    .where(Visitor.id.in_(_IDS))
)


def _kept(table: type[Any], ids: Collection[str]) -> dict[str, Any]:
    return {row.id: row for row in db.session.scalars(_BY_ID[table], {"ids": ids})}


def _papers(ids: Collection[str]) -> dict[str, Any]:
    return {row.id: row for row in db.session.scalars(_PAPERS, {"ids": ids})}


def _met(ids: Collection[str]) -> dict[str, Any]:
    return {row[0].id: (row[0], row[1]) for row in db.session.execute(_MET, {"ids": ids})}


_RECORDS: dict[Findable, Callable[[Collection[str]], dict[str, Any]]] = {
    Findable.CASE: partial(_kept, Case),
    Findable.VISIT: partial(_kept, Visit),
    Findable.VISITOR: _met,
    Findable.DIALOGUE: partial(_kept, Dialogue),
    Findable.COMMITMENT: partial(_kept, Commitment),
    Findable.PAPER: _papers,
}
_TELLERS: dict[Findable, Callable[[Any, _Telling], Row]] = {
    Findable.CASE: _case,
    Findable.VISIT: _visit,
    Findable.VISITOR: _visitor,
    Findable.DIALOGUE: _dialogue,
    Findable.COMMITMENT: _commitment,
    Findable.PAPER: _paper,
}


def units_looked_in(actor: Actor) -> dict[str, str]:
    """Name the units somebody may find something of: their own and, for an office above, those below."""
    own = {grant.unit_id for grant in actor.grants}
    return names_with_below(own, below=actor.units_with(Power.SEE_SUBORDINATE_CASES))
