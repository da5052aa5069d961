"""A process that lets workers work until they are killed, as impatient as a test.

It imports the program once and forks, so that a worker stands in a fraction of a second.
"""

import os
import pickle
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Select, or_, select, update
from sqlalchemy.orm import Session

from casebook import worker
from casebook.records.audit import AuditRow
from casebook.records.base import transaction
from casebook.records.jobs import Job, JobState
from casebook.services import importing, job_keeping, job_kinds, jobs
from casebook.services.jobs import Claim, Progress
from casebook.services.trail import Trace, write_line
from config import Config
from tests.conftest import make_app

KIND, STEPS = "counted_by_the_test", 8
"""A job that writes down each of its steps: one written twice was done twice."""
STEP = "job.asked"
LEASE = timedelta(seconds=2)


@dataclass(frozen=True)
class Task:
    """Where the workers work, and whether they take and note what another holds."""

    settings: Config
    careless: bool


class Hands:
    """Starts workers; whoever wants to kill one does so."""

    def __init__(self, task: Task, path: Path) -> None:
        path.write_bytes(pickle.dumps(task))
        self._log = path.with_suffix(".log")
        with self._log.open("w") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.deep.hands", str(path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
                bufsize=1,
            )

    def __enter__(self) -> "Hands":
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.kill()
        self._process.communicate()

    def start(self, seed: int) -> int:
        """Let a worker begin; gives its process."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{seed}\n")
        line = self._process.stdout.readline()
        assert line, self._log.read_text()[-2000:]
        return int(line)

    def said(self) -> str:
        """Give what the workers complained of."""
        return self._log.read_text()


def main() -> None:
    """Fork a worker for every line that comes in."""
    task: Task = pickle.loads(Path(sys.argv[1]).read_bytes())  # noqa: S301 - written by Hands
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that were killed
    jobs.LEASE = job_keeping.LEASE = LEASE
    job_keeping.MOST_ATTEMPTS = 10_000
    worker.RESTING, worker.BEATING, worker.BREATH, worker.AFTER_A_FAULT = 0.05, 0.3, 0.0, 0.2
    importing._ROWS_OF_A_BATCH = 10
    if task.careless:
        be_careless()
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            grow_up(task, int(line))
        os.write(1, f"{pid}\n".encode())


def grow_up(task: Task, seed: int) -> None:
    """Be a worker until killed."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    chance = Random(seed)  # noqa: S311 - a repeatable round

    def count(claim: Claim, progress: Progress) -> None:
        for number in range(claim.done, STEPS):
            with transaction() as session:
                told: dict[str, object] = {"step": number}
                trace = Trace(
                    deed=STEP, unit_id=None, object_kind="job", object_id=claim.id, particulars=told
                )
                write_line(session, trace, now=progress.means.moment())
                progress.note(session, number + 1, STEPS)
            time.sleep(chance.random() * 0.05)

    job_kinds.JOB_KINDS[KIND] = count
    worker.Worker(make_app(task.settings)).run()


def be_careless() -> None:
    """Take what another holds, and note in its name: the mistake that the rounds must notice."""

    def anything(_now: object) -> Select[Job]:
        going = or_(Job.state == JobState.WAITING, Job.state == JobState.RUNNING)
        return select(Job).where(going).order_by(Job.id)

    def change(session: Session, claim: Claim, _worker: str, values: Any) -> None:
        session.execute(update(Job).where(Job.id == claim.id).values(values))

    job_keeping.ready_jobs = anything
    jobs.change_held = job_keeping.change_held = change


def steps_of(session: Session, job_id: str) -> list[int]:
    """Give the steps of a job that were done, in the order of their numbers."""
    asked = select(AuditRow.particulars).where(AuditRow.deed == STEP, AuditRow.object_id == job_id)
    return sorted(int(str(told["step"])) for told in session.scalars(asked) if "step" in told)


if __name__ == "__main__":
    main()
