"""What the program does of itself is done once each time, by however many workers, and made up for once."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from casebook import clock as wall_clock
from casebook.records.audit import AuditRow
from casebook.records.base import db
from casebook.records.jobs import Job, JobFailure, JobState
from casebook.records.units import Installation
from casebook.services.audit_care import ANCHORED
from casebook.services.job_asking import ask_house
from casebook.services.job_slots import SLOTS, Daily, Often, queue_due
from casebook.services.refusals import NotAllowed
from casebook.vault.keys import load_keys, replace_keys
from casebook.vault.recovery import new_recovery_key
from casebook.worker import Worker
from tests import people
from tests.conftest import ORDINARY_DAY, VIETNAM, Clock
from tests.matters import registered
from tests.people import School

NIGHTLY = ("audit_anchor", "back_up", "recount", "tidy_jobs")


@pytest.fixture
def standing(app: Flask, school: School, clock: Clock) -> Iterator[Flask]:
    """Stand in the program on an ordinary morning."""
    with app.app_context():
        clock.to(ORDINARY_DAY)
        yield app


def work_off(app: Flask) -> None:
    worker = Worker(app)
    while worker.turn():
        continue


def jobs_by_kind() -> Counter[str]:
    db.session.rollback()
    return Counter(db.session.scalars(select(Job.kind).where(Job.kind.in_(NIGHTLY))).all())


def newest(kind: str) -> Job:
    db.session.expire_all()
    return db.session.scalars(select(Job).where(Job.kind == kind).order_by(Job.queued_at.desc())).all()[0]


@pytest.mark.parametrize(
    ("slot", "wall", "due"),
    [
        (Daily("k", time(2, 30)), "2026-11-23T08:00", "2026-11-23T02:30"),
        (Daily("k", time(2, 30)), "2026-11-23T02:30", "2026-11-23T02:30"),
        (Daily("k", time(2, 30)), "2026-11-23T02:29", "2026-11-22T02:30"),
        (Often("k", 15), "2026-11-23T08:14", "2026-11-23T08:00"),
        (Often("k", 15), "2026-11-23T08:15", "2026-11-23T08:15"),
        (Often("k", 15), "2026-11-23T00:00", "2026-11-23T00:00"),
    ],
    ids=["later that day", "on the minute", "just before", "within", "on the quarter", "at midnight"],
)
def test_the_newest_moment_something_was_due_at(slot, wall, due):
    moment = datetime.fromisoformat(wall).replace(tzinfo=VIETNAM)
    assert slot.latest(moment) == datetime.fromisoformat(due).replace(tzinfo=VIETNAM)


def test_each_night_s_work_is_done_once_by_however_many_workers(standing, clock):
    workers = [Worker(standing) for _one in range(3)]
    for day in range(3):
        for hour in (0, 1, 3, 5, 9):
            clock.to(ORDINARY_DAY + timedelta(days=day), time(hour, 59))
            while any(worker.turn() for worker in workers):
                continue
    # On the first night what was due the evening before is made up for as well.
    counted = jobs_by_kind()
    assert counted == {"audit_anchor": 3, "back_up": 4, "recount": 4, "tidy_jobs": 4}
    nightly = db.session.scalars(select(Job.attempts).where(Job.kind.in_(NIGHTLY)))
    assert set(nightly) == {1}


def test_three_days_without_a_worker_are_made_up_for_once(standing, clock):
    work_off(standing)
    before = jobs_by_kind()
    clock.to(ORDINARY_DAY + timedelta(days=3))
    work_off(standing)
    assert jobs_by_kind() - before == Counter(NIGHTLY)


def test_nothing_is_due_from_before_the_installation_was_set_up(standing, clock):
    row = db.session.get_one(Installation, 1)
    row.set_up_at = clock.to(ORDINARY_DAY, time(7, 59))
    db.session.commit()
    clock.to(ORDINARY_DAY, time(8, 0))
    now = wall_clock.now()
    assert queue_due(wall=wall_clock.local(now), now=now) == sum(isinstance(one, Often) for one in SLOTS)
    row.set_up_at = None
    db.session.commit()
    clock.to(ORDINARY_DAY + timedelta(days=1))
    assert queue_due(wall=wall_clock.local(wall_clock.now()), now=wall_clock.now()) == 0


def test_the_daily_anchor_stands_in_the_audit_and_is_said_once(standing):
    said: list[str] = []
    worker = Worker(standing, say=said.append)
    while worker.turn():
        continue
    assert [line.startswith("casebook-anchor ") for line in said] == [True]
    assert db.session.scalar(select(func.count()).where(AuditRow.deed == ANCHORED)) == 1


def test_the_nightly_back_up_lies_where_it_was_told_to_or_says_why_not(standing, school, clock, tmp_path):
    config = standing.config["CASEBOOK"]
    work_off(standing)
    refused = newest("back_up")
    assert (refused.state, refused.failure) == (JobState.FAILED, JobFailure.NO_RECOVERY_KEY)
    keys = load_keys(config.keys)
    assert keys is not None
    replace_keys(config.keys, replace(keys, recovery=new_recovery_key().public))
    standing.config["CASEBOOK"] = replace(config, backups=tmp_path / "mnt")
    now = clock.to(ORDINARY_DAY, time(8, 1))
    ask_house(doing=people.doing(school.tu, today=ORDINARY_DAY, now=now), kind="back_up")
    work_off(standing)
    made = newest("back_up")
    assert (made.state, made.failure) == (JobState.DONE, "")
    assert (tmp_path / "mnt" / str(made.outcome["file"])).is_file()


def test_the_sample_school_is_not_backed_up(standing):
    db.session.get_one(Installation, 1).sample = True
    db.session.commit()
    work_off(standing)
    assert "back_up" not in jobs_by_kind()


def test_a_folder_that_takes_no_back_up_is_tried_again_later(standing, tmp_path):
    config = standing.config["CASEBOOK"]
    keys = load_keys(config.keys)
    assert keys is not None
    replace_keys(config.keys, replace(keys, recovery=new_recovery_key().public))
    (tmp_path / "mnt").write_text("a file, no folder")
    standing.config["CASEBOOK"] = replace(config, backups=tmp_path / "mnt")
    work_off(standing)
    tried = newest("back_up")
    assert (tried.state, tried.failure, tried.attempts) == (JobState.WAITING, JobFailure.STORAGE, 1)


def test_the_nightly_recount_mends_what_differs_and_goes_on_where_it_stopped(
    standing, school, clock, monkeypatch
):
    work_off(standing)
    now = clock.to(ORDINARY_DAY, time(8, 1))
    monkeypatch.setattr("casebook.services.rebuilding.BATCH", 2)
    cases = sorted(registered(school, received_on=date(2026, 11, 2)) for _case in range(5))
    db.session.execute(text("UPDATE cases SET status = 'closed'"))
    db.session.commit()
    ask_house(doing=people.doing(school.tu, today=ORDINARY_DAY, now=now), kind="recount")
    job = newest("recount")
    job_id = job.id
    job.done, job.outcome = 2, {"after_id": cases[1], "differing": 2}
    db.session.commit()
    work_off(standing)
    db.session.rollback()
    done = db.session.get_one(Job, job_id, populate_existing=True)
    assert (done.state, done.done, done.outcome["differing"]) == (JobState.DONE, 5, 5)
    statuses = dict(db.session.execute(text("SELECT id, status FROM cases")).all())
    assert [statuses[one] == "closed" for one in cases] == [True, True, False, False, False]


def test_an_administrator_asks_for_it_now_and_twice_is_once(standing, school):
    work_off(standing)
    for _time in range(2):
        ask_house(doing=people.doing(school.tu, today=ORDINARY_DAY), kind="recount")
    db.session.rollback()
    waiting = select(Job.kind).where(Job.state == JobState.WAITING, Job.kind.in_(NIGHTLY))
    assert db.session.scalars(waiting).all() == ["recount"]
    for who, kind in ((school.minh, "recount"), (school.tu, "audit_anchor"), (school.tu, "nonsense")):
        with pytest.raises(NotAllowed):
            ask_house(doing=people.doing(who, today=ORDINARY_DAY), kind=kind)
