"""HEAD is GET without its body: it never does what only a form may do."""

from casebook.records.base import db
from casebook.records.people import person_by_username
from tests.people import sign_in


def test_head_answers_like_get_without_a_body(client):
    seen = client.get("/login")
    head = client.head("/login")
    assert (head.status_code, head.data) == (seen.status_code, b"")
    assert head.headers["Content-Type"] == seen.headers["Content-Type"]


def test_a_form_sent_as_head_changes_nothing(app, client, page, school):
    app.config["WTF_CSRF_ENABLED"] = False
    sign_in(page, school.tu)
    typed = {"full_name": "Ông Ví Dụ", "username": "vidu", "role": "handler", "since": "2026-11-23"}
    assert client.open("/people/new", method="HEAD", data=typed).status_code == 200
    with app.app_context():
        db.session.rollback()
        assert person_by_username("vidu") is None


def test_whoever_is_signed_in_is_led_on_by_head_too(page, client, school):
    sign_in(page, school.lan)
    assert client.head("/login").status_code == 302
