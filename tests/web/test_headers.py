"""Every answer tells the browser what it may not do: pages, errors, files, and what was no request at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http import HTTPStatus
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask, abort, send_file
from flask.testing import FlaskClient

from casebook.web import worker
from casebook.web.headers import ALWAYS
from casebook.web.needs import Open
from casebook.web.registry import ENDPOINTS
from config import Config
from tests import people
from tests.conftest import make_app
from tests.programs import let_go
from tests.web.page import Visitor

FORGETS = '"cache", "cookies", "storage"'


@contextmanager
def served(settings: Config, **changed: object) -> Iterator[Flask]:
    """The program with some settings changed."""
    app = make_app(replace(settings, **changed))  # type: ignore[arg-type] - fields of Config
    yield app
    let_go(app)


@pytest.fixture
def trouble(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page for each way to fail: /trouble/<status>."""

    def fail(status: int) -> str:
        if status == 500:
            raise RuntimeError("a fault of the program")
        abort(status)

    app.add_url_rule("/trouble/<int:status>", "trouble", fail)
    monkeypatch.setitem(ENDPOINTS, "trouble", Open.TO_ALL)


@pytest.mark.usefixtures("trouble")
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/login", 200),
        ("/cases", 302),
        ("/nowhere", 404),
        ("/healthz", 200),
        ("/static/casebook.css", 200),
        ("/static/nowhere.css", 404),
        ("/static/../config.py", 404),
        ("/cases/", 404),
        *((f"/trouble/{status}", status) for status in (400, 404, 405, 409, 413, 414, 429, 500, 503)),
    ],
)
def test_every_answer_carries_every_header_and_its_own_status(
    client: FlaskClient, path: str, status: int
) -> None:
    with client.get(path) as answer:
        assert answer.status_code == status
        for name, value in ALWAYS.items():
            assert answer.headers[name] == value, name
        kept = answer.headers["Cache-Control"] != "no-store"
    assert kept == (path == "/static/casebook.css")


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    policy = dict(part.split(" ", 1) for part in ALWAYS["Content-Security-Policy"].split("; "))
    assert policy.pop("img-src") == "'self' data:"  # the picture of a device's code
    assert set(policy.values()) == {"'self'", "'none'"}
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"


def test_a_method_that_a_page_does_not_know_names_those_it_knows(client: FlaskClient) -> None:
    answer = client.delete("/login")
    assert answer.status_code == 405
    assert {"GET", "POST"} <= set(answer.headers["Allow"].split(", "))


