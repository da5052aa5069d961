"""Events of many journals at once, as questions to the database: those in force, after corrections."""

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import aliased
from sqlalchemy.orm.util import AliasedClass

from casebook.law.vocabulary import EventType
from casebook.records.cases import CaseEvent

Line = type[CaseEvent] | AliasedClass[CaseEvent]


def in_force(line: Line) -> ColumnElement[bool]:
    """Tell, as a condition, that an event stands: the last correction in force about it did not strike it.

    The same rule as `law.journal.in_order`, for pages that ask about many cases at once. A correction
    may itself be struck out; whoever strikes out the striking out of a correction is not looked at.
    """
    strikes, moves = aliased(CaseEvent), aliased(CaseEvent)
    # Told of the other correction, not of the line: a question reaches only the one around it.
    moved_later = exists().where(
        moves.case_id == strikes.case_id,
        moves.type == EventType.CORRECTED,
        _target(moves) == _target(strikes),
        ~_strikes(moves),
        _stands(moves),
        is_later(moves, strikes),
    )
    struck = exists().where(_corrects(strikes, line), _strikes(strikes), _stands(strikes), ~moved_later)
    return ~struck


def is_later(line: Line, other: Line) -> ColumnElement[bool]:
    """Tell, as a condition, that an event comes after another: by day, within a day by entry."""
    return or_(
        line.occurred_on > other.occurred_on,
        and_(line.occurred_on == other.occurred_on, line.position > other.position),
    )


def _corrects(correction: Line, line: Line) -> ColumnElement[bool]:
    return and_(
        correction.case_id == line.case_id,
        correction.type == EventType.CORRECTED,
        _target(correction) == line.position,
    )


def _target(correction: Line) -> ColumnElement[int]:
    target: ColumnElement[int] = correction.particulars["event"].as_integer()
    return target


def _strikes(correction: Line) -> ColumnElement[bool]:
    right_on: ColumnElement[str] = correction.particulars["right_on"].as_string()
    return right_on.is_(None)


def _stands(correction: Line) -> ColumnElement[bool]:
    undoing = aliased(CaseEvent)
    return ~select(undoing.id).where(_corrects(undoing, correction), _strikes(undoing)).exists()
