"""Commitments from the head's conclusion of a session, taken down."""

import secrets

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from casebook.law.powers import Power
from casebook.records.earlier_commitments import SameSubject
from casebook.records.reception import SessionKind, session_by_id
from casebook.reports.commitments import before_views
from casebook.services.conclusion_commitments import commit_in_conclusion
from casebook.web import access
from casebook.web.commitments import entry_of, owners_in
from casebook.web.dossiers import reading
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.commitments import CommitmentForm
from casebook.web.timetable import Page

blueprint = Blueprint("conclusion_commitments", __name__, url_prefix="/reception/sessions")


@blueprint.route("/<session_id>/commitments/new", methods=["GET", "POST"])
def new(session_id: str) -> Page:
    """Take down a commitment made in the head's conclusion of a session."""
    held = session_by_id(session_id)
    if (
        held is None
        or held.kind is SessionKind.REGULAR
        or not access.actor().has_in(Power.KEEP_DIALOGUES, held.unit_id)
    ):
        abort(404)
    form = filled(CommitmentForm, request_key=secrets.token_urlsafe(32), made_on=held.held_on)
    form.offer(owners_in(held.unit_id))
    if form.validate_on_submit() and attempt(
        form,
        lambda: commit_in_conclusion(
            doing=access.doing(),
            session_id=held.id,
            entry=entry_of(form),
            request_key=form.request_key.data or secrets.token_urlsafe(32),
        ),
    ):
        flash(_("The commitment is recorded; its owner is reminded before the day."))
        return redirect(url_for("sessions.show", session_id=held.id, _anchor="conclusion"))
    asked = SameSubject(unit_id=held.unit_id, topic=form.topic.data or "")
    return render_template(
        "commitments/in_conclusion.html", form=form, held=held, before=before_views(asked, reading())
    ), status()
