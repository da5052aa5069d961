"""What goes wrong at the counter is told where it happened, keeps what was typed and changes nothing."""

import sqlite3
import unicodedata
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from tests.browser import errands
from tests.browser.driving import Server
from tests.fixtures.make_book import HEADINGS_13

SignIn = Callable[..., dict[str, str]]
OpenWindow = Callable[[str], Page]

TABLES = ("visits", "matters", "visitors", "cases", "case_events", "letters", "outbox", "book_imports")
LETTER = {
    "received_on": "19/11/2026",
    "via": "post",
    "full_name": "Ông Me Rừng Ví Dụ",
    "kind": "complaint",
    "subject": "Khiếu nại việc thu hồi giấy khen",
    "contested_decision": "Thông báo số 40/TB-THM",
}
PAPER = {"document_number": "95/TB-THM", "signer": "Thầy Minh Mẫu"}


def stored(server: Server) -> dict[str, int]:
    """Count what is stored, behind the program's back."""
    with closing(sqlite3.connect(f"file:{server.data}/casebook.sqlite?mode=ro", uri=True)) as base:
        return {
            table: base.execute(f"select count(*) from {table}").fetchone()[0]  # noqa: S608 - our own names
            for table in TABLES
        }


@pytest.fixture
def window(open_context: Callable[..., object], sign_in: SignIn) -> OpenWindow:
    """Open a window of somebody in which answers of 4xx are expected."""

    def open_for(role: str) -> Page:
        context, watch = open_context()
        watch.refusals_expected = True
        tab = context.new_page()
        sign_in(tab, role)
        return tab

    return open_for


@pytest.fixture
def officer(window: OpenWindow) -> Page:
    """Give the window of the duty officer."""
    return window("duty_officer")


def a_visit(**other: str) -> dict[str, str]:
    """Give the answers of a visit that would be right."""
    return {
        "visited_on": "23/11/2026",
        "full_name": "Bà Ổi Rừng Ví Dụ",
        "matters-0-content": "Hỏi về việc đăng ký xe đưa đón.",
        "matters-0-kind": "feedback",
        "matters-0-handling": errands.ANSWERED,
        "matters-0-answer": "Đã hướng dẫn đăng ký.",
    } | other


def typed_is_there(tab: Page, typed: dict[str, str]) -> None:
    """Everything that was typed still stands in its field."""
    for name, value in typed.items():
        field = tab.locator(f"main [name='{name}']")
        if field.first.get_attribute("type") == "radio":
            expect(tab.locator(f"main [name='{name}'][value='{value}']")).to_be_checked()
        else:
            expect(field).to_have_value(value)


def told_at(tab: Page, field: str) -> str:
    """Read what is told at a field; the field points to it, and the summary above names it too."""
    told = tab.locator(f"#{field}-error")
    marked = tab.locator(f"[aria-describedby~='{field}-error']")
    assert marked.count() == 1, f"{field} does not point to its error"
    sentence = told.inner_text().strip()
    expect(tab.locator("#error-summary")).to_contain_text(sentence)
    return sentence


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("visited_on", "31/02/2026", "Không có ngày 31/02/2026"),
        ("visited_on", "25/11/2026", "Ngày 25/11/2026 chưa đến"),
        ("visited_on", "hôm qua", "Hãy ghi ngày theo dạng ngày/tháng/năm"),
        ("people_count", "-3", "từ 1 đến 5000"),
        ("paper_number", "0123", "nhưng chọn «chưa xuất trình»"),
        ("matters-0-content", "x" * (1 << 20), "Ô này có 1048576 ký tự; chỉ giữ được nhiều nhất 5000"),
        ("matters-0-content", "Hỏi\x00 lịch", "ký tự không hiển thị được"),
        ("full_name", "Bà Ổi\x07", "ký tự không hiển thị được"),
    ],
    ids=["no such day", "future", "words", "heads", "paper", "1 MB", "NUL", "bell"],
)
def test_a_visit_typed_wrong_says_what_is_wrong_and_where(officer, server, name, typed, said):
    before = stored(server)
    officer.goto("/reception/visits/new")
    answers = a_visit() | {name: typed}
    right = {key: value for key, value in answers.items() if key != name}
    errands.answer(officer, right)
    # Straight into the field, as a program that pastes would.
    officer.locator(f"[name='{name}']").evaluate("(field, text) => { field.value = text }", typed)
    officer.locator("main button[value=save]").click()
    assert said in told_at(officer, name)
    typed_is_there(officer, right)
    if "\x00" not in typed:
        expect(officer.locator(f"[name='{name}']")).to_have_value(typed)
    assert stored(server) == before


