"""How far the terms that run reach, over all units: a day and nothing else."""

from datetime import date

from sqlalchemy import func, not_, select

from casebook.law.vocabulary import Nature
from casebook.records.base import db
from casebook.records.cases import Case, CaseClock
from casebook.records.visibility import is_secret


def last_running_due() -> date | None:
    """Give the end of the longest duty that runs; None where none does.

    Anybody reads that day, so a denunciation does not move it; its own page says where its days end.
    """
    runs = (CaseClock.is_running, CaseClock.nature == Nature.DUTY, not_(is_secret()))
    longest = select(func.max(CaseClock.due_on)).join(Case, Case.id == CaseClock.case_id)
    return db.session.scalar(longest.where(*runs))
