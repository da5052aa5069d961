"""Each decision makes a version; settled cases keep theirs, open ones move with a line in their journal."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from casebook.law.holidays import SHIPPED_DAYS
from casebook.law.vocabulary import Action, EventType, Kind, Status
from casebook.records.base import db, transaction
from casebook.records.basis import basis_now, basis_of
from casebook.records.cases import Case
from casebook.records.days import ChangeStatus, calendar_at, calendar_now, change_of_version, version_now
from casebook.services import calendar_impact, rebuilding, shipped_days
from casebook.services.calendar_views import seen_impact
from casebook.services.day_care import ImpactChanged, confirm_change, impact_of_change
from casebook.services.journal import NewEvent, append_event
from tests.changes import (
    MADE_UP,
    OFF,
    STORM,
    TODAY,
    change,
    confirmed,
    off,
    ordinary,
    proposed,
    shipped_proposal,
)
from tests.matters import case_of, registered, take
from tests.people import MADE_AT, doing

pytestmark = pytest.mark.deep


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


def petition(school, *, on=date(2026, 11, 11), today=TODAY):
    """Register a petition by post: of 11/11 it is owed an answer on 26/11, with the swap on 27/11."""
    return registered(school, kind=Kind.PETITION, received_on=on, today=today)


ANY_DAY_OFF = next(one for one in SHIPPED_DAYS if one.confirmed and not one.works)


def due_days(case_id):
    return {(clock.rule, clock.part): clock.due_on for clock in case_of(case_id).clocks}


def closed(school, *, today=TODAY):
    """Register a petition, answer it, and close it."""
    case_id = petition(school, today=today)
    take(case_id, school.minh, Action.ANSWER, today, summary="Đã sửa.")
    take(case_id, school.minh, Action.NOTIFY_OUTCOME, today)
    take(case_id, school.minh, Action.CLOSE, today)
    assert case_of(case_id).status is Status.CLOSED
    return case_id


def checked():
    """Compare everything stored with the journals."""
    return rebuilding.compare_batch(after_id="").differing


def test_each_confirmed_change_is_a_version_and_older_ones_stay_as_they_stood(school):
    before = calendar_at(1).special_days
    confirmed(school, shipped_proposal(OFF))
    confirmed(school, proposed(school, off(STORM)))
    confirmed(school, proposed(school, ordinary(STORM)))
    assert version_now() == 4
    assert calendar_at(1).special_days == before
    worked = [calendar_at(version).is_working_day(STORM) for version in (1, 2, 3, 4)]
    assert worked == [True, True, False, True]
    assert [calendar_at(version).is_working_day(OFF) for version in (1, 2)] == [True, False]
    assert change_of_version(3).days[0].day == STORM


def test_what_a_newer_program_knows_is_proposed_and_older_versions_stay(school, monkeypatch):
    confirmed(school, proposed(school, off(STORM)))
    at_two = calendar_at(2).special_days
    newer = replace(ANY_DAY_OFF, day=date(2027, 6, 7))
    decided = replace(ANY_DAY_OFF, day=STORM)
    monkeypatch.setattr(shipped_days, "SHIPPED_DAYS", (*SHIPPED_DAYS, newer, decided))
    assert shipped_days.ship_days(now=MADE_AT) == 1
    assert shipped_days.ship_days(now=MADE_AT) == 0
    assert (version_now(), calendar_now().is_working_day(newer.day)) == (2, True)
    confirmed(school, shipped_proposal(newer.day))
    assert not calendar_now().is_working_day(newer.day)
    assert calendar_at(2).special_days == at_two


def test_the_first_start_counts_the_confirmed_days_and_a_later_one_brings_nothing_up_again(school):
    shipped = change_of_version(1)
    assert {day.day for day in shipped.days} == {one.day for one in SHIPPED_DAYS if one.confirmed}
    assert (shipped.status, shipped.proposed_by_id, shipped.decided_by_id) == (
        ChangeStatus.CONFIRMED,
        None,
        None,
    )
    assert shipped_days.ship_days(now=MADE_AT) == 0


def test_a_closed_case_is_pinned_and_never_moves(school):
    still, moving = closed(school), petition(school)
    before = due_days(still)
    assert (case_of(still).pinned_calendar, case_of(moving).pinned_calendar) == (1, None)
    impact = confirmed(school, shipped_proposal(OFF))
    assert [moved.case_id for moved in impact.moved] == [moving]
    assert due_days(still) == before
    assert case_of(still).journal[-1].type is EventType.CLOSED
    assert checked() == ()
    assert basis_of(case_of(still)).calendar is calendar_at(1)


def test_a_reopened_case_lets_go_of_its_pins_and_is_counted_anew(school):
    case_id = closed(school)
    before = due_days(case_id)
    confirmed(school, shipped_proposal(OFF))
    with transaction() as session:
        case = session.get_one(Case, case_id)
        append_event(
            session, doing(school.minh, today=TODAY), case, NewEvent(type=EventType.REOPENED, on=TODAY)
        )
    case = case_of(case_id)
    assert (case.pinned_calendar, case.pinned_rules) == (None, None)
    assert due_days(case_id) != before
    assert checked() == ()
    take(case_id, school.minh, Action.ANSWER, TODAY, summary="Trả lời lại.")
    take(case_id, school.minh, Action.CLOSE, TODAY)
    assert case_of(case_id).pinned_calendar == 2


def test_a_case_that_rests_without_a_clock_is_pinned_like_a_closed_one(school):
    case_id = petition(school)
    take(case_id, school.minh, Action.ANSWER, TODAY, summary="Đã sửa.")
    take(case_id, school.minh, Action.NOTIFY_OUTCOME, TODAY)
    case = case_of(case_id)
    assert (case.is_open, case.status is Status.CLOSED, case.pinned_calendar) == (False, False, 1)
    before = due_days(case_id)
    confirmed(school, shipped_proposal(OFF))
    assert due_days(case_id) == before
    assert checked() == ()


def test_an_open_case_moves_with_a_line_that_tells_the_days(school):
    case_id = petition(school)
    before, events = due_days(case_id), len(case_of(case_id).journal)
    confirmed(school, shipped_proposal(OFF))
    case = case_of(case_id)
    line = case.journal[-1]
    assert len(case.journal) == events + 1 == case.version
    assert (line.type, line.paper["about"], line.recorded_by_id) == (
        EventType.NOTED,
        "calendar",
        school.binh.id,
    )
    told = {
        (s["rule"], date.fromisoformat(s["was"])): date.fromisoformat(s["now"])
        for s in line.particulars["moved"]
    }
    after = due_days(case_id)
    assert told == {(key[0], before[key]): after[key] for key in before if before[key] != after[key]}
    assert told
    assert line.particulars["days"] == [
        {"day": "2026-11-23", "works": False},
        {"day": "2026-11-28", "works": True},
    ]
    assert basis_of(case) == basis_now()
    assert checked() == ()


def test_a_case_no_day_of_which_changes_gets_no_line(school):
    case_id = petition(school)
    events = len(case_of(case_id).journal)
    impact = confirmed(school, proposed(school, off(date(2027, 10, 4))))
    assert impact.moved == ()
    assert len(case_of(case_id).journal) == events


def test_removing_and_moving_a_confirmed_day_bring_the_days_back(school):
    case_id = petition(school)
    before = due_days(case_id)
    confirmed(school, shipped_proposal(OFF))
    assert due_days(case_id) != before
    impact = confirmed(school, proposed(school, ordinary(OFF), ordinary(MADE_UP)))
    assert [moved.case_id for moved in impact.moved] == [case_id]
    assert due_days(case_id) == before
    assert [e.paper.get("about") for e in case_of(case_id).journal[-2:]] == ["calendar"] * 2


def test_the_impact_lists_each_case_that_moves_with_its_days_before_and_after(school):
    ids = {petition(school, on=date(2026, 11, day)) for day in (11, 12, 13, 16)}
    before = {case_id: due_days(case_id) for case_id in ids}
    change_id = shipped_proposal(OFF)
    impact, _seal = impact_of_change(change(change_id))
    foretold = {(m.case_id, s.rule, s.part, s.was): s.now for m in impact.moved for s in m.shifts}
    confirmed(school, change_id)
    came = {
        (case_id, *key, day): due_days(case_id)[key]
        for case_id in ids
        for key, day in before[case_id].items()
        if due_days(case_id)[key] != day
    }
    assert foretold == came
    assert foretold


def test_who_sees_which_case_of_an_impact(school):
    here = petition(school)
    there = {"by": school.mai, "unit_id": school.kindergarten.id}
    registered(school, kind=Kind.PETITION, received_on=date(2026, 11, 11), today=TODAY, **there)
    impact, _seal = impact_of_change(change(shipped_proposal(OFF)))
    seen = {
        name: seen_impact(impact, doing(getattr(school, name), today=TODAY).actor)
        for name in ("tu", "minh", "binh")
    }
    assert {name: (len(one.cases), one.hidden) for name, one in seen.items()} == {
        "tu": (0, 2),
        "minh": (1, 1),
        "binh": (2, 0),
    }
    assert seen["minh"].cases[0].id == here
    assert not seen["tu"].moves_nothing


@pytest.mark.parametrize("what", ["an event", "a case", "another version", "nothing shown"])
def test_what_was_shown_is_what_is_applied_or_it_is_shown_again(school, what):
    case_id, change_id = petition(school), shipped_proposal(OFF)
    _impact, seal = impact_of_change(change(change_id))
    if what == "an event":
        take(case_id, school.minh, Action.NOTE, TODAY, note="Người gửi gọi điện.")
    elif what == "a case":
        petition(school)
    elif what == "another version":
        confirmed(school, proposed(school, off(STORM)))
    else:
        seal = ""
    versions = version_now()
    with pytest.raises(ImpactChanged):
        confirm_change(doing=doing(school.binh, today=TODAY), change_id=change_id, seal=seal)
    assert version_now() == versions
    assert change(change_id).status is ChangeStatus.PROPOSED
    confirmed(school, change_id)
    assert version_now() == versions + 1


def test_more_open_cases_than_any_batch_all_move(school, monkeypatch):
    monkeypatch.setattr(calendar_impact, "BATCH", 3)
    ids = {petition(school) for _ in range(10)}
    impact = confirmed(school, shipped_proposal(OFF))
    assert {moved.case_id for moved in impact.moved} == ids
    assert all(case_of(case_id).journal[-1].paper["about"] == "calendar" for case_id in ids)


def test_a_case_that_cannot_be_counted_keeps_its_days_and_is_named(school):
    case_id, well = petition(school), petition(school)
    with transaction() as session:
        session.get_one(Case, case_id).journal[0].type = EventType.DECIDED
    before = due_days(case_id)
    impact = confirmed(school, shipped_proposal(OFF))
    assert impact.left == (case_id,)
    assert [moved.case_id for moved in impact.moved] == [well]
    assert due_days(case_id) == before


def test_cases_are_received_by_the_calendar_of_their_moment(school):
    confirmed(school, shipped_proposal(OFF))
    later = petition(school)
    assert due_days(later) == due_days(petition(school))
    assert checked() == ()
    assert db.session.scalar(select(func.count()).select_from(Case)) == 2
