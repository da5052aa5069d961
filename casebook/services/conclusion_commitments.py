"""What the head takes on in the conclusion of a session becomes a commitment."""

from casebook.law.commitments import CommitmentSource
from casebook.law.powers import Power
from casebook.records.base import transaction
from casebook.records.commitment_lists import commitment_made_by
from casebook.records.reception import SessionKind
from casebook.services.commitments import CommitmentEntry, add_commitment
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sessions import take_session
from casebook.services.trail import Doing


def commit_in_conclusion(*, doing: Doing, session_id: str, entry: CommitmentEntry, request_key: str) -> str:
    """Take down a commitment made in the conclusion of a session of the head (N154 Đ25.2); gives it.

    Raises Refused at the fields of a commitment, and where the session is none of the head's or has no
    conclusion yet.
    """
    with transaction() as session:
        held = take_session(session, doing, session_id)
        doing.must_hold(Power.KEEP_DIALOGUES, held.unit_id)
        known = commitment_made_by(session, request_key)
        if known is not None and known.session_id != held.id:
            raise NotAllowed  # the key of a form of another session, sent by hand
        if known is not None:
            return known.id  # the other click of a double click
        if held.kind is SessionKind.REGULAR or not held.conclusion:
            raise Refused(
                "Cam kết được ghi từ kết luận của người đứng đầu. Hãy ghi kết luận của buổi tiếp trước.",
                "A commitment is taken down from the head's conclusion. Record the conclusion of the "
                "session first.",
            )
        if entry.made_on < held.held_on:
            raise Refused(
                f"Ngày cam kết không thể đứng trước buổi tiếp {held.held_on:%d/%m/%Y}.",
                f"It cannot have been made before the session of {held.held_on:%d/%m/%Y}.",
                field="made_on",
            )
        made = add_commitment(
            session,
            doing,
            unit_id=held.unit_id,
            source=CommitmentSource.CONCLUSION,
            entry=entry,
            session_id=held.id,
            request_key=request_key,
        )
        return made.id
