"""The door and the guard: what a cookie is worth, where one lands, and which pages nobody opened."""

from datetime import date, time

import pytest
from flask import Flask
from sqlalchemy import select

from casebook.law.powers import ROLE_POWERS
from casebook.records.base import db
from casebook.records.sign_ins import KeptText
from casebook.web.needs import Open
from casebook.web.registry import ENDPOINTS
from tests.people import PASSWORD, sign_in

MONDAY = date(2026, 11, 23)


def cookie(page) -> str:
    return page.client.get_cookie("casebook").value


def addresses(app: Flask) -> list[tuple[str, str, str]]:
    """Every endpoint with an address that fits it, and each of its methods."""
    found = []
    for rule in app.url_map.iter_rules():
        values = dict.fromkeys(rule.arguments, "0" * 32)  # an id that is also a number
        with app.test_request_context():
            address = app.url_map.bind("localhost").build(rule.endpoint, values)
        found += [(rule.endpoint, address, method) for method in sorted(rule.methods or ())]
    return found


def test_signing_in_leads_to_the_desk_and_signing_out_to_the_door(page, school):
    desk = sign_in(page, school.lan)
    assert desk.path == "/"
    assert school.lan.full_name in desk.text
    assert desk.submit("logout").path == "/login"
    assert page("/").path == "/login"


def test_a_cookie_replayed_after_signing_out_opens_nothing(page, visitor, school):
    desk = sign_in(page, school.lan)
    kept = cookie(page)
    desk.submit("logout")
    thief = visitor()
    thief.client.set_cookie("casebook", kept)
    assert thief("/").path == "/login"


def test_each_sign_in_begins_a_session_of_its_own_and_nothing_set_before_survives(page, school):
    page("/login")
    with page.client.session_transaction() as session:
        session["planted"] = "by somebody"
    sign_in(page, school.lan)
    with page.client.session_transaction() as session:
        first = session["_user_id"]
        assert "planted" not in session
    page("/").submit("logout")
    sign_in(page, school.lan)
    with page.client.session_transaction() as session:
        assert session["_user_id"] != first


def test_the_cookie_holds_no_person_and_is_closed_to_scripts(page, school):
    page("/login")
    token = page("/login").find("input", name="csrf_token")["value"]
    answer = page.client.post("/login", data={"username": "lan", "password": PASSWORD, "csrf_token": token})
    header = answer.headers["Set-Cookie"]
    assert "HttpOnly" in header
    assert "SameSite=Lax" in header
    with page.client.session_transaction() as session:
        assert school.lan.id not in str(dict(session))


@pytest.mark.parametrize("username", ["nobody", "lan", "", "lan\x00", "l" * 500])
def test_a_failed_attempt_is_told_on_the_same_page_and_opens_nothing(page, school, username):
    failed = page("/login").submit(username=username, password="not the password", status=422)
    assert failed.path == "/login"
    assert page("/").path == "/login"


@pytest.mark.parametrize(
    "wanted",
    ["/login?next=https://evil.example/", "/login?next=//evil.example", "/?next=https://evil.example"],
)
def test_nobody_is_led_elsewhere_after_signing_in(page, school, wanted):
    arrived = page(wanted).submit(username="lan", password=PASSWORD)
    assert arrived.response.request.host == "localhost"
    assert arrived.path == "/"


def test_whoever_followed_a_link_lands_there_after_signing_in(page, school):
    assert page("/days?year=2026").path == "/login"
    assert sign_in(page, school.lan).path == "/days"


def test_half_an_hour_of_silence_or_eight_hours_of_work_end_the_sign_in(page, school, clock):
    sign_in(page, school.lan)
    clock.to(MONDAY, time(8, 30))
    assert page("/").path == "/"
    clock.to(MONDAY, time(9, 1))
    assert page("/").path == "/login"
    sign_in(page, school.lan)
    for hour in range(9, 17):
        for minute in (5, 25, 45):
            clock.to(MONDAY, time(hour, minute))
            page("/")
    assert page("/").path == "/"
    clock.to(MONDAY, time(17, 2))
    assert page("/").path == "/login"


