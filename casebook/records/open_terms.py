"""How far the terms that run reach, over all units: a day and nothing else."""

from datetime import date

from sqlalchemy import func, select

from casebook.law.vocabulary import Nature
from casebook.records.base import db
from casebook.records.cases import CaseClock


def last_running_due() -> date | None:
    """Give the end of the longest duty that runs; None where none does."""
    runs = (CaseClock.is_running, CaseClock.nature == Nature.DUTY)
    return db.session.scalar(select(func.max(CaseClock.due_on)).where(*runs))
