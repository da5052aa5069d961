"""Handing all open cases of one handler to another: the list that will move, then one deed."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.records.units import Unit
from casebook.reports.caseload import cases_in_hand, loads
from casebook.reports.staff import handlers
from casebook.services.handover import (
    HANDLING_ROLES,
    Handover,
    Moved,
    commitments_that_move,
    fingerprint,
    hand_over,
)
from casebook.services.refusals import Refused
from casebook.web import access
from casebook.web.acting import unit_for
from casebook.web.forms.fields import choices_of
from casebook.web.forms.people import HandoverForm
from casebook.web.language import language
from casebook.web.typed import kept_text

blueprint = Blueprint("handover", __name__)


@blueprint.get("/handover")
def choose() -> str:
    """Show the handlers who have open cases in hand."""
    unit = unit_for(Power.HAND_OVER)
    return render_template("handover/choose.html", unit=unit, loads=loads(access.actor(), unit.id))


@blueprint.route("/handover/<handler_id>", methods=["GET", "POST"])
def give(handler_id: str) -> str | Response | tuple[str, int]:
    """Show the cases that will move, and hand them over."""
    unit = unit_for(Power.HAND_OVER)
    form = HandoverForm(formdata=kept_text()) if request.method == "GET" else HandoverForm()
    takers = [one for one in handlers(unit.id, clock.today(), HANDLING_ROLES) if one.id != handler_id]
    form.to_id.choices = choices_of([("", _("Choose")), *((one.id, one.full_name) for one in takers)])
    if not commitments_that_move(access.actor(), unit.id, handler_id):
        del form.with_commitments
    if request.method == "GET":
        return _page(form, unit, handler_id)
    if form.validate():
        handover = Handover(
            unit_id=unit.id,
            from_id=handler_id,
            to_id=form.to_id.data,
            reason=form.reason.data or "",
            seen=form.seen.data or "",
            with_commitments="with_commitments" in form and form.with_commitments.data,
        )
        try:
            moved = hand_over(doing=access.doing(), handover=handover)
        except Refused as refused:
            form.refuse(refused.sentence(language()), refused.field)
        else:
            _tell(moved)
            return redirect(url_for("handover.choose"))
    return _page(form, unit, handler_id), 422


def _page(form: HandoverForm, unit: Unit, handler_id: str) -> str:
    person = next((one.person for one in loads(access.actor(), unit.id) if one.person.id == handler_id), None)
    if person is None:
        abort(404)
    cases = cases_in_hand(access.actor(), unit_id=unit.id, handler_id=handler_id)
    commitments = commitments_that_move(access.actor(), unit.id, handler_id)
    form.seen.data = fingerprint(cases, commitments)
    return render_template(
        "handover/give.html",
        form=form,
        person=person,
        cases=cases,
        commitments=commitments,
        unit=unit,
    )


def _tell(moved: Moved) -> None:
    flash(ngettext("%(num)s case was handed over.", "%(num)s cases were handed over.", moved.cases))
    if moved.commitments:
        told = ngettext(
            "%(num)s commitment went along.", "%(num)s commitments went along.", moved.commitments
        )
        flash(told)
