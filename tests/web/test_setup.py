"""The set-up page: one link, one choice, then the door."""

from datetime import UTC, datetime

import pytest

from casebook.services.installing import setup_token
from tests.people import PASSWORD
from tests.web.test_recovery_paper import read_from

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
FILLED = {
    "name": "Trường Tiểu học Ví Dụ",
    "kind": "school",
    "abbreviation": "THVD",
    "place": "Phường Mẫu",
    "administrator_name": "Anh Tú Mẫu",
    "administrator_username": "Tu",
    "administrator_password": PASSWORD,
    "head_name": "Thầy Minh Mẫu",
    "head_username": "minh",
    "head_password": PASSWORD,
}


@pytest.fixture
def link(app):
    with app.app_context():
        return f"/setup/{setup_token(now=NOW)}"


def test_the_link_leads_over_one_form_and_the_recovery_key_to_the_door_and_then_leads_nowhere(page, link):
    paper = page(link).follow("Tạo đơn vị của tôi").submit(**FILLED)
    door = paper.submit(**read_from(paper))
    assert door.path == "/login"
    desk = door.submit(username="tu", password=PASSWORD)
    assert "Trường Tiểu học Ví Dụ" in desk.text
    for address in (link, f"{link}/unit"):
        page(address, status=404)


def test_what_was_typed_stays_when_something_is_refused(page, link):
    form = page(f"{link}/unit")
    refused = form.submit(**FILLED | {"head_password": "short"}, status=422)
    assert "ít nhất 12" in refused.text
    assert refused.find("input", name="name")["value"] == FILLED["name"]
    assert refused.find("input", name="head_username")["value"] == "minh"


@pytest.mark.parametrize("field", ["name", "abbreviation", "place", "administrator_name", "head_username"])
def test_an_empty_answer_is_told_beside_its_field(page, link, field):
    refused = page(f"{link}/unit").submit(**FILLED | {field: ""}, status=422)
    assert refused.find("input", name=field)["aria-invalid"] == "true"


@pytest.mark.parametrize("way", ["", "/unit"])
def test_a_wrong_link_looks_like_no_page(page, link, way):
    page(f"/setup/wrong{way}", status=404)


def test_a_wrong_link_sent_by_hand_makes_nothing(app, page, link):
    app.config["WTF_CSRF_ENABLED"] = False
    for way in ("unit", "sample"):
        assert page.client.post(f"/setup/wrong/{way}", data=FILLED).status_code == 404
    assert page(link).path == link


def test_only_a_set_up_link_opens_an_empty_installation(page, link):
    failed = page("/login").submit(username="tu", password=PASSWORD, status=422)
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in failed.text
