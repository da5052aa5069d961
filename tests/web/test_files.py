"""Files on the pages: added on a form, listed with their sums, taken as downloads and nothing else."""

import hashlib
from io import BytesIO

import pytest
from sqlalchemy import select

from casebook.law.vocabulary import Action
from casebook.records.attachments import Attachment
from casebook.records.base import db, transaction
from casebook.records.cases import Case
from casebook.services.visit_papers import HandedItem, give_receipt
from casebook.services.visiting import receive_visitor
from tests import handed
from tests.conftest import ORDINARY_DAY
from tests.handed import CANARY
from tests.matters import registered, take
from tests.papers.pdf import text_of
from tests.people import doing, sign_in
from tests.services.test_visit_papers import entry as visit_entry

PDF = handed.pdf()
NAME = "Đơn của Ông An Ví Dụ.pdf"


@pytest.fixture
def case_id(within, school) -> str:
    """A complaint everybody but the handler may see."""
    return within(registered, school, concerns_democracy=True)


@pytest.fixture
def receipt(within, school) -> tuple[str, str]:
    """A receipt of today's visit: ids of visit and receipt."""

    def give():
        lan = doing(school.lan, today=ORDINARY_DAY)
        visit = receive_visitor(doing=lan, entry=visit_entry(school, on=ORDINARY_DAY))
        given = give_receipt(
            doing=lan, visit_id=visit.id, handed_on=ORDINARY_DAY, items=(HandedItem(name="Đơn"),)
        )
        return visit.id, given.id

    return within(give)


def sent(*files: tuple[bytes, str]) -> list[tuple[BytesIO, str]]:
    return [(BytesIO(data), name) for data, name in files]


def add(page, case_id, *files):
    form = page(f"/cases/{case_id}").follow("Thêm tệp")
    return form.submit(press="Lưu", files=sent(*files or ((PDF, NAME),)))


def link(seen, name: str = NAME) -> str:
    return seen.find("a", text=name)["href"]


def test_a_file_is_added_listed_with_its_sum_and_taken_back_the_same(page, client, school, case_id):
    sign_in(page, school.lan)
    seen = add(page, case_id)
    assert seen.path == f"/cases/{case_id}"
    assert "1 tệp" in seen.text
    assert hashlib.sha256(PDF).hexdigest() in seen.find("section", id="files").text
    answer = client.get(link(seen))
    assert (answer.status_code, answer.data) == (200, PDF)


def test_a_download_is_saved_and_never_shown_run_or_kept(page, client, school, case_id):
    sign_in(page, school.lan)
    answer = client.get(link(add(page, case_id)))
    told = answer.headers["Content-Disposition"]
    assert told.startswith("attachment; filename=")
    assert "filename*=UTF-8''%C4%90%C6%A1n%20c%E1%BB%A7a" in told
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


@pytest.mark.deep
def test_several_files_at_once_and_a_page_that_says_what_is_wrong_with_which(page, school, case_id, within):
    sign_in(page, school.lan)
    form = page(f"/cases/{case_id}").follow("Thêm tệp")
    wrong = form.submit(press="Lưu", status=422, files=sent((PDF, "a.pdf"), (b"MZ", "b.pdf")))
    assert "b.pdf" in wrong.find("div", id="error-summary").text
    assert within(lambda: db.session.scalars(select(Attachment)).all()) == []
    wrong.submit(press="Lưu", status=422)
    seen = wrong.submit(press="Lưu", files=sent((PDF, "a.pdf"), (handed.picture(), "b.jpg")))
    assert [link(seen, name)[:7] for name in ("a.pdf", "b.jpg")] == ["/files/", "/files/"]


@pytest.mark.deep
def test_a_picture_is_offered_without_what_it_carries_along(page, client, school, case_id):
    sign_in(page, school.lan)
    seen = add(page, case_id, (handed.picture(), "ảnh.jpg"))
    assert CANARY.encode() in client.get(link(seen, "ảnh.jpg")).data
    clean = client.get(link(seen, "bản không kèm")).data
    assert clean[:3] == b"\xff\xd8\xff"
    assert CANARY.encode() not in clean


@pytest.mark.parametrize("who", ["thu", "son", "hai", "tu", "mai", "binh"])
def test_whoever_may_not_add_or_take_finds_nothing(visitor, school, case_id, who):
    lan, other = visitor(), visitor()
    sign_in(lan, school.lan)
    address = link(add(lan, case_id))
    sign_in(other, getattr(school, who))
    superior = who == "binh"
    assert other.client.get(address).status_code == (200 if superior else 404)
    assert other.client.get(f"{address}/clean").status_code == 404
    assert other.client.get(f"/cases/{case_id}/files").status_code == 404
    listed = address in other.client.get(f"/cases/{case_id}").get_data(as_text=True)
    assert listed == superior


