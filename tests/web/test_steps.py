"""Acting on a case through its pages: forms that ask for what the step needs, refusals that say why."""

from datetime import date

import pytest

from casebook.law.fields import Field
from casebook.law.steps import STEPS
from casebook.law.vocabulary import Action, EventType, Kind, Status
from casebook.web.forms.steps import step_form
from tests.matters import case_of, registered, take
from tests.people import sign_in

ACCEPTED_ON = date(2026, 11, 6)
KINDS = {Kind.COMPLAINT, Kind.PETITION, Kind.FEEDBACK}


def due_days(case_id: str) -> list[tuple[str, date]]:
    return [(clock.rule, clock.due_on) for clock in case_of(case_id).clocks]


@pytest.fixture
def received(school, within) -> str:
    return within(registered, school)


@pytest.fixture
def accepted(school, received, within) -> str:
    within(take, received, school.minh, Action.ACCEPT, ACCEPTED_ON)
    return received


def test_a_step_is_taken_by_its_form(page, school, received):
    sign_in(page, school.minh)
    form = page(f"/cases/{received}/steps/accept")
    assert "Điều 27 Luật Khiếu nại" in form.text
    assert "Đã thụ lý" in form.text
    shown = form.submit(on="06/11/2026", document_number="12/TB-THM", signer="Thầy Minh Mẫu")
    assert shown.find("article")["data-status"] == "accepted"
    assert "12/TB-THM" in shown.find("section", id="journal").text


def test_a_form_asks_for_exactly_what_the_step_needs(page, school, received):
    sign_in(page, school.minh)
    for action, wanted in (
        ("accept", {"on", "document_number", "signer", "note"}),
        ("decline", {"on", "document_number", "signer", "decline_ground", "note"}),
        ("file_away", {"on", "note"}),
    ):
        form = page(f"/cases/{received}/steps/{action}").form()
        names = {f["name"] for f in form.walk() if f.get("name")} - {
            "csrf_token",
            "request_key",
            "version",
            "foresee",
        }
        assert names == wanted


def test_every_step_has_a_form_of_its_own(app):
    with app.test_request_context("/"):
        for step in STEPS:
            if step.kinds & KINDS:
                form = step_form(step, "vi", [("x", "Thầy Hải Mẫu")])()
                assert form.answers(step).keys() == set(step.asks) - {Field.DAY}


def test_what_is_missing_is_asked_for_and_what_was_typed_stays(page, school, received, within):
    sign_in(page, school.minh)
    answer = page(f"/cases/{received}/steps/decline").submit(
        status=422, on="06/11/2026", document_number="3/TB", note="Đã giải thích"
    )
    assert "Hãy điền ô này" in answer.text
    assert answer.find("input", id="document_number")["value"] == "3/TB"
    assert within(case_of, received).status == Status.RECEIVED


def test_a_decision_before_acceptance_is_refused_with_the_article(page, school, received):
    sign_in(page, school.minh)
    answer = page(f"/cases/{received}/steps/decide", status=409)
    assert "Điều 31 Luật Khiếu nại" in answer.text
    assert not answer.find_all("textarea")


def test_what_happened_earlier_is_recorded_with_its_own_day(page, school, accepted, within):
    within(take, accepted, school.minh, Action.DECIDE, date(2026, 11, 20), outcome="right")
    sign_in(page, school.minh)
    refused = page(f"/cases/{accepted}/steps/hold_dialogue", status=409)
    form = refused.follow("Ghi bổ sung")
    came = {"participants-0-presence": "present"}
    shown = form.submit(on="17/11/2026", agreed="Hai bên trao đổi.", **came)
    assert shown.find("article")["data-status"] == "decided"
    assert within(lambda: case_of(accepted).journal[-1].type) == EventType.DIALOGUE_HELD


def test_a_back_dated_step_that_breaks_the_journal_is_told_on_its_form(page, school, accepted, within):
    sign_in(page, school.minh)
    form = page(f"/cases/{accepted}/steps/decide")
    answer = form.submit(
        status=422, on="05/11/2026", document_number="9/QĐ", signer="Thầy Minh Mẫu", outcome="right"
    )
    assert "05/11/2026" in answer.text
    assert "Điều 31 Luật Khiếu nại" in answer.text
    assert answer.find("input", id="document_number")["value"] == "9/QĐ"
    assert within(case_of, accepted).version == 2


def test_a_term_is_not_lengthened_twice(page, school, accepted, within):
    within(take, accepted, school.minh, Action.MARK_COMPLEX, date(2026, 11, 9), criterion="several_contents")
    sign_in(page, school.minh)
    answer = page(f"/cases/{accepted}/steps/mark_complex", status=409)
    assert "chỉ kéo dài một lần" in answer.text
    assert "Điều 28 Luật Khiếu nại" in answer.text


def test_a_complaint_is_never_answered_like_a_petition(page, school, received):
    sign_in(page, school.minh)
    assert "khiếu nại không có bước" in page(f"/cases/{received}/steps/answer", status=409).text


