"""The head's reception days of a month, held against the legal minimum of the unit's kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casebook.law.quotas import HeadDays, Quota, last_of_month, quotas_of_month
from casebook.records.basis import Basis, basis_now
from casebook.records.head_terms import HeadTerms, head_terms
from casebook.records.reception import (
    ReceptionDay,
    ReceptionSession,
    SessionKind,
    days_between,
    sessions_held,
)
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
    return months_of_head(unit, [month], today=today)[0]


def months_of_head(unit: Unit, months: list[date], *, today: date) -> list[MonthOfHead]:
    """Count several months, however many in as many questions as one."""
    first, last = min(months).replace(day=1) - _WEEK, last_of_month(max(months)) + _WEEK
    known = _Known(
        basis=basis_now(),
        terms=head_terms(unit.id),
        sessions=sessions_held(unit.id, first, last, SessionKind.PERIODIC),
        plans=[d for d in days_between(unit.id, first, last) if d.postponed_to_id is None],
    )
    return [_count(unit, month, today, known) for month in months]


@dataclass(frozen=True, kw_only=True)
class _Known:
    basis: Basis
    terms: HeadTerms
    sessions: Sequence[ReceptionSession]
    plans: list[ReceptionDay]


def _count(unit: Unit, month: date, today: date, known: _Known) -> MonthOfHead:
    first, last = month.replace(day=1), last_of_month(month)
    begins, ends, terms = first - _WEEK, last + _WEEK, known.terms
    held = [s for s in known.sessions if begins <= s.held_on <= ends]
    own = {s.held_on for s in held if terms.was_head(s.receiver_id, s.held_on)}
    plans = [d for d in known.plans if begins <= d.held_on <= ends]
    planned = {d.held_on for d in plans if terms.was_head(d.receiver_id, d.held_on)}
    done = {s.reception_day_id for s in held} | {s.held_on for s in held}
    days = HeadDays(frozenset(own), frozenset(planned))
    return MonthOfHead(
        month=first,
        quotas=quotas_of_month(unit.kind, first, days, known.basis.calendar, known.basis.rules),
        own=tuple(sorted(day for day in own if first <= day <= last)),
        by_deputy=tuple(sorted({s.held_on for s in held if first <= s.held_on <= last} - own)),
        unrecorded=tuple(
            d
            for d in plans
            if first <= d.held_on <= last and d.held_on < today and d.id not in done and d.held_on not in done
        ),
    )
