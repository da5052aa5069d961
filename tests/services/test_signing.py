"""Signing asks for a fresh proof where a device is asked for, and for nothing more in the sample school."""

from datetime import date, datetime, timedelta

import pytest

from casebook.law.choices import Outcome
from casebook.law.fields import Field
from casebook.law.powers import ACTION_POWERS, Power
from casebook.law.steps import STEPS
from casebook.law.vocabulary import Action
from casebook.reports.standings import standing_of, step_row
from casebook.services.handling import SIGNED, event_of, take_step
from casebook.services.refusals import NotAllowed, NotConfirmed
from tests.conftest import VIETNAM
from tests.matters import PAPER, case_of, registered, take
from tests.proofs import ask_for_second_factor, at

ON = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


@pytest.fixture
def accepted(school):
    case_id = registered(school)
    take(case_id, school.minh, Action.ACCEPT, date(2026, 11, 6))
    return case_id


def decide(case_id, by, confirmed_at):
    case = case_of(case_id)
    row = step_row(case.kind, standing_of(case), Action.DECIDE)
    new = event_of(row, ON, PAPER | {Field.OUTCOME: Outcome.RIGHT, Field.DIFFERS: False})
    take_step(
        doing=at(by, NOW, confirmed_at=confirmed_at),
        case_id=case_id,
        version=case.version,
        action=Action.DECIDE,
        new=new,
    )


def test_in_a_unit_that_asks_for_devices_nothing_is_signed_without_a_fresh_proof(school, accepted):
    ask_for_second_factor()
    for stale in (None, NOW - timedelta(minutes=5, seconds=1)):
        with pytest.raises(NotConfirmed):
            decide(accepted, school.minh, stale)
    assert case_of(accepted).version == 2
    decide(accepted, school.minh, NOW - timedelta(minutes=5))
    assert case_of(accepted).version == 3


def test_who_may_not_sign_is_not_even_asked_for_a_proof(school, accepted):
    ask_for_second_factor()
    with pytest.raises(NotAllowed):
        decide(accepted, school.hai, NOW)


def test_where_no_device_is_asked_for_signing_asks_for_nothing_more(school, accepted):
    decide(accepted, school.minh, None)
    assert case_of(accepted).version == 3


def test_only_steps_that_are_the_heads_alone_are_signed(school):
    assert {ACTION_POWERS[action] for action in SIGNED} == {Power.RESOLVE_CASES}
    assert {step.action for step in STEPS} >= SIGNED


def test_every_other_step_asks_for_no_proof(school):
    ask_for_second_factor()
    case_id = registered(school)
    take(case_id, school.minh, Action.ACCEPT, date(2026, 11, 6))
    assert case_of(case_id).version == 2
