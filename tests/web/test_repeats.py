"""Repeat letters and mixed letters through their pages: added, joined, split, and never leaking."""

from datetime import date

import pytest

from casebook.law.vocabulary import Status
from casebook.services.joining import Joining, join_cases
from tests.matters import case_of, registered
from tests.papers.pdf import text_of
from tests.people import CITIZEN, doing, sign_in

pytestmark = pytest.mark.deep

LATER = {"received_on": date(2026, 11, 9), "today": date(2026, 11, 9)}


@pytest.fixture
def case_id(school, within) -> str:
    return within(registered, school)


def letters(case_id: str) -> list[tuple[int, date]]:
    return [(one.number, one.received_on) for one in case_of(case_id).letters]


def join(school, one: str, other: str) -> None:
    join_cases(
        doing=doing(school.lan, today=date(2026, 11, 12)), joining=Joining(case_id=one, other_id=other)
    )


def test_a_letter_more_is_added_from_the_page_of_the_case(page, school, case_id, within):
    sign_in(page, school.lan)
    form = page(f"/cases/{case_id}").follow("Ghi thêm đơn")
    assert form.find("input", id="sender")["value"] == CITIZEN
    shown = form.submit(received_on="16/11/2026", via="post", subject="Nhắc lại", content="Chưa ai trả lời.")
    assert within(letters, case_id) == [(1, date(2026, 11, 2)), (2, date(2026, 11, 16))]
    assert "Đơn số 2 năm 2026" in shown.find("section", id="letters").text
    journal = shown.find("section", id="journal").text
    assert "Nhận thêm đơn cùng nội dung" in journal
    assert "Chưa ai trả lời." in journal


def test_what_cannot_be_is_told_beside_its_field_and_stays(page, school, case_id, within):
    sign_in(page, school.lan)
    answer = page(f"/cases/{case_id}/letters/new").submit(
        status=422, received_on="01/11/2026", via="post", content="Chưa ai trả lời."
    )
    assert "02/11/2026" in answer.find(id="received_on-error").text
    assert answer.find("textarea", id="content").text == "Chưa ai trả lời."
    assert len(within(letters, case_id)) == 1


def test_a_double_click_adds_one_letter(page, school, case_id, within):
    sign_in(page, school.lan)
    form = page(f"/cases/{case_id}/letters/new")
    for _click in range(2):
        form.submit(received_on="16/11/2026", via="post")
    assert len(within(letters, case_id)) == 2


def typed(form, *, press: str, status: int = 200):
    return form.submit(
        press=press,
        status=status,
        received_on="16/11/2026",
        via="post",
        full_name=CITIZEN,
        phone="0900 111 222",
        kind="complaint",
        subject="Khiếu nại quyết định xếp lớp",
        content="Con tôi bị xếp vào lớp học buổi chiều dù đã đăng ký học buổi sáng.",
        contested_decision="Thông báo xếp lớp",
    )


def test_registering_a_likely_repeat_adds_the_letter_instead_and_keeps_what_was_typed(
    page, school, case_id, within
):
    sign_in(page, school.lan)
    asked = typed(page("/cases/new"), press="Vào sổ", status=422)
    assert "Cùng vụ việc: ghi thêm đơn này vào KN-2026-0001" in asked.text
    shown = asked.submit("letter", forced={"do": f"join:{case_id}"})
    assert shown.path == f"/cases/{case_id}"
    assert within(letters, case_id)[-1][1] == date(2026, 11, 16)
    paper = within(lambda: case_of(case_id).journal[-1].paper)
    assert paper["contact"] == "0900 111 222"
    assert paper["content"].startswith("Con tôi bị xếp")
    assert "Thông báo xếp lớp" in paper["note"]


def test_a_letter_is_never_added_to_a_case_of_another_school(page, school, within):
    theirs = within(registered, school, by=school.mai, unit_id=school.kindergarten.id)
    within(registered, school)
    sign_in(page, school.lan)
    asked = typed(page("/cases/new"), press="Vào sổ", status=422)
    assert theirs not in str(asked.response.data)
    asked.submit("letter", status=404, forced={"do": f"join:{theirs}"})
    assert len(within(letters, theirs)) == 1


