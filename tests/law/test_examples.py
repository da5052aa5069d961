"""The worked examples of the rule book: through `flask law clocks`, and by the counting functions alone."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from casebook.cli.law import law_group
from casebook.law.calendar import Calendar
from casebook.law.holidays import SpecialDay
from tests.law.journals import day

with (Path(__file__).parent / "examples.csv").open(encoding="utf-8", newline="") as rows:
    EXAMPLES = {row["id"]: row for row in csv.DictReader(rows)}

SWAP = [{"day": "2026-11-23", "works": False}, {"day": "2026-11-28", "works": True}]


def event(name, on, **particulars):
    return {"type": name, "on": on, **particulars}


def ask(kind, *events, **more):
    return {"kind": kind, "events": list(events), **more}


SUSPENDED = [event("suspended", "2026-08-13"), event("resumed", "2026-08-27")]
ORDINARY = [event("received", "2026-08-03"), event("accepted", "2026-08-03")]

# Each row of the examples that the program serves, as the question it stands for.
ASKED = {
    "E01": ask("complaint", event("received", "2026-01-05")),
    "E03": ask("complaint", event("received", "2026-06-30")),
    "E04": ask("complaint", event("received", "2026-07-01")),
    "E05": ask("complaint", event("received", "2026-08-26")),
    "E06": ask("complaint", event("received", "2026-11-16")),
    "E08": ask("complaint", event("received", "2026-03-30"), event("accepted", "2026-04-02")),
    "E09": ask(
        "complaint",
        event("received", "2026-07-13"),
        event("accepted", "2026-07-15"),
        event("marked_complex", "2026-07-20"),
    ),
    "E11": ask("complaint", *ORDINARY, *SUSPENDED),
    "E12": ask(
        "complaint",
        event("received", "2026-04-01"),
        event("accepted", "2026-04-02"),
        event("decided", "2026-04-29"),
    ),
    "E14": ask(
        "complaint",
        event("received", "2026-06-29"),
        event("accepted", "2026-07-01"),
        today="2026-08-20",
    ),
    "E19": ask(
        "complaint",
        event("received", "2026-10-12"),
        event("accepted", "2026-10-15"),
        event("decided", "2026-11-10"),
    ),
    "E20": ask(
        "complaint",
        event("received", "2026-11-02"),
        event("accepted", "2026-11-05"),
        event("dialogue_called", "2026-11-16", held_on="2026-11-30"),
    ),
    "E22": ask(
        "complaint",
        event("received", "2026-06-15"),
        event("accepted", "2026-06-22"),
        event("decided", "2026-07-20"),
        event("took_effect", "2026-08-20"),
    ),
    "E16": ask(
        "complaint",
        event("received", "2025-12-29"),
        event("accepted", "2026-01-05"),
        event("dialogue_held", "2026-02-02"),
        event("decided", "2026-02-11"),
        level=2,
    ),
    "E25": ask("denunciation", event("received", "2026-11-20")),
    "E27": ask("denunciation", event("received", "2026-02-12")),
    "E28": ask("denunciation", event("received", "2026-04-28", competent=False)),
    "E31": ask(
        "denunciation",
        event("received", "2025-11-28"),
        event("accepted", "2025-12-01"),
        event("marked_complex", "2025-12-10", degree="especially"),
        event("extended", "2025-12-25", days=30),
        event("extended", "2026-01-25", days=30),
    ),
    "E33": ask(
        "denunciation",
        event("received", "2025-03-20"),
        event("accepted", "2025-03-25"),
        event("concluded", "2025-04-24"),
    ),
    "E36": ask("denunciation", event("received", "2024-02-05", via="press")),
    "E38": ask(
        "denunciation",
        event("received", "2026-09-28"),
        event("accepted", "2026-10-01"),
        event("suspended", "2026-10-12"),
        event("resumed", "2026-11-02"),
    ),
    "E47": ask("disclosure", event("issued", "2026-09-25")),
    "E49": ask("reporting", period="2026-Q3"),
    "E39": ask("petition", event("received", "2024-02-05", via="reception")),
    "E41": ask("reception_day", event("reception_planned", "2026-11-10", held_on="2026-11-25")),
    "E42": ask("refusal", event("refusal_grounds_met", "2026-11-23")),
}


def answers(questions):
    asked = "\n".join(json.dumps(question) for question in questions)
    told = CliRunner().invoke(law_group, ["clocks", "--lines"], input=asked)
    assert told.exit_code == 0, told.output
    return [json.loads(line) for line in told.output.splitlines()]


def clock_of(answer, row):
    found = [clock for clock in answer["clocks"] if clock["rule"] == row["rule"]]
    assert len(found) == 1, answer
    return found[0]


def test_every_example_is_asked():
    assert set(ASKED) == set(EXAMPLES)


# Counted from something else than the event's day: what is ahead, the end of the settling, of the data.
FROM = {"E14": "2026-07-31", "E20": "2026-11-30", "E41": "2026-11-25", "E49": "2026-09-14"}


@pytest.mark.parametrize("name", ASKED)
def test_the_terminal_gives_the_day_of_the_example(name):
    row = EXAMPLES[name]
    clock = clock_of(answers([ASKED[name]])[0], row)
    assert clock["due_on"] == row["due_on"]
    assert clock["from"] == FROM.get(name, row["event_on"])
    assert clock["ledger"]


def test_the_decrees_reading_is_told_beside_the_acts():
    clock = clock_of(answers([ASKED["E01"]])[0], EXAMPLES["E01"])
    assert (clock["unit"], clock["days"], clock["conflict"]) == ("day", 10, True)
    assert any("16/01/2026" in line for line in clock["ledger"])


def test_the_swap_that_was_only_proposed_counts_once_it_is_given():
    clock = clock_of(answers([ASKED["E06"] | {"calendar": SWAP}])[0], EXAMPLES["E06"])
    assert clock["due_on"] == "2026-11-27"
    assert any("thứ Bảy 28/11" in line or "thứ Hai 23/11" in line for line in clock["ledger"])


def test_without_its_suspension_the_example_ends_where_its_note_says():
    clock = clock_of(answers([ask("complaint", *ORDINARY)])[0], EXAMPLES["E11"])
    assert (clock["nominal_on"], clock["due_on"]) == ("2026-09-02", "2026-09-03")


# All rows, those of later kinds too, by the counting functions alone: how, from when, how many.
COUNTED = {
    "E01": ("add_cal", "2026-01-05", 10),
    "E03": ("add_cal", "2026-06-30", 10),
    "E04": ("add_wd", "2026-07-01", 7),
    "E05": ("add_wd", "2026-08-26", 7),
    "E06": ("add_wd", "2026-11-16", 7),
    "E08": ("add_cal", "2026-04-02", 30),
    "E09": ("add_cal", "2026-07-15", 45),
    "E11": ("add_cal", "2026-08-03", 30 + 14),
    "E12": ("add_wd", "2026-04-29", 3),
    "E14": ("add_cal", "2026-07-31", 30),
    "E16": ("add_cal", "2026-02-11", 7),
    "E19": ("add_cal", "2026-11-10", 15),
    "E20": ("sub_cal", "2026-11-30", 5),
    "E22": ("add_wd", "2026-08-20", 5),
    "E25": ("add_wd", "2026-11-20", 7),
    "E27": ("add_wd", "2026-02-12", 7),
    "E28": ("add_wd", "2026-04-28", 5),
    "E31": ("add_cal", "2025-12-01", 90),
    "E33": ("add_wd", "2025-04-24", 5),
    "E36": ("add_cal", "2024-02-05", 20),
    "E38": ("add_cal", "2026-10-01", 30 + 21),
    "E39": ("add_wd", "2024-02-05", 10),
    "E41": ("sub_wd", "2026-11-25", 5),
    "E42": ("add_wd", "2026-11-23", 3),
    "E47": ("add_wd", "2026-09-25", 5),
}


def test_every_example_is_counted_except_the_report_whose_day_is_fixed():
    assert set(EXAMPLES) - set(COUNTED) == {"E49"}


@pytest.mark.parametrize("name", COUNTED)
def test_the_counting_functions_give_the_day_of_the_example(name):
    how, start, number = COUNTED[name]
    counted = getattr(Calendar.shipped(), how)(day(start), number)
    assert counted.due_on.isoformat() == EXAMPLES[name]["due_on"]


WITH_SWAP = Calendar.shipped().with_days(
    [SpecialDay(day(one["day"]), one["works"], "", "", confirmed=True) for one in SWAP]
)


@pytest.mark.parametrize(
    ("calendar", "how", "start", "number", "expected"),
    [
        # The decree's readings in E01 (Saturday 10/01 is worked) and E16 (across Tết).
        (Calendar.shipped(), "add_wd", "2026-01-05", 10, "2026-01-16"),
        (Calendar.shipped(), "add_wd", "2026-02-11", 7, "2026-02-27"),
        # E06, E25 and E38 with the swap of 23/11 and 28/11.
        (WITH_SWAP, "add_wd", "2026-11-16", 7, "2026-11-27"),
        (WITH_SWAP, "add_wd", "2026-11-20", 7, "2026-12-02"),
        (WITH_SWAP, "add_cal", "2026-10-01", 51, "2026-11-25"),
    ],
)
def test_the_notes_of_the_examples_hold_too(calendar, how, start, number, expected):
    assert getattr(calendar, how)(day(start), number).due_on == day(expected)
