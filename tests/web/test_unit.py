"""The unit's page: what papers and numbers know of it, and the units below."""

import pytest

from tests.people import sign_in

pytestmark = pytest.mark.deep


@pytest.fixture
def tu(page, school):
    """The administrator has signed in."""
    sign_in(page, school.tu)
    return page


def test_a_changed_particular_is_shown(tu):
    changed = (
        tu("/unit")
        .follow("Sửa")
        .submit(name="Trường Tiểu học Mẫu số 1", reception_place="Phòng 102", remote=True)
    )
    assert changed.path == "/unit"
    for told in ("Trường Tiểu học Mẫu số 1", "Phòng 102", "thời hạn dài hơn"):
        assert told in changed.text


def test_a_unit_added_below_stands_in_the_tree_and_is_kept_by_who_added_it(tu):
    added = (
        tu("/unit")
        .follow("Thêm đơn vị cấp dưới")
        .submit(name="Điểm trường Ví Dụ", abbreviation="DVD", place="Phường Mẫu")
    )
    assert "Điểm trường Ví Dụ" in added.find("section", id="tree").text
    assert added.find("nav", aria_label="Đơn vị").find("a", aria_current="page").text == "Điểm trường Ví Dụ"
    assert tu("/people").find_all("tr", data_person="tu")


def test_what_is_missing_is_told_and_what_was_typed_stays(tu):
    refused = tu("/unit/change").submit(name="", address="Số 9 phố Ví Dụ", status=422)
    assert refused.find("input", name="name")["aria-invalid"] == "true"
    assert refused.find("input", name="address")["value"] == "Số 9 phố Ví Dụ"


def test_a_text_far_too_long_or_with_a_nul_is_told_and_changes_nothing(tu, school):
    for name in ("x" * 1_000_000, "Trường\x00Mẫu"):
        tu("/unit/change").submit(name=name, status=422)
    assert school.unit.name in tu("/unit").text


@pytest.mark.parametrize("way", ["/unit", "/unit/change", "/unit/new"])
def test_a_unit_somebody_does_not_manage_is_not_found(tu, school, way):
    tu(f"{way}?unit={school.commune.id}", status=404)
    tu(f"{way}?unit=unknown", status=404)