def test_two_cases_are_joined_and_each_shows_the_other(page, school, case_id, within):
    later = within(registered, school, **LATER)
    sign_in(page, school.lan)
    form = page(f"/cases/{later}").follow("Gộp hồ sơ trùng")
    shown = form.submit(other=case_id, note="Cùng người, cùng nội dung")
    assert shown.path == f"/cases/{case_id}"
    assert "Có đơn trùng đã gộp vào đây KN-2026-0002" in shown.find("section", id="ties").text
    other = shown.follow("KN-2026-0002")
    assert other.find("article")["data-status"] == "filed_away"
    assert "Trùng, đã gộp vào KN-2026-0001" in other.find("section", id="ties").text
    assert "Lưu đơn: trùng hồ sơ khác" in other.find("section", id="journal").text


def test_another_case_is_named_by_its_number_or_told_that_there_is_none(page, school, case_id, within):
    other = within(registered, school, subject="Nội dung gọi khác hẳn", content="Chữ khác.", **LATER)
    theirs = within(registered, school, by=school.mai, unit_id=school.kindergarten.id)
    sign_in(page, school.lan)
    form = page(f"/cases/{case_id}/join")
    assert "Hãy ghi số hồ sơ" in form.submit(status=422, other="number").text
    assert "không có hồ sơ số này" in form.submit(status=422, other="number", number="KN-2026-0099").text
    form.submit(status=422, forced={"other": theirs})
    assert form.submit(other="number", number="kn-2026-0002").path == f"/cases/{case_id}"
    assert within(case_of, other).status == Status.FILED_AWAY


def test_a_tie_to_a_case_one_may_not_see_names_nothing(page, school, case_id, within):
    later = within(registered, school, concerns_democracy=True, **LATER)
    within(join, school, case_id, later)
    sign_in(page, school.thu)
    shown = page(f"/cases/{later}").find("section", id="ties")
    assert "Trùng, đã gộp vào một hồ sơ khác" in shown.text
    assert "KN-2026-0001" not in shown.text
    assert not shown.find_all("a")


def test_a_mixed_letter_is_split_without_typing_anything_twice(page, school, case_id, within):
    sign_in(page, school.lan)
    form = page(f"/cases/{case_id}").follow("Tách nội dung")
    more = form.submit(
        press="Thêm một nội dung", **{"parts-0-kind": "petition", "parts-0-subject": "Sửa mái nhà xe"}
    )
    assert more.find("input", id="parts-0-subject")["value"] == "Sửa mái nhà xe"
    told = more.submit(
        press="Tách đơn", status=422, **{"parts-1-kind": "complaint", "parts-1-subject": "Thu tiền"}
    )
    assert "hãy ghi" in told.text.lower()
    shown = told.submit(press="Tách đơn", **{"parts-1-contested_decision": "Thông báo thu số 3"})
    ties = shown.find("section", id="ties").text
    assert "Đã tách ra KNPA-2026-0001" in ties
    assert "Đã tách ra KN-2026-0002" in ties
    part = shown.follow("KNPA-2026-0001")
    assert "Tách từ KN-2026-0001" in part.find("section", id="ties").text
    assert "tách từ đơn số 1 năm 2026" in part.find("section", id="letters").text
    assert CITIZEN in part.find("section", id="parties").text
    assert "Tiếp nhận 02/11/2026" in part.text


def test_the_guide_note_is_printed_for_a_letter_that_was_split(page, school, case_id, within):
    sign_in(page, school.lan)
    assert page.client.get(f"/cases/{case_id}/split/guide.pdf").status_code == 404
    shown = page(f"/cases/{case_id}/split").submit(
        press="Tách đơn",
        **{"parts-0-kind": "petition", "parts-0-subject": "Sửa mái nhà xe", "document_number": "5/HD-THM"},
    )
    link = shown.find("section", id="ties").find("a", text="In phiếu hướng dẫn tách đơn")
    with page.client.get(link["href"]) as answer:
        assert answer.content_type == "application/pdf"
        told = text_of(answer.data)
    for words in (CITIZEN, "5/HD-THM", "1 Khiếu nại", "2 Kiến nghị Sửa mái nhà xe"):
        assert words in told


def test_registering_can_go_straight_on_to_splitting(page, school):
    sign_in(page, school.lan)
    split = typed(page("/cases/new"), press="Vào sổ rồi tách nội dung khác")
    assert split.path.endswith("/split")
    assert "KN-2026-0001" in split.text


@pytest.mark.parametrize("who", ["mai", "thu", "binh", "tu", "hai"])
@pytest.mark.parametrize("path", ["letters/new", "join", "split"])
def test_whoever_does_not_handle_letters_finds_no_such_page(page, school, within, who, path):
    case_id = within(registered, school, concerns_democracy=True)
    sign_in(page, getattr(school, who))
    page(f"/cases/{case_id}/{path}", status=404)
