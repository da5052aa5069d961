"""Every page of the sample school works without JavaScript, for everybody."""

import pytest
from playwright.sync_api import Page

from tests.browser.soundness import AT_THE_COUNTER, FEWEST, WHO_DECIDES, SignIn
from tests.browser.walk import every_page


@pytest.mark.slow
@pytest.mark.parametrize("role", [*AT_THE_COUNTER, *WHO_DECIDES])
def test_every_page_somebody_reaches_works_without_script(
    tab_without_script: Page, sign_in: SignIn, drawn: set[str], role: str
) -> None:
    tab = tab_without_script
    sign_in(tab, role)
    kinds = 0
    for found in every_page(tab, drawn=drawn):
        kinds += 1
        assert found.status == 200, found.kind
        assert not found.drawn or tab.locator("main h1").is_visible(), found.kind
    assert kinds >= FEWEST