@pytest.mark.parametrize(
    ("who", "status"), [("lan", 403), ("ha", 403), ("binh", 403), ("tu", 404), ("mai", 404)]
)
def test_a_step_that_is_not_yours_says_whose_it_is_or_is_not_there(page, school, received, who, status):
    sign_in(page, getattr(school, who))
    answer = page(f"/cases/{received}/steps/accept", status=status)
    if status == 403:
        assert "Người đứng đầu" in answer.text
        assert "Điều 27 Luật Khiếu nại" in answer.text


def test_a_reviewer_takes_no_step(page, school, within):
    case_id = within(registered, school, concerns_democracy=True)
    sign_in(page, school.thu)
    page(f"/cases/{case_id}/steps/note", status=403)
    page(f"/cases/{case_id}/assign", status=404)
    page(f"/cases/{case_id}/correct", status=404)


def test_a_step_that_does_not_exist_is_not_found(page, school, received):
    sign_in(page, school.minh)
    page(f"/cases/{received}/steps/fly", status=404)


def test_a_stale_form_shows_what_is_new_keeps_what_was_typed_and_then_saves(page, school, received, within):
    sign_in(page, school.minh)
    form = page(f"/cases/{received}/steps/accept")
    within(take, received, school.minh, Action.NOTE, date(2026, 11, 20), note="Phụ huynh gọi điện hỏi.")
    answer = form.submit(status=409, on="20/11/2026", document_number="12/TB-THM", signer="Thầy Minh Mẫu")
    assert "Phụ huynh gọi điện hỏi." in answer.text
    assert within(case_of, received).status == Status.RECEIVED
    shown = answer.submit()
    assert shown.find("article")["data-status"] == "accepted"
    assert "12/TB-THM" in shown.text


@pytest.mark.parametrize("version", ["", "x", "-1", "99"])
def test_a_version_made_up_by_hand_is_stale(page, school, received, version, within):
    sign_in(page, school.minh)
    form = page(f"/cases/{received}/steps/file_away")
    form.submit(status=409, on="20/11/2026", forced={"version": version})
    assert within(case_of, received).version == 1


def test_what_was_typed_when_the_sign_in_ran_out_is_there_again(page, school, received, clock):
    sign_in(page, school.minh)
    form = page(f"/cases/{received}/steps/accept")
    clock.to(date(2026, 11, 25))
    at_door = form.submit(on="23/11/2026", document_number="12/TB-THM", signer="Thầy Minh Mẫu")
    assert at_door.path == "/login"
    again = at_door.submit(username="minh", password="mot mat khau de nho")
    assert again.find("input", id="document_number")["value"] == "12/TB-THM"
    assert again.find("input", id="on")["value"] == "23/11/2026"
    assert again.submit().find("article")["data-status"] == "accepted"


def test_a_case_is_assigned_to_one_of_its_people(page, school, received):
    sign_in(page, school.ha)
    form = page(f"/cases/{received}/assign")
    offered = {f["value"] for f in form.find_all("input", name="handler")}
    assert offered == {school.hai.id, school.ha.id, school.minh.id}
    shown = form.submit(handler=school.hai.id, note="Xong trước thứ Sáu")
    assert "Thầy Hải Mẫu" in shown.text
    again = page(f"/cases/{received}/assign").submit(status=422, handler=school.hai.id)
    assert "xử lý rồi" in again.text


def test_a_stale_assignment_and_a_stale_correction_save_nothing(page, school, accepted, within):
    sign_in(page, school.minh)
    assign, correct = page(f"/cases/{accepted}/assign"), page(f"/cases/{accepted}/correct")
    within(take, accepted, school.minh, Action.NOTE, date(2026, 11, 20), note="Phụ huynh gọi điện hỏi.")
    told = assign.submit(status=409, handler=school.hai.id)
    assert "Phụ huynh gọi điện hỏi." in told.text
    told = correct.submit(status=409, event="1", how="strike", reason="Ghi nhầm hồ sơ")
    assert told.find("textarea", id="reason").text == "Ghi nhầm hồ sơ"
    assert within(case_of, accepted).handler_id is None
    assert told.submit().find("article")["data-status"] == "received"


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"event": "1", "how": "move", "right_on": ""}, "Hãy ghi ngày"),
        ({"event": "1", "how": "move", "right_on": "30/10/2026"}, "30/10/2026"),
        ({"event": "1", "how": "move", "right_on": "30/02/2026"}, "Không có ngày"),
        ({"event": "0", "how": "strike"}, "không gạch bỏ được"),
        ({"event": "", "how": "strike"}, "Hãy điền ô này"),
    ],
)
def test_a_correction_that_cannot_be_is_told_on_its_form(page, school, accepted, answers, told, within):
    sign_in(page, school.minh)
    answer = page(f"/cases/{accepted}/correct").submit(status=422, reason="Ghi nhầm", **answers)
    assert told in answer.find("main").text
    assert answer.find("textarea", id="reason").text == "Ghi nhầm"
    assert within(case_of, accepted).version == 2


def test_a_note_is_written_and_moves_nothing(page, school, received, within):
    sign_in(page, school.minh)
    before = within(due_days, received)
    shown = page(f"/cases/{received}/steps/note").submit(note="Đã gọi điện cho phụ huynh.")
    assert "Đã gọi điện cho phụ huynh." in shown.find("section", id="journal").text
    assert within(due_days, received) == before
