"""What was sent to another unit, through its pages: the receiver reads the letter, the sender its fate."""

from datetime import date

import pytest

from casebook.law.vocabulary import Action
from tests.letterbox import on_its_way, open_office, sent_to, taken_in
from tests.matters import case_of, registered, take
from tests.people import CITIZEN, sign_in

pytestmark = pytest.mark.deep

COMMUNE = "UBND phường Mẫu"


@pytest.fixture
def office(school, within):
    within(open_office, school)
    return school


@pytest.fixture
def sent(office, within) -> str:
    """The case of the school that was transferred to the commune."""
    return within(sent_to, office, COMMUNE)


def waiting(case_id: str) -> str:
    return on_its_way(case_id).id


def test_the_form_of_a_transfer_offers_the_body_above_and_the_other_units(page, office, within):
    case_id = within(registered, office, competent=False)
    sign_in(page, office.lan)
    form = page(f"/cases/{case_id}/steps/transfer")
    field = form.find("input", id="dest_unit")
    assert field["value"] == COMMUNE
    offered = [option["value"] for option in form.find("datalist", id=field["list"]).find_all("option")]
    assert offered == [COMMUNE, "Trường Mầm non Mẫu"]
    shown = form.submit(on="05/11/2026", document_number="4/PC-THM", signer="Thầy Minh Mẫu")
    assert "chờ nơi nhận xác nhận" in shown.find("section", id="ties").text


def test_the_receiver_reads_the_letter_and_takes_it_in_on_its_own_day(page, office, sent):
    sign_in(page, office.binh)
    listing = page("/cases").follow("Đơn chuyển đến: 1 chờ tiếp nhận")
    form = listing.follow("Trường Tiểu học Mẫu")
    for told in ("Khiếu nại quyết định xếp lớp", CITIZEN, "0900 000 007", "05/11/2026", "12/TB-THM"):
        assert told in form.text
    shown = form.submit(received_on="09/11/2026")
    assert shown.find("article")["data-status"] == "received"
    assert "Tiếp nhận 09/11/2026" in shown.text
    # Ông Bình sees the cases of the school below, so the tie has a link.
    assert shown.follow("KN-2026-0001").find("article")["data-status"] == "transferred"


def test_the_sender_reads_only_that_it_was_taken_in_and_when(page, office, sent, within):
    receiver = within(taken_in, sent, office.binh)
    within(take, receiver, office.binh, Action.FILE_AWAY, date(2026, 11, 10))
    sign_in(page, office.lan)
    shown = page(f"/cases/{sent}")
    ties = shown.find("section", id="ties")
    assert "Đã chuyển, nơi nhận lập một hồ sơ khác" in ties.text
    assert "đã tiếp nhận 09/11/2026" in ties.text
    assert not ties.find_all("a")
    assert receiver not in str(shown.response.data)
    page(f"/cases/{receiver}", status=404)


def test_it_goes_back_with_a_reason_the_sender_can_act_on(page, visitor, office, sent, within):
    sign_in(page, office.binh)
    form = page(f"/incoming/{within(waiting, sent)}").follow("Không thuộc đơn vị")
    assert "Hãy điền ô này." in form.submit(status=422, on="09/11/2026", reason=" ").text
    listing = form.submit(on="09/11/2026", reason="Nhà trường giải quyết lần đầu.")
    assert "bị trả lại 09/11/2026" in listing.text
    school_side = visitor()
    sign_in(school_side, office.minh)
    shown = school_side(f"/cases/{sent}")
    assert "Nhà trường giải quyết lần đầu." in shown.find("section", id="ties").text
    correct = shown.follow("Gạch bỏ việc chuyển, rồi làm bước đúng")
    again = correct.submit(event="1", how="strike", reason="Bị trả lại")
    assert again.find("article")["data-status"] == "received"


def test_a_double_click_takes_it_in_once(page, office, sent, within):
    sign_in(page, office.binh)
    form = page(f"/incoming/{within(waiting, sent)}")
    paths = {form.submit(received_on="09/11/2026").path for _click in range(2)}
    assert len(paths) == 1


def test_a_day_before_it_was_sent_is_told_beside_the_field(page, office, sent, within):
    sign_in(page, office.binh)
    form = page(f"/incoming/{within(waiting, sent)}")
    answer = form.submit(status=422, received_on="04/11/2026", note="Sổ đến số 7")
    assert "05/11/2026" in answer.find(id="received_on-error").text
    assert answer.find("textarea", id="note").text == "Sổ đến số 7"


@pytest.mark.parametrize("who", ["lan", "minh", "mai", "thu", "tu"])
def test_nobody_else_reads_what_is_on_its_way(page, office, sent, within, who):
    incoming_id = within(waiting, sent)
    sign_in(page, getattr(office, who))
    page(f"/incoming/{incoming_id}", status=404)
    page(f"/incoming/{incoming_id}/back", status=404)
    if who in {"lan", "minh", "mai"}:
        listing = page("/incoming")
        assert "Không có đơn nào chờ tiếp nhận." in listing.text
        assert CITIZEN not in listing.text


def test_an_answered_matter_shows_its_answer_and_no_form(page, office, sent, within):
    receiver = within(taken_in, sent, office.binh)
    sign_in(page, office.binh)
    shown = page(f"/incoming/{within(waiting, sent)}")
    assert within(lambda: case_of(receiver).name) in shown.text
    assert not shown.find_all("input", id="received_on")
