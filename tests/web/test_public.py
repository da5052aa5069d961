"""What anybody may read: only what was posted, in plain words, without signing in."""

from datetime import UTC, date, datetime, time

import pytest

from casebook.records.base import transaction
from casebook.records.reception import PostedDocument, days_between
from casebook.services.patterns import Pattern, PatternKind
from casebook.services.posting import (
    Posting,
    Postponement,
    RulesText,
    post_rules,
    post_schedule,
    postpone_day,
)
from casebook.services.timetable import Plan, Shifts, plan_days, set_regular_hours
from casebook.web.needs import Open
from casebook.web.registry import ENDPOINTS
from tests.people import School, Somebody, doing, settle_school

TODAY = date(2026, 11, 23)
RULES = "1. Xuất trình giấy tờ tùy thân."


@pytest.fixture
def school(app, clock):
    with app.app_context():
        yield settle_school()


def planned(school: School, *days: date, receiver: Somebody | None = None) -> list[str]:
    by = receiver or school.minh
    plan_days(
        doing=doing(school.minh, today=TODAY),
        unit_id=school.unit.id,
        plan=Plan(
            pattern=Pattern(kind=PatternKind.SINGLE_DAYS, first_month=days[0], single_days=days),
            starts=time(8, 0),
            ends=time(11, 0),
            place="Phòng tiếp công dân",
            receiver_id=by.id,
            participants="Ban đại diện cha mẹ học sinh",
            expected_content="Thu chi đầu năm",
        ),
    )
    return [d.id for d in days_between(school.unit.id, days[0], date(2027, 12, 31)) if d.posted_on is None]


def post(school: School, *day_ids: str, on: date = TODAY) -> None:
    post_schedule(
        doing=doing(school.minh, today=TODAY),
        unit_id=school.unit.id,
        posting=Posting(posted_on=on, place="Cổng trường", day_ids=day_ids),
    )


def hours(school: School) -> None:
    set_regular_hours(
        doing=doing(school.minh, today=TODAY),
        unit_id=school.unit.id,
        typed=Shifts(weekdays=(0,), shifts=((time(7, 30), time(11, 0)),), since=date(2026, 9, 1)),
    )


def rules(somebody: Somebody) -> None:
    post_rules(
        doing=doing(somebody, today=TODAY),
        unit_id=somebody.unit_id,
        rules=RulesText(
            title="Nội quy tiếp công dân", number="15/QĐ", issued_on=TODAY, posted_on=TODAY, body=RULES
        ),
    )


def test_nothing_posted_says_so_and_still_lets_one_follow_a_receipt(school, page):
    hours(school)
    planned(school, date(2026, 12, 15))
    shown = page("/public?lang=en")
    assert "No schedule is posted here yet" in shown.text
    assert "15/12/2026" not in shown.text
    assert shown.find("form", action="/public/follow").get("method") == "get"


def test_what_is_posted_is_shown_with_hours_place_people_and_content(school, page):
    hours(school)
    post(school, *planned(school, date(2026, 12, 15)))
    text = page("/public?lang=en").text
    for words in (
        "Tuesday 15/12/2026, 08:00 - 11:00",
        "Thầy Minh Mẫu",
        "Ban đại diện cha mẹ học sinh",
        "Thu chi đầu năm",
        "Thứ Hai: 07:30 - 11:00",
        "Phòng tiếp công dân, tầng 1",
        "Cô Lan Mẫu",
    ):
        assert words in text


def test_a_day_planned_after_the_posting_is_not_shown(school, page):
    post(school, *planned(school, date(2026, 12, 15)))
    planned(school, date(2027, 1, 15))
    assert "15/01/2027" not in page("/public").text


def test_hours_changed_after_the_posting_are_not_shown(school, page):
    hours(school)
    post(school)
    set_regular_hours(
        doing=doing(school.minh, today=TODAY),
        unit_id=school.unit.id,
        typed=Shifts(weekdays=(4,), shifts=((time(9, 0), time(10, 0)),), since=date(2026, 9, 1)),
    )
    assert "09:00" not in page("/public").text


def test_a_day_that_moved_says_why_and_one_that_has_passed_is_gone(school, page, clock):
    post(school, *planned(school, date(2026, 11, 24)))
    text = page("/public?lang=en").text
    assert "Planned for 24/11/2026, a day of rest" in text
    assert "Ngày Văn hóa Việt Nam" in text
    clock.to(date(2026, 11, 26))
    assert "25/11/2026" not in page("/public?lang=en").text


def test_a_posted_day_put_off_tells_the_new_expected_day_and_the_reason(school, page):
    (day_id,) = planned(school, date(2026, 12, 15))
    post(school, day_id)
    postpone_day(
        doing=doing(school.minh, today=TODAY),
        day_id=day_id,
        postponement=Postponement(to_day=date(2026, 12, 18), reason="Hiệu trưởng dự họp"),
    )
    text = page("/public?lang=en").text
    assert "Postponed. New expected day: 18/12/2026" in text
    assert "Hiệu trưởng dự họp" in text


def test_a_deputys_day_is_told_as_one_by_authorisation(school, page):
    post(school, *planned(school, date(2026, 12, 15), receiver=school.ha))
    assert "Cô Hà Mẫu (by authorisation of the head)" in page("/public?lang=en").text


def test_a_unit_that_posted_nothing_is_not_offered(school, page):
    rules(school.minh)
    assert page("/public?lang=en").find_all("a", text="15/QĐ")
    page(f"/public?unit={school.kindergarten.id}", status=404)


def test_where_several_units_have_posted_one_chooses(school, page):
    rules(school.minh)
    with transaction() as session:
        session.add(
            PostedDocument(
                unit_id=school.kindergarten.id,
                title="Nội quy của trường mầm non",
                number="02/QĐ",
                issued_on=TODAY,
                posted_on=TODAY,
                body="1. Nói nhỏ giờ trẻ ngủ.",
                recorded_by_id=school.mai.id,
                recorded_at=datetime(2026, 11, 23, 1, 0, tzinfo=UTC),
            )
        )
    asked = page("/public?lang=en")
    assert not asked.find_all("a", text="15/QĐ")
    assert asked.follow("Trường Mầm non Mẫu").find_all("a", text="Nội quy của trường mầm non")
    assert asked.follow("Trường Tiểu học Mẫu").find_all("a", text="15/QĐ")


def test_the_rules_can_be_read_in_full(school, page):
    rules(school.minh)
    shown = page("/public?lang=en").follow("Nội quy tiếp công dân")
    assert RULES in shown.text
    page("/public/rules?unit=ffffffffffffffffffffffffffffffff", status=404)


def test_the_public_pages_are_open_to_all():
    assert {ENDPOINTS[name] for name in ("public.show", "public.rules")} == {Open.TO_ALL}


def test_the_public_page_speaks_vietnamese_first(school, page):
    assert page("/public").h1 == "Lịch và nơi tiếp công dân"
