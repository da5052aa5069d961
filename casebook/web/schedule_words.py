"""The schedule as pages tell it: a planned day with its reasons, a month of the head, a session's name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from flask_babel import gettext as _

from casebook.law.articles import name_all
from casebook.law.calendar import Calendar, DayNote
from casebook.law.quotas import Quota, QuotaState
from casebook.law.vocabulary import ClockState
from casebook.law.words import word
from casebook.records.closures import closures_of
from casebook.records.reception import ReceptionDay, ReceptionSession, SessionKind, sessions_of_days
from casebook.reports.head_days import MonthOfHead
from casebook.services.patterns import Rolling, explain
from casebook.services.posting import posting_clock
from casebook.web.clocks import ClockView, clock_view
from casebook.web.forms.reception import WEEKDAYS
from casebook.web.language import language
from casebook.web.schedule_troubles import trouble_of

_NEVER_POSTED = frozenset({ClockState.OVERDUE.value})


@dataclass(frozen=True)
class DayView:
    """A planned day: why it is on this day, how its posting stands, what became of it."""

    day: ReceptionDay
    why: str
    posting: ClockView
    session: ReceptionSession | None
    postponed_to: date | None
    trouble: str
    """Why the day cannot be held as planned: the unit is closed, or the calendar changed. Else empty."""

    @property
    def late(self) -> bool:
        """Whether the last day for posting has passed and nothing hangs."""
        return self.postponed_to is None and self.posting.state in _NEVER_POSTED


def day_views(days: Sequence[ReceptionDay], *, today: date, calendar: Calendar) -> list[DayView]:
    """Tell planned days in order."""
    sessions = sessions_of_days([day.id for day in days])
    by_id = {day.id: day for day in days}
    closures = closures_of(days[0].unit_id, days[0].held_on, days[-1].held_on) if days else []
    return [
        DayView(
            day=day,
            why=why_moved(explain(day.planned_on, day.held_on, calendar)),
            posting=_posting(day, today, calendar),
            session=sessions.get(day.id),
            postponed_to=_new_day(day, by_id),
            trouble="" if day.id in sessions or day.postponed_to_id else trouble_of(day, calendar, closures),
        )
        for day in days
    ]


def _posting(day: ReceptionDay, today: date, calendar: Calendar) -> ClockView:
    """Tell the clock of TCD-08, which counts backwards: so long before the day, not from it."""
    view = clock_view(posting_clock(day, calendar), today=today, calendar=calendar)
    told = _(
        "%(remaining)s: by %(due)s, at least %(length)s before %(day)s (%(article)s)",
        remaining=view.remaining.rstrip("."),
        due=f"{view.due_on:%d/%m/%Y}",
        length=view.length,
        day=f"{day.held_on:%d/%m/%Y}",
        article=view.article,
    )
    return replace(view, remaining=told)


def _new_day(day: ReceptionDay, by_id: dict[str, ReceptionDay]) -> date | None:
    if day.postponed_to_id is None:
        return None
    found = by_id.get(day.postponed_to_id) or day.postponed_to
    return found.held_on if found else None


def weekday(day: date) -> str:
    """Name the day of the week as it stands at the beginning of a line."""
    return str(WEEKDAYS[day.weekday()][1])


def dated(day: date) -> str:
    """Write a day with its weekday, as it stands within a sentence: "thứ Hai 23/11/2026"."""
    return f"{weekday_within(day)} {day:%d/%m/%Y}"


def weekday_within(day: date) -> str:
    """Name the day of the week as it stands inside a sentence: "thứ Hai", "Chủ nhật", "Monday"."""
    name = weekday(day)
    return name.replace("Thứ", "thứ", 1)


def why_moved(rolling: Rolling) -> str:
    """Say why a planned day is held on another, naming the days of rest between; "" where it is not."""
    if not rolling.moved:
        return ""
    return str(
        _(
            "Planned for %(planned)s, a day of rest (%(rest)s): it moves to %(weekday)s %(held)s.",
            planned=f"{rolling.planned_on:%d/%m/%Y}",
            rest=", ".join(_rest(note) for note in rolling.over),
            weekday=weekday_within(rolling.held_on),
            held=f"{rolling.held_on:%d/%m/%Y}",
        )
    )


def _rest(note: DayNote) -> str:
    return f"{weekday_within(note.day)} {note.day:%d/%m}" + (f": {note.name}" if note.name else "")


@dataclass(frozen=True)
class QuotaView:
    """One quota of the head in words."""

    sentence: str
    article: str
    doubt: str
    state: str
    held: int
    needed: int


@dataclass(frozen=True)
class MonthView:
    """One month of the head in words; `state` is the worst of its quotas."""

    month: date
    quotas: tuple[QuotaView, ...]
    own: tuple[date, ...]
    by_deputy: tuple[date, ...]
    unrecorded: tuple[ReceptionDay, ...]
    state: str


LACKING = QuotaState.SHORT.value
_WORST_FIRST = (QuotaState.MISSED, QuotaState.SHORT, QuotaState.PLANNED, QuotaState.MET)


def month_view(counted: MonthOfHead, *, today: date) -> MonthView:
    """Tell a month of the head as it stands today."""
    states = {quota.state(today) for quota in counted.quotas}
    worst = next((state for state in _WORST_FIRST if state in states), None)
    return MonthView(
        month=counted.month,
        quotas=tuple(_quota(quota, today) for quota in counted.quotas),
        own=counted.own,
        by_deputy=counted.by_deputy,
        unrecorded=counted.unrecorded,
        state=worst.value if worst else "",
    )


def _quota(quota: Quota, today: date) -> QuotaView:
    lang, certainty = language(), quota.version.certainty
    return QuotaView(
        sentence=_told(quota, today),
        article=name_all(quota.version.articles, lang),
        doubt="" if certainty.is_certain else word(certainty, lang),
        state=quota.state(today).value,
        held=len(quota.held),
        needed=quota.needed,
    )


def _told(quota: Quota, today: date) -> str:
    held, needed = len(quota.held), quota.needed
    words = {
        QuotaState.MET: _(
            "%(held)s of %(needed)s days received in person: enough.", held=held, needed=needed
        ),
        QuotaState.PLANNED: _(
            "%(held)s of %(needed)s days received in person; the rest is planned for %(days)s.",
            held=held,
            needed=needed,
            days=", ".join(f"{day:%d/%m/%Y}" for day in quota.planned if day >= today),
        ),
        QuotaState.SHORT: _(
            "%(held)s of %(needed)s days received in person, and not enough days are planned.",
            held=held,
            needed=needed,
        ),
        QuotaState.MISSED: _(
            "%(held)s of %(needed)s days received in person: too few.", held=held, needed=needed
        ),
    }
    sentence = str(words[quota.state(today)])
    if not quota.weekly:
        return sentence
    week = _("Week %(first)s - %(last)s", first=f"{quota.first:%d/%m}", last=f"{quota.last:%d/%m/%Y}")
    return f"{week}: {sentence}"


def kind_words() -> dict[str, str]:
    """Name each kind of session in the language of the page."""
    return {
        SessionKind.REGULAR: _("Regular reception"),
        SessionKind.PERIODIC: _("Periodic reception of the head"),
        SessionKind.UNSCHEDULED: _("Unscheduled reception of the head"),
        SessionKind.ON_SITE: _("Reception where it happened"),
    }


def hours_of(thing: ReceptionDay | ReceptionSession) -> str:
    """Write the hours of a day or a session; an open end is told in words."""
    if thing.ends is None:
        return str(_("from %(hour)s, end not recorded yet", hour=f"{thing.starts:%H:%M}"))
    return f"{thing.starts:%H:%M} - {thing.ends:%H:%M}"
