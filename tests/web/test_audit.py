"""The page of the audit: what reviewers find there, what is never there, and what leaves a line."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.reports.audit_lines import PAGE
from casebook.services.audit_care import verify, write_anchor
from casebook.services.trail import Trace, write_line
from tests.matters import registered
from tests.people import sign_in
from tests.security.test_denunciations import denounce

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def count(app, deed: str) -> int:
    with app.app_context():
        asked = select(func.count()).select_from(AuditRow).where(AuditRow.deed == deed)
        return db.session.scalar(asked) or 0


def told(page) -> list[str]:
    return [row.text for row in page.find("main").find_all("tr") if row.find_all("td")]


@pytest.mark.parametrize("who", ["thu", "son"])
def test_reviewers_read_what_was_done_and_by_whom(app, page, school, who):
    sign_in(page, getattr(school, who))
    assert "chưa có việc nào" in page("/audit").text
    with app.app_context():
        registered(school, concerns_democracy=True)
        registered(school)
    lines = told(page("/audit"))
    assert sum("Cô Lan Mẫu" in line and "Hồ sơ" in line for line in lines) == 2
    # The number is told of a case the reader may open, and of no other.
    assert [number for line in lines for number in re.findall(r"KN-2026-\d+", line)] == ["KN-2026-0001"]
    assert any("Xem nhật ký kiểm tra" in line for line in lines)
    assert "Read the audit" in page("/audit?lang=en").text


@pytest.mark.parametrize("who", ["lan", "minh", "ha", "hai", "binh", "tu", "mai"])
def test_nobody_else_finds_it(page, school, who):
    sign_in(page, getattr(school, who))
    page("/audit", status=404)


def test_reading_leaves_one_line_however_often_a_page_is_turned(app, page, school):
    sign_in(page, school.thu)
    for address in ("/audit", "/audit?deed=audit.read", "/audit"):
        page(address)
    assert count(app, "audit.read") == 1


def test_lines_are_filtered_by_day_person_and_deed(app, page, school):
    with app.app_context():
        registered(school)
    sign_in(page, school.thu)
    assert len(told(page(f"/audit?person={school.lan.id}"))) >= 1
    assert "Không có dòng nào" in page(f"/audit?person={school.ha.id}").text
    assert len(told(page("/audit?from=03/11/2026&to=03/11/2026"))) >= 1
    assert "Không có dòng nào" in page("/audit?from=04/11/2026&to=05/11/2026").text
    page("/audit?from=31/02/2026", status=422)
    page("/audit?deed=sealed.entered", status=422)
    page("/audit?after=2026~x")


def leave(school, deed: str, kind: str, count: int, *, at: datetime) -> None:
    trace = Trace(
        deed=deed, unit_id=school.unit.id, object_kind=kind, object_id=school.unit.id, particulars={}
    )
    with transaction() as session:
        for _ in range(count):
            write_line(session, trace, now=at)


def walked(page) -> tuple[int, list[str]]:
    """Turn page after page: how many lines stand on them, and the addresses that led on."""
    here, seen, addresses = page("/audit?deed=unit.changed"), 0, []
    while True:
        seen += len(told(here))
        following = here.find_all("a", rel="next")
        if not following:
            return seen, addresses
        addresses.append(following[0]["href"])
        here = page(addresses[-1])


def test_every_line_stands_on_one_page_only_and_no_address_tells_what_is_hidden(app, page, school):
    with app.app_context():
        leave(school, "unit.changed", "unit", PAGE, at=NOW - timedelta(seconds=1))
        leave(school, "unit.changed", "unit", 2 * PAGE, at=NOW)
    sign_in(page, school.thu)
    before = walked(page)
    assert before[0] == 3 * PAGE
    with app.app_context():
        leave(school, "sealed.entered", "sealed_entry", 7, at=NOW)
        leave(school, "unit.changed", "sealed_entry", 7, at=NOW)
        leave(school, "case.excluded", "unit", 7, at=NOW)
    assert walked(page) == before


LOOKED_AT = (
    "/audit?lang=vi",
    "/audit?deed=case.noted",
    "/audit?from=01/11/2026&to=30/11/2026",
    "/audit?lang=en",
)


@pytest.mark.parametrize("who", ["thu", "son"])
def test_the_page_is_the_same_with_and_without_a_denunciation(app, page, school, who):
    app.config["WTF_CSRF_ENABLED"] = False  # tokens differ from page to page
    with app.app_context():
        registered(school, concerns_democracy=True)
    sign_in(page, getattr(school, who))
    page("/audit")
    without = [page(address).response.data for address in LOOKED_AT]
    with app.app_context():
        before = db.session.scalar(select(func.count()).select_from(AuditRow)) or 0
        denounce(school)
        assert (db.session.scalar(select(func.count()).select_from(AuditRow)) or 0) > before
        write_anchor(now=NOW)
    assert [page(address).response.data for address in LOOKED_AT] == without


def test_a_page_refused_and_one_that_is_not_there_leave_the_same_line(app, page, school):
    with app.app_context():
        case_id = registered(school)
    sign_in(page, school.thu)
    page(f"/cases/{case_id}", status=404)
    page(f"/cases/{'0' * 32}", status=404)
    page("/people", status=404)
    with app.app_context():
        rows = db.session.scalars(select(AuditRow).where(AuditRow.deed == "page.refused")).all()
        lines = [(row.object_kind, row.object_id, row.unit_id, row.person_id) for row in rows]
        assert [sorted(row.particulars) for row in rows] == [["method", "target"]] * 3
    shown = ("page", "cases.show", school.unit.id, school.thu.id)
    assert lines == [shown, shown, (*shown[:1], "people.listing", *shown[2:])]
    assert sum("không được phép" in line for line in told(page("/audit"))) == 3


def test_somebody_who_tries_a_thousand_addresses_does_not_fill_the_audit(app, client, page, school):
    sign_in(page, school.thu)
    for number in range(60):
        assert client.get(f"/cases/{number:032x}").status_code == 404
    client.get("/cases/not-an-id")
    assert count(app, "page.refused") == 20


def test_what_is_no_page_of_ours_leaves_no_line(app, client, page, school):
    sign_in(page, school.thu)
    before = verify_count(app)
    for address in ("/favicon.ico", "/static/nothing.css", "/wp-login.php"):
        assert client.get(address).status_code == 404
    page("/cases")
    assert verify_count(app) == before


def verify_count(app) -> int:
    with app.app_context():
        found = verify()
        assert found.fault is None
        return found.count


def test_papers_and_workbooks_leave_a_line_each(app, client, page, school):
    sign_in(page, school.minh)
    for address in ("/reception/book.pdf", "/reception/book.xlsx", "/reception/book.xlsx"):
        assert client.get(address).status_code == 200
    assert count(app, "paper.handed_out") == 3


def test_whoever_reads_a_denunciation_leaves_a_line_and_an_ordinary_case_leaves_none(app, page, school):
    with app.app_context():
        ordinary, secret = registered(school), denounce(school)
    sign_in(page, school.minh)
    for case_id in (ordinary, secret, secret):
        page(f"/cases/{case_id}")
    assert count(app, "case.read") == 1
