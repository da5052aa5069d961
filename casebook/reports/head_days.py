"""The head's reception days of a month, held against the legal minimum of the unit's kind."""

from dataclasses import dataclass
from datetime import date, timedelta

from casebook.law.quotas import HeadDays, Quota, last_of_month, quotas_of_month
from casebook.records.basis import Basis, basis_now
from casebook.records.head_terms import head_terms
from casebook.records.reception import ReceptionDay, SessionKind, days_between, sessions_held
from casebook.records.units import Unit

_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class MonthOfHead:
    """One month: the quotas it holds, the days deputies held, and planned days nobody recorded."""

    month: date
    quotas: tuple[Quota, ...]
    own: tuple[date, ...]
    by_deputy: tuple[date, ...]
    unrecorded: tuple[ReceptionDay, ...]


def month_of_head(unit: Unit, month: date, *, today: date) -> MonthOfHead:
    """Count a month: only periodic sessions the head held in person are the head's own days.

    A session held by a deputy by authorisation shows that citizens were received, but N154 Đ10.2 asks
    the head in person. An unscheduled or on-site reception comes on top (LTCD Đ18.3).
    """
    return _count(unit, month, today, basis_now())


def months_of_head(unit: Unit, months: list[date], *, today: date) -> list[MonthOfHead]:
    """Count several months."""
    basis = basis_now()
    return [_count(unit, month, today, basis) for month in months]


def _count(unit: Unit, month: date, today: date, basis: Basis) -> MonthOfHead:
    first, last = month.replace(day=1), last_of_month(month)
    terms = head_terms(unit.id)
    held = [s for s in sessions_held(unit.id, first - _WEEK, last + _WEEK) if s.kind is SessionKind.PERIODIC]
    own = {s.held_on for s in held if terms.was_head(s.receiver_id, s.held_on)}
    plans = [d for d in days_between(unit.id, first - _WEEK, last + _WEEK) if d.postponed_to_id is None]
    planned = {d.held_on for d in plans if terms.was_head(d.receiver_id, d.held_on)}
    done = {s.reception_day_id for s in held} | {s.held_on for s in held}
    days = HeadDays(frozenset(own), frozenset(planned))
    return MonthOfHead(
        month=first,
        quotas=quotas_of_month(unit.kind, first, days, basis.calendar, basis.rules),
        own=tuple(sorted(day for day in own if first <= day <= last)),
        by_deputy=tuple(sorted({s.held_on for s in held if first <= s.held_on <= last} - own)),
        unrecorded=tuple(
            d
            for d in plans
            if first <= d.held_on <= last and d.held_on < today and d.id not in done and d.held_on not in done
        ),
    )
