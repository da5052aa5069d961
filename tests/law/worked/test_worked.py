"""The worked cases, each compared with what `flask law clocks --lines` says of it."""

import json
from functools import cache

import pytest
from click.testing import CliRunner

from casebook.cli.law import law_group
from tests.law.worked.expectations import expected, last_days
from tests.law.worked.subjects import ROWS, SUBJECTS


@cache
def answers():
    """One run for all rows."""
    asked = "\n".join(json.dumps(row.question) for row in ROWS.values())
    told = CliRunner().invoke(law_group, ["clocks", "--lines"], input=asked)
    assert told.exit_code == 0, told.output
    lines = [json.loads(line) for line in told.output.splitlines()]
    return dict(zip(ROWS, lines, strict=True))


def clocks_like(answer, told):
    """The clocks of that rule; where there are several, those of that part and day."""
    found = [clock for clock in answer["clocks"] if clock["rule"] == told["rule"]]
    if "part" in told:
        found = [clock for clock in found if clock.get("part") == told["part"]]
    if len(found) > 1:
        found = [clock for clock in found if clock["from"] == told["from"]]
    if len(found) > 1:
        found = [clock for clock in found if (clock["days"], clock["unit"]) == (told["days"], told["unit"])]
    return found


def test_no_two_rows_share_a_sentence():
    assert len(ROWS) == sum(len(subject.ROWS) for subject in SUBJECTS)


@pytest.mark.parametrize("sentence", [name for name, row in ROWS.items() if row.refused])
def test_an_unlawful_question_is_answered_by_an_error_naming_what_was_wrong(sentence):
    answer = answers()[sentence]
    assert set(answer) == {"error"}, answer
    assert all(word in answer["error"] for word in ROWS[sentence].refused), answer
    assert "\n" not in answer["error"]


@pytest.mark.parametrize("sentence", [name for name, row in ROWS.items() if row.wants])
def test_the_program_counts_as_the_row_does(sentence):
    row, answer = ROWS[sentence], answers()[sentence]
    assert "error" not in answer, answer
    for one in row.wants:
        told = expected(one, row.question)
        found = clocks_like(answer, told)
        assert [{key: clock.get(key) for key in told} for clock in found] == [told]


SAYING_MORE = [name for name, row in ROWS.items() if row.says_more()]


@pytest.mark.parametrize("sentence", SAYING_MORE)
def test_the_rest_of_the_answer_is_as_the_row_says(sentence):
    row, answer = ROWS[sentence], answers()[sentence]
    rules = {clock["rule"] for clock in answer["clocks"]}
    assert not rules & set(row.absent)
    assert row.only is None or rules == set(row.only)
    assert row.warns is None or bool(answer["warnings"]) is row.warns
    assert row.status is None or answer["status"] == row.status


def test_every_clock_has_its_article_its_name_and_its_reasons_in_order():
    for sentence, row in ROWS.items():
        if row.refused:
            continue
        clocks = answers()[sentence]["clocks"]
        assert all(clock["article"] and clock["name"] and clock["ledger"] for clock in clocks), sentence
        order = [(clock["from"] or "", clock["rule"], clock["started_by"] or 0) for clock in clocks]
        assert order == sorted(order), sentence


def test_every_clock_names_the_event_that_started_it():
    for sentence, row in ROWS.items():
        types = {event["type"] for event in row.question.get("events", ())}
        if row.refused or "corrected" in types:
            continue
        for clock in answers()[sentence]["clocks"]:
            # KN-14 hangs on a due day, a notice of a term on the day of receipt, a report on no event.
            if clock["rule"] == "KN-14" or clock.get("part") == "notify" or clock["started_by"] is None:
                continue
            event = row.question["events"][clock["started_by"]]
            assert clock["from"] in (event["on"], event.get("held_on")), (sentence, clock)


BY_HAND = [subject for subject in SUBJECTS if any(one.due for row in subject.ROWS for one in row.wants)]


@pytest.mark.parametrize("subject", BY_HAND, ids=lambda subject: subject.__name__.rpartition(".")[2])
def test_the_days_found_by_hand_are_the_days_the_naive_counter_walks_to(subject):
    by_hand = [(row, one) for row in subject.ROWS for one in row.wants if one.due]
    counted = [(row.sentence, one.rule, last_days(one, row.question)[1].isoformat()) for row, one in by_hand]
    assert [(row.sentence, one.rule, one.due) for row, one in by_hand] == counted
