"""The file of a case: its list on a page, and one click that gives all of it."""

import zipfile
from datetime import date
from io import BytesIO

import pytest

from casebook.law.vocabulary import Action
from tests import handed
from tests.matters import COMPLAINANT, registered, take
from tests.people import PASSWORD, sign_in
from tests.services.test_denouncing import opened

PDF = handed.pdf()


@pytest.fixture
def case_id(within, school) -> str:
    """A complaint the reviewers may see, accepted."""
    made = within(registered, school, concerns_democracy=True)
    within(take, made, school.minh, Action.ACCEPT, date(2026, 11, 6))
    return made


def test_one_click_gives_the_whole_file(page, client, school, case_id):
    sign_in(page, school.minh)
    page(f"/cases/{case_id}").follow("Thêm tệp").submit(press="Lưu", files=[(BytesIO(PDF), "đơn.pdf")])
    listed = page(f"/cases/{case_id}").follow("Toàn bộ hồ sơ")
    assert "đơn.pdf" in listed.text
    answer = client.get(listed.find("a", text="Tải toàn bộ hồ sơ")["href"])
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="ho-so-kn-2026-')
    assert answer.headers["Cache-Control"] == "no-store"
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    with zipfile.ZipFile(BytesIO(answer.data)) as archive:
        assert PDF in [archive.read(name) for name in archive.namelist()]
        assert {"00-muc-luc.pdf", "00-muc-luc.xlsx"} < set(archive.namelist())


@pytest.mark.deep
def test_a_reviewer_lists_steps_without_names_and_files(visitor, school, case_id):
    lan, union = visitor(), visitor()
    sign_in(lan, school.lan)
    lan(f"/cases/{case_id}").follow("Thêm tệp").submit(press="Lưu", files=[(BytesIO(PDF), "đơn.pdf")])
    sign_in(union, school.thu)
    listed = union(f"/cases/{case_id}/file")
    assert "Thụ lý" in listed.text
    for hidden in (COMPLAINANT.full_name, "đơn.pdf", "12/TB-THM", school.minh.full_name):
        assert hidden not in listed.text


@pytest.mark.deep
def test_a_denunciation_is_packed_after_a_proof_and_for_nobody_else(visitor, school, within):
    case_id = within(opened, school)
    head = visitor()
    sign_in(head, school.minh)
    asked = head(f"/cases/{case_id}/file").follow("Tải toàn bộ hồ sơ")
    assert asked.path == "/account/confirm"
    proved = asked.submit(code=PASSWORD)
    assert proved.path == f"/cases/{case_id}/file"
    answer = head.client.get(f"{proved.path}/archive.zip")
    with zipfile.ZipFile(BytesIO(answer.data)) as archive:
        assert archive.namelist() == ["01-dien-bien.pdf", "00-muc-luc.pdf", "00-muc-luc.xlsx"]
    for who in (school.lan, school.ha, school.hai, school.thu, school.binh, school.mai):
        other = visitor()
        sign_in(other, who)
        for address in (f"/cases/{case_id}/file", f"/cases/{case_id}/file/archive.zip"):
            assert other.client.get(address).status_code == 404


@pytest.mark.deep
def test_who_asks_for_the_headers_alone_gets_them_and_nothing_is_packed(
    page, client, school, case_id, monkeypatch
):
    address = f"/cases/{case_id}/file/archive.zip"
    sign_in(page, school.minh)
    given = client.get(address)
    monkeypatch.setattr("casebook.web.case_file.take_case_file", lambda **_asked: pytest.fail("packed"))
    head = client.head(address)
    assert (head.status_code, head.data) == (200, b"")
    for name in ("Content-Type", "Content-Disposition", "Cache-Control"):
        assert head.headers[name] == given.headers[name]
    assert client.head(f"/cases/{'0' * 32}/file/archive.zip").status_code == 404


@pytest.mark.deep
def test_the_headers_of_a_denunciation_ask_for_a_proof_too_and_tell_others_nothing(visitor, school, within):
    case_id = within(opened, school)
    address = f"/cases/{case_id}/file/archive.zip"
    head, union = visitor(), visitor()
    sign_in(head, school.minh)
    sign_in(union, school.thu)
    assert head.client.head(address).headers["Location"].startswith("/account/confirm")
    assert union.client.head(address).status_code == 404
