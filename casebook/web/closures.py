"""Days on which one unit is closed: recorded by whoever plans its reception, moving no term of a case."""

import secrets
from datetime import timedelta

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.records.closures import closures_of
from casebook.records.days import calendar_now
from casebook.records.reception import days_between
from casebook.records.units import Unit
from casebook.services.closing import ClosureEntry, record_closure, withdraw_closure
from casebook.services.refusals import NotAllowed
from casebook.web import access
from casebook.web.acting import unit_for, units_for
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.closures import ClosureForm
from casebook.web.schedule_words import day_views

blueprint = Blueprint("closures", __name__, url_prefix="/reception/closures")

_SHOWN = timedelta(days=366)


@blueprint.get("")
def listing() -> str:
    """Show the closures of a unit, and which planned days each of them meets."""
    unit, today = unit_for(Power.PLAN_RECEPTION), clock.today()
    closed = closures_of(unit.id, today - _SHOWN, today + _SHOWN)
    met = {
        one.id: day_views(
            days_between(unit.id, one.first_day, one.last_day), today=today, calendar=calendar_now()
        )
        for one in closed
    }
    units = units_for(Power.PLAN_RECEPTION)
    return render_template("closures/listing.html", unit=unit, units=units, closures=closed, met=met)


@blueprint.route("/new", methods=["GET", "POST"])
def record() -> str | Response | tuple[str, int]:
    """Record that the unit is closed for some days."""
    unit = unit_for(Power.PLAN_RECEPTION)
    form = filled(ClosureForm, request_key=secrets.token_urlsafe())
    if form.validate_on_submit() and attempt(
        form, lambda: record_closure(doing=access.doing(), entry=_entry(form, unit))
    ):
        flash(_("The closure is recorded. Planned receptions of these days are marked; no term moves."))
        return redirect(url_for("closures.listing", unit=unit.id))
    return render_template("closures/record.html", form=form, unit=unit), status()


def _entry(form: ClosureForm, unit: Unit) -> ClosureEntry:
    return ClosureEntry(
        unit_id=unit.id,
        first_day=form.first_day.day,
        last_day=form.last_day.day,
        reason=form.reason.data,
        source=form.source.data or "",
        request_key=form.request_key.data or secrets.token_urlsafe(),
    )


@blueprint.post("/<closure_id>/withdraw")
def withdraw(closure_id: str) -> Response:
    """Take a closure back."""
    try:
        unit_id = withdraw_closure(doing=access.doing(), closure_id=closure_id)
    except NotAllowed:
        abort(404)
    flash(_("The closure is taken back."))
    return redirect(url_for("closures.listing", unit=unit_id))
