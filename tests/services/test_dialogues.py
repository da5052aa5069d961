"""A dialogue from plan to publication: what comes in its turn, what is refused, and the days it is due."""

from datetime import date, time

import pytest

from casebook.law.clocks import ClockState
from casebook.law.dialogues import (
    DialogueOccasion,
    DialogueSide,
    DialogueStatus,
    DialogueWith,
    QuestionOutcome,
)
from casebook.records.days import calendar_now
from casebook.records.dialogue_lists import dialogue_by_id
from casebook.reports.clock_views import Reading
from casebook.reports.dialogue_days import dialogue_clocks
from casebook.reports.dialogue_desk import dialogues_to_do
from casebook.reports.dialogues import DialogueStep, dialogue_year, lacking_sides, next_step_of
from casebook.services.dialogue_entries import (
    GuestEntry,
)
from casebook.services.dialogues_planning import (
    YearPlan,
    call_off,
    change_plan,
    set_targets,
)
from casebook.services.refusals import NotAllowed, Refused
from tests.dialogues import (
    FRIDAY,
    TODAY,
    announce,
    answered,
    conclude,
    held,
    hold,
    minute,
    plan,
    planned,
    prepare,
    publish,
)
from tests.people import doing, settle_school


@pytest.fixture
def school(app):
    with app.app_context():
        yield settle_school()


def test_a_dialogue_goes_its_way_and_the_next_step_is_told(school):
    dialogue_id = planned(school)
    seen = []

    def look(today: date = TODAY) -> None:
        seen.append(next_step_of(dialogue_by_id(dialogue_id), today))

    look()
    prepare(school, dialogue_id)
    look()
    announce(school, dialogue_id)
    look()
    look(FRIDAY)
    hold(school, dialogue_id)
    look()
    answered(school, dialogue_id, outcome=QuestionOutcome.WAITING)
    look()
    dialogue = dialogue_by_id(dialogue_id)
    assert dialogue.status is DialogueStatus.HELD
    assert seen == [
        DialogueStep.PREPARE,
        DialogueStep.ANNOUNCE,
        DialogueStep.GATHER,
        DialogueStep.HOLD,
        DialogueStep.ASK,
        DialogueStep.ANSWER,
    ]


def test_minutes_wait_for_every_outcome_and_the_conclusion_and_then_stand(school):
    dialogue_id = held(school)
    answered(school, dialogue_id)
    with pytest.raises(Refused, match="no conclusion"):
        minute(school, dialogue_id)
    conclude(school, dialogue_id, satisfied=20, unsatisfied=2)
    assert minute(school, dialogue_id) == 1
    assert minute(school, dialogue_id) == 1
    with pytest.raises(Refused, match="are signed"):
        conclude(school, dialogue_id)
    with pytest.raises(Refused, match="are signed"):
        answered(school, dialogue_id)
    with pytest.raises(Refused, match="before the minutes"):
        publish(school, dialogue_id, on=TODAY)
    publish(school, dialogue_id, on=FRIDAY)
    assert dialogue_by_id(dialogue_id).status is DialogueStatus.PUBLISHED


def test_minutes_wait_for_a_question_without_outcome(school):
    dialogue_id = held(school)
    answered(school, dialogue_id, outcome=QuestionOutcome.WAITING)
    conclude(school, dialogue_id)
    with pytest.raises(Refused, match="have no outcome"):
        minute(school, dialogue_id)


def test_minutes_are_numbered_through_the_year_of_their_signing(school):
    numbers = []
    for _ in range(2):
        dialogue_id = held(school)
        conclude(school, dialogue_id)
        numbers.append(minute(school, dialogue_id))
    assert numbers == [1, 2]


def test_what_is_not_announced_is_not_held_but_where_the_matter_is(school):
    dialogue_id = planned(school)
    with pytest.raises(Refused, match="was not announced"):
        hold(school, dialogue_id)
    on_site = planned(school, occasion=DialogueOccasion.ON_SITE)
    hold(school, on_site)
    assert dialogue_by_id(on_site).status is DialogueStatus.HELD


