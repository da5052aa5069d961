"""Every page of the sample school, for who decides and who supervises: sound at both sizes."""

import pytest
from playwright.sync_api import Page

from tests.browser.soundness import WHO_DECIDES, SignIn, walk_of


@pytest.mark.slow
@pytest.mark.parametrize("role", WHO_DECIDES)
def test_every_page_somebody_reaches_is_sound_at_both_sizes(
    desk_tab: Page, sign_in: SignIn, drawn: set[str], role: str
) -> None:
    sign_in(desk_tab, role)
    assert walk_of(desk_tab, drawn) == []
