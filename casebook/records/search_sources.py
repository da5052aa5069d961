"""Where the words are read by which things are found: the rows of some things, asked for by their ids."""

from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, exists, func, not_, select
from sqlalchemy.orm import InstrumentedAttribute

from casebook.law.signing import PaperState
from casebook.records.cases import Case, CaseEvent, Letter, Party
from casebook.records.commitments import Commitment, CommitmentNote
from casebook.records.dialogues import Dialogue, DialogueParticipant, DialoguePoint, DialogueQuestion
from casebook.records.papers import Paper
from casebook.records.visibility import is_secret
from casebook.records.visits import AppointmentSlip, Companion, Matter, Receipt, Refusal, Visit, Visitor


def may_be_found() -> ColumnElement[bool]:
    """Tell, as a condition, the cases that have words to be found by: none that is or was secret or held."""
    # Nearly every case is held for nobody: SQLite must not look them up by that instead of by their ids.
    return not_(is_secret()) & (func.coalesce(Case.held_for_unit_id, "") == "")


# Built once: these are asked with every change of anything, and to show what was found.
_IDS: BindParameter[list[str]] = bindparam("ids", expanding=True)


def _texts_of(
    of: InstrumentedAttribute[Any],
    *columns: InstrumentedAttribute[Any],
    where: ColumnElement[bool] | None = None,
    order: tuple[InstrumentedAttribute[Any], ...] = (),
) -> Select[Any]:
    """Select texts of rows that belong to some things, by the id of the thing, in one order."""
    asked = select(of, *columns).where(of.in_(_IDS)).order_by(of, *(order or (of.class_.id,)))
    return asked if where is None else asked.where(where)


CASES = select(
    Case.id,
    Case.unit_id,
    Case.received_on,
    Case.name,
    Case.register,
    Case.year,
    Case.number,
    Case.tracking_code,
    Case.destruction_id,
    Case.kept_subject,
    Case.kept_content,
    Case.kept_contested_decision,
    Case.kept_contested_number,
).where(Case.id.in_(_IDS), may_be_found())
PARTIES = _texts_of(Party.case_id, Party.kept_full_name, Party.kept_address, Party.kept_phone)
LETTERS = _texts_of(Letter.case_id, Letter.kept_sender)
EVENTS = _texts_of(CaseEvent.case_id, CaseEvent.kept_paper, order=(CaseEvent.position,))

VISITS = select(
    Visit.id,
    Visit.unit_id,
    Visit.visited_on,
    Visit.book_number,
    Visit.book_year,
    Visit.full_name,
    Visit.on_behalf_of,
    Visit.address,
    Visit.tracking_code,
    Visit.statement,
    Visit.note,
    Visit.phone,
).where(Visit.id.in_(_IDS))
MATTERS = _texts_of(
    Matter.visit_id,
    Matter.content,
    Matter.answer,
    Matter.sent_to,
    Matter.document_number,
    Matter.follow_up,
    where=~exists().where(Case.id == Matter.case_id, is_secret()),
)
COMPANIONS = _texts_of(Companion.visit_id, Companion.full_name)
REFUSALS = _texts_of(Refusal.visit_id, Refusal.explanation, Refusal.notice_number)
SLIPS = _texts_of(
    AppointmentSlip.visit_id, AppointmentSlip.with_whom, AppointmentSlip.content, AppointmentSlip.place
)
RECEIPTS = _texts_of(
    Receipt.visit_id, Receipt.number, Receipt.year, Receipt.items, order=(Receipt.year, Receipt.number)
)

LAST_CAME = (
    select(
        Visitor.id,
        Visitor.unit_id,
        Visitor.full_name,
        Visitor.address,
        Visitor.phone,
        func.max(Visit.visited_on).label("came_on"),
    )
    .join(Visit, Visit.visitor_id == Visitor.id)
    .where(Visitor.id.in_(_IDS))
    .group_by(Visitor.id)
)

DIALOGUES = select(Dialogue).where(Dialogue.id.in_(_IDS))
PARTICIPANTS = _texts_of(DialogueParticipant.dialogue_id, DialogueParticipant.name)
POINTS = _texts_of(DialoguePoint.dialogue_id, DialoguePoint.content, DialoguePoint.presenter)
QUESTIONS = _texts_of(
    DialogueQuestion.dialogue_id,
    DialogueQuestion.asked_by,
    DialogueQuestion.topic,
    DialogueQuestion.content,
    DialogueQuestion.answer,
    DialogueQuestion.answered_by,
    # What the public sent counts once somebody took it in.
    where=DialogueQuestion.recorded_by_id.is_not(None)
    & ~exists().where(Case.id == DialogueQuestion.case_id, is_secret()),
)

COMMITMENTS = select(Commitment).where(Commitment.id.in_(_IDS))
NOTES = _texts_of(CommitmentNote.commitment_id, CommitmentNote.told)

PAPERS = (
    select(Paper)
    .join(Case, Case.id == Paper.case_id)
    .where(Paper.id.in_(_IDS), Paper.state == PaperState.ISSUED)
    .where(may_be_found(), Case.destruction_id.is_(None))
)
