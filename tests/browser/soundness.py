"""What is looked at on every page: axe, its width, its one heading; and who walks."""

from collections.abc import Callable

from playwright.sync_api import Page, ViewportSize

from tests.browser.driving import axe
from tests.browser.walk import every_page

# Each half walks in a file of its own, so that two workers share the way.
AT_THE_COUNTER = ("duty_officer", "handler", "union_reviewer", "superior")
WHO_DECIDES = ("deputy", "head", "inspectorate", "administrator")
DESK: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
FEWEST = 3  # desk, account and one place of their own: fewer means the walk found nothing

SignIn = Callable[..., dict[str, str]]


def too_wide(tab: Page) -> bool:
    """Whether one has to scroll sideways to read the page."""
    return bool(tab.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"))


def told_of(kind: str, tab: Page) -> list[str]:
    """What is wrong with the page that is open, in a desk's and in a phone's window."""
    faults = []
    for size in (DESK, PHONE):
        tab.set_viewport_size(size)
        here = f"{kind}, {size['width']} wide"
        faults += [f"{here}: {fault}" for fault in axe(tab)]
        if too_wide(tab):
            faults.append(f"{here}: wider than its window")
    if tab.locator("h1").count() != 1:
        faults.append(f"{kind}: {tab.locator('h1').count()} headings of the first level")
    return faults


def walk_of(tab: Page, drawn: set[str]) -> list[str]:
    """What is wrong with any page somebody who is signed in can reach."""
    faults, kinds = [], 0
    for found in every_page(tab, drawn=drawn):
        kinds += 1
        if found.status != 200:
            faults.append(f"{found.kind}: answered {found.status}")
        if found.drawn:
            faults += told_of(found.kind, tab)
    if kinds < FEWEST:
        faults.append(f"the walk found {kinds} kinds of pages only")
    return faults
