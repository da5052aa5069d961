"""The calendar of days off and worked Saturdays: everyone reads it, an administrator decides."""

from datetime import date

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.known_days import next_year_missing
from casebook.law.powers import Power
from casebook.records.days import calendar_now
from casebook.reports.special_days import days_of_year, years
from casebook.services.day_care import DayEntry, confirm_day, propose_day, withdraw_day
from casebook.services.recounting import Recount
from casebook.services.refusals import NotAllowed, Refused
from casebook.web import access
from casebook.web.forms.days import SpecialDayForm
from casebook.web.forms.fields import choices_of
from casebook.web.language import language
from casebook.web.typed import kept_text

blueprint = Blueprint("days", __name__)

_OFF, _WORKED = "off", "worked"


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
        days=days_of_year(year),
        missing=next_year_missing(calendar_now(), today),
        may_propose=access.holds(Power.PROPOSE_CALENDAR_DAYS),
        may_confirm=access.holds(Power.CONFIRM_CALENDAR_DAYS),
    )


@blueprint.route("/days/new", methods=["GET", "POST"])
def propose() -> str | Response | tuple[str, int]:
    """Propose a special day."""
    form = SpecialDayForm(formdata=kept_text()) if request.method == "GET" else SpecialDayForm()
    form.works.choices = choices_of([(_OFF, _("off")), (_WORKED, _("worked, to make up for a day off"))])
    if request.method == "GET":
        return render_template("days/propose.html", form=form)
    if form.validate():
        entry = DayEntry(
            day=form.day.day,
            works=form.works.data == _WORKED,
            name=form.name.data,
            source=form.source.data,
        )
        try:
            propose_day(doing=access.doing(), entry=entry)
        except Refused as refused:
            form.refuse(refused.sentence(language()), refused.field)
        else:
            flash(_("The day is proposed. It counts as soon as an administrator confirms it."))
            return redirect(url_for("days.listing", year=entry.day.year))
    return render_template("days/propose.html", form=form), 422


@blueprint.post("/days/<day>/confirm")
def confirm(day: str) -> Response:
    """Confirm a proposed day."""
    return _decided(day, confirm=True)


@blueprint.post("/days/<day>/withdraw")
def withdraw(day: str) -> Response:
    """Withdraw a day."""
    return _decided(day, confirm=False)


def _decided(written: str, *, confirm: bool) -> Response:
    day = _day_of(written)
    try:
        decide = confirm_day if confirm else withdraw_day
        recount = decide(doing=access.doing(), day=day)
    except NotAllowed:
        abort(404)
    except Refused as refused:
        flash(refused.sentence(language()), "error")
    else:
        told = _("%(day)s counts from now on.") if confirm else _("%(day)s is withdrawn.")
        flash(told % {"day": f"{day:%d/%m/%Y}"} + " " + _moved(recount))
        if recount.left:
            flash(_could_not_count(recount), "warning")
    return redirect(url_for("days.listing", year=day.year))


def _day_of(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        abort(404)


def _moved(recount: Recount) -> str:
    if not recount.moved:
        return str(_("No open case has a day that moved."))
    told = ngettext(
        "The days of %(num)s open case moved.", "The days of %(num)s open cases moved.", len(recount.moved)
    )
    return str(told)


def _could_not_count(recount: Recount) -> str:
    told = ngettext(
        "%(num)s open case could not be counted anew and keeps its days; its handler must look at it.",
        "%(num)s open cases could not be counted anew and keep their days; their handlers must look at them.",
        len(recount.left),
    )
    return str(told)
