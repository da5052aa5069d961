"""What the papers of a complaint begin with besides the case itself: articles, both sides, the report."""

from collections.abc import Callable

from casebook.law.vocabulary import Kind
from casebook.papers.form import Form
from casebook.papers.law_forms.complaints_articles import articles_cited
from casebook.papers.slots import Slot, Value
from casebook.records.cases import Case, PartyRole
from casebook.records.papers import Paper
from casebook.services.paper_names import issued_papers
from casebook.services.paper_numbers import number_as_printed
from casebook.services.terms_begun import acceptance_term

_REPORT = "N124-13"
_ACCEPTANCE_TERM = "acceptance_term"
_SIDES = {PartyRole.COMPLAINANT: "Người khiếu nại", PartyRole.RESPONDENT: "Người bị khiếu nại"}


def complaint_values(case: Case, form: Form) -> dict[Slot, Value]:
    """Give the values of the slots that only a complaint knows; nothing for another kind or a secret case."""
    if case.kind is not Kind.COMPLAINT or case.keeps_secret:
        return {}
    found = {slot: _QUESTIONS[slot.key](case) for slot in form.slots if slot.key in _QUESTIONS}
    found |= {slot: acceptance_term(case, form) for slot in form.slots if slot.key == _ACCEPTANCE_TERM}
    return {slot: value for slot, value in found.items() if value is not None}


def _article(key: str) -> Callable[[Case], Value | None]:
    """Cite the act on complaints by level and subject; labour matters follow labour law (N124 Đ43.1)."""

    def read(case: Case) -> Value | None:
        if case.labour:
            return None
        contests = case.discipline or case.dismissal
        return articles_cited(second_level=case.level != 1, discipline=contests)[key]

    return read


def _both_sides(case: Case) -> Value | None:
    """Give who complains and of whom, as the first rows of a list of those who take part."""
    rows = [
        {"name": party.full_name, "role": said}
        for role, said in _SIDES.items()
        for party in case.parties
        if party.role is role
    ]
    return tuple(rows) or None


def _report(case: Case) -> Paper | None:
    """Give the last report on the verification that was issued: a decision rests on it."""
    reports = [paper for paper in issued_papers(case) if paper.form == _REPORT]
    return reports[-1] if reports else None


def _report_number(case: Case) -> Value | None:
    report = _report(case)
    return number_as_printed(report) if report else None


def _report_on(case: Case) -> Value | None:
    report = _report(case)
    return report.issued_on if report else None


_QUESTIONS: dict[str, Callable[[Case], Value | None]] = {
    "acceptance_basis": _article("acceptance_basis"),
    "term_basis": _article("term_basis"),
    "dialogue_basis": _article("dialogue_basis"),
    "invited": _both_sides,
    "attendance": _both_sides,
    "report_number": _report_number,
    "report_on": _report_on,
}
COMPLAINT_KEYS = frozenset({*_QUESTIONS, _ACCEPTANCE_TERM})
"""The keys of these slots: never taken over into the paper of another case."""
