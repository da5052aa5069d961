"""Every transition of every table is taken, again and again, by journals the law accepts."""

import random

import pytest

from casebook.law.conditions import Condition
from casebook.law.journal import Facts
from casebook.law.standing import standing
from casebook.law.steps import STEPS
from casebook.law.vocabulary import EventType, Kind
from tests.law.atlas import SHIPPED, Atlas, lacks, take_row
from tests.law.journals import COMPLAINT, DENUNCIATION, DISCLOSURE, EVERY_CASE, REQUEST

SEED = 7
MOST_WALKS_FOR_A_ROW = 150


def is_unknown(row):
    """Going to court because a limit passed, where the rule book knows no limit (LD-01, second level)."""
    return (
        row.facts.labour
        and row.facts.level == 2
        and row.step.type is EventType.SUED
        and Condition.PAST_LIMIT in row.step.conditions
    )


def travelled(branches, enough):
    """The atlas of these branches after as many walks as it takes, and the rows that still lack."""
    atlas, chance = Atlas(branches), random.Random(SEED)  # noqa: S311 - no secret
    missing = []
    for row in atlas:
        if is_unknown(row):
            continue
        for _ in range(MOST_WALKS_FOR_A_ROW):
            if not lacks(row, enough):
                break
            walk = take_row(atlas, row, chance, enough)
            # The law itself says whether the journal as a whole is lawful; only then does it count.
            found = standing(walk.facts, walk.events, SHIPPED)
            assert found.status is walk.replay.status
            for took in walk.took:
                took.taken += 1
                took.shared.taken += 1
        if lacks(row, enough):
            missing.append(str(row))
    return atlas, missing


def test_every_transition_of_one_branch_of_each_kind_of_table_is_taken():
    atlas, missing = travelled([COMPLAINT, DENUNCIATION, REQUEST, DISCLOSURE], 1)
    assert missing == []
    assert len(list(atlas)) > 600


@pytest.mark.slow
def test_every_transition_of_every_table_is_taken_at_least_a_hundred_times():
    atlas, missing = travelled(EVERY_CASE, 100)
    assert missing == []
    assert min(row.shared.taken for row in atlas) >= 100
    assert min(row.taken for row in atlas if not is_unknown(row)) >= 1
    assert {id(row.step) for row in atlas} == {id(step) for step in STEPS}


def test_a_row_that_no_journal_can_take_would_be_told():
    atlas, missing = travelled([Facts(Kind.COMPLAINT, level=2, labour=True)], 1)
    dead = [row for row in atlas if is_unknown(row)]
    assert missing == []
    assert len(dead) == 3
    chance = random.Random(SEED)  # noqa: S311 - no secret
    assert not any(row in take_row(atlas, row, chance, 1).took for row in dead for _ in range(20))
