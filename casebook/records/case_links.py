"""A case with what belongs to it, and the visits it came from, in a handful of queries."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from casebook.law.powers import Actor
from casebook.records.base import db
from casebook.records.cases import Case, CaseEvent
from casebook.records.visibility import visible_cases
from casebook.records.visits import Matter, Visit


def case_to_read(actor: Actor, case_id: str) -> Case | None:
    """Find one case a person may see, its journal with the people who wrote it."""
    found = (
        visible_cases(actor)
        .where(Case.id == case_id)
        .options(
            joinedload(Case.unit),
            joinedload(Case.handler),
            selectinload(Case.parties),
            selectinload(Case.letters),
            selectinload(Case.journal).options(
                joinedload(CaseEvent.recorded_by), joinedload(CaseEvent.acting_for)
            ),
        )
    )
    return db.session.scalar(found)


def visits_of_case(case_id: str) -> list[Visit]:
    """Give the visits at which a case was raised, the first one first."""
    raised = select(Matter.visit_id).where(Matter.case_id == case_id)
    return list(
        db.session.scalars(select(Visit).where(Visit.id.in_(raised)).order_by(Visit.visited_on, Visit.id))
    )
