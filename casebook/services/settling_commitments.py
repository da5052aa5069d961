"""Following a promise to its end: how it goes on, that it was kept or not, another owner, another promise."""

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
    Promise,
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
    """How a promise goes on, told for a day, and what shows it."""

    on_day: date
    told: str
    request_key: str
    files: tuple[Handed, ...] = ()


@dataclass(frozen=True, kw_only=True)
class End:
    """How a promise ended: kept on a day, or that it could not be kept; and in which words."""

    outcome: CommitmentOutcome
    settled_on: date
    settled_note: str


def note_progress(*, doing: Doing, commitment_id: str, progress: Progress, safe: Safe) -> str:
    """Note how a promise goes on, with the files that show it; gives the note.

    Its owner, whoever stands in for them, and leaders may. Raises Refused at `on_day`, `told`, `files`.
    """
    with transaction() as session:
        promised = take_commitment(session, doing, commitment_id)
        if known := _note_by_key(session, promised, progress.request_key):
            return known.id  # the other click of a double click
        _check_progress(doing, promised, progress)
    if progress.files:
        parcel = Parcel(files=progress.files, request_key=progress.request_key, commitment_id=commitment_id)
        # The form counts as done with its note only: sent again after a crash in between, it writes that.
        attach_files(doing=replace(doing, form=None), parcel=parcel, safe=safe)
    with transaction() as session:
        promised = take_commitment(session, doing, commitment_id)
        if known := _note_by_key(session, promised, progress.request_key):
            return known.id
        note = _add_note(session, doing, promised, progress.told, on_day=progress.on_day)
        note.request_key = progress.request_key
        trace_commitment(session, doing, "commitment.noted", promised, files=len(progress.files))
        return note.id


def _note_by_key(session: Session, promised: Commitment, request_key: str) -> CommitmentNote | None:
    known = session.scalar(select(CommitmentNote).where(CommitmentNote.request_key == request_key))
    if known is not None and known.commitment_id != promised.id:
        raise NotAllowed  # the key of a form of another promise, sent by hand
    return known


def _check_progress(doing: Doing, promised: Commitment, progress: Progress) -> None:
    refuse_future(progress.on_day, today=doing.today, field="on_day")
    _refuse_before(progress.on_day, promised, field="on_day")
    if not progress.told.strip():
        raise Refused("Hãy ghi việc đã làm đến đâu.", "Write how far the work has come.", field="told")


def _refuse_before(day: date, promised: Commitment, *, field: str) -> None:
    if day < promised.made_on:
        raise Refused(
            f"Ngày {day:%d/%m/%Y} đứng trước ngày cam kết {promised.made_on:%d/%m/%Y}. Hãy xem lại ngày.",
            f"{day:%d/%m/%Y} lies before the day it was promised, {promised.made_on:%d/%m/%Y}. "
            "Please check the day.",
            field=field,
        )


def _add_note(
    session: Session, doing: Doing, promised: Commitment, told: str, *, on_day: date
) -> CommitmentNote:
    note = CommitmentNote(
        commitment_id=promised.id,
        on_day=on_day,
        told=told,
        recorded_by_id=doing.actor.person_id,
        recorded_at=doing.now,
    )
    session.add(note)
    session.flush()
    return note


def _standing_end(promised: Commitment) -> dict[str, object]:
    return {
        "outcome": promised.outcome,
        "settled_on": promised.settled_on,
        "settled_note": promised.settled_note,
    }


def seen_end(promised: Commitment) -> str:
    """Give the mark of how a promise ended so far, for the form made from it."""
    return seen_of(_standing_end(promised))


def settle_commitment(*, doing: Doing, commitment_id: str, end: End, seen: str | None = None) -> None:
    """Record that a promise was kept, or could not be; or put that right, the earlier end kept as a note.

    Only who settles promises of the unit. Raises Refused at `outcome`, `settled_on`, `settled_note`, and
    Overtaken when somebody else settled it since the form marked `seen` was made.
    """
    with transaction() as session:
        promised = take_commitment(session, doing, commitment_id, power=Power.SETTLE_COMMITMENTS)
        wanted: dict[str, object] = {
            "outcome": end.outcome, "settled_on": end.settled_on, "settled_note": end.settled_note
        }  # fmt: skip
        refuse_overtaken(seen, standing=_standing_end(promised), wanted=wanted)
        _refuse_replaced(promised)
        _check_end(doing, promised, end)
        if _standing_end(promised) == wanted:
            return
        if promised.outcome is not None:
            _add_note(session, doing, promised, _told_before(promised), on_day=doing.today)
        promised.outcome, promised.settled_on = end.outcome, end.settled_on
        promised.settled_note = end.settled_note
        kept = end.outcome is CommitmentOutcome.KEPT
        deed = "commitment.kept" if kept else "commitment.broken"
        trace_commitment(session, doing, deed, promised, on=end.settled_on.isoformat())


