"""The calendar: a month of receptions, dialogues and due days, on a page of its own and on the desk."""

from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, abort, render_template, request, url_for

from casebook.law.quotas import last_of_month
from casebook.reports.clock_views import Reading
from casebook.reports.month import Diary, Entry, Known, Span, diary, known_of
from casebook.web import access
from casebook.web.dossiers import reading

blueprint = Blueprint("calendar", __name__)

_ONE_DAY = timedelta(days=1)
_A_WEEK = 7
_YEARS_SHOWN = 5
"""So many years back and ahead somebody may leaf."""
IN_A_CELL, AT_DESK = 3, 1
"""So many due days stand in a cell; what is more opens the list of that day."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One entry with the page it opens."""

    entry: Entry
    url: str


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One day of the month, with what stands in it and how much more there is."""

    day: date
    within: bool
    works: bool
    rest: str
    """The name of a day off or of a worked Saturday; empty for an ordinary day."""
    lines: tuple[Line, ...]
    more: int
    url: str


@dataclass(frozen=True, kw_only=True)
class Month:
    """One month as pages show it."""

    first: date
    weeks: tuple[tuple[Cell, ...], ...]
    is_empty: bool


@blueprint.get("/calendar")
def show() -> str:
    """Show a month as a calendar or as a list, or one of its days."""
    now = reading()
    if asked := request.args.get("day"):
        day = _within_reach(asked, now.today)
        return render_template("calendar/day.html", day=day, **_list(now, day, day))
    first = _month(request.args.get("month"), now.today)
    last = last_of_month(first)
    shown = {"first": first, "before": _leaf(first - _ONE_DAY, now), "after": _leaf(last + _ONE_DAY, now)}
    if _as_list():
        return render_template("calendar/list.html", **shown, **_list(now, first, last))
    known = known_of(access.actor(), now, Span(first, last))
    return render_template("calendar/show.html", month=month_of(first, now, known, IN_A_CELL), **shown)


def _list(now: Reading, first: date, last: date) -> dict[str, object]:
    span = Span(first, last)
    found = diary(known_of(access.actor(), now, span), span)
    return {"lines": lines_of(found), "more": found.more.total()}


def _as_list() -> bool:
    return request.args.get("view") == "list"


def _month(typed: str | None, today: date) -> date:
    return _within_reach(f"{typed}-01", today) if typed else today.replace(day=1)


def _within_reach(typed: str, today: date) -> date:
    try:
        found = date.fromisoformat(typed)
    except ValueError:
        abort(404)
    if abs(found.year - today.year) > _YEARS_SHOWN:
        abort(404)
    return found


def _leaf(day: date, now: Reading) -> str | None:
    if abs(day.year - now.today.year) > _YEARS_SHOWN:
        return None
    asked = {"month": f"{day:%Y-%m}"} | ({"view": "list"} if _as_list() else {})
    return url_for("calendar.show", **asked)  # type: ignore[arg-type]  # no value is one of the underscored options


def month_of(first: date, now: Reading, known: Known, a_day: int) -> Month:
    """Tell the month that begins with a day, of each day at most so many of what falls due."""
    last = last_of_month(first)
    begins = first - timedelta(days=first.weekday())
    ends = last + timedelta(days=_A_WEEK - 1 - last.weekday())
    found = diary(known, Span(first, last), a_day=a_day)
    by_day: dict[date, list[Line]] = {}
    for line in lines_of(found):
        by_day.setdefault(line.entry.on, []).append(line)
    days = [begins + timedelta(days=at) for at in range((ends - begins).days + 1)]
    cells = [
        Cell(
            day=day,
            within=first <= day <= last,
            works=now.calendar.is_working_day(day),
            rest=now.calendar.name_of(day),
            lines=tuple(by_day.get(day, ())),
            more=found.more[day],
            url=url_for("calendar.show", day=day.isoformat()),
        )
        for day in days
    ]
    weeks = tuple(tuple(cells[at : at + _A_WEEK]) for at in range(0, len(cells), _A_WEEK))
    return Month(first=first, weeks=weeks, is_empty=not found.entries)


def lines_of(found: Diary) -> tuple[Line, ...]:
    """Give the entries with the pages they open."""
    return tuple(
        Line(entry=one, url=url_for(one.endpoint, **one.values))  # type: ignore[arg-type]  # see _leaf
        for one in found.entries
    )
