"""The list of cases and one case: what each person finds there."""

import re
from datetime import date

import pytest
from sqlalchemy import event

from casebook.law.choices import Outcome
from casebook.law.steps import STEPS
from casebook.law.vocabulary import Action, Kind
from casebook.records.base import db
from casebook.reports.standings import _EVENTS
from casebook.services.handling import assign_case
from tests.matters import RECEIVED_ON, case_of, registered, take
from tests.people import CITIZEN, doing, sign_in

ACCEPTED_ON = date(2026, 11, 6)
SUBJECT = "Khiếu nại quyết định xếp lớp"
ROUTING = {"guide", "transfer", "return", "file_away", "reclassify"}
LETTER = {
    "received_on": "20/11/2026",
    "via": "post",
    "full_name": CITIZEN,
    "phone": "0900 000 007",
    "kind": "complaint",
    "subject": SUBJECT,
    "content": "Con tôi bị xếp vào lớp học buổi chiều.",
    "contested_decision": "Quyết định số 15/QĐ-THM",
}


@pytest.fixture
def cases(school, within) -> dict[str, str]:
    """A late complaint, one with the handler, a petition due soon, feedback answered."""
    late = within(registered, school, subject="Khiếu nại thu tiền", received_on=date(2026, 11, 3))
    verified = within(registered, school, concerns_democracy=True)
    within(take, verified, school.minh, Action.ACCEPT, ACCEPTED_ON)
    within(take, verified, school.minh, Action.ASSIGN_VERIFICATION, ACCEPTED_ON, handler=school.hai.id)
    soon = within(registered, school, kind=Kind.PETITION, subject="Kiến nghị mái che",
                      today=date(2026, 11, 11), received_on=date(2026, 11, 11))  # fmt: skip
    answered = within(registered, school, kind=Kind.FEEDBACK, subject="Phản ánh bữa ăn")
    within(take, answered, school.minh, Action.ANSWER, ACCEPTED_ON, summary="Đã trả lời.")
    within(take, answered, school.minh, Action.NOTIFY_OUTCOME, ACCEPTED_ON)
    return {"late": late, "verified": verified, "soon": soon, "answered": answered}


def listed(page, address="/cases") -> list[str]:
    return [row["data-case"] for row in page(address).find_all("tr", data_case=True)]


def test_the_list_puts_what_is_due_first_at_the_top_and_each_row_opens_its_case(page, school, cases):
    sign_in(page, school.minh)
    assert listed(page) == ["KN-2026-0001", "KNPA-2026-0001", "KN-2026-0002", "KNPA-2026-0002"]
    row = page("/cases").find("tr", data_case="KN-2026-0001")
    assert "Đã quá hạn 11 ngày" in row.text
    assert page(row.find("a")["href"]).h1 == "Khiếu nại thu tiền"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("clock=overdue", ["KN-2026-0001"]),
        ("clock=soon", ["KNPA-2026-0001"]),
        ("kind=feedback", ["KNPA-2026-0002"]),
        ("status=verifying", ["KN-2026-0002"]),
        ("handler=none", ["KN-2026-0001", "KNPA-2026-0001"]),
        ("handler=me", []),
        ('q="xep lop"', ["KN-2026-0002"]),
        ('q="XẾP  LỚP"', ["KN-2026-0002"]),  # capitals and spaces do not matter
        ("q=KN-2026-0001", ["KN-2026-0001"]),
        ("q=knpa-2026-0002", ["KNPA-2026-0002"]),
        ("q=%25", []),
        ("kind=complaint&q=mai+che", []),
        ("kind=nonsense", ["KN-2026-0001", "KNPA-2026-0001", "KN-2026-0002", "KNPA-2026-0002"]),
        ("clock=nonsense&after=x.y", ["KN-2026-0001", "KNPA-2026-0001", "KN-2026-0002", "KNPA-2026-0002"]),
    ],
)
def test_filters_find_what_they_say(page, school, cases, query, found):
    sign_in(page, school.minh)
    assert listed(page, f"/cases?{query}") == found


@pytest.mark.parametrize("q", ["0900000007", "0900.000.007", "0007", "ong an vi du", "Ông An Ví Dụ"])
def test_a_person_is_found_by_name_or_telephone(page, school, cases, q):
    sign_in(page, school.minh)
    assert len(listed(page, f"/cases?q={q}")) == 4


