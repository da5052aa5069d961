"""Acting on a case: a lawful step with its own form, an assignment, a correction."""

from typing import TypeVar

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.articles import name_all
from casebook.law.lifecycle import Step
from casebook.law.powers import ACTION_POWERS, ROLE_POWERS, Power
from casebook.law.vocabulary import Action, Role
from casebook.law.words import word
from casebook.reports.dossier import Dossier
from casebook.reports.handlers import handlers_in
from casebook.reports.standings import step_row, why_not
from casebook.services.correcting import Correction, correct_event
from casebook.services.handling import (
    SIGNED,
    assign_case,
    event_of,
    may_take,
    must_be_confirmed_to_sign,
    take_step,
)
from casebook.services.refusals import NotAllowed, Refused, Stale
from casebook.web import access, case_dialogues
from casebook.web.bodies import offer_body
from casebook.web.dossiers import dossier_of, version_in
from casebook.web.foreseeing import (
    contrast_of_step,
    is_made_up,
    outlook_on_correction,
    outlook_on_step,
    sent_along,
)
from casebook.web.forms.cases import STRIKE, AssignForm, CorrectionForm
from casebook.web.forms.fields import Form, choices_of
from casebook.web.forms.steps import DAY_FIELD, StepForm, step_form
from casebook.web.language import language
from casebook.web.paper_steps import fill_from, paper_behind
from casebook.web.typed import kept_text

blueprint = Blueprint("steps", __name__, url_prefix="/cases/<case_id>")

F = TypeVar("F", bound=Form)

Answer = str | Response | tuple[str, int]

# The button that only looks ahead, for browsers without script.
FORESEE = "foresee"


@blueprint.route("/steps/<action>", methods=["GET", "POST"])
def take(case_id: str, action: str) -> Answer:
    """Take a step: its form asks for what the step needs, or the page says why it cannot be taken."""
    dossier, wanted = dossier_of(case_id), _action(action)
    row = step_row(dossier.case.kind, dossier.standing, wanted)
    if not may_take(access.actor(), dossier.case, wanted):
        return _refused(dossier, wanted, _whose(wanted, row)), 403
    _prove_first(dossier, wanted)
    late = "late" in request.args
    if row is None or (request.method == "GET" and not late and _unlawful(dossier, wanted)):
        return _refused(dossier, wanted, _unlawful(dossier, wanted), row=row), 409
    if request.method == "GET" and wanted in case_dialogues.PAGES:
        return redirect(case_dialogues.page_of(wanted, case_id))
    form = _opened(step_form(row, language(), _people(dossier), dossier.case.kind), dossier)
    if request.method == "GET" and not late and form[DAY_FIELD].raw_data is None:
        form[DAY_FIELD].data = clock.today()
    paper = paper_behind(dossier.case, wanted)
    if request.method == "GET" and paper is not None:
        fill_from(form, paper)
    if FORESEE in request.form:
        form.check_typed()
    elif request.method == "POST" and form.validate():
        return _taken(dossier, row, form)
    return _page(dossier, row, form), _status(form)


@blueprint.post("/steps/<action>/foresight")
def foresee_step(case_id: str, action: str) -> Answer:
    """Show what a step would do, while it is being typed; nothing is stored."""
    dossier, wanted = dossier_of(case_id), _action(action)
    row = step_row(dossier.case.kind, dossier.standing, wanted)
    if row is None or not may_take(access.actor(), dossier.case, wanted):
        abort(404)
    form = step_form(row, language(), _people(dossier), dossier.case.kind)()
    if is_made_up(form):
        abort(422)
    outlook = outlook_on_step(dossier.case, row, form)
    contrast = contrast_of_step(dossier.case, row, form)
    return render_template("steps/looked.html", outlook=outlook, contrast=contrast)


def _prove_first(dossier: Dossier, wanted: Action) -> None:
    # What is typed about a denunciation is kept nowhere: the proof is asked for before it is typed.
    if request.method == "GET" and wanted in SIGNED and dossier.case.keeps_secret:
        must_be_confirmed_to_sign(access.doing())


def _action(typed: str) -> Action:
    try:
        return Action(typed)
    except ValueError:
        abort(404)


def _unlawful(dossier: Dossier, wanted: Action) -> str:
    refusal = why_not(dossier.case.kind, dossier.standing, wanted, clock.today())
    return refusal.sentence(language()) if refusal else ""


def _whose(wanted: Action, row: Step | None) -> str:
    """Say who may take a step, and by which article it is theirs."""
    roles = [word(r, language()) for r in Role if ACTION_POWERS[wanted] in ROLE_POWERS[r]]
    cited = f" ({name_all(row.articles, language())})" if row and row.articles else ""
    told: str = _("This step is not yours to take. It belongs to: %(roles)s", roles=", ".join(roles))
    return f"{told}{cited}."


def _refused(dossier: Dossier, wanted: Action, why: str, *, row: Step | None = None) -> str:
    return render_template("steps/refused.html", dossier=dossier, action=wanted, why=why, row=row)


def _people(dossier: Dossier) -> list[tuple[str, str]]:
    found = handlers_in(dossier.case.unit_id, clock.today())
    return [(person.id, person.full_name) for person in found]


def _opened(made: type[F], dossier: Dossier) -> F:
    """Open a form on a case: as typed, as it was left when the sign-in ran out, or new."""
    kept = kept_text()
    form = made(formdata=kept) if kept is not None else made()
    if request.method == "GET":
        form["version"].data = str(dossier.case.version)
    return form


