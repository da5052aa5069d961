"""The radar's pages: each says why a row stands there, opens it, and tells nobody more than they may know."""

from datetime import date

import pytest
from sqlalchemy import event

from casebook.law.vocabulary import Action, Kind
from casebook.records.base import db
from casebook.records.visits import Handling
from casebook.services.visit_entries import MatterEntry, VisitEntry, VisitorEntry
from casebook.services.visiting import receive_visitor
from tests.matters import case_of, registered, take
from tests.people import doing, sign_in

pytestmark = pytest.mark.deep

DAY = date(2026, 11, 9)
FEES = "Khiếu nại việc thu tiền đồng phục theo nhà cung cấp chỉ định"
EVERYBODY = ("lan", "minh", "ha", "hai", "thu", "son", "binh", "tu", "mai")


def come(
    school, name: str, *, people: int = 1, joins: str = "", content: str = "Hỏi lại", phone: str = ""
) -> None:
    matter = MatterEntry(
        content=content,
        kind=Kind.COMPLAINT if joins else None,
        handling=Handling.JOINED_CASE if joins else Handling.NOTED,
        joins=joins,
    )
    receive_visitor(
        doing=doing(school.lan, today=DAY),
        entry=VisitEntry(
            unit_id=school.unit.id,
            visited_on=DAY,
            visitor=VisitorEntry(full_name=name, phone=phone),
            matters=(matter,),
            people_count=people,
        ),
    )


@pytest.fixture
def hot(school, within) -> str:
    """A complex complaint that thirty people came about, and a fee that three people speak of."""
    case_id = within(registered, school, subject=FEES, concerns_democracy=True)
    within(take, case_id, school.minh, Action.ACCEPT, date(2026, 11, 6))
    within(take, case_id, school.minh, Action.MARK_COMPLEX, DAY, criterion="many_people")
    within(
        come,
        school,
        "Ông An Ví Dụ",
        people=30,
        joins=within(lambda: case_of(case_id).name),
        phone="0900000007",
    )
    for name in ("Bà Cúc Ví Dụ", "Bà Lê Ví Dụ"):
        within(come, school, name, content=FEES)
    within(come, school, "Ông An Ví Dụ", phone="0900 000 007")
    return case_id


def test_each_case_says_why_it_stands_there_and_opens_its_visit(page, school, hot):
    sign_in(page, school.minh)
    row = page("/radar").find("tr", data_case="KN-2026-0001")
    assert row["data-signs"].split() == ["complex", "group"]
    assert "Phức tạp: xác định ngày 09/11/2026" in row.text
    visit = page(row.find("a", text="Đoàn 30 người đến ngày 09/11/2026")["href"])
    assert "Ông An Ví Dụ" in visit.text


def test_every_number_opens_as_many_rows(page, school, hot, within):
    within(registered, school, subject="Việc khác")
    sign_in(page, school.minh)
    for link in page("/radar").find("ul", class_="picks").find_all("a"):
        count = int(link.find("span").text)
        assert len(page(link["href"]).find_all("tr", data_case=True)) == count, link.text
    assert page("/radar?sign=nonsense").find_all("tr", data_case=True)


def test_groups_people_and_subjects_are_told_with_their_numbers(page, school, hot):
    sign_in(page, school.ha)
    (group,) = page("/radar/groups").find_all("tr", data_people=True)
    assert group["data-people"] == "30"
    assert "KN-2026-0001" in group.text
    (person,) = page("/radar/people").find_all("tr", data_times=True)
    assert "3 lần: 2 lượt tiếp, 1 đơn" in person.text
    assert "cùng số điện thoại" in person.text
    subject = page("/radar/subjects").find("p", data_matters="3")
    assert "3 việc của 3 người ở 1 đơn vị" in subject.text
    assert "đồng, phục" in page("/radar/subjects").text


