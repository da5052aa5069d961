"""Letters filed away whose keeping is over: the head records the decision, and they are destroyed."""

import secrets

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.records.cases import Case
from casebook.reports.lost_words import subject_of
from casebook.reports.retention import decision_views, filed_on, keeping_term
from casebook.services.destroying import DestructionEntry, cases_to_destroy, destroy_letters, kept_to
from casebook.web import access
from casebook.web.acting import unit_for
from casebook.web.dossiers import reading
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.retention import DestructionForm
from casebook.web.language import language
from config import Config

blueprint = Blueprint("retention", __name__)


@blueprint.route("/cases/destruction", methods=["GET", "POST"])
def listing() -> Response | tuple[str, int]:
    """List what may be destroyed, and record the decision about some of it."""
    unit, today = unit_for(Power.DECIDE_DESTRUCTION), clock.today()
    due = cases_to_destroy(access.doing(), unit.id)
    form = filled(DestructionForm, decided_on=today, request_key=secrets.token_urlsafe(24))
    form.offer([(case.id, _label(case)) for case in due])
    if form.validate_on_submit() and attempt(form, lambda: _destroy(unit.id, form)):
        flash(_("Destroyed. The numbers, the days and the decision stay; destroy the paper too."))
        return redirect(url_for("retention.listing"))
    article, certainty = keeping_term(today, language())
    return render_template(
        "retention/listing.html",
        unit=unit,
        form=form,
        due=due,
        article=article,
        certainty=certainty,
        decisions=decision_views(access.actor(), unit.id),
    ), status()


def _label(case: Case) -> str:
    told: str = _(
        "%(name)s: %(subject)s. Filed away %(filed)s, kept to %(until)s",
        name=case.name,
        subject=subject_of(case, reading()),
        filed=f"{filed_on(case):%d/%m/%Y}",
        until=f"{kept_to(case):%d/%m/%Y}",
    )
    return told


def _destroy(unit_id: str, form: DestructionForm) -> str:
    config: Config = current_app.config["CASEBOOK"]
    entry = DestructionEntry(
        unit_id=unit_id,
        case_ids=tuple(form.case_ids.data or ()),
        document_number=form.document_number.data or "",
        decided_on=form.decided_on.day,
        request_key=form.request_key.data or "",
    )
    return destroy_letters(doing=access.doing(), entry=entry, keys_folder=config.keys)
