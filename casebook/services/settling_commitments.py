"""Following a commitment to its end: how it goes on, kept or not, another owner, another in its place."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.law.commitments import CommitmentOutcome
from casebook.law.powers import Power
from casebook.law.words import word
from casebook.records.base import transaction
from casebook.records.commitment_lists import commitment_made_by
from casebook.records.commitments import Commitment, CommitmentNote
from casebook.records.people import Person
from casebook.services.attaching import Parcel, attach_files
from casebook.services.commitments import (
    CommitmentEntry,
    add_commitment,
    check_owner,
    take_commitment,
    trace_commitment,
)
from casebook.services.overtaken import refuse_overtaken, seen_of
from casebook.services.refusals import NotAllowed, Refused, refuse_future
from casebook.services.trail import Doing
from casebook.services.uploads import Handed
from casebook.vault.safe import Safe


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How a commitment goes on, told for a day, and what shows it."""

    on_day: date
    told: str
    request_key: str
    files: tuple[Handed, ...] = ()


@dataclass(frozen=True, kw_only=True)
class End:
    """How a commitment ended: kept on a day, or that it could not be kept; and in which words."""

    outcome: CommitmentOutcome
    settled_on: date
    settled_note: str


def note_progress(*, doing: Doing, commitment_id: str, progress: Progress, safe: Safe) -> str:
    """Note how a commitment goes on, with the files that show it; gives the note.

    Its owner, whoever stands in for them, and leaders may. Raises Refused at `on_day`, `told`, `files`.
    """
    with transaction() as session:
        commitment = take_commitment(session, doing, commitment_id)
        if known := _note_by_key(session, commitment, progress.request_key):
            return known.id  # the other click of a double click
        _check_progress(doing, commitment, progress)
    if progress.files:
        parcel = Parcel(files=progress.files, request_key=progress.request_key, commitment_id=commitment_id)
        # The form counts as done with its note only: sent again after a crash in between, it writes that.
        attach_files(doing=replace(doing, form=None), parcel=parcel, safe=safe)
    with transaction() as session:
        commitment = take_commitment(session, doing, commitment_id)
        if known := _note_by_key(session, commitment, progress.request_key):
            return known.id
        note = _add_note(session, doing, commitment, progress.told, on_day=progress.on_day)
        note.request_key = progress.request_key
        trace_commitment(session, doing, "commitment.noted", commitment, files=len(progress.files))
        return note.id


def _note_by_key(session: Session, commitment: Commitment, request_key: str) -> CommitmentNote | None:
    known = session.scalar(select(CommitmentNote).where(CommitmentNote.request_key == request_key))
    if known is not None and known.commitment_id != commitment.id:
        raise NotAllowed  # the key of a form of another commitment, sent by hand
    return known


def _check_progress(doing: Doing, commitment: Commitment, progress: Progress) -> None:
    refuse_future(progress.on_day, today=doing.today, field="on_day")
    _refuse_before(progress.on_day, commitment, field="on_day")
    if not progress.told.strip():
        raise Refused("Hãy ghi việc đã làm đến đâu.", "Write how far the work has come.", field="told")


def _refuse_before(day: date, commitment: Commitment, *, field: str) -> None:
    if day < commitment.made_on:
        raise Refused(
            f"Ngày {day:%d/%m/%Y} đứng trước ngày cam kết {commitment.made_on:%d/%m/%Y}. Hãy xem lại ngày.",
            f"{day:%d/%m/%Y} lies before the day it was made, {commitment.made_on:%d/%m/%Y}. "
            "Please check the day.",
            field=field,
        )


def _add_note(
    session: Session, doing: Doing, commitment: Commitment, told: str, *, on_day: date
) -> CommitmentNote:
    note = CommitmentNote(
        commitment_id=commitment.id,
        on_day=on_day,
        told=told,
        recorded_by_id=doing.actor.person_id,
        recorded_at=doing.now,
    )
    session.add(note)
    session.flush()
    return note


def _standing_end(commitment: Commitment) -> dict[str, object]:
    return {
        "outcome": commitment.outcome,
        "settled_on": commitment.settled_on,
        "settled_note": commitment.settled_note,
    }


def seen_end(commitment: Commitment) -> str:
    """Give the mark of how a commitment ended so far, for the form made from it."""
    return seen_of(_standing_end(commitment))


def settle_commitment(*, doing: Doing, commitment_id: str, end: End, seen: str | None = None) -> None:
    """Record that a commitment was kept, or could not be; or put that right, the earlier end kept as a note.

    Only who settles commitments of the unit. Raises Refused at `outcome`, `settled_on`, `settled_note`, and
    Overtaken when somebody else settled it since the form marked `seen` was made.
    """
    with transaction() as session:
        commitment = take_commitment(session, doing, commitment_id, power=Power.SETTLE_COMMITMENTS)
        wanted: dict[str, object] = {
            "outcome": end.outcome, "settled_on": end.settled_on, "settled_note": end.settled_note
        }  # fmt: skip
        refuse_overtaken(seen, standing=_standing_end(commitment), wanted=wanted)
        _refuse_replaced(commitment)
        _check_end(doing, commitment, end)
        if _standing_end(commitment) == wanted:
            return
        if commitment.outcome is not None:
            _add_note(session, doing, commitment, _told_before(commitment), on_day=doing.today)
        commitment.outcome, commitment.settled_on = end.outcome, end.settled_on
        commitment.settled_note = end.settled_note
        kept = end.outcome is CommitmentOutcome.KEPT
        deed = "commitment.kept" if kept else "commitment.broken"
        trace_commitment(session, doing, deed, commitment, on=end.settled_on.isoformat())


