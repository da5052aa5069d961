"""Registering a letter: the case it opens, what is told before, and what stays of bad input."""

import pytest

from tests.matters import registered
from tests.people import CITIZEN, sign_in
from tests.web.test_cases import LETTER, SUBJECT, listed


def test_a_letter_is_registered_and_its_case_opened(page, school):
    sign_in(page, school.lan)
    shown = page("/cases/new").submit(**LETTER)
    assert shown.h1 == SUBJECT
    assert "KN-2026-0001" in shown.text
    assert "Đơn đến ngày 20/11/2026, vào sổ ngày 23/11/2026" in shown.text
    assert "Đã quá hạn khi vào sổ" not in shown.text


def test_a_letter_entered_after_its_day_ran_out_says_so(page, school):
    sign_in(page, school.lan)
    shown = page("/cases/new").submit(**LETTER | {"received_on": "02/11/2026"})
    assert "Đã quá hạn khi vào sổ" in shown.text
    assert "Thụ lý hoặc không thụ lý" in shown.text


def test_a_double_click_makes_one_case(page, school):
    sign_in(page, school.lan)
    form = page("/cases/new")
    first, second = form.submit(**LETTER), form.submit(**LETTER, forced={"new_matter": "y"})
    assert first.path == second.path
    assert listed(page) == ["KN-2026-0001"]


def test_a_likely_duplicate_is_shown_before_it_is_registered(page, school, within):
    within(registered, school)
    sign_in(page, school.lan)
    asked = page("/cases/new").submit(**LETTER, status=422)
    assert "KN-2026-0001" in asked.text
    assert asked.form().find("input", id="full_name")["value"] == CITIZEN
    assert listed(page) == ["KN-2026-0001"]
    asked.submit(new_matter=True)
    assert len(listed(page)) == 2


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"received_on": "31/02/2026"}, "Không có ngày 31/02/2026"),
        ({"received_on": "24/11/2026"}, "chưa đến"),
        ({"received_on": ""}, "Hãy điền ô này"),
        ({"contested_decision": ""}, "phải nêu quyết định hoặc hành vi"),
        ({"content": "x" * 1_000_000}, "1000000"),
        ({"subject": "a\x00b"}, "ký tự"),
        ({"via": "forwarded"}, "cơ quan nào"),
    ],
)
def test_bad_input_is_told_and_what_was_typed_stays(page, school, changed, told):
    sign_in(page, school.lan)
    answer = page("/cases/new").submit(status=422, **LETTER | changed)
    assert told in answer.text
    assert answer.find("input", id="full_name")["value"] == CITIZEN
    assert listed(page) == []


def test_a_sealed_kind_sent_by_hand_is_refused(page, school):
    sign_in(page, school.lan)
    page("/cases/new").submit(status=422, **LETTER, forced={"kind": "denunciation"})
    assert listed(page) == []
