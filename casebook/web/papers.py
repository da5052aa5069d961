"""The papers of a case: which come next, a draft to fill in, and what is printed of it."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.law.signing import PaperState
from casebook.law.vocabulary import Action
from casebook.papers.form import Form as StatutoryForm
from casebook.records.papers import Paper, forms_issued
from casebook.records.visibility import keeps_secret, visible_case
from casebook.reports.next_step import next_step
from casebook.services.drafting import Beginning, Change, begin_paper, change_paper, discard_paper
from casebook.services.overtaken import Overtaken
from casebook.services.paper_desk import may_do
from casebook.services.paper_names import form_of
from casebook.services.paper_sheets import docx_of, pdf_of
from casebook.services.paper_views import Around, papers_view
from casebook.services.reading_papers import paper_to_read, papers_to_read, resolves
from casebook.services.refusals import Refused
from casebook.web import access
from casebook.web.dossiers import dossier_of
from casebook.web.filling import attempt, press, status
from casebook.web.forms.papers import BeginForm, DiscardForm, PaperForm, name_of
from casebook.web.language import language
from casebook.web.office_files import word_file
from casebook.web.paper_page import draft_page, issued_page
from casebook.web.paper_typing import add_row, opened_form, told_values, typed_texts
from casebook.web.visit_sheets import pdf

blueprint = Blueprint("papers", __name__, url_prefix="/cases/<case_id>/papers")

Page = str | Response | tuple[str, int]

_NOT_STEPS = frozenset({Action.NOTE, Action.CORRECT, Action.RECLASSIFY})


@blueprint.get("")
def listing(case_id: str) -> str:
    """List the papers of a case, and the forms its next steps need."""
    dossier, actor = dossier_of(case_id), access.actor()
    if dossier.redacted:
        abort(404)
    case = dossier.case
    writes = may_do(actor, case, Power.WRITE_PAPERS) and not dossier.lost
    may_come = dossier.standing.actions_on(clock.today()) if writes else ()
    lawful = [action for action in may_come if action not in _NOT_STEPS]
    around = Around(
        lawful=lawful,
        proposed=next_step(lawful, dossier.journal),
        confined=resolves(actor, case),
        reusable=frozenset(forms_issued(actor, unit_id=case.unit_id, but_case=case.id))
        if writes
        else frozenset(),
        day=clock.today(),
        language=language(),
    )
    view = papers_view(case, papers_to_read(actor, case), around)
    return render_template("papers/listing.html", dossier=dossier, case=case, papers=view, may_write=writes)


@blueprint.post("/new")
def begin(case_id: str) -> Response:
    """Begin a draft on a form, with what the case says already filled in."""
    form = BeginForm()
    wanted = form.begin.data or form.reuse.data or ""
    made: list[str] = []
    beginning = Beginning(
        case_id=case_id,
        form=wanted,
        from_last=bool(form.reuse.data),
        request_key=form.request_key.data or "",
    )
    if press(lambda: made.append(begin_paper(doing=access.doing(), beginning=beginning))):
        return redirect(url_for("papers.show", case_id=case_id, paper_id=made[0]))
    return redirect(url_for("papers.listing", case_id=case_id))


def paper_of(case_id: str, paper_id: str) -> Paper:
    """Give a paper of a case the signed-in person may read; any other is not found."""
    paper = paper_to_read(access.actor(), case_id, paper_id)
    if paper is None:
        abort(404)
    return paper


@blueprint.route("/<paper_id>", methods=["GET", "POST"])
def show(case_id: str, paper_id: str) -> Page:
    """Show a paper: a draft as a form to fill in, anything else as it stands."""
    paper = paper_of(case_id, paper_id)
    form, case = form_of(paper), dossier_of(case_id).case
    writes = may_do(access.actor(), case, Power.WRITE_PAPERS)
    if paper.state is not PaperState.DRAFT or form is None or not writes:
        if request.method == "POST" and not writes:
            abort(404)
        if request.method == "POST":
            flash(
                _("This paper was issued or put aside meanwhile. What you typed was not written into it."),
                "error",
            )
        return issued_page(dossier_of(case_id), paper)
    typed = opened_form(paper, form)
    if request.method == "GET":
        return draft_page(dossier_of(case_id), paper, form, typed)
    if "more" in request.form:
        typed.validate()
        add_row(typed, request.form["more"])
        return draft_page(dossier_of(case_id), paper, form, typed)
    if typed.validate() and attempt(typed, lambda: _write_down(paper, form, typed)):
        return redirect(_next_page(case_id, paper_id))
    return draft_page(dossier_of(case_id), paper, form, typed), status()


def _write_down(paper: Paper, form: StatutoryForm, typed: PaperForm) -> None:
    change = Change(
        case_id=paper.case_id or "",
        paper_id=paper.id,
        texts=typed_texts(typed, form),
        seen=typed.seen.data or "",
    )
    try:
        change_paper(doing=access.doing(), change=change)
    except Overtaken as overtaken:
        theirs = {name_of(key): told for key, told in told_values(form, overtaken.theirs).items()}
        raise Overtaken(theirs=theirs, seen=overtaken.seen) from overtaken


def _next_page(case_id: str, paper_id: str) -> str:
    asked = request.form.get("do")
    if asked == "issue":
        return url_for("paper_issue.issue", case_id=case_id, paper_id=paper_id)
    if asked == "preview":
        return url_for("papers.as_pdf", case_id=case_id, paper_id=paper_id)
    flash(_("The draft is saved."))
    return url_for("papers.show", case_id=case_id, paper_id=paper_id)


@blueprint.get("/<paper_id>/pdf")
def as_pdf(case_id: str, paper_id: str) -> Response:
    """Print a paper as PDF, to be read or signed."""
    paper = paper_of(case_id, paper_id)
    try:
        return pdf(pdf_of(paper), _file_name(paper))
    except Refused as refused:
        return _back(refused, paper)


@blueprint.get("/<paper_id>/docx")
def as_docx(case_id: str, paper_id: str) -> Response:
    """Give a paper for Word, to be edited there."""
    paper = paper_of(case_id, paper_id)
    back = url_for("papers.show", case_id=case_id, paper_id=paper_id)
    return word_file(lambda: docx_of(paper), _file_name(paper), otherwise=back)


def _file_name(paper: Paper) -> str:
    # Of a secret case the name of a downloaded file tells nothing either.
    case = visible_case(access.actor(), paper.case_id or "")
    if case is None or keeps_secret(case):
        return "van-ban"
    return f"{paper.form}-{case.name}"


def _back(refused: Refused, paper: Paper) -> Response:
    flash(refused.sentence(language()), "error")
    return redirect(url_for("papers.show", case_id=paper.case_id, paper_id=paper.id))


@blueprint.post("/<paper_id>/discard")
def discard(case_id: str, paper_id: str) -> Page:
    """Put a paper aside: a draft, or an issued one that is wrong and belongs to no step."""
    paper, form = paper_of(case_id, paper_id), DiscardForm()

    def put_aside() -> None:
        reason = form.reason.data or ""
        seen = form.seen.data or ""
        discard_paper(doing=access.doing(), case_id=case_id, paper_id=paper_id, reason=reason, seen=seen)

    was_draft = paper.state is PaperState.DRAFT
    if was_draft and not press(put_aside):
        return redirect(url_for("papers.show", case_id=case_id, paper_id=paper_id))
    if not was_draft and not (form.validate() and attempt(form, put_aside)):
        return issued_page(dossier_of(case_id), paper, discard=form), status()
    flash(_("The paper is put aside."))
    return redirect(url_for("papers.listing", case_id=case_id))
