"""To which body a unit's second complaints, denunciations and figures go: by default, or as named."""

import secrets

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.records.competences import Competence
from casebook.records.units import Unit, units_to_name
from casebook.reports.competences import competence_word, competences_of
from casebook.services.competence_care import BodyEntry, name_body
from casebook.web import access
from casebook.web.acting import unit_for, units_for
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.competences import BodyForm
from casebook.web.language import language

blueprint = Blueprint("competences", __name__, url_prefix="/unit/competences")


@blueprint.get("")
def show() -> str:
    """Show to which body each thing goes today, and what was ever said of it."""
    unit = unit_for(Power.MANAGE_UNIT)
    return render_template(
        "competences/show.html",
        unit=unit,
        units=units_for(Power.MANAGE_UNIT),
        competences=competences_of(unit.id, clock.today(), language()),
    )


@blueprint.route("/new", methods=["GET", "POST"])
def name() -> str | Response | tuple[str, int]:
    """Name a body from a day on; what was said before stays as it was."""
    unit = unit_for(Power.MANAGE_UNIT)
    form = filled(
        BodyForm,
        competence=request.args.get("competence", ""),
        since=clock.today(),
        request_key=secrets.token_urlsafe(24),
    )
    form.offer(
        [(str(one), competence_word(one, language())) for one in Competence],
        [(unit_id, told) for told, unit_id in units_to_name(unit.id).items()],
    )
    if form.validate_on_submit() and attempt(
        form, lambda: name_body(doing=access.doing(), unit_id=unit.id, entry=_typed(form))
    ):
        flash(_("It counts from %(day)s on.", day=f"{form.since.day:%d/%m/%Y}"))
        return redirect(url_for("competences.show", unit=unit.id))
    return _page(unit, form), status()


def _page(unit: Unit, form: BodyForm) -> str:
    return render_template("competences/name.html", unit=unit, form=form)


def _typed(form: BodyForm) -> BodyEntry:
    return BodyEntry(
        competence=Competence(form.competence.data),
        since=form.since.day,
        source=form.source.data,
        to_unit_id=form.to_unit.data or None,
        to_body=form.to_body.data or "",
        note=form.note.data or "",
        request_key=form.request_key.data or None,
    )
