"""Rebuilding, or only comparing, what is stored of every case from its journal, in small batches."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from casebook.law.journal import BrokenJournal
from casebook.law.unlawful import UnlawfulEvent
from casebook.records.base import db, transaction
from casebook.records.cases import Case
from casebook.services.projection import counted_now, differences, project

BATCH = 200


@dataclass(frozen=True)
class Difference:
    """A case whose stored projection is not what its journal gives."""

    case_id: str
    name: str
    found: tuple[str, ...]
    is_broken: bool = False
    """The journal itself is not lawful: there is nothing to rebuild from."""


@dataclass(frozen=True)
class Batch:
    """How far the recount has come, and what it found on the way."""

    last_id: str
    seen: int
    differing: tuple[Difference, ...]


def count_all() -> int:
    """Count the cases there are to recount."""
    return db.session.scalar(select(func.count()).select_from(Case)) or 0


def compare_batch(*, after_id: str) -> Batch:
    """Compare the next few cases with their journals; changes nothing."""
    db.session.rollback()
    cases = _next_cases(db.session(), after_id)
    found = _compared(cases)
    db.session.expunge_all()
    return Batch(cases[-1].id if cases else after_id, len(cases), tuple(found))


def rebuild_batch(*, after_id: str) -> Batch:
    """Rebuild the stored projection of the next few cases that differ from their journals."""
    with transaction() as session:
        cases = _next_cases(session, after_id)
        found = _compared(cases)
        wrong = {difference.case_id for difference in found if not difference.is_broken}
        for case in cases:
            if case.id in wrong:
                project(session, case, counted_now(case))
        batch = Batch(cases[-1].id if cases else after_id, len(cases), tuple(found))
    db.session.expunge_all()
    return batch


def _next_cases(session: Session, after_id: str) -> Sequence[Case]:
    query = (
        select(Case)
        .where(Case.id > after_id)
        .order_by(Case.id)
        .limit(BATCH)
        .options(selectinload(Case.journal), selectinload(Case.clocks))
    )
    return session.scalars(query).all()


def _compared(cases: Sequence[Case]) -> list[Difference]:
    found = []
    for case in cases:
        try:
            counted = counted_now(case)
        except (UnlawfulEvent, BrokenJournal) as broken:
            found.append(Difference(case.id, case.name, (str(broken),), is_broken=True))
            continue
        if differing := differences(case, counted):
            found.append(Difference(case.id, case.name, tuple(differing)))
    return found
