"""Which papers of a case somebody may read: what may tell who denounces only whoever settles the case."""

from casebook.law.powers import Actor, Power
from casebook.records.cases import Case
from casebook.records.papers import Paper, papers_of_case, visible_paper
from casebook.services.paper_names import is_confined


def resolves(actor: Actor, case: Case) -> bool:
    """Say whether somebody settles a case: only they get what may tell who denounces (LTC Đ8.3, Đ56)."""
    return case.handler_id == actor.person_id or actor.has_in(Power.RESOLVE_CASES, case.unit_id)


def may_read(actor: Actor, case: Case, paper: Paper) -> bool:
    """Say of a paper of a case somebody sees with its names whether they may read it, too."""
    return not is_confined(paper) or resolves(actor, case)


def papers_to_read(actor: Actor, case: Case) -> list[Paper]:
    """Give the papers of a case somebody may read, the newest first."""
    return [paper for paper in papers_of_case(actor, case.id) if may_read(actor, case, paper)]


def paper_to_read(actor: Actor, case_id: str, paper_id: str) -> Paper | None:
    """Find one paper of a case somebody may read; any other is not found."""
    paper = visible_paper(actor, case_id, paper_id)
    if paper is None or paper.case is None or not may_read(actor, paper.case, paper):
        return None
    return paper
