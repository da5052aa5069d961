"""Approvers lent to units below that are too small for two pairs of eyes."""

import secrets

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.services.lending import (
    Loan,
    lend_approver,
    loans_known,
    people_to_lend,
    revoke_approver,
    units_to_lend_to,
)
from casebook.web import access
from casebook.web.filling import attempt, filled, press, status
from casebook.web.forms.identities import LoanForm

blueprint = Blueprint("approvers", __name__, url_prefix="/approvers")


@blueprint.get("")
def listing() -> str:
    """Show who is lent to which unit, from when to when."""
    return render_template("approvers/listing.html", loans=loans_known(access.doing()))


@blueprint.route("/new", methods=["GET", "POST"])
def lend() -> str | Response | tuple[str, int]:
    """Lend somebody of one's office to a unit below."""
    doing = access.doing()
    units = [(unit.id, unit.name) for unit in units_to_lend_to(doing)]
    form = filled(LoanForm, since=clock.today(), request_key=secrets.token_urlsafe(16))
    form.offer(units, [(person.id, person.full_name) for person in people_to_lend(doing)])
    if form.validate_on_submit():
        loan = Loan(
            unit_id=form.unit.data,
            approver_id=form.approver.data,
            since=form.since.day,
            until=form.until.day,
            request_key=form.request_key.data,
        )
        if attempt(form, lambda: lend_approver(doing=doing, loan=loan)):
            flash(_("The approver is lent."))
            return redirect(url_for("approvers.listing"))
    return render_template("approvers/lend.html", form=form, units=units), status()


@blueprint.post("/<loan_id>/revoke")
def revoke(loan_id: str) -> Response:
    """End a loan at once."""
    if press(lambda: revoke_approver(doing=access.doing(), loan_id=loan_id)):
        flash(_("The loan is ended."))
    return redirect(url_for("approvers.listing"))
