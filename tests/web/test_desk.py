"""The desk: at most three things, each with its article, and numbers that open exactly their rows."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import update

from casebook.law.choices import Via
from casebook.law.vocabulary import Action, Kind
from casebook.records.base import transaction
from casebook.records.outbox import MailSettings, Security
from casebook.records.people import Appointment
from casebook.services.timetable import Shifts, set_regular_hours
from tests.conftest import MORNING, ORDINARY_DAY, VIETNAM
from tests.matters import registered, take
from tests.people import doing, sign_in

EIGHT_O_CLOCK = datetime.combine(ORDINARY_DAY, MORNING, VIETNAM)
PEOPLE = ("lan", "minh", "ha", "hai", "thu", "son", "binh", "tu", "mai")


@pytest.fixture
def cases(school, within) -> None:
    for turn in range(4):
        within(registered, school, subject=f"Khiếu nại {turn}", received_on=date(2026, 11, 2 + (turn == 3)))
    soon = within(registered, school, kind=Kind.PETITION, concerns_democracy=True,
                      received_on=date(2026, 11, 11), today=date(2026, 11, 11))  # fmt: skip
    within(take, soon, school.minh, Action.ASSIGN_VERIFICATION, date(2026, 11, 12), handler=school.hai.id)


def mail_fails(since: datetime) -> None:
    with transaction() as session:
        session.add(
            MailSettings(
                id=1,
                server="thu.mau.example",
                port=465,
                security=Security.TLS,
                sender="so@mau.example",
                changed_at=since,
                failing_since=since,
            )
        )


def set_hours(school, hours: Shifts) -> None:
    set_regular_hours(doing=doing(school.minh, today=date(2026, 11, 2)), unit_id=school.unit.id, typed=hours)


@pytest.mark.parametrize("who", PEOPLE)
def test_every_number_opens_exactly_the_rows_it_counted(page, school, cases, who):
    sign_in(page, getattr(school, who))
    numbers = page("/").find_all("a", class_="figure__link")
    assert bool(numbers) is (who != "tu")
    for number in numbers:
        rows = page(number["href"]).find_all("tr", data_case=True)
        assert int(number.find("span", class_="figure__value").text) == len(rows), number


def test_the_three_most_urgent_things_stand_first_with_their_articles(page, school, cases):
    sign_in(page, school.minh)
    desk = page("/")
    things = desk.find("section", id="things")
    assert "Hôm nay chỉ cần 3 việc" in things.text
    rows = things.find_all("li")
    assert len(rows) == 3
    assert "Đã quá hạn 12 ngày · Điều 27 Luật Khiếu nại" in rows[0].text
    assert "Khiếu nại" in page(rows[0].find("a")["href"]).h1
    assert desk.follow("Việc phải làm theo ngày").h1 == "Việc phải làm theo ngày"


def test_the_head_is_reminded_of_the_reception_day_owed_this_month(page, school):
    sign_in(page, school.minh)
    things = page("/").find("section", id="things")
    assert "chưa tiếp công dân tháng 11/2026" in things.text
    assert "Còn 4 ngày làm việc" in things.text
    assert "Điều 10 Nghị định 154/2026/NĐ-CP" in things.text


def test_a_handler_finds_what_is_theirs(page, school, cases):
    sign_in(page, school.hai)
    rows = page("/").find("section", id="things").find_all("li")
    assert len(rows) == 1
    assert "KNPA-2026-0001" in rows[0].text


@pytest.mark.parametrize("who", ["thu", "son", "binh"])
def test_who_only_watches_is_given_nothing_to_do(page, school, cases, who):
    sign_in(page, getattr(school, who))
    assert not page("/").find_all("section", id="things")


def test_the_administrator_finds_people_unit_and_days_and_no_case(page, school, cases):
    sign_in(page, school.tu)
    desk = page("/")
    assert [a["href"] for a in desk.find("section", id="places").find_all("a")] == [
        "/people",
        "/unit",
        "/mail",
        "/jobs",
        "/days",
    ]
    assert "KN-2026" not in desk.text
    assert "Quá hạn" not in desk.text


@pytest.mark.parametrize("who", PEOPLE)
def test_whoever_has_a_desk_by_the_table_of_powers_finds_it_first_in_the_navigation(page, school, who):
    somebody = getattr(school, who)
    sign_in(page, somebody)
    table = page("/powers").find("tr", data_power="see_desk")
    may = table.find(data_role=somebody.role).text == "có (bạn)"
    entries = [link["href"] for link in page("/").find("nav", class_="top__nav").find_all("a")]
    assert may is (entries[0] == "/")


def test_whoever_holds_no_role_today_finds_an_empty_desk(page, school, app):
    with app.app_context(), transaction() as session:
        session.execute(update(Appointment).values(until=date(2026, 11, 22)))
    sign_in(page, school.minh)
    desk = page("/")
    assert not desk.find_all("section")
    assert not desk.find_all("nav", class_="top__nav")


def test_an_empty_desk_says_what_will_stand_there(page, school):
    sign_in(page, school.hai)
    assert "Hôm nay không có việc nào đến hạn" in page("/").text


def test_a_report_that_is_awaited_stands_on_the_desk_of_whoever_owes_it(page, school, within, clock):
    case_id = within(registered, school)
    within(take, case_id, school.minh, Action.ACCEPT, date(2026, 11, 6))
    within(take, case_id, school.minh, Action.ASSIGN_VERIFICATION, date(2026, 11, 6), handler=school.hai.id)
    within(
        take, case_id, school.ha, Action.DEMAND_REPORT, date(2026, 11, 9),
        asked_of="Thầy Hải Mẫu", report_by=date(2026, 11, 16),
    )  # fmt: skip
    sign_in(page, school.hai)
    number = page("/").find("section", id="figures").find("a", href="/chasing")
    assert "Chờ báo cáo đôn đốc 1" in number.text
    assert "đã quá 7 ngày" in page("/chasing").text


def test_the_duty_officer_sees_the_reception_of_today_and_the_answers_owed(page, school, within):
    hours = Shifts(weekdays=(0,), shifts=((time(7, 30), time(11)),), since=date(2026, 1, 5))
    within(set_hours, school, hours)
    within(registered, school, kind=Kind.FEEDBACK, via=Via.RECEPTION, received_on=date(2026, 11, 20),
           subject="Phản ánh bếp ăn", today=date(2026, 11, 20))  # fmt: skip
    desk = sign_in(page, school.lan)
    today = desk.find("section", id="today-1")
    assert "07:30 - 11:00 Tiếp thường xuyên" in today.text
    assert "chưa mở" in today.text
    assert "Chưa ghi lượt tiếp nào hôm nay" in today.text
    owed = desk.find("section", id="answers")
    assert "Còn 9 ngày làm việc · khoản 1 Điều 28 Luật Tiếp công dân" in owed.text
    assert "Phản ánh bếp ăn" in owed.text
    assert "Phản ánh bếp ăn" in page(owed.find("a")["href"]).text


def test_the_head_finds_the_week_by_day_and_article_and_the_month_below_it(page, school, within):
    within(registered, school, received_on=date(2026, 11, 13), today=date(2026, 11, 13))
    desk = sign_in(page, school.minh)
    [row] = desk.find("section", id="week").find("tbody").find_all("tr")
    assert "Điều 27 Luật Khiếu nại" in row.text
    assert "KN-2026-0001" in row.text
    assert "KN-2026-0001" in desk.find("section", id="month").text


def test_a_handler_finds_their_cases_and_the_list_of_all_of_them(page, school, cases):
    desk = sign_in(page, school.hai)
    mine = desk.find("section", id="in-hand")
    assert [row.text for row in mine.find_all("th", scope="row")] == ["KNPA-2026-0001"]
    assert "KNPA-2026-0001" in page(mine.find("a", text="Xem tất cả")["href"]).text


@pytest.mark.parametrize("who", ["thu", "son"])
def test_who_reviews_finds_what_is_overdue_without_its_words(page, school, within, who):
    within(registered, school, concerns_democracy=True, subject="Khoản thu đầu năm")
    within(registered, school, subject="Không thuộc dân chủ")
    reviewed = sign_in(page, getattr(school, who)).find("section", id="reviewed")
    assert [row.text for row in reviewed.find_all("th", scope="row")] == ["KN-2026-0001"]
    assert "Khoản thu" not in reviewed.text
    assert "Đã quá hạn 12 ngày" in reviewed.text


def test_the_superior_sees_the_units_at_a_glance_and_each_number_opens_its_rows(page, school, cases, within):
    within(registered, school, by=school.mai, unit_id=school.kindergarten.id)
    desk = sign_in(page, school.binh)
    rows = desk.find("section", id="units").find("tbody").find_all("tr")
    assert [row.find("th").text for row in rows] == ["Trường Mầm non Mẫu", "Trường Tiểu học Mẫu"]
    counted = [[int(link.text.split(":")[0]) for link in row.find_all("a")] for row in rows]
    assert counted[0] == [1, 0, 1]
    for row, numbers in zip(rows, counted, strict=True):
        for link, number in zip(row.find_all("a"), numbers, strict=True):
            assert len(page(link["href"]).find_all("tr", data_case=True)) == number, link


@pytest.mark.parametrize("who", ["lan", "minh", "hai"])
def test_nobody_filters_by_a_unit_who_oversees_none(page, school, cases, who):
    sign_in(page, getattr(school, who))
    assert not page("/cases").find_all("select", name="unit")
    assert page(f"/cases?unit={school.kindergarten.id}").find_all("tr", data_case=True)


@pytest.mark.parametrize(("hours", "warned"), [(2, True), (0, False)])
def test_mail_that_does_not_go_out_is_told_aloud_to_who_keeps_it(page, school, within, hours, warned):
    within(mail_fails, EIGHT_O_CLOCK - timedelta(hours=hours))
    desk = sign_in(page, school.tu)
    assert ("Thư không gửi đi được" in desk.text) is warned
    if warned:
        assert desk.follow("Xem thư không đến được ai").path == "/mail"


@pytest.mark.parametrize("who", ["minh", "lan", "binh"])
def test_who_keeps_no_mail_is_not_told_of_it(page, school, within, who):
    within(mail_fails, EIGHT_O_CLOCK - timedelta(hours=2))
    assert "Thư không gửi đi được" not in sign_in(page, getattr(school, who)).text
