"""Pages of the second factor: enrolment first, the code after the password, two people for a lost one."""

import re
from datetime import date, datetime, time

import pyotp
import pytest

from casebook.law.vocabulary import Action
from casebook.records.devices import codes_left
from tests.conftest import ORDINARY_DAY
from tests.matters import registered, take
from tests.people import PASSWORD, sign_in
from tests.proofs import STEP, Phone, ask_for_second_factor, enrol
from tests.web.page import Page

MONDAY = ORDINARY_DAY


@pytest.fixture
def asked(within, school):
    """An installation that asks everybody for a device."""
    within(ask_for_second_factor)
    return school


@pytest.fixture
def phone_of(within, asked, clock):
    """Enrol somebody's device, as if long ago."""
    return lambda somebody: within(enrol, somebody, clock.to(MONDAY))


def enter(visitor, phone: Phone, now: datetime) -> Page:
    """Sign in with password and code."""
    return sign_in(visitor, phone.somebody).submit(code=phone.code(now))


def letters_on(shown: Page) -> str:
    return shown.find("p", class_="device-letters").text.replace(" ", "")


def test_whoever_has_no_device_gets_to_enrolment_and_nowhere_else(page, asked):
    assert sign_in(page, asked.minh).path == "/account/device"
    for address in ("/", "/cases", "/account", "/account/password", "/reception", "/people", "/devices"):
        assert page(address).path == "/account/device", address
    assert page.client.get("/cases", headers={"HX-Request": "true"}).status_code == 204
    assert not page("/account/device").find_all("nav")
    assert page("/account/device").submit("logout").path == "/login"


def test_a_device_is_enrolled_by_its_picture_or_letters_and_the_codes_are_shown_once(page, asked, clock):
    now = clock.to(MONDAY)
    shown = sign_in(page, asked.minh).submit("begin")
    assert shown.find("img", class_="device-picture")["src"].startswith("data:image/svg+xml")
    assert "style=" not in shown.response.get_data(as_text=True)
    wrong = shown.submit("device/new", code="000000", status=422)
    assert "Mã chưa đúng" in wrong.text
    assert not wrong.find("input", name="code").get("value")
    seed = letters_on(shown)
    assert letters_on(wrong) == seed
    codes = wrong.submit("device/new", code=pyotp.TOTP(seed).at(now))
    assert len(codes.find_all("code")) == 10
    assert codes.response.headers["Cache-Control"] == "no-store"
    assert page("/").path == "/"
    state = page("/account/device")
    assert "Mã dự phòng còn lại 10" in state.text
    assert codes.find_all("code")[0].text not in state.text


def test_after_the_password_only_the_page_for_the_code_opens(page, asked, phone_of, clock):
    phone = phone_of(asked.lan)
    now = clock.to(MONDAY)
    door = sign_in(page, asked.lan)
    assert door.path == "/login/code"
    for address in ("/account", "/account/device", "/reception", "/"):
        assert page(address).path == "/login", address
    assert "Mã chưa đúng" in page("/login/code").submit(code="000000", status=422).text
    assert page("/login/code").submit(code=phone.code(now)).path == "/reception"
    assert page("/login/code").path == "/"


def test_the_way_one_came_by_is_kept_over_both_pages(page, asked, phone_of, clock):
    phone = phone_of(asked.lan)
    now = clock.to(MONDAY)
    door = page("/days?year=2026").submit(username="lan", password=PASSWORD)
    assert door.submit(code=phone.code(now)).path == "/days"


def test_a_code_that_comes_too_late_begins_again_at_the_door(page, asked, phone_of, clock):
    phone = phone_of(asked.lan)
    door = sign_in(page, asked.lan)
    later = clock.to(MONDAY, time(8, 6))
    again = door.submit(code=phone.code(later))
    assert again.path == "/login"
    assert "quá năm phút" in again.text


