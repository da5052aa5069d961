"""A calendar file is what RFC 5545 asks for: lines end and fold as they must, and no text breaks out."""

from datetime import UTC, date, datetime

import pytest

from casebook.papers.calendar_file import CalendarEvent, calendar_file

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def event(**changed) -> CalendarEvent:
    known = {
        "uid": "1@casebook",
        "summary": "Tiếp công dân định kỳ",
        "description": "Đăng nhập để xem",
        "url": "https://so.example/calendar?day=2026-11-23",
        "on": date(2026, 11, 23),
    }
    return CalendarEvent(**(known | changed))


def unfolded(body: bytes) -> list[str]:
    return body.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_an_empty_calendar_is_whole():
    lines = unfolded(calendar_file("Lịch", [], now=NOW))
    assert (lines[0], lines[1], lines[-1]) == ("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR")
    assert any(line.startswith("PRODID:") for line in lines)
    assert "NAME:Lịch" in lines


def test_a_day_is_a_day_and_keeps_nobody_busy():
    lines = unfolded(calendar_file("Lịch", [event()], now=NOW))
    assert "DTSTART;VALUE=DATE:20261123" in lines
    assert "DTEND;VALUE=DATE:20261124" in lines
    assert "TRANSP:TRANSPARENT" in lines
    assert "DTSTAMP:20261123T010000Z" in lines


def test_hours_are_told_in_utc_and_an_open_end_is_left_open():
    starts, ends = datetime(2026, 11, 23, 1, 0, tzinfo=UTC), datetime(2026, 11, 23, 4, 30, tzinfo=UTC)
    lines = unfolded(calendar_file("Lịch", [event(starts=starts, ends=ends)], now=NOW))
    assert "DTSTART:20261123T010000Z" in lines
    assert "DTEND:20261123T043000Z" in lines
    assert not any("DTEND" in line for line in unfolded(calendar_file("", [event(starts=starts)], now=NOW)))


@pytest.mark.parametrize("length", [1, 30, 66, 67, 68, 74, 75, 76, 149, 150, 400])
def test_no_line_is_longer_than_75_octets_and_none_is_cut_within_a_letter(length):
    said = "ế" * length + "🙂"
    body = calendar_file("Lịch", [event(summary=said)], now=NOW)
    assert body.endswith(b"\r\n")
    for line in body.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert f"SUMMARY:{said}" in unfolded(body)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("một; hai, ba \\ bốn", "một\\; hai\\, ba \\\\ bốn"),
        ("dòng 1\r\ndòng 2\ndòng 3", "dòng 1\\ndòng 2\\ndòng 3"),
        ("x\rEND:VEVENT\x00\x1b", "x END:VEVENT  "),
    ],
)
def test_no_text_breaks_out_of_its_line(said, written):
    lines = unfolded(calendar_file("Lịch", [event(summary=said)], now=NOW))
    assert f"SUMMARY:{written}" in lines
    assert lines.count("END:VEVENT") == 1
