"""Chasing through its pages: from the list of late cases to one letter, and to the report."""

from datetime import date

import pytest
from sqlalchemy import event

from casebook.law.vocabulary import Action, EventType, Kind
from casebook.records.base import db
from tests.matters import case_of, registered, take
from tests.people import sign_in

pytestmark = pytest.mark.deep

ACCEPTED = date(2026, 11, 6)
LATE_DAY = date(2026, 12, 14)


@pytest.fixture
def late(school, within, clock) -> list[str]:
    """Three complaints of Thầy Hải whose day was 07/12, looked at a week later."""
    found = []
    for turn in range(3):
        case_id = within(registered, school, subject=f"Khiếu nại {turn}", concerns_democracy=turn == 0)
        within(take, case_id, school.minh, Action.ACCEPT, ACCEPTED)
        within(take, case_id, school.minh, Action.ASSIGN_VERIFICATION, ACCEPTED, handler=school.hai.id)
        found.append(case_id)
    clock.to(LATE_DAY)
    return found


def ticks(form) -> list[str]:
    return [box["value"] for box in form.find_all("input", name="cases") if "checked" in box.attrs]


def journal(case_id: str) -> list[EventType]:
    return [line.type for line in case_of(case_id).journal]


def test_from_the_list_of_cases_one_letter_chases_what_is_ticked(page, school, late, within):
    sign_in(page, school.ha)
    row = page("/cases?clock=overdue").find("tr", data_case="KN-2026-0001")
    form = page(row.find("a", text="Đôn đốc")["href"])
    assert "Thầy Hải Mẫu" in form.find("header", class_="page-head").text
    ticked = [value.split(":")[0] for value in ticks(form)]
    assert ticked == [late[0]]
    boxes = {box["value"].split(":")[0]: box["value"] for box in form.find_all("input", name="cases")}
    assert set(boxes) == set(late)
    awaited = form.submit(
        cases=[boxes[late[0]], boxes[late[1]]],
        document_number="7/CV-THM",
        report_by="21/12/2026",
    )
    assert "Đã đôn đốc 2 hồ sơ" in awaited.text
    shown = {row["data-case"] for row in awaited.find_all("tr", data_case=True)}
    assert shown == {"KN-2026-0001", "KN-2026-0002"}
    assert "do người đôn đốc đặt" in awaited.text
    assert [EventType.REPORT_DEMANDED in within(journal, case_id) for case_id in late] == [True, True, False]


def test_five_working_days_are_proposed_and_said_to_be_ones_own(page, school, late):
    sign_in(page, school.ha)
    form = page("/chasing/late").follow("Đôn đốc Thầy Hải Mẫu")
    assert form.find("input", id="report_by")["value"] == "21/12/2026"
    assert "do người đôn đốc đặt" in form.find("p", id="report_by-hint").text


def test_what_is_wrong_is_told_and_nothing_typed_is_lost(page, school, late):
    sign_in(page, school.ha)
    form = page("/chasing/late").follow("Đôn đốc Thầy Hải Mẫu")
    boxes = [box["value"] for box in form.find_all("input", name="cases")]
    none = form.submit(status=422, note="Gấp")
    assert "đánh dấu ít nhất một hồ sơ" in none.text
    assert none.find("textarea", id="note").text == "Gấp"
    early = form.submit(status=422, cases=boxes[1], report_by="01/12/2026")
    assert "sau ngày đôn đốc" in early.text
    assert ticks(early) == [boxes[1]]


def test_a_case_that_was_changed_meanwhile_is_said_and_stays_ticked(page, school, late, within):
    sign_in(page, school.ha)
    form = page("/chasing/late").follow("Đôn đốc Thầy Hải Mẫu")
    boxes = [box["value"] for box in form.find_all("input", name="cases")]
    changed = boxes[0].split(":")[0]
    within(take, changed, school.hai, Action.NOTE, LATE_DAY, note="Đang chờ sổ.")
    answer = form.submit(status=422, cases=boxes[0])
    (again,) = ticks(answer)
    assert again != boxes[0]
    assert again.split(":")[0] == changed
    assert "Đã đôn đốc 1 hồ sơ" in answer.submit(cases=again).text


