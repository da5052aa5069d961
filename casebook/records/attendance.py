"""Who came to which session: the visits behind a session and how many there were."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from casebook.records.base import db
from casebook.records.visits import Visit


def visits_of_session(session_id: str) -> Sequence[Visit]:
    """Give the visits of a session with what was raised, in the order of the book."""
    return db.session.scalars(
        select(Visit)
        .where(Visit.session_id == session_id)
        .options(selectinload(Visit.matters))
        .order_by(Visit.book_year, Visit.book_number)
    ).all()


def visit_counts(session_ids: Sequence[str]) -> dict[str, int]:
    """Count the visits of each session; a session nobody came to is not in the answer."""
    rows = db.session.execute(
        select(Visit.session_id, func.count())
        .where(Visit.session_id.in_(session_ids))
        .group_by(Visit.session_id)
    )
    return {row[0]: row[1] for row in rows}
