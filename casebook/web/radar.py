"""The radar: cases that need more than their turn, group visits, people who come again, shared subjects."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _

from casebook import clock
from casebook.law.powers import Power
from casebook.records.case_lists import COUNTED_UP_TO
from casebook.records.happenings import VisitPlace, count_visits, group_visits, list_visits
from casebook.records.radar import RadarPlace, Sign
from casebook.reports.radar import radar_figures, radar_page
from casebook.reports.repeated_people import KnownBy, PersonSpot, repeated_people
from casebook.reports.shared_subjects import SubjectSpot, shared_subjects
from casebook.reports.thresholds import (
    CAME_AGAIN,
    GROUP_PEOPLE,
    PERSON_LOOKBACK_DAYS,
    SUBJECT_LOOKBACK_DAYS,
    THRESHOLDS,
)
from casebook.web import access
from casebook.web.dossiers import reading
from casebook.web.language import language

blueprint = Blueprint("radar", __name__, url_prefix="/radar")

PAGE = 25

Spot = TypeVar("Spot", PersonSpot, SubjectSpot)


@dataclass(frozen=True)
class Chosen:
    """One way to look at the radar, with how many rows it opens."""

    label: str
    url: str
    count: str
    current: bool


@blueprint.get("")
def cases() -> str:
    """List the open cases that are complex, long, late in several ways or come back again and again."""
    actor, sign = access.actor(), _sign(request.args.get("sign"))
    shown = radar_page(actor, reading(), sign=sign, size=PAGE, after=_case_place(request.args.get("after")))
    following = shown.next_place
    after = f"{following.received_on.isoformat()}.{following.case_id}" if following is not None else ""
    figures = radar_figures(actor, clock.today())
    return _page(
        "cases",
        rows=shown.rows,
        sign=sign,
        chosen=[_chosen(one, number, current=one is sign) for one, number in figures.items()],
        next_url=_cases_url(sign, after=after) if after else None,
    )


def _sign(typed: str | None) -> Sign | None:
    return Sign(typed) if typed in set(Sign) else None


def _case_place(typed: str | None) -> RadarPlace | None:
    day, _dot, case_id = (typed or "").partition(".")
    try:
        return RadarPlace(date.fromisoformat(day), case_id)
    except ValueError:
        return None


def _cases_url(sign: Sign | None, **more: str) -> str:
    query: dict[str, Any] = ({"sign": str(sign)} if sign else {}) | more
    return url_for("radar.cases", **query)


def _chosen(sign: Sign | None, number: int, *, current: bool) -> Chosen:
    labels: dict[Sign | None, str] = {
        None: _("All"),
        Sign.COMPLEX: _("Complex"),
        Sign.LONG: _("Open for long"),
        Sign.TWICE: _("Far past the limit"),
        Sign.SEVERAL_OVERDUE: _("Several days passed"),
        Sign.GROUP: _("Brought by a group"),
        Sign.CAME_AGAIN: _("Came again and again"),
    }
    return Chosen(labels[sign], _cases_url(sign), str(number), current)


def _capped(number: int) -> str:
    return _("more than %(most)s", most=COUNTED_UP_TO) if number > COUNTED_UP_TO else str(number)


@blueprint.get("/groups")
def groups() -> str:
    """List the visits of many people of the last year."""
    since = clock.today() - timedelta(days=PERSON_LOOKBACK_DAYS.number - 1)
    wanted = group_visits(access.actor(), since, people=GROUP_PEOPLE.number)
    found = list_visits(wanted, PAGE, _visit_place(request.args.get("after")))
    shown = found[:PAGE]
    after = f"{shown[-1].visited_on.isoformat()}.{shown[-1].id}" if len(found) > PAGE else ""
    return _page(
        "groups",
        visits=shown,
        count=_capped(count_visits(wanted)),
        people=GROUP_PEOPLE.number,
        days=PERSON_LOOKBACK_DAYS.number,
        next_url=url_for("radar.groups", after=after) if after else None,
    )


def _visit_place(typed: str | None) -> VisitPlace | None:
    day, _dot, visit_id = (typed or "").partition(".")
    try:
        return VisitPlace(date.fromisoformat(day), visit_id)
    except ValueError:
        return None


@blueprint.get("/people")
def people() -> str:
    """List the people who came or wrote again and again."""
    spots = repeated_people(access.actor(), clock.today())
    shown, next_url = _part(spots, "radar.people")
    known: dict[KnownBy, str] = {
        KnownBy.PHONE: _("the same telephone"),
        KnownBy.PAPER: _("the same identity paper"),
        KnownBy.MET: _("picked from the people met before"),
        KnownBy.NAME: _("the same name only: nothing else to compare"),
    }
    return _page(
        "people",
        spots=shown,
        count=len(spots),
        known=known,
        times=CAME_AGAIN.number,
        days=PERSON_LOOKBACK_DAYS.number,
        next_url=next_url,
    )


@blueprint.get("/subjects")
def subjects() -> str:
    """List what several matters are about."""
    spots = shared_subjects(access.actor(), clock.today())
    shown, next_url = _part(spots, "radar.subjects")
    return _page(
        "subjects", spots=shown, count=len(spots), days=SUBJECT_LOOKBACK_DAYS.number, next_url=next_url
    )


def _part(spots: Sequence[Spot], endpoint: str) -> tuple[Sequence[Spot], str | None]:
    """Give the page of hot spots after a place, and the address of the next one."""
    after = request.args.get("after", "")
    left = [spot for spot in spots if spot.place > after]
    shown = left[:PAGE]
    following = url_for(endpoint, after=shown[-1].place) if len(left) > PAGE else None
    return shown, following


def _page(view: str, **given: object) -> str:
    actor = access.actor()
    books = actor.units_with(Power.SEE_BOOK)
    # Whoever may not know names reads about cases only; the other views would be empty for them.
    views = ("cases", "groups", "people", "subjects") if actor.has(Power.CHASE_CASES) else ("cases",)
    reasons = [threshold.reason(language()) for threshold in THRESHOLDS]
    return render_template(
        f"radar/{view}.html", view=view, views=views, reasons=reasons, books=books, **given
    )
