"""Work beside the pages: asked for once, done by one worker at a time, gone on with by another."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from casebook.records.base import db, new_id, transaction
from casebook.records.jobs import ENDED, Job, JobFailure, JobState, WorkerBeat, job_by_key, ready_jobs
from casebook.services.refusals import NotAllowed
from casebook.services.trail import Doing, Trace, write_audit

LEASE = timedelta(minutes=2)
"""A worker that gave no sign of life for so long has lost its job to the next one."""
MOST_ATTEMPTS = 5
_FIRST_WAIT = timedelta(minutes=1)
_TIMES_LONGER = 4


class JobStopped(Exception):
    """Whoever works on a job must stop now; what was done so far stays."""


class CalledOff(JobStopped):
    """Whoever asked for it does not want it any more."""


class LostLease(JobStopped):
    """Another worker has the job: this one was away for too long."""


class WorkerEnds(JobStopped):
    """The worker is being ended; the job waits for the next one."""


class JobFailed(Exception):
    """A job cannot be done, and trying again changes nothing; the word says why."""

    def __init__(self, failure: JobFailure) -> None:
        super().__init__(str(failure))
        self.failure = failure


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A job one worker holds: what it is about, and how far an earlier try came."""

    id: str
    kind: str
    key: str
    unit_id: str | None
    asked_by_id: str | None
    arguments: Mapping[str, Any]
    attempts: int
    done: int
    total: int | None
    outcome: Mapping[str, Any]


@dataclass(kw_only=True)
class Progress:
    """How a job tells how far it is, and learns that it must stop.

    What was noted stands when another worker goes on: begin from `claim.done` and `claim.outcome`.
    """

    claim: Claim
    worker: str
    now: Callable[[], datetime]
    ends: Callable[[], bool] = lambda: False
    """Whether the worker is being ended."""
    pause: Callable[[], None] = lambda: None
    """Lets people at their pages go first."""
    outcome: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with what an earlier try noted."""
        self.outcome |= self.claim.outcome

    def step(self, done: int, total: int | None = None, **outcome: Any) -> None:  # noqa: ANN401 - whatever JSON holds
        """Note in a transaction of its own how far the job is; raises JobStopped where it must not go on.

        For work that may be done twice: a worker killed just before leaves its last batch to be repeated.
        """
        with transaction() as session:
            self.note(session, done, total, **outcome)
        self.pause()
        if self.ends():
            raise WorkerEnds

    def note(self, session: Session, done: int, total: int | None = None, **outcome: Any) -> None:  # noqa: ANN401 - whatever JSON holds
        """Note it in the transaction that did the work: both happen, or neither. Raises JobStopped."""
        self.outcome |= outcome
        values: dict[str, object] = {"done": done, "outcome": self.outcome}
        if total is not None:
            values["total"] = total
        _change_mine(session, self.claim, self.worker, {**values, "claimed_until": self.now() + LEASE})


def _change_mine(session: Session, claim: Claim, worker: str, values: dict[str, object]) -> None:
    mine = update(Job).where(Job.id == claim.id, Job.claimed_by == worker, Job.state == JobState.RUNNING)
    changed = cast(
        "CursorResult[Any]", session.execute(mine.values(values).execution_options(synchronize_session=False))
    )
    if changed.rowcount == 1:
        return
    standing = session.get(Job, claim.id, populate_existing=True)
    raise CalledOff if standing is not None and standing.state is JobState.CALLED_OFF else LostLease


def queue_job(  # noqa: PLR0913 - one call says all there is to say of a job, by name
    session: Session,
    *,
    kind: str,
    key: str,
    now: datetime,
    unit_id: str | None = None,
    asked_by_id: str | None = None,
    arguments: Mapping[str, object] | None = None,
    not_before: datetime | None = None,
) -> Job:
    """Ask for work in the transaction of a deed; the same key asked for again is the same job.

    `arguments` stand in the database as they are: ids and choices, never a name or a protected value.
    One that came to nothing, or was called off, stands as it is: `ask_again` is for that.
    """
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    values = {
        "id": new_id(),
        "kind": kind,
        "key": key,
        "unit_id": unit_id,
        "asked_by_id": asked_by_id,
        "arguments": dict(arguments or {}),
        "state": JobState.WAITING,
        "not_before": not_before or now,
        "queued_at": now,
        "claimed_by": "",
        "attempts": 0,
        "done": 0,
        "failure": "",
        "outcome": {},
    }
    # On PostgreSQL the second of two waits here for the first to be committed or undone.
    session.execute(insert(Job).values(values).on_conflict_do_nothing())
    standing = job_by_key(session, key)
    if standing is None:
        raise LookupError(key)
    return standing


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
        _change_mine(session, progress.claim, progress.worker, values)


def give_back(progress: Progress) -> None:
    """Let the next worker go on, now; a worker that was told to end is no failed try."""
    with transaction() as session:
        values: dict[str, object] = {
            "state": JobState.WAITING,
            "claimed_by": "",
            "claimed_until": None,
            "attempts": progress.claim.attempts - 1,
        }
        _change_mine(session, progress.claim, progress.worker, values)


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
        _change_mine(session, progress.claim, progress.worker, values)
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


def call_off(*, doing: Doing, job_id: str) -> None:
    """Call off one's own job; one that is being done stops at its next step. What is over stays."""
    with transaction() as session:
        job = _own(session, doing, job_id)
        if job.state in ENDED:
            return
        job.state, job.finished_at, job.claimed_until = JobState.CALLED_OFF, doing.now, None
        _trace(session, doing, "job.called_off", job)


def ask_again(*, doing: Doing, job_id: str) -> None:
    """Let one's own job that came to nothing, or was called off, be tried again from where it stopped."""
    with transaction() as session:
        job = _own(session, doing, job_id)
        if job.state not in ENDED or job.state is JobState.DONE:
            return
        job.state, job.not_before, job.finished_at = JobState.WAITING, doing.now, None
        job.attempts, job.failure, job.claimed_by = 0, "", ""
        _trace(session, doing, "job.asked_again", job)


def _own(session: Session, doing: Doing, job_id: str) -> Job:
    job = session.get(Job, job_id, with_for_update=True)
    if job is None or job.asked_by_id != doing.actor.person_id:
        raise NotAllowed
    return job


def _trace(session: Session, doing: Doing, deed: str, job: Job) -> None:
    particulars: dict[str, object] = {"kind": job.kind}
    trace = Trace(
        deed=deed, unit_id=job.unit_id, object_kind="job", object_id=job.id, particulars=particulars
    )
    write_audit(session, doing, trace)
