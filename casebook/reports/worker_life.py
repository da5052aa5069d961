"""Whether a worker is there: pages work without one, and say that it is missed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from casebook.records.jobs import last_beat

MISSED_AFTER = timedelta(minutes=10)
"""A worker that gave no sign of life for so long is missed aloud."""


@dataclass(frozen=True)
class WorkerLife:
    """The last sign of life of any worker, as it stands at a moment."""

    last_seen: datetime | None
    missed: bool


def worker_life(now: datetime) -> WorkerLife:
    """Say when a worker was last there, and whether it is missed; none ever seen is missed, too."""
    seen = last_beat()
    return WorkerLife(seen, seen is None or now - seen > MISSED_AFTER)
