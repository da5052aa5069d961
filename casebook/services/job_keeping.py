"""The worker's side of a job: taking the next one, noting what became of it, and being alive."""

from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, delete, update

from casebook.records.base import db, transaction
from casebook.records.jobs import ENDED, Job, JobFailure, JobState, WorkerBeat, ready_jobs
from casebook.services.jobs import LEASE, Claim, Progress, change_held

MOST_ATTEMPTS = 5
_FIRST_WAIT = timedelta(minutes=1)
_TIMES_LONGER = 4


def claim_job(worker: str, now: datetime) -> Claim | None:
    """Take the next job for a worker: no two ever take the same one. None when nothing is to be done."""
    db.session.rollback()
    # Looked at first without the turn to write, which people at their pages want.
    if db.session.scalar(ready_jobs(now).limit(1)) is None:
        return None
    with transaction() as session:
        job = session.scalar(ready_jobs(now).limit(1).with_for_update(of=Job, skip_locked=True))
        if job is None:
            return None
        if job.attempts >= MOST_ATTEMPTS:
            # It ended every worker that took it; it must not end all others, too.
            job.state, job.failure, job.finished_at = JobState.FAILED, JobFailure.INTERRUPTED, now
            return None
        job.state, job.claimed_by, job.claimed_until = JobState.RUNNING, worker, now + LEASE
        job.attempts += 1
        return _claim_of(job)


def _claim_of(job: Job) -> Claim:
    names = ("id", "kind", "key", "unit_id", "asked_by_id", "attempts", "done", "total")
    held = {name: getattr(job, name) for name in names}
    return Claim(**held, arguments=dict(job.arguments), outcome=dict(job.outcome))


def finish_job(progress: Progress, *, now: datetime) -> None:
    """Note that a job is done. Raises JobStopped when it was taken away meanwhile."""
    with transaction() as session:
        values: dict[str, object] = {
            "state": JobState.DONE,
            "outcome": progress.outcome,
            "finished_at": now,
            "claimed_until": None,
            "failure": "",
        }
        change_held(session, progress.claim, progress.worker, values)


def give_back(progress: Progress) -> None:
    """Let the next worker go on, now; a worker that was told to end is no failed try."""
    with transaction() as session:
        values: dict[str, object] = {
            "state": JobState.WAITING,
            "claimed_by": "",
            "claimed_until": None,
            "attempts": progress.claim.attempts - 1,
        }
        change_held(session, progress.claim, progress.worker, values)


def fail_job(progress: Progress, failure: JobFailure, *, now: datetime, for_good: bool) -> bool:
    """Note that a try came to nothing: it is tried again later, or not; says whether it has failed."""
    attempts = progress.claim.attempts
    failed = for_good or attempts >= MOST_ATTEMPTS
    values: dict[str, object] = {"failure": failure, "claimed_by": "", "claimed_until": None}
    if failed:
        values |= {"state": JobState.FAILED, "finished_at": now}
    else:
        wait = _FIRST_WAIT * _TIMES_LONGER ** (attempts - 1)
        values |= {"state": JobState.WAITING, "not_before": now + wait}
    with transaction() as session:
        change_held(session, progress.claim, progress.worker, values)
    return failed


def beat(worker: str, *, started_at: datetime, now: datetime) -> None:
    """Note a sign of life: the worker is there, and so is whatever it holds."""
    with transaction() as session:
        session.merge(WorkerBeat(name=worker, started_at=started_at, beat_at=now))
        held = update(Job).where(Job.claimed_by == worker, Job.state == JobState.RUNNING)
        session.execute(held.values(claimed_until=now + LEASE).execution_options(synchronize_session=False))


def tidy_jobs(*, before: datetime) -> int:
    """Remove what ended before a moment, and the signs of life of workers long gone; gives how many jobs."""
    with transaction() as session:
        gone = cast(
            "CursorResult[Any]",
            session.execute(delete(Job).where(Job.state.in_(ENDED), Job.finished_at < before)),
        )
        session.execute(delete(WorkerBeat).where(WorkerBeat.beat_at < before))
        return gone.rowcount
