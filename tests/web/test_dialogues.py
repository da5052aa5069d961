"""The pages of dialogues: who sees them, what is offered next, and what is kept."""

from datetime import date, timedelta
from io import BytesIO

import pytest

from casebook.law.dialogues import QuestionOutcome
from casebook.law.vocabulary import Kind
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.dialogue_lists import dialogue_by_id, dialogues_of_year
from casebook.records.dialogues import Dialogue
from casebook.services.dialogue_questions import open_case_from
from casebook.services.dialogues_planning import call_off
from tests import handed
from tests.dialogues import (
    FRIDAY,
    TODAY,
    announce,
    answered,
    conclude,
    held,
    minute,
    planned,
    prepare,
    publish,
)
from tests.people import School, doing, sign_in
from tests.services.test_dialogue_questions import a_case, as_commitment, send
from tests.web.page import Visitor

pytestmark = pytest.mark.deep

FAR = date(2026, 12, 31)
PDF = handed.pdf()


@pytest.fixture
def today(clock):
    """A day after the dialogues of these tests."""
    clock.to(FRIDAY + timedelta(days=3))


def announced(school: School) -> str:
    dialogue_id = planned(school)
    prepare(school, dialogue_id)
    announce(school, dialogue_id, questions_until=FRIDAY)
    return dialogue_id


def the_one(school: School) -> Dialogue:
    (found,) = dialogues_of_year(school.unit.id, 2026)
    return found


def test_the_clerk_plans_prepares_and_announces_one_after_the_other(page, school, within):
    sign_in(page, school.lan)
    new = page("/dialogues").follow("Lên kế hoạch đối thoại")
    new = new.submit(status=422, subject="Bữa ăn bán trú")
    new = new.submit(
        with_whom="with_parents",
        occasion="periodic_dialogue",
        planned_on="27/11/2026",
        starts="8:00",
        place="Hội trường",
        chair_id=school.minh.id,
    )
    assert new.h1 == "Bữa ăn bán trú"
    agenda = new.follow("Ghi chương trình, thành phần")
    agenda = agenda.submit(press="+ thêm dòng", **{"points-0-content": "Thực đơn", "guests-0-name": "Lớp 1A"})
    assert agenda.find("input", id="guests-1-name", autofocus=True)
    shown = agenda.submit(
        press="Lưu chương trình",
        **{"guests-0-name": "Lớp 1A", "guests-0-invited": "30", "guests-0-is_group": "y"},
    )
    assert "mời 30 người" in shown.text
    notice = shown.follow("Ghi thông báo")
    shown = notice.submit(announced_how="Niêm yết", questions_until="27/11/2026")
    assert "Đã thông báo" in shown.text
    told = within(lambda: [(g.name, g.invited, g.is_group) for g in the_one(school).participants])
    assert told == [("Lớp 1A", 30, True)]


def test_a_question_is_written_answered_and_made_a_commitment_in_one_form(page, school, within, today):
    dialogue_id = within(held, school)
    sign_in(page, school.lan)
    ask = page(f"/dialogues/{dialogue_id}").follow("Ghi câu hỏi")
    wrong = ask.submit(
        press="Lưu, nhập câu tiếp",
        status=422,
        topic="Cổng trường",
        content="Bao giờ phân luồng?",
        outcome="question_became_commitment",
        commitment="Kẻ vạch",
    )
    assert wrong.find(id="commitment-error").text
    following = wrong.submit(press="Lưu, nhập câu tiếp", owner_id=school.ha.id, due_on="31/12/2026")
    assert following.h1 == "Câu hỏi 2"
    shown = page(f"/dialogues/{dialogue_id}")
    assert shown.find("a", text="Kẻ vạch")
    assert "Thành cam kết" in shown.text


def test_whatever_accuses_the_head_is_kept_nowhere_and_leads_to_the_envelope(page, school, within, today):
    dialogue_id = within(held, school)
    question_id = within(answered, school, dialogue_id, outcome=QuestionOutcome.WAITING)
    sign_in(page, school.lan)
    new = page(f"/dialogues/{dialogue_id}/questions/new")
    led = new.submit(topic="Thu tiền", content="Nhận tiền", accuses_head="y")
    assert led.path == "/reception/above"
    led = page(f"/dialogues/questions/{question_id}").submit(accuses_head="y")
    assert led.path == "/reception/above"
    assert within(lambda: dialogue_by_id(dialogue_id).questions) == []


