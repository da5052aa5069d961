"""Counts of the rows of the list of cases: by kind and day, by day of those still open, by subject."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func

from casebook.law.powers import Actor
from casebook.law.vocabulary import Kind
from casebook.records.base import db
from casebook.records.case_lists import CaseFilter, filtered_cases, subject_told
from casebook.records.cases import Case


@dataclass(frozen=True, slots=True)
class KindOnDay:
    """How many cases of one kind were received on one day."""

    received_on: date
    kind: Kind
    count: int


def kinds_by_day(actor: Actor, asked: CaseFilter) -> list[KindOnDay]:
    """Count what a filter asks for by day of receipt and kind: months are sums of days on both engines."""
    by = (Case.received_on, Case.kind)
    rows = filtered_cases(actor, asked).with_only_columns(*by, func.count()).group_by(*by)
    return [KindOnDay(*row) for row in db.session.execute(rows)]


def received_days(actor: Actor, asked: CaseFilter) -> list[tuple[date, int]]:
    """Count what a filter asks for by day of receipt."""
    by = Case.received_on
    rows = filtered_cases(actor, asked).with_only_columns(by, func.count()).group_by(by)
    return [(day, count) for day, count in db.session.execute(rows)]


@dataclass(frozen=True, slots=True)
class SubjectCount:
    """A subject as it is written in several cases, and one of them."""

    subject: str
    count: int
    case_id: str


def subjects_written(actor: Actor, asked: CaseFilter, most: int) -> list[SubjectCount]:
    """Give the subjects that several of the cases a filter asks for have, the most frequent first."""
    count, one = func.count(), func.min(Case.id)
    rows = (
        filtered_cases(actor, asked)
        .where(subject_told(actor))
        .with_only_columns(Case.kept_subject, count, one)
        .group_by(Case.kept_subject)
        .having(count > 1)
        .order_by(count.desc(), one)
        .limit(most)
    )
    return [SubjectCount(*row) for row in db.session.execute(rows)]