def test_the_page_of_a_late_case_suggests_to_chase_and_the_report_ends_the_waiting(
    page, visitor, school, late, within
):
    sign_in(page, school.binh)
    form = page(f"/cases/{late[0]}").follow("Đôn đốc")
    assert form.find("input", id="asked_of")["value"] == "Người đứng đầu Trường Tiểu học Mẫu"
    boxes = [b["value"] for b in form.find_all("input", name="cases") if b["value"].startswith(late[0])]
    form.submit(cases=boxes)
    hai = visitor()
    sign_in(hai, school.hai)
    report = hai("/chasing").follow("Ghi báo cáo về KN-2026-0001")
    report.submit(on="14/12/2026", summary="Chờ sổ của tổ bán trú.")
    assert "Không chờ báo cáo nào" in hai("/chasing").text
    assert within(journal, late[0])[-1] is EventType.REPORT_MADE


@pytest.mark.parametrize("who", ["lan", "hai"])
def test_whoever_may_not_chase_is_offered_nothing_of_it(page, school, late, who):
    sign_in(page, getattr(school, who))
    assert not page("/cases").find_all("a", text="Đôn đốc")
    assert not page(f"/cases/{late[0]}").find_all("a", text="Đôn đốc")
    for address in ("/chasing/late", "/chasing/demand", f"/chasing/case/{late[0]}"):
        page(address, status=404)


def test_another_school_is_not_chased_and_not_seen(page, school, late, within):
    within(registered, school, by=school.mai, unit_id=school.kindergarten.id, subject="Việc của trường khác")
    sign_in(page, school.ha)
    page(f"/chasing/demand?of={school.kindergarten.id}", status=404)
    assert "Mầm non" not in page("/chasing/late").text
    form = page("/chasing/late").follow("Đôn đốc Thầy Hải Mẫu")
    form.submit(status=404, forced={"cases": "0" * 32 + ":1"})


def test_a_reviewer_reads_what_is_awaited_without_a_name(page, school, late, visitor):
    ha = visitor()
    sign_in(ha, school.ha)
    form = ha("/chasing/late").follow("Đôn đốc Thầy Hải Mẫu")
    form.submit(cases=[box["value"] for box in form.find_all("input", name="cases")])
    sign_in(page, school.thu)
    seen = page("/chasing")
    assert [row["data-case"] for row in seen.find_all("tr", data_case=True)] == ["KN-2026-0001"]
    assert "Thầy Hải" not in seen.find("main").text
    assert "Khiếu nại 0" not in seen.text


def test_what_is_not_overdue_is_chased_by_the_step_of_its_own_page(page, school, within):
    case_id = within(registered, school, today=date(2026, 11, 20), received_on=date(2026, 11, 20))
    sign_in(page, school.ha)
    assert page(f"/chasing/case/{case_id}").path == f"/cases/{case_id}/steps/demand_report"
    assert not page(f"/cases/{case_id}").find_all("p", text="Hồ sơ đã quá một thời hạn")


@pytest.mark.slow
def test_the_number_of_queries_does_not_grow_with_the_rows(page, school, within, clock):
    engine, counts = within(lambda: db.engine), []
    clock.to(LATE_DAY)
    sign_in(page, school.ha)
    for many in (10, 490):
        for turn in range(many):
            within(registered, school, today=ACCEPTED, kind=Kind.PETITION, subject=f"Kiến nghị {turn}")
        form = page("/chasing/late").follow("Đôn đốc Người đứng đầu Trường Tiểu học Mẫu")
        form.submit(cases=[box["value"] for box in form.find_all("input", name="cases")][:8])
        address = f"/chasing/demand?of={school.unit.id}"
        counts.append([queries(engine, page, one) for one in ("/chasing", "/chasing/late", address)])
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
