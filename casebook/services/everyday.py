"""Everyday exchanges: one line about a talk at the counter, outside the statutory book."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.law.powers import Power
from casebook.records.base import db, transaction
from casebook.records.visits import EverydayExchange
from casebook.services.refusals import NotAllowed, refuse_future
from casebook.services.trail import Doing, Trace, write_audit

# The same line by the same person within a minute is a button pressed twice.
_PRESSED_TWICE = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """A talk at the counter as typed."""

    on_day: date
    line: str
    with_whom: str = ""
    child_at_risk: bool = False
    reported_to: str = ""


def note_exchange(*, doing: Doing, unit_id: str, exchange: Exchange) -> str:
    """Keep one line; gives its id. The audit says that there was one, not what was said."""
    doing.must_hold(Power.LOG_VISITS, unit_id)
    refuse_future(exchange.on_day, today=doing.today, field="on_day")
    with transaction() as session:
        there = _pressed_twice(session, doing, unit_id, exchange)
        if there is not None:
            return there.id
        row = EverydayExchange(
            unit_id=unit_id,
            on_day=exchange.on_day,
            with_whom=exchange.with_whom,
            line=exchange.line,
            child_at_risk=exchange.child_at_risk,
            reported_to=exchange.reported_to if exchange.child_at_risk else "",
            recorded_by_id=doing.actor.person_id,
            recorded_at=doing.now,
        )
        session.add(row)
        session.flush()
        _trace(session, doing, "everyday.noted", row)
        return row.id


def _pressed_twice(
    session: Session, doing: Doing, unit_id: str, exchange: Exchange
) -> EverydayExchange | None:
    return session.scalar(
        select(EverydayExchange).where(
            EverydayExchange.unit_id == unit_id,
            EverydayExchange.recorded_by_id == doing.actor.person_id,
            EverydayExchange.recorded_at > doing.now - _PRESSED_TWICE,
            EverydayExchange.on_day == exchange.on_day,
            EverydayExchange.line == exchange.line,
            EverydayExchange.with_whom == exchange.with_whom,
            EverydayExchange.child_at_risk == exchange.child_at_risk,
        )
    )


def report_child_at_risk(*, doing: Doing, exchange_id: str, reported_to: str) -> None:
    """Record to whom signs of harm to a child were reported (Luật Trẻ em Điều 51)."""
    with transaction() as session:
        row = session.get(EverydayExchange, exchange_id, with_for_update=True)
        if row is None or not row.child_at_risk:
            raise NotAllowed
        doing.must_hold(Power.LOG_VISITS, row.unit_id)
        row.reported_to = reported_to
        _trace(session, doing, "everyday.child_reported", row)


def exchange_by_id(exchange_id: str) -> EverydayExchange | None:
    """Find an exchange."""
    return db.session.get(EverydayExchange, exchange_id)


def exchanges_between(unit_id: str, first: date, last: date) -> Sequence[EverydayExchange]:
    """Give the exchanges of a span, the newest first."""
    return db.session.scalars(
        select(EverydayExchange)
        .where(EverydayExchange.unit_id == unit_id, EverydayExchange.on_day.between(first, last))
        .order_by(EverydayExchange.on_day.desc(), EverydayExchange.recorded_at.desc())
    ).all()


def unreported(unit_id: str) -> Sequence[EverydayExchange]:
    """Give the exchanges with signs of harm to a child that nobody has been told of yet."""
    return db.session.scalars(
        select(EverydayExchange)
        .where(
            EverydayExchange.unit_id == unit_id,
            EverydayExchange.child_at_risk,
            EverydayExchange.reported_to == "",
        )
        .order_by(EverydayExchange.on_day)
    ).all()


def _trace(session: Session, doing: Doing, deed: str, row: EverydayExchange) -> None:
    write_audit(
        session,
        doing,
        Trace(
            deed=deed,
            unit_id=row.unit_id,
            object_kind="everyday_exchange",
            object_id=row.id,
            particulars={"on_day": row.on_day.isoformat(), "child_at_risk": row.child_at_risk},
        ),
    )
