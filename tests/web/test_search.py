"""The page of everything that can be found: one box, filters beside it, what was met marked."""

from datetime import date

import pytest

from casebook.law.vocabulary import Action, Kind
from casebook.records.cases import PartyRole
from casebook.records.visits import Handling
from casebook.services.case_entries import PartyEntry
from casebook.services.visit_entries import MatterEntry, VisitEntry, VisitorEntry
from casebook.services.visiting import receive_visitor
from tests.matters import registered, take
from tests.people import doing, sign_in

RECEIVED_ON = date(2026, 11, 9)


def found(page, address: str) -> list[tuple[str, str]]:
    """What stands in the list: the sort of thing and its title."""
    rows = page(address).find_all("li", data_found=True)
    return [(row["data-found"], row.find("a").text.strip()) for row in rows]


@pytest.fixture
def fees(school, within) -> str:
    """A petition about fees by Bà Cúc Ví Dụ, a complaint of next day about something else, and her visit."""
    cuc = PartyEntry(role=PartyRole.COMPLAINANT, full_name="Bà Cúc Ví Dụ", phone="0900 111 222")
    case_id = within(
        registered,
        school,
        kind=Kind.PETITION,
        subject="Kiến nghị về học phí",
        content="Học phí tháng Chín thu hai lần, biên lai số 15/BL-THM.",
        received_on=RECEIVED_ON,
        today=RECEIVED_ON,
        concerns_democracy=True,
        parties=(cuc,),
    )
    within(registered, school, subject="Khiếu nại bữa ăn", received_on=RECEIVED_ON, today=RECEIVED_ON)
    matter = MatterEntry(
        content="Hỏi về học phí", kind=Kind.PETITION, handling=Handling.ANSWERED, answer="Đã trả lời"
    )
    entry = VisitEntry(
        unit_id=school.unit.id,
        visited_on=date(2026, 11, 10),
        visitor=VisitorEntry(full_name="Bà Cúc Ví Dụ", phone="0900 111 222"),
        matters=(matter,),
    )
    within(lambda: receive_visitor(doing=doing(school.lan, today=entry.visited_on), entry=entry))
    return case_id


@pytest.mark.parametrize("q", ["học phí", "hoc phi", "HỌC PHÍ", '"hoc phi"', "phí tháng"])
def test_words_are_found_with_and_without_dau_wherever_they_stand(page, school, fees, q):
    sign_in(page, school.minh)
    things = found(page, f"/search?q={q}")
    assert ("case", "Kiến nghị về học phí") in things
    assert (("visit", "Bà Cúc Ví Dụ") in things) == ("tháng" not in q)


def test_what_was_met_is_marked_and_opens_what_it_is_of(page, school, fees):
    sign_in(page, school.minh)
    row = page("/search?q=BIEN LAI&what=case").find("li", data_found="case")
    assert [mark.text for mark in row.find_all("mark")] == ["biên", "lai"]
    assert page(row.find("a")["href"]).h1 == "Kiến nghị về học phí"


@pytest.mark.parametrize(
    ("q", "things"),
    [
        ("1222", ["visitor", "visit", "case"]),
        ("0900.111.222", ["visitor", "visit", "case"]),
        ("+84 900 111 222", ["visitor", "visit", "case"]),
        ("222", []),
        ("cuc vi du", ["visitor", "visit", "case"]),
        ("15/BL-THM", ["case"]),
        ("KNPA-2026-0001", ["case"]),
        ("1/KNPA", ["case"]),
        ("1/2026", ["visit"]),
        ("000000000007", []),
    ],
)
def test_people_and_numbers_are_found(page, school, fees, q, things):
    sign_in(page, school.lan)
    assert sorted(thing for thing, _title in found(page, f"/search?q={q.replace('+', '%2B')}")) == sorted(
        things
    )


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("what=visit", 1),
        ("kind=petition", 1),
        ("kind=complaint", 0),
        ("status=received&what=case", 1),
        ("from=10/11/2026", 2),
        ("to=09/11/2026", 1),
        ("kind=nonsense", 3),
        ("after=0.1", 0),
        ("after=9.x", 3),
        ("after=0.99999999999999999999999999", 3),
        ("before=1.5", 3),
    ],
)
def test_filters_beside_the_box_leave_what_they_say(page, school, fees, query, count):
    sign_in(page, school.minh)
    answer = page(f"/search?q=cúc&{query}", status=422 if "nonsense" in query else 200)
    assert len(answer.find_all("li", data_found=True)) == count


def test_what_a_reviewer_may_not_know_finds_nothing_for_them(page, school, fees):
    sign_in(page, school.thu)
    for q in ("học phí", "cúc", "1222", "15/BL-THM", "kiến nghị"):
        assert found(page, f"/search?q={q}") == []
    row = page("/search?q=KNPA-2026-0001").find("li", data_found="case")
    assert "học phí" not in row.text
    assert "đã che với người giám sát" in row.text


def test_a_stranger_finds_nothing(page, school, fees):
    sign_in(page, school.mai)
    assert found(page, "/search?q=học phí") == []


def test_the_administrator_has_no_such_page(page, school, fees):
    sign_in(page, school.tu)
    page("/search?q=học phí", status=404)


def test_the_box_stands_on_every_page_but_its_own(page, school, fees):
    sign_in(page, school.lan)
    box = page("/cases").find_all("form", class_="top__search")
    assert [one["action"] for one in box] == ["/search"]
    assert page("/search").find_all("form", class_="top__search") == []
    assert "Bạn tìm gì" in page("/search").text


def test_pages_of_what_was_found_hold_everything_once_forwards_and_backwards(page, school, within):
    for turn in range(30):
        within(registered, school, kind=Kind.PETITION, subject=f"Kiến nghị {turn} mái che")
    for turn in range(3):
        within(registered, school, kind=Kind.PETITION, subject=f"Kien nghi {turn} mai che")
    sign_in(page, school.lan)
    first = page("/search?q=mai che")
    assert "33 kết quả" in first.text
    second = page(first.find("a", rel="next")["href"])
    titles = [row.find("a").text for one in (first, second) for row in one.find_all("li", data_found=True)]
    assert len(titles) == len(set(titles)) == 33
    assert all("mai che" in title for title in titles[:3]), "the spelling typed comes first"
    back = page(second.find("a", rel="prev")["href"])
    assert [row.find("a").text for row in back.find_all("li", data_found=True)] == titles[:25]


def test_what_a_step_says_is_found_at_once_by_the_number_of_its_document(page, school, within):
    case_id = within(registered, school)
    sign_in(page, school.minh)
    assert found(page, "/search?q=12/TB-THM") == []
    within(take, case_id, school.minh, Action.ACCEPT, date(2026, 11, 12))
    assert found(page, "/search?q=12/tb-thm") == [("case", "Khiếu nại quyết định xếp lớp")]
