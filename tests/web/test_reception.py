"""The reception pages: plan, post, hold, and what each person is offered."""

from datetime import date, time

import pytest

from casebook.law.vocabulary import Kind
from casebook.records.reception import all_hours, days_between, sessions_held
from casebook.records.visits import Handling
from casebook.services.visit_entries import MatterEntry, VisitEntry, VisitorEntry
from casebook.services.visiting import receive_visitor
from tests.people import CITIZEN, School, doing, settle_school, sign_in

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 23)  # a Monday, 08:00
YEAR_END = date(2027, 12, 31)


@pytest.fixture
def school(app, clock) -> School:
    with app.app_context():
        return settle_school()


@pytest.fixture
def head(school, page):
    sign_in(page, school.minh)
    page("/?lang=en")
    return page


@pytest.fixture
def officer(school, visitor):
    lan = visitor()
    sign_in(lan, school.lan)
    lan("/?lang=en")
    return lan


def set_hours(head, **changed):
    values = {
        "weekdays": ["0", "2"],
        "starts": "7h30",
        "ends": "11:00",
        "starts_2": "13:30",
        "ends_2": "16:30",
        "since": "01/09/2026",
    } | changed
    return head("/reception/schedule/hours").submit(press="Keep these hours", **values)


def plan(head, days: str, *, press: str = "Keep these days", **changed):
    values = {"pattern": "single_days", "single_days": days, "starts": "08:00", "ends": "11:00"} | changed
    looked = head("/reception/schedule/plan").submit(press="Look at the days", **values)
    return looked.submit(press=press) if press else looked


def the_day(app, school, on: date):
    with app.app_context():
        return days_between(school.unit.id, on, on)[-1]


def test_the_head_sets_the_hours_of_the_week_and_sees_them(app, school, head):
    shown = set_hours(head)
    assert "The regular hours are kept" in shown.text
    assert "07:30 - 11:00" in shown.find("tr", text="Monday").text
    with app.app_context():
        assert len(all_hours(school.unit.id)) == 4
    assert "are not the ones that hang" in head("/reception").text


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"ends": "6:00"}, "must lie after the start"),
        ({"starts_2": ""}, "needs both its hours"),
        ({"since": "31/11/2026"}, "There is no day 31/11/2026"),
        ({"starts_2": "10:00"}, "overlaps the shift 07:30 - 11:00"),
    ],
)
def test_hours_that_cannot_be_are_told_and_what_was_typed_is_kept(app, school, head, changed, told):
    values = {"weekdays": ["0"], "starts": "07:30", "ends": "11:00", "since": "01/09/2026"}
    values |= {"starts_2": "13:30", "ends_2": "16:30"} | changed
    again = head("/reception/schedule/hours").submit(press="Keep", status=422, **values)
    assert told in again.find("div", class_="error-summary").text
    assert again.find("input", name="starts")["value"] == "07:30"
    with app.app_context():
        assert not all_hours(school.unit.id)


def test_a_plan_is_looked_at_before_it_is_kept(app, school, head):
    looked = plan(head, "24/11/2026, 15/12/2026", press="")
    row = looked.find("tr", text="25/11/2026").text
    assert "Planned for 24/11/2026, a day of rest" in row
    assert "Ngày Văn hóa Việt Nam" in row
    with app.app_context():
        assert not days_between(school.unit.id, TODAY, YEAR_END)
    kept = looked.submit(press="Keep these days")
    assert "2 reception days stand in the schedule now" in kept.text
    with app.app_context():
        assert [d.held_on for d in days_between(school.unit.id, TODAY, YEAR_END)] == [
            date(2026, 11, 25),
            date(2026, 12, 15),
        ]


def test_a_year_is_planned_by_a_pattern(app, school, head):
    kept = plan(head, "", pattern="nth_weekday", nth="2", weekday="0", first_month="2026-12", months="12")
    assert "12 reception days" in kept.text
    assert "Monday 14/12/2026" in kept.text


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"pattern": "single_days", "single_days": "31/02/2027"}, "There is no day 31/02/2027"),
        ({"pattern": "single_days", "single_days": ""}, "Enter at least one day"),
        ({"pattern": "day_of_month", "day_of_month": ""}, "Enter the day of the month"),
        ({"pattern": "day_of_month", "day_of_month": "32"}, "between 1 and 31"),
    ],
)
def test_a_pattern_without_its_answer_is_told_beside_it(head, values, told):
    sent = {"starts": "08:00", "ends": "11:00"} | values
    again = head("/reception/schedule/plan").submit(press="Look", status=422, **sent)
    assert told in again.find("div", class_="error-summary").text


def test_a_day_not_posted_in_time_is_warned_of_with_the_article_and_its_ledger(app, school, head):
    plan(head, "26/11/2026")
    warned = head("/reception")
    assert "was not posted in time" in warned.text
    assert "Article 24.4 of the Law on Citizen Reception" in warned.text
    shown = head(f"/reception/schedule/days/{the_day(app, school, date(2026, 11, 26)).id}")
    clock = shown.find("li", data_rule="TCD-08")
    assert (clock["data-due"], clock["data-state"]) == ("2026-11-18", "overdue")
    assert "Ngày Văn hóa Việt Nam" in clock.text


