"""The secret address of a calendar: it tells days and nothing else, and works until it is ended."""

from datetime import date, time

import pytest
from sqlalchemy import select, update

from casebook.law.vocabulary import Action, Kind
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.own_ways import CalendarFeed
from casebook.records.people import Appointment, Person
from casebook.records.reception import ReceptionDay
from tests.conftest import ORDINARY_DAY
from tests.matters import case_of, registered, take
from tests.people import sign_in

SUBJECT = "Khiếu nại việc xếp lớp của bé Na"
NOBODYS = "/calendar/of/" + "x" * 43 + ".ics"


def address_on(shown) -> str:
    return shown.find("p", class_="address").text.removeprefix("http://localhost")


def made(page, somebody) -> str:
    sign_in(page, somebody)
    return address_on(page("/calendar/address").submit(press="Tạo"))


def events(answer) -> list[dict[str, str]]:
    lines = answer.get_data(as_text=True).replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    for line in lines:
        name, _colon, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1][name] = value
    return found


def refused(program, address: str) -> str:
    """What is answered, without the address itself, to which the link to the other language leads back."""
    answer = program.get(address)
    assert answer.status_code == 404, address
    return answer.get_data(as_text=True).replace(address, "")


def plan_day(school) -> None:
    with_day = {"held_on": date(2026, 11, 27), "planned_on": date(2026, 11, 27)}
    with transaction() as session:
        session.add(
            ReceptionDay(
                unit_id=school.unit.id, receiver_id=school.minh.id, starts=time(8), ends=time(11), **with_day
            )
        )


def close_account(somebody) -> None:
    with transaction() as session:
        session.execute(update(Person).where(Person.id == somebody.id).values(active=False))


def end_roles(somebody) -> None:
    with transaction() as session:
        theirs = update(Appointment).where(Appointment.person_id == somebody.id)
        session.execute(theirs.values(until=date(2026, 11, 22)))


def lines_of_audit() -> list[str]:
    return list(db.session.scalars(select(AuditRow.deed)))


def only_feed() -> CalendarFeed:
    return db.session.scalars(select(CalendarFeed)).one()


@pytest.fixture
def told(school, within) -> str:
    within(plan_day, school)
    return within(registered, school, subject=SUBJECT)


def test_the_address_answers_a_program_that_never_signed_in(page, school, within, told, visitor, clock):
    program = visitor().client
    answer = program.get(made(page, school.minh))
    assert (answer.status_code, answer.content_type) == (200, "text/calendar; charset=utf-8")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    by_day = {e.get("DTSTART;VALUE=DATE") or e["DTSTART"]: e for e in events(answer)}
    assert by_day["20261127T010000Z"]["SUMMARY"] == "Tiếp công dân định kỳ"
    due = by_day[f"{within(case_of, told).next_due_on:%Y%m%d}"]
    assert due["SUMMARY"] == "Hạn xử lý hồ sơ\\, công việc: 1 việc"
    assert due["URL"].startswith("http://localhost/calendar?day=2026-11-")


def test_it_holds_no_word_of_a_case_and_none_that_anybody_typed(page, school, told, visitor, within):
    secret = within(registered, school, by=school.minh, kind=Kind.FEEDBACK, subject="Phản ánh bếp ăn")
    for somebody in (school.minh, school.lan, school.hai):
        browser = visitor()
        said = visitor().client.get(made(browser, somebody)).get_data(as_text=True).replace("\r\n ", "")
        rest = "\n".join(line for line in said.splitlines() if not line.startswith(("URL", "DESCRIPTION")))
        for word in (SUBJECT, "bếp ăn", told, secret, "KN-", "KNPA", "2026-0001", "Khiếu nại", "Ví Dụ", "Mẫu",
                     "Điều", "Luật", "khiếu nại", "tố cáo"):  # fmt: skip
            assert word not in rest, word
            assert word not in said, word


def test_entries_stay_the_same_to_a_calendar_program_and_differ_from_those_of_others(
    page, school, told, visitor, clock
):
    program, mine = visitor().client, made(page, school.minh)
    first = {e["UID"] for e in events(program.get(mine))}
    clock.to(ORDINARY_DAY, time(9))
    assert {e["UID"] for e in events(program.get(mine))} == first
    theirs = {e["UID"] for e in events(program.get(made(visitor(), school.ha)))}
    assert theirs
    assert not theirs & first


def test_what_was_done_disappears(page, school, within, told, visitor, clock):
    program, mine = visitor().client, made(page, school.minh)
    due = f"{within(case_of, told).next_due_on:%Y%m%d}"
    assert due in {e.get("DTSTART;VALUE=DATE") for e in events(program.get(mine))}
    within(take, told, school.minh, Action.ACCEPT, ORDINARY_DAY)
    clock.to(ORDINARY_DAY, time(9))
    assert due not in {e.get("DTSTART;VALUE=DATE") for e in events(program.get(mine))}


def test_unknown_revoked_replaced_and_closed_look_alike(page, school, within, visitor, clock):
    program = visitor().client
    unknown = refused(program, NOBODYS)
    first = made(page, school.minh)
    second = address_on(page("/calendar/address").submit("/calendar/address", press="Tạo địa chỉ mới"))
    assert refused(program, first) == unknown
    assert program.get(second).status_code == 200
    page("/calendar/address").submit("/calendar/address/end", press="Hủy")
    third = made(visitor(), school.hai)
    within(close_account, school.hai)
    for address in (first, second, third, "/calendar/of/x.ics", f"/calendar/of/{'x' * 5000}.ics"):
        assert refused(program, address) == unknown, address


def test_an_address_that_is_not_there_leaves_nothing_behind(client, school, within):
    before = within(lines_of_audit)
    for turn in range(30):
        assert client.get(f"/calendar/of/{turn}.ics").status_code == 404
    assert within(lines_of_audit) == before


def test_a_program_that_asks_all_the_time_is_told_to_wait(page, school, visitor, clock):
    program, mine = visitor().client, made(page, school.minh)
    assert program.get(mine).status_code == 200
    again = program.get(mine)
    assert (again.status_code, again.headers["Retry-After"]) == (429, "10")
    assert again.headers["Cache-Control"] == "no-store"
    clock.to(ORDINARY_DAY, time(8, 0, 10))
    assert program.get(mine).status_code == 200


def test_only_a_hash_is_kept_and_the_secret_is_shown_once(page, school, within, clock):
    mine = made(page, school.minh)
    secret = mine.removeprefix("/calendar/of/").removesuffix(".ics")
    assert len(secret) >= 43  # 256 bits
    row = within(only_feed)
    assert secret not in (row.secret_hash, row.id)
    assert secret not in page("/calendar/address").text
    assert "Phần mềm đọc lần cuối chưa" in page("/calendar/address").text
    assert "calendar_feed.made" in within(lines_of_audit)


def test_it_speaks_the_language_it_was_made_in(page, school, told, visitor):
    sign_in(page, school.minh)
    mine = address_on(page("/calendar/address?lang=en").submit(press="Make"))
    said = visitor().client.get(mine).get_data(as_text=True)
    assert "Days for handling end today: 1" in said
    assert "Periodic reception of citizens" in said


def test_whoever_holds_no_role_any_more_reads_an_empty_calendar(page, school, within, told, visitor):
    mine = made(page, school.minh)
    within(end_roles, school.minh)
    answer = visitor().client.get(mine)
    assert answer.status_code == 200
    assert events(answer) == []


def test_whoever_is_not_signed_in_makes_and_ends_none(page):
    assert page.client.get("/calendar/address").headers["Location"] == "/login"
    assert page.client.get("/calendar").headers["Location"] == "/login"
