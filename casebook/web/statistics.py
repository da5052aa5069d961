"""Statistics: figures of a span of days, each opening its rows; and the duties behind the on-time rates."""

from datetime import date
from typing import Any

from flask import Blueprint, render_template, request, url_for

from casebook.law.powers import Power
from casebook.law.vocabulary import Kind
from casebook.records.case_lists import COUNTED_UP_TO
from casebook.records.clock_lists import ClockFilter, Spot, count_duties, list_duties
from casebook.reports.clock_views import Reading
from casebook.reports.duty_names import duties_known
from casebook.reports.follow_through import Span, percent_told
from casebook.reports.statistics import (
    Scope,
    ages_of_open_cases,
    duties_kept,
    months_of_cases,
    subjects,
)
from casebook.reports.statistics_beside import commitments_by_month, sessions_by_month
from casebook.web import access
from casebook.web.asked_commitments import an_id
from casebook.web.asked_statistics import (
    Units,
    cases_url,
    key_told,
    makes_sense,
    quick_spans,
    span_form,
    units_here,
)
from casebook.web.dossiers import reading
from casebook.web.filling import UNPROCESSABLE
from casebook.web.forms.statistics import DutiesForm, SpanForm
from casebook.web.language import language
from casebook.web.statistics_views import (
    ages_drawn,
    cases_drawn,
    commitments_drawn,
    duties_drawn,
    quota_articles,
    sessions_drawn,
    subjects_drawn,
)

blueprint = Blueprint("statistics", __name__, url_prefix="/statistics")

PAGE = 25


@blueprint.get("")
def show() -> str | tuple[str, int]:
    """Show the figures of some days, of one unit or all one sees."""
    units, now = units_here(), reading()
    form = span_form(SpanForm, units, now.today)
    if not makes_sense(form):
        return render_template("statistics/show.html", form=form, scope=None), UNPROCESSABLE
    scope = units.scope(Span(form.first.day, form.last.day), form.unit.data or "")
    return render_template(
        "statistics/show.html",
        form=form,
        scope=scope,
        of_unit=units.name_of(scope),
        quick=quick_spans(units, scope, now.today),
        **_of_cases(units, scope, now),
        **_beside(units, scope, now.today),
    )


def _of_cases(units: Units, scope: Scope, now: Reading) -> dict[str, Any]:
    def whole(kind: Kind | None) -> str:
        return cases_url(units, scope.received_of(kind))

    return {
        "cases": cases_drawn(units, months_of_cases(scope, now), whole),
        "duties": duties_drawn(units, duties_kept(scope, now)),
        "ages": ages_drawn(units, ages_of_open_cases(scope, now)),
        "subjects": subjects_drawn(units, subjects(scope, now)),
        "reads_subjects": access.holds(_READS_SUBJECTS),
    }


# Whoever may know what some cases are about; reviewers read none of it.
_READS_SUBJECTS = frozenset({Power.SEE_UNIT_CASES, Power.SEE_ASSIGNED_CASES, Power.SEE_SUBORDINATE_CASES})


def _beside(units: Units, scope: Scope, today: date) -> dict[str, Any]:
    """Draw what belongs to one unit and to no case; told only of a unit in which one follows it."""
    receives = units.one_with(Power.SEE_BOOK, scope)
    follows = units.one_with(Power.SEE_DIALOGUES, scope)
    told: dict[str, Any] = {"receives": receives, "follows": follows}
    if receives:
        months = sessions_by_month(receives, scope.within, today)
        told |= {"sessions": sessions_drawn(receives, months, today), "quota": quota_articles(months)}
    if follows:
        found = commitments_by_month(follows, scope.within, today)
        told |= {"commitments": commitments_drawn(follows, found), "kept": found.whole.counted}
        told |= {"percent": percent_told(found.whole.counted, language())}
    return told


@blueprint.get("/terms")
def duties() -> str | tuple[str, int]:
    """List the duties that fall due within some days, the earliest first, and how each was kept."""
    units, now = units_here(), reading()
    known = duties_known(now)
    form = span_form(DutiesForm, units, now.today)
    named = {key_told(*key): duty for key, duty in known.items()}
    form.offer_duties(language(), [(key, f"{duty.name} ({key})") for key, duty in named.items()])
    if not makes_sense(form):
        return render_template("statistics/terms.html", form=form, rows=[], count=0), UNPROCESSABLE
    scope = units.scope(Span(form.first.day, form.last.day), form.unit.data or "")
    asked = _asked(form, scope)
    found = list_duties(scope.actor, asked, now.today, size=PAGE, after=_spot())
    return render_template(
        "statistics/terms.html",
        form=form,
        rows=found.rows,
        known=known,
        several=units.several,
        count=count_duties(scope.actor, asked, now.today),
        most=COUNTED_UP_TO,
        next_url=_turn(found.next),
    )


def _asked(form: DutiesForm, scope: Scope) -> ClockFilter:
    rule, _dot, part = (form.duty.data or "").partition(".")
    return ClockFilter(
        unit_id=scope.unit_id,
        first=scope.within.first,
        last=scope.within.last,
        rule=rule,
        part=part,
        state=form.state.data or None,
    )


def _spot() -> Spot | None:
    day, _dot, clock_id = request.args.get("after", "").partition(".")
    try:
        return Spot(date.fromisoformat(day), clock_id) if an_id(clock_id) else None
    except ValueError:
        return None


def _turn(spot: Spot | None) -> str | None:
    if spot is None:
        return None
    here: dict[str, Any] = {name: value for name, value in request.args.items() if name != "after"}
    here["after"] = f"{spot.due_on.isoformat()}.{spot.clock_id}"
    return url_for("statistics.duties", **here)
