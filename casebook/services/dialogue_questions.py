"""Questions of a dialogue: typed, answered, and what each became: an answer, a commitment or a case."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.law.commitments import CommitmentSource
from casebook.law.dialogues import QuestionCame, QuestionOutcome
from casebook.records.base import transaction
from casebook.records.cases import Case
from casebook.records.dialogue_lists import last_position, question_made_by
from casebook.records.dialogues import Dialogue, DialogueQuestion
from casebook.records.spelling import folded
from casebook.services.case_entries import CaseEntry
from casebook.services.commitments import CommitmentEntry, add_commitment
from casebook.services.dialogues_taking import (
    refuse_called_off,
    refuse_once_minuted,
    refuse_unless_held,
    take_dialogue,
    trace_dialogue,
    values_of,
    write_values,
)
from casebook.services.enrolment import enrol_case
from casebook.services.overtaken import refuse_overtaken, seen_of
from casebook.services.refusals import NotAllowed, Refused, refuse_what_goes_above
from casebook.services.trail import Doing

_WRITTEN = ("topic", "asked_by", "content", "answer", "answered_by", "outcome", "answer_due_on")
# What a question became and has a page of its own now; it is not turned back here.
_LIVES_ON = {
    QuestionOutcome.COMMITMENT: ("đã thành cam kết", "became a commitment"),
    QuestionOutcome.CASE: ("đã lập thành vụ việc", "became a case"),
}


@dataclass(frozen=True, kw_only=True)
class CommitmentInAnswer:
    """What was taken on in answer to a question: what, who sees to it, until when."""

    content: str
    owner_id: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class QuestionEntry:
    """A question as it is typed, with its answer where there is one."""

    topic: str
    content: str
    came: QuestionCame = QuestionCame.ON_THE_SPOT
    asked_by: str = ""
    answer: str = ""
    answered_by: str = ""
    outcome: QuestionOutcome = QuestionOutcome.WAITING
    answer_due_on: date | None = None
    commitment: CommitmentInAnswer | None = None
    accuses_head: bool = False
    """The words accuse the head or a deputy of a violation: then nothing of them is written here."""


def seen_question(question: DialogueQuestion) -> str:
    """Give the mark of a question, for the form made from it."""
    return seen_of(values_of(question, _WRITTEN))


def ask_question(
    *, doing: Doing, dialogue_id: str, entry: QuestionEntry, request_key: str | None = None
) -> str:
    """Write a question into a dialogue, with its answer where it was answered; gives its id.

    The same form sent twice writes one. Raises GoesAbove, and Refused beside the field it belongs to.
    """
    refuse_what_goes_above(accuses_head=entry.accuses_head)
    with transaction() as session:
        dialogue = take_dialogue(session, doing, dialogue_id)
        made = question_made_by(session, request_key)
        if made is not None:
            return _made_here(made, dialogue)
        refuse_called_off(dialogue)
        refuse_once_minuted(dialogue)
        if entry.came is QuestionCame.ON_THE_SPOT:
            refuse_unless_held(dialogue)
        _check_commitment(entry)
        question = DialogueQuestion(
            dialogue_id=dialogue.id,
            position=last_position(session, dialogue.id) + 1,
            came=entry.came,
            request_key=request_key,
            recorded_by_id=doing.actor.person_id,
            recorded_at=doing.now,
            topic_folded=folded(entry.topic),
            **_checked(dialogue, entry, doing.today),
        )
        session.add(question)
        session.flush()
        trace_dialogue(session, doing, "dialogue.question_written", dialogue, outcome=str(question.outcome))
        _commit(session, doing, dialogue, (question, entry))
        return question.id


def _made_here(made: DialogueQuestion, dialogue: Dialogue) -> str:
    if made.dialogue_id != dialogue.id:
        raise NotAllowed  # the key of a form of another dialogue, sent by hand
    return made.id


def answer_question(*, doing: Doing, question_id: str, entry: QuestionEntry, seen: str | None = None) -> None:
    """Write what was answered to a question and what became of it, or put its words right.

    Once the minutes are signed only an answer promised in writing is still written. Raises GoesAbove,
    Overtaken, and Refused.
    """
    refuse_what_goes_above(accuses_head=entry.accuses_head)
    with transaction() as session:
        question, dialogue = take_question(session, doing, question_id)
        refuse_called_off(dialogue)
        _refuse_settled(question, entry)
        if (
            question.outcome is not QuestionOutcome.ANSWER_LATER
            or entry.outcome is not QuestionOutcome.ANSWERED
        ):
            refuse_once_minuted(dialogue)
        if entry.outcome is not question.outcome:
            _check_commitment(entry)
        wanted = _checked(dialogue, entry, doing.today)
        refuse_overtaken(seen, standing=values_of(question, _WRITTEN), wanted=values_of(entry, _WRITTEN))
        became = entry.outcome is not question.outcome
        if dialogue.minuted_on is not None:
            wanted = {name: wanted[name] for name in ("answer", "answered_by", "answered_on", "outcome")}
        write_values(question, wanted | {"topic_folded": folded(str(wanted.get("topic", question.topic)))})
        trace_dialogue(session, doing, "dialogue.question_answered", dialogue, outcome=str(question.outcome))
        if became:
            _commit(session, doing, dialogue, (question, entry))


def take_question(session: Session, doing: Doing, question_id: str) -> tuple[DialogueQuestion, Dialogue]:
    """Take a question with its dialogue for a change; raises NotAllowed where there is none to take."""
    found = session.scalar(select(DialogueQuestion.dialogue_id).where(DialogueQuestion.id == question_id))
    if found is None:
        raise NotAllowed
    dialogue = take_dialogue(session, doing, found)
    asked = select(DialogueQuestion).where(DialogueQuestion.id == question_id)
    question = session.scalar(asked.execution_options(populate_existing=True))
    if question is None:
        raise NotAllowed
    return question, dialogue


def _refuse_settled(question: DialogueQuestion, entry: QuestionEntry) -> None:
    became = _LIVES_ON.get(question.outcome)
    if became is not None and entry.outcome is not question.outcome:
        raise Refused(
            f"Câu hỏi này {became[0]} nên kết quả giữ nguyên; phần sau xem ở trang đó.",
            f"This question {became[1]}, so its outcome stays; whatever follows stands on that page.",
            field="outcome",
        )


def _checked(dialogue: Dialogue, entry: QuestionEntry, today: date) -> dict[str, object]:
    """Give the values of a question as they are kept; refuses what its outcome cannot be without."""
    if entry.outcome is not QuestionOutcome.WAITING:
        refuse_unless_held(dialogue)
    _check_outcome(dialogue, entry)
    answered = entry.outcome is QuestionOutcome.ANSWERED
    later = entry.outcome is QuestionOutcome.ANSWER_LATER
    at_once = dialogue.held_on if dialogue.minuted_on is None else today
    return values_of(entry, ("topic", "asked_by", "content", "answer", "answered_by", "outcome")) | {
        "answer_due_on": entry.answer_due_on if later else None,
        "answered_on": at_once if answered else None,
    }


def _check_outcome(dialogue: Dialogue, entry: QuestionEntry) -> None:
    if entry.outcome is QuestionOutcome.ANSWERED and not entry.answer:
        raise Refused(
            "Đã chọn «Đã trả lời» thì ghi lại câu trả lời.",
            "You chose that it was answered: write down what was answered.",
            field="answer",
        )
    if entry.outcome is QuestionOutcome.ANSWER_LATER:
        due = entry.answer_due_on
        if due is None or (dialogue.held_on is not None and due < dialogue.held_on):
            raise Refused(
                "Hẹn trả lời bằng văn bản thì ghi hạn trả lời, từ ngày đối thoại trở đi.",
                "An answer in writing is promised: write until when, not before the day of the dialogue.",
                field="answer_due_on",
            )


def _check_commitment(entry: QuestionEntry) -> None:
    if entry.outcome is QuestionOutcome.COMMITMENT and entry.commitment is None:
        raise Refused(
            "Thành cam kết thì ghi cam kết làm gì, ai chịu trách nhiệm và hạn thực hiện.",
            "It became a commitment: write what it is, who sees to it and until when.",
            field="commitment",
        )


def _commit(
    session: Session, doing: Doing, dialogue: Dialogue, asked: tuple[DialogueQuestion, QuestionEntry]
) -> None:
    question, entry = asked
    if entry.outcome is not QuestionOutcome.COMMITMENT or entry.commitment is None:
        return
    made = CommitmentEntry(
        topic=entry.topic,
        content=entry.commitment.content,
        owner_id=entry.commitment.owner_id,
        due_on=entry.commitment.due_on,
        made_on=dialogue.held_on or doing.today,
    )
    try:
        add_commitment(
            session,
            doing,
            unit_id=dialogue.unit_id,
            source=CommitmentSource.DIALOGUE,
            entry=made,
            dialogue_id=dialogue.id,
            question_id=question.id,
        )
    except Refused as refused:
        if refused.field == "content":
            refused.field = "commitment"
        raise


def open_case_from(*, doing: Doing, question_id: str, entry: CaseEntry) -> str:
    """Register the case a question became, and give its id; the question keeps which one.

    Asked a second time it gives the case that is there. Raises NotAllowed and Refused.
    """
    with transaction() as session:
        question, dialogue = take_question(session, doing, question_id)
        if question.case_id is not None:
            return question.case_id
        refuse_unless_held(dialogue)
        refuse_once_minuted(dialogue)
        _refuse_settled(question, QuestionEntry(topic="", content="", outcome=QuestionOutcome.CASE))
        if entry.unit_id != dialogue.unit_id or question.recorded_by_id is None:
            raise NotAllowed
        case: Case = enrol_case(session, doing, entry)
        question.case_id, question.outcome = case.id, QuestionOutcome.CASE
        # Which case it is stands in the question, not in the audit: cases are seen by visible_cases alone.
        trace_dialogue(session, doing, "dialogue.question_opened_case", dialogue)
        return case.id


def drop_question(*, doing: Doing, question_id: str) -> str:
    """Take a question off a dialogue (typed twice, by mistake); gives the id of the dialogue.

    Raises Refused once it is in signed minutes, or became something that has a page of its own.
    """
    with transaction() as session:
        question, dialogue = take_question(session, doing, question_id)
        refuse_once_minuted(dialogue)
        _refuse_settled(question, QuestionEntry(topic="", content=""))
        if question.recorded_by_id is None:
            raise NotAllowed
        session.delete(question)
        session.flush()
        for later in dialogue.asked:
            if later.position > question.position:
                later.position -= 1
                session.flush()  # one after the other: no two ever stand in one place
        trace_dialogue(session, doing, "dialogue.question_dropped", dialogue)
        return dialogue.id
