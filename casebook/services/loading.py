"""Loading a sample installation with invented cases, many at once: to try it and to measure it."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from heapq import merge
from itertools import islice
from random import Random

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casebook.law.choices import Via
from casebook.law.vocabulary import Role
from casebook.records.base import db, new_id, transaction
from casebook.records.basis import basis_now, hold_basis
from casebook.records.people import Appointment, Person, in_force, people_in
from casebook.records.units import Unit, installation
from casebook.services.loading_people import Loaded, subject_of
from casebook.services.loading_plots import PLOTS, SHORT_PLOTS, WEIGHTS, Course, Courses
from casebook.services.loading_rows import Writing
from casebook.services.loading_tales import Place, Tale
from casebook.services.projection import case_values, rests
from casebook.services.refusals import Refused
from casebook.services.trail import Trace, write_line

YEARS = 5
"""Over so many years the cases spread."""
BATCH = 1_000

_YEAR = timedelta(days=365)
_SETTLED_BEFORE = timedelta(days=14)
"""A case of the last days is still open."""
_OPEN_SINCE = timedelta(days=120)
_CAME_BY, _CAME_BY_WEIGHTS = (Via.RECEPTION, Via.POST, Via.ONLINE), (6, 3, 1)
_SLOW_EVERY, _NOT_CLOSED_EVERY, _DEMOCRACY_EVERY, _COMES_AGAIN = 5, 3, 4, 3
_SHARES = 10
"""Of so many citizens one comes to another unit than the biggest."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is asked for: how many cases, how many of them still open, and the seed of all chance."""

    cases: int
    open: int
    seed: int


def refuse_real_data() -> None:
    """Raise Refused unless this installation is the sample school, or nothing at all yet."""
    standing = installation()
    if standing is not None and standing.sample:
        return
    holds_units = db.session.scalar(select(func.count()).select_from(Unit))
    if holds_units or (standing is not None and standing.set_up_at is not None):
        raise Refused(
            "Ở đây có dữ liệu thật. Hồ sơ giả định chỉ được nạp vào trường mẫu hoặc thư mục trống: hãy chọn "
            "CASEBOOK_DATA (và DATABASE_URL) khác.",
            "This is no sample: real matters are kept here. Invented cases are loaded only into the sample "
            "school or an empty folder; choose another CASEBOOK_DATA (and DATABASE_URL).",
        )


def check_order(order: Order) -> None:
    """Raise Refused for numbers that do not go together."""
    if order.cases < 1 or not 0 <= order.open <= order.cases:
        raise Refused(
            "Cần ít nhất một hồ sơ, và số hồ sơ còn mở không nhiều hơn tổng số.",
            "At least one case is needed, and no more of them open than there are.",
        )


class Load:
    """One load under way: `next_batch` writes the next cases in a transaction of its own."""

    def __init__(self, order: Order, *, today: date, now: datetime) -> None:
        refuse_real_data()
        check_order(order)
        self._now = now
        self._courses = Courses(basis_now())
        self._tales = Telling(order, _places(today), self._courses, today).tales()

    def next_batch(self) -> int:
        """Write the next cases with all that belongs to them; gives how many, 0 when all are there."""
        with transaction() as session:
            hold_basis(session)
            self._courses.hold(basis_now())
            writing, done = Writing(session, self._courses, self._now), 0
            for tale in islice(self._tales, BATCH):
                writing.add(tale)
                done += 1
            if done:
                writing.write()
                _leave_line(session, done, now=self._now)
        db.session.expunge_all()
        return done