def test_a_question_becomes_a_case_with_what_it_says_filled_in(page, school, within, today):
    dialogue_id = within(held, school)
    said = {"outcome": QuestionOutcome.WAITING, "asked_by": "Ông An Ví Dụ", "topic": "Xếp lớp"}
    within(answered, school, dialogue_id, **said)
    sign_in(page, school.lan)
    form = page(f"/dialogues/{dialogue_id}").follow("Lập hồ sơ từ câu này").form("letter")
    filled = {field["name"]: field.get("value") for field in form.find_all("input")}
    assert (filled["subject"], filled["full_name"], filled["received_on"]) == (
        "Xếp lớp",
        "Ông An Ví Dụ",
        "27/11/2026",
    )
    address = f"/dialogues/questions/{within(lambda: dialogue_by_id(dialogue_id).asked[0].id)}/case"
    shown = page(address).submit("letter", press="Lưu", kind="petition")
    name = within(lambda: db.session.query(Case).one().name)
    assert shown.find("a", text=name)


def test_a_case_of_a_question_is_named_to_nobody_who_may_not_see_it(page, visitor, school, within, today):
    dialogue_id = within(held, school)
    question_id = within(answered, school, dialogue_id, outcome=QuestionOutcome.WAITING)
    by = within(doing, school.lan, today=FRIDAY)
    entry = a_case(school, kind=Kind.FEEDBACK)
    case_id = within(lambda: open_case_from(doing=by, question_id=question_id, entry=entry))
    name = within(lambda: db.session.get(Case, case_id).name)
    for person, sees in ((school.lan, True), (school.thu, False), (school.hai, False)):
        other = visitor()
        sign_in(other, person)
        text = other(f"/dialogues/{dialogue_id}").text
        assert (name in text) is sees
        assert "Thành vụ việc" in text


def test_the_next_step_is_the_one_primary_action_and_the_end_has_none(page, school, within, today):
    dialogue_id = within(held, school)
    within(answered, school, dialogue_id, **within(lambda: as_commitment(school, FAR)))
    sign_in(page, school.lan)
    for label in ("Ghi kết luận", "Ký và lấy số biên bản", "Ghi việc công bố"):
        shown = page(f"/dialogues/{dialogue_id}")
        primary = [node.text for node in shown.find_all("a", class_="button--primary")]
        assert primary == [label]
        form = shown.follow(label)
        values = {
            "Ghi kết luận": {"conclusion": "Tiếp thu"},
            "Ghi việc công bố": {"published_where": "Bảng tin"},
        }
        form.submit(**values.get(label, {}))
    assert page(f"/dialogues/{dialogue_id}").find_all("a", class_="button--primary") == []


def test_papers_are_given_to_whoever_sees_the_dialogue(client, page, school, within, today):
    dialogue_id = within(held, school)
    within(answered, school, dialogue_id)
    sign_in(page, school.thu)
    for name, begins in (("notice", b"%PDF"), ("minutes", b"%PDF")):
        assert client.get(f"/dialogues/{dialogue_id}/{name}.pdf").data.startswith(begins)
        assert client.get(f"/dialogues/{dialogue_id}/{name}.docx").data.startswith(b"PK")
    early = within(announced, school)
    assert client.get(f"/dialogues/{early}/minutes.pdf").status_code == 404


def test_whoever_only_looks_is_offered_nothing_to_change(page, visitor, school, within):
    dialogue_id = within(announced, school)
    sign_in(page, school.thu)
    shown = page(f"/dialogues/{dialogue_id}")
    assert not shown.find_all("a", class_="button--primary")
    for closed in ("plan", "agenda", "notice", "held", "questions/new", "minutes", "publication", "call-off"):
        page(f"/dialogues/{dialogue_id}/{closed}", status=404)
    for open_to_others in (school.mai, school.tu):
        other = visitor()
        sign_in(other, open_to_others)
        other(f"/dialogues/{dialogue_id}", status=404)


