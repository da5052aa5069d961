"""Commitments as they are made: each gets an owner of the unit, a day, and a line of the audit."""

from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.law.commitments import CommitmentSource
from casebook.law.powers import Actor, Power
from casebook.records.commitment_owners import answers_for, may_own
from casebook.records.commitments import Commitment
from casebook.records.spelling import folded
from casebook.services.refusals import NotAllowed, Refused, refuse_future
from casebook.services.trail import Doing, Trace, write_audit


@dataclass(frozen=True, kw_only=True)
class CommitmentEntry:
    """What is taken on: on which subject, what exactly, who sees to it, until when, and when it was made."""

    topic: str
    """A few words of the subject; earlier commitments are found by them."""
    content: str
    owner_id: str
    due_on: date
    made_on: date


class CameFrom(TypedDict, total=False):
    """Of what a commitment came, and the key of the form that recorded it."""

    dialogue_id: str | None
    question_id: str | None
    session_id: str | None
    request_key: str | None


def add_commitment(
    session: Session,
    doing: Doing,
    *,
    unit_id: str,
    source: CommitmentSource,
    entry: CommitmentEntry,
    **came_from: Unpack[CameFrom],
) -> Commitment:
    """Write a commitment down, in the transaction of the deed it belongs to.

    Whoever keeps the dialogues of the unit may. Raises Refused at `topic`, `content`, `owner_id`,
    `due_on` or `made_on`.
    """
    doing.must_hold(Power.KEEP_DIALOGUES, unit_id)
    check_commitment(doing, unit_id, entry)
    made = Commitment(
        unit_id=unit_id,
        source=source,
        topic=entry.topic,
        topic_folded=folded(entry.topic),
        content=entry.content,
        owner_id=entry.owner_id,
        made_on=entry.made_on,
        due_on=entry.due_on,
        recorded_by_id=doing.actor.person_id,
        recorded_at=doing.now,
        **came_from,
    )
    session.add(made)
    session.flush()
    trace_commitment(
        session, doing, "commitment.made", made, owner=made.owner_id, due_on=made.due_on.isoformat()
    )
    return made


def works_on(actor: Actor, commitment: Commitment) -> bool:
    """Say whether somebody may tell how a commitment goes on: its owner, who stands in for them, a leader."""
    if actor.has_in(Power.SETTLE_COMMITMENTS, commitment.unit_id):
        return True
    return actor.has_in(Power.SEE_DIALOGUES, commitment.unit_id) and answers_for(actor, commitment)


def take_commitment(
    session: Session, doing: Doing, commitment_id: str, *, power: Power | None = None
) -> Commitment:
    """Take a commitment for a change; raises NotAllowed for one the person may not work on.

    With `power`: only who holds that power in its unit.
    """
    asked = select(Commitment).where(Commitment.id == commitment_id)
    asked = asked.with_for_update(of=Commitment).execution_options(populate_existing=True)
    found = session.scalar(asked)
    if found is None:
        raise NotAllowed
    if power is not None:
        doing.must_hold(power, found.unit_id)
    elif not works_on(doing.actor, found):
        raise NotAllowed
    return found


def check_commitment(doing: Doing, unit_id: str, entry: CommitmentEntry) -> None:
    """Refuse a commitment that could not be followed: without subject or words, owner or possible day."""
    for name, said in (("topic", entry.topic), ("content", entry.content)):
        if not said.strip():
            raise Refused(
                "Hãy ghi cam kết về việc gì và cam kết làm gì.",
                "Write what the commitment is about and what will be done.",
                field=name,
            )
    refuse_future(entry.made_on, today=doing.today, field="made_on")
    if entry.due_on < entry.made_on:
        raise Refused(
            f"Hạn thực hiện {entry.due_on:%d/%m/%Y} đứng trước ngày cam kết {entry.made_on:%d/%m/%Y}. "
            "Hãy xem lại hai ngày.",
            f"The due day {entry.due_on:%d/%m/%Y} lies before the day it was made, "
            f"{entry.made_on:%d/%m/%Y}. Please check both days.",
            field="due_on",
        )
    check_owner(unit_id, entry.owner_id, doing.today)


def check_owner(unit_id: str, owner_id: str, day: date) -> None:
    """Refuse an owner who does not work in the unit on the day they are to take it over."""
    if not may_own(unit_id, owner_id, day):
        raise Refused(
            "Người chịu trách nhiệm phải là lãnh đạo, cán bộ tiếp công dân hoặc người xử lý đang làm việc "
            f"tại đơn vị ngày {day:%d/%m/%Y}. Hãy chọn người khác.",
            f"The owner must be a leader, duty officer or handler who works in the unit on {day:%d/%m/%Y}. "
            "Choose somebody else.",
            field="owner_id",
        )


def trace_commitment(
    session: Session, doing: Doing, deed: str, commitment: Commitment, **particulars: object
) -> None:
    """Write the audit line of what was done to a commitment."""
    trace = Trace(
        deed=deed,
        unit_id=commitment.unit_id,
        object_kind="commitment",
        object_id=commitment.id,
        particulars=particulars,
    )
    write_audit(session, doing, trace)
