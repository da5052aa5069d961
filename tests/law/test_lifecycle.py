"""The tables of steps: complete, reachable, and refusing what the law refuses."""

import pytest

from casebook.law.condition_refusals import REFUSALS
from casebook.law.conditions import TESTS, Condition
from casebook.law.fields import FIELD_SHAPES, Field, FieldKind
from casebook.law.lifecycle import Step, Turn, tabulate
from casebook.law.rules import CLOCK_SPECS, RULES
from casebook.law.steps import STEPS, step_table
from casebook.law.unlawful import UnlawfulEvent
from casebook.law.vocabulary import Action, EventType, Status
from tests.law.journals import (
    COMPLAINT,
    DEMOCRACY,
    DENUNCIATION,
    DISCLOSURE,
    EVERY_CASE,
    FEEDBACK,
    PETITION,
    day,
    stand,
)

ACCEPTED = "received 2026-08-03; accepted 2026-08-04"
DECIDED = f"{ACCEPTED}; decided 2026-08-25"

# A journal to every status, of the kind beside it.
WAYS = {
    Status.RECEIVED: (COMPLAINT, "received 2026-08-03"),
    Status.ACCEPTED: (COMPLAINT, ACCEPTED),
    Status.VERIFYING: (COMPLAINT, f"{ACCEPTED}; verification_assigned 2026-08-05"),
    Status.IN_DIALOGUE: (COMPLAINT, f"{ACCEPTED}; dialogue_called 2026-08-05 held_on=2026-08-12"),
    Status.SUSPENDED: (COMPLAINT, f"{ACCEPTED}; suspended 2026-08-05"),
    Status.WITHDRAWN: (COMPLAINT, f"{ACCEPTED}; withdrawn 2026-08-05 scope=all"),
    Status.DECIDED: (COMPLAINT, DECIDED),
    Status.ANSWERED: (PETITION, "received 2026-08-03; answered 2026-08-04"),
    Status.APPEALED: (COMPLAINT, f"{DECIDED}; appealed 2026-09-01"),
    Status.SUED: (COMPLAINT, f"{DECIDED}; sued 2026-09-01"),
    Status.IN_EFFECT: (COMPLAINT, f"{DECIDED}; took_effect 2026-09-25"),
    Status.EXECUTING: (COMPLAINT, f"{DECIDED}; took_effect 2026-09-25; execution_ordered 2026-09-28"),
    Status.EXECUTED: (COMPLAINT, f"{DECIDED}; took_effect 2026-09-25; executed 2026-09-28"),
    Status.DECLINED: (COMPLAINT, "received 2026-08-03; declined 2026-08-04"),
    Status.GUIDED: (FEEDBACK, "received 2026-08-03; guided 2026-08-04"),
    Status.TRANSFERRED: (FEEDBACK, "received 2026-08-03; transferred 2026-08-04"),
    Status.RETURNED: (PETITION, "received 2026-08-03; returned 2026-08-04"),
    Status.FILED_AWAY: (COMPLAINT, "received 2026-08-03; filed_away 2026-08-04"),
    Status.TERMINATED: (COMPLAINT, f"{ACCEPTED}; terminated 2026-08-05"),
    Status.CONCLUDED: (DENUNCIATION, f"{ACCEPTED}; concluded 2026-08-20"),
    Status.HANDLED: (DENUNCIATION, f"{ACCEPTED}; concluded 2026-08-20; handled 2026-08-24"),
    Status.ISSUED: (DISCLOSURE, "issued 2026-08-03"),
    Status.DISCLOSED: (DISCLOSURE, "issued 2026-08-03; disclosed 2026-08-04"),
    Status.REMOVED: (DISCLOSURE, "issued 2026-08-03; disclosed 2026-08-04; removed 2026-09-01"),
    Status.UNDER_WAY: (DEMOCRACY, "conference_held 2026-08-03"),
    Status.CLOSED: (PETITION, "received 2026-08-03; answered 2026-08-04; closed 2026-08-05"),
}


@pytest.mark.parametrize("status", WAYS)
def test_every_status_of_a_case_is_reached(status):
    facts, journal = WAYS[status]
    assert stand(journal, facts).status is status


def test_every_status_can_be_entered_by_some_row():
    entered = {step.to for step in STEPS if isinstance(step.to, Status)}
    assert entered == set(Status) - {Status.NOT_STARTED}


@pytest.mark.parametrize("facts", EVERY_CASE, ids=str)
def test_every_status_of_every_kind_can_be_reached_from_the_start(facts):
    table = step_table(facts)
    reached, last = {Status.NOT_STARTED}, set()
    while reached != last:
        last = set(reached)
        for status in last:
            reached |= {step.to for step in table.get(status, {}).values() if isinstance(step.to, Status)}
    assert set(table) <= reached


