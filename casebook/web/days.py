"""The calendar of days off and worked Saturdays: everyone reads it, some propose, few decide."""

import secrets
from datetime import date

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.records.days import CalendarChange, change_by_id, decided_changes, proposed_changes, version_now
from casebook.records.deciders import deciders, decides
from casebook.reports.clock_views import rule_name
from casebook.reports.special_days import days_of_year, lacking_days, years
from casebook.services.calendar_impact import Impact
from casebook.services.calendar_views import seen_impact
from casebook.services.day_care import (
    confirm_change,
    impact_of_change,
    propose_change,
    refuse_change,
    withdraw_change,
)
from casebook.services.day_entries import ChangeEntry, DayEntry
from casebook.web import access
from casebook.web.filling import attempt, filled, press, status
from casebook.web.forms.days import MOST_DAYS, ORDINARY, WORKED, ChangeForm, DecisionForm
from casebook.web.impacts import moved_told
from casebook.web.language import language

blueprint = Blueprint("days", __name__)

_SHOWN = 100
_BECOMES = {"off": False, WORKED: True, ORDINARY: None}

Page = str | Response | tuple[str, int]


@blueprint.get("/days")
def listing() -> str:
    """Show the special days of a year."""
    today = clock.today()
    known = years(today)
    year = request.args.get("year", today.year, type=int)
    if year not in known:
        abort(404)
    return render_template(
        "days/listing.html",
        year=year,
        years=known,
        today=today,
        days=days_of_year(year),
        proposals=proposed_changes(),
        lacking=lacking_days(today),
        version=version_now(),
        may_propose=access.holds(Power.PROPOSE_CALENDAR_DAYS),
    )


@blueprint.get("/days/versions")
def versions() -> str:
    """Show every decision about the calendar: who decided what and when, and from which source."""
    return render_template("days/versions.html", changes=decided_changes(), local=clock.local)


@blueprint.route("/days/new", methods=["GET", "POST"])
def propose() -> Page:
    """Propose days that change together."""
    form = filled(ChangeForm, request_key=secrets.token_urlsafe(), rows=_first_rows())
    if request.method == "GET":
        return render_template("days/propose.html", form=form, most=MOST_DAYS)
    if "more" in request.form:
        if len(form.rows.entries) < MOST_DAYS:
            form.rows.append_entry()
        last = len(form.rows.entries) - 1
        return render_template("days/propose.html", form=form, most=MOST_DAYS, focus=last)
    made: list[str] = []
    if form.validate() and attempt(
        form, lambda: made.append(propose_change(doing=access.doing(), entry=_entry(form)))
    ):
        flash(_("The change is proposed. It counts as soon as it is confirmed."))
        return redirect(url_for("days.change", change_id=made[0]))
    return render_template("days/propose.html", form=form, most=MOST_DAYS), status()


def _first_rows() -> list[dict[str, object]]:
    """Begin with the day one came from, to be taken out or moved; else with empty rows."""
    typed = request.args.get("day", "")
    try:
        return [{"day": date.fromisoformat(typed), "becomes": ORDINARY}, {}] if typed else [{}, {}]
    except ValueError:
        return [{}, {}]


def _entry(form: ChangeForm) -> ChangeEntry:
    rows = [form.rows.entries[at].form for at in form.filled_rows()]
    return ChangeEntry(
        days=tuple(
            DayEntry(
                day=row.day.day,
                works=_BECOMES[row.becomes.data],
                name=row.name.data or "",
                opens=row.opens.data,
                closes=row.closes.data,
            )
            for row in rows
        ),
        source=form.source.data,
        reason=form.reason.data or "",
        request_key=form.request_key.data or None,
    )


@blueprint.get("/days/changes/<change_id>")
def change(change_id: str) -> str:
    """Show one change: its days, and while it waits, what it would move."""
    return _shown(_found(change_id), DecisionForm(formdata=None))


def _found(change_id: str) -> CalendarChange:
    found = change_by_id(change_id)
    if found is None:
        abort(404)
    return found


def _shown(found: CalendarChange, form: DecisionForm) -> str:
    waits = found.status == "proposed"
    reads = access.holds(Power.PROPOSE_CALENDAR_DAYS) or access.holds(Power.CONFIRM_CALENDAR_DAYS)
    seen, first = None, max(request.args.get("from", 0, type=int), 0)
    if waits and reads:
        impact, form.seal.data = impact_of_change(found)
        seen = seen_impact(impact, access.actor())
    return render_template(
        "days/change.html",
        change=found,
        form=form,
        waits=waits,
        seen=seen,
        first=first,
        most=_SHOWN,
        rule_name=lambda rule: rule_name(rule, language()),
        deciders=deciders(clock.today()),
        may_decide=waits and decides(access.actor(), clock.today()),
        may_withdraw=waits and found.proposed_by_id == access.person().id,
        local=clock.local,
    )


@blueprint.post("/days/changes/<change_id>/confirm")
def confirm(change_id: str) -> Page:
    """Confirm a proposed change whose impact was shown."""
    form, done = DecisionForm(), list[Impact]()
    found = _found(change_id)
    seal, word = form.seal.data or "", form.word.data or ""
    if form.validate() and attempt(
        form,
        lambda: done.append(confirm_change(doing=access.doing(), change_id=change_id, seal=seal, word=word)),
    ):
        flash(_("The calendar is changed.") + " " + moved_told(done[0]))
        return redirect(url_for("days.change", change_id=change_id))
    return _shown(found, form), 409


@blueprint.post("/days/changes/<change_id>/refuse")
def refuse(change_id: str) -> Page:
    """Refuse a proposed change with a word why."""
    form = DecisionForm()
    found, word = _found(change_id), form.word.data or ""
    if form.validate() and attempt(
        form, lambda: refuse_change(doing=access.doing(), change_id=change_id, word=word)
    ):
        flash(_("The proposal is refused; the calendar stays as it was."))
        return redirect(url_for("days.change", change_id=change_id))
    return _shown(found, form), status()


@blueprint.post("/days/changes/<change_id>/withdraw")
def withdraw(change_id: str) -> Response:
    """Take one's own proposal back."""
    if press(lambda: withdraw_change(doing=access.doing(), change_id=change_id)):
        flash(_("The proposal is withdrawn; the calendar stays as it was."))
    return redirect(url_for("days.change", change_id=change_id))
