"""Sessions: who may receive, when they may be held, the empty day and its minutes, the conclusion."""

from datetime import date, time

import pytest

from casebook.law.vocabulary import Kind
from casebook.records.audit import AuditRow
from casebook.records.base import db
from casebook.records.reception import SessionKind, all_hours, day_by_id, days_between, session_by_id
from casebook.records.visits import Handling
from casebook.services.openings import (
    Ground,
    Opening,
    open_planned_session,
    open_regular_session,
    open_session,
)
from casebook.services.patterns import Pattern, PatternKind
from casebook.services.posting import Postponement, postpone_day
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sessions import conclude_session, declare_nobody_came, end_session
from casebook.services.timetable import Plan, Shifts, plan_days, remove_day, set_regular_hours
from casebook.services.visit_entries import MatterEntry, VisitEntry, VisitorEntry
from casebook.services.visiting import receive_visitor
from tests.people import CITIZEN, School, Somebody, doing, settle_school

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 23)  # a Monday
NOON = time(12, 0)


@pytest.fixture
def school(app):
    with app.app_context():
        yield settle_school()


def opening(school: School, **changed: object) -> Opening:
    values = {
        "kind": SessionKind.REGULAR,
        "held_on": TODAY,
        "starts": time(7, 30),
        "ends": time(11, 0),
        "place": "Phòng tiếp công dân",
        "receiver_id": school.lan.id,
    } | changed
    return Opening(**values)


def open_one(school: School, *, by: Somebody | None = None, **changed: object) -> str:
    return open_session(
        doing=doing(by or school.lan, today=TODAY), unit_id=school.unit.id, opening=opening(school, **changed)
    )


def planned(school: School, on: date, receiver: Somebody | None = None):
    plan_days(
        doing=doing(school.minh, today=TODAY),
        unit_id=school.unit.id,
        plan=Plan(
            pattern=Pattern(kind=PatternKind.SINGLE_DAYS, first_month=on, single_days=(on,)),
            starts=time(8, 0),
            ends=time(11, 0),
            place="Phòng tiếp công dân",
            receiver_id=(receiver or school.minh).id,
        ),
    )
    return days_between(school.unit.id, on, on)[0]


def visit(school: School, session_id: str) -> None:
    receive_visitor(
        doing=doing(school.lan, today=TODAY),
        entry=VisitEntry(
            unit_id=school.unit.id,
            visited_on=TODAY,
            session_id=session_id,
            visitor=VisitorEntry(full_name=CITIZEN),
            matters=(
                MatterEntry(
                    content="Hỏi về lịch học",
                    kind=Kind.FEEDBACK,
                    handling=Handling.ANSWERED,
                    answer="Đã trả lời",
                ),
            ),
        ),
    )


def shift_of(school: School, weekday: int) -> str:
    set_regular_hours(
        doing=doing(school.minh, today=TODAY),
        unit_id=school.unit.id,
        typed=Shifts(weekdays=(weekday,), shifts=((time(7, 30), time(11, 0)),), since=date(2026, 9, 1)),
    )
    return next(h.id for h in all_hours(school.unit.id) if h.weekday == weekday)


def test_todays_shift_opens_with_one_click_and_a_second_click_opens_nothing_more(school):
    hours_id = shift_of(school, TODAY.weekday())
    held = session_by_id(open_regular_session(doing=doing(school.lan, today=TODAY), hours_id=hours_id))
    assert (held.kind, held.starts, held.ends) == (SessionKind.REGULAR, time(7, 30), time(11, 0))
    assert (held.receiver.full_name, held.place) == ("Cô Lan Mẫu", "Phòng tiếp công dân, tầng 1")
    assert open_regular_session(doing=doing(school.lan, today=TODAY), hours_id=hours_id) == held.id


