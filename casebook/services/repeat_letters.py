"""Another letter about a case that is there: its own number and day are kept, no clock moves."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.law.choices import Forwarder, Via
from casebook.law.powers import Power
from casebook.law.vocabulary import EventType
from casebook.records.audit import next_number
from casebook.records.base import transaction
from casebook.records.case_ties import kept_for
from casebook.records.cases import Case, Letter
from casebook.records.spelling import folded, squeezed
from casebook.services.enrolment import LETTER_REGISTER
from casebook.services.journal import NewEvent, append_event
from casebook.services.refusals import NotAllowed, Refused, refuse_future, refuse_what_goes_above
from casebook.services.trail import Doing
from casebook.services.tying import take_open_matter

ANOTHER_LETTER = "letter"
"""What a note is about that says one more letter came (`paper["about"]`)."""


@dataclass(frozen=True, kw_only=True)
class LetterEntry:
    """A further letter as typed; what it says is kept in the journal."""

    received_on: date
    via: Via
    sender: str
    forwarder: Forwarder | None = None
    contact: str = ""
    written_on: date | None = None
    subject: str = ""
    content: str = ""
    note: str = ""
    accuses_head: bool = False
    """Its words accuse the head or a deputy of a violation: it is none of the unit's."""
    request_key: str | None = None


def attach_letter(*, doing: Doing, case_id: str, entry: LetterEntry) -> Letter:
    """Add a letter to a case; the same form sent twice makes one.

    Raises NotAllowed, GoesAbove, and Refused for a day that cannot be, a denunciation, or a case that
    was itself joined to another.
    """
    refuse_what_goes_above(accuses_head=entry.accuses_head)
    with transaction() as session:
        case = take_open_matter(session, doing, case_id)
        doing.must_hold(Power.REGISTER_CASES, case.unit_id)
        made = _made_already(session, entry.request_key, case)
        if made is not None:
            return made
        _check(session, doing, case, entry)
        letter = _letter(session, doing, case, entry)
        append_event(
            session,
            doing,
            case,
            NewEvent(type=EventType.NOTED, on=entry.received_on, paper=_told(letter, entry)),
        )
        # Whoever looks for the second sender, or a word of the second letter, finds the case.
        told = " ".join((entry.sender, entry.subject, entry.content))
        case.folded, case.squeezed = f"{case.folded} {folded(told)}", f"{case.squeezed} {squeezed(told)}"
    return letter


def _made_already(session: Session, request_key: str | None, case: Case) -> Letter | None:
    if not request_key:
        return None
    made = session.scalar(select(Letter).where(Letter.request_key == request_key))
    if made is not None and made.case_id != case.id:
        raise NotAllowed
    return made


def _check(session: Session, doing: Doing, case: Case, entry: LetterEntry) -> None:
    refuse_future(entry.received_on, today=doing.today, field="received_on")
    if kept_for(session, case.id):
        raise Refused(
            "Hồ sơ này đã gộp vào hồ sơ khác. Hãy ghi đơn vào hồ sơ được giữ lại (xem «Hồ sơ liên quan»).",
            "This case was joined to another one. Add the letter to the case that goes on (see “Related "
            "cases”).",
        )
    if entry.received_on < case.received_on:
        raise Refused(
            f"Đơn này đến trước ngày tiếp nhận hồ sơ ({case.received_on:%d/%m/%Y}). Nếu đúng, hãy đính chính "
            "ngày tiếp nhận của hồ sơ trước, vì thời hạn tính từ đơn đầu tiên.",
            f"This letter came before the case was received ({case.received_on:%d/%m/%Y}). If that is right, "
            "correct the day of receipt first: terms run from the first letter.",
            field="received_on",
        )


def _letter(session: Session, doing: Doing, case: Case, entry: LetterEntry) -> Letter:
    year = doing.today.year
    letter = Letter(
        unit_id=case.unit_id,
        case_id=case.id,
        year=year,
        number=next_number(session, unit_id=case.unit_id, register=LETTER_REGISTER, year=year),
        received_on=entry.received_on,
        via=entry.via,
        sender=entry.sender,
        written_on=entry.written_on,
        request_key=entry.request_key or None,
        recorded_by_id=doing.actor.person_id,
        recorded_at=doing.now,
    )
    session.add(letter)
    session.flush()
    return letter


def _told(letter: Letter, entry: LetterEntry) -> dict[str, str]:
    """Write down what people read of a letter; nothing of it is read by the law."""
    return {
        "about": ANOTHER_LETTER,
        "letter": f"{letter.number}/{letter.year}",
        "via": str(entry.via),
        "forwarder": str(entry.forwarder) if entry.forwarder else "",
        "sender": entry.sender,
        "contact": entry.contact,
        "written_on": f"{entry.written_on:%d/%m/%Y}" if entry.written_on else "",
        "subject": entry.subject,
        "content": entry.content,
        "note": entry.note,
    }