def test_two_rows_that_answer_the_same_question_are_refused():
    with pytest.raises(ValueError, match="received"):
        tabulate((*STEPS, STEPS[0]), COMPLAINT)


def test_every_action_makes_one_type_of_event_and_every_event_has_one_action():
    pairs = {(step.action, step.type) for step in STEPS}
    assert {action for action, _ in pairs} == set(Action)
    assert {made for _, made in pairs} == set(EventType)
    assert len(pairs) == len(Action)


def test_a_form_never_requires_what_it_does_not_ask_and_always_asks_the_day():
    for step in STEPS:
        assert step.required <= set(step.asks), step
        assert Field.DAY in step.required, step
        assert len(set(step.asks)) == len(step.asks), step


def test_no_form_keeps_two_answers_under_one_name():
    for step in STEPS:
        keys = [FIELD_SHAPES[field].key for field in step.asks]
        assert len(set(keys)) == len(keys), step


def test_every_field_has_its_shape_and_choices_exactly_where_it_is_a_choice():
    assert set(FIELD_SHAPES) == set(Field)
    for shape in FIELD_SHAPES.values():
        assert (shape.choices is not None) == (shape.kind is FieldKind.CHOICE)


def test_every_condition_has_its_test_and_its_refusal_in_both_languages():
    assert set(TESTS) == set(REFUSALS) == set(Condition)
    for condition, refusal in REFUSALS.items():
        assert refusal.articles or condition is Condition.REPORT_OPEN
        assert refusal.sentence("vi") != refusal.sentence("en")


def test_every_step_cites_its_article_except_notes_and_corrections():
    bare = {step.action for step in STEPS if not step.articles}
    assert bare == {Action.NOTE, Action.CORRECT}


def test_every_clock_of_a_row_exists_and_is_moved_only_by_events_of_its_kinds():
    for spec in CLOCK_SPECS:
        assert spec.rule_keys <= set(RULES)
        for kind in spec.kinds:
            known = {step.type for step in STEPS if kind in step.kinds}
            assert spec.starts in known, (kind, spec)
            assert (spec.meets | spec.cancels) & known or not (spec.meets | spec.cancels)


# What is refused, on which journal, and the article the refusal cites.
REFUSED = [
    ("received 2026-08-03; decided 2026-08-04", "Điều 31 Luật Khiếu nại"),
    ("accepted 2026-08-04", "Điều 27 Luật Khiếu nại"),
    (f"{ACCEPTED}; accepted 2026-08-05", "Điều 27 Luật Khiếu nại"),
    (f"{ACCEPTED}; decided 2026-08-25 differs=yes", "Điều 30 Luật Khiếu nại"),
    (f"{ACCEPTED}; extended 2026-08-25", "Điều 28 Luật Khiếu nại"),
    (f"{ACCEPTED}; marked_complex 2026-09-04", "Điều 28 Luật Khiếu nại"),
    (f"{ACCEPTED}; marked_complex 2026-08-10; marked_complex 2026-08-11", "Điều 28 Luật Khiếu nại"),
    ("received 2026-05-04; accepted 2026-05-05; suspended 2026-06-30", "Điều 11a Luật Khiếu nại"),
    (
        "received 2026-05-04; accepted 2026-05-05; terminated 2026-06-30 reason=died",
        "khoản 2 Điều 11a Luật Khiếu nại",
    ),
    (f"{ACCEPTED}; suspended 2026-08-05; decided 2026-08-06", "Điều 31 Luật Khiếu nại"),
    (f"{ACCEPTED}; resumed 2026-08-05", "khoản 4 Điều 11a Luật Khiếu nại"),
    (f"{ACCEPTED}; stay_lifted 2026-08-05", "Điều 35 Luật Khiếu nại"),
    (f"{ACCEPTED}; appealed 2026-09-03", "khoản 1 Điều 33 Luật Khiếu nại"),
    (f"{DECIDED}; took_effect 2026-09-24", "khoản 1 Điều 44 Luật Khiếu nại"),
    (
        f"{DECIDED}; received_by_complainant 2026-09-01; took_effect 2026-09-28",
        "khoản 1 Điều 33 Luật Khiếu nại",
    ),
    (f"{ACCEPTED}; sued 2026-09-04; took_effect 2026-11-02", "Điều 31 Luật Khiếu nại"),
    (f"{ACCEPTED}; filed_away 2026-08-05", "Điều 28 Thông tư 05/2021/TT-TTCP"),
    (f"{ACCEPTED}; withdrawn 2026-08-05; filed_away 2026-08-06", "khoản 2 Điều 11a Luật Khiếu nại"),
    ("received 2026-08-03; withdrawn 2026-08-05; terminated 2026-08-06", "Điều 11a Luật Khiếu nại"),
    (f"{DECIDED}; contested_act_known 2026-08-26", "Điều 9 Luật Khiếu nại"),
    (f"{ACCEPTED}; contested_act_known 2026-08-05", "Điều 9 Luật Khiếu nại"),
    ("contested_act_known 2026-06-01; contested_act_known 2026-06-02", "Điều 9 Luật Khiếu nại"),
    ("obstacle_began 2026-06-01; obstacle_began 2026-06-02", "Điều 9 Luật Khiếu nại"),
    ("obstacle_ended 2026-06-01", "Điều 9 Luật Khiếu nại"),
    (f"{ACCEPTED}; suspension_sent 2026-08-05", "khoản 1 Điều 28b Nghị định 124/2020/NĐ-CP"),
    (f"{ACCEPTED}; stay_ordered 2026-08-05; stay_ordered 2026-08-06", "Điều 35 Luật Khiếu nại"),
    (
        f"{DECIDED}; received_by_complainant 2026-08-26; received_by_complainant 2026-08-27",
        "khoản 1 Điều 33 Luật Khiếu nại",
    ),
    (f"{ACCEPTED}; appealed 2026-09-04; sent 2026-09-05", "Điều 31 Luật Khiếu nại"),
]


