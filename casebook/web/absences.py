"""Absences of a unit's people, and who stands in for them."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.records.people import absence_by_id, person_by_id
from casebook.records.units import Unit
from casebook.reports.staff import absences, colleagues
from casebook.services.absences import AbsenceEntry, end_absence, may_record, record_absence, seen_absence
from casebook.services.refusals import NotAllowed, Refused
from casebook.web import access
from casebook.web.acting import unit_for, units_for
from casebook.web.filling import attempt
from casebook.web.forms.fields import choices_of
from casebook.web.forms.people import AbsenceForm, LastDayForm
from casebook.web.language import language
from casebook.web.typed import kept_text

blueprint = Blueprint("absences", __name__)


def _power() -> Power:
    return Power.HAND_OVER if access.holds(Power.HAND_OVER) else Power.MANAGE_PEOPLE


def _unit() -> Unit:
    return unit_for(_power())


@blueprint.get("/absences")
def listing() -> str:
    """Show who is or will be away, and who stands in."""
    unit = _unit()
    return render_template(
        "absences/listing.html",
        unit=unit,
        units=units_for(_power()),
        absences=absences(unit.id, clock.today()),
        may_hand_over=access.actor().has_in(Power.HAND_OVER, unit.id),
    )


@blueprint.route("/absences/new", methods=["GET", "POST"])
def record() -> str | Response | tuple[str, int]:
    """Record that somebody is away and who stands in."""
    unit = _unit()
    form = AbsenceForm(formdata=kept_text()) if request.method == "GET" else AbsenceForm()
    people = choices_of([(one.id, one.full_name) for one in colleagues(unit.id, clock.today())])
    form.person_id.choices = form.stand_in_id.choices = [*choices_of([("", _("Choose"))]), *people]
    if request.method == "GET":
        return render_template("absences/record.html", form=form, unit=unit)
    if form.validate():
        try:
            record_absence(doing=access.doing(), entry=_typed(form, unit))
        except NotAllowed:
            abort(404)
        except Refused as refused:
            form.refuse(refused.sentence(language()), refused.field)
        else:
            flash(_("The absence is recorded. On those days the stand-in holds the roles of who is away."))
            return redirect(url_for("absences.listing"))
    return render_template("absences/record.html", form=form, unit=unit), 422


def _typed(form: AbsenceForm, unit: Unit) -> AbsenceEntry:
    return AbsenceEntry(
        unit_id=unit.id,
        person_id=form.person_id.data,
        stand_in_id=form.stand_in_id.data,
        since=form.since.day,
        until=form.until.day,
        reason=form.reason.data or "",
    )


@blueprint.route("/absences/<absence_id>/end", methods=["GET", "POST"])
def end(absence_id: str) -> str | Response | tuple[str, int]:
    """Say that somebody is back earlier."""
    absence = absence_by_id(absence_id)
    if absence is None or not may_record(access.actor(), absence.unit_id):
        abort(404)
    around = {"absence": absence, "person": person_by_id(absence.person_id)}
    if request.method == "GET":
        form = LastDayForm(formdata=kept_text())
        form.until.data = form.until.data or max(min(clock.today(), absence.until), absence.since)
        form.seen.data = form.seen.data or seen_absence(absence)
        return render_template("absences/end.html", form=form, **around)
    form = LastDayForm()
    if form.validate() and attempt(form, lambda: _end(absence_id, form)):
        flash(_("The last day of the absence is recorded."))
        return redirect(url_for("absences.listing"))
    return render_template("absences/end.html", form=form, **around), 422


def _end(absence_id: str, form: LastDayForm) -> None:
    until, seen = form.until.day, form.seen.data or ""
    end_absence(doing=access.doing(), absence_id=absence_id, until=until, seen=seen)
