"""Papers of letters and of chasing begin with what the case and its step say; of a denunciation with less."""

from datetime import date
from typing import Any

import pytest

from casebook.law.vocabulary import Action
from casebook.papers.catalogue import form_on
from casebook.records.cases import Case
from casebook.services.paper_values import open_values
from tests.matters import ENTERED_ON, case_of, registered, take
from tests.services.test_denouncing import CAME_ON, opened


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


def begun(case: Case, key: str) -> dict[str, Any]:
    """What a paper of a case begins with, by the keys of its slots."""
    return {
        slot.key: value for slot, value in open_values(case, form_on(key, ENTERED_ON), ENTERED_ON).items()
    }


def test_the_receipt_names_the_kind_of_letter_and_the_code_to_follow_it_by(school):
    case = case_of(registered(school))
    told = begun(case, "RECEIPT-CASE")

    assert (told["letter_kind"], told["tracking_code"]) == ("khiếu nại", case.tracking_code)


def test_the_letter_that_chases_takes_over_whom_and_by_when(school):
    case_id = registered(school)
    by_when = date(2026, 11, 30)
    take(case_id, school.minh, Action.DEMAND_REPORT, ENTERED_ON, asked_of="Thầy Hải Mẫu", report_by=by_when)
    told = begun(case_of(case_id), "CHASE")

    assert (told["asked_of"], told["report_by"]) == ("Thầy Hải Mẫu", by_when)
    assert told["case_name"] == case_of(case_id).name


def test_of_a_denunciation_they_take_over_neither_code_nor_kind_nor_words_of_a_step(school):
    case_id = opened(school)
    take(case_id, school.minh, Action.DEMAND_REPORT, CAME_ON, asked_of="Tổ xác minh")
    case = case_of(case_id)

    assert not {"tracking_code", "letter_kind"} & begun(case, "RECEIPT-CASE-DENUNCIATION").keys()
    assert set(begun(case, "CHASE")) <= {"case_name", "unit", "due_on"}
