"""What is typed wrong is told where it happened, keeps what was typed and changes nothing."""

import unicodedata
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from tests.browser import errands
from tests.browser.driving import axe
from tests.browser.mishaps import a_visit, stored, told_at, typed_is_there
from tests.fixtures.make_book import HEADINGS_13


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
        officer.locator("main [name=q]").fill(spelling)
        officer.locator("main [name=q]").press("Enter")
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


def test_what_is_refused_can_be_read_by_everybody(window, viewport):
    tab = window("head", viewport=viewport)
    faults = []
    for address in ("/reception/visits/new", "/reception/visits/refuse", "/cases/new"):
        tab.goto(address)
        tab.locator("main .button--primary").last.click()
        expect(tab.locator("#error-summary")).to_be_visible()
        faults += axe(tab) + sideways(tab)
    tab.goto("/cases?kind=complaint&status=received")
    tab.locator("[data-case] a").first.click()
    case = tab.url
    tab.goto(f"{case}/steps/accept")
    errands.press_primary(tab)
    expect(tab.locator("#error-summary")).to_be_visible()
    faults += axe(tab) + sideways(tab)
    for address in (f"{case}/steps/decide", "/cases/none", "/public/follow?code=AAAAA-AAAAA"):
        tab.goto(address)
        faults += axe(tab) + sideways(tab)
    assert not faults, "\n".join(faults)


def sideways(tab: Page) -> list[str]:
    """Tell of a page that has to be moved sideways to be read."""
    wide = tab.evaluate("document.documentElement.scrollWidth > innerWidth + 1")
    return [f"{tab.url} is wider than its window"] if wide else []