def _status(form: Form) -> int:
    return 422 if form.errors else 200


def _page(dossier: Dossier, row: Step, form: StepForm, seen: int | None = None) -> str:
    added = [entry for entry in dossier.journal if seen is not None and entry.position >= seen]
    return render_template(
        "steps/take.html",
        dossier=dossier,
        row=row,
        form=form,
        bodies=offer_body(form, dossier.case),
        added=added,
        outlook=outlook_on_step(dossier.case, row, form),
        contrast=contrast_of_step(dossier.case, row, form),
        sent_along=sent_along(row),
        articles=name_all(row.articles, language()),
    )


def _taken(dossier: Dossier, row: Step, form: StepForm) -> Answer:
    case_id, seen = dossier.case.id, version_in(form.version.data)
    new = event_of(row, form[DAY_FIELD].data, form.answers(row))
    paper = paper_behind(dossier.case, row.action)
    try:
        take_step(
            doing=access.doing(),
            case_id=case_id,
            version=seen,
            action=row.action,
            new=new,
            paper_id=paper.id if paper else None,
        )
    except Stale as stale:
        form.refuse(stale.sentence(language()), None)
        form.version.data = str(stale.version)
        return _page(dossier_of(case_id), row, form, max(seen, 0)), 409
    except NotAllowed:
        abort(404)
    except Refused as refused:
        form.refuse(refused.sentence(language()), refused.field)
        return _page(dossier_of(case_id), row, form), 422
    flash(_("Recorded: %(step)s.", step=word(row.action, language())))
    return redirect(url_for("cases.show", case_id=case_id))


@blueprint.route("/assign", methods=["GET", "POST"])
def assign(case_id: str) -> Answer:
    """Say who handles a case."""
    dossier = dossier_of(case_id)
    if not access.actor().has_in(Power.ASSIGN_CASES, dossier.case.unit_id):
        abort(404)
    form = _opened(AssignForm, dossier)
    form.handler.choices = choices_of(_people(dossier))
    if request.method == "GET" or not form.validate():
        return _form_page("steps/assign.html", dossier, form), _status(form)
    seen = version_in(form.version.data)
    try:
        assign_case(
            doing=access.doing(),
            case_id=case_id,
            version=seen,
            handler_id=form.handler.data,
            note=form.note.data or "",
        )
    except Refused as refused:
        return _told("steps/assign.html", form, refused, case_id, seen)
    flash(_("The case is assigned."))
    return redirect(url_for("cases.show", case_id=case_id))


@blueprint.route("/correct", methods=["GET", "POST"])
def correct(case_id: str) -> Answer:
    """Correct a line of the journal by a further line."""
    dossier = dossier_of(case_id)
    if not may_take(access.actor(), dossier.case, Action.CORRECT):
        abort(404)
    form = _correction_form(dossier)
    if FORESEE in request.form:
        form.check_typed()
    elif request.method == "POST" and form.validate():
        return _corrected(dossier, form)
    return _form_page("steps/correct.html", dossier, form), _status(form)


def _corrected(dossier: Dossier, form: CorrectionForm) -> Answer:
    case_id = dossier.case.id
    seen, struck = version_in(form.version.data), form.how.data == STRIKE
    correction = Correction(
        position=form.event.data,
        right_on=None if struck else form.right_on.data,
        reason=form.reason.data,
    )
    try:
        correct_event(doing=access.doing(), case_id=case_id, version=seen, correction=correction)
    except Refused as refused:
        return _told("steps/correct.html", form, refused, case_id, seen)
    flash(_("Corrected. The journal keeps both what was written and what is right."))
    return redirect(url_for("cases.show", case_id=case_id))


def _correction_form(dossier: Dossier) -> CorrectionForm:
    form = _opened(CorrectionForm, dossier)
    lines = [(str(e.position), f"{e.on:%d/%m/%Y} · {e.label}") for e in dossier.journal if e.correctable]
    form.event.choices = choices_of([("", _("choose a line")), *lines])
    return form


@blueprint.post("/correct/foresight")
def foresee_correction(case_id: str) -> Answer:
    """Show which days a correction would move, while it is being typed; nothing is stored."""
    dossier = dossier_of(case_id)
    if not may_take(access.actor(), dossier.case, Action.CORRECT):
        abort(404)
    form = _correction_form(dossier)
    if is_made_up(form):
        abort(422)
    outlook = outlook_on_correction(dossier.case, form)
    return render_template("steps/looked.html", outlook=outlook, contrast=None)


def _form_page(page: str, dossier: Dossier, form: Form, seen: int | None = None) -> str:
    added = [entry for entry in dossier.journal if seen is not None and entry.position >= seen]
    outlook = outlook_on_correction(dossier.case, form) if isinstance(form, CorrectionForm) else None
    return render_template(page, dossier=dossier, form=form, added=added, outlook=outlook)


def _told(page: str, form: Form, refused: Refused, case_id: str, seen: int) -> Answer:
    """Tell a refusal on the form it answers, everything typed kept; a stale form shows what is new."""
    if isinstance(refused, NotAllowed):
        abort(404)
    form.refuse(refused.sentence(language()), refused.field)
    dossier = dossier_of(case_id)
    if isinstance(refused, Stale):
        form["version"].data = str(refused.version)
        return _form_page(page, dossier, form, max(seen, 0)), 409
    return _form_page(page, dossier, form), 422