def test_the_reasons_for_every_number_stand_on_the_page(page, school, hot):
    sign_in(page, school.ha)
    for address in ("/radar", "/radar/groups", "/radar/people", "/radar/subjects"):
        shown = page(address).find("main").text
        assert "đang mở từ 90 ngày" in shown
        assert "từ 5 người trở lên (ghi chú biểu 01/TCD" in shown


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_radar_is_for_those_who_answer_or_review(page, school, hot, who):
    sign_in(page, getattr(school, who))
    sees_cases = who in {"minh", "ha", "binh", "thu", "son"}
    page("/radar", status=200 if sees_cases else 404)
    for address in ("/radar/groups", "/radar/people", "/radar/subjects"):
        page(address, status=200 if who in {"minh", "ha", "binh"} else 404)


@pytest.mark.parametrize("who", ["thu", "son"])
def test_a_reviewer_reads_reasons_without_names_words_or_visits(page, school, hot, within, who):
    within(registered, school, subject="Việc không thuộc dân chủ", received_on=date(2026, 6, 1))
    sign_in(page, getattr(school, who))
    shown = page("/radar")
    (row,) = shown.find_all("tr", data_case=True)
    assert "Đoàn 30 người đến ngày 09/11/2026" in row.text
    assert [link.text for link in row.find_all("a")] == ["KN-2026-0001"]
    for word in ("Ông An", "đồng phục", "Minh Mẫu"):
        assert word not in shown.find("main").text
    assert not shown.find_all("a", text="Đoàn đông người")


def test_the_superior_s_radar_holds_schools_below_and_no_visit_of_their_books(page, school, hot):
    sign_in(page, school.binh)
    row = page("/radar").find("tr", data_case="KN-2026-0001")
    assert "Trường Tiểu học Mẫu" in row.text
    assert [link.text for link in row.find_all("a")] == ["KN-2026-0001"]
    assert not page("/radar/groups").find_all("tr", data_people=True)


def test_another_school_stands_on_nobody_s_radar_here(page, visitor, school, hot, within):
    within(
        registered,
        school,
        by=school.mai,
        unit_id=school.kindergarten.id,
        subject="Việc của trường khác",
        received_on=date(2026, 6, 1),
    )
    sign_in(page, school.minh)
    for address in ("/radar", "/radar/people", "/radar/subjects"):
        assert "trường khác" not in page(address).text
    binh = visitor()
    sign_in(binh, school.binh)
    assert "Việc của trường khác" in binh("/radar").text


def test_more_than_a_page_is_turned_to_and_every_row_comes_once(page, school, within):
    for turn in range(60):
        within(
            registered, school, kind=Kind.PETITION, subject=f"Kiến nghị {turn}", received_on=date(2026, 6, 1)
        )
    sign_in(page, school.ha)
    seen, shown = [], page("/radar")
    while True:
        seen += [row["data-case"] for row in shown.find_all("tr", data_case=True)]
        if not shown.find_all("a", text="Trang sau"):
            break
        shown = shown.follow("Trang sau")
    assert len(seen) == len(set(seen)) == 60


@pytest.mark.slow
def test_the_number_of_queries_does_not_grow_with_the_rows(page, school, within):
    engine, counts = within(lambda: db.engine), []
    sign_in(page, school.ha)
    for many in (10, 490):
        for turn in range(many):
            subject = f"Kiến nghị làm mái che sân trường khối {turn % 7}"
            within(registered, school, kind=Kind.PETITION, subject=subject, received_on=date(2026, 6, 1))
            if turn % 10 == 0:
                within(come, school, "Ông An Ví Dụ", people=9, phone="0900000007")
        pages = ("/radar", "/radar/groups", "/radar/people", "/radar/subjects")
        counts.append([queries(engine, page, address) for address in pages])
    assert counts[0] == counts[1]


def queries(engine, page, address: str) -> int:
    statements: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        statements.append(statement)

    page(address)
    event.listen(engine, "before_cursor_execute", note)
    page(address)
    event.remove(engine, "before_cursor_execute", note)
    return len(statements)
