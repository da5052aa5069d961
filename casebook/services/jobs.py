"""Work beside the pages: asked for once, done by one worker at a time, gone on with by another."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from sqlalchemy import CursorResult, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from casebook.records.base import new_id, transaction
from casebook.records.jobs import ENDED, Job, JobFailure, JobState, job_by_key
from casebook.records.people import actor_on, person_by_id
from casebook.services.refusals import NotAllowed
from casebook.services.trail import Doing, Trace, write_audit
from casebook.vault.keys import Keys
from casebook.vault.storage import Storage

LEASE = timedelta(minutes=2)
"""A worker that gave no sign of life for so long has lost its job to the next one."""


class JobStopped(Exception):
    """Whoever works on a job must stop now; what was done so far stays."""


class CalledOff(JobStopped):
    """Whoever asked for it does not want it any more."""


class LostLease(JobStopped):
    """Another worker has the job: this one was away for too long."""


class WorkerEnds(JobStopped):
    """The worker is being ended; the job waits for the next one."""


class JobFailed(Exception):
    """A job came to nothing; the word says why, `again` whether trying later may help."""

    def __init__(self, failure: JobFailure, *, again: bool = False) -> None:
        super().__init__(str(failure))
        self.failure = failure
        self.again = again


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


@dataclass(frozen=True, kw_only=True)
class Means:
    """What a job works with, from whoever started the worker."""

    moment: Callable[[], datetime]
    """Gives the moment it is, which goes on while a job is being done."""
    day: Callable[[], date]
    wall: Callable[[], datetime]
    """The present moment as a Vietnamese clock shows it."""
    keys: Keys
    files: Storage
    backups: Path
    """Where the nightly back-ups go."""
    say: Callable[[str], None] = lambda _line: None
    """Writes a line where the machine keeps what its services say; never a protected value."""


@dataclass(kw_only=True)
class Progress:
    """How a job tells how far it is, and learns that it must stop.

    What was noted stands when another worker goes on: begin from `claim.done` and `claim.outcome`.
    """

    claim: Claim
    worker: str
    means: Means
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
        self.between()

    def between(self) -> None:
        """Let people at their pages go first, between two transactions; raises WorkerEnds."""
        self.pause()
        if self.ends():
            raise WorkerEnds

    def note(self, session: Session, done: int, total: int | None = None, **outcome: Any) -> None:  # noqa: ANN401 - whatever JSON holds
        """Note it in the transaction that did the work: both happen, or neither. Raises JobStopped.

        Call `between` after each such transaction: a worker that is told to end stops there.
        """
        self.outcome |= outcome
        values: dict[str, object] = {"done": done, "outcome": self.outcome}
        if total is not None:
            values["total"] = total
        change_held(
            session, self.claim, self.worker, {**values, "claimed_until": self.means.moment() + LEASE}
        )


def change_held(session: Session, claim: Claim, worker: str, values: Mapping[str, object]) -> None:
    """Change a job in the name of the worker that holds it. Raises JobStopped when it holds it no more."""
    mine = update(Job).where(Job.id == claim.id, Job.claimed_by == worker, Job.state == JobState.RUNNING)
    changed = cast(
        "CursorResult[Any]", session.execute(mine.values(values).execution_options(synchronize_session=False))
    )
    if changed.rowcount == 1:
        return
    standing = session.get(Job, claim.id, populate_existing=True)
    raise CalledOff if standing is not None and standing.state is JobState.CALLED_OFF else LostLease


def doing_of(claim: Claim, means: Means) -> Doing:
    """Say who asked for a job, with the powers they have now. Raises JobFailed where they are gone."""
    person = person_by_id(claim.asked_by_id) if claim.asked_by_id else None
    if person is None or not person.active:
        raise JobFailed(JobFailure.REFUSED)
    today = means.day()
    return Doing(actor=actor_on(person, today), today=today, now=means.moment())


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
