"""Reminders of commitments: to the owner some days before and on the day, to the head when overdue."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.law.commitments import CommitmentState
from casebook.law.vocabulary import Role
from casebook.records.base import transaction
from casebook.records.commitment_owners import may_own, told_for
from casebook.records.commitments import Commitment
from casebook.records.days import calendar_now
from casebook.records.outbox import OutboxRow
from casebook.records.people import reached_in
from casebook.reports.figures import last_soon_day

DUE_SOON, DUE_TODAY, OVERDUE = "commitment_due_soon", "commitment_due_today", "commitment_overdue"


@dataclass(frozen=True)
class _Letter:
    occasion: str
    recipient_id: str
    kind: str
    unit_id: str


def due_reminders(*, today: date, now: datetime) -> int:
    """Queue the letters that have become due, each once; gives how many are new.

    Due soon and due today go to the owner (or who stands in for them), and to the head where the owner
    has left; overdue to the owner and to the head. A commitment whose day was moved by a replacement is
    another one, with letters of its own.
    """
    with transaction() as session:
        until = last_soon_day(today, calendar_now())
        # Held until the end: a second run at the same time waits here, and then finds the letters.
        open_ones = session.scalars(
            select(Commitment)
            .where(Commitment.outcome.is_(None), Commitment.due_on <= until)
            .order_by(Commitment.id)
            .with_for_update(of=Commitment)
        ).all()
        letters = [letter for one in open_ones for letter in _letters(session, one, today)]
        known = _known(session, [letter.occasion for letter in letters])
        new = [one for one in letters if (one.occasion, one.recipient_id, one.kind) not in known]
        for letter in new:
            session.add(
                OutboxRow(
                    unit_id=letter.unit_id,
                    occasion=letter.occasion,
                    recipient_id=letter.recipient_id,
                    kind=letter.kind,
                    queued_at=now,
                )
            )
        return len(new)


def _letters(session: Session, commitment: Commitment, today: date) -> Iterator[_Letter]:
    heads = {person.id for person in session.scalars(reached_in(commitment.unit_id, today, Role.HEAD))}
    people = {
        person.id for person in session.scalars(told_for(commitment.owner_id, commitment.unit_id, today))
    }
    if not may_own(commitment.unit_id, commitment.owner_id, today):
        people = heads  # the owner works there no more: who can give it to somebody else is told
    if commitment.state_on(today) is CommitmentState.OVERDUE:
        kind, people = OVERDUE, people | heads
    else:
        kind = DUE_TODAY if commitment.due_on == today else DUE_SOON
    occasion = f"commitment.{commitment.id}.{commitment.due_on:%Y%m%d}"
    for person_id in sorted(people):
        yield _Letter(occasion, person_id, kind, commitment.unit_id)


def _known(session: Session, occasions: list[str]) -> set[tuple[str, str, str]]:
    rows = session.execute(
        select(OutboxRow.occasion, OutboxRow.recipient_id, OutboxRow.kind).where(
            OutboxRow.occasion.in_(occasions)
        )
    )
    return {(row.occasion, row.recipient_id, row.kind) for row in rows}