@pytest.mark.parametrize(
    ("megabytes", "said"), [(11, "10 MB"), (25, "lớn hơn mức chương trình nhận; chưa có gì bị thay đổi")]
)
def test_a_file_too_large_is_answered_with_a_sentence(officer, server, tmp_path, megabytes, said):
    before = stored(server)
    file = tmp_path / "so.xlsx"
    file.write_bytes(bytes(megabytes << 20))
    officer.goto("/reception/book/import")
    officer.locator("[name=book]").set_input_files(file)
    errands.press_primary(officer)
    expect(officer.locator("main")).to_contain_text(said)
    assert stored(server) == before


def test_a_name_in_another_unicode_form_is_kept_and_found_as_the_usual_one(officer, server):
    name = "Ông Đỗ Ướm Rừng Ví Dụ"
    typed = a_visit(full_name=unicodedata.normalize("NFD", name)) | {
        "matters-0-kind": "petition",
        "matters-0-handling": errands.OPENED,
        "matters-0-subject": unicodedata.normalize("NFD", "Kiến nghị trồng thêm cây bóng mát"),
    }
    del typed["matters-0-answer"]
    errands.log_visit(officer, typed)
    assert errands.fact(officer, "visitor", "Họ và tên") == unicodedata.normalize("NFC", name)
    for spelling in (name, unicodedata.normalize("NFD", name), "do uom rung"):
        officer.goto("/cases")
        officer.locator("[name=q]").fill(spelling)
        officer.locator("[name=q]").press("Enter")
        expect(officer.locator("[data-case]")).to_have_count(1)
        expect(officer.locator("[data-case]")).to_contain_text("Kiến nghị trồng thêm cây bóng mát")


def test_a_matter_much_like_a_case_is_asked_about_before_a_second_case_is_opened(officer, server):
    typed = a_visit(full_name="Bà Thị Rừng Ví Dụ", phone="0900 000 909") | {
        "matters-0-content": "Đề nghị nhà trường sửa mái nhà để xe bị dột suốt mùa mưa.",
        "matters-0-kind": "petition",
        "matters-0-handling": errands.OPENED,
        "matters-0-subject": "Sửa mái nhà để xe",
    }
    del typed["matters-0-answer"]
    errands.log_visit(officer, typed)
    expect(officer.get_by_role("status").first).to_contain_text("Đã ghi vào sổ")
    before = stored(server)
    errands.log_visit(officer, typed)
    assert "rất giống việc này" in told_at(officer, "matters-0-same_as")
    typed_is_there(officer, typed)
    assert stored(server) == before
    officer.locator("[name='matters-0-same_as']").first.check()
    officer.locator("main button[name=do][value=save]").click()
    expect(officer.locator("#matter-1")).to_contain_text("KNPA-2026-")
    assert stored(server)["cases"] == before["cases"]
    assert stored(server)["visits"] == before["visits"] + 1


@pytest.mark.parametrize(
    "address",
    [
        f"/cases/{'f' * 32}",
        "/cases/%00",
        "/cases/khong-co",
        f"/cases/{'f' * 32}/steps/accept",
        f"/reception/visits/{'f' * 32}",
        "/reception/visits/%F0%9F%93%96",
        "/reception/book?from=31/02/2026&to=01/03/2026",
        "/cases?after=x&kind=none&clock=%00",
        f"/reception/book/import/{'f' * 32}",
        "/public/follow?code=AAAAA-AAAAA",
    ],
)
def test_an_address_with_an_unknown_id_is_answered_with_a_sentence(officer, address):
    answer = officer.goto(address)
    assert answer is not None
    assert answer.status in {200, 404, 422}, answer.status
    sentences = [text for text in officer.locator("main p, main li").all_inner_texts() if text.strip()]
    assert sentences, "nothing is said"
    expect(officer.locator("html")).to_have_attribute("lang", "vi")


