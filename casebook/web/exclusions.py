"""Walls around one case: stepping back, declaring an involvement, letting back, naming somebody."""

from flask import Blueprint, abort, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook.law.exclusions import LIFTED_BY_OTHERS
from casebook.records.cases import Case, PartyRole
from casebook.records.exclusions import kept_out_of
from casebook.records.visibility import visible_case
from casebook.services.accusing import ROLES, Named, may_name, name_party, people_of_house
from casebook.services.excluding import (
    Involvement,
    declare_conflict,
    lift_exclusion,
    may_be_declared,
    may_declare,
    step_back,
)
from casebook.web import access
from casebook.web.dossiers import party_label, version_in
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.exclusions import ConflictForm, LiftForm, NameForm, StepBackForm
from casebook.web.forms.fields import choices_of
from casebook.web.language import language

blueprint = Blueprint("exclusions", __name__, url_prefix="/cases/<case_id>")

Page = str | Response | tuple[str, int]


@blueprint.route("/step-back", methods=["GET", "POST"])
def recuse(case_id: str) -> Page:
    """Step back from a case: whoever is involved says so, and sees nothing of it any more."""
    case = _case(case_id)
    form = filled(StepBackForm)
    form.offer(language())
    if form.validate_on_submit() and attempt(
        form, lambda: step_back(doing=access.doing(), case_id=case_id, involved=_involved(form))
    ):
        # The browser was ended with everything else they had of the case: this page is the last one.
        return make_response(render_template("exclusions/stepped_back.html"))
    return render_template("exclusions/recuse.html", form=form, case=case), status()


@blueprint.route("/conflict", methods=["GET", "POST"])
def conflict(case_id: str) -> Page:
    """Declare that somebody is involved; below it, who is kept out and why."""
    case = _declarable(case_id)
    form = filled(ConflictForm)
    form.offer(language())
    people = may_be_declared(access.doing(), case)
    form.person.choices = choices_of([(one.id, one.full_name) for one in people])
    if form.validate_on_submit() and attempt(
        form,
        lambda: declare_conflict(
            doing=access.doing(), case_id=case_id, person_id=form.person.data, involved=_involved(form)
        ),
    ):
        flash(_("It is recorded. They see nothing of this case from now on."))
        return redirect(url_for("exclusions.conflict", case_id=case_id))
    kept_out = kept_out_of(case.id)
    return (
        render_template(
            "exclusions/conflict.html",
            form=form,
            case=case,
            people=people,
            kept_out=kept_out,
            can_be_lifted=LIFTED_BY_OTHERS,
        ),
        status(),
    )


@blueprint.route("/conflict/<exclusion_id>/lift", methods=["GET", "POST"])
def lift(case_id: str, exclusion_id: str) -> Page:
    """Let somebody back into a case, with the reason."""
    case = _declarable(case_id)
    rows = kept_out_of(case.id)
    row = next((one for one in rows if one.id == exclusion_id), None)
    if row is None:
        abort(404)
    form = filled(LiftForm)
    if form.validate_on_submit() and attempt(
        form,
        lambda: lift_exclusion(
            doing=access.doing(), case_id=case_id, exclusion_id=exclusion_id, why=form.why.data
        ),
    ):
        flash(_("They may take part in this case again."))
        return redirect(url_for("exclusions.conflict", case_id=case_id))
    return render_template("exclusions/lift.html", form=form, case=case, row=row), status()


@blueprint.route("/people/new", methods=["GET", "POST"])
def name(case_id: str) -> Page:
    """Name somebody in a case; an accused is kept out of it from this moment on."""
    case = _case(case_id)
    if not may_name(access.actor(), case):
        abort(404)
    form = filled(NameForm)
    if request.method == "GET":
        form.version.data = str(case.version)
    apart = PartyRole.RESPONDENT if case.keeps_secret else PartyRole.ACCUSED
    roles = [role for role in ROLES if role is not apart]
    form.role.choices = choices_of([(str(role), party_label(role)) for role in roles])
    house = people_of_house(case, access.doing())
    offered = [(one.id, f"{one.full_name}, {one.title}") for one in house]
    form.person.choices = choices_of([("", _("not in the list")), *offered])
    if form.validate_on_submit() and attempt(form, lambda: _name(form, case_id)):
        flash(_("It is recorded. An accused of the house sees nothing of this case, nor whoever stands in."))
        gone = visible_case(access.actor(), case_id) is None
        return redirect(url_for("cases.listing") if gone else url_for("cases.show", case_id=case_id))
    return render_template("exclusions/name.html", form=form, case=case), status()


def _name(form: NameForm, case_id: str) -> None:
    named = Named(
        role=PartyRole(form.role.data),
        person_id=form.person.data or None,
        full_name=form.full_name.data or "",
    )
    name_party(doing=access.doing(), case_id=case_id, version=version_in(form.version.data), named=named)


def _case(case_id: str) -> Case:
    case = visible_case(access.actor(), case_id)
    if case is None:
        abort(404)
    return case


def _declarable(case_id: str) -> Case:
    case = _case(case_id)
    if not may_declare(access.actor(), case):
        abort(404)
    return case


def _involved(form: StepBackForm) -> Involvement:
    return Involvement(ground=form.ground.data, note=form.note.data or "")
