"""The guard before every page: whatever is not opened is closed, for every method, host and way back."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from casebook.web.registry import ENDPOINTS
from config import Config
from tests import people
from tests.conftest import make_app
from tests.programs import let_go
from tests.web.dom import Tree
from tests.web.page import Visitor

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
HOSTS = ("127.0.0.1", "localhost", "[::1]", "so.example")


@pytest.fixture
def forgotten(app: Flask) -> list[str]:
    """A new page that nobody entered into the registry; what it was asked stands in the list."""
    asked: list[str] = []

    def page() -> str:
        asked.append("reached")
        return "a secret"

    app.add_url_rule("/forgotten", "forgotten.page", page, methods=[m for m in METHODS if m != "OPTIONS"])
    app.config["WTF_CSRF_ENABLED"] = False
    return asked


@pytest.mark.parametrize("method", METHODS)
def test_a_page_that_is_not_in_the_registry_is_closed_for_every_method(
    forgotten: list[str], page: Visitor, school: people.School, method: str
) -> None:
    assert "forgotten.page" not in ENDPOINTS
    stranger = page.client.open("/forgotten", method=method)
    assert (stranger.status_code, stranger.headers["Location"]) == (302, "/login")
    page.client.delete_cookie("casebook")
    people.sign_in(page, school.minh)
    refused = page.client.open("/forgotten", method=method)
    assert refused.status_code == 404
    assert b"secret" not in refused.data
    assert "Allow" not in refused.headers
    assert forgotten == []


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_asking_only_for_the_head_or_the_methods_passes_the_same_guard(
    page: Visitor, school: people.School, method: str
) -> None:
    assert page.client.open("/people", method=method).headers["Location"] == "/login"
    page.client.delete_cookie("casebook")
    people.sign_in(page, school.lan)
    assert page.client.open("/people", method=method).status_code == 404
    assert page.client.open("/reception", method=method).status_code == 200


def test_every_address_of_the_program_is_in_the_registry_and_nothing_else_is(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(ENDPOINTS)


@pytest.fixture
def known_by_name(settings: Config) -> Iterator[FlaskClient]:
    """A browser of a program that says by which names it is known."""
    app = make_app(replace(settings, trusted_hosts=HOSTS, base_url="https://so.example"))
    yield app.test_client()
    let_go(app)


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost", "[::1]:8000", "so.example", "SO.example:443"]
)
def test_the_program_answers_by_its_own_names(known_by_name: FlaskClient, host: str) -> None:
    assert known_by_name.get("/login", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "so.example.evil.example", "evilso.example", "so.example@evil.example", "so.example:x",
     "", "[::1", "so.example, evil.example", "so.example/evil", "so example", "127.0.0.1.nip.example",
     f"{'a' * 70}.example", "a..example"],
)  # fmt: skip
def test_by_any_other_name_it_says_why_it_does_not_answer(known_by_name: FlaskClient, host: str) -> None:
    for path in ("/login", "/healthz", "/nowhere", "/public"):
        answer = known_by_name.get(path, headers={"Host": host})
        assert answer.status_code == 400, path
        assert "không dùng địa chỉ này" in answer.text
        assert "CASEBOOK_TRUSTED_HOSTS" in answer.text
        assert "evil" not in answer.text


def test_the_page_that_says_so_can_be_read_well(known_by_name: FlaskClient) -> None:
    with known_by_name.get("/static/casebook.css", headers={"Host": "evil.example"}) as sheet:
        assert sheet.status_code == 200


@pytest.mark.parametrize("path", ["/login", "/public", "/cases?q=ban"])
def test_no_way_of_that_page_leads_back_to_it_but_the_other_language(
    known_by_name: FlaskClient, path: str
) -> None:
    page = Tree(known_by_name.get(path, headers={"Host": "evil.example"}).text).root
    [language] = {link["href"] for link in page.find_all("a") if not link["href"].startswith("#")}
    told = known_by_name.get(language, headers={"Host": "evil.example"})
    assert told.status_code == 400
    assert "The program is not reached by this address" in told.text


def test_whoever_is_signed_in_is_not_named_by_a_false_address(
    school: people.School, known_by_name: FlaskClient
) -> None:
    home, elsewhere = Visitor(known_by_name), {"Host": "evil.example"}
    people.sign_in(home, school.minh)
    assert school.minh.full_name in home("/").text
    cookie = known_by_name.get_cookie("casebook")
    assert cookie is not None
    known_by_name.set_cookie("casebook", cookie.value, domain="evil.example")
    told = known_by_name.get("/", base_url="http://evil.example", headers=elsewhere)
    assert told.status_code == 400
    assert school.minh.full_name not in told.text
    assert "Vụ việc" not in told.text


def test_what_a_proxy_of_somebody_else_says_is_not_the_host(known_by_name: FlaskClient) -> None:
    claims = {"Host": "so.example", "X-Forwarded-Host": "evil.example", "X-Host": "evil.example"}
    assert "evil" not in known_by_name.get("/login", headers=claims).text


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "/%5Cevil.example", "/\\evil.example", "///evil.example/cases", "//evil.example/cases",
     "/cases//evil.example", "/https://evil.example", "/%2F%2Fevil.example", "/.//evil.example"],
)  # fmt: skip
def test_after_signing_in_nobody_is_led_elsewhere(page: Visitor, school: people.School, address: str) -> None:
    asked = page.client.get(address)
    assert "evil" not in asked.headers.get("Location", "").split("/")[2:3]
    arrived = page("/login")
    data = {"username": "lan", "password": people.PASSWORD}
    token = arrived.form().find("input", name="csrf_token")["value"]
    answer = page.client.post("/login", data={**data, "csrf_token": token})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize(
    "wanted", ["//evil.example/x", "https://evil.example", "/\\evil.example", "/nowhere"]
)
def test_a_way_back_that_is_no_page_of_ours_leads_to_the_desk(
    page: Visitor, school: people.School, wanted: str
) -> None:
    page("/login")
    with page.client.session_transaction() as session:
        session["wanted"] = wanted
    token = page("/login").form().find("input", name="csrf_token")["value"]
    data = {"username": "lan", "password": people.PASSWORD, "csrf_token": token}
    assert page.client.post("/login", data=data).headers["Location"] == "/"


def test_whoever_asked_for_a_page_arrives_there_after_signing_in(
    page: Visitor, school: people.School
) -> None:
    page("/reception/book?from=01/11/2026&to=22/11/2026")
    answer = people.sign_in(page, school.lan)
    assert answer.path == "/reception/book"
    assert answer.response.request.args["from"] == "01/11/2026"


@pytest.mark.parametrize(
    "query",
    ["_external=1&_scheme=javascript", "_method=PATCH", "_anchor=x", "endpoint=x", "values=1", "lang=xx"],
)
def test_no_name_in_the_query_changes_where_the_language_links_lead(page: Visitor, query: str) -> None:
    door = page(f"/login?{query}")
    for link in door.find_all("a", hreflang=True) or door.find_all("a", lang=True):
        assert link["href"].startswith("/login?"), link


def test_links_that_are_handed_over_bear_the_address_people_type(
    known_by_name: FlaskClient,
) -> None:
    app = known_by_name.application
    with app.app_context():
        school = people.settle_school()
    visitor = Visitor(known_by_name)
    people.sign_in(visitor, school.tu)
    shown = visitor(f"/people/{school.lan.id}").submit("activation")
    assert "https://so.example/activate/" in shown.text + str(
        [node.get("value") for node in shown.find_all("input")]
    )


def multipart(fields: dict[str, str]) -> bytes:
    """Write a form with parts by hand."""
    part = '--x\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
    return ("".join(part.format(name, value) for name, value in fields.items()) + "--x--\r\n").encode()


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"x" * (25 * 1024 * 1024), "application/x-www-form-urlencoded"),
        (multipart({"username": "x" * (5 * 1024 * 1024)}), "multipart/form-data; boundary=x"),
        (multipart({f"f{n}": "x" for n in range(1001)}), "multipart/form-data; boundary=x"),
    ],
    ids=["body", "field", "parts"],
)
@pytest.mark.parametrize("path", ["/login", "/cases/new"])
def test_more_than_a_form_can_hold_is_refused_whoever_sends_it(
    client: FlaskClient, body: bytes, content_type: str, path: str
) -> None:
    with client.session_transaction() as session:
        session["_user_id"] = "ended long ago"
    answer = client.post(path, data=body, content_type=content_type)
    assert answer.status_code == 413
    assert answer.headers["X-Frame-Options"] == "DENY"
