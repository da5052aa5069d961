"""`flask casebook recount`: what is stored can be compared with the journals, and rebuilt from them."""

from datetime import date

import pytest
from sqlalchemy import delete, update

from casebook.law.vocabulary import Action, Kind, Status
from casebook.records.base import transaction
from casebook.records.cases import NO_DAY, Case, CaseClock, CaseEvent
from casebook.services import rebuilding
from tests.changes import confirmed, shipped_proposal
from tests.matters import case_of, registered, take

ACCEPTED_ON = date(2026, 11, 6)


@pytest.fixture
def cases(app, school) -> list[str]:
    with app.app_context():
        made = [registered(school) for _ in range(3)]
        take(made[0], school.minh, Action.ACCEPT, ACCEPTED_ON)
    return made


def change(app, statement) -> None:
    with app.app_context(), transaction() as session:
        session.execute(statement)


def test_what_the_door_wrote_agrees_with_the_journals(app, cases):
    answer = app.test_cli_runner().invoke(args=["casebook", "recount", "--check"])
    assert answer.exit_code == 0, answer.output
    assert "3 cases compared, 0 differed" in answer.output
    assert "3 of 3 cases" in answer.output


@pytest.mark.parametrize(
    "spoil",
    [
        lambda: update(Case).values(status=Status.CLOSED),
        lambda: update(Case).values(next_due_on=NO_DAY),
        lambda: update(Case).values(is_open=False),
        lambda: update(Case).values(version=9),
        lambda: update(CaseClock).values(due_on=date(2026, 1, 1)),
        lambda: update(CaseClock).values(met_on=date(2026, 11, 3)),
        lambda: update(CaseClock).values(rule="KN-99"),
        lambda: delete(CaseClock),
    ],
)
def test_each_difference_is_named_then_rebuilt(app, cases, spoil):
    change(app, spoil())
    runner = app.test_cli_runner()
    found = runner.invoke(args=["casebook", "recount", "--check"])
    assert found.exit_code == 1
    assert "KN-2026-0001" in found.output
    assert "3 of 3 cases differ" in found.output
    assert runner.invoke(args=["casebook", "recount"]).exit_code == 0
    assert runner.invoke(args=["casebook", "recount", "--check"]).exit_code == 0


def test_a_rebuild_changes_only_the_cases_that_differ(app, cases):
    with app.app_context():
        kept = {clock.rule: clock.id for clock in case_of(cases[1]).clocks}
    change(app, update(CaseClock).where(CaseClock.case_id == cases[0]).values(due_on=date(2026, 1, 1)))
    answer = app.test_cli_runner().invoke(args=["casebook", "recount"])
    assert "3 cases recounted, 1 differed" in answer.output
    with app.app_context():
        assert {clock.rule: clock.id for clock in case_of(cases[1]).clocks} == kept


def test_many_cases_are_recounted_in_batches(app, cases, monkeypatch):
    monkeypatch.setattr(rebuilding, "BATCH", 2)
    answer = app.test_cli_runner().invoke(args=["casebook", "recount", "--check"])
    assert "2 of 3 cases\n3 of 3 cases" in answer.output


def test_a_journal_that_is_not_lawful_is_reported_and_left_alone(app, cases):
    change(app, update(CaseEvent).where(CaseEvent.case_id == cases[1]).values(type="decided"))
    answer = app.test_cli_runner().invoke(args=["casebook", "recount"])
    assert answer.exit_code == 0
    assert "KN-2026-0002" in answer.output
    assert app.test_cli_runner().invoke(args=["casebook", "recount", "--check"]).exit_code == 1


def test_a_case_at_rest_keeps_the_days_of_the_calendar_it_was_counted_under(app, school):
    with app.app_context():
        case_id = registered(school, kind=Kind.PETITION)
        take(case_id, school.minh, Action.ANSWER, ACCEPTED_ON, summary="Đã trả lời.")
        take(case_id, school.minh, Action.NOTIFY_OUTCOME, ACCEPTED_ON)
        due = max(clock.due_on for clock in case_of(case_id).clocks)
        confirmed(school, shipped_proposal(due))
    answer = app.test_cli_runner().invoke(args=["casebook", "recount", "--check"])
    assert answer.exit_code == 0, answer.output
    with app.app_context():
        registered_later = registered(school, kind=Kind.PETITION)
        assert max(clock.due_on for clock in case_of(registered_later).clocks) > due
        assert max(clock.due_on for clock in case_of(case_id).clocks) == due


@pytest.mark.parametrize("rests", [True, False])
def test_a_pin_that_is_missing_or_too_much_is_named_then_put_right(app, school, rests):
    with app.app_context():
        case_id = registered(school, kind=Kind.PETITION)
        if rests:
            take(case_id, school.minh, Action.ANSWER, ACCEPTED_ON, summary="Đã trả lời.")
            take(case_id, school.minh, Action.NOTIFY_OUTCOME, ACCEPTED_ON)
    wrong = {"pinned_calendar": None, "pinned_rules": None} if rests else {"pinned_calendar": 1}
    change(app, update(Case).values(**wrong))
    runner = app.test_cli_runner()
    found = runner.invoke(args=["casebook", "recount", "--check"])
    assert found.exit_code == 1
    assert "pinned to" in found.output
    assert runner.invoke(args=["casebook", "recount"]).exit_code == 0
    assert runner.invoke(args=["casebook", "recount", "--check"]).exit_code == 0
    with app.app_context():
        assert (case_of(case_id).pinned_calendar is not None) is rests
