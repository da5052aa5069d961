"""A unit's own numbers and Word templates: brought, tried, retired, and outgrown by a new program."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx import Document

from casebook.papers.catalogue import form_on
from casebook.papers.own_template import starter_template
from casebook.records.base import transaction
from casebook.records.paper_templates import PaperTemplate, settings_of, templates_of
from tests.handed import pdf as a_pdf
from tests.matters import CITIZEN, registered
from tests.papers_written import NOTICE, begun, issued
from tests.people import sign_in
from tests.web.page import Page
from tests.web.test_papers import DAY, words_of


@pytest.fixture
def case_id(school, within) -> str:
    return within(registered, school)


def test_a_unit_settles_how_it_numbers_and_sees_how_it_comes_out(page, school, within):
    sign_in(page, school.tu)
    settings = page("/unit").follow("Cách đánh số, ký văn bản và mẫu Word")
    tried = settings.submit(press="Xem thử", body_name="Ủy ban nhân dân phường Mẫu", head_title="Chủ tịch")
    assert "TM. ỦY BAN NHÂN DÂN PHƯỜNG MẪU" in tried.find("section", id="example").text
    assert within(settings_of, school.unit.id).body_name == ""
    settings.submit(press="Lưu", one_register="one", recipients="Phòng Văn hóa")
    kept = within(settings_of, school.unit.id)
    assert (kept.one_register, kept.recipients) == (True, "Phòng Văn hóa")
    told = settings.submit(status=422, press="Lưu", recipients="Nơi khác")
    assert "Người khác vừa ghi ở đây: Phòng Văn hóa" in told.text


def bring(page, form: Page, name: str, data: bytes, status: int) -> str:
    """Hand a template in; the answer as it is, for it may quote what stands in a place."""
    token = form.form().find("input", name="csrf_token")["value"]
    answer = page.client.post(
        form.path,
        data={"csrf_token": token, "files": (BytesIO(data), name)},
        content_type="multipart/form-data",
        follow_redirects=True,
    )
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def with_line(text: str) -> bytes:
    """The starter of the notice, with one more paragraph at its end."""
    document = Document(BytesIO(starter_template(form_on(NOTICE, DAY))))
    document.add_paragraph(text)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def test_a_units_own_template_makes_its_word_files_until_it_is_retired(visitor, school, case_id, within):
    keeper, clerk = visitor(), visitor()
    sign_in(keeper, school.tu)
    sign_in(clerk, school.lan)
    upload = keeper(f"/unit/papers/templates/{NOTICE}")
    assert keeper.client.get(f"/unit/papers/templates/{NOTICE}/starter.docx").data.startswith(b"PK")
    broken = bring(keeper, upload, "mau.docx", with_line("Gửi {{ nguoi_la }} ngay"), 422)
    assert "Đoạn " in broken
    assert "nguoi_la" in broken
    for name, what in (("mau.pdf", a_pdf()), ("mau.exe", b"MZ"), ("mau.docx", b"MZ"), ("mau.docx", b"")):
        told = bring(keeper, upload, name, what, 422)
        assert "không phải mẫu Word" in told
        assert "quét" not in told, "a template is no paper to scan"
    assert within(templates_of, school.unit.id) == []
    assert "mau.docx" in bring(keeper, upload, "mau.docx", with_line("Trường Mẫu: {{ person_name }}"), 200)
    paper_id = within(begun, case_id, school.lan, today=DAY)
    assert f"Trường Mẫu: {CITIZEN}" in words_of(clerk, case_id, paper_id)
    within(issued, case_id, paper_id, school.lan, signer=school.minh, on=DAY)
    keeper("/unit/papers/templates").submit("/retire")
    assert f"Trường Mẫu: {CITIZEN}" in words_of(clerk, case_id, paper_id)
    other = within(begun, case_id, school.lan, today=DAY)
    assert "Trường Mẫu:" not in words_of(clerk, case_id, other)


def keep_older(school, key: str) -> None:
    """Put in a unit's own template of a form that asks for what the form has no more."""
    with transaction() as session:
        row = PaperTemplate(
            unit_id=school.unit.id,
            form=key,
            form_since=form_on(key, DAY).since,
            name="cu.docx",
            content=with_line("Gửi {{ ten_cu }} ngay"),
            sha256="0" * 64,
            uploaded_by_id=school.tu.id,
            uploaded_at=datetime(2026, 11, 23, 2, 0, tzinfo=UTC),
        )
        session.add(row)


OUTDATED = "Mẫu Word riêng của đơn vị không còn dùng được"


def test_a_template_that_fits_its_form_no_more_is_told_and_the_pdf_stays(page, school, case_id, within):
    within(keep_older, school, NOTICE)
    paper_id = within(begun, case_id, school.lan, today=DAY)
    sign_in(page, school.lan)
    told = page(f"/cases/{case_id}/papers/{paper_id}/docx").text
    assert OUTDATED in told
    assert page.client.get(f"/cases/{case_id}/papers/{paper_id}/pdf").data.startswith(b"%PDF")


def test_a_table_of_commitments_that_its_template_fits_no_more_is_told_where_it_is_asked_for(
    page, school, within
):
    within(keep_older, school, "COMMITMENT-FOLLOW")
    sign_in(page, school.minh)
    assert OUTDATED in page("/commitments/figures/follow-up.docx").text
