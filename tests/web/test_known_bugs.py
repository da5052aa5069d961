"""Bugs of comparable systems that show on pages; their names stand in tests/law/test_known_bugs.py."""

import time as server
from datetime import date, datetime, time

import pytest

from casebook.law.vocabulary import Action, Kind
from tests.matters import case_of, registered, take
from tests.people import CITIZEN, sign_in

pytestmark = pytest.mark.deep

# A complaint of Monday 02/11/2026 is accepted or declined by Wednesday 11/11 (KN-02, seven working days).
LAST_DAY = date(2026, 11, 11)
LETTER = {
    "via": "post",
    "full_name": CITIZEN,
    "phone": "0900 000 007",
    "kind": "complaint",
    "subject": "Khiếu nại quyết định xếp lớp",
    "content": "Con tôi bị xếp vào lớp học buổi chiều.",
    "contested_decision": "Quyết định số 15/QĐ-THM",
}


def listed(page, address):
    """The numbers of the cases a list shows, over all its pages."""
    shown, found = page(address), []
    while True:
        found += [row["data-case"] for row in shown.find_all("tr", data_case=True)]
        if not [link for link in shown.find_all("a") if link.text.strip() == "Trang sau"]:
            return found
        shown = shown.follow("Trang sau")


# Where it is still the 22nd, still the 22nd, and already the 24th; and the language of a browser there.
ELSEWHERE = {
    "UTC": (time(6, 30), "vi"),
    "America/Los_Angeles": (time(6, 30), "en-US,en;q=0.9"),
    "Pacific/Kiritimati": (time(20, 0), "de-DE"),
}


@pytest.fixture(params=ELSEWHERE)
def elsewhere(request, clock, monkeypatch):
    """Put the server itself into another time zone, as a careless installation would, on 23/11 of Vietnam."""
    at, language = ELSEWHERE[request.param]
    clock.to(date(2026, 11, 23), at=at)
    monkeypatch.setenv("TZ", request.param)
    server.tzset()
    yield language
    monkeypatch.undo()
    server.tzset()


def test_the_same_instant_from_any_time_zone_is_the_same_day(page, school, within, elsewhere):
    careless = datetime.now().date()  # noqa: DTZ005, TID251 - what a careless program would ask
    assert careless != date(2026, 11, 23)
    sign_in(page, school.lan)
    page.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = elsewhere
    # The 23rd is today, wherever the server or the reader stands, and the 24th has not come.
    page("/cases/new").submit(**LETTER | {"received_on": "24/11/2026"}, status=422)
    page("/cases/new").submit(**LETTER | {"received_on": "23/11/2026"})
    # Seven working days after 23/11, the 24th off: 25, 26, 27, 30, 1, 2, 3.
    assert within(_receipts) == [(date(2026, 11, 23), date(2026, 12, 3))]


@pytest.mark.parametrize("at", [time(16, 59), time(17, 1), time(23, 59)])
def test_what_is_done_on_friday_evening_is_done_on_friday(page, school, clock, within, at):
    case_id = within(registered, school, kind=Kind.PETITION, subject="Kiến nghị mái che")
    clock.to(date(2026, 11, 20), at=at)
    sign_in(page, school.minh)
    shown = page(f"/cases/{case_id}/steps/answer")
    assert shown.find("input", name="on")["value"] == "20/11/2026"
    shown.submit(on="20/11/2026", summary="Đã sửa mái che.", document_number="1/TB", signer="Thầy Minh Mẫu")
    assert within(lambda: case_of(case_id).journal[-1].occurred_on) == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("entered", "at"),
    [
        (date(2026, 11, 20), time(16, 59)),
        (date(2026, 11, 20), time(19, 30)),
        (date(2026, 11, 21), time(9, 0)),
        (date(2026, 11, 24), time(9, 0)),
    ],
    ids=["the last working minute", "after hours", "Saturday", "a holiday"],
)
def test_a_letter_counts_from_its_day_at_whatever_hour_it_is_entered(
    page, school, clock, within, entered, at
):
    clock.to(entered, at=at)
    sign_in(page, school.lan)
    page("/cases/new").submit(**LETTER | {"received_on": f"{entered:%d/%m/%Y}"})
    ((on, due),) = within(_receipts)
    # From Friday 20/11 and from Saturday 21/11: 23, 25, 26, 27, 30, 1, 2; from the 24th one day later.
    assert on == entered
    assert due == (date(2026, 12, 3) if entered.day == 24 else date(2026, 12, 2))


def _receipts():
    from casebook.records.base import db  # noqa: PLC0415 - only inside the program
    from casebook.records.cases import Case  # noqa: PLC0415 - only inside the program

    return [
        (clock.from_on, clock.due_on)
        for case in db.session.query(Case)
        for clock in case.clocks
        if clock.rule == "KN-02"
    ]


def test_a_case_is_overdue_from_midnight_and_not_a_minute_before(page, school, clock, within):
    within(registered, school)
    clock.to(LAST_DAY, at=time(23, 59))
    sign_in(page, school.minh)
    assert listed(page, "/cases?clock=overdue") == []
    clock.to(date(2026, 11, 12), at=time(0, 0))
    assert listed(page, "/cases?clock=overdue") == ["KN-2026-0001"]


def test_no_job_has_run_for_three_days_and_the_lists_are_still_right(page, school, clock, within):
    """Nothing runs between the pages: what is late is asked of the days, not of a mark some job set."""
    within(registered, school)
    within(registered, school, subject="Khiếu nại thu tiền", received_on=date(2026, 11, 3))
    clock.to(LAST_DAY)
    sign_in(page, school.minh)
    assert listed(page, "/cases?clock=overdue") == []
    for on, late in (
        (date(2026, 11, 12), ["KN-2026-0001"]),
        (date(2026, 11, 15), ["KN-2026-0001", "KN-2026-0002"]),
    ):
        clock.to(on)
        sign_in(page, school.minh)
        assert listed(page, "/cases?clock=overdue") == late
        assert f"{(on - LAST_DAY).days} ngày" in page("/cases").find("tr", data_case="KN-2026-0001").text


def test_more_overdue_cases_than_any_page_holds_all_appear(page, school, within):
    for turn in range(60):
        within(registered, school, subject=f"Khiếu nại thứ {turn}")
    sign_in(page, school.minh)
    found = listed(page, "/cases?clock=overdue")
    assert len(found) == 60
    assert set(found) == {f"KN-2026-{number:04d}" for number in range(1, 61)}


def test_head_union_and_clerk_read_the_same_day(visitor, school, within):
    case_id = within(registered, school, concerns_democracy=True)
    within(take, case_id, school.minh, Action.ACCEPT, date(2026, 11, 6))
    days = {}
    for who in (school.minh, school.thu, school.lan):
        page = visitor()
        sign_in(page, who)
        row = page("/cases").find("tr", data_case="KN-2026-0001")
        assert row is not None, who
        days[who.full_name] = {word for word in row.text.split() if word.count("/") == 2}
        assert "07/12/2026" in page(f"/cases/{case_id}").text
    # Accepted on 06/11: thirty days end on Sunday 06/12, so on Monday 07/12.
    assert list(days.values()) == [days[school.minh.full_name]] * 3
    assert any("07/12/2026" in one for one in days[school.minh.full_name])
