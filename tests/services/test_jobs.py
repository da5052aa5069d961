"""Work beside the pages is asked for once, done once, and gone on with whoever was interrupted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.jobs import Job, JobFailure, JobState, WorkerBeat
from casebook.services import job_kinds
from casebook.services.job_keeping import MOST_ATTEMPTS, beat, claim_job, fail_job, tidy_jobs
from casebook.services.jobs import (
    LEASE,
    CalledOff,
    Claim,
    JobFailed,
    LostLease,
    Means,
    Progress,
    WorkerEnds,
    ask_again,
    call_off,
    doing_of,
    queue_job,
)
from casebook.services.refusals import NotAllowed
from casebook.vault.storage import Folder
from casebook.worker import Worker
from tests import people
from tests.conftest import ORDINARY_DAY, Clock
from tests.people import School

KIND = "something"


@dataclass
class Works:
    """What a kind of job does in these tests, and what came of it."""

    steps: list[int] = field(default_factory=list)
    begins: Callable[[Claim, Progress], None] = lambda _claim, _progress: None
    of: int = 5


@pytest.fixture
def works(monkeypatch: pytest.MonkeyPatch) -> Works:
    """Teach the program a kind of job of five steps, each noted with what it did."""
    works = Works()

    def deed(claim: Claim, progress: Progress) -> None:
        works.begins(claim, progress)
        for number in range(claim.done, works.of):
            works.steps.append(number)
            progress.step(number + 1, works.of, last=number)

    monkeypatch.setitem(job_kinds.JOB_KINDS, KIND, deed)
    return works


@pytest.fixture
def now(app: Flask, school: School, clock: Clock) -> Iterator[datetime]:
    """Stand in the program on an ordinary morning, all that is due of itself done already."""
    with app.app_context():
        moment = clock.to(ORDINARY_DAY)
        while Worker(app).turn():
            continue
        yield moment


def asked(now: datetime, key: str = "one", *, by: str | None = None, **more: object) -> str:
    with transaction() as session:
        job = queue_job(session, kind=KIND, key=key, now=now, asked_by_id=by, arguments=more)
        return job.id


def standing(job_id: str) -> Job:
    db.session.rollback()
    return db.session.get_one(Job, job_id, populate_existing=True)


def claimed(worker: str, now: datetime) -> Claim:
    claim = claim_job(worker, now)
    assert claim is not None
    return claim


def progress_of(claim: Claim, worker: str, now: datetime, **how: object) -> Progress:
    means = Means(
        moment=lambda: now,
        day=now.date,
        wall=lambda: now,
        keys=None,  # type: ignore[arg-type]  # no key is asked for
        files=Folder(Path()),
        backups=Path(),
    )
    return Progress(claim=claim, worker=worker, means=means, **how)  # type: ignore[arg-type]  # as named


def test_the_same_key_asked_for_twice_is_one_job(now):
    assert asked(now, "back_up:2026-11-23") == asked(now, "back_up:2026-11-23")
    assert asked(now, "back_up:2026-11-24") != asked(now, "back_up:2026-11-23")


def fail_after(step: Callable[[Session], object]) -> None:
    """Let a deed fail after one of its steps."""

    def deed() -> None:
        with transaction() as session:
            step(session)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        deed()


def test_a_job_asked_for_in_a_deed_that_fails_was_never_asked_for(now):
    fail_after(lambda session: queue_job(session, kind=KIND, key="lost", now=now))
    assert db.session.scalar(select(func.count()).select_from(Job).where(Job.key == "lost")) == 0


def test_what_somebody_waits_for_goes_before_the_house_s_own_work(now, school):
    asked(now - timedelta(hours=1), "own")
    asked(now, "somebody", by=school.lan.id)
    assert [claimed("w", now).key, claimed("w", now).key] == ["somebody", "own"]
    assert claim_job("w", now) is None


def test_nobody_takes_what_another_holds_until_the_other_is_gone(now, works):
    asked(now)
    first = claimed("first", now)
    assert claim_job("second", now + LEASE) is None
    later = now + LEASE + timedelta(seconds=1)
    assert claimed("second", later).id == first.id
    with pytest.raises(LostLease):
        progress_of(first, "first", later).step(1, 5)
    assert standing(first.id).done == 0


def test_a_sign_of_life_keeps_the_job_at_hand(now, works):
    asked(now)
    claimed("first", now)
    later = now + LEASE - timedelta(seconds=1)
    beat("first", started_at=now, now=later)
    assert claim_job("second", now + LEASE + timedelta(seconds=1)) is None
    assert claim_job("second", later + LEASE + timedelta(seconds=1)) is not None


def test_whoever_goes_on_begins_where_the_other_stopped(app, now, works):
    job_id = asked(now)
    first = claimed("killed", now)
    killed = progress_of(first, "killed", now)
    killed.step(1, 5, last=0)
    killed.step(2, 5, last=1)
    moved = standing(job_id)
    moved.claimed_until = now - timedelta(seconds=1)
    db.session.commit()
    assert Worker(app).turn()
    done = standing(job_id)
    assert works.steps == [2, 3, 4]
    assert (done.state, done.done, done.total, done.attempts) == (JobState.DONE, 5, 5, 2)
    assert done.outcome == {"last": 4}
    assert not Worker(app).turn()


def test_what_is_noted_with_the_work_stands_or_falls_with_it(now):
    job_id = asked(now)
    progress = progress_of(claimed("w", now), "w", now)
    fail_after(lambda session: progress.note(session, 3, 5))
    assert standing(job_id).done == 0
    with transaction() as session:
        progress.note(session, 3, 5)
    assert (standing(job_id).done, standing(job_id).total) == (3, 5)


def test_a_job_called_off_stops_at_its_next_step_and_can_be_taken_up_again(app, now, school, works):
    job_id = asked(now, by=school.lan.id)
    lan = people.doing(school.lan, today=ORDINARY_DAY)

    def leave(claim: Claim, _progress: Progress) -> None:
        if not claim.done:
            call_off(doing=lan, job_id=job_id)

    works.begins = leave
    assert Worker(app).turn()
    assert (standing(job_id).state, works.steps) == (JobState.CALLED_OFF, [0])
    assert not Worker(app).turn()
    works.begins = lambda _claim, _progress: None
    ask_again(doing=lan, job_id=job_id)
    assert Worker(app).turn()
    assert (standing(job_id).state, standing(job_id).failure) == (JobState.DONE, "")
    deeds = db.session.scalars(select(AuditRow.deed).where(AuditRow.object_id == job_id)).all()
    assert deeds == ["job.called_off", "job.asked_again"]


def test_a_step_of_a_job_called_off_changes_nothing(now, school):
    job_id = asked(now, by=school.lan.id)
    progress = progress_of(claimed("w", now), "w", now)
    call_off(doing=people.doing(school.lan, today=ORDINARY_DAY), job_id=job_id)
    with pytest.raises(CalledOff):
        progress.step(1, 5)
    assert standing(job_id).done == 0


@pytest.mark.parametrize("deed", [call_off, ask_again])
def test_nobody_touches_another_s_job_or_the_house_s(now, school, deed):
    for key, by in (("lan's", school.lan.id), ("own", None)):
        job_id = asked(now, key, by=by)
        with pytest.raises(NotAllowed):
            deed(doing=people.doing(school.minh, today=ORDINARY_DAY), job_id=job_id)
        assert standing(job_id).state is JobState.WAITING


def test_a_worker_that_is_ended_gives_its_job_back_and_that_is_no_failed_try(app, now, works):
    job_id = asked(now)
    worker = Worker(app)
    works.begins = lambda _claim, _progress: worker.end()
    worker.turn()
    given = standing(job_id)
    assert (given.state, given.done, given.attempts, given.claimed_by) == (JobState.WAITING, 1, 0, "")
    with pytest.raises(WorkerEnds):
        progress_of(claimed("w", now), "w", now, ends=lambda: True).step(2)
    assert standing(job_id).done == 2


def test_a_job_that_stumbles_is_tried_again_ever_later_and_then_left(app, now, clock, works):
    def stumble(_claim: Claim, _progress: Progress) -> None:
        raise RuntimeError("Ông An Ví Dụ")

    works.begins = stumble
    job_id = asked(now)
    waits = []
    for number in range(MOST_ATTEMPTS):
        while standing(job_id).attempts == number:
            assert Worker(app).turn()
        tried = standing(job_id)
        waits.append(int((tried.not_before - now).total_seconds() // 60))
        now = max(tried.not_before, now)
        clock.to(now.date(), (now + timedelta(hours=7)).time())
    assert waits == [1, 4, 16, 64, 0]
    assert (tried.state, tried.failure) == (JobState.FAILED, JobFailure.FAULT)
    while (claim := claim_job("w", now + timedelta(days=1))) is not None:
        assert claim.id != job_id


def test_a_job_that_ends_every_worker_does_not_end_the_next_one(now):
    job_id = asked(now)
    for number in range(MOST_ATTEMPTS):
        claimed(f"w{number}", now)
        now += LEASE + timedelta(seconds=1)
    assert claim_job("last", now) is None
    assert (standing(job_id).state, standing(job_id).failure) == (JobState.FAILED, JobFailure.INTERRUPTED)


def test_a_reason_that_will_not_go_away_is_not_tried_again(app, now, works):
    def refuse(_claim: Claim, _progress: Progress) -> None:
        raise JobFailed(JobFailure.UNSOUND_DATA)

    works.begins = refuse
    job_id = asked(now)
    assert Worker(app).turn()
    assert (standing(job_id).state, standing(job_id).failure) == (JobState.FAILED, JobFailure.UNSOUND_DATA)


def test_a_kind_of_another_version_is_said_to_be_one(app, now):
    with transaction() as session:
        job_id = queue_job(session, kind="from_the_future", key="f", now=now).id
    assert Worker(app).turn()
    assert (standing(job_id).state, standing(job_id).failure) == (JobState.FAILED, JobFailure.UNKNOWN_KIND)


def test_a_job_has_the_powers_its_asker_has_when_it_is_done(now, school):
    asked(now, by=school.lan.id)
    claim = claimed("w", now)
    means = progress_of(claim, "w", now).means
    assert doing_of(claim, means).actor.person_id == school.lan.id
    person = db.session.get_one(people.Person, school.lan.id)
    person.active = False
    db.session.commit()
    with pytest.raises(JobFailed) as failed:
        doing_of(claim, means)
    assert failed.value.failure is JobFailure.REFUSED


def test_a_late_answer_of_a_worker_that_lost_the_job_changes_nothing(now):
    job_id = asked(now)
    first = progress_of(claimed("first", now), "first", now)
    claimed("second", now + LEASE + timedelta(seconds=1))
    with pytest.raises(LostLease):
        fail_job(first, JobFailure.FAULT, now=now, for_good=True)
    assert (standing(job_id).state, standing(job_id).claimed_by) == (JobState.RUNNING, "second")


def test_tidying_removes_what_ended_long_ago_and_nothing_that_waits(app, now, works):
    old, waiting = asked(now, "old"), asked(now + timedelta(days=1), "waiting")
    job = standing(waiting)
    job.not_before = now + timedelta(days=1)
    db.session.commit()
    assert Worker(app).turn()
    beat("long-gone", started_at=now, now=now)
    assert tidy_jobs(before=now) == 0 or standing(old)
    assert tidy_jobs(before=now + timedelta(days=15)) >= 1
    assert db.session.get(Job, old) is None
    assert standing(waiting).state is JobState.WAITING
    assert db.session.scalar(select(func.count()).select_from(WorkerBeat)) == 0
