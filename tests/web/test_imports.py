"""The pages that take over a book kept in Excel: the account first, then the visits."""

from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from casebook.papers.workbook import read_book
from casebook.records.base import db
from casebook.records.visits import Visit
from tests.conftest import ORDINARY_DAY
from tests.people import School, sign_in
from tests.web.page import Page, Visitor

pytestmark = pytest.mark.deep

BOOK = Path(__file__).parent.parent / "fixtures" / "book-old.xlsx"


@pytest.fixture
def bring(app: Flask, page: Visitor, school: School):
    """Bring a workbook as the duty officer and arrive where the browser does."""
    app.config["WTF_CSRF_ENABLED"] = False
    sign_in(page, school.lan)

    def brought(data: bytes, name: str = "so-cu.xlsx", status: int = 200) -> Page:
        answer = page.client.post(
            "/reception/book/import", data={"book": (BytesIO(data), name)}, follow_redirects=True
        )
        return page.arrive(answer, status)

    return brought


def visits(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Visit)) or 0


def test_a_workbook_is_accounted_for_then_taken_and_never_twice(app, bring):
    tried = bring(BOOK.read_bytes())
    assert tried.h1 == "Xem thử sổ trước khi nhập"
    assert "Chưa ghi gì vào sổ" in tried.text
    entry = read_book(BOOK.read_bytes(), today=ORDINARY_DAY).entries[0].entry
    assert entry is not None
    assert f"{entry.day:%d/%m/%Y} · {entry.name}" in tried.find_all("tr")[1].text
    assert visits(app) == 0
    taken = tried.submit(tried.form())
    assert taken.h1 == "Kết quả nhập sổ"
    made = visits(app)
    assert made > 0
    assert taken.find_all("tr")[1].find("a").text.startswith("Số 1/")
    again = bring(BOOK.read_bytes())
    assert "Tệp này không có lượt tiếp nào mới để nhập." in again.text
    assert visits(app) == made


def test_every_row_with_a_fault_is_told_with_its_row_and_what_to_do(bring):
    tried = bring(BOOK.read_bytes())
    rows = tried.find_all("tr")[1:]
    assert rows
    assert all(row.find("th").text.isdigit() for row in rows)
    assert all(len(row.find_all("td")[-1].text) > 10 for row in rows)


def test_what_is_no_workbook_is_told_beside_the_field_and_makes_nothing(app, bring):
    refused = bring(b"name;address", "so.csv", status=422)
    assert "Chỉ đọc được tệp Excel .xlsx" in refused.text
    assert visits(app) == 0


def test_choosing_nothing_is_told(bring, page):
    answer = page.client.post("/reception/book/import", data={})
    assert "Hãy chọn tệp Excel trước." in page.arrive(answer, 422).text


def test_an_account_of_another_school_is_not_found(bring, visitor, school):
    tried = bring(BOOK.read_bytes())
    stranger = visitor()
    sign_in(stranger, school.mai)
    assert stranger(tried.path, status=404).h1
