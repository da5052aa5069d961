"""The sample school's year: every status, told lawfully and alike on any day."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from casebook.law.commitments import CommitmentState
from casebook.law.dialogues import DialogueStatus
from casebook.law.exclusions import Exclusion
from casebook.law.holidays import SHIPPED_DAYS
from casebook.law.powers import ACTION_POWERS, Power
from casebook.law.representation import representatives_allowed
from casebook.law.steps import STEPS
from casebook.law.vocabulary import ClockState, EventType, Kind, Nature, Status
from casebook.records.base import db
from casebook.records.cases import Case, Party, PartyRole
from casebook.records.days import calendar_now
from casebook.records.dialogue_lists import commitments_of_dialogue
from casebook.records.dialogues import Dialogue
from casebook.records.exclusions import standing_exclusions
from casebook.records.people import actor_on, person_by_id, person_by_username
from casebook.records.reception import (
    RECEPTION_RULES,
    ReceptionDay,
    ReceptionSession,
    SessionKind,
    document_posted,
    documents_of,
)
from casebook.records.units import installation
from casebook.records.visibility import visible_cases
from casebook.records.visits import (
    AppointmentSlip,
    EverydayExchange,
    Receipt,
    Refusal,
    SealedEntry,
    Visit,
    Visitor,
)
from casebook.reports.head_days import months_of_head
from casebook.reports.standings import standing_of
from casebook.services.projection import counted_now, differences
from casebook.services.sample.denunciations import DENUNCIATIONS
from casebook.services.sample.life import TALES
from tests.sample_year import (
    DAYS,
    cases,
    day_in_vietnam,
    journal_lines,
    morning_of,
    program_in,
    school,
    tell_up_to,
    visits,
)

REFORM = date(2026, 7, 1)
pytestmark = pytest.mark.slow
ACTION_OF = {step.type: step.action for step in STEPS}


@pytest.fixture(scope="module", params=DAYS, ids=str)
def today(
    request: pytest.FixtureRequest, migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[date]:
    """Tell the year up to a day, once for all tests about that day."""
    with program_in(tmp_path_factory.mktemp("sample"), migrated_file):
        tell_up_to(request.param)
        yield request.param


@pytest.mark.parametrize("kind", [Kind.COMPLAINT, Kind.PETITION, Kind.FEEDBACK])
def test_every_status_the_law_knows_of_a_kind_is_there(today, kind):
    known = {step.to for step in STEPS if kind in step.kinds and isinstance(step.to, Status)}
    assert {case.status for case in cases() if case.kind is kind} == known


def test_every_story_stands_where_it_means_to(today):
    by_subject = {case.subject: case.status for case in cases() if case.unit_id == school().id}
    told = {tale.subject: tale.ends for tale in (*TALES, *DENUNCIATIONS)}
    assert {subject: by_subject.get(subject) for subject in told} == told


def test_there_is_a_year_worth_of_visits_and_cases(today):
    assert 80 <= len(visits()) <= 110
    assert 45 <= len(cases()) <= 65
    assert installation().sample_day == today


def test_what_is_stored_of_every_case_is_what_its_journal_gives(today):
    assert {c.name: found for c in cases() if (found := differences(c, counted_now(c)))} == {}


# A note is also what the desk leaves when somebody comes again, and what names another handler.
ALSO = {EventType.NOTED: {Power.LOG_VISITS, Power.ASSIGN_CASES}}


def test_whoever_recorded_a_step_held_the_power_for_it_that_day(today):
    units = {case.id: case.unit_id for case in cases()}
    without = []
    for line in journal_lines():
        unit_id = units[line.case_id]
        actor = actor_on(person_by_id(line.recorded_by_id), day_in_vietnam(line.recorded_at))
        powers = {ACTION_POWERS[ACTION_OF[line.type]]} | ALSO.get(line.type, set())
        if not any(actor.has_in(power, unit_id) for power in powers):
            without.append(f"{line.type} on {line.occurred_on} by {actor.name}")
    assert without == []


def test_nothing_happens_after_today_and_nothing_is_recorded_before_it_happened(today):
    for line in journal_lines():
        assert line.occurred_on <= day_in_vietnam(line.recorded_at) <= today
        assert line.recorded_at <= morning_of(today)
    for visit in visits():
        assert visit.visited_on <= day_in_vietnam(visit.recorded_at) <= today


def test_some_things_were_entered_late(today):
    assert any(day_in_vietnam(case.entered_at) > case.received_on for case in cases())
    assert any(day_in_vietnam(visit.recorded_at) > visit.visited_on for visit in visits())


def test_nobody_comes_or_signs_on_a_day_of_rest(today):
    calendar = calendar_now()
    days = {visit.visited_on for visit in visits()} | {line.occurred_on for line in journal_lines()}
    assert sorted(day for day in days if not calendar.is_working_day(day)) == []


def test_numbers_have_neither_gap_nor_double(today):
    registers = defaultdict(list)
    for visit in visits():
        registers[visit.unit_id, "book", visit.book_year].append(visit.book_number)
    for case in cases():
        registers[case.unit_id, case.register, case.year].append(case.number)
    for name, numbers in registers.items():
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), name


def test_the_book_lies_on_both_sides_of_the_day_the_law_changed(today):
    days = [visit.visited_on for visit in visits()]
    assert min(days) < REFORM <= max(days)


def test_the_old_and_the_new_term_of_acceptance_stand_side_by_side(today):
    rules = {
        case.received_on: {clock.rule for clock in case.clocks}
        for case in cases()
        if case.kind is Kind.COMPLAINT and case.received_on in (date(2026, 6, 30), REFORM)
    }
    assert "KN-02o" in rules[date(2026, 6, 30)]
    assert "KN-02" in rules[REFORM]


def test_somebody_came_before_tet_whose_term_ran_across_it(today):
    tet = [special.day for special in SHIPPED_DAYS if "Tết Nguyên đán" in special.name]
    assert any(
        clock.from_on < day <= clock.due_on for case in cases() for clock in case.clocks for day in tet
    )


def test_some_clocks_are_late_one_case_is_overdue_and_one_is_near_its_day(today):
    duties = [
        (case, clock) for case in cases() for clock in standing_of(case).clocks if clock.nature is Nature.DUTY
    ]
    assert any(clock.state(today) is ClockState.MET_LATE for _, clock in duties)
    assert any(
        case.kind is Kind.COMPLAINT and clock.state(today) is ClockState.OVERDUE for case, clock in duties
    )
    soon = today + timedelta(days=7)
    assert any(
        clock.key in ("KN-03", "KN-04") and clock.is_open and today < clock.due_on <= soon
        for _, clock in duties
    )


@pytest.mark.parametrize(
    "kept",
    [
        EventType.CORRECTED,
        EventType.NOTED,
        EventType.MARKED_COMPLEX,
        EventType.RESUMED,
        EventType.REOPENED,
        EventType.STAY_LIFTED,
        EventType.DIALOGUE_HELD,
        EventType.DIALOGUE_WAIVED,
        EventType.CONTESTED_ACT_KNOWN,
        EventType.TERMINATION_SENT,
    ],
    ids=str,
)
def test_the_rarer_steps_are_there_too(today, kept):
    assert kept in {line.type for line in journal_lines()}


def test_a_complaint_may_be_withdrawn_in_part_and_goes_on(today):
    parts = [line.case_id for line in journal_lines() if line.particulars.get("scope") == "part"]
    assert {db.session.get(Case, case_id).status for case_id in parts} == {Status.VERIFYING}


@pytest.mark.parametrize(
    ("username", "at_least", "concerns_democracy"),
    [("thu", 5, True), ("son", 5, True), ("binh", 45, False), ("hai", 10, False)],
)
def test_everybody_has_something_to_look_at(today, username, at_least, concerns_democracy):
    actor = actor_on(person_by_username(username), today)
    seen = list(db.session.scalars(visible_cases(actor)))
    assert len(seen) >= at_least
    assert all(case.concerns_democracy for case in seen) or not concerns_democracy


@pytest.mark.parametrize(
    ("username", "names"), [("minh", 2), ("hai", 2), ("van", 2), ("duc", 1), ("binh", 1)]
)
def test_denunciations_are_met_by_the_head_and_by_whoever_was_given_one(today, username, names):
    actor = actor_on(person_by_username(username), today)
    seen = [case for case in db.session.scalars(visible_cases(actor)) if case.kind is Kind.DENUNCIATION]
    assert len(seen) == names
    assert {party.role for case in seen for party in case.parties} == {PartyRole.DENOUNCER, PartyRole.ACCUSED}


@pytest.mark.parametrize("username", ["lan", "ha", "thu", "son", "tu"])
def test_denunciations_exist_for_nobody_else(today, username):
    actor = actor_on(person_by_username(username), today)
    assert Kind.DENUNCIATION not in {case.kind for case in db.session.scalars(visible_cases(actor))}


def test_a_denunciation_of_the_head_stands_above_him_with_a_verifier_who_stepped_back(today):
    held = db.session.scalars(select(Case).where(Case.held_for_unit_id == school().id)).one()
    assert held.unit_id == school().parent_id
    out = {(one.person.username, one.reason) for one in db.session.scalars(standing_exclusions(held.id))}
    assert out == {("minh", Exclusion.ACCUSED), ("duc", Exclusion.RECUSED)}
    assert held.handler.username == "van"


def test_the_office_above_settles_a_second_complaint_of_its_own(today):
    second = [case for case in cases() if case.level == 2 and case.kind is Kind.COMPLAINT]
    assert [case.unit_id != school().id for case in second] == [True]
    assert "KN-16" in {clock.rule for clock in second[0].clocks}


def test_the_administrator_and_the_school_next_door_see_no_case(today):
    for username in ("tu", "nga", "mai"):
        actor = actor_on(person_by_username(username), today)
        assert db.session.scalars(visible_cases(actor)).all() == []


def test_the_head_missed_one_month_and_sat_alone_in_another(today):
    firsts = [
        date(today.year + (today.month - 1 - k) // 12, (today.month - 1 - k) % 12 + 1, 1)
        for k in range(1, 12)
    ]
    months = months_of_head(school(), firsts, today=today)
    assert [len(month.unrecorded) for month in months].count(1) == 1
    assert sum(1 for month in months if month.by_deputy) == 1
    assert sum(1 for month in months if month.own) >= 8
    empty = db.session.scalars(select(ReceptionSession).where(ReceptionSession.nobody_came)).one()
    assert empty.minutes_number == 1
    assert empty.kind is SessionKind.PERIODIC


def test_one_day_was_put_off_and_one_posted_late(today):
    days = db.session.scalars(select(ReceptionDay)).all()
    assert sum(1 for day in days if day.postponed_to_id) == 1
    calendar = calendar_now()
    late = [day for day in days if day.posted_on and day.posted_on > calendar.sub_wd(day.held_on, 5).due_on]
    assert late


def test_the_deputy_received_in_the_heads_place_by_authorisation(today):
    held = db.session.scalars(
        select(ReceptionSession).where(ReceptionSession.authorised_by_id.is_not(None))
    ).one()
    assert held.receiver_id == person_by_username("ha").id
    assert held.authorised_by_id == person_by_username("minh").id
    assert held.authorisation


def test_thirty_parents_are_one_visit_with_lawful_representatives(today):
    group = db.session.scalars(select(Visit).where(Visit.people_count == 30)).one()
    assert group.session.kind is SessionKind.UNSCHEDULED
    assert len(group.companions) == 30
    allowed = representatives_allowed(30)
    speakers = sum(1 for companion in group.companions if companion.represents)
    assert allowed.least <= speakers <= allowed.most


def test_every_kind_of_session_and_every_paper_of_the_desk_occurs(today):
    kinds = set(db.session.scalars(select(ReceptionSession.kind).distinct()))
    assert kinds == set(SessionKind)
    counted = Counter({table: db.session.scalar(select(func.count()).select_from(table)) for table in PAPERS})
    assert {table.__name__ for table, count in counted.items() if count < PAPERS[table]} == set()


PAPERS = {Receipt: 8, AppointmentSlip: 3, Refusal: 2, EverydayExchange: 10, SealedEntry: 3}


def test_a_refusal_that_owes_a_notice_got_it_in_time(today):
    owed = db.session.scalars(select(Refusal).where(Refusal.notice_due_on.is_not(None))).all()
    assert owed
    assert all(refusal.notified_on <= refusal.notice_due_on for refusal in owed)


def test_the_rules_of_the_reception_place_hang_in_their_second_version(today):
    unit_id = school().id
    assert len(documents_of(unit_id, RECEPTION_RULES)) == 2
    assert "154/2026" in document_posted(unit_id, RECEPTION_RULES).body


def test_one_dialogue_was_published_and_its_commitments_ended_differently_another_lies_ahead(today):
    ahead, published = sorted(db.session.scalars(select(Dialogue)), key=lambda one: one.planned_on)[::-1]
    assert (ahead.status, published.status) == (DialogueStatus.PLANNED, DialogueStatus.PUBLISHED)
    assert ahead.planned_on > today
    states = [one.state_on(today) for one in commitments_of_dialogue(published.id)]
    assert states == [CommitmentState.KEPT, CommitmentState.KEPT_LATE, CommitmentState.OPEN]


def test_every_citizen_is_plainly_invented(today):
    names = {visitor.full_name for visitor in db.session.scalars(select(Visitor))}
    names |= set(db.session.scalars(select(Party.full_name).where(Party.role == PartyRole.COMPLAINANT)))
    marks = ("Ví Dụ", "Giả Định", "Thí Dụ", "Minh Họa", "Tưởng Tượng")
    assert sorted(name for name in names if not name.endswith(marks)) == []
    phones = {visitor.phone for visitor in db.session.scalars(select(Visitor))}
    assert sorted(phone for phone in phones if not phone.startswith("0900 000 0")) == []
