"""A change of the calendar is proposed as a whole and decided by whoever stands over all units."""

from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import select

from casebook.law.holidays import SHIPPED_DAYS
from casebook.law.vocabulary import Role
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.days import (
    ChangeStatus,
    calendar_now,
    hours_of_worked_day,
    proposed_changes,
    version_now,
)
from casebook.records.deciders import deciders, decides
from casebook.records.people import Appointment, Person
from casebook.services.day_care import (
    confirm_change,
    impact_of_change,
    propose_change,
    refuse_change,
    withdraw_change,
)
from casebook.services.refusals import NotAllowed, Refused
from tests.changes import (
    MADE_UP,
    OFF,
    STORM,
    TODAY,
    change,
    change_of,
    confirmed,
    off,
    ordinary,
    proposed,
    shipped_proposal,
    worked,
)
from tests.people import doing

pytestmark = pytest.mark.deep


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


def by(somebody):
    return doing(somebody, today=TODAY)


def test_a_proposed_change_counts_for_nothing_and_a_confirmed_one_does(school):
    change_id = proposed(school, off(STORM))
    assert calendar_now().is_working_day(STORM)
    confirmed(school, change_id)
    assert not calendar_now().is_working_day(STORM)
    assert calendar_now().name_of(STORM) == "Nghỉ phòng chống bão"


def test_a_swap_is_one_change_and_counts_as_a_whole(school):
    change_id = shipped_proposal(OFF)
    assert shipped_proposal(MADE_UP) == change_id
    confirmed(school, change_id)
    calendar = calendar_now()
    assert (calendar.is_working_day(OFF), calendar.is_working_day(MADE_UP)) == (False, True)


def test_a_day_off_can_be_taken_out_and_another_put_in_by_one_change(school):
    confirmed(school, proposed(school, off(STORM)))
    moved = proposed(school, ordinary(STORM), off(date(2026, 12, 3)))
    confirmed(school, moved)
    assert calendar_now().is_working_day(STORM)
    assert not calendar_now().is_working_day(date(2026, 12, 3))
    confirmed(school, proposed(school, off(STORM)))
    assert not calendar_now().is_working_day(STORM)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([off(date(2026, 12, 5))], "a weekend, so it is off anyway"),
        ([worked(date(2026, 12, 2))], "no Saturday or Sunday"),
        ([off(date(2026, 11, 24))], "in the calendar already"),
        ([off(date(2061, 1, 3))], "2000 to 2060"),
        ([off(OFF)], "waits to be decided"),
        ([ordinary(STORM)], "nothing to take out"),
        ([off(STORM), off(STORM)], "written twice"),
        ([], "at least one day"),
        ([worked(date(2026, 12, 5), opens=time(7, 30))], "both a start and an end"),
        ([worked(date(2026, 12, 5), opens=time(11), closes=time(7))], "both a start and an end"),
    ],
)
def test_a_day_that_changes_nothing_or_makes_no_sense_is_refused(school, days, said):
    with pytest.raises(Refused, match=said) as refused:
        proposed(school, *days)
    assert refused.value.field == "rows-0-day"


def test_only_an_ordinary_day_has_no_hours(school):
    storm = off(STORM)
    wrong = type(storm)(day=STORM, works=False, name="x", opens=time(7), closes=time(11))
    with pytest.raises(Refused, match="Only a worked weekend"):
        proposed(school, wrong)


def test_a_form_sent_twice_proposes_once(school):
    entry = change_of(off(STORM), key="k")
    first, again = (propose_change(doing=by(school.tu), entry=entry) for _ in range(2))
    assert first == again


def test_a_worked_saturday_keeps_its_hours(school):
    confirmed(school, proposed(school, worked(date(2026, 12, 5), opens=time(7, 30), closes=time(11, 30))))
    assert hours_of_worked_day(date(2026, 12, 5)) == (time(7, 30), time(11, 30))
    assert calendar_now().is_working_day(date(2026, 12, 5))
    assert hours_of_worked_day(STORM) is None


def test_the_superior_over_all_units_confirms_and_nobody_else(school):
    change_id = proposed(school, off(STORM))
    _impact, seal = impact_of_change(change(change_id))
    for somebody in (school.tu, school.lan, school.ha, school.hai, school.thu, school.mai):
        with pytest.raises(NotAllowed):
            confirm_change(doing=by(somebody), change_id=change_id, seal=seal)
        with pytest.raises(NotAllowed):
            refuse_change(doing=by(somebody), change_id=change_id, word="x")
    with pytest.raises(Refused, match="topmost unit"):
        confirm_change(doing=by(school.minh), change_id=change_id, seal=seal)
    assert version_now() == 1
    confirm_change(doing=by(school.binh), change_id=change_id, seal=seal)
    assert version_now() == 2