def typed_too_late(page, school, clock):
    """An administrator fills in a form, and sends it after the sign-in ran out."""
    sign_in(page, school.tu)
    form = page("/people/new")
    clock.to(MONDAY, time(9, 0))
    late = form.submit(full_name="Bà Đào Mẫu", username="dao", title="Kế toán")
    assert late.path == "/login"
    return late


def test_what_was_typed_when_the_sign_in_ran_out_is_there_again_after_signing_in(page, school, clock):
    back = typed_too_late(page, school, clock).submit(username="tu", password=PASSWORD)
    assert back.path == "/people/new"
    assert back.find("input", name="full_name")["value"] == "Bà Đào Mẫu"
    assert back.submit(role="handler").path.startswith("/people/")
    assert "Bà Đào Mẫu" in page("/people").text


def test_what_somebody_typed_is_never_shown_to_the_next_person_at_the_machine(page, school, clock):
    other = typed_too_late(page, school, clock).submit(username="minh", password=PASSWORD)
    assert other.path == "/"
    assert "Bà Đào Mẫu" not in other.text
    page("/").submit("logout")
    assert sign_in(page, school.tu).path == "/people/new"


def test_a_password_typed_when_the_sign_in_ran_out_is_not_kept(app, page, school, clock):
    sign_in(page, school.lan)
    form = page("/account/password")
    clock.to(MONDAY, time(9, 0))
    back = form.submit(current_password=PASSWORD, password="x" * 20, password_again="x" * 20)
    assert back.path == "/login"
    with app.app_context():
        kept = db.session.scalars(select(KeptText)).all()
    assert all(b"x" * 20 not in one.sealed for one in kept)
    again = back.submit(username="lan", password=PASSWORD)
    assert not again.find("input", name="password").get("value")


def test_an_answer_after_signing_in_is_kept_in_no_store(page, school):
    sign_in(page, school.lan)
    assert page("/").response.headers["Cache-Control"] == "no-store"


def test_every_endpoint_stands_in_the_registry_and_the_registry_names_no_other(app):
    served = {rule.endpoint for rule in app.url_map.iter_rules()}
    assert served == set(ENDPOINTS)


def test_an_endpoint_nobody_registered_is_refused_to_everybody(app, page, visitor, school):
    app.add_url_rule("/forgotten", "forgotten", lambda: "open", methods=["GET", "POST"])
    for method in ("get", "post", "head", "options"):
        assert getattr(visitor().client, method)("/forgotten").location == "/login"
    sign_in(page, school.minh)
    for method in ("get", "head", "options"):
        assert getattr(page.client, method)("/forgotten").status_code == 404


def test_without_signing_in_every_page_but_the_open_ones_leads_to_the_door(app, client, school):
    app.config["WTF_CSRF_ENABLED"] = False  # the guard stands before it
    walked = 0
    for endpoint, address, method in addresses(app):
        if ENDPOINTS[endpoint] is Open.TO_ALL:
            continue
        answer = client.open(address, method=method)
        assert (answer.status_code, answer.location) == (302, "/login"), (method, address)
        walked += 1
    assert walked > 40


@pytest.mark.slow
@pytest.mark.parametrize("who", ["lan", "hai", "thu", "binh", "tu"])
def test_a_page_whose_power_somebody_lacks_looks_like_no_page_whatever_the_method(app, page, school, who):
    app.config["WTF_CSRF_ENABLED"] = False
    somebody = getattr(school, who)
    sign_in(page, somebody)
    held = ROLE_POWERS[somebody.role]
    walked = 0
    for endpoint, address, method in addresses(app):
        needed = ENDPOINTS[endpoint]
        if isinstance(needed, Open) or held & (needed if isinstance(needed, frozenset) else {needed}):
            continue
        assert page.client.open(address, method=method).status_code == 404, (method, address)
        walked += 1
    assert walked > 15
