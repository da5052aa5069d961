"""The days off the program comes with: the first calendar of an installation, later ones are proposed."""

from datetime import datetime
from itertools import groupby

from sqlalchemy.orm import Session

from casebook.law.holidays import SHIPPED_DAYS, SpecialDay
from casebook.records.base import transaction
from casebook.records.basis import hold_basis
from casebook.records.days import (
    CalendarChange,
    ChangedDay,
    ChangeStatus,
    calendar_now,
    mentioned_days,
    version_now,
)


def ship_days(*, now: datetime) -> int:
    """Put the days the program comes with before the installation; give how many were new to it.

    The first start makes the first version of them. What a newer program knows beyond it is proposed,
    one proposal for each document, and counts once it is confirmed: nothing moves a day by itself. A
    day that was ever proposed or decided about here is not brought up again.
    """
    with transaction() as session:
        hold_basis(session, change=True)
        known = mentioned_days()
        new = sorted((one for one in SHIPPED_DAYS if one.day not in known), key=_document)
        first = [] if version_now() else [one for one in new if one.confirmed]
        if first:
            _add(session, first, now, version=1)
        later = [one for one in new if one not in first and _changes_something(one)]
        for _source, days in groupby(later, _document):
            _add(session, list(days), now, version=None)
    return len(first) + len(later)


def _document(special: SpecialDay) -> tuple[int, str]:
    return special.day.year, special.source


def _changes_something(special: SpecialDay) -> bool:
    return calendar_now().is_working_day(special.day) is not special.works


def _add(session: Session, days: list[SpecialDay], now: datetime, *, version: int | None) -> None:
    change = CalendarChange(
        version=version,
        status=ChangeStatus.PROPOSED if version is None else ChangeStatus.CONFIRMED,
        proposed_at=now,
        decided_at=None if version is None else now,
        days=[
            ChangedDay(day=special.day, works=special.works, name=special.name, source=special.source)
            for special in days
        ],
    )
    session.add(change)
    session.flush()
