"""`flask law clocks`: what it refuses, how it says so, and that it needs nothing but its question."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from casebook.cli.law import law_group

ROOT = Path(__file__).parents[2]
PUBLISHED = {
    "kind": "complaint",
    "level": 1,
    "today": "2026-11-21",
    "calendar": [{"day": "2026-11-23", "works": False}, {"day": "2026-11-28", "works": True}],
    "events": [
        {"type": "received", "on": "2026-08-03", "via": "reception"},
        {"type": "accepted", "on": "2026-08-03"},
        {"type": "suspended", "on": "2026-08-13", "reason": "force_majeure"},
        {"type": "resumed", "on": "2026-08-27"},
    ],
}


def ask(question, *options):
    text = question if isinstance(question, str | bytes) else json.dumps(question)
    return CliRunner().invoke(law_group, ["clocks", *options], input=text)


def answer(question):
    told = ask(question)
    assert told.exit_code == 0, told.stderr
    return json.loads(told.stdout)


def received(**more):
    return {"kind": "complaint", "events": [{"type": "received", "on": "2026-08-03"}]} | more


def test_the_published_question_gets_the_published_answer():
    told = answer(PUBLISHED)
    assert told["status"] == "accepted"
    assert told["warnings"] == []
    assert told["actions"][:3] == ["mark_complex", "suspend", "decide"]
    assert [clock["rule"] for clock in told["clocks"]] == [
        "KN-02",
        "KN-03",
        "TCD-16",
        "KN-28",
        "KN-29",
        "KN-14",
    ]
    resolution = told["clocks"][1]
    assert resolution.pop("ledger")
    assert resolution == {
        "rule": "KN-03",
        "name": "Giải quyết khiếu nại lần đầu",
        "nature": "duty",
        "from": "2026-08-03",
        "started_by": 1,
        "days": 30,
        "unit": "day",
        "nominal_on": "2026-09-16",
        "due_on": "2026-09-16",
        "met_on": None,
        "state": "overdue",
        "article": "Luật Khiếu nại Điều 28",
        "certainty": "S",
        "conflict": False,
    }


def test_clocks_come_by_day_then_rule_then_starting_event():
    clocks = answer(PUBLISHED)["clocks"]
    keys = [(clock["from"], clock["rule"], clock["started_by"]) for clock in clocks]
    assert keys == sorted(keys)


def test_without_today_nothing_is_overdue_or_lapsed():
    told = answer({name: value for name, value in PUBLISHED.items() if name != "today"})
    assert {clock["state"] for clock in told["clocks"]} <= {"running", "met", "met_late"}


def test_an_empty_journal_has_a_status_and_no_clock():
    told = answer({"kind": "petition"})
    assert (told["status"], told["clocks"]) == ("not_started", [])
    assert told["actions"] == ["receive", "note"]


def test_a_day_typed_in_the_future_is_no_error_once_it_is_corrected():
    typed = {"type": "received", "on": "2027-08-03"}
    corrected = {"type": "corrected", "on": "2026-08-04", "event": 0, "right_on": "2026-08-03"}
    asked = received(events=[typed, corrected], today="2026-08-05")
    assert answer(asked)["clocks"][0]["from"] == "2026-08-03"
    told = ask(received(events=[typed, corrected | {"on": "2026-08-06"}], today="2026-08-05"))
    assert "sự kiện 1 (corrected)" in told.stderr


def test_a_complaint_may_wait_for_an_assessment():
    events = [*received()["events"], {"type": "accepted", "on": "2026-08-04"}]
    suspended = {"type": "suspended", "on": "2026-08-05", "reason": "assessment"}
    assert answer(received(events=[*events, suspended]))["status"] == "suspended"


def test_a_petition_by_post_is_answered_within_our_own_convention():
    told = answer({"kind": "petition", "events": [{"type": "received", "on": "2026-08-03", "via": "post"}]})
    assert [(clock["rule"], clock["due_on"], clock["certainty"]) for clock in told["clocks"]] == [
        ("KNPA-01", "2026-08-17", "I"),
        ("KNPA-02", "2026-08-22", "I"),
    ]


def test_a_complex_petition_has_thirty_days_by_the_internal_rule():
    told = answer(
        {
            "kind": "feedback",
            "events": [
                {"type": "received", "on": "2026-08-03", "via": "reception"},
                {"type": "marked_complex", "on": "2026-08-10", "degree": "complex"},
            ],
        }
    )
    assert [(clock["rule"], clock["days"], clock["unit"], clock["due_on"]) for clock in told["clocks"]] == [
        ("KNPA-02", 30, "day", "2026-09-03"),
        ("TCD-16", 10, "working_day", "2026-08-17"),
    ]


def test_feedback_on_a_regulation_is_transferred_within_five_working_days():
    event = {"type": "received", "on": "2026-08-03", "via": "post", "regulation": True}
    told = answer({"kind": "feedback", "events": [event]})
    assert {clock["rule"]: clock["due_on"] for clock in told["clocks"]}["KNPA-03"] == "2026-08-10"


def test_before_any_rule_of_the_book_no_clock_is_invented():
    told = answer({"kind": "petition", "events": [{"type": "received", "on": "1999-12-31"}]})
    assert told["clocks"] == []
    assert all("chưa xác định hạn" in line for line in told["warnings"])


def test_what_lies_beyond_the_known_calendar_is_warned_of_in_vietnamese():
    told = answer({"kind": "petition", "events": [{"type": "received", "on": "2026-12-28"}]})
    assert all("31/12/2026" in line for line in told["warnings"])
    assert len(told["warnings"]) == 2


WRONG = [
    ("", "JSON"),
    ("[]", "JSON"),
    ("{", "JSON"),
    ("[" * 100_000, "JSON"),
    (b"\xff\xfe", "UTF-8"),
    ({}, "kind"),
    ({"kind": "khieu_nai"}, "kind"),
    ({"kind": ["complaint"]}, "kind"),
    (received(period="2026-Q3"), "period"),
    ({"kind": "reporting"}, "period"),
    ({"kind": "reporting", "period": "2026-Q5"}, "2026-Q5"),
    ({"kind": "reporting", "period": 2026}, "2026"),
    (received(level=3), "level"),
    (received(level=True), "level"),
    (received(remote="yes"), "remote"),
    (received(colour="red"), "colour"),
    (received(today="2026-08-02"), "sau today"),
    (received(today="03/08/2026"), "today"),
    (received(today=None), "today"),
    (received(events={}), "danh sách"),
    (received(events=["received"]), "sự kiện 0"),
    (received(events=[{"type": "received"}]), "on"),
    (received(events=[{"type": "received", "on": "2026-02-30"}]), "2026-02-30"),
    (received(events=[{"type": "received", "on": "20260803"}]), "20260803"),
    (received(events=[{"type": ["received"], "on": "2026-08-03"}]), "sự kiện 0"),
    (received(events=[{"type": "received", "on": "2026-08-03", "via": ["post"]}]), "via"),
    (received(events=[{"type": "received", "on": "2060-12-31"}]), "2000-2060"),
    (received(events=[{"type": "received", "on": "9999-12-31"}]), "2000-2060"),
    (received(events=[{"type": "arrived", "on": "2026-08-03"}]), "arrived"),
    (received(events=[{"type": "concluded", "on": "2026-08-03"}]), "concluded"),
    (
        {"kind": "information_request", "events": [{"type": "received", "on": "2026-08-03"}]},
        "chưa xác định hạn",
    ),
    (received(events=[{"type": "received", "on": "2026-08-03", "via": "fax"}]), "fax"),
    (received(events=[{"type": "received", "on": "2026-08-03", "note": "x"}]), "note"),
    (received(events=[{"type": "received", "on": "2026-08-03", "competent": "no"}]), "competent"),
    (received(calendar=[{"day": "2026-08-03"}]), "works"),
    (received(calendar=[{"day": "2026-08-03", "works": 0}]), "works"),
    (received(calendar=[{"day": "2026-08-03", "works": False, "name": "x"}]), "name"),
    (received(calendar=[{"day": "2026-08-03", "works": False}] * 2), "hai lần"),
    (received(calendar=[{"day": "1990-08-03", "works": False}]), "2000-2060"),
]


@pytest.mark.parametrize(("question", "named"), WRONG)
def test_bad_input_gives_one_line_on_standard_error_and_nothing_else(question, named):
    told = ask(question)
    assert told.exit_code == 2
    assert told.stdout == ""
    assert told.stderr.count("\n") == 1
    assert named in told.stderr


def test_an_unlawful_event_names_itself_the_status_it_met_and_what_was_open():
    told = ask(received(events=[*received()["events"], {"type": "decided", "on": "2026-08-04"}]))
    assert told.exit_code == 2
    assert told.stdout == ""
    for named in ("sự kiện 1", "decided", "received", "accept", "decline", "Điều 31 Luật Khiếu nại"):
        assert named in told.stderr


def test_a_name_that_breaks_lines_or_letters_cannot_break_the_error():
    told = ask('{"kind": "complaint", "a\\nb\\ud800": 1}')
    assert told.exit_code == 2
    assert told.stderr.count("\n") == 1


def test_with_lines_every_line_gets_exactly_one_answer_in_order():
    asked = [json.dumps(PUBLISHED), "", "{", json.dumps(received(level=3)), "   ", json.dumps(received())]
    told = ask("\n".join(asked), "--lines")
    assert told.exit_code == 0
    answers = [json.loads(line) for line in told.stdout.splitlines()]
    assert [sorted(one) for one in answers] == [
        ["actions", "clocks", "status", "warnings"],
        ["error"],
        ["error"],
        ["actions", "clocks", "status", "warnings"],
    ]


def in_a_bare_environment(zone, folder):
    environment = {
        "PATH": os.environ["PATH"],
        "TZ": zone,
        "CASEBOOK_DATA": str(folder / "data"),
        "LC_ALL": "C",
    }
    asked = "\n".join(json.dumps(one) for one in (PUBLISHED, received(), received(today="2026-08-13")))
    return subprocess.run(
        [sys.executable, "-m", "flask", "law", "clocks", "--lines"],
        input=asked.encode(),
        capture_output=True,
        cwd=ROOT,
        env=environment,
        check=True,
    ).stdout


@pytest.mark.slow
def test_any_time_zone_of_the_server_gives_the_same_days_and_no_folder_is_made(tmp_path):
    answers = {
        in_a_bare_environment(zone, tmp_path)
        for zone in ("Asia/Ho_Chi_Minh", "Pacific/Kiritimati", "America/Los_Angeles")
    }
    assert len(answers) == 1
    assert answers.pop().count(b"\n") == 3
    assert list(tmp_path.iterdir()) == []
