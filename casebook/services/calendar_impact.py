"""What a change of the calendar does to the cases that are not settled: counted first, then applied."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from casebook.law.calendar import OutsideCalendar
from casebook.law.journal import BrokenJournal
from casebook.law.standing import Standing
from casebook.law.unlawful import UnlawfulEvent
from casebook.records.basis import Basis
from casebook.records.cases import Case
from casebook.reports.standings import standing_of
from casebook.services.projection import Key, Outcome, differences, key_of

BATCH = 200


@dataclass(frozen=True)
class Shift:
    """A due day that moves; `was` or `now` is None where the clock is not there before or after."""

    rule: str
    part: str
    was: date | None
    now: date | None

    def as_json(self) -> dict[str, str]:
        """Write it as a journal keeps it."""
        return {"rule": self.rule, "was": _said(self.was), "now": _said(self.now)}


@dataclass(frozen=True)
class MovedCase:
    """A case whose due days move, as it stood when that was counted."""

    case_id: str
    version: int
    shifts: tuple[Shift, ...]


@dataclass(frozen=True)
class Impact:
    """What a change would do: cases that move, cases that differ unseen, cases nobody can count."""

    moved: tuple[MovedCase, ...]
    unseen: tuple[str, ...]
    """Cases in which only a nominal day or a clock that no longer applies differs."""
    left: tuple[str, ...]
    """Cases whose journal cannot be counted by the new calendar: they keep their days."""

    def seal(self, basis: Basis) -> str:
        """Give what tells this impact from any other: shown with it, compared when it is applied."""
        told = [
            basis.calendar_version,
            basis.rules_version,
            [[m.case_id, m.version, [[s.part, *s.as_json().values()] for s in m.shifts]] for m in self.moved],
            list(self.left),
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def impact_of(session: Session, basis: Basis, *, lock: bool = False) -> Impact:
    """Count what a basis would change in every case that is not settled; changes nothing."""
    moved, unseen, left = [], [], []
    for case in unsettled_cases(session, lock=lock):
        try:
            counted = standing_of(case, basis)
        except (UnlawfulEvent, BrokenJournal, OutsideCalendar):
            left.append(case.id)
            continue
        if shifts := shifts_of(case, counted):
            moved.append(MovedCase(case.id, case.version, shifts))
        elif differences(case, Outcome(counted, basis)):
            unseen.append(case.id)
    return Impact(tuple(moved), tuple(unseen), tuple(left))


def unsettled_cases(session: Session, *, lock: bool = False) -> Iterator[Case]:
    """Give every case that is pinned to no version, fetched in small batches."""
    last_id = ""
    while batch := _next(session, last_id, lock=lock):
        yield from batch
        last_id = batch[-1].id


def _next(session: Session, after_id: str, *, lock: bool) -> Sequence[Case]:
    query = (
        select(Case)
        .where(Case.pinned_calendar.is_(None), Case.id > after_id)
        .order_by(Case.id)
        .limit(BATCH)
        .options(selectinload(Case.journal), selectinload(Case.clocks))
    )
    return session.scalars(query.with_for_update(of=Case) if lock else query).all()


def shifts_of(case: Case, counted: Standing) -> tuple[Shift, ...]:
    """Tell which due days of a case move; clocks that no longer apply are nobody's concern."""
    was: dict[Key, date] = {key_of(row): row.due_on for row in case.clocks if not row.is_cancelled}
    now: dict[Key, date] = {
        (c.rule, c.part or "", c.started_by): c.due_on for c in counted.clocks if not c.cancelled
    }
    return tuple(
        Shift(key[0], key[1], was.get(key), now.get(key))
        for key in sorted(was.keys() | now.keys(), key=str)
        if was.get(key) != now.get(key)
    )


def _said(day: date | None) -> str:
    return day.isoformat() if day else ""
