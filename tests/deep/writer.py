"""What a process of the durability tests does: deed after deed, each told to somebody once it is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from casebook.law.vocabulary import Action, Kind
from casebook.records.audit import AuditRow, Counter
from casebook.records.base import db
from casebook.records.cases import Case, CaseEvent, Letter, Party
from casebook.services.audit_care import verify
from casebook.services.enrolment import LETTER_REGISTER
from casebook.services.rebuilding import compare_batch
from tests.matters import ENTERED_ON, registered, take
from tests.people import School

STEPS = ((Action.ACCEPT, ENTERED_ON + timedelta(days=1)),)


@dataclass(frozen=True)
class Receipt:
    """What somebody was told is kept: the case, and how many changes of it."""

    case_id: str
    version: int


def deeds(school: School, chance: Random) -> Iterator[Receipt]:
    """Register case after case, and bring some on; each is given back only after its commit."""
    while True:
        kind = chance.choice((Kind.COMPLAINT, Kind.PETITION))
        case_id = registered(school, kind=kind, subject=f"Việc {chance.randrange(10**6)}")
        yield receipt_of(case_id)
        if kind is Kind.COMPLAINT and chance.random() < 0.5:
            for action, day in STEPS:
                take(case_id, school.minh, action, day)
                yield receipt_of(case_id)


def receipt_of(case_id: str) -> Receipt:
    """Say how far a case is kept."""
    db.session.rollback()
    return Receipt(case_id, db.session.scalars(select(Case.version).where(Case.id == case_id)).one())


def lost(receipts: list[Receipt]) -> list[str]:
    """Name every acknowledged change that is not there any more."""
    db.session.rollback()
    versions = {row.id: row.version for row in db.session.execute(select(Case.id, Case.version))}
    return [
        f"case {one.case_id}: change {one.version} was told, {versions.get(one.case_id, 'nothing')} is there"
        for one in receipts
        if versions.get(one.case_id, -1) < one.version
    ]


def _without(other: ColumnElement[str]) -> Select[int]:
    return select(func.count()).select_from(Case).where(Case.id.not_in(select(other)))


PARTS = {
    "cases without a line in their journal": _without(CaseEvent.case_id),
    "cases without their letter": _without(Letter.case_id),
    "cases without their party": _without(Party.case_id),
    "cases without their audit line": _without(AuditRow.object_id),
    "letters without their case": select(func.count(Letter.id)).where(Letter.case_id.not_in(select(Case.id))),
}


def gaps(session: Session) -> list[str]:
    """Name every register whose numbers are not 1, 2, 3 … up to where its counter stands."""
    found = []
    for counter in session.scalars(select(Counter)):
        if counter.register == LETTER_REGISTER:
            asked = select(Letter.number).where(Letter.unit_id == counter.unit_id)
        else:
            asked = select(Case.number).where(
                Case.unit_id == counter.unit_id, Case.register == counter.register
            )
        numbers = sorted(session.scalars(asked))
        if numbers != list(range(1, counter.last + 1)):
            found.append(f"{counter.register}: the counter stands at {counter.last}, not at {numbers[-3:]}")
    return found


def halves() -> list[str]:
    """Name whatever is there only in part: a case without its letter, journal or audit, a gap in numbers."""
    session = db.session()
    session.rollback()
    found = [f"{name}: {count}" for name, query in PARTS.items() if (count := session.scalar(query))]
    if (fault := verify().fault) is not None:
        found.append(f"audit line {fault.number}: {fault.why}")
    last_id = ""
    while (batch := compare_batch(after_id=last_id)).seen:
        last_id = batch.last_id
        found += [f"{case.name} does not give what its journal says" for case in batch.differing]
    return found + gaps(session)
