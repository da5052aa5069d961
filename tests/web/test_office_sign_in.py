"""Sign-in through an office's provider over HTTP: linked by hand, PKCE, state, nonce; nothing else counts."""

import dataclasses
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import requests
from flask import Flask
from joserfc.jwk import RSAKey

from casebook.services.office_sign_in import link_account, subject_of
from config import Config
from tests.conftest import ORDINARY_DAY, make_app
from tests.people import doing, settle_disabled, sign_in
from tests.programs import let_go
from tests.proofs import ask_for_second_factor, enrol
from tests.provider import CLIENT_ID, CLIENT_SECRET, Provider, client_secret_as_key, serving
from tests.web.page import Page, Visitor

pytestmark = pytest.mark.deep


@pytest.fixture(scope="module")
def served() -> Iterator[Provider]:
    with serving() as provider:
        yield provider


@pytest.fixture
def provider(served) -> Provider:
    """The provider, honest again before each test."""
    fresh = Provider(address=served.address, key=served.key)
    for one in dataclasses.fields(Provider):
        setattr(served, one.name, getattr(fresh, one.name))
    return served


@pytest.fixture
def settings(engine_url, tmp_path, provider) -> Config:
    data = tmp_path / "data"
    data.mkdir(parents=True, exist_ok=True)
    return Config(
        data=data,
        keys=tmp_path / "data.keys",
        database_url=engine_url,
        testing=True,
        oidc_issuer=provider.address,
        oidc_client_id=CLIENT_ID,
        oidc_client_secret=CLIENT_SECRET,
    )


@pytest.fixture
def linked(within, school, provider):
    """Link Lan with the account that signs in at the provider."""

    def link(somebody=school.lan, sub=provider.sub):
        within(
            lambda: link_account(
                doing=doing(school.tu, today=ORDINARY_DAY),
                person_id=somebody.id,
                subject=subject_of(provider.address, sub),
            )
        )

    return link


def at_the_provider(page: Visitor) -> str:
    """Go to the provider and sign in there; gives where it sends the browser back to."""
    sent = page.client.get("/login/office")
    assert sent.status_code == 302
    answer = requests.get(sent.location, allow_redirects=False, timeout=5)
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def through_the_office(page: Visitor, *, status: int = 200) -> Page:
    return page(at_the_provider(page), status=status)


def test_whoever_is_linked_gets_in_and_the_provider_was_asked_with_pkce_state_and_nonce(
    page, provider, linked, school
):
    linked()
    assert "Đăng nhập qua cơ quan" in page("/login").text
    desk = through_the_office(page)
    assert desk.path == "/"
    assert school.lan.full_name in desk.text
    asked = provider.seen[-1]
    assert asked["code_challenge_method"] == "S256"
    assert min(len(asked[name]) for name in ("code_challenge", "state", "nonce")) >= 20
    assert asked["scope"] == "openid"


def test_an_account_nobody_is_linked_with_makes_none_and_is_told_what_to_hand_over(page, provider, school):
    provider.claims = {"email": "lan@mau.example", "email_verified": True, "preferred_username": "lan"}
    refused = through_the_office(page, status=422)
    assert "chưa được nối" in refused.text
    assert provider.sub in refused.text
    assert page("/").path == "/login"


def test_a_disabled_person_is_refused_by_the_same_sentence(page, provider, linked, school, within):
    unknown = through_the_office(page, status=422).text
    closed = within(settle_disabled, school)
    linked(closed)
    assert through_the_office(page, status=422).text == unknown


def test_the_device_is_asked_for_whatever_the_provider_says_of_its_own(
    page, provider, linked, school, within, clock
):
    within(ask_for_second_factor)
    now = clock.to(ORDINARY_DAY)
    phone = within(enrol, school.lan, now)
    clock.to(ORDINARY_DAY)
    linked()
    provider.claims = {"amr": ["mfa", "otp"], "acr": "urn:mfa"}
    door = through_the_office(page)
    assert door.path == "/login/code"
    assert page("/account").path == "/login"
    assert page("/login/code").submit(code=phone.code(now)).path == "/account"


