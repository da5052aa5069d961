"""Every page of the sample school, for everybody: accessible, whole at both sizes, also without script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.driving import axe
from tests.browser.walk import every_page

ROLES = (
    "duty_officer",
    "handler",
    "deputy",
    "head",
    "union_reviewer",
    "inspectorate",
    "superior",
    "administrator",
)
FEWEST = 3  # desk, account and one place of their own: fewer means the walk found nothing

SignIn = Callable[..., dict[str, str]]


def too_wide(tab: Page) -> bool:
    """Whether one has to scroll sideways to read the page."""
    return bool(tab.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"))


def told_of(kind: str, tab: Page) -> list[str]:
    """What is wrong with the page that is open."""
    faults = [f"{kind}: {fault}" for fault in axe(tab)]
    if too_wide(tab):
        faults.append(f"{kind}: wider than its window")
    if tab.locator("h1").count() != 1:
        faults.append(f"{kind}: {tab.locator('h1').count()} headings of the first level")
    return faults


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_every_page_somebody_reaches_is_sound_at_both_sizes(tab: Page, sign_in: SignIn, role: str) -> None:
    sign_in(tab, role)
    faults, kinds = [], 0
    for kind, answer in every_page(tab):
        kinds += 1
        if answer.status != 200:
            faults.append(f"{kind}: answered {answer.status}")
        faults += told_of(kind, tab)
    assert not faults, "\n".join(faults)
    assert kinds >= FEWEST


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_every_page_somebody_reaches_works_without_script(
    tab_without_script: Page, sign_in: SignIn, role: str
) -> None:
    tab = tab_without_script
    sign_in(tab, role)
    kinds = 0
    for kind, answer in every_page(tab):
        kinds += 1
        assert answer.status == 200, kind
        assert tab.locator("main h1").is_visible(), kind
    assert kinds >= FEWEST


def test_pages_for_citizens_are_sound_at_both_sizes(tab: Page) -> None:
    faults = [fault for kind, _answer in every_page(tab, "/public") for fault in told_of(kind, tab)]
    assert not faults, "\n".join(faults)
