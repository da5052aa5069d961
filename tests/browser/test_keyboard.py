"""The work of the counter and of the head by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import errands
from tests.browser.conftest import DESK
from tests.browser.driving import Server
from tests.browser.keys import Keyboard

pytestmark = pytest.mark.parametrize("viewport", [DESK], ids=["1366x768"], indirect=True)

# A visit without a case, keys apart from what is typed. A form that asks more has to earn it.
MOST_KEYS = 26


def sign_in(tab: Page, server: Server, role: str) -> Keyboard:
    """Sign in without the mouse."""
    person = next(p for p in server.people if p["role"] == role)
    keys = Keyboard(tab)
    tab.goto("/login")
    keys.go_to("input[name=username]")
    keys.type(person["username"])
    keys.go_to("input[name=password]")
    keys.type(person["password"])
    keys.enter()
    assert "/login" not in tab.url
    return keys


def open_the_form(tab: Page, keys: Keyboard) -> None:
    """Go from the desk to the form of a visit; the cursor waits in the name."""
    keys.go_to("main a[href$='/reception/visits/new']")
    keys.enter()
    expect(tab.locator("[name=full_name]")).to_be_focused()


def test_the_first_stop_of_every_page_leads_past_the_navigation(tab, server):
    keys = sign_in(tab, server, "duty_officer")
    for page in ("/", "/cases", "/reception/book", "/reception"):
        tab.goto(page)
        keys.press("Tab")
        assert keys.is_at("a.skip"), page
        keys.look()
        keys.press("Enter")
        assert keys.is_at("main"), page
        keys.press("Tab")
        assert keys.is_at("main *"), page


def test_a_simple_visit_takes_few_keys(tab, server):
    keys = sign_in(tab, server, "duty_officer")
    open_the_form(tab, keys)
    before = keys.moves
    keys.type("Ông Bưởi Ví Dụ")
    keys.go_to("[name='matters-0-content']")
    keys.type("Hỏi lịch họp phụ huynh cuối kỳ.")
    keys.choose("matters-0-kind", "feedback")
    keys.choose("matters-0-handling", errands.ANSWERED)
    keys.go_to("[name='matters-0-answer']")
    keys.type("Đã báo lịch họp.")
    keys.go_to("button[value=save]")
    keys.enter()
    expect(tab.get_by_role("status").first).to_contain_text("Đã ghi vào sổ")
    assert keys.moves - before <= MOST_KEYS, keys.moves - before


def test_a_complaint_is_logged_and_accepted_without_the_mouse(tab, server):
    keys = sign_in(tab, server, "duty_officer")
    open_the_form(tab, keys)
    case = log_a_complaint(tab, keys)
    sign_out(tab, keys)

    keys = sign_in(tab, server, "head")
    find_the_case(tab, keys, case)
    accept_it(tab, keys)
    assert errands.status(tab) == "accepted"
    keys.go_to("#clocks [data-rule='KN-03'] summary")
    keys.press("Enter")
    expect(tab.locator("#clocks [data-rule='KN-03'] .ledger")).to_be_visible()


def log_a_complaint(tab: Page, keys: Keyboard) -> str:
    keys.type("Bà Chanh Ví Dụ")
    keys.go_to("[name=address]")
    keys.type("Số 8 phố Giả Định")
    keys.go_to("[name=full_name]", key="Shift+Tab")
    keys.replace("Bà Chanh Dây Ví Dụ")
    keys.go_to("[name='matters-0-content']")
    keys.type("Phiếu đánh giá của con tôi ghi sai số buổi nghỉ.")
    keys.choose("matters-0-kind", "complaint")
    keys.choose("matters-0-handling", errands.OPENED)
    keys.go_to("[name='matters-0-subject']")
    keys.type("Khiếu nại phiếu đánh giá ghi sai số buổi nghỉ")
    keys.go_to("[name='matters-0-contested_decision']")
    keys.type("Phiếu đánh giá tháng 10/2026")
    keys.go_to("button[value=save]")
    keys.enter()
    assert errands.fact(tab, "visitor", "Họ và tên") == "Bà Chanh Dây Ví Dụ"
    keys.go_to("#matter-1 a")
    case = tab.locator("#matter-1 a").inner_text()
    keys.enter()
    expect(tab.locator("article[data-status]")).to_be_visible()
    assert errands.status(tab) == "received"
    return case


def sign_out(tab: Page, keys: Keyboard) -> None:
    keys.go_to(".top__person button")
    keys.enter()
    assert "/login" in tab.url


def find_the_case(tab: Page, keys: Keyboard, case: str) -> None:
    """Look for it the way somebody does who has only heard of it: without dấu."""
    keys.go_to("nav a[href$='/cases']")
    keys.enter()
    keys.go_to("main [name=q]")
    keys.type("chanh day")
    keys.enter()
    keys.go_to(f"[data-case='{case}'] a")
    keys.enter()
    expect(tab.locator("article[data-status]")).to_be_visible()


def accept_it(tab: Page, keys: Keyboard) -> None:
    keys.go_to("#actions a[href$='/steps/accept']")
    keys.enter()
    keys.go_to("[name=on]")
    keys.replace("23/11/2026")
    keys.go_to("[name=document_number]")
    keys.type("92/TB-THM")
    keys.go_to("[name=signer]")
    keys.type("Thầy Minh Mẫu")
    keys.enter()
    expect(tab.locator("article[data-status]")).to_be_visible()