def _told_before(promised: Commitment) -> str:
    """Tell, in the words of the unit's own record, which end was written over."""
    outcome = word(promised.outcome) if promised.outcome is not None else ""
    told = f"Sửa kết quả đã ghi. Trước đó: {outcome}, ngày {promised.settled_on:%d/%m/%Y}."
    return f"{told} {promised.settled_note}".strip()[:2000]


def _refuse_replaced(promised: Commitment) -> None:
    if promised.outcome is CommitmentOutcome.REPLACED:
        raise Refused(
            "Cam kết này đã được thay bằng cam kết khác. Hãy ghi kết quả ở cam kết thay thế.",
            "This commitment was replaced by another. Record the end of that one.",
        )


def _check_end(doing: Doing, promised: Commitment, end: End) -> None:
    if end.outcome is CommitmentOutcome.REPLACED:
        raise Refused(
            "Thay cam kết bằng cam kết khác là một việc riêng. Hãy dùng nút “Thay bằng cam kết khác”.",
            "Replacing a commitment is a step of its own. Use “Replace by another”.",
            field="outcome",
        )
    refuse_future(end.settled_on, today=doing.today, field="settled_on")
    _refuse_before(end.settled_on, promised, field="settled_on")
    if end.outcome is CommitmentOutcome.BROKEN and not end.settled_note.strip():
        raise Refused(
            "Hãy ghi vì sao không thực hiện được: người dân sẽ hỏi lý do này.",
            "Write why it could not be kept: this is what people will ask.",
            field="settled_note",
        )


@dataclass(frozen=True, kw_only=True)
class Replacement:
    """The promise that stands in another's place, why, and the key of the form."""

    promise: Promise
    reason: str
    request_key: str


def replace_commitment(*, doing: Doing, commitment_id: str, replacement: Replacement) -> str:
    """Put another promise in the place of one; gives the new one. Both stay, each naming the other.

    Only who settles promises of the unit. Raises Refused at the fields of a promise and at `reason`.
    """
    with transaction() as session:
        old = take_commitment(session, doing, commitment_id, power=Power.SETTLE_COMMITMENTS)
        if old.replaced_by is not None and old.replaced_by.request_key == replacement.request_key:
            return old.replaced_by.id  # the other click of a double click
        if commitment_made_by(session, replacement.request_key) is not None:
            raise NotAllowed  # the key of a form of another promise, sent by hand
        _check_replaceable(old, replacement)
        new = add_commitment(
            session,
            doing,
            unit_id=old.unit_id,
            source=old.source,
            promise=replacement.promise,
            dialogue_id=old.dialogue_id,
            question_id=old.question_id,
            session_id=old.session_id,
            request_key=replacement.request_key,
        )
        old.outcome, old.settled_on = CommitmentOutcome.REPLACED, replacement.promise.made_on
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
    _refuse_before(replacement.promise.made_on, old, field="made_on")


def seen_owner(promised: Commitment) -> str:
    """Give the mark of who answers for a promise, for the form made from it."""
    return seen_of({"owner_id": promised.owner_id})


@dataclass(frozen=True, kw_only=True)
class NewOwner:
    """Who answers for a promise from now on, and why."""

    owner_id: str
    reason: str


def hand_over_commitment(*, doing: Doing, commitment_id: str, to: NewOwner, seen: str | None = None) -> None:
    """Give a promise to another owner; that, and why, stays as a note.

    Only who settles promises of the unit. Raises Refused at `owner_id` or `reason`, and Overtaken when
    somebody else gave it to a third since the form marked `seen` was made.
    """
    with transaction() as session:
        promised = take_commitment(session, doing, commitment_id, power=Power.SETTLE_COMMITMENTS)
        refuse_overtaken(seen, standing={"owner_id": promised.owner_id}, wanted={"owner_id": to.owner_id})
        if promised.outcome is not None:
            raise Refused(
                "Cam kết này đã có kết quả, không còn ai phải thực hiện.",
                "This commitment has ended; nobody has to see to it any more.",
            )
        if to.owner_id == promised.owner_id:
            return
        check_owner(promised.unit_id, to.owner_id, doing.today)
        if not to.reason.strip():
            raise Refused(
                "Hãy ghi vì sao giao cho người khác.",
                "Write why it is given to somebody else.",
                field="reason",
            )
        before, after = session.get_one(Person, promised.owner_id), session.get_one(Person, to.owner_id)
        told = f"Giao lại: {before.full_name} → {after.full_name}. {to.reason}"
        _add_note(session, doing, promised, told[:2000], on_day=doing.today)
        promised.owner_id = to.owner_id
        trace_commitment(session, doing, "commitment.handed_over", promised, before=before.id, after=after.id)
