"""A calendar as calendar programs read it (iCalendar, RFC 5545): values in, bytes out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MIME_TYPE = "text/calendar; charset=utf-8"

_LONGEST_LINE = 75
"""Octets of one line, without its end (RFC 5545, 3.1)."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, kw_only=True)
class CalendarEvent:
    """One entry: a whole day, or a span of moments."""

    uid: str
    """The same as long as it is about the same: a program changes the entry instead of adding one."""
    summary: str
    description: str
    url: str
    on: date
    starts: datetime | None = None
    ends: datetime | None = None


def calendar_file(name: str, events: Iterable[CalendarEvent], *, now: datetime) -> bytes:
    """Write a calendar of one person, for programs that ask again every few hours."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//casebook//calendar//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_escaped(name)}",
        f"X-WR-CALNAME:{_escaped(name)}",
        # How often to ask again (RFC 7986, 5.7), also for programs older than it.
        "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
        "X-PUBLISHED-TTL:PT4H",
    ]
    for event in events:
        lines += _event(event, now)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(event: CalendarEvent, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(event.uid)}"
    yield f"DTSTAMP:{_moment(now)}"
    if event.starts is None:
        yield f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.on + timedelta(days=1):%Y%m%d}"
        # A day by which something is due keeps nobody busy for the day.
        yield "TRANSP:TRANSPARENT"
    else:
        yield f"DTSTART:{_moment(event.starts)}"
        if event.ends is not None:
            yield f"DTEND:{_moment(event.ends)}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    yield f"DESCRIPTION:{_escaped(event.description)}"
    yield f"URL:{_CONTROL.sub('', event.url)}"
    yield "END:VEVENT"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    plain = _CONTROL.sub(" ", text.replace("\r\n", "\n"))
    for mark in ("\\", ";", ","):
        plain = plain.replace(mark, f"\\{mark}")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Break a line after 75 octets, never within a letter; what goes on begins with a space."""
    parts: list[bytes] = [b""]
    for letter in line:
        octets = letter.encode()
        if len(parts[-1]) + len(octets) > _LONGEST_LINE:
            parts.append(b" ")
        parts[-1] += octets
    return b"\r\n".join(parts) + b"\r\n"