def test_what_is_handed_in_is_saved_and_never_opened(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hand_out() -> object:
        return send_file(
            BytesIO(b"<script>"), mimetype="text/html", as_attachment=True, download_name="a.html"
        )

    app.add_url_rule("/handed-in", "handed_in", hand_out)
    monkeypatch.setitem(ENDPOINTS, "handed_in", Open.TO_ALL)
    headers = client.get("/handed-in").headers
    assert "sandbox" in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "allow-" not in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"


def test_nothing_for_somebody_signed_in_is_kept_by_the_browser(page: Visitor, school: people.School) -> None:
    people.sign_in(page, school.minh)
    for path in (
        "/",
        "/reception",
        "/cases",
        "/reception/book.xlsx",
        "/reception/book.pdf",
        "/static/no.css",
    ):
        with page.client.get(path) as answer:
            assert answer.headers["Cache-Control"] == "no-store", path
            assert "Expires" not in answer.headers or path.startswith("/static"), path


def test_a_paper_made_for_somebody_is_not_kept_either(app: Flask, client: FlaskClient,
                                                      monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    # Flask's send_file says "public, max-age" by itself.
    app.add_url_rule("/paper", "paper", lambda: send_file(BytesIO(b"%PDF"), mimetype="application/pdf"))
    monkeypatch.setitem(ENDPOINTS, "paper", Open.TO_ALL)
    assert client.get("/paper").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_signing_out_makes_the_browser_forget_all_but_the_language(
    page: Visitor, school: people.School, language: str
) -> None:
    people.sign_in(page, school.lan)
    out = page(f"/account?lang={language}").form("/logout")
    answer = page.client.post("/logout", data={"csrf_token": out.find("input", name="csrf_token")["value"]})
    assert answer.headers["Clear-Site-Data"] == FORGETS
    assert "casebook=;" in answer.headers["Set-Cookie"]
    page.client.delete_cookie("casebook")  # as a browser does that heeds the header
    door = page(answer.headers["Location"])
    assert door.find("html")["lang"] == language
    assert door.find(role="status").text


def test_a_sign_in_that_was_ended_elsewhere_empties_the_cache_and_still_says_why(
    page: Visitor, school: people.School, visitor
) -> None:
    people.sign_in(page, school.lan)
    other = visitor()
    people.sign_in(other, school.lan)
    other("/account").submit("/account/sign-outs")
    answer = page.client.get("/cases")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "đã kết thúc" in page(answer.headers["Location"]).text


@pytest.mark.parametrize(
    ("path", "status"),
    # Nobody is signed in: the door is shown without asking any database.
    [("/login", 503), ("/nowhere", 503), ("/public", 503), ("/healthz", 200), ("/cases", 302)],
)
def test_without_a_database_a_page_says_so_guarded(settings: Config, path: str, status: int) -> None:
    gone = f"sqlite:////nowhere/{'x' * 9}/casebook.sqlite"
    with served(settings, database_url=gone, testing=False) as app:
        answer = app.test_client().get(path)
    assert answer.status_code == status
    assert status != 503 or "Chương trình đang bận hoặc đang bảo trì" in answer.text
    for name, value in ALWAYS.items():
        assert answer.headers[name] == value, name


def test_over_tls_the_browser_is_told_to_stay_there_and_the_cookie_with_it(settings: Config) -> None:
    with served(settings, base_url="https://so.example", secure_cookies=True, proxies=1) as app:
        headers = app.test_client().get("/login", headers={"X-Forwarded-Proto": "https"}).headers
        assert headers["Strict-Transport-Security"] == "max-age=31536000"
        assert "Secure" in headers["Set-Cookie"]
        assert "HttpOnly" in headers["Set-Cookie"]
        assert "SameSite=Lax" in headers["Set-Cookie"]
        assert "Strict-Transport-Security" not in app.test_client().get("/login").headers


def test_without_a_proxy_nobody_says_where_they_come_from(settings: Config) -> None:
    claims = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    with served(settings, base_url="https://so.example") as app:
        assert "Strict-Transport-Security" not in app.test_client().get("/login", headers=claims).headers


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (worker.errors.InvalidRequestLine("GET <script> HTTP"), 400),
        (worker.errors.InvalidHeaderName("<script>"), 400),
        (worker.errors.LimitRequestLine(5000, 4094), 414),
        (worker.errors.LimitRequestHeaders("<script>"), 431),
        (worker.errors.InvalidResponseHeader("<script>"), 500),
        (RuntimeError("<script>"), 500),
    ],
)
def test_what_is_no_request_is_answered_guarded_and_not_repeated(error: Exception, status: int) -> None:
    sent: list[bytes] = []

    class Line:
        def settimeout(self, _seconds: float) -> None:
            pass

        def sendall(self, data: bytes) -> None:
            sent.append(data)

    class Log:
        def error(self, message: str, *about: object) -> None:
            assert "script" not in message % about

    one = worker.GuardedWorker.__new__(worker.GuardedWorker)
    one.log = Log()
    one.handle_error(None, Line(), ("127.0.0.1", 1), error)
    head, body = sent[0].decode().split("\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\n")
    assert f"Content-Length: {len(body)}" in head
    assert "script>" not in body
    for name, value in ALWAYS.items():
        assert f"{name}: {value}" in head


@pytest.mark.parametrize("contact", ["", "mailto:an-toan@mau.example"])
def test_security_txt_stands_only_where_somebody_is_named(settings: Config, clock, contact: str) -> None:
    with served(settings, security_contact=contact, base_url="https://so.example") as app:
        answer = app.test_client().get("/.well-known/security.txt")
        assert answer.status_code == (200 if contact else 404)
        if contact:
            assert answer.content_type == "text/plain; charset=utf-8"
            lines = dict(line.split(": ", 1) for line in answer.text.splitlines())
            assert lines == {
                "Contact": contact,
                "Expires": "2027-05-22T00:00:00Z",
                "Preferred-Languages": "vi, en",
                "Canonical": "https://so.example/.well-known/security.txt",
            }


def test_no_template_asks_for_something_the_policy_forbids() -> None:
    for template in Path("templates").rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        for forbidden in (" style=", " onclick=", " onload=", "javascript:", "<style"):
            assert forbidden not in text, (template, forbidden)