def test_the_desk_tells_what_is_next_and_what_was_sent_to_the_clerk_alone(page, visitor, school, within):
    dialogue_id = within(announced, school)
    within(send, dialogue_id)
    within(planned, school, subject="Giờ đón trẻ")
    for person, sent in ((school.lan, 1), (school.minh, 0)):
        desk = visitor()
        shown = sign_in(desk, person).find(id="dialogues")
        assert len(shown.find_all("a", text="Xem câu hỏi người dân gửi")) == sent
        assert shown.find("a", text="Ghi chương trình, thành phần")
    assert not sign_in(page, school.thu).find_all(id="dialogues")


def test_an_answer_due_in_writing_stands_on_the_desk_until_it_is_written(page, school, within, today):
    dialogue_id = within(held, school)
    later = {"outcome": QuestionOutcome.ANSWER_LATER, "answer": "", "answer_due_on": date(2026, 12, 4)}
    within(answered, school, dialogue_id, **later)
    within(conclude, school, dialogue_id)
    within(minute, school, dialogue_id)
    form = sign_in(page, school.lan).follow("Trả lời bằng văn bản: Suất ăn")
    form.submit(outcome="question_answered", answer="Theo nghị quyết")
    assert not page("/").find_all("a", text="Trả lời bằng văn bản")


def test_what_stands_in_signed_minutes_has_no_form(page, school, within, today):
    dialogue_id = within(held, school)
    question_id = within(answered, school, dialogue_id)
    within(conclude, school, dialogue_id)
    within(minute, school, dialogue_id)
    sign_in(page, school.lan)
    assert page(f"/dialogues/questions/{question_id}").path == f"/dialogues/{dialogue_id}"


def test_signed_minutes_are_kept_and_taken_by_whoever_follows_dialogues_alone(
    page, client, app, school, within, today
):
    dialogue_id = within(held, school)
    sign_in(page, school.lan)
    form = page(f"/dialogues/{dialogue_id}").follow("Thêm tệp")
    shown = form.submit(press="Lưu", files=[(BytesIO(PDF), "Biên bản đã ký.pdf")])
    address = shown.find("a", text="Biên bản đã ký.pdf")["href"]
    assert shown.path == f"/dialogues/{dialogue_id}"
    assert client.get(address).data == PDF
    for person, status in ((school.thu, 200), (school.mai, 404), (school.tu, 404)):
        browser = app.test_client()
        sign_in(Visitor(browser), person)
        assert browser.get(address).status_code == status, person.username


@pytest.mark.deep
@pytest.mark.parametrize("stands", ["planned", "announced", "held", "minuted", "published", "called_off"])
def test_no_door_breaks_however_far_a_dialogue_has_come(client, page, school, within, today, stands):
    def come() -> tuple[str, list[str]]:
        dialogue_id = {"planned": planned, "announced": announced, "called_off": planned}.get(stands, held)(
            school
        )
        if stands == "called_off":
            call_off(doing=doing(school.lan, today=TODAY), dialogue_id=dialogue_id, reason="Bão")
        if stands in ("held", "minuted", "published"):
            answered(school, dialogue_id)
            conclude(school, dialogue_id)
        if stands in ("minuted", "published"):
            minute(school, dialogue_id)
        if stands == "published":
            publish(school, dialogue_id, on=FRIDAY)
        return dialogue_id, [question.id for question in dialogue_by_id(dialogue_id).questions]

    dialogue_id, questions = within(come)
    sign_in(page, school.lan)
    token = page("/powers").find("input", name="csrf_token")["value"]
    doors = (
        "plan",
        "agenda",
        "notice",
        "held",
        "conclusion",
        "minutes",
        "publication",
        "questions/new",
        "files",
    )
    addresses = [f"/dialogues/{dialogue_id}/{door}" for door in (*doors, "call-off", "questions/next")]
    addresses += [f"/dialogues/questions/{one}{door}" for one in questions for door in ("", "/case", "/drop")]
    for address in (f"/dialogues/{dialogue_id}", *addresses):
        assert client.get(address).status_code < 500, address
        assert client.post(address, data={"csrf_token": token}).status_code < 500, address