class Telling:
    """What chance makes of an order: the same seed tells the same people, matters and days."""

    def __init__(self, order: Order, places: Sequence[Place], courses: Courses, today: date) -> None:
        self._order, self._places, self._courses, self._today = order, places, courses, today
        self._chance = Random(order.seed)  # noqa: S311 - what is invented is no secret
        self._key, self._met = new_id(), bytearray(order.cases // _COMES_AGAIN + 1)

    def tales(self) -> Iterator[Tale]:
        """Tell the cases in the order of the days on which they came."""
        today, opened = self._today, self._order.open
        settled = _spread(
            today - YEARS * _YEAR, today - _SETTLED_BEFORE, self._order.cases - opened, is_open=False
        )
        still_open = _spread(today - _OPEN_SINCE, today, opened, is_open=True)
        for day, is_open in merge(settled, still_open):
            begins = self._courses.basis.calendar.roll_back(day)
            yield self._tale(begins, self._open(begins) if is_open else self._settled(begins))

    def _tale(self, begins: date, course: Course) -> Tale:
        chance, citizen = self._chance, self._chance.randrange(len(self._met))
        place = self._place_of(citizen)
        is_new = course.via is Via.RECEPTION and not self._met[citizen]
        if is_new:
            self._met[citizen] = 1
        return Tale(
            place=place,
            citizen=Loaded(citizen),
            citizen_id=hashlib.blake2b(f"{self._key}|{citizen}".encode(), digest_size=16).hexdigest(),
            is_new=is_new,
            subject=subject_of(PLOTS[course.plot].kind, chance),
            begins=begins,
            course=course,
            handler=chance.choice(place.handlers),
            concerns_democracy=chance.randrange(_DEMOCRACY_EVERY) == 0,
        )

    def _place_of(self, citizen: int) -> Place:
        """Everybody comes to one unit only, most to the biggest."""
        rest, share = divmod(citizen, _SHARES)
        if share < _SHARES - 1 or len(self._places) == 1:
            return self._places[0]
        return self._places[1 + rest % (len(self._places) - 1)]

    def _course(self) -> Course:
        plot = self._chance.choices(range(len(PLOTS)), WEIGHTS)[0]
        via = self._chance.choices(_CAME_BY, _CAME_BY_WEIGHTS)[0]
        slow = self._chance.randrange(_SLOW_EVERY) == 0
        return Course(plot=plot, via=via, slow=slow, length=len(PLOTS[plot].lines))

    def _settled(self, begins: date) -> Course:
        """A course that has come to its end by today; of what began lately that is a short one."""
        course = self._course()
        while self._courses.days(course, begins)[-1] > self._today:
            plot = self._chance.choice(SHORT_PLOTS)
            course = Course(plot=plot, via=course.via, slow=False, length=len(PLOTS[plot].lines))
        shorter = replace(course, length=course.length - 1)
        # Many a settled case was never closed.
        kept_so = self._chance.randrange(_NOT_CLOSED_EVERY) == 0
        return shorter if kept_so and rests(self._courses.outcome(shorter, begins).standing) else course

    def _open(self, begins: date) -> Course:
        """A course that somebody still waits in, at some point that was reached by today."""
        course = self._course()
        reached = bisect_right(self._courses.days(course, begins), self._today)
        course = replace(course, length=1 + self._chance.randrange(min(reached, course.length - 1)))
        while not case_values(self._courses.outcome(course, begins))["is_open"]:
            course = replace(course, length=course.length - 1)
        return course


def _spread(first: date, last: date, many: int, *, is_open: bool) -> Iterator[tuple[date, bool]]:
    days = (last - first).days
    return ((first + timedelta(days=at * (days + 1) // many), is_open) for at in range(many))


def _places(today: date) -> list[Place]:
    """Give the units whose book can be written in, the one with the most people first."""
    people = select(func.count()).where(Appointment.unit_id == Unit.id, *in_force(today)).scalar_subquery()
    units = db.session.scalars(select(Unit).order_by(people.desc(), Unit.name)).all()
    return [place for unit in units if (place := _place(unit.id, today))]


def _place(unit_id: str, today: date) -> Place | None:
    def holders(role: Role) -> Sequence[Person]:
        return db.session.scalars(people_in(unit_id, today, role)).all()

    desks, heads, handlers = map(holders, (Role.DUTY_OFFICER, Role.HEAD, Role.HANDLER))
    if not (desks and heads):
        return None
    return Place(
        unit_id=unit_id,
        desk_id=desks[0].id,
        signer=heads[0].full_name,
        handlers=tuple((one.id, one.full_name) for one in handlers or heads),
    )


def _leave_line(session: Session, cases: int, *, now: datetime) -> None:
    trace = Trace(
        deed="installation.cases_loaded",
        unit_id=None,
        object_kind="installation",
        object_id="1",
        particulars={"cases": cases},
    )
    write_line(session, trace, now=now)
