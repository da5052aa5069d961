"""Every answer tells the browser what it may not do."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests import people
from tests.web.page import Visitor


@pytest.mark.parametrize("path", ["/login", "/nowhere", "/healthz", "/static/casebook.css"])
def test_every_answer_forbids_foreign_and_inline_content(client: FlaskClient, path: str) -> None:
    with client.get(path) as answer:
        headers = answer.headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_page_for_somebody_signed_in_is_not_kept_by_the_browser(app: Flask, page: Visitor) -> None:
    with app.app_context():
        school = people.settle_school()
    people.sign_in(page, school.lan)
    assert page("/reception").response.headers["Cache-Control"] == "no-store"


def test_what_is_the_same_for_everybody_may_be_kept(client: FlaskClient) -> None:
    with client.get("/static/casebook.css") as answer:
        assert "no-store" not in answer.headers.get("Cache-Control", "")
