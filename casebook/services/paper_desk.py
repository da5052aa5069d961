"""The shared beginning of every deed on a paper of a case: who may, the case and the paper held."""

from sqlalchemy.orm import Session

from casebook.law.powers import Actor, Power
from casebook.law.signing import PaperState
from casebook.records.cases import Case
from casebook.records.papers import Paper, held_paper
from casebook.records.visibility import sees_names, visible_cases
from casebook.services.case_trail import trace_case
from casebook.services.reading_papers import may_read
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing
from casebook.services.unreadable import refuse_unreadable


def may_do(actor: Actor, case: Case, power: Power) -> bool:
    """Say whether somebody may write or issue papers of a case they see: never of what was destroyed."""
    if case.destruction_id is not None:
        return False
    return sees_names(actor, case) and actor.has_in(power, case.unit_id)


def hold_case(session: Session, doing: Doing, case_id: str, power: Power) -> Case:
    """Take a case whose papers are to change, locked. Raises NotAllowed, and Refused where it is lost."""
    found = visible_cases(doing.actor).where(Case.id == case_id).with_for_update(of=Case)
    case = session.scalar(found)
    if case is None or not may_do(doing.actor, case, power):
        raise NotAllowed
    refuse_unreadable(case)
    return case


def hold_paper(session: Session, doing: Doing, case: Case, paper_id: str) -> Paper:
    """Take a paper of a case that is held. Raises NotAllowed."""
    paper = held_paper(session, doing.actor, case.id, paper_id)
    if paper is None or not may_read(doing.actor, case, paper):
        raise NotAllowed
    return paper


def refuse_unless_draft(paper: Paper) -> None:
    """Refuse to write on what was issued, or is discarded: two people had it open."""
    if paper.state is PaperState.ISSUED:
        raise Refused(
            "Văn bản này đã ban hành, không sửa được nữa. Nếu sai, hãy lập văn bản mới.",
            "This paper is issued and no longer changed. If it is wrong, write a new one.",
        )
    if paper.state is PaperState.DISCARDED:
        raise Refused(
            "Bản thảo này đã bỏ. Hãy lập bản thảo mới.", "This draft was discarded. Begin a new one."
        )


def trace_paper(session: Session, doing: Doing, case: Case, paper: Paper, deed: str) -> None:
    """Leave the audit line of a deed on a paper; of a denunciation only that something was recorded."""
    trace_case(session, doing, case, deed, {"paper": paper.id, "form": paper.form})