def test_a_posting_is_recorded_with_day_and_place_and_the_public_page_shows_it(app, school, head, visitor):
    plan(head, "15/12/2026", expected_content="Thu chi đầu năm")
    assert "15/12/2026" not in visitor()("/public?lang=en").text
    form = head("/reception/schedule/post")
    assert "To hang by 08/12/2026 at the latest" in form.text
    form.submit(press="Record the posting", place="Bảng tin cổng trường")
    shown = visitor()("/public?lang=en").text
    assert "15/12/2026, 08:00 - 11:00" in shown
    assert "Thu chi đầu năm" in shown


def test_a_posting_to_come_is_refused_beside_its_field(head):
    plan(head, "15/12/2026")
    again = head("/reception/schedule/post").submit(
        press="Record", place="Cổng trường", posted_on="30/11/2026", status=422
    )
    assert "has not come yet" in again.find("p", id="posted_on-error").text


def test_a_day_put_off_leads_to_the_new_day(app, school, head):
    plan(head, "26/11/2026")
    day = the_day(app, school, date(2026, 11, 26))
    form = head(f"/reception/schedule/days/{day.id}").follow("Postpone this day")
    again = form.submit(press="Postpone", to_day="20/11/2026", reason="Họp", status=422)
    assert "must lie after 26/11/2026" in again.text
    new = again.submit(press="Postpone", to_day="28/11/2026")
    assert new.h1 == "Reception of the head on 30/11/2026"
    assert "Announce the new day" in new.text
    old = head(f"/reception/schedule/days/{day.id}")
    assert "Postponed to 30/11/2026" in old.text
    assert not old.find_all("a", text="Postpone this day")


def test_a_day_nobody_was_told_of_is_taken_off(app, school, head):
    plan(head, "15/12/2026")
    day = the_day(app, school, date(2026, 12, 15))
    gone = head(f"/reception/schedule/days/{day.id}").submit(
        f"days/{day.id}/remove", press="Take this day off"
    )
    assert "The day is off the schedule" in gone.text
    head(f"/reception/schedule/days/{day.id}", status=404)


def test_the_month_of_the_head_is_counted_and_an_empty_month_shows(head):
    row = head("/reception/schedule").find("tr", text="10/2026")
    assert "Too few" in row.text
    assert "Article 10.2 of Decree 154/2026" in row.text
    assert "0 of 1 days received in person" in row.text


def test_a_shift_opens_with_one_click_and_an_empty_one_gets_its_minutes(app, school, head, officer):
    set_hours(head)
    opened = officer("/reception").submit("open-shift", press="Open this session")
    assert opened.h1 == "Session of 23/11/2026"
    done = opened.submit("nobody-came", press="Nobody came")
    assert "Minutes no. 1/2026" in done.text
    assert not done.find_all("a", text="Log a visit")
    pdf = officer.client.get(done.find("a", text="Print the minutes")["href"])
    assert (pdf.status_code, pdf.mimetype, pdf.data[:4]) == (200, "application/pdf", b"%PDF")
    with app.app_context():
        (held,) = sessions_held(school.unit.id, TODAY, TODAY)
        assert (held.nobody_came, held.ends) == (True, time(8, 0))


def test_an_empty_session_is_told_from_the_overview_too(school, head, officer):
    set_hours(head)
    officer("/reception").submit("open-shift", press="Open this session")
    done = officer("/reception").submit("nobody-came", press="Nobody came")
    assert "Minutes no. 1/2026" in done.text
    assert "Nobody came; minutes no. 1" in officer("/reception").text


def test_a_session_that_has_not_begun_offers_no_minutes(school, head, visitor, clock):
    set_hours(head)
    clock.to(TODAY, time(7, 5))
    early = visitor()
    sign_in(early, school.lan)
    early("/?lang=en")
    opened = early("/reception").submit("open-shift", press="Open this session")
    assert not opened.find_all("button", text="Nobody came")


def test_a_deputys_day_asks_for_the_paper_of_the_authorisation(app, school, head, officer):
    plan(head, "23/11/2026", receiver_id=school.ha.id)
    asked = officer("/reception").submit("open-day", press="Open this session", status=422)
    assert "Cô Hà Mẫu receives in the head's place" in asked.text
    held = asked.submit(press="Open the session", authorisation="12/GUQ-THM")
    assert "Thầy Minh Mẫu, 12/GUQ-THM" in held.text
    month = head("/reception")
    assert "so not counted as the head's own: 23/11/2026" in month.text


