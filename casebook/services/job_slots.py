"""What the program does of itself, and when: any number of workers make one job of each time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from casebook.records.base import db, transaction
from casebook.records.jobs import known_keys
from casebook.records.units import installation
from casebook.services.job_kinds import ANCHOR, BACK_UP, RECOUNT, REMIND, TIDY
from casebook.services.jobs import queue_job


@dataclass(frozen=True)
class Daily:
    """Once a day, from a time on the wall on; a worker that comes back later does it then, once."""

    kind: str
    at: time

    def latest(self, wall: datetime) -> datetime:
        """Give the newest moment it was due at."""
        due = datetime.combine(wall.date(), self.at, wall.tzinfo)
        return due if due <= wall else due - timedelta(days=1)


@dataclass(frozen=True)
class Often:
    """Every so many minutes of the day."""

    kind: str
    minutes: int

    def latest(self, wall: datetime) -> datetime:
        """Give the newest moment it was due at."""
        gone = (wall.hour * 60 + wall.minute) // self.minutes * self.minutes
        return datetime.combine(wall.date(), time(gone // 60, gone % 60), wall.tzinfo)


SLOTS: tuple[Daily | Often, ...] = (
    Daily(ANCHOR, time(0, 30)),
    Daily(BACK_UP, time(2, 30)),
    Daily(RECOUNT, time(3, 30)),
    Daily(TIDY, time(4, 30)),
    Often(REMIND, 15),
)


def queue_due(*, wall: datetime, now: datetime) -> int:
    """Ask for whatever became due; what was missed while no worker ran is made up for once, not each time.

    `wall` is the same moment as a Vietnamese clock shows it. Gives how many jobs are new.
    """
    db.session.rollback()
    standing = installation()
    if standing is None or standing.set_up_at is None:
        return 0
    due = dict(_due(wall, standing.set_up_at))
    if standing.sample:
        # Nothing of the sample school is worth keeping.
        due = {key: kind for key, kind in due.items() if kind != BACK_UP}
    known = known_keys(due)
    missing = {key: kind for key, kind in due.items() if key not in known}
    if missing:
        with transaction() as session:
            for key, kind in missing.items():
                queue_job(session, kind=kind, key=key, now=now)
    return len(missing)


def _due(wall: datetime, set_up_at: datetime) -> Iterator[tuple[str, str]]:
    for slot in SLOTS:
        latest = slot.latest(wall)
        if latest >= set_up_at:
            yield f"{slot.kind}:{latest:%Y-%m-%dT%H:%M}", slot.kind