def test_an_announced_dialogue_that_moves_is_announced_again(school):
    dialogue_id = planned(school)
    prepare(school, dialogue_id)
    announce(school, dialogue_id, questions_until=FRIDAY)
    changes = ({"subject": "Bữa ăn"}, {"planned_on": date(2026, 12, 4)})
    again = [
        change_plan(
            doing=doing(school.lan, today=TODAY), dialogue_id=dialogue_id, plan=plan(school, **changed)
        )
        for changed in changes
    ]
    dialogue = dialogue_by_id(dialogue_id)
    assert again == [False, True]
    assert (dialogue.status, dialogue.questions_until) == (DialogueStatus.PLANNED, None)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"ends": time(7, 0)}, "ends"),
        ({"occasion": DialogueOccasion.ON_REQUEST}, "requested_by"),
        ({"occasion": DialogueOccasion.ON_REQUEST, "requested_by": "Công đoàn"}, "requested_on"),
        ({"requested_on": FRIDAY}, "requested_on"),
        ({"planned_on": date(1999, 1, 4)}, "planned_on"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_beside_its_field(school, changed, field):
    with pytest.raises(Refused) as refused:
        planned(school, **changed)
    assert refused.value.field == field


def test_chair_and_secretary_work_in_the_unit(school):
    for changed in (
        {"chair_id": school.lan.id},
        {"chair_id": school.mai.id},
        {"secretary_id": school.mai.id},
    ):
        with pytest.raises(Refused):
            planned(school, **changed)


def test_only_staff_of_the_unit_keeps_its_dialogues(school):
    for other in (school.mai, school.thu, school.son, school.hai, school.tu, school.binh):
        with pytest.raises(NotAllowed):
            planned(school, by=other)
    dialogue_id = planned(school)
    with pytest.raises(NotAllowed):
        call_off(doing=doing(school.mai, today=TODAY), dialogue_id=dialogue_id, reason="x")


def test_the_notice_needs_an_agenda_and_comes_before_the_day(school):
    dialogue_id = planned(school)
    with pytest.raises(Refused, match="agenda"):
        announce(school, dialogue_id)
    prepare(school, dialogue_id)
    for changed, field in (
        ({"on": date(2026, 11, 28)}, "announced_on"),
        ({"questions_until": date(2026, 11, 28)}, "questions_until"),
        ({"agenda_sent_on": TODAY}, "agenda_sent_on"),
    ):
        with pytest.raises(Refused) as refused:
            announce(school, dialogue_id, **changed)
        assert refused.value.field == field


def test_no_more_sheets_than_people(school):
    dialogue_id = held(school)
    with pytest.raises(Refused, match="28 people came"):
        conclude(school, dialogue_id, satisfied=27, partly_satisfied=2)
    conclude(school, dialogue_id, satisfied=27)
    with pytest.raises(Refused, match="26 people came"):
        hold(school, dialogue_id, present=(26,))


def test_a_dialogue_called_off_stays_and_nothing_more_is_done(school):
    dialogue_id = planned(school)
    call_off(doing=doing(school.minh, today=TODAY), dialogue_id=dialogue_id, reason="Bão")
    assert dialogue_by_id(dialogue_id).status is DialogueStatus.CALLED_OFF
    with pytest.raises(Refused, match="called off"):
        prepare(school, dialogue_id)
    assert next_step_of(dialogue_by_id(dialogue_id), TODAY) is None


def test_a_year_is_measured_by_its_plan_and_never_by_less_than_the_law_asks(school):
    targets = {DialogueWith.PARENTS: 2, DialogueWith.STAFF: 0}
    set_targets(
        doing=doing(school.minh, today=TODAY),
        unit_id=school.unit.id,
        plan=YearPlan(year=2026, targets=targets, plan_number="05/KH-THM"),
    )
    held(school)
    call_off(doing=doing(school.minh, today=TODAY), dialogue_id=planned(school), reason="Bão")
    told = {row.with_whom: row for row in dialogue_year(school.unit.id, 2026).rows}
    parents, staff = told[DialogueWith.PARENTS], told[DialogueWith.STAFF]
    assert (parents.wanted, parents.planned, parents.held, parents.state) == (2, 1, 1, "short")
    assert (staff.wanted, staff.state) == (1, "short")  # BLLĐ Đ63: at least once a year


def test_the_days_of_a_workplace_dialogue_are_counted_and_others_have_none(school):
    """Counted by hand; the 24th is off: 16/11 and 5 working days is 23/11, 27/11 less 5 is 19/11."""
    dialogue_id = planned(
        school,
        with_whom=DialogueWith.STAFF,
        occasion=DialogueOccasion.ON_REQUEST,
        requested_by="Công đoàn",
        requested_on=date(2026, 11, 16),
    )
    prepare(school, dialogue_id)
    announce(school, dialogue_id, agenda_sent_on=TODAY)
    hold(school, dialogue_id)
    conclude(school, dialogue_id)
    minute(school, dialogue_id)
    publish(school, dialogue_id, on=date(2026, 12, 3))
    clocks = {clock.key: clock for clock in dialogue_clocks(dialogue_by_id(dialogue_id))}
    told = {key: (clock.due_on, clock.state(date(2026, 12, 3))) for key, clock in clocks.items()}
    assert told == {
        "DC-13-answer": (TODAY, ClockState.MET),
        "DC-13-agenda": (date(2026, 11, 19), ClockState.MET_LATE),
        "DC-13-publish": (date(2026, 12, 2), ClockState.MET_LATE),
    }
    assert dialogue_clocks(dialogue_by_id(planned(school))) == ()


def test_the_desk_tells_the_day_of_a_request_long_before_the_dialogue_and_of_publishing_after(school):
    dialogue_id = planned(
        school,
        with_whom=DialogueWith.STAFF,
        occasion=DialogueOccasion.ON_REQUEST,
        requested_by="Công đoàn",
        requested_on=TODAY,
        planned_on=date(2026, 12, 28),
    )
    people = planned(school, planned_on=date(2026, 12, 28))

    def told(today: date) -> dict[str, date | None]:
        now = Reading(today, calendar_now(), "vi")
        todo = dialogues_to_do(doing(school.lan, today=today).actor, now)
        return {one.dialogue.id: one.clock and one.clock.due_on for one in todo}

    assert told(TODAY) == {dialogue_id: date(2026, 12, 1)}  # the 24th is off
    prepare(school, dialogue_id)
    announce(school, dialogue_id)
    hold(school, dialogue_id)
    assert told(FRIDAY) == {dialogue_id: date(2026, 12, 2)}
    assert people not in told(FRIDAY)


@pytest.mark.parametrize(("present", "lacking"), [((7, 8), [DialogueSide.HEAD]), ((8, 8), [])])
def test_a_periodic_workplace_dialogue_needs_more_than_seventy_in_a_hundred_of_each_side(
    school, present, lacking
):
    dialogue_id = planned(school, with_whom=DialogueWith.STAFF)
    prepare(
        school,
        dialogue_id,
        GuestEntry(name="Bên nhà trường", is_group=True, invited=10, side=DialogueSide.HEAD),
        GuestEntry(name="Công đoàn", is_group=True, invited=10),
    )
    announce(school, dialogue_id)
    hold(school, dialogue_id, present=present)
    assert list(lacking_sides(dialogue_by_id(dialogue_id))) == lacking
