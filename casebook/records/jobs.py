"""Work done beside the pages: what waits, who does it, how far it is, and whether anybody is there."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, Select, and_, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from casebook.law.powers import Actor
from casebook.records.base import Base, Keyed, Moment, Words, db, word_of

_MOST_SHOWN = 50


class JobState(StrEnum):
    """How far a job is."""

    WAITING = "job_waiting"
    RUNNING = "job_running"
    DONE = "job_done"
    FAILED = "job_failed"
    CALLED_OFF = "job_called_off"


ENDED = frozenset({JobState.DONE, JobState.FAILED, JobState.CALLED_OFF})


class JobFailure(StrEnum):
    """Why a job came to nothing; said in words, it names no case and no person."""

    REFUSED = "job_refused"
    """Whoever asked may not do it any more, or what it is about is no longer there."""
    FAULT = "job_fault"
    """The program stumbled; its log says where."""
    INTERRUPTED = "job_interrupted"
    """Whoever worked on it was ended each time before it was done."""
    NO_RECOVERY_KEY = "job_no_recovery_key"
    UNSOUND_DATA = "job_unsound_data"
    STORAGE = "job_storage"
    UNKNOWN_KIND = "job_unknown_kind"
    """An older or newer version of the program asked for it."""


class Job(Keyed, Base):
    """A piece of work for the worker; its key makes the same work asked for twice one job."""

    __tablename__ = "jobs"
    __table_args__ = (Index("ix_jobs_state_not_before", "state", "not_before"),)

    kind: Mapped[str] = mapped_column(Words(40))
    key: Mapped[str] = mapped_column(Words(120), unique=True)
    """What it is about: `back_up:2026-11-22` exists once, whoever queues it how often."""
    unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"), index=True)
    asked_by_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"), index=True)
    """Who asked for it, and may see it; None for what the program asks of itself."""
    arguments: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)
    """What it needs to know; never a protected value."""
    state: Mapped[JobState] = mapped_column(word_of(JobState), default=JobState.WAITING)
    not_before: Mapped[datetime] = mapped_column(Moment())
    queued_at: Mapped[datetime] = mapped_column(Moment())
    claimed_by: Mapped[str] = mapped_column(Words(80), default="")
    claimed_until: Mapped[datetime | None] = mapped_column(Moment())
    """A worker that beats no more loses it then, and another goes on from `done`."""
    attempts: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int | None]
    failure: Mapped[str] = mapped_column(Words(200), default="")
    """Why the last try came to nothing: a word of `JobFailure`, or nothing."""
    outcome: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)
    finished_at: Mapped[datetime | None] = mapped_column(Moment())


class WorkerBeat(Base):
    """The last sign of life of one worker."""

    __tablename__ = "worker_beats"

    name: Mapped[str] = mapped_column(Words(80), primary_key=True)
    started_at: Mapped[datetime] = mapped_column(Moment())
    beat_at: Mapped[datetime] = mapped_column(Moment(), index=True)


def ready_jobs(now: datetime) -> Select[Job]:
    """Select what may be taken now, what somebody waits for first: due, and held by no worker that lives."""
    return (
        select(Job)
        .where(
            or_(
                and_(Job.state == JobState.WAITING, Job.not_before <= now),
                and_(Job.state == JobState.RUNNING, Job.claimed_until < now),
            )
        )
        .order_by(Job.asked_by_id.is_(None), Job.not_before, Job.id)
    )


def job_by_key(session: Session, key: str) -> Job | None:
    """Find the one job about something."""
    return session.scalar(select(Job).where(Job.key == key))


def known_keys(keys: Iterable[str]) -> set[str]:
    """Give those of the keys that were asked for already."""
    return set(db.session.scalars(select(Job.key).where(Job.key.in_(list(keys)))))


def job_about(key: str) -> Job | None:
    """Find the one job about something the reader may see."""
    return job_by_key(db.session(), key)


def jobs_of(actor: Actor) -> Sequence[Job]:
    """Give the jobs a person asked for, the newest first."""
    return db.session.scalars(
        select(Job)
        .where(Job.asked_by_id == actor.person_id)
        .order_by(Job.queued_at.desc(), Job.id)
        .limit(_MOST_SHOWN)
    ).all()


def job_of(actor: Actor, job_id: str) -> Job | None:
    """Find a job a person asked for; nobody else sees it."""
    return db.session.scalar(select(Job).where(Job.id == job_id, Job.asked_by_id == actor.person_id))


def newest_of_house(kind: str) -> Job | None:
    """Give the newest job of a kind that the program asked of itself."""
    return db.session.scalar(
        select(Job)
        .where(Job.kind == kind, Job.asked_by_id.is_(None))
        .order_by(Job.queued_at.desc(), Job.id)
        .limit(1)
    )


def last_beat() -> datetime | None:
    """Give the last sign of life of any worker."""
    return db.session.scalar(select(func.max(WorkerBeat.beat_at)))
