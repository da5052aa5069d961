"""The reception of the year: hours and rules on the wall, and the head's day of every month."""

from collections.abc import Callable
from datetime import date, time, timedelta

from casebook.law.quotas import last_of_month
from casebook.records.reception import ReceptionDay, SessionKind, days_between, hours_on
from casebook.services.openings import Opening, open_planned_session, open_session
from casebook.services.patterns import Pattern, PatternKind
from casebook.services.planning_days import Plan
from casebook.services.posting import (
    Posting,
    Postponement,
    RulesText,
    post_rules,
    post_schedule,
    postpone_day,
)
from casebook.services.sample.calls import take_call
from casebook.services.sample.desk import (
    AFTERNOON_BEFORE,
    AFTERNOON_SINCE,
    MORNING_BEFORE,
    MORNING_SINCE,
)
from casebook.services.sample.head_days import HEAD_DAYS
from casebook.services.sample.plot import Story
from casebook.services.sample.rules_text import RULES_BEFORE, RULES_SINCE
from casebook.services.sample.stage import REFORM, Post, Stage
from casebook.services.sessions import conclude_session, declare_nobody_came
from casebook.services.timetable import Shifts, end_regular_hours, plan_days, set_regular_hours

_WALL = "Bảng tin cổng trường"
_WEEK = (0, 1, 2, 3, 4)
_MONTHS_TOLD = 12
_DAY_OF_MONTH, _PLANNED_ON = 15, 20
_STARTS, _ENDS = time(8, 0), time(11, 0)
_LATE = 2
"""How many months ago the day was posted later than the law asks."""


def tell_timetable(stage: Stage) -> Story:
    """Hours and rules hang on the wall from the first day on; both change when the law does."""
    yield stage.first
    _set_hours(stage, (MORNING_BEFORE, AFTERNOON_BEFORE))
    _post_rules(stage, "12", RULES_BEFORE)
    yield REFORM
    for hours in hours_on(stage.place.unit_id, REFORM - timedelta(days=1)):
        end_regular_hours(doing=stage.doing(Post.DEPUTY), hours_id=hours.id, until=REFORM - timedelta(days=1))
    _set_hours(stage, (MORNING_SINCE, AFTERNOON_SINCE))
    _post_rules(stage, "45", RULES_SINCE)


def _set_hours(stage: Stage, shifts: tuple[tuple[time, time], ...]) -> None:
    unit_id = stage.place.unit_id
    typed = Shifts(weekdays=_WEEK, shifts=shifts, since=stage.day)
    set_regular_hours(doing=stage.doing(Post.DEPUTY), unit_id=unit_id, typed=typed)
    posting = Posting(posted_on=stage.day, place=_WALL, day_ids=())
    post_schedule(doing=stage.doing(Post.DEPUTY), unit_id=unit_id, posting=posting)


def _post_rules(stage: Stage, number: str, body: str) -> None:
    post_rules(
        doing=stage.doing(Post.HEAD),
        unit_id=stage.place.unit_id,
        rules=RulesText(
            title="Nội quy tiếp công dân",
            number=f"{number}/NQ-{stage.place.abbreviation}",
            issued_on=stage.day,
            posted_on=stage.day,
            body=body,
        ),
    )


def tell_head_days(stage: Stage) -> Story:
    """Month after month the head's day is planned, posted and held; the next one hangs already."""
    for back in range(_MONTHS_TOLD, -2, -1):
        month = _month_before(stage.today, back)
        known = _month_before(month, 1).replace(day=_PLANNED_ON)
        yield max(stage.day, stage.first, stage.shift(known, 0))
        if month + timedelta(days=_DAY_OF_MONTH - 1) < stage.day:
            continue
        day = _plan(stage, month)
        if back == _LATE:
            yield stage.shift(day.held_on, -3)
        _post(stage, day)
        yield from _hold(stage, day, back)


