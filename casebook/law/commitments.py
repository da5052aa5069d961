"""Commitments made in public: whether each was kept by its day, and how many were."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


# What is stored for a source or an outcome says "promise", an earlier word of ours for a commitment.
class CommitmentSource(StrEnum):
    """Where a commitment was made."""

    DIALOGUE = "promised_at_dialogue"
    CONCLUSION = "promised_in_conclusion"


class CommitmentOutcome(StrEnum):
    """How a commitment ended, as its unit recorded it."""

    KEPT = "promise_kept"
    BROKEN = "promise_broken"
    REPLACED = "promise_replaced"


class CommitmentState(StrEnum):
    """How a commitment stands on a day; never stored."""

    OPEN = "commitment_open"
    OVERDUE = "commitment_overdue"
    KEPT = "commitment_kept"
    KEPT_LATE = "commitment_kept_late"
    BROKEN = "commitment_broken"
    REPLACED = "commitment_replaced"
    REPLACED_LATE = "commitment_replaced_late"


def state_of(
    *, due_on: date, outcome: CommitmentOutcome | None, settled_on: date | None, today: date
) -> CommitmentState:
    """Say how a commitment stands on a day: kept or replaced on its due day is still in time."""
    if outcome is None:
        return CommitmentState.OVERDUE if today > due_on else CommitmentState.OPEN
    late = settled_on is not None and settled_on > due_on
    if outcome is CommitmentOutcome.KEPT:
        return CommitmentState.KEPT_LATE if late else CommitmentState.KEPT
    if outcome is CommitmentOutcome.REPLACED:
        return CommitmentState.REPLACED_LATE if late else CommitmentState.REPLACED
    return CommitmentState.BROKEN


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowThrough:
    """How commitments were followed through: counts of those that can be judged, and of the rest.

    Judged are those kept, kept late, broken, replaced after their day, and overdue without an end. An
    open one whose day is still to come cannot be judged yet; one that was replaced by its day lives on in
    the one that replaced it.
    """

    kept: int = 0
    kept_late: int = 0
    broken: int = 0
    overdue: int = 0
    open: int = 0
    replaced: int = 0
    replaced_late: int = 0

    @property
    def all(self) -> int:
        """How many there are, however they stand."""
        return self.judged + self.open + self.replaced

    @property
    def judged(self) -> int:
        """How many can be judged."""
        return self.kept + self.kept_late + self.broken + self.overdue + self.replaced_late

    @property
    def rate(self) -> float | None:
        """The share kept by their day, 0 to 1, of those that can be judged; None where none can."""
        return self.kept / self.judged if self.judged else None

    @property
    def rate_kept(self) -> float | None:
        """The share kept at all, in time or late; None where none can be judged."""
        return (self.kept + self.kept_late) / self.judged if self.judged else None


def followed_through(counts: Mapping[CommitmentState, int]) -> FollowThrough:
    """Put counts by state together."""
    return FollowThrough(
        kept=counts.get(CommitmentState.KEPT, 0),
        kept_late=counts.get(CommitmentState.KEPT_LATE, 0),
        broken=counts.get(CommitmentState.BROKEN, 0),
        overdue=counts.get(CommitmentState.OVERDUE, 0),
        open=counts.get(CommitmentState.OPEN, 0),
        replaced=counts.get(CommitmentState.REPLACED, 0),
        replaced_late=counts.get(CommitmentState.REPLACED_LATE, 0),
    )
