"""Whoever signs out leaves nothing behind: not with Back, not in the browser's cache, not in its cookies."""

import pytest
from playwright.sync_api import Page, expect

LANGUAGE = {"vi": "Đăng nhập", "en": "Sign in"}


def leave(tab: Page) -> None:
    """Sign out by the button in the head of the page."""
    tab.locator("form[action$='/logout'] button:visible").first.click()
    tab.wait_for_url("**/login*")


@pytest.mark.parametrize("language", LANGUAGE)
def test_after_signing_out_back_shows_nothing_of_a_case(window, language: str) -> None:
    tab: Page = window("head")
    tab.goto(f"/cases?lang={language}")
    tab.locator("[data-case] a").first.click()
    subject = tab.locator("h1").inner_text()
    case = tab.url
    expect(tab.locator("article[data-status]")).to_be_visible()
    leave(tab)
    expect(tab.locator("h1")).to_have_text(LANGUAGE[language])
    expect(tab.get_by_role("status")).to_be_visible()

    for _ in range(3):
        tab.go_back()
        tab.wait_for_load_state()
        expect(tab.locator("article[data-status]")).to_have_count(0)
        assert subject not in tab.locator("body").inner_text()
    tab.goto(case)
    expect(tab.locator("h1")).to_have_text(LANGUAGE[language])
    # The cookie that signed the head in is gone; what stands there now signs nobody in.
    assert tab.request.get(case, max_redirects=0).status == 302


def test_signing_out_forgets_what_the_browser_stored(window) -> None:
    tab: Page = window("duty_officer")
    tab.evaluate("localStorage.setItem('left', 'behind')")
    before = {one["name"]: one["value"] for one in tab.context.cookies()}
    leave(tab)
    assert tab.evaluate("localStorage.getItem('left')") is None
    after = {one["name"]: one["value"] for one in tab.context.cookies()}
    assert before["casebook"] not in after.values()