def _told_before(commitment: Commitment) -> str:
    """Tell, in the words of the unit's own record, which end was written over."""
    outcome = word(commitment.outcome) if commitment.outcome is not None else ""
    told = f"Sửa kết quả đã ghi. Trước đó: {outcome}, ngày {commitment.settled_on:%d/%m/%Y}."
    return f"{told} {commitment.settled_note}".strip()[:2000]


def _refuse_replaced(commitment: Commitment) -> None:
    if commitment.outcome is CommitmentOutcome.REPLACED:
        raise Refused(
            "Cam kết này đã được thay bằng cam kết khác. Hãy ghi kết quả ở cam kết thay thế.",
            "This commitment was replaced by another. Record the end of that one.",
        )


def _check_end(doing: Doing, commitment: Commitment, end: End) -> None:
    if end.outcome is CommitmentOutcome.REPLACED:
        raise Refused(
            "Thay cam kết bằng cam kết khác là một việc riêng. Hãy dùng nút “Thay bằng cam kết khác”.",
            "Replacing a commitment is a step of its own. Use “Replace by another”.",
            field="outcome",
        )
    refuse_future(end.settled_on, today=doing.today, field="settled_on")
    _refuse_before(end.settled_on, commitment, field="settled_on")
    if end.outcome is CommitmentOutcome.BROKEN and not end.settled_note.strip():
        raise Refused(
            "Hãy ghi vì sao không thực hiện được: người dân sẽ hỏi lý do này.",
            "Write why it could not be kept: this is what people will ask.",
            field="settled_note",
        )


@dataclass(frozen=True, kw_only=True)
class Replacement:
    """The commitment that stands in another's place, why, and the key of the form."""

    entry: CommitmentEntry
    reason: str
    request_key: str


def replace_commitment(*, doing: Doing, commitment_id: str, replacement: Replacement) -> str:
    """Put another commitment in the place of one; gives the new one. Both stay, each naming the other.

    Only who settles commitments of the unit. Raises Refused at the fields of a commitment and at `reason`.
    """
    with transaction() as session:
        old = take_commitment(session, doing, commitment_id, power=Power.SETTLE_COMMITMENTS)
        if old.replaced_by is not None and old.replaced_by.request_key == replacement.request_key:
            return old.replaced_by.id  # the other click of a double click
        if commitment_made_by(session, replacement.request_key) is not None:
            raise NotAllowed  # the key of a form of another commitment, sent by hand
        _check_replaceable(old, replacement)
        new = add_commitment(
            session,
            doing,
            unit_id=old.unit_id,
            source=old.source,
            entry=replacement.entry,
            dialogue_id=old.dialogue_id,
            question_id=old.question_id,
            session_id=old.session_id,
            request_key=replacement.request_key,
        )
        old.outcome, old.settled_on = CommitmentOutcome.REPLACED, replacement.entry.made_on
        old.settled_note, old.replaced_by_id = replacement.reason, new.id
        trace_commitment(session, doing, "commitment.replaced", old, by=new.id)
        return new.id


def _check_replaceable(old: Commitment, replacement: Replacement) -> None:
    if old.outcome is not None:
        raise Refused(
            f"Cam kết này đã được ghi là “{word(old.outcome)}”, nên không thay được nữa.",
            f"This commitment is recorded as “{word(old.outcome, 'en')}”, so it cannot be replaced.",
        )
    if not replacement.reason.strip():
        raise Refused(
            "Hãy ghi vì sao phải thay cam kết này.",
            "Write why this commitment has to be replaced.",
            field="reason",
        )
    _refuse_before(replacement.entry.made_on, old, field="made_on")


def seen_owner(commitment: Commitment) -> str:
    """Give the mark of who answers for a commitment, for the form made from it."""
    return seen_of({"owner_id": commitment.owner_id})


@dataclass(frozen=True, kw_only=True)
class NewOwner:
    """Who answers for a commitment from now on, and why."""

    owner_id: str
    reason: str


def hand_over_commitment(*, doing: Doing, commitment_id: str, to: NewOwner, seen: str | None = None) -> None:
    """Give a commitment to another owner; that, and why, stays as a note.

    Only who settles commitments of the unit. Raises Refused at `owner_id` or `reason`, and Overtaken when
    somebody else gave it to a third since the form marked `seen` was made.
    """
    with transaction() as session:
        commitment = take_commitment(session, doing, commitment_id, power=Power.SETTLE_COMMITMENTS)
        refuse_overtaken(seen, standing={"owner_id": commitment.owner_id}, wanted={"owner_id": to.owner_id})
        if commitment.outcome is not None:
            raise Refused(
                "Cam kết này đã có kết quả, không còn ai phải thực hiện.",
                "This commitment has ended; nobody has to see to it any more.",
            )
        if to.owner_id == commitment.owner_id:
            return
        check_owner(commitment.unit_id, to.owner_id, doing.today)
        if not to.reason.strip():
            raise Refused(
                "Hãy ghi vì sao giao cho người khác.",
                "Write why it is given to somebody else.",
                field="reason",
            )
        give_to(session, doing, commitment, to)


def give_to(session: Session, doing: Doing, commitment: Commitment, to: NewOwner) -> None:
    """Write down who answers for a commitment from now on, with its note, in the deed that decided it."""
    before, after = session.get_one(Person, commitment.owner_id), session.get_one(Person, to.owner_id)
    told = f"Giao lại: {before.full_name} → {after.full_name}. {to.reason}"
    _add_note(session, doing, commitment, told[:2000], on_day=doing.today)
    commitment.owner_id = to.owner_id
    trace_commitment(session, doing, "commitment.handed_over", commitment, before=before.id, after=after.id)
