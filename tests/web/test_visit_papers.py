"""From the page of a visit: receipt, slip, group, correction, refusal with its notice, and their PDFs."""

from datetime import time

import pytest
from sqlalchemy import func, select

from casebook.records.base import db
from casebook.records.sign_ins import KeptText
from casebook.records.visits import Receipt, Refusal
from tests.conftest import ORDINARY_DAY
from tests.people import settle_school, sign_in

pytestmark = pytest.mark.deep

NEW = "/reception/visits/new"
SAID = {
    "full_name": "Bà Cúc Ví Dụ",
    "matters-0-content": "Hỏi về tiền nước uống",
    "matters-0-kind": "feedback",
    "matters-0-handling": "noted",
    "people_count": "30",
}


@pytest.fixture
def school(app, page):
    """The school, with Cô Lan signed in."""
    with app.app_context():
        school = settle_school()
    sign_in(page, school.lan)
    return school


@pytest.fixture
def visit(page, school):
    """The page of a visit of thirty people."""
    return page(NEW).submit("visit", press="Lưu", **SAID)


def pdf(client, seen, text: str) -> None:
    """The link leads to a PDF."""
    answer = client.get(seen.find("a", text=text)["href"])
    assert (answer.status_code, answer.data[:5]) == (200, b"%PDF-")
    assert answer.headers["Cache-Control"] == "no-store"


def test_minutes_and_the_sheet_of_a_group_are_printed(client, visit):
    pdf(client, visit, "Biên bản tiếp công dân")
    pdf(client, visit, "Danh sách để ký")


def test_save_and_print_goes_straight_to_the_minutes(client, page, school):
    form = page(NEW)
    data = form._filled(form.form("visit"), SAID) | {"do": "print"}
    answer = client.post(NEW, data=data, follow_redirects=True)
    assert answer.data[:5] == b"%PDF-"


def test_a_receipt_is_filled_in_numbered_and_printed(app, client, visit):
    form = visit.follow("giấy biên nhận")
    two = form.submit(press="thêm", **{"items-0-name": "Đơn", "items-0-pages": "2"})
    given = two.submit(press="Lưu", **{"items-1-name": "Phiếu thu", "items-1-original": "original"})
    pdf(client, given, "Giấy biên nhận 02/TCD số 1")
    with app.app_context():
        items = db.session.scalars(select(Receipt.items)).one()
    assert [item["name"] for item in items] == ["Đơn", "Phiếu thu"]


@pytest.mark.parametrize(
    "wrong",
    [{"items-0-name": ""}, {"items-0-name": "Đơn", "items-0-pages": "hai"}, {"handed_on": "1/13/2026"}],
)
def test_a_receipt_that_cannot_be_is_told_and_takes_no_number(app, visit, wrong):
    visit.follow("giấy biên nhận").submit(press="Lưu", status=422, **({"items-0-name": "Đơn"} | wrong))
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Receipt)) == 0


def test_an_appointment_is_given_and_printed(client, visit):
    form = visit.follow("phiếu hẹn")
    form.submit(press="Lưu", status=422, with_whom="Thầy Minh Mẫu", on_day="01/01/2020", at_time="7h30")
    told = form.submit(press="Lưu", with_whom="Thầy Minh Mẫu", on_day="30/11/2026", at_time="7h30")
    pdf(client, told, "Phiếu hẹn ngày 30/11/2026")


def test_a_group_is_named_and_chooses_who_speaks(visit):
    named = visit.follow("Thêm tên").submit(press="danh sách", lines="Ông Ba Ví Dụ; ngõ 5\nBà Tư Ví Dụ")
    assert "ngõ 5" in named.text
    choose = named.follow("Chọn người đại diện")
    ids = [box["value"] for box in choose.find_all("input", type="checkbox")]
    choose.submit(press="Lưu", status=422, companion_ids=[])
    chosen = choose.submit(press="Lưu", companion_ids=ids[:2])
    assert "ngõ 5, người đại diện" in chosen.find(id="group").text


def test_a_correction_shows_what_stood_before(visit):
    form = visit.follow("Sửa chỗ ghi sai")
    right = form.submit(press="Sửa lại", full_name="Bà Cúc Mẫu Ví Dụ", reason="nghe nhầm")
    assert "Bà Cúc Mẫu Ví Dụ" in right.text
    assert "nghe nhầm" in right.text
    assert "trước đây ghi: Bà Cúc Ví Dụ" in right.text.replace(" )", ")")


def test_a_second_correction_made_meanwhile_is_told_and_may_then_be_saved(visit):
    form = visit.follow("Sửa chỗ ghi sai")
    form.submit(press="Sửa lại", address="12 phố Mẫu", reason="thiếu địa chỉ")
    stale = form.submit(press="Sửa lại", status=422, phone="0900 000 003", reason="thiếu số")
    assert stale.find("input", name="phone")["value"] == "0900 000 003"
    assert "0900 000 003" in stale.submit(press="Sửa lại").text


REFUSED = {
    "full_name": "Một người đàn ông khoảng 40 tuổi",
    "content": "Đòi gặp giáo viên",
    "explanation": "Đã giải thích",
}


def test_a_refusal_owes_its_notice_which_the_head_records(app, client, page, visitor, school):
    form = page("/reception/visits/refuse")
    form.submit(press="Ghi", status=422, ground="answered_nothing_new", **REFUSED)
    assert "say" in form.submit(press="Ghi", ground="intoxicated", **REFUSED).text
    head = visitor()
    sign_in(head, school.minh)
    owed = head("/reception/visits/refuse").submit(press="Ghi", ground="answered_nothing_new", **REFUSED)
    assert owed.find("li", **{"data-rule": "TCD-26"})["data-due"] == "2026-11-27"
    pdf(head.client, owed, "Thông báo 01/TCD")
    notice = owed.follow("Ghi đã gửi thông báo")
    notice.submit(press="Ghi", status=422, number="07/TB-THM")
    told = notice.submit(press="Ghi", number="07/TB-THM", sure=True)
    assert told.find("li", **{"data-rule": "TCD-26"})["data-state"] == "met"
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Refusal)) == 2


def test_no_ground_no_refusal(page, school):
    page("/reception/visits/refuse").submit(press="Ghi", status=422, **REFUSED)


def test_a_likely_duplicate_shows_while_typing(client, page, school):
    case = SAID | {"matters-0-handling": "opened_case", "matters-0-subject": "Tiền nước"}
    page(NEW).submit("visit", press="Lưu", **case)
    form = page(NEW)
    data = form._filled(form.form("visit"), case)
    told = client.post("/reception/visits/similar/0", data=data).get_data(as_text=True)
    assert "KNPA-2026-0001" in told
    assert "<html" not in told


@pytest.mark.parametrize(("kind", "kept"), [("feedback", 1), ("denunciation", 0)])
def test_what_was_typed_when_the_sign_in_ran_out_is_kept_but_never_a_denunciation(
    app, page, clock, school, kind, kept
):
    form = page(NEW)
    clock.to(ORDINARY_DAY, time(16, 30))
    form.submit("visit", press="Lưu", forced={"matters-0-kind": kind}, full_name="Bà Cúc Ví Dụ")
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(KeptText)) == kept
