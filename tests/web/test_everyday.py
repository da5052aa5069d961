"""Everyday exchanges on the screen: one line at the top, and the duty where a child may be harmed."""

from datetime import date

import pytest

from tests.people import PASSWORD, settle_school, sign_in

pytestmark = pytest.mark.deep

BRUISE = "Phụ huynh hỏi về vết bầm của con"


@pytest.fixture
def officer(app, page):
    with app.app_context():
        school = settle_school()
    sign_in(page, school.lan)
    page("/?lang=en")
    return page


def write(officer, *, status: int = 200, **values):
    return officer("/reception/everyday").submit(press="Keep this line", status=status, **values)


def test_a_line_is_written_with_one_field(officer):
    assert "No line yet" in officer("/reception/everyday").text
    shown = write(officer, said="Hỏi giờ đón trẻ")
    assert "Hỏi giờ đón trẻ" in shown.find("section", text="23/11/2026").text


def test_a_line_does_not_stand_in_the_reception_book(officer):
    write(officer, said="Hỏi giờ đón trẻ")
    assert "Hỏi giờ đón trẻ" not in officer("/reception/book").text


def test_an_empty_line_is_told_and_what_was_typed_is_kept(officer):
    again = write(officer, with_whom="Mẹ em Ví Dụ", status=422)
    assert "Please fill this in" in again.find("p", id="said-error").text
    assert again.find("input", name="with_whom")["value"] == "Mẹ em Ví Dụ"


def test_a_line_of_tomorrow_is_refused(officer):
    again = write(officer, said="x", on_day="25/11/2026", status=422)
    assert "has not come yet" in again.find("p", id="on_day-error").text


def test_signs_of_harm_show_the_duty_at_once_and_ask_to_whom_it_was_reported(officer):
    asked = write(officer, said=BRUISE, child_at_risk=True)
    assert asked.h1 == "Report signs of harm to a child at once"
    for words in ("111", "Article 51 of the Law on Children 2016", "To be checked against the text", BRUISE):
        assert words in asked.text
    assert "not reported yet" in officer("/reception").text
    done = asked.submit(press="Record the report", reported_to="Tổng đài 111 lúc 07:20")
    assert "Reported to: Tổng đài 111 lúc 07:20" in done.text
    assert "not reported yet" not in officer("/reception").text


def test_a_line_typed_while_the_sign_in_ran_out_is_there_again(officer, clock):
    form = officer("/reception/everyday")
    clock.to(date(2026, 11, 30))
    again = form.submit(press="Keep this line", said="Hỏi giờ đón trẻ", with_whom="Mẹ em Ví Dụ")
    assert again.find("input", name="password")
    back = again.submit(username="lan", password=PASSWORD)
    assert back.find("input", name="said")["value"] == "Hỏi giờ đón trẻ"
    assert "Hỏi giờ đón trẻ" in back.submit(press="Keep this line").text


def test_an_ordinary_line_has_no_page_to_report(officer):
    write(officer, said="Hỏi giờ đón trẻ")
    officer("/reception/everyday/ffffffffffffffffffffffffffffffff/report", status=404)


def test_a_talk_in_the_register_of_another_unit_is_not_found(app, officer, visitor):
    asked = write(officer, said=BRUISE, child_at_risk=True)
    mai = visitor()
    mai("/login").submit(username="mai", password=PASSWORD)
    mai(asked.path, status=404)
    assert BRUISE not in mai("/reception/everyday").text
