"""One box over everything somebody may see: cases, visits, people, dialogues, commitments, papers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import lazy_gettext as _l

from casebook.law.powers import Power
from casebook.law.vocabulary import Kind, Status
from casebook.records.search_asked import Place, Window
from casebook.records.search_entries import Findable
from casebook.records.search_reading import COUNTED_UP_TO
from casebook.records.search_terms import sought
from casebook.services.finding import Found, Looked, look_for, units_looked_in
from casebook.web import access
from casebook.web.asked_cases import statuses_of
from casebook.web.filling import UNPROCESSABLE
from casebook.web.forms.cases import KINDS
from casebook.web.forms.search import SearchForm
from casebook.web.language import language

blueprint = Blueprint("search", __name__)

PAGE = 25
# Who may come to see a denunciation; whether there is one is told by nothing on the page.
_KNOWS_SECRETS = frozenset({Power.SEE_DENUNCIATIONS, Power.SEE_ASSIGNED_CASES, Power.KEEP_HELD_REGISTER})

THINGS = {
    Findable.CASE: _l("Case"),
    Findable.VISIT: _l("Visit"),
    Findable.VISITOR: _l("Person received"),
    Findable.DIALOGUE: _l("Public dialogue"),
    Findable.COMMITMENT: _l("Commitment"),
    Findable.PAPER: _l("Paper"),
}


@dataclass(frozen=True)
class _Asked:
    """What the form says, with only what is right in it, as answers and as the address of the page."""

    looked: Looked
    query: dict[str, str]


@blueprint.get("/search")
def show() -> str | tuple[str, int]:
    """Show what was found, and the form to ask with."""
    form = SearchForm(request.args)
    units = units_looked_in(access.actor())
    form.offer({str(thing): label for thing, label in THINGS.items()}, units)
    form.offer_law(language(), KINDS, statuses_of(KINDS))
    right = form.validate()
    asked = _asked(form)
    found = _found(asked, units) if asked.looked.sought.terms else None
    page = render_template(
        "search/show.html",
        form=form,
        found=found,
        asked=asked.query,
        narrowed=bool(asked.query.keys() - {"q"}) or not right,
        everywhere_url=url_for("search.show", q=asked.query.get("q")),
        things=THINGS,
        several_units=len(units) > 1,
        most=COUNTED_UP_TO,
        previous_url=_turn(asked, "before", found) if found else None,
        next_url=_turn(asked, "after", found) if found else None,
        finds_by_number=access.holds(_KNOWS_SECRETS),
    )
    return page if right else (page, UNPROCESSABLE)


def _asked(form: SearchForm) -> _Asked:
    """Take what the form says; an answer that is not offered filters nothing and is told."""
    right: dict[str, Any] = {f.short_name: f.data for f in form if not f.errors and f.data}
    looked = Looked(
        sought=sought(right.get("q", "")),
        thing=Findable(right["what"]) if "what" in right else None,
        kind=Kind(right["kind"]) if "kind" in right else None,
        status=Status(right["status"]) if "status" in right else None,
        unit_id=right.get("unit", ""),
        first=right.get("from"),
        last=right.get("to"),
    )
    return _Asked(looked, {name: str(value) for name, value in right.items()})


def _found(asked: _Asked, units: Mapping[str, str]) -> Found:
    window = Window(PAGE, _place("after"), _place("before"))
    return look_for(access.actor(), asked.looked, window, language=language(), units=units)


def _place(name: str) -> Place | None:
    rank, _dot, entry = request.args.get(name, "").partition(".")
    return Place.read(rank, entry)


def _turn(asked: _Asked, way: str, found: Found) -> str | None:
    """Give the address of the page after or before the one that is shown."""
    rows = found.hits.rows
    if not rows or not (found.hits.more_after if way == "after" else found.hits.more_before):
        return None
    place = rows[-1 if way == "after" else 0].place
    query: dict[str, Any] = {**asked.query, way: f"{place.rank}.{place.entry_id}"}
    return url_for("search.show", **query)