def test_where_nobody_stands_above_the_head_of_the_school_confirms(school):
    with transaction() as session:
        for held in session.scalars(select(Appointment).where(Appointment.role == Role.SUPERIOR)):
            held.until = date(2026, 11, 1)
    assert [(one.name, one.role) for one in deciders(TODAY)] == [("Thầy Minh Mẫu", Role.HEAD)]
    assert decides(by(school.minh).actor, TODAY)
    assert not decides(by(school.binh).actor, TODAY)


def test_somebody_whose_account_is_closed_does_not_decide(school):
    with transaction() as session:
        session.get_one(Person, school.binh.id).active = False
    assert [one.name for one in deciders(TODAY)] == ["Thầy Minh Mẫu"]


def test_only_some_propose_and_only_the_proposer_takes_back(school):
    with pytest.raises(NotAllowed):
        propose_change(doing=by(school.hai), entry=change_of(off(STORM)))
    change_id = proposed(school, off(STORM))
    for somebody in (school.lan, school.hai, school.binh):
        with pytest.raises(NotAllowed):
            withdraw_change(doing=by(somebody), change_id=change_id)
    withdraw_change(doing=by(school.tu), change_id=change_id)
    assert change(change_id).status is ChangeStatus.WITHDRAWN
    assert version_now() == 1
    proposed(school, off(STORM))


def test_a_refusal_needs_a_word_and_changes_nothing(school):
    change_id = proposed(school, off(STORM))
    with pytest.raises(Refused, match="Say why") as refused:
        refuse_change(doing=by(school.binh), change_id=change_id, word=" ")
    assert refused.value.field == "word"
    refuse_change(doing=by(school.binh), change_id=change_id, word="Chưa có công điện")
    found = change(change_id)
    assert (found.status, found.decision) == (ChangeStatus.REFUSED, "Chưa có công điện")
    assert calendar_now().is_working_day(STORM)


@pytest.mark.parametrize("decide", ["confirm", "refuse", "withdraw"])
def test_what_somebody_decided_meanwhile_is_told(school, decide):
    change_id = proposed(school, off(STORM))
    confirmed(school, change_id)
    deeds = {
        "confirm": lambda: confirm_change(doing=by(school.binh), change_id=change_id, seal=""),
        "refuse": lambda: refuse_change(doing=by(school.binh), change_id=change_id, word="x"),
        "withdraw": lambda: withdraw_change(doing=by(school.tu), change_id=change_id),
    }
    with pytest.raises(Refused, match="just decided"):
        deeds[decide]()


def test_a_change_that_is_not_there_cannot_be_decided(school):
    with pytest.raises(NotAllowed):
        confirm_change(doing=by(school.binh), change_id="nothing", seal="")


def test_next_year_is_known_as_soon_as_its_proposed_days_are_decided(school):
    assert calendar_now().known_until == date(2026, 12, 31)
    waiting = [one.id for one in proposed_changes() if one.days[0].day.year == 2027]
    assert len(waiting) == 2
    for change_id in waiting:
        confirmed(school, change_id)
    assert calendar_now().known_until == date(2027, 12, 31)


def test_deciding_leaves_who_when_and_what(school):
    change_id = proposed(school, off(STORM))
    confirmed(school, change_id)
    found = change(change_id)
    assert (found.proposed_by_id, found.decided_by_id) == (school.tu.id, school.binh.id)
    assert found.decided_at == datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
    lines = db.session.scalars(select(AuditRow).where(AuditRow.object_id == change_id)).all()
    assert [line.deed for line in lines] == ["calendar.proposed", "calendar.confirmed"]
    assert lines[1].particulars["version"] == 2
    assert lines[1].particulars["days"] == [
        {"day": "2026-12-02", "works": False, "name": "Nghỉ phòng chống bão", "source": "CĐ 01/UBND"}
    ]


def test_what_the_program_came_with_waits_as_it_was_shipped(school):
    days = {day.day for one in proposed_changes() for day in one.days}
    assert days == {special.day for special in SHIPPED_DAYS if not special.confirmed}
