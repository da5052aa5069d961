"""The end of a dialogue: minutes with a number, signed on a day, and what was published of it."""

from datetime import date

from sqlalchemy.orm import Session

from casebook.law.dialogues import QuestionOutcome
from casebook.records.audit import next_number
from casebook.records.base import transaction
from casebook.records.dialogue_lists import count_waiting_questions
from casebook.records.dialogues import Dialogue
from casebook.services.dialogue_entries import Publication
from casebook.services.dialogue_marks import refuse_other_minutes
from casebook.services.dialogues_taking import (
    fields_of,
    refuse_unless_held,
    take_dialogue,
    trace_dialogue,
    values_of,
    write_values,
)
from casebook.services.overtaken import refuse_overtaken, seen_of
from casebook.services.questions_from_public import looks_through
from casebook.services.refusals import Refused, refuse_future
from casebook.services.trail import Doing

MINUTES_REGISTER = "dialogue_minutes"

_PUBLISHED = tuple(Publication.__dataclass_fields__)


def minute_dialogue(*, doing: Doing, dialogue_id: str, signed_on: date, seen: str | None = None) -> int:
    """Record that the minutes were signed and give their number; from then on what they say stays.

    `seen` marks what was read of them. Raises Refused while a question has no answer or the conclusion
    is missing, Overtaken where they say something else by now.
    """
    refuse_future(signed_on, today=doing.today, field="signed_on")
    with transaction() as session:
        dialogue = take_dialogue(session, doing, dialogue_id)
        if dialogue.minutes_number is not None:
            return dialogue.minutes_number
        refuse_unless_held(dialogue)
        _refuse_unread(session, doing, dialogue)
        _refuse_unfinished(dialogue, signed_on)
        refuse_other_minutes(dialogue, seen)
        number = next_number(
            session, unit_id=dialogue.unit_id, register=MINUTES_REGISTER, year=signed_on.year
        )
        dialogue.minuted_on, dialogue.minutes_year, dialogue.minutes_number = (
            signed_on,
            signed_on.year,
            number,
        )
        trace_dialogue(session, doing, "dialogue.minuted", dialogue, number=number, on=signed_on.isoformat())
        return number


def _refuse_unread(session: Session, doing: Doing, dialogue: Dialogue) -> None:
    # Told to the clerk alone: whoever leads learns nothing of what was sent and not taken in.
    if not looks_through(doing.actor, dialogue.unit_id):
        return
    unread = count_waiting_questions(session, dialogue.id)
    if unread:
        raise Refused(
            f"Còn {unread} câu hỏi người dân gửi chưa xem. Sau biên bản không tiếp nhận được nữa: hãy tiếp "
            "nhận hoặc bỏ từng câu trước.",
            f"{unread} question(s) the public sent were not looked through. None can be taken in after the "
            "minutes: take in or leave out each of them first.",
        )


def _refuse_unfinished(dialogue: Dialogue, signed_on: date) -> None:
    unanswered = sum(one.outcome is QuestionOutcome.WAITING for one in dialogue.asked)
    if unanswered:
        raise Refused(
            f"Còn {unanswered} câu hỏi chưa ghi kết quả. Hãy ghi câu trả lời, hẹn trả lời bằng văn bản, "
            "cam kết hoặc vụ việc cho từng câu.",
            f"{unanswered} question(s) have no outcome yet. Write for each what was answered, that an "
            "answer in writing is promised, a commitment or a case.",
        )
    if not dialogue.conclusion:
        raise Refused(
            "Chưa có kết luận của người chủ trì. Hãy ghi kết luận trước khi lập biên bản.",
            "There is no conclusion of the chair yet. Write it before the minutes.",
        )
    if dialogue.held_on is not None and signed_on < dialogue.held_on:
        raise Refused(
            f"Biên bản không thể ký trước ngày tổ chức {dialogue.held_on:%d/%m/%Y}.",
            f"The minutes cannot be signed before the dialogue was held on {dialogue.held_on:%d/%m/%Y}.",
            field="signed_on",
        )


def seen_publication(dialogue: Dialogue) -> str:
    """Give the mark of what was published, for the form made from it."""
    return seen_of(values_of(dialogue, _PUBLISHED))


def publish_dialogue(
    *, doing: Doing, dialogue_id: str, publication: Publication, seen: str | None = None
) -> None:
    """Record where and when its main content was published, or put that right. Raises Overtaken, Refused.

    Everybody may read it on the public page from then on.
    """
    refuse_future(publication.published_on, today=doing.today, field="published_on")
    with transaction() as session:
        dialogue = take_dialogue(session, doing, dialogue_id)
        refuse_unless_held(dialogue)
        wanted = values_of(publication, _PUBLISHED)
        refuse_overtaken(seen, standing=values_of(dialogue, _PUBLISHED), wanted=wanted)
        if dialogue.minuted_on is None:
            raise Refused(
                "Chưa lập biên bản. Nội dung công bố phải theo biên bản đã ký: hãy lập biên bản trước.",
                "There are no minutes yet. What is published follows the signed minutes: make them first.",
            )
        if publication.published_on < dialogue.minuted_on:
            raise Refused(
                f"Ngày công bố không thể trước ngày ký biên bản {dialogue.minuted_on:%d/%m/%Y}.",
                f"It cannot be published before the minutes were signed on {dialogue.minuted_on:%d/%m/%Y}.",
                field="published_on",
            )
        write_values(dialogue, fields_of(publication))
        on = publication.published_on.isoformat()
        trace_dialogue(session, doing, "dialogue.published", dialogue, on=on)
