"""The tests' own visitor sends what a browser would send, and nothing that a form does not offer."""

import pytest
from flask import Flask, request

from tests.web.page import Visitor

FORM = """<!doctype html><html lang="vi"><head><title>Đăng ký</title></head><body><main><h1>Đăng ký</h1>
<form method="post" action="/sent" id="enrol"><input type="hidden" name="csrf_token" value="abc">
<label>Họ tên <input name="who" value="Cô Lan Mẫu"></label>
<label>Ghi chú <textarea name="note">
hai dòng</textarea></label>
<label>Loại <select name="kind"><option value="a">A</option>
<option value="b" selected>B</option></select></label>
<label><input type="checkbox" name="shown" value="yes"> Đã xuất trình</label>
<label><input type="radio" name="way" value="desk" checked> Tại chỗ</label>
<label><input type="radio" name="way" value="post"> Qua bưu điện</label>
<label>Khoá <input name="locked" value="x" disabled></label>
<button name="deed" value="draft">Lưu nháp</button> <button name="deed" value="final">Ghi sổ</button>
</form></main></body></html>"""
SENT = """<!doctype html><html lang="vi"><head><title>Đã nhận</title></head><body>
<h1>Đã nhận</h1></body></html>"""


@pytest.fixture
def sent():
    """What arrived at the other end."""
    return {}


@pytest.fixture
def form(sent):
    """A page with a form, open in a visitor's browser."""
    desk = Flask(__name__)
    desk.add_url_rule("/form", "form", lambda: FORM)

    def receive():
        sent.update(request.form.to_dict(flat=False))
        return SENT

    desk.add_url_rule("/sent", "sent", receive, methods=["POST"])
    return Visitor(desk.test_client())("/form")


UNTOUCHED = {
    "csrf_token": ["abc"],
    "who": ["Cô Lan Mẫu"],
    "note": ["hai dòng"],
    "kind": ["b"],
    "way": ["desk"],
}


def test_a_form_that_nobody_touched_sends_what_stands_in_it(form, sent):
    assert form.submit().h1 == "Đã nhận"
    assert sent == UNTOUCHED | {"deed": ["draft"]}


def test_what_was_filled_in_is_sent_with_the_button_that_was_pressed(form, sent):
    form.submit("enrol", press="Ghi sổ", who="Ông An Ví Dụ", kind="a", shown=True, way="post")
    filled = {"who": ["Ông An Ví Dụ"], "kind": ["a"], "shown": ["yes"], "way": ["post"]}
    assert sent == UNTOUCHED | filled | {"deed": ["final"]}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"kind": "c"}, "does not offer"),
        ({"way": "fax"}, "does not offer"),
        ({"locked": "y"}, "has no field 'locked'"),
        ({"phone": "1"}, "has no field 'phone'"),
        ({"press": "Xoá"}, "No button 'Xoá'"),
        ({"form": "other"}, "No form 'other'"),
    ],
)
def test_what_no_browser_could_send_fails_the_test(form, sent, values, said):
    with pytest.raises(AssertionError, match=said):
        form.submit(**values)
    assert sent == {}


def test_what_is_forced_is_sent_all_the_same(form, sent):
    form.submit(forced={"kind": "c", "phone": "1"})
    assert sent["kind"] == ["c"]
    assert sent["phone"] == ["1"]


def test_another_status_than_expected_shows_what_the_page_said(form):
    with pytest.raises(AssertionError, match=r"answered 404, not 200: .*Not Found"):
        form.visitor("/nowhere")
