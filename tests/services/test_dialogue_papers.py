"""Notice and minutes of a dialogue say what is known of it, leave blanks for the rest, and name no case."""

from datetime import date

import pytest

from casebook.law.dialogues import DialogueWith, QuestionOutcome
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.dialogue_lists import commitments_of_dialogue, dialogue_by_id
from casebook.services.dialogue_papers import dialogue_docx, dialogue_pdf, minutes_of, notice_of
from casebook.services.dialogue_questions import open_case_from
from casebook.services.settling_commitments import NewOwner, hand_over_commitment
from tests.commitments import replaced
from tests.dialogues import (
    FRIDAY,
    announce,
    answered,
    conclude,
    held,
    hold,
    minute,
    planned,
    prepare,
)
from tests.papers.pdf import text_of
from tests.people import doing, settle_school
from tests.services.test_dialogue_questions import a_case, again, as_commitment


@pytest.fixture
def school(app):
    with app.app_context():
        yield settle_school()


def test_minutes_tell_questions_and_commitments_and_no_case(school):
    dialogue_id = held(school)
    answered(school, dialogue_id, asked_by="Bà Cúc Ví Dụ", **as_commitment(school))
    question_id = answered(school, dialogue_id, content="Đổi lớp?", outcome=QuestionOutcome.WAITING)
    by = doing(school.lan, today=FRIDAY)
    case_id = open_case_from(doing=by, question_id=question_id, entry=a_case(school))
    later = {"outcome": QuestionOutcome.ANSWER_LATER, "answer": "", "answer_due_on": date(2026, 12, 4)}
    answered(school, dialogue_id, **later)
    conclude(school, dialogue_id, satisfied=20)
    draft = minutes_of(dialogue_by_id(dialogue_id))
    minute(school, dialogue_id)
    signed = minutes_of(dialogue_by_id(dialogue_id))
    told = text_of(dialogue_pdf(signed))
    for words in ("Bà Cúc Ví Dụ", "Kẻ vạch phân luồng", "15/12/2026", "Nhà trường tiếp thu.", "20"):
        assert words in told, words
    assert "Tiếp nhận, giải quyết theo quy định" in " ".join(told.split())
    # That day itself is still in time.
    assert "Trả lời bằng văn bản chậm nhất ngày 04/12/2026" in " ".join(told.split())
    assert db.session.get(Case, case_id).name not in told
    assert (draft.frame.issue.number, signed.frame.issue.number) == ("", "01")
    assert dialogue_docx(signed, school.unit.id).startswith(b"PK")


def test_minutes_say_that_nobody_came_and_that_nothing_was_asked(school):
    dialogue_id = held(school)
    hold(school, dialogue_id, present=(0,))
    values = minutes_of(dialogue_by_id(dialogue_id)).values
    assert values["course"] == "Không có người tham dự buổi đối thoại."
    assert (values["asked"], values["promised"]) == (
        ({"question": "Không có."},),
        ({"content": "Không có."},),
    )
    assert "conclusion" not in values, "what is not known stays blank"


def test_the_notice_is_signed_by_the_head_or_in_their_place_and_rests_on_what_it_is_held_by(school):
    by_head, by_deputy = planned(school), planned(school, chair_id=school.ha.id, with_whom=DialogueWith.STAFF)
    prepare(school, by_head)
    announce(school, by_head)
    own, instead = (notice_of(dialogue_by_id(one)) for one in (by_head, by_deputy))
    assert (own.frame.signature.title, own.frame.signature.capacity) == ("Hiệu trưởng", "")
    assert instead.frame.signature.capacity == "KT. Hiệu trưởng"
    assert (own.frame.issue.number, instead.frame.issue.number) == ("12", "")
    assert own.values["basis"] == "kế hoạch đối thoại năm 2026 của đơn vị"
    assert "Bộ luật Lao động" in instead.values["basis"]


def test_signed_minutes_tell_the_same_whatever_becomes_of_what_was_said(school):
    dialogue_id = held(school)
    answered(school, dialogue_id, **as_commitment(school))
    later = {"outcome": QuestionOutcome.ANSWER_LATER, "answer": "", "answer_due_on": date(2026, 12, 4)}
    owed = answered(school, dialogue_id, **later)
    conclude(school, dialogue_id)
    (made,) = commitments_of_dialogue(dialogue_id)
    # Put right before the minutes: that is what they tell.
    right = replaced(school, made.id, FRIDAY, owner_id=school.ha.id, due_on=date(2026, 12, 20))
    minute(school, dialogue_id)
    signed = minutes_of(dialogue_by_id(dialogue_id)).values
    assert [row["due_on"] for row in signed["promised"]] == ["20/12/2026"]
    to = NewOwner(owner_id=school.lan.id, reason="Cô Hà đi học")
    hand_over_commitment(doing=doing(school.minh, today=FRIDAY), commitment_id=right, to=to)
    replaced(school, right, FRIDAY, owner_id=school.lan.id, due_on=date(2027, 1, 15))
    again(
        school, owed, on=FRIDAY, outcome=QuestionOutcome.ANSWERED, answer="35.000 đồng", answered_by="Ai đó"
    )
    assert minutes_of(dialogue_by_id(dialogue_id)).values == signed
