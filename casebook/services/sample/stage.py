"""The stage of the sample's year: which day it is, who acts, at what moment, under which number."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from zoneinfo import ZoneInfo

from casebook.law.calendar import Calendar
from casebook.law.holidays import SHIPPED_DAYS
from casebook.law.powers import Actor
from casebook.records.audit import next_number
from casebook.records.base import db
from casebook.records.days import calendar_now
from casebook.records.people import Person, actor_on
from casebook.services.paper_numbers import LETTER, OPEN, SECRET
from casebook.services.trail import Doing
from casebook.vault.safe import Safe

REFORM = date(2026, 7, 1)
TET_NAME = "Tết Nguyên đán"
_HERE = ZoneInfo("Asia/Ho_Chi_Minh")
_OPENS = time(7, 45)
_BETWEEN_DEEDS = timedelta(minutes=6)
_YEAR = timedelta(days=365)
_AFTERMATH = timedelta(days=125)
_EARLIER = timedelta(days=120)


class Post(Enum):
    """What somebody does in the stories, whoever it is in a unit."""

    DESK = auto()
    HEAD = auto()
    DEPUTY = auto()
    HANDLER = auto()


@dataclass(frozen=True, kw_only=True)
class Place:
    """The unit a story plays in, with the people at their posts."""

    unit_id: str
    abbreviation: str
    room: str
    crew: Mapping[Post, Person]


@dataclass(kw_only=True)
class Stage:
    """Where stories are played, one day after the other, up to `today`."""

    place: Place
    today: date
    now: datetime
    safe: Safe | None = None
    """Where signed scans are kept; without one there are none."""
    day: date = date.min
    calendar: Calendar = field(init=False)
    sessions: dict[date, str] = field(default_factory=dict)
    """The regular session of a day, once somebody came."""
    _deeds: int = 0
    _actors: dict[Post, Actor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Keep everybody at home on days off that are only proposed yet: the school is empty then too."""
        proposed = [s for s in SHIPPED_DAYS if not s.confirmed and not s.works]
        off = [replace(s, confirmed=True) for s in proposed]
        self.calendar = calendar_now().with_days(off)

    @property
    def first(self) -> date:
        """The first working day told of: a year back, and early enough to see the law change."""
        return self.calendar.roll_forward(min(self.today - _YEAR, REFORM - timedelta(days=40)))

    @property
    def tet(self) -> date:
        """The first day off of a Tết so long over that a complaint made before it has run its course."""
        earliest, latest = self.first - _EARLIER, self.today - _AFTERMATH
        starts = [s.day for s in SHIPPED_DAYS if s.name.startswith(TET_NAME) and earliest <= s.day <= latest]
        if not starts:
            return self.ago(130)
        return min(day for day in starts if day.year == starts[-1].year)

    def come_to(self, day: date) -> None:
        """Let a day begin."""
        if day != self.day:
            self.day, self._deeds = day, 0

    def doing(self, post: Post) -> Doing:
        """Say who acts now; deeds of a day follow one another, none later than the present moment."""
        moment = datetime.combine(self.day, _OPENS, _HERE) + self._deeds * _BETWEEN_DEEDS
        self._deeds += 1
        return Doing(actor=self._actor(post), today=self.day, now=min(moment, self.now))

    def _actor(self, post: Post) -> Actor:
        # Everybody keeps their roles all year long, so they are looked up once.
        if post not in self._actors:
            self._actors[post] = actor_on(self.place.crew[post], self.day)
        return self._actors[post]

    @property
    def contact(self) -> str:
        """Whom somebody may ask about a paper, as it names them."""
        return f"{self.person(Post.DESK).full_name}, {self.place.room}"

    def person(self, post: Post) -> Person:
        """Give who stands at a post."""
        return self.place.crew[post]

    def number(self, kind: str, *, secret: bool = False) -> str:
        """Give the next number of outgoing papers of a kind ("QĐ", "TB"), as the law writes them.

        It comes from the register that numbers the papers written here, so that none is given twice.
        """
        return f"{self._next(kind, secret=secret):02d}/{kind}-{self.place.abbreviation}"

    def letter(self, *, secret: bool = False) -> str:
        """Give the next number of plain letters, which carry no type (NĐ 30/2020)."""
        return f"{self._next(LETTER, secret=secret):02d}/{self.place.abbreviation}"

    def _next(self, kind: str, *, secret: bool) -> int:
        register = f"{SECRET if secret else OPEN}:{kind}"
        return next_number(db.session(), unit_id=self.place.unit_id, register=register, year=self.day.year)

    def ago(self, days: int) -> date:
        """The working day so many working days back; 0 is today, or the last working day before."""
        last = self.calendar.roll_back(self.today)
        return self.calendar.sub_wd(last, days).due_on if days else last

    def shift(self, day: date, days: int) -> date:
        """The working day so many working days after (or before) a day."""
        if days > 0:
            return self.calendar.add_wd(day, days).due_on
        return self.calendar.sub_wd(day, -days).due_on if days else self.calendar.roll_back(day)
