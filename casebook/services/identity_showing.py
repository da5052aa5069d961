"""Showing an identity once: the audit line stands before a value leaves; and the envelope of paper."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from casebook.law.envelopes import Movement
from casebook.law.identities import SHOWN_WITHIN, IdentityField, OpeningState
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.envelopes import EnvelopeMovement
from casebook.records.identities import Identity, IdentityOpening
from casebook.records.visits import SealedEntry
from casebook.services.envelopes import append_movement, refuse_used_seal
from casebook.services.identities import opened
from casebook.services.identity_openings import go_on, is_showable, ran_out, take_opening
from casebook.services.opening_rights import may_ask
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sealed_book import refuse_bad_seal
from casebook.services.trail import Doing


class AuditMissing(Exception):
    """The line that says who saw an identity cannot be read back: nothing is shown."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the asker sees once, and until when; never told by a log or an error."""

    values: tuple[tuple[IdentityField, str], ...]
    until: datetime
    case_id: str

    def __repr__(self) -> str:
        """Tell nobody who it is."""
        return "Shown(…)"


def show_identity(*, doing: Doing, opening_id: str) -> Shown:
    """Show what was approved, to the asker, once, while its time lasts.

    That it was shown is committed and read back before anything is opened: of two loads at once one
    sees it, and a crash in between shows nothing rather than leaving no trace. Raises NotAllowed,
    NotConfirmed, and Refused for what was shown, ran out, or was not approved.
    """
    if _marked_shown(doing, opening_id):
        return _opened_now(opening_id)
    raise Refused(
        "Đã quá 15 phút từ lúc được duyệt nên danh tính không còn được hiện. Nếu vẫn cần, hãy đề nghị lại.",
        "More than 15 minutes have passed since it was approved; nothing is shown any more. If you still "
        "need it, ask again.",
    )


def _marked_shown(doing: Doing, opening_id: str) -> bool:
    with transaction() as session:
        row = _of_the_asker(take_opening(session, doing, opening_id), doing)
        if row.identity_id is None:
            raise NotAllowed
        if row.state is not OpeningState.APPROVED:
            raise _not_to_be_shown(row.state)
        if ran_out(session, doing, row):
            return False
        doing.must_be_confirmed()
        go_on(session, doing, row, OpeningState.SHOWN)
    return True


def _of_the_asker(row: IdentityOpening, doing: Doing) -> IdentityOpening:
    # Asked for anew: who was excluded, or has another role since, sees nothing of what was approved.
    if row.asked_by_id != doing.actor.person_id or not may_ask(doing.actor, row.case):
        raise NotAllowed
    return row


def _not_to_be_shown(state: OpeningState) -> Refused:
    if state is OpeningState.SHOWN:
        return Refused(
            "Danh tính đã được hiện một lần và không hiện lại. Nếu vẫn cần, hãy đề nghị lại.",
            "It was shown once and is not shown again. If you still need it, ask again.",
        )
    return Refused(
        "Đề nghị này không ở trạng thái được xem danh tính.",
        "Nothing may be seen by this request as it stands.",
    )


def _opened_now(opening_id: str) -> Shown:
    db.session.rollback()
    asked = select(AuditRow.number).where(
        AuditRow.object_kind == "identity_opening",
        AuditRow.object_id == opening_id,
        AuditRow.deed == f"identity.{OpeningState.SHOWN}",
    )
    if db.session.scalar(asked) is None:
        raise AuditMissing
    row = db.session.get_one(IdentityOpening, opening_id)
    identity = db.session.get_one(Identity, row.identity_id)
    if row.decided_at is None:
        raise AuditMissing
    return Shown(
        values=opened(identity, row.asked_for), until=row.decided_at + SHOWN_WITHIN, case_id=row.case_id
    )


@dataclass(frozen=True, kw_only=True)
class PaperOpening:
    """What two people did with an envelope of paper: who opened it, who read it, how it was sealed again."""

    on_day: date
    opened_by_id: str
    read_by: tuple[str, ...]
    seal_number: str


def note_paper_opening(*, doing: Doing, opening_id: str, told: PaperOpening) -> None:
    """Write down that an approved envelope was opened, read and sealed again, by the two people themselves.

    Raises NotAllowed, NotConfirmed, and Refused for other people, another day or a used seal number.
    """
    with transaction() as session:
        row = _of_the_asker(take_opening(session, doing, opening_id), doing)
        if row.identity_id is not None:
            raise NotAllowed
        if row.state is not OpeningState.APPROVED:
            raise _not_to_be_shown(row.state)
        _check_paper(row, told)
        entry = session.get_one(SealedEntry, row.case.sealed_entry_id)
        refuse_used_seal(session, entry, told.seal_number, by_two=True)
        doing.must_be_confirmed()
        go_on(session, doing, row, OpeningState.SHOWN)
        line = EnvelopeMovement(
            entry_id=entry.id,
            unit_id=row.unit_id,
            kind=Movement.OPENED_BY_TWO,
            on_day=told.on_day,
            done_by_id=told.opened_by_id,
            read_by=list(told.read_by),
            seal_number=told.seal_number,
            opening_id=row.id,
        )
        append_movement(session, doing, line)


def _check_paper(row: IdentityOpening, told: PaperOpening) -> None:
    two = {row.asked_by_id, row.decided_by_id}
    if told.opened_by_id not in two or not told.read_by or not two.issuperset(told.read_by):
        raise Refused(
            "Chỉ người đề nghị và người duyệt được mở và đọc. Hãy chọn trong hai người ấy.",
            "Only who asked and who approved may open and read it. Choose between those two.",
            field="read_by",
        )
    if told.on_day != row.decided_on:
        raise Refused(
            f"Phong bì được mở trong ngày được duyệt ({row.decided_on:%d/%m/%Y}). Nếu ngày ấy không mở, hãy "
            "rút đề nghị.",
            f"The envelope is opened on the day it was approved ({row.decided_on:%d/%m/%Y}). If it was not "
            "opened on that day, take the request back.",
            field="on_day",
        )
    refuse_bad_seal(told.seal_number)


def seconds_left(doing: Doing, row: IdentityOpening) -> int:
    """Say how many seconds what was approved may still be seen; 0 when none are left."""
    if row.decided_at is None or not is_showable(doing, row):
        return 0
    return max(0, int((row.decided_at + SHOWN_WITHIN - doing.now).total_seconds()))
