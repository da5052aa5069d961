"""Roles of somebody: given from a day, ended on a day."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.law.vocabulary import Role
from casebook.law.words import word
from casebook.records.people import appointment_by_id, person_by_id
from casebook.records.units import unit_by_id
from casebook.services.refusals import Refused
from casebook.services.staffing import RoleEntry, end_role, give_role, seen_role
from casebook.web import access
from casebook.web.acting import units_for
from casebook.web.filling import attempt
from casebook.web.forms.fields import choices_of
from casebook.web.forms.people import LastDayForm, RoleForm
from casebook.web.language import language
from casebook.web.people import keeps, known
from casebook.web.typed import kept_text

blueprint = Blueprint("roles", __name__)


@blueprint.route("/people/<person_id>/roles/new", methods=["GET", "POST"])
def give(person_id: str) -> str | Response | tuple[str, int]:
    """Give somebody a role from a day to a day."""
    person, held = known(person_id)
    if not keeps(held):
        abort(404)
    get = request.method == "GET"
    form = RoleForm(formdata=kept_text()) if get else RoleForm()
    form.unit_id.choices = choices_of([(u.id, u.name) for u in units_for(Power.MANAGE_PEOPLE)])
    form.role.choices = choices_of([(str(role), word(role, language())) for role in Role])
    if get:
        form.since.data = form.since.data or clock.today()
        return render_template("people/give_role.html", form=form, person=person)
    if form.validate():
        role = RoleEntry(
            unit_id=form.unit_id.data,
            role=Role(form.role.data),
            since=form.since.day,
            until=form.until.data,
        )
        try:
            give_role(doing=access.doing(), person_id=person_id, role=role)
        except Refused as refused:
            form.refuse(refused.sentence(language()), refused.field)
        else:
            flash(_("The role is given."))
            return redirect(url_for("people.show", person_id=person_id))
    return render_template("people/give_role.html", form=form, person=person), 422


@blueprint.route("/people/roles/<appointment_id>/end", methods=["GET", "POST"])
def end(appointment_id: str) -> str | Response | tuple[str, int]:
    """Say which is the last day of a role."""
    held = appointment_by_id(appointment_id)
    if held is None or not access.actor().has_in(Power.MANAGE_PEOPLE, held.unit_id):
        abort(404)
    around = {
        "held": held,
        "person": person_by_id(held.person_id),
        "unit": unit_by_id(held.unit_id),
    }
    if request.method == "GET":
        form = LastDayForm(formdata=kept_text())
        form.until.data = form.until.data or held.until or clock.today()
        form.seen.data = form.seen.data or seen_role(held)
        return render_template("people/end_role.html", form=form, **around)
    form = LastDayForm()
    if form.validate() and attempt(form, lambda: _end(appointment_id, form)):
        flash(_("The last day of the role is recorded."))
        return redirect(url_for("people.show", person_id=held.person_id))
    return render_template("people/end_role.html", form=form, **around), 422


def _end(appointment_id: str, form: LastDayForm) -> None:
    until, seen = form.until.day, form.seen.data or ""
    end_role(doing=access.doing(), appointment_id=appointment_id, until=until, seen=seen)
