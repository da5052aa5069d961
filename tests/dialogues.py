"""Dialogues tests need: planned, prepared, announced, held, answered, put into minutes and made public."""

from datetime import date, time

from casebook.law.dialogues import (
    DialogueOccasion,
    DialogueWith,
    QuestionOutcome,
)
from casebook.records.dialogue_lists import dialogue_by_id
from casebook.services.dialogue_entries import (
    DialogueEnd,
    DialoguePlan,
    GuestEntry,
    Holding,
    Notice,
    PointEntry,
    Publication,
    Turnout,
)
from casebook.services.dialogue_questions import QuestionEntry, ask_question
from casebook.services.dialogues_holding import announce_dialogue, conclude_dialogue, hold_dialogue
from casebook.services.dialogues_planning import (
    Preparation,
    plan_dialogue,
    prepare_dialogue,
)
from casebook.services.dialogues_publishing import minute_dialogue, publish_dialogue
from tests.people import School, Somebody, doing

TODAY = date(2026, 11, 23)  # a Monday; Tuesday 24/11 is off
FRIDAY = date(2026, 11, 27)


def plan(school: School, **changed: object) -> DialoguePlan:
    values = {
        "with_whom": DialogueWith.PARENTS,
        "occasion": DialogueOccasion.PERIODIC,
        "subject": "Bữa ăn bán trú",
        "planned_on": FRIDAY,
        "starts": time(8, 0),
        "place": "Hội trường",
        "chair_id": school.minh.id,
        "secretary_id": school.lan.id,
    } | changed
    return DialoguePlan(**values)


def planned(school: School, *, by: Somebody | None = None, **changed: object) -> str:
    return plan_dialogue(
        doing=doing(by or school.lan, today=TODAY), unit_id=school.unit.id, plan=plan(school, **changed)
    )


def prepare(school: School, dialogue_id: str, *guests: GuestEntry) -> None:
    preparation = Preparation(points=(PointEntry(content="Thực đơn"),), guests=guests)
    prepare_dialogue(doing=doing(school.lan, today=TODAY), dialogue_id=dialogue_id, preparation=preparation)


def announce(school: School, dialogue_id: str, *, on: date = TODAY, **more: object) -> None:
    notice = Notice(announced_on=on, notice_number="12/TB-THM", announced_how="Niêm yết", **more)
    announce_dialogue(doing=doing(school.lan, today=on), dialogue_id=dialogue_id, notice=notice)


def hold(school: School, dialogue_id: str, *, on: date = FRIDAY, present: tuple[int, ...] = ()) -> None:
    guests = dialogue_by_id(dialogue_id).participants
    turnout = tuple(
        Turnout(participant_id=one.id, present=came) for one, came in zip(guests, present, strict=False)
    )
    hold_dialogue(
        doing=doing(school.lan, today=on),
        dialogue_id=dialogue_id,
        holding=Holding(held_on=on, turnout=turnout),
    )


def answered(school: School, dialogue_id: str, *, on: date = FRIDAY, **changed: object) -> str:
    values = {
        "topic": "Suất ăn",
        "content": "Bao nhiêu tiền một suất?",
        "answer": "35.000 đồng",
        "outcome": QuestionOutcome.ANSWERED,
    } | changed
    entry = QuestionEntry(**values)
    return ask_question(doing=doing(school.lan, today=on), dialogue_id=dialogue_id, entry=entry)


def conclude(school: School, dialogue_id: str, *, on: date = FRIDAY, **more: int) -> None:
    end = DialogueEnd(conclusion="Nhà trường tiếp thu.", **more)
    conclude_dialogue(doing=doing(school.lan, today=on), dialogue_id=dialogue_id, end=end)


def minute(school: School, dialogue_id: str, *, on: date = FRIDAY) -> int:
    return minute_dialogue(doing=doing(school.lan, today=on), dialogue_id=dialogue_id, signed_on=on)


def publish(school: School, dialogue_id: str, *, on: date) -> None:
    publication = Publication(published_on=on, published_where="Bảng tin", published_content="Đã trả lời.")
    publish_dialogue(doing=doing(school.lan, today=on), dialogue_id=dialogue_id, publication=publication)


def held(school: School, **changed: object) -> str:
    dialogue_id = planned(school, **changed)
    prepare(school, dialogue_id, GuestEntry(name="Cha mẹ lớp 1A", is_group=True, invited=30))
    announce(school, dialogue_id)
    hold(school, dialogue_id, present=(28,))
    return dialogue_id