def test_the_shift_of_another_weekday_is_not_opened_today(school):
    hours_id = shift_of(school, 2)
    with pytest.raises(Refused, match="not today's"):
        open_regular_session(doing=doing(school.lan, today=TODAY), hours_id=hours_id)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"held_on": date(2026, 11, 25)}, "held_on"),
        ({"ends": time(7, 0)}, "ends"),
        ({"ends": time(7, 30)}, "ends"),
        ({"held_on": date(2026, 11, 20), "ends": None}, "ends"),
        ({"kind": SessionKind.UNSCHEDULED, "reason": "30 phụ huynh"}, "ground"),
        ({"kind": SessionKind.ON_SITE, "reason": "Tường đổ", "place": ""}, "place"),
        ({"kind": SessionKind.ON_SITE, "place": "Sân trường"}, "reason"),
    ],
)
def test_a_session_that_cannot_be_is_refused_beside_its_field(school, changed, field):
    who = {"receiver_id": school.minh.id}
    with pytest.raises(Refused) as refused:
        open_one(school, **(who | changed))
    assert refused.value.field == field
    assert db.session.query(AuditRow).filter_by(deed="reception.session_opened").count() == 0


def test_nobody_receives_in_two_sessions_at_once(school):
    open_one(school)
    with pytest.raises(Refused, match="07:30 - 11:00") as refused:
        open_one(school, starts=time(10, 0), ends=time(12, 0))
    assert refused.value.field == "starts"
    open_one(school, starts=time(11, 0), ends=time(12, 0))
    open_one(school, starts=time(8, 0), ends=time(9, 0), receiver_id=school.minh.id)


def test_a_session_still_going_on_is_ended_before_the_next_begins(school):
    first = open_one(school, ends=None)
    with pytest.raises(Refused, match="has not ended"):
        open_one(school, starts=time(13, 30), ends=None)
    end_session(doing=doing(school.lan, today=TODAY), session_id=first, ends=time(11, 0))
    open_one(school, starts=time(13, 30), ends=None)


def test_the_heads_planned_day_is_opened_as_planned(school):
    day = planned(school, TODAY)
    held = session_by_id(open_planned_session(doing=doing(school.lan, today=TODAY), day_id=day.id))
    assert (held.kind, held.receiver_id, held.reception_day_id) == (
        SessionKind.PERIODIC,
        school.minh.id,
        day.id,
    )
    assert held.authorised_by_id is None
    with pytest.raises(Refused, match="so it stays"):
        remove_day(doing=doing(school.minh, today=TODAY), day_id=day.id)


def test_a_planned_day_is_not_opened_before_it_comes(school):
    day = planned(school, date(2026, 11, 26))
    with pytest.raises(Refused, match="has not come yet"):
        open_planned_session(doing=doing(school.lan, today=TODAY), day_id=day.id)


def test_a_day_that_was_postponed_is_not_opened(school):
    day = planned(school, TODAY)
    postpone_day(
        doing=doing(school.minh, today=TODAY),
        day_id=day.id,
        postponement=Postponement(to_day=date(2026, 12, 1), reason="Họp đột xuất"),
    )
    with pytest.raises(Refused, match="postponed"):
        open_planned_session(doing=doing(school.lan, today=TODAY), day_id=day.id)


def test_a_deputy_receives_in_the_heads_place_only_with_the_number_of_the_authorisation(school):
    day = planned(school, TODAY, school.ha)
    with pytest.raises(Refused) as refused:
        open_planned_session(doing=doing(school.lan, today=TODAY), day_id=day.id)
    assert refused.value.field == "authorisation"
    held = session_by_id(
        open_planned_session(doing=doing(school.lan, today=TODAY), day_id=day.id, authorisation="12/GUQ-THM")
    )
    assert held.authorised_by.full_name == "Thầy Minh Mẫu"
    assert held.authorisation == "12/GUQ-THM"


@pytest.mark.parametrize("kind", [SessionKind.PERIODIC, SessionKind.UNSCHEDULED, SessionKind.ON_SITE])
def test_a_duty_officer_does_not_hold_a_session_of_the_head(school, kind):
    with pytest.raises(Refused) as refused:
        open_one(school, kind=kind, ground=Ground.TENSE, reason="Đông người")
    assert refused.value.field == "receiver_id"


@pytest.mark.parametrize("who", ["hai", "mai", "tu"])
def test_only_who_receives_citizens_in_the_unit_receives(school, who):
    with pytest.raises(Refused) as refused:
        open_one(school, receiver_id=getattr(school, who).id)
    assert refused.value.field == "receiver_id"