def test_the_cookie_of_a_half_open_sign_in_opens_nothing(page, visitor, asked, phone_of):
    phone_of(asked.lan)
    sign_in(page, asked.lan)
    with page.client.session_transaction() as session:
        half = session["half"]
    thief = visitor()
    with thief.client.session_transaction() as session:
        session["_user_id"] = half
    assert thief("/").path == "/login"


def test_a_code_on_paper_opens_the_door_and_one_less_is_left(page, asked, phone_of, within):
    phone = phone_of(asked.lan)
    assert sign_in(page, asked.lan).submit(code=phone.paper[0]).path == "/"
    assert within(codes_left, asked.lan.id) == 9


def test_new_codes_ask_for_a_fresh_code_and_come_back(page, asked, phone_of, clock):
    phone = phone_of(asked.lan)
    now = clock.to(MONDAY)
    enter(page, phone, now)
    with page.client.session_transaction() as session:
        before = session["_user_id"]
    confirm = page("/account/device").submit("codes")
    assert confirm.path == "/account/confirm"
    assert "Mã chưa đúng" in confirm.submit(code=phone.code(now), status=422).text
    back = confirm.submit(code=phone.code(now + STEP))
    assert back.path == "/account/device"
    with page.client.session_transaction() as session:
        assert session["_user_id"] != before
    assert len(back.submit("codes").find_all("code")) == 10
    clock.to(MONDAY, time(8, 6))
    assert page("/account/device").submit("codes").path == "/account/confirm"


def test_a_way_back_that_is_none_of_ours_leads_to_ones_own_account(page, asked, phone_of, clock):
    phone = phone_of(asked.lan)
    now = clock.to(MONDAY)
    enter(page, phone, now)
    ways = (["https://evil.example/", {}], ["no.such", {"a": "b"}], ["cases.show", {}])
    for number, way in enumerate(ways, start=1):
        with page.client.session_transaction() as session:
            session["confirm_back"] = way
        moment = clock.to(MONDAY, time(8, number))
        assert page("/account/confirm").submit(code=phone.code(moment)).path == "/account"


def replaced(phone_of, visitor, asked, clock):
    """The administrator asks for a new device for Lan; gives everybody's browsers and phones."""
    phones = {one.username: phone_of(one) for one in (asked.lan, asked.tu, asked.ha)}
    now = clock.to(MONDAY)
    browsers = {name: visitor() for name in phones}
    for name, phone in phones.items():
        enter(browsers[name], phone, now)
    asked_for = browsers["tu"]("/devices").follow(asked.lan.full_name)
    request = asked_for.submit(reason="Mất điện thoại, đã gặp trực tiếp")
    return phones, browsers, request.path, now


def test_a_lost_device_is_replaced_by_two_people_and_a_link(phone_of, visitor, asked, clock):
    phones, browsers, request, now = replaced(phone_of, visitor, asked, clock)
    assert "Chờ người thứ hai" in browsers["tu"](request).text
    assert browsers["lan"]("/").path == "/"
    confirm = browsers["ha"]("/devices").follow(asked.lan.full_name).submit(request, press="Xác nhận")
    assert confirm.path == "/account/confirm"
    back = confirm.submit(code=phones["ha"].code(now + STEP))
    assert back.path == request
    confirmed = back.submit(request, press="Xác nhận")
    link = re.search(r"/new-device/[\w-]+", confirmed.text).group(0)
    assert browsers["lan"]("/").path == "/login"

    lan = visitor()
    by_password = sign_in(lan, asked.lan)
    assert by_password.path == "/account/device"
    assert "Thiết bị của bạn đang được thay" in by_password.text
    assert not [one for one in by_password.find_all("form") if "begin" in one.get("action")]

    arrive = visitor()(link)
    assert arrive.path == "/new-device"
    assert "Mật khẩu chưa đúng" in arrive.submit(password="wrong", status=422).text
    shown = arrive.submit(password=PASSWORD).submit("begin")
    done = shown.submit("device/new", code=pyotp.TOTP(letters_on(shown)).at(now))
    assert len(done.find_all("code")) == 10
    visitor()(link, status=404)
    browsers["ha"](request, status=404)


