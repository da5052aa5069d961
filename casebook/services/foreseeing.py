"""Looking ahead: what an event would do to a case. Nothing is written, nothing is locked."""

from casebook.records.cases import Case
from casebook.reports.foresight import Foresight, compare
from casebook.reports.standings import standing_of
from casebook.services.journal import NewEvent, outcome_of


def foresee(case: Case, new: NewEvent) -> Foresight:
    """Tell what one more event would do to a case.

    Raises Refused with the sentence of the law when the journal would not be lawful.
    """
    outcome = outcome_of(case, new)
    return compare(standing_of(case, outcome.basis), outcome.standing, outcome.basis)
