"""Minutes signed and dialogues called off on what was read: changed meanwhile, it is shown and read again."""

from datetime import timedelta

import pytest

from casebook.law.dialogues import QuestionOutcome
from casebook.records.base import db
from casebook.records.dialogues import Dialogue
from tests.dialogues import FRIDAY, answered, conclude, held, planned
from tests.people import sign_in

pytestmark = pytest.mark.deep


def ready_to_sign(school) -> str:
    dialogue_id = held(school)
    answered(school, dialogue_id, outcome=QuestionOutcome.ANSWERED)
    conclude(school, dialogue_id)
    return dialogue_id


def state_of(dialogue_id: str) -> tuple[int | None, str]:
    db.session.rollback()
    found = db.session.get_one(Dialogue, dialogue_id)
    return found.minutes_number, found.called_off_reason


MEANWHILE = {
    "conclusion": (
        "conclusion",
        {"conclusion": "Xem xét lại toàn bộ"},
        "kết luận và đánh giá",
        "Xem xét lại",
    ),
    "course": ("held", {"course": "Đại biểu hỏi thêm về học phí"}, "diễn biến", "hỏi thêm về học phí"),
}


@pytest.mark.parametrize("which", MEANWHILE)
def test_minutes_that_changed_while_they_were_read_are_read_again(page, clock, school, within, which):
    clock.to(FRIDAY)
    dialogue_id = within(ready_to_sign, school)
    where, typed, named, shown = MEANWHILE[which]
    sign_in(page, school.lan)
    minutes = page(f"/dialogues/{dialogue_id}/minutes")
    page(f"/dialogues/{dialogue_id}/{where}").submit(**typed)
    again = minutes.submit(status=422)
    assert f"người khác đã sửa: {named}." in again.text
    assert shown in again.text
    assert within(state_of, dialogue_id)[0] is None
    again.submit()
    assert within(state_of, dialogue_id)[0] == 1


def test_minutes_nobody_changed_are_signed_at_once(page, clock, school, within):
    clock.to(FRIDAY)
    dialogue_id = within(ready_to_sign, school)
    sign_in(page, school.lan)
    page(f"/dialogues/{dialogue_id}/minutes").submit()
    assert within(state_of, dialogue_id)[0] == 1


def test_a_dialogue_nobody_touched_is_called_off_at_once(page, clock, school, within):
    clock.to(FRIDAY - timedelta(days=1))
    dialogue_id = within(planned, school)
    sign_in(page, school.lan)
    page(f"/dialogues/{dialogue_id}/call-off").submit(reason="Bão")
    assert within(state_of, dialogue_id)[1] == "Bão"


def test_a_dialogue_moved_while_somebody_calls_it_off_is_looked_at_again(page, clock, school, within):
    clock.to(FRIDAY - timedelta(days=1))
    dialogue_id = within(planned, school)
    sign_in(page, school.lan)
    calling_off = page(f"/dialogues/{dialogue_id}/call-off")
    page(f"/dialogues/{dialogue_id}/plan").submit(place="Sân trường")
    again = calling_off.submit(status=422, reason="Bão")
    assert "người khác đã sửa: kế hoạch" in again.text
    assert "Sân trường" in again.text
    assert within(state_of, dialogue_id)[1] == ""
    again.submit()
    assert within(state_of, dialogue_id)[1] == "Bão"
