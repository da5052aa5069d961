"""What somebody should do today: the few cases of theirs whose days end first."""

from dataclasses import dataclass
from datetime import date

from casebook.law.powers import Actor
from casebook.records.case_lists import CaseFilter, Window, list_cases
from casebook.records.cases import NO_DAY, Case
from casebook.records.next_clocks import next_clocks_from
from casebook.reports.clock_views import DueView, Reading, article_on, due_view

MOST_THINGS = 3


@dataclass(frozen=True, kw_only=True)
class CaseToDo:
    """A case in which something is owed, and by which article."""

    case_id: str
    name: str
    subject: str
    due: DueView
    article: str


def cases_to_do(actor: Actor, reading: Reading) -> list[CaseToDo]:
    """Give at most three cases this person may act in, the most overdue first."""
    mine = list_cases(actor, CaseFilter(to_act_on=True), Window(size=MOST_THINGS)).cases
    starts = next_clocks_from(mine)
    return [
        _to_do(case, starts.get(case.id, reading.today), reading)
        for case in mine
        if case.next_due_on != NO_DAY
    ]


def _to_do(case: Case, began_on: date, reading: Reading) -> CaseToDo:
    due = due_view(case.next_rule, case.next_due_on, reading)
    article = article_on(case.next_rule, began_on, reading)
    return CaseToDo(
        case_id=case.id,
        name=case.name,
        subject=case.subject,
        due=due,
        article=f"{article}; {due.doubt}" if due.doubt else article,
    )
