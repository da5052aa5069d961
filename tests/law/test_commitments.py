"""How a commitment stands on a day, and the share that was kept, against tables counted by hand."""

from datetime import date

import pytest

from casebook.law.commitments import (
    CommitmentOutcome,
    CommitmentState,
    FollowThrough,
    followed_through,
    state_of,
)

DUE = date(2026, 10, 30)
KEPT, BROKEN, REPLACED = CommitmentOutcome.KEPT, CommitmentOutcome.BROKEN, CommitmentOutcome.REPLACED


@pytest.mark.parametrize(
    ("outcome", "settled_on", "today", "state"),
    [
        (None, None, date(2026, 10, 29), CommitmentState.OPEN),
        (None, None, DUE, CommitmentState.OPEN),
        (None, None, date(2026, 10, 31), CommitmentState.OVERDUE),
        (KEPT, date(2026, 10, 1), date(2026, 10, 2), CommitmentState.KEPT),
        (KEPT, DUE, date(2026, 12, 1), CommitmentState.KEPT),
        (KEPT, date(2026, 10, 31), date(2026, 12, 1), CommitmentState.KEPT_LATE),
        (BROKEN, date(2026, 10, 1), date(2026, 10, 2), CommitmentState.BROKEN),
        (BROKEN, date(2026, 11, 9), date(2026, 12, 1), CommitmentState.BROKEN),
        (REPLACED, date(2026, 10, 29), date(2026, 12, 1), CommitmentState.REPLACED),
        (REPLACED, DUE, date(2026, 12, 1), CommitmentState.REPLACED),
        (REPLACED, date(2026, 10, 31), date(2026, 10, 31), CommitmentState.REPLACED_LATE),
        (REPLACED, date(2026, 11, 9), date(2026, 12, 1), CommitmentState.REPLACED_LATE),
    ],
)
def test_a_commitment_stands_by_its_days(outcome, settled_on, today, state):
    assert state_of(due_on=DUE, outcome=outcome, settled_on=settled_on, today=today) is state


@pytest.mark.parametrize(
    ("counts", "judged", "rate", "rate_kept"),
    [
        # The month after the dialogue of the issue: two kept, one late, one still open.
        (FollowThrough(kept=2, kept_late=1, open=1), 3, 2 / 3, 1.0),
        # The open one runs out: it counts from the day after its last.
        (FollowThrough(kept=2, kept_late=1, overdue=1), 4, 0.5, 0.75),
        (FollowThrough(kept=1, broken=2, replaced=5), 3, 1 / 3, 1 / 3),
        # Replaced after its day it was not kept by its day, however its successor ends.
        (FollowThrough(kept=2, replaced_late=1, replaced=5), 3, 2 / 3, 2 / 3),
        (FollowThrough(replaced_late=2), 2, 0.0, 0.0),
        (FollowThrough(open=3, replaced=1), 0, None, None),
        (FollowThrough(), 0, None, None),
    ],
)
def test_the_rate_counts_what_can_be_judged(counts, judged, rate, rate_kept):
    assert (counts.judged, counts.rate, counts.rate_kept) == (judged, rate, rate_kept)


def test_counts_by_state_go_into_their_places():
    counts = {state: at for at, state in enumerate(CommitmentState, start=1)}
    whole = followed_through(counts)
    assert (whole.open, whole.overdue, whole.kept) == (1, 2, 3)
    assert (whole.kept_late, whole.broken, whole.replaced, whole.replaced_late) == (4, 5, 6, 7)
    assert (whole.judged, whole.all) == (2 + 3 + 4 + 5 + 7, 1 + 2 + 3 + 4 + 5 + 6 + 7)
    assert followed_through({}) == FollowThrough()
