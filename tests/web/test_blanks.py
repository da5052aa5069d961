"""Nothing but spaces: no answer where one is needed, and no fault where none is."""

from urllib.parse import quote

import pytest
from flask import Flask

from tests.people import settle_school, sign_in
from tests.web.page import Visitor

pytestmark = pytest.mark.deep

SPACES = {"space": " ", "tab": "\t ", "no-break": "\u00a0", "wide": "\u3000"}


@pytest.fixture
def head(app: Flask, page: Visitor) -> Visitor:
    with app.app_context():
        school = settle_school()
    sign_in(page, school.minh)
    return page


@pytest.mark.parametrize("blank", SPACES.values(), ids=list(SPACES))
@pytest.mark.parametrize("asked", ["from=01/11/2026&to={}", "from={}&to=30/11/2026"], ids=["to", "from"])
def test_a_period_of_the_book_with_a_day_of_spaces_asks_for_that_day(head: Visitor, asked: str, blank: str):
    answer = head(f"/reception/book?{asked.format(quote(blank))}", status=422)
    assert "Hãy điền ô này." in answer.text


@pytest.mark.parametrize("blank", SPACES.values(), ids=list(SPACES))
def test_a_required_line_of_spaces_is_not_filled_in(head: Visitor, blank: str):
    again = head("/reception/everyday").submit(press="Lưu dòng này", status=422, said=blank)
    assert "Hãy điền ô này." in again.find("p", id="said-error").text


@pytest.mark.parametrize("name", ["kind", "status", "handler", "clock", "q"])
def test_a_filter_of_spaces_leaves_the_list_as_it_is(head: Visitor, name: str):
    assert head(f"/cases?{name}=%20").h1 == head("/cases").h1
