"""Issuing a paper of a case: day, signer and number; and the step of the journal it belongs to."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from casebook import clock
from casebook.law.powers import Power
from casebook.law.signing import Capacity, PaperState
from casebook.law.words import word
from casebook.papers.form import Form as StatutoryForm
from casebook.records.papers import Paper
from casebook.reports.dossier import Dossier
from casebook.services.drafting import blanks_in, seen_paper
from casebook.services.handling import must_be_confirmed_to_sign
from casebook.services.issuing import IssueEntry, OutOfOrder, issue_paper
from casebook.services.paper_desk import may_do
from casebook.services.paper_names import form_of, paper_name
from casebook.services.paper_numbers import bears_number, number_as_printed, number_before
from casebook.services.paper_ties import tie_paper
from casebook.services.signers import signers_for
from casebook.web import access
from casebook.web.dossiers import dossier_of
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.papers import IssueForm, TieForm
from casebook.web.language import language
from casebook.web.paper_page import issued_page, offer_steps
from casebook.web.papers import Page, paper_of

blueprint = Blueprint("paper_issue", __name__, url_prefix="/cases/<case_id>/papers/<paper_id>")


@blueprint.route("/issue", methods=["GET", "POST"])
def issue(case_id: str, paper_id: str) -> Page:
    """Issue a draft: from then on nobody changes it."""
    dossier, paper = dossier_of(case_id), paper_of(case_id, paper_id)
    form = form_of(paper)
    if form is None or not may_do(access.actor(), dossier.case, Power.ISSUE_PAPERS):
        abort(404)
    if paper.state is not PaperState.DRAFT:
        return redirect(url_for("papers.show", case_id=case_id, paper_id=paper_id))
    if request.method == "GET" and dossier.case.keeps_secret:
        # What is typed about a denunciation is kept nowhere: the proof is asked for before it is typed.
        must_be_confirmed_to_sign(access.doing())
    typed = _opened(dossier, paper, form)
    if typed.validate_on_submit() and attempt(typed, lambda: _issue(case_id, paper_id, typed)):
        return redirect(url_for("papers.show", case_id=case_id, paper_id=paper_id))
    return _page(dossier, paper, form, typed), status()


def _opened(dossier: Dossier, paper: Paper, form: StatutoryForm) -> IssueForm:
    signers = signers_for(dossier.case, clock.today())
    typed = filled(
        IssueForm,
        issued_on=clock.today(),
        signer=signers[0].person.id if signers else "",
        seen=seen_paper(paper, form),
    )
    if typed.issued_on.data and typed.issued_on.data != clock.today():
        # A paper of an earlier day may bear the name of somebody who signs here no more.
        signers += signers_for(dossier.case, typed.issued_on.data)
    told = {
        one.person.id: ", ".join(part for part in (one.person.full_name, one.title) if part)
        for one in signers
    }
    typed.offer([*told.items()], [(str(one), word(one, language())) for one in Capacity])
    return typed


def _issue(case_id: str, paper_id: str, typed: IssueForm) -> None:
    entry = IssueEntry(
        case_id=case_id,
        paper_id=paper_id,
        issued_on=typed.issued_on.day,
        signer_id=typed.signer.data,
        capacity=Capacity(typed.capacity.data) if typed.capacity.data else None,
        seen=typed.seen.data or "",
        confirmed_before=typed.before.data or "" if typed.out_of_order.data else "",
    )
    try:
        number = number_as_printed(issue_paper(doing=access.doing(), entry=entry))
    except OutOfOrder as told:
        typed.before.data, typed.out_of_order.data = told.before.mark, False
        raise
    flash(_("Issued under number %(number)s.", number=number) if number else _("The paper is issued."))


def _page(dossier: Dossier, paper: Paper, form: StatutoryForm, typed: IssueForm) -> str:
    return render_template(
        "papers/issue.html",
        dossier=dossier,
        case=dossier.case,
        paper=paper,
        name=paper_name(paper, language()),
        numbered=bears_number(form),
        before=number_before(access.actor(), paper, clock.today()),
        blanks=blanks_in(paper, form),
        form=typed,
    )


@blueprint.post("/tie")
def tie(case_id: str, paper_id: str) -> Page:
    """Say to which step that is recorded already an issued paper belongs."""
    dossier, paper, form = dossier_of(case_id), paper_of(case_id, paper_id), TieForm()
    if paper.state is not PaperState.ISSUED:
        abort(404)
    offer_steps(form, dossier, paper)
    event_id = form.event.data
    done = form.validate() and attempt(
        form,
        lambda: tie_paper(doing=access.doing(), case_id=case_id, paper_id=paper_id, event_id=event_id),
    )
    if not done:
        return issued_page(dossier, paper, tie=form), status()
    flash(_("The paper belongs to that step now."))
    return redirect(url_for("papers.show", case_id=case_id, paper_id=paper_id))
