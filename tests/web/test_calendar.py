"""The calendar: one's own receptions, dialogues and due days of a month, each opening what it is about."""

from datetime import date, time

import pytest

from casebook.law.vocabulary import Action
from casebook.records.base import transaction
from casebook.records.reception import ReceptionDay
from tests.matters import case_of, registered, take
from tests.people import sign_in


@pytest.fixture
def cases(school, within) -> list[str]:
    return [within(registered, school, subject=f"Việc số {turn}") for turn in range(6)]


def plan_day(school, on: date) -> None:
    with transaction() as session:
        session.add(
            ReceptionDay(
                unit_id=school.unit.id,
                receiver_id=school.minh.id,
                planned_on=on,
                held_on=on,
                starts=time(8),
                ends=time(11),
            )
        )


def cell(shown, day: date):
    return next(td for td in shown.find_all("td") if td.find_all("time", datetime=day.isoformat()))


def test_due_days_stand_on_their_day_and_open_their_case(page, school, within, cases):
    sign_in(page, school.minh)
    due = within(case_of, cases[0]).next_due_on
    there = cell(page("/calendar"), due)
    links = [link["href"] for link in there.find_all("a")]
    assert len(links) == 4
    assert set(links[:3]) < {f"/cases/{case_id}" for case_id in cases}
    assert "và 3 việc nữa" in there.text
    rows = page(links[3]).find_all("th", scope="row")
    assert {row.find("a")["href"] for row in rows} == {f"/cases/{case_id}" for case_id in cases}


def test_one_more_than_fits_is_told_instead_of_counted(page, school, within, cases):
    for case_id in cases[:2]:
        within(take, case_id, school.minh, Action.ACCEPT, date(2026, 11, 6))
    sign_in(page, school.minh)
    there = cell(page("/calendar"), within(case_of, cases[5]).next_due_on)
    assert len(there.find_all("a")) == 4
    assert "việc nữa" not in there.text


def test_a_day_of_reception_stands_with_its_hours_and_leads_to_it(page, school, within):
    within(plan_day, school, date(2026, 11, 27))
    sign_in(page, school.lan)
    there = cell(page("/calendar"), date(2026, 11, 27))
    assert "08:00" in there.text
    assert "Tiếp công dân định kỳ" in there.text
    assert "27/11/2026" in page(there.find("a")["href"]).text


def test_days_off_are_named(page, school):
    sign_in(page, school.hai)
    assert "Ngày Văn hóa Việt Nam" in cell(page("/calendar"), date(2026, 11, 24)).text


def test_the_month_is_also_a_list_with_articles(page, school, cases):
    sign_in(page, school.minh)
    rows = page("/calendar").follow("Dạng danh sách").find_all("th", scope="row")
    assert len(rows) == len(cases) + 1  # and the reception day the head owes
    listed = page("/calendar?view=list").text
    assert "Điều 27 Luật Khiếu nại" in listed
    assert "Điều 10 Nghị định 154/2026/NĐ-CP" in listed


@pytest.mark.parametrize("who", ["thu", "son", "binh", "tu", "mai"])
def test_whoever_does_not_act_in_a_case_finds_nothing_of_it(page, school, within, cases, who):
    within(plan_day, school, date(2026, 11, 27))
    sign_in(page, getattr(school, who))
    for address in ("/calendar", "/calendar?view=list", "/calendar?day=2026-11-27"):
        said = page(address).text
        assert "Việc số" not in said
        assert "KN-2026" not in said
        assert "Tiếp công dân định kỳ" not in said


def test_one_leafs_through_the_months_as_far_as_anybody_needs(page, school):
    sign_in(page, school.minh)
    assert page("/calendar").follow("Tháng trước").h1 == "Lịch tháng 10/2026"
    assert page("/calendar?view=list").follow("Tháng sau").find("a", text="Dạng danh sách")["aria-current"]
    last = page("/calendar?month=2031-12")
    assert not last.find_all("a", text="Tháng sau")


@pytest.mark.parametrize(
    "query", ["month=2026-13", "month=x", "month=2040-01", "day=2026-02-30", "day=1900-01-01", "month=2026-1"]
)
def test_a_month_or_day_that_is_none_is_not_found(page, school, query):
    sign_in(page, school.minh)
    page(f"/calendar?{query}", status=404)


def test_an_empty_month_says_what_will_stand_there(page, school):
    sign_in(page, school.hai)
    assert "sẽ tự hiện ở đây" in page("/calendar").text
    assert "Không có việc nào" in page("/calendar?view=list").text
