"""The page that says to which body things go: the default with its doubt, a later row, who may."""

import pytest

from tests.people import sign_in

pytestmark = pytest.mark.deep


def test_the_default_is_shown_with_its_doubt_and_its_article(page, school):
    sign_in(page, school.tu)
    shown = page("/unit").follow("Nơi nhận khiếu nại lần hai, tố cáo và số liệu của đơn vị")
    first = shown.find("section", id="second_complaint_to").text
    assert "UBND phường Mẫu" in first
    assert "cần đối chiếu văn bản" in first
    assert "Điều 14 Nghị định 124/2020/NĐ-CP" in first


def test_a_body_is_named_from_a_day_on_and_the_history_stays(page, school):
    sign_in(page, school.tu)
    form = page("/unit/competences/new?competence=second_complaint_to")
    told = form.submit(status=422, since="01/07/2026", source="Quyết định 12/QĐ-UBND")
    assert "một trong hai" in told.text
    shown = told.submit(to_body="Sở Giáo dục và Đào tạo Ví Dụ")
    first = shown.find("section", id="second_complaint_to")
    assert "Sở Giáo dục và Đào tạo Ví Dụ" in first.text
    assert "01/07/2026" in first.text
    assert "cần đối chiếu" not in first.text
    assert "cần đối chiếu" in shown.find("section", id="statistics_to").text


def test_a_double_click_names_it_once(page, school):
    sign_in(page, school.tu)
    form = page("/unit/competences/new?competence=denunciation_to")
    for _click in range(2):
        shown = form.submit(since="01/07/2026", source="Quyết định 12", to_unit=school.kindergarten.id)
    assert len(shown.find("section", id="denunciation_to").find_all("tr")) == 2


@pytest.mark.parametrize("who", ["lan", "minh", "binh", "mai"])
def test_only_whoever_keeps_the_unit_opens_it(page, school, who):
    sign_in(page, getattr(school, who))
    page("/unit/competences", status=404)
    page("/unit/competences/new", status=404)
    page(f"/unit/competences?unit={school.unit.id}", status=404)
