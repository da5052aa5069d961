"""Renaming or reordering rules changes nothing: neither names nor the order of tables count any day."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from casebook.law import rules
from casebook.law.calendar import Calendar
from casebook.law.journal import Event, Facts
from casebook.law.rules import CLOCK_SPECS, RULES
from casebook.law.standing import standing
from casebook.law.vocabulary import EventType, Kind

KN, TC, KNPA = Kind.COMPLAINT, Kind.DENUNCIATION, Kind.PETITION
E = EventType

JOURNALS = {
    "a complaint decided after a suspension": (
        Facts(KN),
        [
            (E.RECEIVED, "2026-08-03", {"via": "reception"}),
            (E.ACCEPTED, "2026-08-03", {}),
            (E.SUSPENDED, "2026-08-13", {"reason": "force_majeure"}),
            (E.RESUMED, "2026-08-27", {}),
            (E.DECIDED, "2026-09-14", {}),
            (E.RECEIVED_BY_COMPLAINANT, "2026-09-16", {}),
        ],
    ),
    "a complex complaint in a remote area": (
        Facts(KN, remote=True),
        [
            (E.RECEIVED, "2026-06-30", {"via": "post"}),
            (E.ACCEPTED, "2026-07-03", {}),
            (E.MARKED_COMPLEX, "2026-07-20", {}),
            (E.STAY_ORDERED, "2026-07-21", {}),
        ],
    ),
    "a complaint accepted and not decided": (
        Facts(KN),
        [(E.RECEIVED, "2026-11-02", {"via": "post"}), (E.ACCEPTED, "2026-11-04", {})],
    ),
    "a denunciation extended": (
        Facts(TC),
        [
            (E.RECEIVED, "2026-09-01", {"via": "post"}),
            (E.ACCEPTED, "2026-09-07", {}),
            (E.MARKED_COMPLEX, "2026-09-20", {"degree": "complex"}),
            (E.EXTENDED, "2026-09-28", {"days": 30}),
        ],
    ),
    "a petition answered": (
        Facts(KNPA),
        [(E.RECEIVED, "2026-10-05", {"via": "post"}), (E.ANSWERED, "2026-10-20", {})],
    ),
}


def told(journal, known=RULES):
    facts, events = JOURNALS[journal]
    taken = [Event(kind, date.fromisoformat(on), more) for kind, on, more in events]
    found = standing(facts, taken, Calendar.shipped(), known)
    return found.status, set(found.clocks), found.actions, set(found.warnings)


@pytest.fixture
def shuffled(request, monkeypatch) -> Iterator[dict]:
    """Put all rules and all rows of the tables in another order, the rules under other names."""
    chance = random.Random(request.param)  # noqa: S311 - no secret
    specs, known = list(CLOCK_SPECS), list(RULES.values())
    chance.shuffle(specs)
    chance.shuffle(known)
    monkeypatch.setattr(rules, "CLOCK_SPECS", tuple(specs))
    rules.clockwork.cache_clear()
    yield {rule.key: replace(rule, vi=f"Tên khác {n}", en=f"Other {n}") for n, rule in enumerate(known)}
    rules.clockwork.cache_clear()


@pytest.mark.parametrize("shuffled", range(10), indirect=True)
@pytest.mark.parametrize("journal", JOURNALS)
def test_renaming_and_reordering_rules_changes_nothing(journal, shuffled):
    rules.clockwork.cache_clear()
    there = told(journal, shuffled)
    assert len(there[1]) >= 2
    assert {clock.rule for clock in there[1]}
    with pytest.MonkeyPatch.context() as undone:
        undone.setattr(rules, "CLOCK_SPECS", CLOCK_SPECS)
        rules.clockwork.cache_clear()
        assert told(journal) == there
