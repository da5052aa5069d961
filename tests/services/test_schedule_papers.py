"""What the posted schedule and the minutes of an empty session are filled with."""

from datetime import date, time

import pytest

from casebook.records.base import db
from casebook.records.reception import days_between, session_by_id
from casebook.records.units import Unit
from casebook.services.openings import open_planned_session
from casebook.services.patterns import Pattern, PatternKind
from casebook.services.posting import Posting, Postponement, post_schedule, postpone_day
from casebook.services.schedule_papers import empty_day_paper, schedule_paper
from casebook.services.sessions import declare_nobody_came
from casebook.services.timetable import Plan, Shifts, plan_days, set_regular_hours
from tests.people import School, Somebody, doing, settle_school

TODAY = date(2026, 11, 23)


@pytest.fixture
def school(app):
    with app.app_context():
        yield settle_school()


def planned(school: School, on: date, receiver: Somebody | None = None) -> str:
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
    return days_between(school.unit.id, on, date(2027, 12, 31))[0].id


def paper(school: School):
    unit = db.session.get_one(Unit, school.unit.id)
    return schedule_paper(unit, TODAY, date(2026, 12, 31), today=TODAY)


def test_the_schedule_holds_hours_days_and_why_a_day_moved(school):
    set_regular_hours(
        doing=doing(school.minh, today=TODAY),
        unit_id=school.unit.id,
        typed=Shifts(
            weekdays=(0,),
            shifts=((time(7, 30), time(11, 0)), (time(13, 30), time(16, 30))),
            since=date(2026, 9, 1),
        ),
    )
    planned(school, date(2026, 11, 24))
    filled = paper(school)
    assert [(row.weekday, row.shifts, row.received_by) for row in filled.regular] == [
        ("Thứ Hai", ("07:30 - 11:00", "13:30 - 16:30"), "Cô Lan Mẫu")
    ]
    assert [(row.day, row.note) for row in filled.head_days] == [
        (date(2026, 11, 25), "Thay ngày 24/11/2026 là ngày nghỉ")
    ]
    assert filled.signer.name == "Thầy Minh Mẫu"


def test_a_deputys_day_says_that_it_is_by_authorisation(school):
    planned(school, date(2026, 12, 1), school.ha)
    assert paper(school).head_days[0].received_by == "Cô Hà Mẫu (theo ủy quyền của người đứng đầu)"


@pytest.mark.parametrize(("posted", "shown"), [(True, 2), (False, 1)])
def test_a_day_put_off_stands_there_only_where_citizens_knew_of_it(school, posted, shown):
    day_id = planned(school, date(2026, 12, 1))
    if posted:
        post_schedule(
            doing=doing(school.minh, today=TODAY),
            unit_id=school.unit.id,
            posting=Posting(posted_on=TODAY, place="Cổng trường", day_ids=(day_id,)),
        )
    postpone_day(
        doing=doing(school.minh, today=TODAY),
        day_id=day_id,
        postponement=Postponement(to_day=date(2026, 12, 3), reason="Dự họp"),
    )
    days = paper(school).head_days
    assert len(days) == shown
    assert any("03/12/2026. Lý do: Dự họp" in row.note for row in days) is posted


def test_the_minutes_name_the_hours_the_number_and_the_authorisation(school):
    by = doing(school.lan, today=TODAY)
    day_id = planned(school, TODAY, school.ha)
    session_id = open_planned_session(doing=by, day_id=day_id, authorisation="12/GUQ-THM")
    declare_nobody_came(doing=by, session_id=session_id, at=time(11, 30))
    filled = empty_day_paper(session_by_id(session_id))
    assert (filled.started, filled.ended, filled.number) == ("08:00", "11:00", "01")
    assert filled.session == "tiếp công dân định kỳ của người đứng đầu"
    assert filled.present[0].name == "Cô Hà Mẫu"
    assert "Thầy Minh Mẫu ủy quyền theo văn bản số 12/GUQ-THM" in filled.note
