"""What people ask the worker for: taking a large book over, and what the program else does at night."""

from sqlalchemy.orm import Session

from casebook.law.powers import Power
from casebook.records.base import transaction
from casebook.records.imports import import_by_id
from casebook.records.jobs import ENDED, Job, JobState, job_about, newest_of_house
from casebook.services.import_rows import Outcome
from casebook.services.job_kinds import BACK_UP, IMPORT_BOOK, RECOUNT
from casebook.services.jobs import queue_job
from casebook.services.refusals import NotAllowed
from casebook.services.trail import Doing, Trace, write_audit

ASKED_FOR = (BACK_UP, RECOUNT)
"""What an administrator may ask for now that is else done every night."""

AT_ONCE = 200
"""So many rows of a book are taken while the page waits; more are a job."""


def ask_house(*, doing: Doing, kind: str) -> None:
    """Ask for work on the whole installation now; what waits or is under way is not asked for twice."""
    units = doing.actor.units_with(Power.MANAGE_UNIT)
    if not units or kind not in ASKED_FOR:
        raise NotAllowed
    with transaction() as session:
        standing = newest_of_house(kind)
        if standing is not None and standing.state not in ENDED:
            return
        key = f"{kind}:asked:{doing.now:%Y-%m-%dT%H:%M:%S}"
        job = queue_job(session, kind=kind, key=key, now=doing.now)
        _trace(session, doing, job, min(units))


def ask_import(*, doing: Doing, import_id: str) -> Job:
    """Let the worker take a workbook that was tried; asked for again it goes on where it stopped."""
    tried = import_by_id(doing.actor, import_id)
    if tried is None:
        raise NotAllowed
    unit_id = tried.unit_id
    with transaction() as session:
        job = queue_job(
            session,
            kind=IMPORT_BOOK,
            key=f"{IMPORT_BOOK}:{import_id}",
            now=doing.now,
            unit_id=unit_id,
            asked_by_id=doing.actor.person_id,
            arguments={"import_id": import_id},
        )
        if job.state in ENDED and job.state is not JobState.DONE:
            # Whoever asks now answers for it: the powers of the one before may be gone.
            job.state, job.asked_by_id, job.attempts = JobState.WAITING, doing.actor.person_id, 0
            job.not_before, job.finished_at, job.failure, job.claimed_by = doing.now, None, "", ""
        _trace(session, doing, job, unit_id)
    return job


def import_job(*, doing: Doing, import_id: str) -> Job | None:
    """Give the job that takes a workbook over, for whoever may see that import."""
    tried = import_by_id(doing.actor, import_id)
    return job_about(f"{IMPORT_BOOK}:{import_id}") if tried is not None else None


def is_large(*, doing: Doing, import_id: str) -> bool:
    """Say whether taking a workbook would let its page wait for long."""
    tried = import_by_id(doing.actor, import_id)
    return tried is not None and tried.count(str(Outcome.MADE)) > AT_ONCE


def _trace(session: Session, doing: Doing, job: Job, unit_id: str) -> None:
    particulars: dict[str, object] = {"kind": job.kind}
    trace = Trace(
        deed="job.asked", unit_id=unit_id, object_kind="job", object_id=job.id, particulars=particulars
    )
    write_audit(session, doing, trace)
