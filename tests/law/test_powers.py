"""Who may do what: one table, and everything that is not in it is refused."""

import pytest

from casebook.law.powers import ACTION_POWERS, CASE_POWERS, ROLE_POWERS, Actor, Grant, Power
from casebook.law.vocabulary import Action, Role

R, P = Role, Power
EVERYONE = set(Role)
CASE_STAFF = {R.DUTY_OFFICER, R.DEPUTY, R.HEAD}

# Written out again: which roles hold each power. Whoever changes the law's table changes this one too.
HOLDERS = {
    P.OPEN: EVERYONE,
    P.SEE_DESK: EVERYONE,
    P.LOG_VISITS: CASE_STAFF,
    P.SEE_BOOK: CASE_STAFF | {R.SUPERIOR},
    P.HOLD_SESSIONS: CASE_STAFF,
    P.PLAN_RECEPTION: {R.DEPUTY, R.HEAD},
    P.REFUSE_RECEPTION: {R.DEPUTY, R.HEAD},
    P.SEE_SEALED_BOOK: {R.DUTY_OFFICER},
    P.WRITE_SEALED_BOOK: {R.DUTY_OFFICER},
    P.REGISTER_CASES: CASE_STAFF,
    P.SEE_UNIT_CASES: CASE_STAFF,
    P.SEE_ASSIGNED_CASES: {R.HANDLER, R.DEPUTY, R.HEAD},
    P.SEE_DEMOCRACY_CASES: {R.UNION_REVIEWER, R.INSPECTORATE},
    P.SEE_SUBORDINATE_CASES: {R.SUPERIOR},
    P.ASSIGN_CASES: {R.DEPUTY, R.HEAD},
    P.WORK_ON_CASES: {R.HANDLER, R.DEPUTY, R.HEAD},
    P.RESOLVE_CASES: {R.HEAD},
    P.ROUTE_LETTERS: CASE_STAFF,
    P.CORRECT_EVENTS: {R.DEPUTY, R.HEAD},
    P.IMPORT_BOOK: CASE_STAFF,
    P.MANAGE_PEOPLE: {R.ADMINISTRATOR},
    P.MANAGE_UNIT: {R.ADMINISTRATOR},
    P.PROPOSE_CALENDAR_DAYS: CASE_STAFF | {R.ADMINISTRATOR},
    P.CONFIRM_CALENDAR_DAYS: {R.HEAD, R.SUPERIOR},
    P.HAND_OVER: {R.DEPUTY, R.HEAD},
    P.SEE_DENUNCIATIONS: {R.HEAD},
    P.CHASE_CASES: {R.DEPUTY, R.HEAD, R.SUPERIOR},
    P.KEEP_DEMOCRACY: {R.DEPUTY, R.HEAD},
    P.CHANGE_RULES: {R.ADMINISTRATOR},
    P.SEE_AUDIT: {R.UNION_REVIEWER, R.INSPECTORATE},
    P.KEEP_HELD_REGISTER: {R.SUPERIOR},
    P.DECLARE_CONFLICT: {R.DEPUTY, R.HEAD, R.SUPERIOR},
    P.REQUEST_IDENTITY: {R.HANDLER, R.HEAD},
    P.APPROVE_IDENTITY: {R.HANDLER, R.HEAD, R.SUPERIOR},
    P.LEND_APPROVER: {R.SUPERIOR},
    P.CHOOSE_IDENTITY_MODE: {R.HEAD, R.SUPERIOR},
    P.DECIDE_DESTRUCTION: {R.HEAD},
    P.CONFIRM_NEW_DEVICE: {R.DEPUTY, R.HEAD, R.SUPERIOR},
    P.SEE_DIALOGUES: CASE_STAFF | {R.HANDLER, R.UNION_REVIEWER, R.INSPECTORATE},
    P.KEEP_DIALOGUES: CASE_STAFF,
    P.SETTLE_COMMITMENTS: {R.DEPUTY, R.HEAD},
    P.WRITE_PAPERS: CASE_STAFF | {R.HANDLER},
    P.ISSUE_PAPERS: CASE_STAFF | {R.HANDLER},
}


@pytest.mark.parametrize("power", Power)
def test_a_power_is_held_by_the_roles_of_the_table_and_no_other(power):
    assert {role for role in Role if power in ROLE_POWERS[role]} == HOLDERS[power]


def test_the_administrator_has_no_power_over_any_case():
    assert not ROLE_POWERS[Role.ADMINISTRATOR] & CASE_POWERS


def test_every_step_of_a_journal_needs_a_power_over_cases_receptions_or_democracy():
    assert set(ACTION_POWERS) == set(Action)
    outside = {Power.PLAN_RECEPTION, Power.REFUSE_RECEPTION, Power.KEEP_DEMOCRACY}
    assert set(ACTION_POWERS.values()) <= CASE_POWERS | outside


@pytest.mark.parametrize(
    ("action", "power"),
    [
        (Action.DECIDE, Power.RESOLVE_CASES),
        (Action.ACCEPT, Power.RESOLVE_CASES),
        (Action.ANSWER, Power.RESOLVE_CASES),
        (Action.GUIDE, Power.ROUTE_LETTERS),
        (Action.NOTE, Power.WORK_ON_CASES),
        (Action.RECEIVE, Power.REGISTER_CASES),
        (Action.NOTE_CONTESTED_ACT, Power.REGISTER_CASES),
        (Action.CORRECT, Power.CORRECT_EVENTS),
        (Action.NOTIFY_REFUSAL, Power.REFUSE_RECEPTION),
    ],
)
def test_a_step_needs_the_power_of_its_table(action, power):
    assert ACTION_POWERS[action] is power


def test_powers_hold_in_the_unit_of_the_role_and_in_no_other():
    actor = Actor("p1", "Cô Lan Mẫu", (Grant("a", Role.HANDLER), Grant("b", Role.DUTY_OFFICER)))
    assert actor.units_with(Power.LOG_VISITS) == {"b"}
    assert actor.units_with(Power.SEE_DESK) == {"a", "b"}
    assert actor.has(Power.WORK_ON_CASES)
    assert actor.has_in(Power.WORK_ON_CASES, "a")
    assert not actor.has_in(Power.WORK_ON_CASES, "b")
    assert not actor.has(Power.RESOLVE_CASES)


def test_a_deputy_resolves_only_while_acting_for_the_head():
    own = Grant("a", Role.DEPUTY)
    assert not Actor("p2", "Thầy Minh Mẫu", (own,)).has(Power.RESOLVE_CASES)
    acting = Grant("a", Role.HEAD, acting_for="p1")
    assert Actor("p2", "Thầy Minh Mẫu", (own, acting)).has_in(Power.RESOLVE_CASES, "a")


def test_whoever_holds_no_role_may_do_nothing():
    nobody = Actor("p3", "Ông An Ví Dụ", ())
    assert not any(nobody.has(power) for power in Power)
