"""One's own calendar in a calendar program: the secret address, and what it answers."""

import hashlib
from collections import Counter
from datetime import date, datetime, time, timedelta

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.papers.calendar_file import MIME_TYPE, CalendarEvent, calendar_file
from casebook.records.basis import basis_now
from casebook.records.calendar_feeds import feed_of
from casebook.records.people import Person, actor_on
from casebook.reports.clock_views import Reading
from casebook.reports.dues import dues_of
from casebook.reports.month import Entry, EntrySort, Span, appointments, within
from casebook.services.calendar_feeds import BREATH, TooSoon, make_feed, open_feed, revoke_feed
from casebook.services.refusals import NotAllowed
from casebook.web import access
from casebook.web.filling import press
from casebook.web.hosts import outside
from casebook.web.language import language

blueprint = Blueprint("calendar_feeds", __name__)

_TOO_MANY = 429
_BACK, _AHEAD = timedelta(days=31), timedelta(days=366)


@blueprint.get("/calendar/address")
def settings() -> str:
    """Show whether one has an address, and how it is used."""
    return _page()


def _page(address: str | None = None) -> str:
    return render_template("calendar/address.html", feed=feed_of(access.actor().person_id), address=address)


@blueprint.post("/calendar/address")
def make() -> str:
    """Make a new address and show it this once."""
    try:
        secret = make_feed(doing=access.doing(), language=language())
    except NotAllowed:
        abort(404)
    return _page(outside("calendar_feeds.read", token=secret))


@blueprint.post("/calendar/address/end")
def revoke() -> Response:
    """Let the address work no longer."""
    if press(lambda: revoke_feed(doing=access.doing())):
        flash(_("The address works no longer."))
    return redirect(url_for("calendar_feeds.settings"))


@blueprint.get("/calendar/of/<token>.ics")
def read(token: str) -> Response:
    """Answer a calendar program: whoever knows the address reads days, and no word of a case."""
    try:
        person, spoken = open_feed(secret=token, now=clock.now())
    except TooSoon as refused:
        told = Response(refused.en, status=_TOO_MANY, content_type="text/plain; charset=utf-8")
        told.headers["Retry-After"] = str(BREATH.seconds)
        return told
    except NotAllowed:
        abort(404)
    with force_locale(spoken):
        body = calendar_file(_("Citizen reception and petitions"), _events(person, spoken), now=clock.now())
    return Response(body, content_type=MIME_TYPE)


def _events(person: Person, spoken: str) -> list[CalendarEvent]:
    """Tell days and hours, and nothing of a case: no number, no article, no word anybody typed."""
    basis, today = basis_now(), clock.today()
    now = Reading(today, basis.calendar, spoken, basis.rules)
    actor, span = actor_on(person, today), Span(today - _BACK, today + _AHEAD)
    owed = Counter(due.due_on for due in within(dues_of(actor, today, span.last), span))
    return [
        *(_event(entry, person) for entry in appointments(actor, now, span)),
        *(_due(day, count, person) for day, count in sorted(owed.items())),
    ]


def _event(entry: Entry, person: Person) -> CalendarEvent:
    titles = {
        EntrySort.RECEPTION: _("Periodic reception of citizens"),
        EntrySort.DIALOGUE: _("Dialogue with the public, parents or staff"),
    }
    return CalendarEvent(
        uid=_uid(person, entry.key),
        summary=titles[entry.sort],
        description=_link_told(entry.on),
        url=_link(entry.on),
        on=entry.on,
        starts=_moment(entry.on, entry.starts),
        ends=_moment(entry.on, entry.ends),
    )


def _due(day: date, count: int, person: Person) -> CalendarEvent:
    # One entry a day, however much is due: of which kind each is would show between the lines.
    return CalendarEvent(
        uid=_uid(person, f"due {day.isoformat()}"),
        summary=_("Days for handling end today: %(count)s", count=count),
        description=_link_told(day),
        url=_link(day),
        on=day,
    )


def _uid(person: Person, key: str) -> str:
    return f"{hashlib.sha256(f'{person.id} {key}'.encode()).hexdigest()[:32]}@casebook"


def _link(day: date) -> str:
    # The address of the thing itself could tell what it is; the page of the day asks for a sign-in.
    return outside("calendar.show", day=day.isoformat())


def _link_told(day: date) -> str:
    return str(_("Sign in to read more: %(link)s", link=_link(day)))


def _moment(day: date, hour: time | None) -> datetime | None:
    return datetime.combine(day, hour, clock.VIETNAM) if hour is not None else None
