"""Dialogues and the public: a question sent in, what the clerk makes of it, and what is published."""

from datetime import timedelta

import pytest

from casebook.records.dialogue_lists import dialogue_by_id
from tests.dialogues import (
    FRIDAY,
    answered,
    conclude,
    held,
    minute,
    publish,
)
from tests.people import sign_in
from tests.services.test_dialogue_questions import send
from tests.web.test_dialogues import announced

pytestmark = pytest.mark.deep


@pytest.fixture
def today(clock):
    """A day after the dialogues of these tests."""
    clock.to(FRIDAY + timedelta(days=3))


def test_the_public_sends_a_question_and_the_clerk_alone_sees_it_first(page, visitor, school, within):
    dialogue_id = within(announced, school)
    public = visitor()
    shown = public("/public").follow("Đối thoại với người đứng đầu").follow("Bữa ăn bán trú")
    shown.submit(topic="Suất ăn", content="Có công khai thực đơn không?")
    sign_in(page, school.minh)
    assert "công khai thực đơn" not in page(f"/dialogues/{dialogue_id}").text
    clerk = visitor()
    sign_in(clerk, school.lan)
    told = clerk(f"/dialogues/{dialogue_id}").submit("take-in")
    assert "công khai thực đơn" in told.text
    assert "công khai thực đơn" in page(f"/dialogues/{dialogue_id}").text


def test_words_about_the_head_are_sent_by_nobody_and_told_where_to_go(visitor, school, within):
    dialogue_id = within(announced, school)
    form = visitor()(f"/public/dialogues/{dialogue_id}")
    told = form.submit(topic="Thu tiền", content="Nhận tiền", accuses_head="y")
    assert "UBND phường Mẫu" in told.text
    assert "Nhận tiền" not in told.text
    assert within(lambda: dialogue_by_id(dialogue_id).questions) == []


def test_what_the_clerk_leaves_out_leads_to_the_envelope_where_it_goes_above(page, school, within):
    dialogue_id = within(announced, school)
    within(send, dialogue_id)
    sign_in(page, school.lan)
    shown = page(f"/dialogues/{dialogue_id}")
    above = next(form for form in shown.find_all("form") if "Tố cáo người đứng đầu" in form.text)
    led = shown.submit(above, press="Tố cáo người đứng đầu")
    assert led.path == "/reception/above"
    assert within(lambda: dialogue_by_id(dialogue_id).questions) == []


def test_the_public_reads_what_was_published_and_nothing_before(visitor, school, within, today):
    dialogue_id = within(held, school)
    within(answered, school, dialogue_id, asked_by="Bà Cúc Ví Dụ")
    public = visitor()
    public(f"/public/dialogues/{dialogue_id}", status=404)
    within(conclude, school, dialogue_id)
    within(minute, school, dialogue_id)
    public(f"/public/dialogues/{dialogue_id}", status=404)
    within(publish, school, dialogue_id, on=FRIDAY + timedelta(days=3))
    text = public(f"/public/dialogues/{dialogue_id}").text
    assert "Đã trả lời." in text
    assert "Cúc" not in text


def test_too_many_questions_of_one_address_wait(visitor, school, within):
    dialogue_id = within(announced, school)
    public = visitor()
    for _ in range(10):
        public(f"/public/dialogues/{dialogue_id}").submit(topic="Suất ăn", content="Bao nhiêu?")
    form = public(f"/public/dialogues/{dialogue_id}")
    assert "giây" in form.submit(topic="Suất ăn", content="Bao nhiêu?", status=429).text


def test_what_was_sent_and_left_out_shows_on_no_page_but_the_clerks(visitor, school, within):
    dialogue_id = within(announced, school)
    places = ("/", "/dialogues", f"/dialogues/{dialogue_id}", "/public/dialogues")
    looking = {
        one.username: visitor() for one in (school.minh, school.ha, school.hai, school.thu, school.son)
    }
    for one in (school.minh, school.ha, school.hai, school.thu, school.son):
        sign_in(looking[one.username], one)

    def seen() -> dict[tuple[str, str], str]:
        return {(who, path): browser(path).text for who, browser in looking.items() for path in places}

    before = seen()
    within(send, dialogue_id)
    assert seen() == before
    clerk = visitor()
    sign_in(clerk, school.lan)
    shown = clerk(f"/dialogues/{dialogue_id}")
    shown.submit(next(f for f in shown.find_all("form") if "leave-out" in f["action"]))
    assert seen() == before
    rows = [row.text for row in looking["thu"]("/audit").find_all("tr")]
    assert any("Ghi thông báo đối thoại" in row for row in rows)
    assert not any("câu hỏi" in row.lower() for row in rows)