def test_the_exact_spelling_stands_first_whatever_is_due(page, school, within):
    within(registered, school, kind=Kind.PETITION, subject="Con ma trong lớp")
    within(registered, school, kind=Kind.PETITION, subject="Con mã trong lớp", received_on=date(2026, 11, 3))
    sign_in(page, school.minh)
    assert listed(page, "/cases?q=con mã") == ["KNPA-2026-0002", "KNPA-2026-0001"]
    assert listed(page, "/cases?q=con ma") == ["KNPA-2026-0001", "KNPA-2026-0002"]
    assert listed(page, "/cases?q=lớp con") == ["KNPA-2026-0002", "KNPA-2026-0001"], "the newest first"
    assert listed(page, '/cases?q="lớp con"') == []


def test_empty_pages_say_what_belongs_there(page, school):
    sign_in(page, school.lan)
    assert "Chưa có vụ việc nào" in page("/cases").text
    assert "Không có vụ việc nào đúng" in page("/cases?q=zzz").text


def test_pages_of_the_list_hold_every_case_once_forwards_and_backwards(page, school, within):
    for turn in range(60):
        within(registered, school, kind=Kind.PETITION, subject=f"Kiến nghị {turn}")
    sign_in(page, school.lan)
    first = page("/cases")
    assert "60 vụ việc" in first.text
    second = first.follow("Trang sau")
    third = second.follow("Trang sau")
    names = [[r["data-case"] for r in p.find_all("tr", data_case=True)] for p in (first, second, third)]
    assert [len(part) for part in names] == [25, 25, 10]
    assert len({name for part in names for name in part}) == 60
    back = third.follow("Trang trước")
    assert [r["data-case"] for r in back.find_all("tr", data_case=True)] == names[1]
    assert [r["data-case"] for r in back.follow("Trang trước").find_all("tr", data_case=True)] == names[0]


def test_the_number_of_queries_does_not_grow_with_the_rows(page, school, within):
    sign_in(page, school.lan)
    engine, counts = within(lambda: db.engine), []
    for many in (10, 40):
        for turn in range(many):
            within(registered, school, kind=Kind.PETITION, subject=f"Kiến nghị {turn}")
        page("/cases")
        counts.append([queries(engine, page, address) for address in ("/cases", "/")])
    assert counts[0] == counts[1]


def test_the_number_of_queries_of_a_case_does_not_grow_with_its_journal(page, school, cases, within):
    engine, counts = within(lambda: db.engine), []
    address = f"/cases/{cases['verified']}"
    sign_in(page, school.minh)
    for many in (2, 20):
        for turn in range(many):
            by = school.hai if turn % 2 else school.minh
            within(take, cases["verified"], by, Action.NOTE, date(2026, 11, 20), note=f"Lần {turn}")
        page(address)
        counts.append(queries(engine, page, address))
    assert counts[0] == counts[1]


def queries(engine, page, address: str) -> int:
    statements: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    page(address)
    event.remove(engine, "before_cursor_execute", note)
    return len(statements)


def test_one_case_shows_its_days_with_article_and_ledger(page, school, cases):
    sign_in(page, school.minh)
    shown = page(f"/cases/{cases['verified']}")
    assert shown.find("article")["data-status"] == "verifying"
    clock = shown.find("li", data_rule="KN-03")
    assert (clock["data-due"], clock["data-state"]) == ("2026-12-07", "running")
    assert "Điều 28 Luật Khiếu nại" in clock.text
    assert "Còn 9 ngày làm việc" in clock.text
    assert "ngày sự kiện, không tính" in clock.find("details").text
    assert "Thầy Hải Mẫu" in shown.find("section", id="journal").text
    assert CITIZEN in shown.text


def test_the_next_lawful_step_is_the_one_primary_action(page, school, cases):
    sign_in(page, school.minh)
    for case, step in (("late", "accept"), ("verified", "notify_acceptance")):
        primary = page(f"/cases/{cases[case]}").find_all("a", class_="button--primary")
        assert [link["href"] for link in primary] == [f"/cases/{cases[case]}/steps/{step}"]


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        (
            "minh",
            ROUTING
            | {"accept", "decline", "withdraw", "notify_outcome", "demand_report", "record_forwarder_report"},
        ),
        ("lan", ROUTING),
        ("binh", {"demand_report"}),
    ],
)
def test_only_steps_that_law_and_powers_allow_are_offered(page, school, cases, who, offered):
    sign_in(page, getattr(school, who))
    shown = page(f"/cases/{cases['late']}")
    links = (link["href"] for link in shown.find_all("a", href=True))
    steps = {found[1] for link in links if (found := re.search(r"/steps/(\w+)$", link))}
    assert steps - {"note"} == offered


