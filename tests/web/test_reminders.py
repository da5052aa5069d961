"""What somebody owes, on one page: right without any worker, and the same that the daily letter counts."""

from datetime import date

import pytest
from sqlalchemy import select

from casebook.law.vocabulary import Action, Kind
from casebook.records.base import db, transaction
from casebook.records.outbox import OutboxRow
from casebook.records.people import Person
from casebook.services.reminders import digest_told
from tests.commitments import committed
from tests.matters import case_of, registered, take
from tests.people import doing, sign_in

pytestmark = pytest.mark.deep

DAYS = (date(2026, 11, 25), date(2026, 11, 26), date(2026, 11, 27))
"""Three days on which no worker runs: the last but one is the due day of the case, the last one is late."""


@pytest.fixture
def case(school, within) -> str:
    day = date(2026, 11, 11)
    found = within(registered, school, kind=Kind.PETITION, received_on=day, today=day)
    within(take, found, school.minh, Action.ASSIGN_VERIFICATION, date(2026, 11, 12), handler=school.hai.id)
    assert within(case_of, found).next_due_on == DAYS[1]
    return found


def parts(page) -> dict[str, int]:
    """How many rows stand under each heading of the page."""
    return {part["id"]: len(part.find_all("tr", data_due=True)) for part in page.find_all("section", id=True)}


def test_three_days_without_a_worker_leave_every_list_badge_and_clock_right(
    visitor, school, clock, case, within
):
    seen = []
    for day in DAYS:
        clock.to(day)
        page = visitor()
        sign_in(page, school.hai)
        mine = parts(page("/reminders"))
        listed = page("/cases?clock=overdue").find_all("tr", data_case=True)
        told = page(f"/cases/{case}").text
        seen.append((mine, len(listed), "Đã quá hạn 1 ngày" in told, "Hết hạn hôm nay" in told))
    assert seen == [
        ({"next": 1}, 0, False, False),
        ({"next": 1}, 0, False, True),
        ({"late": 1}, 1, True, False),
    ]
    assert within(lambda: db.session.scalars(select(OutboxRow).where(OutboxRow.kind == "digest")).all()) == []


def test_the_head_finds_what_others_are_late_with_and_since_when_it_was_told(
    app, visitor, school, clock, case, within
):
    def addressed() -> None:
        with transaction() as session:
            session.get_one(Person, school.minh.id).email = "minh@vi-du.example"

    within(addressed)
    clock.to(DAYS[1])
    page = visitor()
    sign_in(page, school.minh)
    assert "others" not in parts(page("/reminders"))
    clock.to(DAYS[2])
    page = visitor()
    sign_in(page, school.minh)
    app.test_cli_runner().invoke(args=["casebook", "remind"])
    others = page("/reminders").find("section", id="others")
    assert "đã báo bạn ngày 27/11/2026" in others.text
    assert page(others.find("a")["href"]).find("h1")


@pytest.mark.parametrize("who", ["lan", "minh", "ha", "hai", "thu", "son", "binh", "tu", "mai"])
def test_the_page_counts_what_the_letter_counts(page, school, clock, case, within, who):
    within(committed, school, owner_id=school.hai.id, due_on=date(2026, 11, 20))
    clock.to(DAYS[2])
    somebody = getattr(school, who)
    sign_in(page, somebody)
    told = within(lambda: digest_told(doing(somebody, today=DAYS[2]).actor, DAYS[2]))
    assert sum(parts(page("/reminders")).values()) == (told.count if told else 0)


def test_whoever_owes_nothing_reads_what_belongs_there(page, school, clock):
    sign_in(page, school.thu)
    assert "Không có việc nào đến hạn trong 5 ngày làm việc tới." in page("/reminders").text


def test_the_administrator_settles_days_and_hours_and_one_clock(page, school, clock):
    sign_in(page, school.tu)
    settings = page("/reminders/settings")
    assert settings.find("input", name="days")["value"] == "5,2,0"
    saved = settings.submit(days="3, 1", opens_at="8:00", closes_at="17:00")
    assert "Đã lưu thay đổi." in saved.text
    assert saved.find("input", name="days")["value"] == "3,1"
    refused = saved.submit(days="ba", status=422)
    assert "Ghi các số từ 0 đến 30" in refused.text
    listed = page("/reminders/settings/clock").submit(clock="KN-06", days="10,5")
    assert listed.find("tr", data_clock="KN-06").find("td").text.strip() == "10, 5"


def test_two_who_settle_at_once_see_what_the_other_wrote(page, school, clock):
    sign_in(page, school.tu)
    first, second = page("/reminders/settings"), page("/reminders/settings")
    first.submit(days="9")
    overtaken = second.submit(days="4", status=422)
    assert "người khác đã thay đổi" in overtaken.text


@pytest.mark.parametrize("who", ["lan", "minh", "hai", "binh", "mai"])
def test_nobody_else_settles_reminders(page, school, clock, who):
    sign_in(page, getattr(school, who))
    assert page("/reminders/settings", status=404)
