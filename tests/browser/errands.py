"""What people do in the browser, told as errands: logging a visit, taking a step, reading a clock."""

from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

OPENED, ANSWERED = "opened_case", "answered"


@dataclass(frozen=True, kw_only=True)
class Clock:
    """A clock as the page tells it: its due day, its state, its sentence, and how the day was counted."""

    due: str
    state: str
    sentence: str
    ledger: str


def answer(tab: Page, typed: Mapping[str, str]) -> None:
    """Fill in the form that is open: texts are typed, choices are chosen, a tick is "on"."""
    for name, value in typed.items():
        field = tab.locator(f"main [name='{name}']")
        if field.first.get_attribute("type") == "radio":
            tab.locator(f"main [name='{name}'][value='{value}']").check()
        elif field.first.get_attribute("type") == "checkbox":
            field.set_checked(value == "on")
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def press_primary(tab: Page) -> None:
    """Press the one button the open form is about."""
    tab.locator("main form .button--primary").click()


def choose_by_words(tab: Page, name: str, words: str) -> None:
    """Choose the answer that is called so."""
    field = tab.locator(f"main fieldset:has(> .choice [name='{name}'])")
    field.get_by_label(words, exact=True).check()


def log_visit(tab: Page, typed: Mapping[str, str], *, found_before: str = "") -> None:
    """Log a visit; `found_before` looks somebody up and takes over what is known of them."""
    tab.goto("/reception/visits/new")
    if found_before:
        answer(tab, {"full_name": found_before})
        tab.locator("main button[value='find']").click()
        tab.locator("#met button").first.click()
        expect(tab.locator("[name=known_id]")).not_to_have_value("")
    answer(tab, typed)
    tab.locator("main button[name=do][value=save]").click()


def sign_out(tab: Page) -> None:
    """Sign out, also where the menu is folded away."""
    # Before the stylesheet has come nothing is folded away yet.
    tab.wait_for_load_state("load")
    button = tab.get_by_role("button", name="Đăng xuất")
    if not button.first.is_visible():
        tab.locator("header summary").first.click()
    button.locator("visible=true").first.click()
    tab.wait_for_url("**/login*")


def take_step(tab: Page, action: str, typed: Mapping[str, str]) -> None:
    """Take a step that the page of the case offers; ends on that page."""
    case = tab.url.split("#")[0]
    tab.locator(f"#actions a[href$='/steps/{action}']").click()
    answer(tab, typed)
    press_primary(tab)
    tab.wait_for_url(case)


def clock(tab: Page, rule: str) -> Clock:
    """Read the clock of a rule on the page that is open, its ledger unfolded as a reader would."""
    row = tab.locator(f"[data-rule='{rule}']").first
    if not row.locator("details").first.evaluate("details => details.open"):
        row.locator("summary").first.click()
    return Clock(
        due=row.get_attribute("data-due") or "",
        state=row.get_attribute("data-state") or "",
        sentence=row.locator(".clock__sentence").inner_text(),
        ledger=row.locator(".ledger").inner_text(),
    )


def status(tab: Page) -> str:
    """Say at which status the case on the open page stands."""
    return tab.locator("article[data-status]").get_attribute("data-status") or ""


def fact(tab: Page, panel: str, term: str) -> str:
    """Read what a panel says beside a term."""
    return row_of(tab, panel, term).inner_text()


def row_of(tab: Page, panel: str, term: str) -> Locator:
    """Find the answer beside a term of a panel."""
    return tab.locator(f"#{panel} dt", has_text=term).locator("xpath=following-sibling::dd[1]")
