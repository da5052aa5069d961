"""What would follow is seen before it is saved: while one types, and with a button where no script runs."""

from collections.abc import Callable
from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.browser.driving import axe
from tests.browser.keys import Keyboard

SignIn = Callable[..., dict[str, str]]
NUMBER = "15/QĐ-THM"


def open_decision(tab: Page) -> date:
    """Go to the decision of a complaint that is being settled; gives the day it must be settled by."""
    tab.goto("/cases?kind=complaint&status=accepted")
    tab.locator("th[scope=row] a").first.click()
    limit = tab.locator(
        "[data-state='running'][data-rule^='KN-0'], [data-state='overdue'][data-rule^='KN-0']"
    )
    due = date.fromisoformat(limit.first.get_attribute("data-due") or "")
    tab.locator("#actions a[href$='/steps/decide']").click()
    return due


def shown(tab: Page, due: date):
    """What the page says becomes of the clock that is due on that day."""
    return tab.locator(f"#foresight [data-due='{due}']").first


def written(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def test_another_day_changes_what_follows_and_nothing_typed_is_lost(tab: Page, sign_in: SignIn):
    sign_in(tab, "head")
    due = open_decision(tab)
    tab.locator("#document_number").fill(NUMBER)
    tab.locator("#on").fill(written(due))
    expect(shown(tab, due)).to_have_attribute("data-change", "met")
    tab.locator("#on").fill(written(due + timedelta(days=1)))
    expect(shown(tab, due)).to_have_attribute("data-change", "met_late")
    expect(tab.locator("#document_number")).to_have_value(NUMBER)
    expect(tab.locator("#foresight-contrast table")).to_be_visible()
    assert axe(tab) == []


def test_half_a_day_is_waited_for_and_views_that_differ_need_a_dialogue(tab: Page, sign_in: SignIn):
    sign_in(tab, "head")
    due = open_decision(tab)
    tab.locator("#on").fill("12/1")
    expect(tab.locator("#foresight-said")).to_contain_text("Nhập ngày")
    tab.locator("#on").fill(written(due))
    expect(shown(tab, due)).to_have_attribute("data-change", "met")
    tab.locator("#differs").check()
    expect(tab.locator("#foresight")).to_contain_text("Điều 30 Luật Khiếu nại")


def test_without_script_a_button_tells_the_same(tab_without_script: Page, sign_in: SignIn):
    tab = tab_without_script
    sign_in(tab, "head")
    due = open_decision(tab)
    tab.locator("#document_number").fill(NUMBER)
    tab.locator("#on").fill(written(due + timedelta(days=1)))
    tab.get_by_role("button", name="Xem hệ quả").click()
    expect(shown(tab, due)).to_have_attribute("data-change", "met_late")
    expect(tab.locator("#document_number")).to_have_value(NUMBER)
    expect(tab.locator("#on")).to_have_value(written(due + timedelta(days=1)))
    expect(tab.locator(".error-summary")).to_have_count(0)


def test_the_keyboard_saves_before_it_looks(tab: Page, sign_in: SignIn):
    sign_in(tab, "head")
    open_decision(tab)
    tab.locator("#on").focus()
    keys = Keyboard(tab)
    keys.go_to("main form .button--primary")
    keys.press("Tab")
    assert keys.is_at("button[name=foresee]")


def test_the_counter_is_told_the_days_of_what_comes_in(tab: Page, sign_in: SignIn):
    sign_in(tab, "duty_officer")
    tab.get_by_role("link", name="Hạn nếu nhận hôm nay").click()
    tab.get_by_label("Khiếu nại lần đầu", exact=True).check()
    tab.locator("#on").fill("30/06/2026")
    tab.get_by_role("button", name="Xem hạn").click()
    expect(tab.locator("[data-rule='KN-02o']")).to_have_attribute("data-due", "2026-07-10")
    tab.locator("#on").fill("01/07/2026")
    tab.get_by_role("button", name="Xem hạn").click()
    expect(tab.locator("[data-rule='KN-02']")).to_have_attribute("data-due", "2026-07-10")
    assert axe(tab) == []
    tab.get_by_role("link", name="Phiếu đưa công dân").click()
    expect(tab.locator("[data-rule='KN-02']")).to_be_visible()
    assert axe(tab) == []
