"""The page that hands everything over: commitments go along unless somebody takes the tick away."""

import pytest

from tests.commitments import commitment, committed
from tests.people import sign_in
from tests.services.test_absences import case_of

pytestmark = pytest.mark.deep


@pytest.fixture
def given(within, school) -> str:
    """Somebody with a case and a commitment in hand; gives the commitment."""
    within(case_of, school, school.hai)
    return within(committed, school, owner_id=school.hai.id)


def owner_of(commitment_id: str) -> str:
    return commitment(commitment_id).owner_id


def test_the_open_commitments_are_listed_and_go_along_by_themselves(page, within, school, given):
    sign_in(page, school.minh)
    shown = page(f"/handover/{school.hai.id}")
    assert [row["data-commitment"] for row in shown.find_all("tr", data_commitment=True)] == [given]
    done = shown.submit(to_id=school.ha.id)
    assert "Đã bàn giao kèm 1 cam kết." in done.text
    assert within(owner_of, given) == school.ha.id


def test_without_the_tick_they_stay(page, within, school, given):
    sign_in(page, school.minh)
    done = page(f"/handover/{school.hai.id}").submit(to_id=school.ha.id, with_commitments=[])
    assert "cam kết" not in done.find("main").text
    assert within(owner_of, given) == school.hai.id


def test_where_there_are_none_nothing_is_offered(page, within, school):
    within(case_of, school, school.hai)
    sign_in(page, school.minh)
    shown = page(f"/handover/{school.hai.id}")
    assert not shown.find_all("input", name="with_commitments")
    assert "Đã bàn giao 1 hồ sơ" in shown.submit(to_id=school.ha.id).text
