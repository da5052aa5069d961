"""The page on which the head destroys letters filed away, and what the case shows afterwards."""

from datetime import date

import pytest

from casebook.law.vocabulary import Action, Kind
from tests.matters import registered, take
from tests.people import PASSWORD, sign_in

RECEIVED, FILED, DAY = date(2025, 10, 1), date(2025, 10, 6), date(2026, 11, 23)
DECISION = {"document_number": "45/QĐ-THM", "sure": True}


@pytest.fixture
def filed(app, school) -> str:
    """A petition filed away more than a year ago."""
    with app.app_context():
        case_id = registered(
            school,
            kind=Kind.PETITION,
            received_on=RECEIVED,
            today=RECEIVED,
            subject="Đề nghị sửa mái hiên",
        )
        take(case_id, school.lan, Action.FILE_AWAY, FILED)
    return case_id


def test_the_head_destroys_after_proving_who_they_are_and_the_case_tells_it(page, school, filed):
    sign_in(page, school.minh)
    listed = page("/cases").follow("Tiêu hủy đơn lưu")
    assert "Lưu đơn ngày 06/10/2025, giữ hết ngày 06/10/2026" in listed.text
    assert "Điều 28" in listed.text
    asked = listed.submit(press="Tiêu hủy", case_ids=[filed], **DECISION)
    assert asked.path == "/account/confirm"
    back = asked.submit(code=PASSWORD)
    assert back.path == "/cases/destruction"
    done = back.submit(press="Tiêu hủy", case_ids=[filed], **DECISION)
    assert "Đã tiêu hủy" in done.text
    assert "45/QĐ-THM" in done.text
    assert "chưa có đơn nào" in done.text
    case = page(f"/cases/{filed}")
    assert "Quyết định số 45/QĐ-THM ngày 23/11/2026" in case.text
    assert "Lưu đơn" in case.text
    for word in ("mái hiên", "An Ví Dụ", "Thêm tệp", "Ghi chú"):
        assert word not in case.text
    assert "Destroyed by decision" in page(f"/cases/{filed}?lang=en").text
    for address in ("/cases?lang=vi", "/cases?q=mai+hien", "/"):
        assert "mái hiên" not in page(address).text


def test_nothing_is_destroyed_by_a_form_that_is_not_right(page, school, filed):
    sign_in(page, school.minh)
    listed = page("/cases/destruction")
    for wrong in ({}, {"case_ids": [filed]}, {"case_ids": [filed], "document_number": "45/QĐ-THM"}):
        assert listed.submit(press="Tiêu hủy", status=422, **wrong).find_all("a", href="#sure") or wrong
    assert "mái hiên" in page(f"/cases/{filed}").text


@pytest.mark.parametrize("who", ["lan", "ha", "hai", "thu", "son", "binh", "tu", "mai"])
def test_nobody_else_finds_the_page(page, school, who):
    sign_in(page, getattr(school, who))
    page("/cases/destruction", status=404)


def test_before_anything_is_due_the_page_says_what_belongs_there(page, school):
    sign_in(page, school.minh)
    assert "đủ một năm" in page("/cases/destruction").text
