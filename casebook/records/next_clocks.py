"""The clock behind the nearest due day of a case."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import and_, func, select

from casebook.records.base import db
from casebook.records.cases import Case, CaseClock


def next_clocks_from(cases: Sequence[Case]) -> dict[str, date]:
    """Give, by case, from which day the clock is counted whose due day is nearest, in one question."""
    clock = CaseClock
    nearest = and_(clock.case_id == Case.id, clock.rule == Case.next_rule, clock.due_on == Case.next_due_on)
    asked = (
        select(Case.id, func.min(clock.from_on))
        .join(clock, nearest)
        .where(Case.id.in_([case.id for case in cases]), clock.is_running)
        .group_by(Case.id)
    )
    return {row[0]: row[1] for row in db.session.execute(asked)}