def _month_before(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


def _plan(stage: Stage, month: date) -> ReceptionDay:
    plan_days(
        doing=stage.doing(Post.DEPUTY),
        unit_id=stage.place.unit_id,
        plan=Plan(
            pattern=Pattern(
                kind=PatternKind.DAY_OF_MONTH, first_month=month, months=1, day_of_month=_DAY_OF_MONTH
            ),
            starts=_STARTS,
            ends=_ENDS,
            place=stage.place.room,
            receiver_id=stage.person(Post.HEAD).id,
            participants="Phó Hiệu trưởng, Chủ tịch Công đoàn, văn thư",
            expected_content="Tiếp công dân định kỳ của Hiệu trưởng",
        ),
    )
    # A day of rest at the end of a long Tết may carry the day into the next month.
    last = last_of_month(month) + timedelta(days=_DAY_OF_MONTH)
    return next(
        d for d in days_between(stage.place.unit_id, month, last) if d.planned_on.month == month.month
    )


def _post(stage: Stage, day: ReceptionDay) -> None:
    posting = Posting(posted_on=stage.day, place=_WALL, day_ids=(day.id,))
    post_schedule(doing=stage.doing(Post.DEPUTY), unit_id=stage.place.unit_id, posting=posting)


def _hold(stage: Stage, day: ReceptionDay, back: int) -> Story:
    if back in _OTHERWISE:
        yield from _OTHERWISE[back](stage, day, back)
        return
    yield day.held_on
    session_id = open_planned_session(doing=stage.doing(Post.HEAD), day_id=day.id)
    _receive_all(stage, session_id, back)


def _receive_all(stage: Stage, session_id: str, back: int) -> None:
    for call in HEAD_DAYS.get(back, ()):
        take_call(stage, call, session_id=session_id)
    conclude_session(
        doing=stage.doing(Post.HEAD),
        session_id=session_id,
        number=stage.number("TB"),
        text="Giao văn thư theo dõi, đôn đốc các bộ phận trả lời người dân đúng thời hạn đã nêu tại buổi "
        "tiếp; "
        "báo cáo Hiệu trưởng trong buổi giao ban tuần kế tiếp.",
    )


def _nobody_came(stage: Stage, day: ReceptionDay, _back: int) -> Story:
    yield day.held_on
    session_id = open_planned_session(doing=stage.doing(Post.HEAD), day_id=day.id)
    declare_nobody_came(doing=stage.doing(Post.HEAD), session_id=session_id, at=_ENDS)


def _missed(_stage: Stage, day: ReceptionDay, _back: int) -> Story:
    yield day.held_on


def _by_deputy(stage: Stage, day: ReceptionDay, back: int) -> Story:
    yield day.held_on
    opening = Opening(
        kind=SessionKind.PERIODIC,
        held_on=day.held_on,
        starts=day.starts,
        ends=day.ends,
        place=day.place,
        receiver_id=stage.person(Post.DEPUTY).id,
        authorisation=stage.number("GUQ"),
        reception_day_id=day.id,
    )
    session_id = open_session(doing=stage.doing(Post.DEPUTY), unit_id=stage.place.unit_id, opening=opening)
    _receive_all(stage, session_id, back)


def _postponed(stage: Stage, day: ReceptionDay, back: int) -> Story:
    yield stage.shift(day.held_on, -2)
    put_off = Postponement(
        to_day=stage.shift(day.held_on, 5), reason="Hiệu trưởng dự hội nghị giao ban đột xuất của phường."
    )
    new_id = postpone_day(doing=stage.doing(Post.DEPUTY), day_id=day.id, postponement=put_off)
    unit_id = stage.place.unit_id
    new = next(d for d in days_between(unit_id, day.held_on, put_off.to_day) if d.id == new_id)
    _post(stage, new)
    yield new.held_on
    session_id = open_planned_session(doing=stage.doing(Post.HEAD), day_id=new.id)
    _receive_all(stage, session_id, back)


_OTHERWISE: dict[int, Callable[[Stage, ReceptionDay, int], Story]] = {
    10: _nobody_came,
    7: _missed,
    5: _by_deputy,
    3: _postponed,
}
"""What was different so many months ago."""
