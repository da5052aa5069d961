"""What comes at the wrong moment is refused with its reason: before its time, overtaken, twice, too late."""

import sqlite3
from contextlib import closing

from playwright.sync_api import Page, expect

from tests.browser import errands
from tests.browser.driving import Server
from tests.browser.mishaps import a_visit, stored, told_at, typed_is_there

LETTER = {
    "received_on": "19/11/2026",
    "via": "post",
    "full_name": "Ông Me Rừng Ví Dụ",
    "kind": "complaint",
    "subject": "Khiếu nại việc thu hồi giấy khen",
    "contested_decision": "Thông báo số 40/TB-THM",
}
PAPER = {"document_number": "95/TB-THM", "signer": "Thầy Minh Mẫu"}


def register(tab: Page, **other: str) -> str:
    """Register a letter; give the address of its case."""
    tab.goto("/cases/new")
    errands.answer(tab, LETTER | other)
    errands.press_primary(tab)
    expect(tab.locator("article[data-status=received]")).to_be_visible()
    return tab.url


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
    head.locator("#actions a[href$='/steps/mark_complex']").click()
    head.locator("[name=criterion]").first.check()
    errands.answer(head, {"on": "23/11/2026", **PAPER})
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
    assert answer.status == 409
    expect(head.locator("main")).to_contain_text("Khiếu nại không được gia hạn")
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


def test_what_was_typed_outlives_a_sign_in_that_ran_out(officer, server):
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
