"""Every page of the sample school, for who sits at the counter and for citizens: sound at both sizes."""

import pytest
from playwright.sync_api import Page

from tests.browser.soundness import AT_THE_COUNTER, SignIn, told_of, walk_of
from tests.browser.walk import every_page


@pytest.mark.slow
@pytest.mark.parametrize("role", AT_THE_COUNTER)
def test_every_page_somebody_reaches_is_sound_at_both_sizes(
    desk_tab: Page, sign_in: SignIn, drawn: set[str], role: str
) -> None:
    sign_in(desk_tab, role)
    assert walk_of(desk_tab, drawn) == []


def test_pages_for_citizens_are_sound_at_both_sizes(desk_tab: Page) -> None:
    pages = every_page(desk_tab, "/public")
    faults = [fault for found in pages for fault in told_of(found.kind, desk_tab)]
    assert faults == []
