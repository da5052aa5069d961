"""Which cases an address asks for, and the part of their list it shows."""

from dataclasses import dataclass
from functools import cache

from flask import request

from casebook.law.powers import Actor, Power
from casebook.law.steps import STEPS
from casebook.law.vocabulary import Kind, Status
from casebook.records.case_lists import (
    CASES,
    CaseFilter,
    cases_of_hits,
    closest_cases,
    handlers_of,
    list_cases,
)
from casebook.records.cases import Case
from casebook.records.search_asked import Place as HitPlace
from casebook.records.search_asked import Window as HitWindow
from casebook.reports.figures import Asked, Due
from casebook.reports.statistics import units_seen
from casebook.web import access
from casebook.web.forms.cases import KINDS, FilterForm
from casebook.web.language import language
from casebook.web.list_pages import ListPage, list_page
from casebook.web.needs import SEES_CASES

PAGE = 25


@dataclass(frozen=True, kw_only=True)
class AskedCases:
    """What was asked for: the form as it was filled in, what it means, and the list it asks it of."""

    form: FilterForm
    cases: Asked
    page: ListPage[Case]


@dataclass(frozen=True, kw_only=True)
class ShownCases:
    """The cases of one page, and the pages before and after it."""

    rows: list[Case]
    previous_url: str | None
    next_url: str | None


def _kinds_for(actor: Actor) -> tuple[Kind, ...]:
    """Give the kinds to filter by; denunciations only for whoever may see some."""
    may = any(actor.has(power) for power in (Power.SEE_DENUNCIATIONS, Power.KEEP_HELD_REGISTER))
    return (*KINDS, Kind.DENUNCIATION) if may else KINDS


@cache
def statuses_of(kinds: tuple[Kind, ...]) -> list[Status]:
    """Give every status a case of some kinds may come to."""
    return [s for s in Status if any(s in row.statuses for row in STEPS if row.kinds & set(kinds))]


def asked_cases() -> AskedCases:
    """Take what the address says; an answer that is not offered filters nothing and is told."""
    actor, form = access.actor(), FilterForm(request.args)
    kinds = _kinds_for(actor)
    handlers = [(person.id, person.full_name) for person in handlers_of(actor)]
    form.offer(language(), kinds, handlers, statuses_of(kinds))
    units = units_seen(actor, SEES_CASES)
    form.offer_units([(unit.id, unit.name) for unit in units] if len(units) > 1 else [])
    form.validate()
    right = {field.short_name: field.data for field in form if not field.errors and field.data}
    due = right.pop("clock", None)
    asked = Asked(**right, clock=Due(due) if due else None)
    return AskedCases(form=form, cases=asked, page=list_page(CASES, "cases.listing", asked.as_query(), form))


def shown_cases(actor: Actor, page: ListPage[Case], wanted: CaseFilter) -> ShownCases:
    """Give the cases of the page an address asks for."""
    if page.order is None:
        return _closest(actor, page, wanted)
    part = list_cases(actor, wanted, page.window(PAGE), page.order)
    return ShownCases(
        rows=part.rows,
        previous_url=page.turn("before", part.first) if part.more_before else None,
        next_url=page.turn("after", part.last) if part.more_after else None,
    )


def _closest(actor: Actor, page: ListPage[Case], wanted: CaseFilter) -> ShownCases:
    window = HitWindow(PAGE, _hit("after"), _hit("before"))
    hits = closest_cases(actor, wanted, window)
    first, last = (hits.rows[0].place, hits.rows[-1].place) if hits.rows else (None, None)
    return ShownCases(
        rows=cases_of_hits(actor, hits),
        previous_url=_turn(page, "before", first) if hits.more_before else None,
        next_url=_turn(page, "after", last) if hits.more_after else None,
    )


def _hit(name: str) -> HitPlace | None:
    rank, _dot, entry = request.args.get(name, "").partition(".")
    return HitPlace.read(rank, entry)


def _turn(page: ListPage[Case], way: str, place: HitPlace | None) -> str | None:
    return None if place is None else page.turn_to(way, f"{place.rank}.{place.entry_id}")