def test_neither_who_asked_nor_who_lost_it_nor_a_stranger_confirms(phone_of, visitor, asked, clock):
    _phones, browsers, request, _now = replaced(phone_of, visitor, asked, clock)
    browsers["tu"].client.application.config["WTF_CSRF_ENABLED"] = False
    assert browsers["tu"].client.post(request).status_code == 404
    assert browsers["lan"].client.post(request).status_code == 404
    assert browsers["lan"].client.get(request).status_code == 404
    assert browsers["ha"].client.post(request).location == "/account/confirm"


def test_a_browser_elsewhere_is_ended_alone(page, visitor, school):
    elsewhere = visitor()
    sign_in(elsewhere, school.lan)
    sign_in(page, school.lan)
    account = page("/account").submit("browsers/", press="Đăng xuất trình duyệt này")
    assert account.path == "/account"
    assert elsewhere("/").path == "/login"
    assert page("/").path == "/"


def test_a_browser_of_somebody_else_is_not_ended(page, visitor, school, app):
    theirs = visitor()
    sign_in(theirs, school.minh)
    another = visitor()
    sign_in(another, school.minh)
    action = next(
        one["action"] for one in theirs("/account").find_all("form") if "/browsers/" in one.get("action")
    )
    sign_in(page, school.lan)
    app.config["WTF_CSRF_ENABLED"] = False
    assert page.client.post(action).status_code == 404
    assert another("/").path == "/"


def test_the_link_leaves_the_address_at_once(page, school):
    for way in ("/activate", "/new-device"):
        answer = page.client.get(f"{way}/some-token")
        assert (answer.status_code, answer.location) == (302, way)
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        page(f"{way}/{'x' * 8000}", status=404)


def test_where_none_is_asked_for_no_device_is_offered(page, school):
    assert sign_in(page, school.lan).path == "/"
    page("/account/device", status=404)
    assert "Xác thực hai lớp" not in page("/account").text


@pytest.fixture
def accepted(asked, within):
    """A complaint the head has accepted."""
    case_id = within(registered, asked)
    within(take, case_id, asked.minh, Action.ACCEPT, date(2026, 11, 6))
    return case_id


DECISION = {
    "on": "20/11/2026",
    "document_number": "31/QĐ-THM",
    "signer": "Thầy Minh Mẫu",
    "outcome": "right",
}


def test_signing_asks_for_a_fresh_code_keeps_what_was_typed_and_comes_back(
    page, asked, phone_of, clock, accepted
):
    phone = phone_of(asked.minh)
    now = clock.to(MONDAY)
    enter(page, phone, now)
    form = page(f"/cases/{accepted}/steps/decide")
    confirm = form.submit(**DECISION)
    assert confirm.path == "/account/confirm"
    assert "được giữ lại, niêm phong" in confirm.text
    assert "31/QĐ-THM" not in confirm.text
    refused = confirm.submit(code="000000", status=422)
    back = refused.submit(code=phone.code(now + STEP))
    assert back.path == f"/cases/{accepted}/steps/decide"
    assert back.find("input", id="document_number")["value"] == "31/QĐ-THM"
    assert "Những gì bạn đã nhập vẫn còn đây" in back.text
    assert back.submit().find("article")["data-status"] == "decided"


def test_what_is_typed_into_a_secret_form_is_not_kept(page, asked, phone_of, clock, accepted, monkeypatch):
    phone = phone_of(asked.minh)
    now = clock.to(MONDAY)
    enter(page, phone, now)
    form = page(f"/cases/{accepted}/steps/decide")
    monkeypatch.setattr("casebook.web.access.is_secret_case", lambda _case_id: True)
    confirm = form.submit(**DECISION)
    assert "không được lưu ở đâu cả" in confirm.text
    back = confirm.submit(code=phone.code(now + STEP))
    assert back.path == f"/cases/{accepted}/steps/decide"
    assert "hãy nhập lại" in back.text
    assert not back.find("input", id="document_number")["value"]