@pytest.mark.parametrize(("journal", "article"), REFUSED)
def test_an_unlawful_event_is_refused_with_its_article_and_what_could_be_done(journal, article):
    with pytest.raises(UnlawfulEvent) as caught:
        stand(journal)
    error = caught.value
    assert error.index == journal.count(";")
    assert article in error.sentence("vi")
    assert error.sentence("en") != error.sentence("vi")
    assert error.open_actions


LAWFUL = [
    (f"{ACCEPTED}; marked_complex 2026-09-03", Status.ACCEPTED),
    (f"{ACCEPTED}; dialogue_held 2026-08-20; decided 2026-08-25 differs=yes", Status.DECIDED),
    (f"{ACCEPTED}; dialogue_waived 2026-08-20 reason=vắng; decided 2026-08-25 differs=yes", Status.DECIDED),
    (f"{ACCEPTED}; decided 2026-12-30", Status.DECIDED),
    (
        f"{ACCEPTED}; verification_assigned 2026-08-05; suspended 2026-08-06; resumed 2026-08-07",
        Status.VERIFYING,
    ),
    (f"{ACCEPTED}; withdrawn 2026-08-05 scope=part; decided 2026-08-25", Status.DECIDED),
    ("received 2026-08-03; withdrawn 2026-08-05; filed_away 2026-08-06", Status.FILED_AWAY),
    ("received 2026-05-04; accepted 2026-05-05; terminated 2026-06-30 reason=withdrawn", Status.TERMINATED),
    (f"{ACCEPTED}; appealed 2026-09-04; closed 2026-09-07", Status.CLOSED),
    (f"{DECIDED}; received_by_complainant 2026-09-01; took_effect 2026-10-02", Status.IN_EFFECT),
    (f"{ACCEPTED}; terminated 2026-08-10; reopened 2026-08-20", Status.ACCEPTED),
    ("received 2026-08-03; declined 2026-08-04; reopened 2026-08-10", Status.RECEIVED),
]


@pytest.mark.parametrize(("journal", "status"), LAWFUL)
def test_a_lawful_journal_ends_in_its_status(journal, status):
    assert stand(journal).status is status


def test_buttons_that_depend_on_the_day_are_shown_on_the_days_they_are_lawful():
    found = stand(ACCEPTED)
    assert Action.MARK_COMPLEX in found.actions_on(day("2026-09-03"))
    assert Action.MARK_COMPLEX not in found.actions_on(day("2026-09-04"))
    assert Action.RECORD_APPEAL not in found.actions_on(day("2026-09-03"))
    assert Action.RECORD_APPEAL in found.actions_on(day("2026-09-04"))
    assert "Điều 28" in found.refusal(Action.MARK_COMPLEX, day("2026-09-04")).sentence()


def test_a_step_that_is_not_in_this_status_has_no_row_and_no_refusal():
    found = stand(ACCEPTED)
    assert found.step(Action.ACCEPT) is None
    with pytest.raises(KeyError):
        found.refusal(Action.ACCEPT, day("2026-08-05"))


def test_the_button_and_the_form_come_from_the_same_row():
    found = stand(ACCEPTED)
    for action in found.actions:
        step = found.step(action)
        assert isinstance(step, Step)
        assert step.action is action


def test_the_first_steps_offered_are_those_that_decide():
    assert stand("received 2026-08-03").actions[:2] == (Action.ACCEPT, Action.DECLINE)
    assert stand(ACCEPTED).actions[:3] == (Action.MARK_COMPLEX, Action.SUSPEND, Action.DECIDE)


def test_a_status_is_left_only_by_a_row_that_names_where_to():
    stays = [step for step in STEPS if step.to is Turn.STAY]
    assert all(step.stays_if is None for step in stays)
