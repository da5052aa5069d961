"""What a form asked of a complaint as the values registering it asks for."""

from datetime import date
from typing import TypedDict

from casebook.law.articles import name_all
from casebook.law.authorisation import ARTICLES, must_be_certified
from casebook.law.choices import ContestedForm
from casebook.law.vocabulary import Kind
from casebook.services.case_entries import FirstComplaint
from casebook.web.forms.complaints import YES, ComplaintFields, Sort
from casebook.web.language import language

_SECOND = "2"


class ComplaintValues(TypedDict, total=False):
    """The part of a case's entry that only a complaint has."""

    level: int
    discipline: bool
    dismissal: bool
    labour: bool
    first: FirstComplaint | None
    contested_decision: str
    contested_number: str
    contested_form: ContestedForm | None
    contested_known_on: date | None


def complaint_values(form: ComplaintFields, kind: Kind) -> ComplaintValues:
    """Give what was answered about a complaint; what its kind or level does not ask counts as nothing."""
    if kind is not Kind.COMPLAINT:
        return {}
    sort, second = form.sort.data or Sort.ORDINARY, form.level.data == _SECOND
    return ComplaintValues(
        level=2 if second else 1,
        discipline=sort in {Sort.DISCIPLINE, Sort.DISMISSAL},
        dismissal=sort is Sort.DISMISSAL,
        labour=sort is Sort.LABOUR,
        first=_first(form) if second else None,
        contested_decision=form.contested_decision.data or "",
        contested_number=form.contested_number.data or "",
        contested_form=form.contested_form.data,
        contested_known_on=form.contested_known_on.data,
    )


def _first(form: ComplaintFields) -> FirstComplaint:
    return FirstComplaint(
        told=form.first_case.data or "",
        decided=form.first_decided.data == YES,
        decision_number=form.first_decision_number.data or "",
        decision_received_on=form.first_received_on.data,
    )


def certification(received_on: date) -> str:
    """Give the articles by which an authorisation must be certified on a day; nothing where it need not."""
    return name_all(ARTICLES, language()) if must_be_certified(received_on) else ""
