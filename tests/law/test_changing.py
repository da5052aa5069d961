"""An uncertain number may be changed with its source; a certain one never, and nothing else moves."""

import random
from dataclasses import replace
from datetime import date

import pytest

from casebook.law.calendar import Calendar
from casebook.law.changing import (
    MOST,
    Change,
    ChangeRefused,
    fitting,
    is_changeable,
    is_changed,
    units_for,
    with_changes,
)
from casebook.law.journal import Event, Facts
from casebook.law.ledger import lines
from casebook.law.rules import CLOCK_SPECS, RULES
from casebook.law.standing import standing
from casebook.law.timing import Anchor
from casebook.law.vocabulary import Certainty, EventType, Kind, Unit

INTERNAL = "KNPA-02"
"""Fifteen working days by our own convention, counted from 2014 on."""
OCTOBER = date(2026, 10, 1)
NOVEMBER = date(2026, 11, 1)
REGULATION = "Quy chế tiếp công dân số 12/QC-THM"


def change(**given):
    whole = {
        "rule": INTERNAL,
        "number": 20,
        "unit": Unit.WORKING_DAY,
        "since": OCTOBER,
        "document": REGULATION,
        "place": "Điều 7",
    }
    return Change(**whole | given)


def spans(rule):
    return [(v.since, v.until, v.number) for v in rule.versions]


def test_a_change_holds_from_its_day_on_and_leaves_the_days_before_alone():
    shipped = RULES[INTERNAL].versions[0]
    changed = with_changes(RULES, [change()])[INTERNAL]
    assert spans(changed) == [(shipped.since, date(2026, 9, 30), 15), (OCTOBER, None, 20)]
    assert changed.on(date(2026, 9, 30)).articles == shipped.articles
    assert {v.id for v in changed.versions} == {INTERNAL}
    assert changed.name() == RULES[INTERNAL].name()


def test_a_change_from_the_first_day_replaces_the_shipped_version():
    first = RULES[INTERNAL].versions[0].since
    assert spans(with_changes(RULES, [change(since=first)])[INTERNAL]) == [(first, None, 20)]


def test_several_changes_follow_each_other_whatever_the_order_they_were_decided_in():
    october, november = change(), change(since=NOVEMBER, number=25)
    told = spans(with_changes(RULES, [october, november])[INTERNAL])
    assert told[1:] == [(OCTOBER, date(2026, 10, 31), 20), (NOVEMBER, None, 25)]
    assert told == spans(with_changes(RULES, [november, october])[INTERNAL])


def test_of_two_changes_of_one_day_the_one_decided_later_counts():
    assert with_changes(RULES, [change(), change(number=25)])[INTERNAL].on(OCTOBER).number == 25


def test_a_change_ends_where_the_version_it_changes_ends():
    certain = RULES["TCD-01"].on(NOVEMBER)
    changed = with_changes(RULES, [change(rule="TCD-01", number=2, unit=Unit.DAY, since=date(2020, 1, 1))])
    assert changed["TCD-01"].on(date(2026, 6, 30)).number == 2
    assert changed["TCD-01"].on(NOVEMBER) is certain


@pytest.mark.parametrize(
    ("place", "certainty"), [("Điều 7", Certainty.S2), ("", RULES[INTERNAL].versions[0].certainty)]
)
def test_a_changed_number_shows_the_source_given_and_is_second_hand_at_most(place, certainty):
    version = with_changes(RULES, [change(place=place)])[INTERNAL].on(OCTOBER)
    assert is_changed(version)
    assert version.certainty is certainty
    assert version.articles[0].cite() == f"{REGULATION} {place}".strip()
    assert version.articles[0].in_sentence("en") == f"{place} {REGULATION}".strip()


def test_without_changes_the_rules_are_the_shipped_ones():
    assert with_changes(RULES, []) is RULES
    assert not any(is_changed(version) for rule in RULES.values() for version in rule.versions)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"rule": "KN-99"}, "rule"),
        ({"rule": "KN-03", "number": 20, "unit": Unit.DAY}, "rule"),
        ({"rule": "TCD-01", "number": 2, "unit": Unit.DAY, "since": NOVEMBER}, "since"),
        ({"since": date(2001, 1, 1)}, "since"),
        ({"number": 0}, "number"),
        ({"number": -5}, "number"),
        ({"number": MOST[Unit.WORKING_DAY] + 1}, "number"),
        ({"unit": Unit.YEAR, "number": 1}, "unit"),
        ({"unit": Unit.HOUR}, "unit"),
        ({"document": "  "}, "document"),
        ({"rule": "TCD-01", "number": 32, "unit": Unit.DAY, "since": date(2020, 1, 1)}, "number"),
        ({"rule": "TCD-01", "number": 2, "unit": Unit.WORKING_DAY, "since": date(2020, 1, 1)}, "unit"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused_naming_what_is_wrong(wrong, field):
    with pytest.raises(ChangeRefused) as refused:
        with_changes(RULES, [change(**wrong)])
    assert refused.value.field == field
    assert refused.value.vi != refused.value.en
    assert fitting(RULES, [change(**wrong), change()]) == (change(),)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.key)
def test_no_certain_version_of_any_rule_can_be_changed(rule):
    assert is_changeable(rule) is any(not v.certainty.is_certain and units_for(rule) for v in rule.versions)
    for version in rule.versions:
        asked = change(
            rule=rule.key, number=3, unit=(units_for(rule) or (version.unit,))[0], since=version.since
        )
        if version.certainty.is_certain:
            with pytest.raises(ChangeRefused):
                with_changes(RULES, [asked])
        elif is_changeable(rule):
            assert with_changes(RULES, [asked])[rule.key].on(version.since).number == 3


@pytest.mark.parametrize("spec", CLOCK_SPECS, ids=lambda spec: spec.rule)
def test_a_clock_that_pauses_or_lasts_what_remains_keeps_what_it_counts(spec):
    own = {version.unit for version in RULES[spec.rule].versions}
    if spec.anchor is Anchor.UNTIL_RESOLUTION:
        assert units_for(RULES[spec.rule]) == ()
    elif spec.pausing is not None:
        assert set(units_for(RULES[spec.rule])) == own


def petition(rules):
    received = [Event(EventType.RECEIVED, date(2026, 10, 5), {"via": "post"})]
    return standing(Facts(Kind.PETITION), received, Calendar.shipped(), rules)


def test_the_changed_number_counts_and_its_ledger_names_the_source():
    (before,) = (c for c in petition(RULES).clocks if c.key == INTERNAL)
    (after,) = (c for c in petition(with_changes(RULES, [change()])).clocks if c.key == INTERNAL)
    assert before.due_on < after.due_on == Calendar.shipped().add_wd(date(2026, 10, 5), 20).due_on
    told = lines(after, Calendar.shipped())
    assert any(f"20 ngày làm việc theo Điều 7 {REGULATION}" in line for line in told)


def test_a_case_received_before_the_day_of_the_change_keeps_its_number():
    assert petition(with_changes(RULES, [change(since=NOVEMBER)])).clocks == petition(RULES).clocks


@pytest.mark.parametrize("seed", range(20))
def test_the_order_and_the_names_of_rules_change_nothing(seed):
    shuffled = list(RULES.values())
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - no secret
    renamed = {rule.key: replace(rule, vi=f"Tên khác {seed}", en=f"Other {seed}") for rule in shuffled}
    changes = [change(), change(since=NOVEMBER, number=25)]
    assert petition(with_changes(renamed, changes)).clocks == petition(with_changes(RULES, changes)).clocks
