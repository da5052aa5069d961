"""Which step of the journal an issued paper is the paper of."""

from sqlalchemy.orm import Session

from casebook.law.journal import in_order
from casebook.law.powers import Power
from casebook.law.signing import PaperState
from casebook.law.vocabulary import EventType
from casebook.records.base import transaction
from casebook.records.cases import Case, CaseEvent
from casebook.records.papers import Paper
from casebook.reports.standings import events_of
from casebook.services.offering_papers import types_of
from casebook.services.paper_desk import hold_case, hold_paper, trace_paper
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing

_NO_PAPERS = frozenset({EventType.NOTED, EventType.CORRECTED, EventType.RECLASSIFIED})


def _standing(case: Case) -> list[CaseEvent]:
    """Give the lines of the journal that no correction struck out."""
    return [case.journal[index] for index, _event in in_order(events_of(case))]


def is_tied(case: Case, paper: Paper) -> bool:
    """Say whether a paper belongs to a step; one that was struck out holds it no more."""
    return paper.event_id is not None and paper.event_id in {event.id for event in _standing(case)}


def steps_without_paper(case: Case, paper: Paper) -> list[CaseEvent]:
    """Give the lines of the journal an issued paper may belong to, those its form is made for first."""
    held = {one.event_id for one in case.papers if one.state is PaperState.ISSUED and one.id != paper.id}
    free = [event for event in _standing(case) if event.type not in _NO_PAPERS and event.id not in held]
    fitting = types_of(case, paper.form)
    return sorted(free, key=lambda event: (event.type not in fitting, -event.position))


def tie_paper(*, doing: Doing, case_id: str, paper_id: str, event_id: str) -> None:
    """Say to which step recorded already an issued paper belongs. Raises NotAllowed, and Refused."""
    with transaction() as session:
        case = hold_case(session, doing, case_id, Power.ISSUE_PAPERS)
        paper = hold_paper(session, doing, case, paper_id)
        event = next((one for one in steps_without_paper(case, paper) if one.id == event_id), None)
        if event is None:
            raise Refused(
                "Bước này không còn nhận văn bản: đã có văn bản khác hoặc đã đính chính. Hãy chọn lại.",
                "This step takes no paper any more: it has another one, or was corrected. Choose again.",
                field="event",
            )
        tie_to(session, doing, case, paper, event)


def tie_new(session: Session, doing: Doing, case: Case, event: CaseEvent, paper_id: str) -> None:
    """Tie the paper a step was recorded from to that step, in the deed that records it."""
    tie_to(session, doing, case, hold_paper(session, doing, case, paper_id), event)


def tie_to(session: Session, doing: Doing, case: Case, paper: Paper, event: CaseEvent) -> None:
    """Tie an issued paper to a line of its case. Raises NotAllowed for a draft, or one tied already."""
    if paper.state is not PaperState.ISSUED or is_tied(case, paper):
        raise NotAllowed
    session.flush()  # a line that was just written gets its id
    paper.event_id, paper.changed_at = event.id, doing.now
    trace_paper(session, doing, case, paper, "paper.tied")
