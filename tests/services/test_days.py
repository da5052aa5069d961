"""The calendar is proposed by some and decided by an administrator; every decision recounts what is open."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from casebook.law.choices import Via
from casebook.law.vocabulary import EventType, Kind
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.cases import Case, PartyRole
from casebook.records.days import CalendarDay, DayStatus, calendar_now
from casebook.services.day_care import DayEntry, confirm_day, propose_day, withdraw_day
from casebook.services.enrolment import CaseEntry, PartyEntry, enrol_case
from casebook.services.journal import NewEvent, append_event
from casebook.services.projection import counted_now, differences
from casebook.services.refusals import NotAllowed, Refused
from tests.people import CITIZEN, doing

TODAY = date(2026, 11, 20)
SWAPPED = date(2026, 11, 23)
ENTRY = DayEntry(day=date(2026, 12, 2), works=False, name="Nghỉ phòng chống bão", source="CĐ 01/UBND")


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


@pytest.fixture
def tu(school):
    return doing(school.tu, today=TODAY)


def petition(school, *, received_on=TODAY):
    """Register a petition; its answer is owed within working days."""
    with transaction() as session:
        entry = CaseEntry(
            unit_id=school.unit.id,
            kind=Kind.PETITION,
            subject="Kiến nghị sửa mái hiên",
            content="Mái hiên dột.",
            received_on=received_on,
            via=Via.POST,
            parties=(PartyEntry(role=PartyRole.COMPLAINANT, full_name=CITIZEN),),
        )
        case = enrol_case(session, doing(school.lan, today=TODAY), entry)
    return case.id


def due_days(case_id):
    case = db.session.get(Case, case_id, populate_existing=True)
    return {(clock.rule, clock.part): clock.due_on for clock in case.clocks}


def answer(school, case_id):
    with transaction() as session:
        case = session.get_one(Case, case_id)
        new = NewEvent(type=EventType.ANSWERED, on=TODAY, paper={"summary": "Đã sửa."})
        append_event(session, doing(school.minh, today=TODAY), case, new)


def test_a_proposed_day_does_not_count_and_a_confirmed_one_does(tu):
    propose_day(doing=tu, entry=ENTRY)
    assert calendar_now().is_working_day(ENTRY.day)
    confirm_day(doing=tu, day=ENTRY.day)
    assert not calendar_now().is_working_day(ENTRY.day)
    assert calendar_now().name_of(ENTRY.day) == ENTRY.name


def test_a_withdrawn_day_counts_no_longer_and_may_be_proposed_again(tu):
    propose_day(doing=tu, entry=ENTRY)
    confirm_day(doing=tu, day=ENTRY.day)
    withdraw_day(doing=tu, day=ENTRY.day)
    assert calendar_now().is_working_day(ENTRY.day)
    propose_day(doing=tu, entry=ENTRY)
    assert db.session.get(CalendarDay, ENTRY.day).status is DayStatus.PROPOSED


def test_confirming_a_day_moves_the_days_of_open_cases_and_of_no_other(school, tu):
    moving, done = petition(school), petition(school)
    answer(school, done)
    before, before_done = due_days(moving), due_days(done)
    recount = confirm_day(doing=tu, day=SWAPPED)
    assert recount.left == ()
    assert len(recount.moved) >= 1
    assert db.session.get(Case, moving).name in recount.moved
    after = due_days(moving)
    assert after != before
    assert all(after[key] >= before[key] for key in before)
    assert not db.session.get(Case, done).is_open
    assert due_days(done) == before_done


def test_after_a_recount_the_stored_days_are_those_the_law_counts(school, tu):
    case_id = petition(school)
    confirm_day(doing=tu, day=SWAPPED)
    case = db.session.get(Case, case_id, populate_existing=True)
    assert differences(case, counted_now(case)) == []


def test_each_case_that_moved_leaves_an_audit_line_with_both_days_and_the_journal_stays(school, tu):
    case_id = petition(school)
    events = len(db.session.get(Case, case_id).journal)
    before = due_days(case_id)
    confirm_day(doing=tu, day=SWAPPED)
    lines = db.session.scalars(select(AuditRow).where(AuditRow.deed == "case.recounted")).all()
    assert [line.object_id for line in lines] == [case_id]
    assert lines[0].person_id == school.tu.id
    for rule, was, becomes in lines[0].particulars["moved"]:
        assert date.fromisoformat(was) in {day for key, day in before.items() if key[0] == rule}
        assert date.fromisoformat(becomes) in {
            day for key, day in due_days(case_id).items() if key[0] == rule
        }
    assert len(db.session.get(Case, case_id, populate_existing=True).journal) == events


def test_withdrawing_a_confirmed_day_brings_the_days_back(school, tu):
    case_id = petition(school)
    before = due_days(case_id)
    confirm_day(doing=tu, day=SWAPPED)
    assert withdraw_day(doing=tu, day=SWAPPED).moved
    assert due_days(case_id) == before


def test_withdrawing_a_proposed_day_moves_nothing(school, tu):
    petition(school)
    assert withdraw_day(doing=tu, day=SWAPPED).moved == ()


@pytest.mark.parametrize(
    ("day", "works", "said"),
    [
        (date(2026, 12, 5), False, "a weekend, so it is off anyway"),
        (date(2026, 12, 2), True, "no Saturday or Sunday"),
        (date(2026, 11, 24), False, "in the calendar already"),
        (date(2061, 1, 3), False, "2000 to 2060"),
    ],
)
def test_a_day_that_changes_nothing_or_is_there_already_is_refused(tu, day, works, said):
    with pytest.raises(Refused, match=said) as refused:
        propose_day(doing=tu, entry=DayEntry(day=day, works=works, name="x", source="y"))
    assert refused.value.field == "day"


def test_a_day_somebody_else_decided_meanwhile_is_told(tu):
    confirm_day(doing=tu, day=SWAPPED)
    with pytest.raises(Refused, match="just decided"):
        confirm_day(doing=tu, day=SWAPPED)
    withdraw_day(doing=tu, day=SWAPPED)
    with pytest.raises(Refused, match="just decided"):
        withdraw_day(doing=tu, day=SWAPPED)


def test_only_an_administrator_confirms_and_a_handler_does_not_even_propose(school):
    lan, hai = doing(school.lan, today=TODAY), doing(school.hai, today=TODAY)
    propose_day(doing=lan, entry=ENTRY)
    for deed in (confirm_day, withdraw_day):
        with pytest.raises(NotAllowed):
            deed(doing=lan, day=ENTRY.day)
    with pytest.raises(NotAllowed):
        propose_day(doing=hai, entry=ENTRY)


def test_a_day_that_is_not_in_the_calendar_cannot_be_decided(tu):
    with pytest.raises(NotAllowed):
        confirm_day(doing=tu, day=date(2026, 12, 3))


def test_next_year_is_known_as_soon_as_its_proposed_days_are_decided(tu):
    waiting = db.session.scalars(
        select(CalendarDay.day).where(
            CalendarDay.day > date(2026, 12, 31), CalendarDay.status == DayStatus.PROPOSED
        )
    ).all()
    assert calendar_now().known_until == date(2026, 12, 31)
    for day in waiting:
        confirm_day(doing=tu, day=day)
    assert calendar_now().known_until == date(2027, 12, 31)


def test_deciding_leaves_who_and_when(school, tu):
    confirm_day(doing=tu, day=SWAPPED)
    row = db.session.get(CalendarDay, SWAPPED)
    assert (row.decided_by_id, row.decided_at) == (
        school.tu.id,
        datetime(2026, 11, 20, 1, 0, tzinfo=UTC),
    )