def test_a_step_form_refuses_days_that_cannot_be(window, server):
    head = window("head")
    register(head, subject="Khiếu nại việc hủy kết quả hội thi", full_name="Bà Ngô Rừng Ví Dụ")
    before = stored(server)
    for typed, said in (
        ("31/02/2026", "Không có ngày 31/02/2026"),
        ("24/11/2026", "Ngày 24/11/2026 chưa đến"),
        ("", "Hãy điền ô này"),
    ):
        head.locator("#actions a[href$='/steps/accept']").click()
        answers = {"on": typed, **PAPER}
        errands.answer(head, answers)
        errands.press_primary(head)
        assert said in told_at(head, "on")
        typed_is_there(head, answers)
        head.go_back()
        head.go_back()
    assert stored(server) == before


def register(tab: Page, **other: str) -> str:
    """Register a letter; give the address of its case."""
    tab.goto("/cases/new")
    errands.answer(tab, LETTER | other)
    errands.press_primary(tab)
    expect(tab.locator("article[data-status=received]")).to_be_visible()
    return tab.url


def test_a_decision_before_acceptance_is_refused_with_its_article(window, server):
    head = window("head")
    case = register(head)
    before = stored(server)
    answer = head.goto(f"{case}/steps/decide")
    assert answer is not None
    assert answer.status == 409
    told = head.locator("main").inner_text()
    assert "Điều 31 Luật Khiếu nại" in told
    assert "đã thụ lý" in told.lower()

    # Nor does it help to say that it happened earlier.
    head.locator("a[href*='late=1']").click()
    answers = {"on": "20/11/2026", "outcome": "right", **PAPER}
    errands.answer(head, answers)
    errands.press_primary(head)
    expect(head.locator("#error-summary")).to_contain_text("Điều 31 Luật Khiếu nại")
    typed_is_there(head, answers)
    assert stored(server) == before

    head.goto(case)
    errands.take_step(head, "accept", {"on": "20/11/2026", **PAPER})
    before = stored(server)
    head.goto(f"{case}/steps/decide")
    errands.answer(head, answers | {"on": "19/11/2026"})
    errands.press_primary(head)
    expect(head.locator("#error-summary")).to_contain_text("19/11/2026")
    assert stored(server) == before


def test_a_term_is_lengthened_once_and_never_extended(window, server):
    head = window("head")
    case = register(head, subject="Khiếu nại việc phân công trực nhật", full_name="Ông Khế Rừng Ví Dụ")
    errands.take_step(head, "accept", {"on": "20/11/2026", **PAPER})
    marked = {"on": "23/11/2026", "criterion": "many_complainants", **PAPER}
    head.locator("#actions a[href$='/steps/mark_complex']").click()
    head.locator("[name=criterion]").first.check()
    errands.answer(head, {key: value for key, value in marked.items() if key != "criterion"})
    errands.press_primary(head)
    head.wait_for_url(case)
    before = stored(server)
    expect(head.locator("#actions a[href$='/steps/mark_complex']")).to_have_count(0)
    answer = head.goto(f"{case}/steps/mark_complex")
    assert answer is not None
    assert answer.status == 409
    expect(head.locator("main")).to_contain_text("chỉ kéo dài một lần (Điều 28 Luật Khiếu nại)")
    answer = head.goto(f"{case}/steps/extend")
    assert answer is not None
    assert answer.status == 404
    assert stored(server) == before