def test_an_unscheduled_session_keeps_the_ground_of_the_law_and_the_reason(school):
    held = session_by_id(
        open_one(
            school,
            kind=SessionKind.UNSCHEDULED,
            receiver_id=school.minh.id,
            ground=Ground.TENSE,
            reason="30 phụ huynh lớp 2A",
        )
    )
    assert held.reason.startswith("Vụ việc gay gắt, phức tạp")
    assert held.reason.endswith("30 phụ huynh lớp 2A")


def test_a_stranger_opens_and_ends_nothing(school):
    session_id = open_one(school)
    with pytest.raises(NotAllowed):
        open_one(school, by=school.mai)
    with pytest.raises(NotAllowed):
        end_session(doing=doing(school.mai, today=TODAY), session_id=session_id, ends=NOON)
    with pytest.raises(NotAllowed):
        declare_nobody_came(doing=doing(school.mai, today=TODAY), session_id=session_id, at=NOON)


def test_an_empty_day_takes_the_next_number_once(school):
    first = open_one(school)
    second = open_one(school, starts=time(13, 30), ends=time(16, 30))
    by = doing(school.lan, today=TODAY)
    assert declare_nobody_came(doing=by, session_id=first, at=NOON) == 1
    assert declare_nobody_came(doing=by, session_id=first, at=NOON) == 1
    assert declare_nobody_came(doing=by, session_id=second, at=time(16, 30)) == 2
    assert session_by_id(first).ends == time(11, 0)


def test_the_minutes_tell_only_what_has_been_so_a_session_going_on_ends_with_them(school):
    session_id = open_one(school)
    declare_nobody_came(doing=doing(school.lan, today=TODAY), session_id=session_id, at=time(9, 5, 40))
    assert session_by_id(session_id).ends == time(9, 5)
    with pytest.raises(Refused, match="so they stay"):
        end_session(doing=doing(school.lan, today=TODAY), session_id=session_id, ends=NOON)


def test_nobody_has_stayed_away_from_a_session_that_has_not_begun(school):
    session_id = open_one(school)
    with pytest.raises(Refused, match="has not begun"):
        declare_nobody_came(doing=doing(school.lan, today=TODAY), session_id=session_id, at=time(7, 0))
    assert session_by_id(session_id).minutes_number is None


def test_a_session_somebody_came_to_is_no_empty_day_and_takes_no_number(school):
    session_id = open_one(school)
    visit(school, session_id)
    with pytest.raises(Refused, match="1 visit"):
        declare_nobody_came(doing=doing(school.lan, today=TODAY), session_id=session_id, at=NOON)
    other = open_one(school, starts=time(13, 30), ends=time(16, 30))
    assert declare_nobody_came(doing=doing(school.lan, today=TODAY), session_id=other, at=time(17, 0)) == 1


def test_minutes_of_a_day_gone_by_need_the_hour_it_ended(school):
    session_id = open_one(school, ends=None)
    tomorrow = doing(school.lan, today=date(2026, 11, 25))
    with pytest.raises(Refused, match="Enter when the session ended"):
        declare_nobody_came(doing=tomorrow, session_id=session_id, at=NOON)
    end_session(doing=tomorrow, session_id=session_id, ends=time(11, 0))
    assert declare_nobody_came(doing=tomorrow, session_id=session_id, at=NOON) == 1


def test_the_head_concludes_a_session_of_the_head_and_no_other(school):
    day = planned(school, TODAY)
    by = doing(school.lan, today=TODAY)
    own = open_planned_session(doing=by, day_id=day.id)
    conclude_session(doing=by, session_id=own, number="05/TB-THM", text="Giao cô Hà trả lời.")
    assert (session_by_id(own).conclusion_number, session_by_id(own).conclusion) == (
        "05/TB-THM",
        "Giao cô Hà trả lời.",
    )
    regular = open_one(school)
    with pytest.raises(Refused, match="Only a session of the head"):
        conclude_session(doing=by, session_id=regular, number="06/TB-THM", text="x")


def test_the_day_of_another_unit_is_not_opened_in_ones_own(school):
    day = planned(school, TODAY)
    with pytest.raises(NotAllowed):
        open_session(
            doing=doing(school.mai, today=TODAY),
            unit_id=school.kindergarten.id,
            opening=opening(school, receiver_id=school.mai.id, reception_day_id=day.id),
        )
    assert day_by_id(day.id).postponed_to_id is None
