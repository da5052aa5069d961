"""Does the database answer at all."""

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from casebook.records.base import db


def database_answers() -> bool:
    """Ask the database for one constant."""
    try:
        db.session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    return True