def test_an_unscheduled_session_asks_for_the_case_of_the_law(school, officer):
    kinds = officer("/reception/sessions/new")
    form = kinds.follow("Open: Unscheduled reception of the head")
    again = form.submit(
        press="Open the session", starts="08:00", ends="", reason="30 phụ huynh lớp 2A", status=422
    )
    assert "choose one of the two cases" in again.find("div", class_="error-summary").text
    held = again.submit(press="Open the session", ground="tense")
    assert "30 phụ huynh lớp 2A" in held.text
    assert "end not recorded yet" in held.text


def test_the_end_of_a_session_is_recorded_and_a_wrong_one_told(school, officer):
    form = officer("/reception/sessions/new?kind=regular")
    held = form.submit(press="Open the session", starts="07:30", ends="")
    wrong = held.submit("/end", press="Record the hour", ends="07:00", status=422)
    assert "must lie after the start" in wrong.text
    assert "07:30 - 07:50" in wrong.submit("/end", press="Record the hour", ends="7:50").text


def test_the_heads_conclusion_is_kept_with_its_number(app, school, head, officer):
    plan(head, "23/11/2026")
    held = officer("/reception").submit("open-day", press="Open this session")
    form = held.follow("Record the conclusion")
    assert "Please fill this in" in form.submit(press="Record the conclusion", status=422).text
    done = form.submit(
        press="Record the conclusion", number="05/TB-THM", conclusion="Giao cô Hà trả lời trước 01/12."
    )
    assert "05/TB-THM" in done.text


def test_the_schedule_comes_as_a_pdf(school, head):
    set_hours(head)
    plan(head, "24/11/2026")
    pdf = head.client.get("/reception/schedule.pdf")
    assert (pdf.status_code, pdf.mimetype, pdf.data[:4]) == (200, "application/pdf", b"%PDF")


def test_new_rules_withdraw_the_old(school, head, visitor):
    assert "No reception rules are posted yet" in head("/reception/rules").text
    values = {"number": "15/QĐ-THM", "body": "1. Xuất trình giấy tờ."}
    head("/reception/rules/new").submit(press="Post this version", **values)
    shown = head("/reception/rules/new").submit(press="Post", number="20/QĐ-THM", body="1. Bản mới.")
    assert "hangs now" in shown.find("section", text="20/QĐ-THM").text
    assert "23/11/2026" in shown.find("section", text="15/QĐ-THM").text
    assert "Bản mới" in visitor()("/public?lang=en").follow("Nội quy tiếp công dân").text


def test_a_visit_of_a_session_is_listed_with_a_link_to_its_page(app, school, officer):
    held = officer("/reception/sessions/new?kind=regular").submit(press="Open", starts="07:30", ends="")
    with app.app_context():
        visit = receive_visitor(
            doing=doing(school.lan, today=TODAY),
            entry=VisitEntry(
                unit_id=school.unit.id,
                visited_on=TODAY,
                session_id=held.path.rsplit("/", 1)[-1],
                visitor=VisitorEntry(full_name=CITIZEN),
                matters=(
                    MatterEntry(
                        content="Tiền bán trú", kind=Kind.FEEDBACK, handling=Handling.ANSWERED, answer="Đã rõ"
                    ),
                ),
            ),
        ).id
    row = officer(held.path).find("tr", text=CITIZEN)
    assert "Tiền bán trú" in row.text
    assert row.find("a")["href"] == f"/reception/visits/{visit}"
    assert not officer(held.path).find_all("button", text="Nobody came")
    assert "Visits: 1" in officer("/reception").text


def test_sessions_are_listed_by_day(school, officer):
    officer("/reception/sessions/new?kind=regular").submit(press="Open", starts="07:30", ends="08:00")
    listed = officer("/reception/sessions?from=23/11/2026&to=23/11/2026")
    assert "Regular reception" in listed.find("tr", text="23/11/2026").text
    none = officer("/reception/sessions?from=01/10/2026&to=31/10/2026")
    assert "No session in these days" in none.text


def test_the_duty_officer_is_offered_no_planning_and_gets_none(school, officer):
    assert not officer("/reception/schedule").find_all("a", text="Plan the head's days")
    for address in ("/reception/schedule/plan", "/reception/schedule/hours", "/reception/rules/new"):
        officer(address, status=404)


@pytest.mark.parametrize("who", ["hai", "thu", "son", "tu"])
def test_who_sees_no_book_sees_no_reception(school, page, who):
    sign_in(page, getattr(school, who))
    page("/reception", status=404)
    page("/reception/sessions", status=404)


def test_another_unit_sees_nothing_of_it(app, school, head, visitor):
    plan(head, "23/11/2026")
    day = the_day(app, school, TODAY)
    mai = visitor()
    sign_in(mai, school.mai)
    assert "Trường Mầm non Mẫu" in mai("/reception").text
    mai(f"/reception/schedule/days/{day.id}", status=404)
    mai(f"/reception?unit={school.unit.id}", status=404)
    mai("/reception/sessions/ffffffffffffffffffffffffffffffff", status=404)


def test_the_pages_speak_vietnamese_first(school, page):
    sign_in(page, school.minh)
    assert page("/reception").h1 == "Tiếp công dân"
