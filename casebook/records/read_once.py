"""What one transaction reads once: small things that every page and deed asks for again and again."""

from collections.abc import Callable
from typing import TypeVar, cast

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session

from casebook.records.base import db

T = TypeVar("T")

_READ = "casebook.read"
_AT_HAND = "casebook.at_hand"


def read_once(what: object, read: Callable[[], T]) -> T:
    """Read something and remember it until this transaction ends or writes anything at all."""
    session = db.session()
    if session.new or session.dirty or session.deleted:
        forget_what_was_read(session)  # reading would write these first
    if what not in (remembered := session.info.get(_READ, {})):
        found = read()
        # Read without a transaction it would be forgotten at the end of none.
        if session.in_transaction():
            session.info.setdefault(_READ, {})[what] = found
        return found
    return cast("T", remembered[what])


def keep_at_hand(row: T) -> T:
    """Hold a row so that the session, which forgets what nobody holds, need not read it again."""
    db.session().info.setdefault(_AT_HAND, set()).add(row)
    return row


def forget_what_was_read(session: Session) -> None:
    """Read anew from here on: a lock was waited for, or something was written."""
    session.info.pop(_READ, None)


def _at_the_end(session: Session, _transaction: object) -> None:
    forget_what_was_read(session)
    session.info.pop(_AT_HAND, None)


def _after_writing(session: Session, _context: object) -> None:
    forget_what_was_read(session)


def _before_a_statement(state: ORMExecuteState) -> None:
    if not state.is_select:
        forget_what_was_read(state.session)


event.listen(Session, "after_transaction_end", _at_the_end)
event.listen(Session, "after_flush", _after_writing)
event.listen(Session, "do_orm_execute", _before_a_statement)
