"""The dialogue over a complaint on its own pages, where the form of steps leads."""

from datetime import date

import pytest

from casebook.law.vocabulary import Action
from casebook.services.case_participants import people_in
from tests.matters import case_of, registered, take
from tests.people import CITIZEN, sign_in


@pytest.fixture
def accepted(school, within) -> str:
    """A complaint accepted on 06/11/2026."""
    made = within(registered, school)
    within(take, made, school.minh, Action.ACCEPT, date(2026, 11, 6))
    return made


def last(case_id):
    return case_of(case_id).journal[-1]


def test_a_dialogue_is_called_then_held_and_what_was_said_stands_in_the_journal(
    page, school, accepted, within
):
    sign_in(page, school.minh)
    form = page(f"/cases/{accepted}/steps/call_dialogue")
    assert form.path == f"/cases/{accepted}/dialogue/call"
    assert form.find("input", id="participants-0-name")["value"] == CITIZEN
    more = form.submit(press="Thêm một người", on="09/11/2026", held_on="17/11/2026", at_hour="8h30")
    assert more.find("input", id="participants-2-name", autofocus=True)
    shown = more.submit(
        press="Lưu",
        **{"participants-1-name": "Cô Bông Mẫu", "participants-1-seat": "respondent", "place": "Phòng họp"},
    )
    assert shown.find("article")["data-status"] == "in_dialogue"
    form = page(f"/cases/{accepted}/steps/hold_dialogue")
    assert form.path == f"/cases/{accepted}/dialogue/hold"
    assert form.find("input", id="on")["value"] == "17/11/2026"
    assert form.find("input", id="place")["value"] == "Phòng họp"
    missing = form.submit(status=422, press="Lưu", agreed="Chuyển lớp")
    assert "có mặt hay vắng mặt" in missing.text
    shown = missing.submit(
        press="Lưu",
        **{
            "participants-0-presence": "present",
            "participants-1-presence": "absent_with_reason",
            "participants-1-reason": "Nằm viện",
        },
    )
    told = shown.find("section", id="journal").text
    assert "Cô Bông Mẫu (Người bị khiếu nại): Vắng mặt có lý do chính đáng: Nằm viện" in told
    assert "Đã thống nhất: Chuyển lớp" in told
    people = within(lambda: people_in(last(accepted).paper["participants"]))
    assert [(one.name, one.presence) for one in people] == [
        (CITIZEN, "present"),
        ("Cô Bông Mẫu", "absent_with_reason"),
    ]


@pytest.mark.deep
def test_whoever_is_named_takes_part_as_something_and_what_was_typed_stays(page, school, accepted):
    sign_in(page, school.minh)
    form = page(f"/cases/{accepted}/dialogue/hold")
    answer = form.submit(
        status=422, press="Lưu", agreed="Chuyển lớp", **{"participants-1-name": "Ông Lịch Ví Dụ"}
    )
    assert answer.find("input", id="participants-1-name")["value"] == "Ông Lịch Ví Dụ"
    assert answer.find("textarea", id="agreed").text.strip() == "Chuyển lớp"


@pytest.mark.deep
def test_what_follows_is_shown_before_it_is_saved(page, school, accepted, within):
    sign_in(page, school.minh)
    form = page(f"/cases/{accepted}/dialogue/call")
    shown = form.submit(press="Xem hệ quả", on="20/11/2026", held_on="24/11/2026")
    assert shown.find("li", **{"data-rule": "KN-10"})["data-due"] == "2026-11-19"
    assert within(lambda: len(case_of(accepted).journal)) == 2


@pytest.mark.deep
def test_words_that_accuse_the_head_lead_to_the_envelope_and_are_kept_nowhere(page, school, accepted, within):
    sign_in(page, school.minh)
    form = page(f"/cases/{accepted}/dialogue/hold")
    led = form.submit(press="Lưu", accuses_head="y", complainant_said="Thầy hiệu trưởng nhận tiền")
    assert led.path != form.path
    assert within(lambda: len(case_of(accepted).journal)) == 2


@pytest.mark.deep
def test_what_somebody_recorded_meanwhile_is_shown_and_the_form_goes_on(page, school, accepted, within):
    sign_in(page, school.minh)
    form = page(f"/cases/{accepted}/dialogue/hold")
    within(take, accepted, school.minh, Action.NOTE, date(2026, 11, 9), note="Đã gọi điện")
    came = {"participants-0-presence": "present", "agreed": "Chuyển lớp", "on": "17/11/2026"}
    answer = form.submit(status=409, press="Lưu", **came)
    assert "Đã gọi điện" in answer.text
    assert answer.submit(press="Lưu").path == f"/cases/{accepted}"


@pytest.mark.deep
@pytest.mark.parametrize("who", ["lan", "thu", "binh", "mai"])
def test_whoever_does_not_work_on_the_case_finds_no_such_page(visitor, school, accepted, who):
    other = visitor()
    sign_in(other, getattr(school, who))
    for way in ("call", "hold"):
        assert other.client.get(f"/cases/{accepted}/dialogue/{way}").status_code == 404


@pytest.mark.deep
def test_a_case_that_knows_no_dialogue_has_no_such_page(page, school, within):
    other = within(registered, school, kind="petition")
    sign_in(page, school.minh)
    assert page.client.get(f"/cases/{other}/dialogue/call").status_code == 404


@pytest.mark.parametrize("action", ["call", "hold"])
def test_a_mistyped_day_is_told_as_such_and_whoever_chairs_stays_chosen(page, school, accepted, action):
    sign_in(page, school.minh)
    form = page(f"/cases/{accepted}/dialogue/{action}")
    days = {"on": "01/01/1900", **({"held_on": "02/01/1900"} if action == "call" else {})}
    present = {} if action == "call" else {"participants-0-presence": "present", "agreed": "Chuyển lớp"}
    answer = form.submit(press="Lưu", status=422, **days, **present)
    assert "câu trả lời có sẵn" not in answer.text
    assert "1900" in answer.find(id="error-summary").text
    assert answer.find("select", id="chair").find("option", selected=True)["value"] == school.minh.id
