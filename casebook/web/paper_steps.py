"""A step recorded from its issued paper: number, signer and day stand in its form already."""

from flask import request

from casebook.law.fields import Field
from casebook.law.signing import PaperState
from casebook.law.vocabulary import Action
from casebook.records.cases import Case
from casebook.records.papers import Paper
from casebook.services.offering_papers import actions_of
from casebook.services.paper_numbers import number_as_printed
from casebook.services.paper_ties import is_tied
from casebook.services.reading_papers import paper_to_read
from casebook.web import access
from casebook.web.forms.steps import DAY_FIELD, StepForm, name_of


def paper_behind(case: Case, action: Action) -> Paper | None:
    """Give the issued paper this step is recorded from, if the address names one that may be its paper."""
    paper_id = request.args.get("paper", "")
    paper = paper_to_read(access.actor(), case.id, paper_id) if paper_id else None
    if paper is None or paper.state is not PaperState.ISSUED or is_tied(case, paper):
        return None
    return paper if action in actions_of(case, paper.form) else None


def fill_from(form: StepForm, paper: Paper) -> None:
    """Put what stands on a paper into the empty form of its step."""
    known = {
        DAY_FIELD: paper.issued_on,
        name_of(Field.DOCUMENT_NUMBER): number_as_printed(paper),
        name_of(Field.SIGNER): paper.signer_name,
    }
    for name, value in known.items():
        field = form._fields.get(name)
        if field is not None and value and not field.raw_data:
            field.data = value
