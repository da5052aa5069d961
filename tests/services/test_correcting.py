"""Correcting by event: nothing is edited, the days move and leave their trace."""

from datetime import date

import pytest

from casebook.law.vocabulary import Action, EventType, Status
from casebook.services.correcting import Correction, correct_event
from casebook.services.refusals import NotAllowed, Refused
from tests.matters import RECEIVED_ON, case_of, registered, take
from tests.people import doing

ACCEPTED_ON = date(2026, 11, 6)
TODAY = date(2026, 11, 9)


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


@pytest.fixture
def accepted(school) -> str:
    case_id = registered(school)
    take(case_id, school.minh, Action.ACCEPT, ACCEPTED_ON)
    return case_id


def correct(school, case_id, position, right_on, *, by=None, reason="Ghi nhầm ngày trên dấu đến"):
    correct_event(
        doing=doing(by or school.minh, today=TODAY),
        case_id=case_id,
        version=case_of(case_id).version,
        correction=Correction(position=position, right_on=right_on, reason=reason),
    )


def refusal(school, case_id, position, right_on) -> Refused:
    version = case_of(case_id).version
    with pytest.raises(Refused) as refused:
        correct(school, case_id, position, right_on)
    assert case_of(case_id).version == version
    return refused.value


def test_the_right_day_moves_the_clocks_and_the_trace_tells_old_and_new(school, accepted):
    before = {c.rule: c.due_on for c in case_of(accepted).clocks}
    correct(school, accepted, 1, date(2026, 11, 4))
    case = case_of(accepted)
    after = {c.rule: c.due_on for c in case.clocks}
    event = case.journal[-1]
    assert (event.type, event.paper["note"]) == (EventType.CORRECTED, "Ghi nhầm ngày trên dấu đến")
    assert case.journal[1].occurred_on == ACCEPTED_ON  # what was written stays written
    assert after["KN-03"] < before["KN-03"]
    assert {
        "rule": "KN-03",
        "was": before["KN-03"].isoformat(),
        "now": after["KN-03"].isoformat(),
    } in event.particulars["moved"]


def test_striking_out_takes_the_step_back(school, accepted):
    correct(school, accepted, 1, None)
    case = case_of(accepted)
    assert case.status == Status.RECEIVED
    assert "KN-03" not in {c.rule for c in case.clocks}
    assert {"rule": "KN-03", "was": "2026-12-07", "now": ""} in case.journal[-1].particulars["moved"]


def test_a_correction_struck_out_brings_the_event_back(school, accepted):
    correct(school, accepted, 1, None)
    correct(school, accepted, 2, None)
    assert case_of(accepted).status == Status.ACCEPTED


def test_the_received_day_is_corrected_with_its_event(school, accepted):
    correct(school, accepted, 0, date(2026, 10, 30))
    case = case_of(accepted)
    assert case.received_on == date(2026, 10, 30)
    correct(school, accepted, 2, None)
    assert case_of(accepted).received_on == RECEIVED_ON


def test_a_correction_that_breaks_the_journal_names_the_event_and_the_article(school, accepted):
    told = refusal(school, accepted, 1, date(2026, 10, 30))  # accepted before it was received
    assert "30/10/2026" in told.vi
    assert "Luật Khiếu nại" in told.vi


@pytest.mark.parametrize(
    ("position", "right_on", "field"),
    [
        (1, date(2026, 11, 10), "right_on"),  # a day to come
        (1, ACCEPTED_ON, "right_on"),  # no change
        (0, None, None),  # the receipt itself
        (7, None, None),  # no such event
        (-1, None, None),
    ],
)
def test_pointless_corrections_are_refused(school, accepted, position, right_on, field):
    assert refusal(school, accepted, position, right_on).field == field


def test_an_event_struck_out_is_not_corrected_again(school, accepted):
    correct(school, accepted, 1, None)
    assert "no longer stands" in refusal(school, accepted, 1, date(2026, 11, 5)).en


def test_who_may_not_correct_corrects_nothing(school, accepted):
    for somebody in (school.lan, school.hai, school.thu, school.binh, school.tu, school.mai):
        with pytest.raises(NotAllowed):
            correct(school, accepted, 1, date(2026, 11, 5), by=somebody)
