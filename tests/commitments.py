"""The same few commitments in every test of commitments."""

from datetime import date
from typing import Any

from casebook.law.commitments import CommitmentOutcome, CommitmentSource
from casebook.records.base import db, transaction
from casebook.records.commitments import Commitment
from casebook.services.commitments import CommitmentEntry, add_commitment
from casebook.services.settling_commitments import (
    End,
    Replacement,
    replace_commitment,
    settle_commitment,
)
from tests.people import School, Somebody, doing

MADE_ON = date(2026, 10, 1)
DUE_ON = date(2026, 10, 30)
TODAY = date(2026, 11, 16)
TOPIC = "Nhà vệ sinh khu B"


def entry(school: School, **changed: Any) -> CommitmentEntry:
    """Make up a commitment; what a test cares about is changed."""
    values = {
        "topic": TOPIC,
        "content": "Sửa xong nhà vệ sinh khu B trước ngày 30/10/2026",
        "owner_id": school.ha.id,
        "made_on": MADE_ON,
        "due_on": DUE_ON,
    }
    return CommitmentEntry(**(values | changed))


def committed(school: School, *, by: Somebody | None = None, today: date = MADE_ON, **changed: Any) -> str:
    """Have a commitment recorded; gives its id."""
    with transaction() as session:
        made = add_commitment(
            session,
            doing(by or school.lan, today=today),
            unit_id=(by or school.lan).unit_id,
            source=changed.pop("source", CommitmentSource.DIALOGUE),
            entry=entry(school, **changed),
        )
        return made.id


def ended(
    school: School, commitment_id: str, outcome: CommitmentOutcome, on: date, *, note: str = "Lý do nêu rõ"
) -> None:
    """Have the head record how a commitment ended."""
    end = End(outcome=outcome, settled_on=on, settled_note=note)
    settle_commitment(doing=doing(school.minh, today=max(on, TODAY)), commitment_id=commitment_id, end=end)


def replaced(school: School, commitment_id: str, on: date, **changed: Any) -> str:
    """Have the head put another commitment in the place of one on a day; gives the new one."""
    replacement = Replacement(
        entry=entry(school, **({"made_on": on} | changed)), reason="Lý do nêu rõ", request_key=commitment_id
    )
    by = doing(school.minh, today=max(on, TODAY))
    return replace_commitment(doing=by, commitment_id=commitment_id, replacement=replacement)


def commitment(commitment_id: str) -> Commitment:
    """Read a commitment as it stands now."""
    db.session.rollback()
    return db.session.get_one(Commitment, commitment_id)
