"""A list is exported from its page: asked for with a button, followed, taken, and printed meanwhile."""

import csv
from datetime import date
from io import BytesIO, StringIO

import openpyxl
import pytest

from casebook.law.vocabulary import Kind
from casebook.services.job_keeping import beat
from tests.exports import work
from tests.matters import registered
from tests.people import sign_in

pytestmark = pytest.mark.deep

ADDRESS = "/cases?kind=complaint&sort=-number&col=about&col=due"


@pytest.fixture
def cases(school, within, page, clock):
    clock.to(date(2026, 11, 23))
    for place, kind in enumerate((Kind.COMPLAINT, Kind.PETITION, Kind.COMPLAINT)):
        within(registered, school, subject=f"=Việc {place}", kind=kind)
    sign_in(page, school.minh)


def exported(page, address=ADDRESS):
    shown = page(address)
    return shown.submit(shown.form("/lists/cases/export"))


def lines_of(client, address) -> list[list[str]]:
    answer = client.get(address)
    assert answer.mimetype == "text/csv"
    told = answer.data.decode()
    assert told[0] == "\ufeff"
    return list(csv.reader(StringIO(told[1:], newline="")))


def test_what_is_filtered_is_asked_for_followed_and_taken_both_ways(app, page, within, cases):
    waiting = exported(page)
    assert "Xuất danh sách: Hồ sơ" in waiting.h1
    assert "chờ đến lượt" in waiting.text
    within(work, app)
    ready = page(waiting.path)
    book = page.client.get(ready.find("a", text="Tệp Excel (.xlsx)")["href"])
    assert "ho-so-20261123.xlsx" in book.headers["Content-Disposition"]
    sheet = openpyxl.load_workbook(BytesIO(book.data)).active
    told = [[cell.value for cell in row] for row in sheet.rows]
    assert told[0][:4] == ["Số hồ sơ", "Ngày nhận", "Nội dung", "Người gửi đơn"]
    assert [row[0] for row in told[1:]] == ["KN-2026-0002", "KN-2026-0001"]
    assert told[1][2] == "=Việc 2"
    assert sheet["C2"].data_type == "s"
    lines = lines_of(page.client, ready.find("a", text="Tệp văn bản (.csv)")["href"])
    assert [line[0] for line in lines[1:]] == ["KN-2026-0002", "KN-2026-0001"]
    assert lines[1][2] == "'=Việc 2"
    assert len(lines) - 1 == len(page(ADDRESS).find_all("tr", data_case=True))


def test_the_job_stands_with_one_s_own_work_and_leads_to_the_result(app, page, within, cases):
    waiting = exported(page)
    assert "Xuất danh sách" in page("/jobs").text
    within(work, app)
    assert page("/jobs").find("a", text="Xem kết quả")["href"] == waiting.path


def test_where_no_worker_runs_the_page_says_so_and_the_list_can_be_printed(page, within, cases, clock):
    waiting = exported(page)
    assert "Tiến trình nền không chạy" in waiting.text
    listed = waiting.follow("Mở danh sách để in")
    assert len(listed.find_all("tr", data_case=True)) == 2
    now = clock.to(date(2026, 11, 23))
    within(beat, "one", started_at=now, now=now)
    assert "Tiến trình nền không chạy" not in page(waiting.path).text


def test_nobody_else_follows_or_takes_it(app, page, visitor, school, within, cases):
    waiting = exported(page)
    within(work, app)
    other = visitor()
    sign_in(other, school.ha)
    for way in ("", "/rows.xlsx", "/rows.csv"):
        other(f"{waiting.path}{way}", status=404)
    token = other("/cases").find("input", name="csrf_token")["value"]
    sent = other.client.post(f"{waiting.path}/remove", data={"csrf_token": token})
    assert sent.status_code == 404
    assert page(waiting.path).find("a", text="Tệp Excel (.xlsx)") is not None


def test_one_removes_one_s_own_before_its_time(app, page, within, cases):
    waiting = exported(page)
    within(work, app)
    ready = page(waiting.path)
    gone = ready.submit(ready.form("/remove"))
    assert "đã được xóa" in gone.text
    taken = page(f"{waiting.path}/rows.csv")
    assert "Hãy xuất lại từ danh sách" in taken.text


def test_nothing_found_is_a_file_with_headings(app, page, within, cases):
    empty = exported(page, "/cases?kind=feedback")
    within(work, app)
    assert len(lines_of(page.client, f"{empty.path}/rows.csv")) == 1


def test_the_same_button_pressed_twice_asks_once(app, page, within, cases):
    shown = page(ADDRESS)
    first = shown.submit(shown.form("/lists/cases/export"))
    assert shown.submit(shown.form("/lists/cases/export")).path == first.path


@pytest.mark.parametrize("junk", ["handler=nobody", "sort=subject&col=nothing"])
def test_what_the_list_does_not_offer_is_not_exported_by(app, page, within, cases, junk):
    page.client.get("/cases")
    shown = page("/cases")
    form = shown.form("/lists/cases/export")
    form.attrs["action"] = f"/lists/cases/export?{junk}"
    asked = shown.submit(form)
    within(work, app)
    assert len(lines_of(page.client, f"{asked.path}/rows.csv")) == 4


def test_an_export_in_english_is_in_english(app, page, within, cases):
    page("/cases?lang=en")
    asked = exported(page)
    page("/cases?lang=vi")
    within(work, app)
    assert lines_of(page.client, f"{asked.path}/rows.csv")[0][0] == "Case number"