@pytest.mark.parametrize("who", ["thu", "son"])
def test_a_reviewer_reads_the_dossier_without_names_or_words_and_finds_by_number_only(
    page, school, cases, who
):
    sign_in(page, getattr(school, who))
    assert listed(page) == ["KN-2026-0002"]
    for address in ("/cases", f"/cases/{cases['verified']}"):
        seen = page(address).text
        for hidden in (CITIZEN, "xếp lớp", "xếp vào lớp", "phố Ví Dụ", "0900", "000000000007", "Thầy Hải",
                       "Thầy Minh"):  # fmt: skip
            assert hidden not in seen, (address, hidden)
    assert listed(page, "/cases?q=xep lop") == []
    assert listed(page, f"/cases?q={CITIZEN}") == []
    assert listed(page, "/cases?q=0900000007") == []
    assert listed(page, "/cases?q=0002") == ["KN-2026-0002"]


def test_the_administrator_and_a_stranger_find_no_case_anywhere(page, school, cases, visitor):
    addresses = ["/cases", "/cases/new"]
    one = cases["verified"]
    addresses += [
        f"/cases/{one}",
        f"/cases/{one}/steps/accept",
        f"/cases/{one}/assign",
        f"/cases/{one}/correct",
    ]
    sign_in(page, school.tu)
    for address in addresses:
        page(address, status=404)
    stranger = visitor()
    sign_in(stranger, school.mai)
    assert listed(stranger) == []
    for address in addresses[2:]:
        stranger(address, status=404)


def test_a_handler_sees_what_is_theirs_and_nothing_else(page, school, cases):
    sign_in(page, school.hai)
    assert listed(page) == ["KN-2026-0002"]
    page(f"/cases/{cases['late']}", status=404)


def test_decomposed_letters_are_found_like_composed_ones(page, school):
    sign_in(page, school.lan)
    page("/cases/new").submit(**LETTER | {"subject": "Xe\u0302\u0301p lo\u031b\u0301p"})
    assert listed(page, "/cases?q=Xếp lớp") == ["KN-2026-0001"]


def test_no_case_has_an_unknown_address(page, school):
    sign_in(page, school.minh)
    page("/cases/0123456789abcdef0123456789abcdef", status=404)


def test_the_page_speaks_english_on_request(page, school, cases):
    sign_in(page, school.minh)
    shown = page(f"/cases/{cases['verified']}?lang=en")
    assert "9 working days left" in shown.text
    assert "Article 28 of the Law on Complaints" in shown.text


def test_the_trace_of_a_correction_stands_on_the_page(page, school, within):
    case_id = within(registered, school)
    within(take, case_id, school.minh, Action.ACCEPT, ACCEPTED_ON)
    sign_in(page, school.minh)
    form = page(f"/cases/{case_id}/correct")
    shown = form.submit(event="1", how="move", right_on="04/11/2026", reason="Ghi nhầm ngày")
    assert "hạn 07/12/2026 chuyển thành 04/12/2026" in shown.find("section", id="journal").text


def test_every_action_has_the_event_it_makes():
    assert set(_EVENTS) == set(Action)
    for step in STEPS:
        assert _EVENTS[step.action] is step.type


def assign(school, case_id: str) -> None:
    head = doing(school.minh, today=ACCEPTED_ON)
    assign_case(doing=head, case_id=case_id, version=1, handler_id=school.hai.id)


def test_whoever_was_given_the_case_finds_it(page, school, within):
    case_id = within(registered, school)
    within(assign, school, case_id)
    assert within(case_of, case_id).handler_id == school.hai.id
    sign_in(page, school.hai)
    assert "Thầy Hải Mẫu" in page(f"/cases/{case_id}").text
    assert listed(page, "/cases?handler=me") == ["KN-2026-0001"]


def test_a_settled_case_tells_that_nothing_is_due(page, school, cases):
    sign_in(page, school.minh)
    row = page("/cases?kind=feedback").find("tr", data_case=True)
    assert "không còn hạn nào" in row.text
    assert str(Outcome.RIGHT) not in row.text
    assert RECEIVED_ON.strftime("%d/%m/%Y") in row.text
