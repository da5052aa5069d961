"""Work done beside the pages: what waits, who does it, how far it is, and whether anybody is there."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from casebook.records.base import Base, Keyed, Moment, Words, word_of


class JobState(StrEnum):
    """How far a job is."""

    WAITING = "job_waiting"
    RUNNING = "job_running"
    DONE = "job_done"
    FAILED = "job_failed"
    CALLED_OFF = "job_called_off"


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
    """Why it failed, in words that name no case and no person."""
    outcome: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)
    finished_at: Mapped[datetime | None] = mapped_column(Moment())


class WorkerBeat(Base):
    """The last sign of life of one worker."""

    __tablename__ = "worker_beats"

    name: Mapped[str] = mapped_column(Words(80), primary_key=True)
    started_at: Mapped[datetime] = mapped_column(Moment())
    beat_at: Mapped[datetime] = mapped_column(Moment(), index=True)