@pytest.mark.deep
@pytest.mark.parametrize("address", ["/files/" + "0" * 32, "/files/x", "/files/x/clean", "/cases/x/files"])
def test_an_address_of_nothing_is_not_found(page, school, address):
    sign_in(page, school.lan)
    page(address, status=404)


@pytest.mark.deep
def test_a_handed_over_file_stands_on_the_receipt_with_its_sum(page, client, school, receipt):
    visit_id, receipt_id = receipt
    sign_in(page, school.lan)
    files = page(f"/reception/visits/{visit_id}").follow("Tệp nộp kèm")
    seen = files.submit(press="Lưu", files=sent((PDF, NAME)))
    assert client.get(link(seen)).data == PDF
    printed = text_of(client.get(f"/reception/visits/{visit_id}/receipts/{receipt_id}.pdf").data)
    assert hashlib.sha256(PDF).hexdigest() in "".join(printed.split()).replace("\u200b", "")
    assert "tệp dữ liệu" in printed


@pytest.mark.deep
def test_a_receipt_of_another_visit_is_not_found(page, school, receipt):
    visit_id, receipt_id = receipt
    sign_in(page, school.lan)
    page(f"/reception/visits/{visit_id}/receipts/{'0' * 32}/files", status=404)
    page(f"/reception/visits/{'0' * 32}/receipts/{receipt_id}/files", status=404)


@pytest.mark.deep
def test_a_file_that_is_destroyed_set_apart_or_damaged_says_so(app, page, school, case_id, within):
    sign_in(page, school.lan)
    seen = add(page, case_id, (handed.pdf_with_script(), "chạy.pdf"), (PDF, NAME))
    assert "cách ly" in seen.text
    address = link(seen)
    for path in (app.config["CASEBOOK"].data / "files").rglob("*"):
        if path.is_file():
            path.write_bytes(b"broken")
    assert "reconcile" in page(address).text

    def destroy():
        with transaction() as session:
            for row in session.scalars(select(Attachment)):
                row.data_key = None

    within(destroy)
    gone = page(f"/cases/{case_id}")
    assert "tiêu hủy" in gone.text
    assert NAME not in gone.text


@pytest.mark.deep
def test_the_page_of_a_denunciation_says_that_its_papers_stay_on_paper(page, school, case_id, within):
    def keep_secret():
        with transaction() as session:
            session.get_one(Case, case_id).first_kind = "denunciation"

    within(keep_secret)
    sign_in(page, school.minh)
    assert "phong bì" in page(f"/cases/{case_id}").find("section", id="files").text
    page(f"/cases/{case_id}/files", status=404)


def test_what_is_sent_touches_no_disk_before_it_is_encrypted(page, school, case_id, monkeypatch):
    import tempfile  # noqa: PLC0415  what must not be used

    def forbidden(*_given, **_named):
        raise AssertionError("a temporary file in clear")

    monkeypatch.setattr(tempfile, "SpooledTemporaryFile", forbidden)
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", forbidden)
    sign_in(page, school.lan)
    large = ("a" * 900_000).encode()
    assert "lớn.txt" in add(page, case_id, (large, "lớn.txt")).text


def test_a_signed_scan_is_added_at_its_step_and_matched_anew(page, school, case_id, within):
    within(take, case_id, school.minh, Action.ACCEPT, ORDINARY_DAY)
    sign_in(page, school.lan)
    seen = page(f"/cases/{case_id}")
    assert seen.find("li", id="event-1").text.count("chưa có bản ký") == 1
    form = seen.follow("Thêm bản quét có ký")
    seen = form.submit(press="Lưu", files=sent((PDF, NAME)))
    step = seen.find("li", id="event-1").text
    assert NAME in step
    assert "chưa có bản ký" not in step
    seen = seen.follow("Gắn lại").submit(belongs="")
    assert "chưa có bản ký" in seen.find("li", id="event-1").text
    assert NAME in seen.find("section", id="files").text


@pytest.mark.deep
def test_whoever_matches_an_old_view_reads_what_the_other_chose(page, visitor, school, case_id, within):
    within(take, case_id, school.minh, Action.ACCEPT, ORDINARY_DAY)
    sign_in(page, school.lan)
    form = add(page, case_id).follow("Gắn với bước")
    other = visitor()
    sign_in(other, school.minh)
    other(form.path).submit(belongs="step:1")
    told = form.submit(status=422, belongs="")
    assert "Thụ lý" in told.find("div", id="error-summary").text
    told.submit(belongs="")