def test_a_form_overtaken_by_somebody_else_shows_what_happened_meanwhile(window, server):
    slow, quick = window("head"), window("deputy")
    case = register(slow, subject="Khiếu nại việc đổi giờ học bù", full_name="Ông Vối Rừng Ví Dụ")
    slow.locator("#actions a[href$='/steps/accept']").click()
    answers = {"on": "20/11/2026", "note": "Đủ điều kiện thụ lý.", **PAPER}
    errands.answer(slow, answers)

    quick.goto(case)
    errands.take_step(quick, "note", {"on": "23/11/2026", "note": "Người gửi đơn vừa bổ sung giấy tờ."})

    before = stored(server)
    errands.press_primary(slow)
    expect(slow.get_by_text("Người gửi đơn vừa bổ sung giấy tờ.")).to_be_visible()
    expect(slow.locator("#error-summary")).to_be_visible()
    typed_is_there(slow, answers)
    assert stored(server) == before

    errands.press_primary(slow)
    slow.wait_for_url(case)
    assert errands.status(slow) == "accepted"


def test_what_was_typed_outlives_a_sign_in_that_ran_out(officer, server, sign_in):
    officer.goto("/reception/visits/new")
    typed = a_visit(full_name="Bà Sấu Rừng Ví Dụ", note="Hẹn gọi lại.")
    errands.answer(officer, typed)
    let_sign_ins_run_out(server)
    before = stored(server)
    officer.locator("main button[value=save]").click()
    officer.wait_for_url("**/login*")
    expect(officer.locator("main")).to_contain_text("vẫn được giữ")
    assert stored(server) == before

    person = next(p for p in server.people if p["role"] == "duty_officer")
    officer.locator("[name=username]").fill(person["username"])
    officer.locator("[name=password]").fill(person["password"])
    officer.locator("[name=password]").press("Enter")
    officer.wait_for_url("**/reception/visits/new*")
    expect(officer.locator("main")).to_contain_text("Phiên làm việc đã hết hạn")
    typed_is_there(officer, typed)
    officer.locator("main button[value=save]").click()
    expect(officer.get_by_role("status").first).to_contain_text("Đã ghi vào sổ")
    assert stored(server)["visits"] == before["visits"] + 1


def let_sign_ins_run_out(server: Server) -> None:
    """Leave every browser idle for a day, as far as the program knows."""
    with closing(sqlite3.connect(server.data / "casebook.sqlite", timeout=20)) as base, base:
        base.execute("update sign_ins set seen_at = '2026-11-22 01:00:00.000000' where ended_at is null")


def test_a_double_click_makes_one_visit(officer, server):
    officer.goto("/reception/visits/new")
    errands.answer(officer, a_visit(full_name="Ông Roi Rừng Ví Dụ"))
    before = stored(server)
    reached = officer.evaluate(
        """async () => {
          const form = document.getElementById('visit'), typed = new FormData(form);
          typed.set('do', 'save');
          const send = () => fetch(form.action, {method: 'POST', body: new URLSearchParams(typed)});
          const answers = await Promise.all([send(), send()]);
          return answers.map(answer => [answer.status, answer.url]);
        }"""
    )
    assert reached[0] == reached[1], reached
    assert reached[0][0] == 200
    # And once more by the way back, long after.
    officer.locator("main button[value=save]").click()
    officer.wait_for_url(reached[0][1])
    assert stored(server)["visits"] == before["visits"] + 1
    assert stored(server)["matters"] == before["matters"] + 1


def test_a_workbook_with_an_unknown_column_is_refused_by_its_name(window, server, tmp_path):
    tab = window("head")
    before = stored(server)
    tab.goto("/reception/book/import")
    tab.locator("[name=book]").set_input_files(book_with(tmp_path, "Màu mắt"))
    errands.press_primary(tab)
    told = told_at(tab, "book")
    assert "Màu mắt" in told
    assert "N" in told, "it says in which column of the sheet"
    assert stored(server) == before


def book_with(folder: Path, column: str) -> Path:
    """Make a reception book with one visit and one column that no form has."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*HEADINGS_13, column])
    row = [1, "20/11/2026", "Ông Nhót Ví Dụ, phường Mẫu", "", "Hỏi lịch họp", "PA", 1, "", "x"]
    sheet.append([*row, "", "", "", "", "nâu"])
    book.save(folder / "so.xlsx")
    return folder / "so.xlsx"