LIES = {
    "another nonce": {"claims": {"nonce": "of somebody else"}},
    "no nonce": {"claims": {"nonce": None}},
    "another client": {"claims": {"aud": "another"}},
    "another client, made for this one": {"claims": {"aud": "another", "azp": CLIENT_ID}},
    "another issuer in the token": {"claims": {"iss": "https://evil.example"}},
    "no subject": {"claims": {"sub": None}},
    "an empty subject": {"claims": {"sub": ""}},
    "a subject that is no text": {"claims": {"sub": 7}},
    "a token that ran out": {"claims": {"exp": int(time.time()) - 3600}},
    "another key": {"signs_with": RSAKey.generate_key(2048, {"kid": "one"})},
    "no signature": {"algorithm": "none", "algorithms": ("none", "RS256")},
    "signed with the client's secret": {
        "algorithm": "HS256",
        "algorithms": ("HS256", "RS256"),
        "signs_with": client_secret_as_key(),
    },
    "another issuer altogether": {"issuer": "https://evil.example"},
}


@pytest.mark.parametrize("lie", list(LIES))
def test_a_provider_that_lies_lets_nobody_in(page, provider, linked, school, lie):
    linked()
    for name, value in LIES[lie].items():
        setattr(provider, name, value)
    refused = through_the_office(page, status=422)
    assert "không hợp lệ" in refused.text
    assert page("/").path == "/login"


def test_an_answer_works_once_and_only_in_the_browser_that_asked(page, visitor, provider, linked):
    linked()
    back = at_the_provider(page)
    visitor()(back, status=422)
    assert page(back).path == "/"
    page("/").submit("logout")
    page(back, status=422)


@pytest.mark.parametrize(
    "query", ["", "?code=x", "?state=x", "?code=x&state=y", "?error=access_denied&error_description=<b>x</b>"]
)
def test_an_answer_nobody_asked_for_is_refused_in_a_sentence(page, provider, school, query):
    refused = page(f"/login/office/back{query}", status=422)
    assert "không hợp lệ" in refused.text
    assert "<b>x" not in refused.response.get_data(as_text=True)


def test_a_provider_that_is_not_there_is_told_in_a_sentence(settings, school, clock):
    away = make_app(dataclasses.replace(settings, oidc_issuer="http://127.0.0.1:9"))
    assert Visitor(away.test_client())("/login/office", status=422)
    let_go(away)


def test_the_administrator_links_and_ends_and_no_two_people_share_an_account(page, visitor, provider, school):
    tu = visitor()
    sign_in(tu, school.tu)
    form = tu(f"/people/{school.lan.id}").follow("Tài khoản tại nhà cung cấp của cơ quan")
    assert form.submit(subject=provider.sub).path == f"/people/{school.lan.id}"
    again = tu(f"/people/{school.hai.id}/office").submit(subject=provider.sub, status=422)
    assert "đã nối với người khác" in again.text
    assert through_the_office(page).path == "/"
    tu(f"/people/{school.lan.id}/office").submit("end", press="Bỏ liên kết")
    assert page("/").path == "/login"
    assert "chưa được nối" in through_the_office(page, status=422).text


def test_of_two_administrators_the_second_is_told_whom_the_first_linked(visitor, school):
    tu = visitor()
    sign_in(tu, school.tu)
    first, second = tu(f"/people/{school.lan.id}/office"), tu(f"/people/{school.lan.id}/office")
    first.submit(subject="lan-mau")
    shown = second.submit(subject="lan-khac", status=422)
    assert "Người khác vừa ghi ở đây: lan-mau" in shown.text
    assert shown.find("input", name="subject")["value"] == "lan-khac"
    link = next(form for form in shown.find_all("form") if form.get("action").endswith("/office"))
    shown.submit(link)
    assert "lan-khac" in tu(f"/people/{school.lan.id}/office").text


def test_people_of_another_unit_are_linked_by_nobody_here(page, school):
    sign_in(page, school.tu)
    page(f"/people/{school.mai.id}/office", status=404)


def test_without_a_provider_there_is_no_way(settings, school, clock):
    app: Flask = make_app(dataclasses.replace(settings, oidc_issuer=""))
    page = Visitor(app.test_client())
    assert "qua cơ quan" not in page("/login").text
    for address in ("/login/office", "/login/office/back"):
        page(address, status=404)
    sign_in(page, school.tu)
    page(f"/people/{school.lan.id}/office", status=404)
    let_go(app)
