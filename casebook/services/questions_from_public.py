"""Questions the public sends before a dialogue: without an account, and first looked through by the clerk."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from casebook.law.dialogues import QuestionCame, QuestionOutcome
from casebook.law.powers import Actor, Power
from casebook.records.base import transaction
from casebook.records.dialogue_lists import (
    count_waiting_questions,
    last_position,
    lowest_position,
    public_dialogue,
    question_made_by,
)
from casebook.records.dialogues import Dialogue, DialogueQuestion
from casebook.records.spelling import folded
from casebook.services.delays import count_attempt, for_questions
from casebook.services.dialogue_questions import take_question
from casebook.services.dialogues_taking import trace_dialogue
from casebook.services.holding import stands_in_for_leaders
from casebook.services.refusals import NotAllowed, Refused, refuse_what_goes_above
from casebook.services.trail import Doing, Trace, write_line

MOST_WAITING = 300
"""More than a clerk can look through are not kept: then somebody fills the page by machine."""


@dataclass(frozen=True, kw_only=True)
class SentQuestion:
    """A question as somebody without an account sends it."""

    topic: str
    content: str
    asked_by: str = ""
    accuses_head: bool = False
    request_key: str | None = None


@dataclass(frozen=True, kw_only=True)
class Sender:
    """From where and when it came; there is nobody signed in."""

    address: str
    today: date
    now: datetime


def send_question(*, dialogue_id: str, sent: SentQuestion, sender: Sender) -> None:
    """Keep a question of the public until the clerk has looked through it; the same form counts once.

    Raises NotAllowed for a dialogue that takes none, GoesAbove, TooMany, and Refused where too many wait.
    """
    refuse_what_goes_above(accuses_head=sent.accuses_head)
    with transaction() as session:
        found = public_dialogue(dialogue_id, sender.today)
        if found is None or found.published_on is not None:
            raise NotAllowed
        dialogue = session.get_one(Dialogue, found.id, with_for_update=True)
        if question_made_by(session, sent.request_key) is not None:
            return
        count_attempt(session, (for_questions(sender.address),), sender.now)
        if count_waiting_questions(session, dialogue.id) >= MOST_WAITING:
            raise Refused(
                "Đã nhận quá nhiều câu hỏi cho buổi này. Hãy nêu câu hỏi trực tiếp tại buổi đối thoại.",
                "Too many questions came for this dialogue. Please ask yours at the dialogue itself.",
            )
        session.add(_kept(session, dialogue, sent, sender))
        trace = Trace(
            deed="dialogue.question_sent",
            unit_id=dialogue.unit_id,
            object_kind="dialogue",
            object_id=dialogue.id,
            particulars={},
        )
        write_line(session, trace, now=sender.now)


def _kept(session: Session, dialogue: Dialogue, sent: SentQuestion, sender: Sender) -> DialogueQuestion:
    return DialogueQuestion(
        dialogue_id=dialogue.id,
        # Below 0 until it is taken in: no gap tells of one that was not.
        position=lowest_position(session, dialogue.id) - 1,
        came=QuestionCame.FROM_PUBLIC,
        asked_by=sent.asked_by,
        topic=sent.topic,
        topic_folded=folded(sent.topic),
        content=sent.content,
        outcome=QuestionOutcome.WAITING,
        request_key=sent.request_key,
        recorded_at=sender.now,
    )


def looks_through(actor: Actor, unit_id: str) -> bool:
    """Say whether somebody looks through what the public sends.

    The clerk who keeps the sealed book, and nobody who leads or stands in for a leader: the words may
    accuse them (LTC Đ12.6, Đ18.2), and what does so goes above unread by them.
    """
    may = actor.has_in(Power.WRITE_SEALED_BOOK, unit_id) and actor.has_in(Power.KEEP_DIALOGUES, unit_id)
    return may and not leads(actor, unit_id)


def leads(actor: Actor, unit_id: str) -> bool:
    """Say whether somebody leads a unit, or stands in today for one who does."""
    return actor.has_in(Power.PLAN_RECEPTION, unit_id) or stands_in_for_leaders(actor, unit_id)


def take_question_in(*, doing: Doing, question_id: str) -> str:
    """Take in one question of the public, so that it is answered like the others; gives its dialogue."""
    with transaction() as session:
        question, dialogue = take_question(session, doing, question_id)
        _must_look_through(doing, dialogue)
        if question.recorded_by_id is not None:
            return dialogue.id
        if dialogue.minuted_on is not None or dialogue.called_off_on is not None:
            raise Refused(
                "Buổi đối thoại đã lập biên bản hoặc đã hủy nên không nhận thêm câu hỏi. Hãy trả lời hoặc "
                "hướng dẫn người gửi gửi đơn, rồi bỏ câu này.",
                "The dialogue has its minutes or was called off: no question is taken in any more. Answer "
                "whoever sent it or show them how to send a letter, then leave it out.",
            )
        question.position = last_position(session, dialogue.id) + 1
        question.recorded_by_id = doing.actor.person_id
        trace_dialogue(session, doing, "dialogue.question_taken_in", dialogue)
        return dialogue.id


def leave_out(*, doing: Doing, question_id: str) -> str:
    """Keep nothing of a question the public sent: it goes above, or is none; gives its dialogue."""
    with transaction() as session:
        question, dialogue = take_question(session, doing, question_id)
        _must_look_through(doing, dialogue)
        if question.recorded_by_id is not None:
            raise NotAllowed
        session.delete(question)
        trace_dialogue(session, doing, "dialogue.question_left_out", dialogue)
        return dialogue.id


def _must_look_through(doing: Doing, dialogue: Dialogue) -> None:
    if not looks_through(doing.actor, dialogue.unit_id):
        raise NotAllowed
