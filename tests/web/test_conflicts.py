"""Two people change the same particulars: the second sees what the first wrote, and loses nothing typed."""

import pytest

from tests.people import sign_in

pytestmark = pytest.mark.deep


def test_of_a_unit_the_second_sees_what_the_first_wrote_and_may_still_save(page, school):
    sign_in(page, school.tu)
    first, second = page("/unit/change"), page("/unit/change")
    first.submit(phone="024 000 001", place="Phường Mẫu Mới")
    shown = second.submit(status=422, phone="024 000 002")
    assert "024 000 001" in shown.text
    assert "Phường Mẫu Mới" in shown.text
    assert shown.find("input", name="phone")["value"] == "024 000 002"
    assert "024 000 001" in page("/unit").text
    saved = shown.submit(place="Phường Mẫu Mới")
    assert "024 000 002" in saved.text


def test_of_a_person_as_well(page, school):
    sign_in(page, school.tu)
    address = f"/people/{school.lan.id}/change"
    first, second = page(address), page(address)
    first.submit(title="Văn thư")
    shown = second.submit(status=422, title="Giáo viên")
    assert "Văn thư" in shown.text
    assert "Giáo viên" in shown.submit().text


def test_whoever_wrote_the_same_is_told_nothing(page, school):
    sign_in(page, school.tu)
    first, second = page("/unit/change"), page("/unit/change")
    first.submit(phone="024 000 001")
    second.submit(phone="024 000 001")
