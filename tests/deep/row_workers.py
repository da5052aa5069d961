"""Several workers, killed again and again while they work: every job is done, and every step of it once."""

import os
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from flask import Flask
from sqlalchemy import func, select

from casebook import clock
from casebook.records.base import db, transaction
from casebook.records.imports import BookImport
from casebook.records.jobs import ENDED, Job, JobState
from casebook.records.visits import Visit
from casebook.services.audit_care import verify
from casebook.services.import_rows import Outcome
from casebook.services.importing import Upload, try_book
from casebook.services.job_asking import ask_import
from casebook.services.jobs import queue_job
from tests import people
from tests.deep.hands import KIND, STEPS, Hands, Task, steps_of
from tests.deep.rows import Rounds, Row, Tally
from tests.people import School, settle_school
from tests.programs import let_go

BOOK = Path(__file__).parent.parent / "fixtures" / "book-old.xlsx"
WORKERS, KILLS, JOBS = 3, 3, 8
PATIENCE, CARELESS_PATIENCE = 90, 12
TWICE = "steps twice"


@dataclass(frozen=True)
class World:
    """One installation, the workers it has, and what they were asked for."""

    app: Flask
    hands: Hands
    asked: list[str]
    import_id: str


@contextmanager
def world(rounds: Rounds, *, careless: bool) -> Iterator[World]:
    """Make an installation with a book to take over and many small jobs, each asked for twice."""
    with rounds.fresh() as app, tempfile.TemporaryDirectory(prefix="casebook-hands-") as folder:
        with app.app_context():
            school = settle_school()
            import_id = _book(app, school)
            asked = [_asked(number % JOBS) for number in range(2 * JOBS)]
        let_go(app)
        task = Task(app.config["CASEBOOK"], careless)
        with Hands(task, Path(folder) / "task") as hands:
            yield World(app, hands, asked[:JOBS], import_id)


def _book(app: Flask, school: School) -> str:
    doing = people.doing(school.lan, today=clock.today(), now=clock.now())
    upload = Upload(unit_id=school.unit.id, file_name=BOOK.name, data=BOOK.read_bytes())
    import_id = try_book(doing=doing, upload=upload, key=app.config["KEYS"].sealing)
    ask_import(doing=doing, import_id=import_id)
    return import_id


def _asked(number: int) -> str:
    with transaction() as session:
        return queue_job(session, kind=KIND, key=f"{KIND}:{number}", now=clock.now()).id


def run(rounds: Rounds) -> Tally:
    """Kill workers while there is work, let the others finish, and look at what was done."""
    return _rounds(rounds, careless=False)


def broken(rounds: Rounds) -> Tally:
    """The same with workers that take what others hold: steps are done twice, and nothing else counts."""
    tally = _rounds(rounds, careless=True)
    tally.failures = [one for one in tally.failures if TWICE in one]
    return tally


def _rounds(rounds: Rounds, *, careless: bool) -> Tally:
    tally = Tally()
    for number in rounds:
        with world(rounds, careless=careless) as here:
            _work(here, number, tally, patience=CARELESS_PATIENCE if careless else PATIENCE)
            with here.app.app_context():
                tally.failures += [f"round {number}: {one}" for one in _faults(here, tally)]
        tally.done += 1
    return tally


def _work(here: World, number: int, tally: Tally, *, patience: int) -> None:
    chance = Random(number)  # noqa: S311 - a repeatable round
    pids = [here.hands.start(number * 100 + n) for n in range(WORKERS)]
    try:
        for n in range(KILLS):
            gone = _busy_one(here, pids)
            time.sleep(chance.random() * 0.2)
            pids.remove(gone)
            os.kill(gone, signal.SIGKILL)
            tally.count("workers killed")
            pids.append(here.hands.start(number * 100 + WORKERS + n))
        until = time.monotonic() + patience
        with here.app.app_context():
            while _open(here) and time.monotonic() < until:
                time.sleep(0.1)
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGKILL)


def _busy_one(here: World, pids: list[int]) -> int:
    """Wait until one of the workers has a job at hand, and give it; any, where none gets one."""
    until = time.monotonic() + 10
    with here.app.app_context():
        while time.monotonic() < until:
            db.session.rollback()
            holders = db.session.scalars(select(Job.claimed_by).where(Job.state == JobState.RUNNING)).all()
            # A worker's name holds the number of its process.
            if busy := [pid for pid in pids if any(f":{pid}:" in name for name in holders)]:
                return busy[0]
            time.sleep(0.02)
    return pids[0]


def _open(here: World) -> int:
    db.session.rollback()
    ours = Job.id.in_(here.asked) | Job.key.endswith(here.import_id)
    return db.session.scalar(select(func.count()).where(ours, Job.state.not_in(ENDED))) or 0


def _faults(here: World, tally: Tally) -> Iterator[str]:
    session = db.session()
    session.expire_all()
    for job in session.scalars(select(Job).where(Job.id.in_(here.asked))):
        tally.count("jobs")
        tally.count("times a job was taken", job.attempts)
        done = steps_of(session, job.id)
        if len(done) != len(set(done)):
            yield f"{job.key} did {TWICE}: {done}"
        elif (job.state, done) != (JobState.DONE, list(range(STEPS))):
            yield f"{job.key} is {job.state}, its steps {done}"
    taken = session.get_one(BookImport, here.import_id)
    visits = session.scalar(select(func.count()).select_from(Visit))
    if taken.taken_at is None or visits != taken.count(str(Outcome.MADE)):
        yield f"the book says {taken.count(str(Outcome.MADE))} visits, {visits} were made"
    if fault := verify().fault:
        yield f"the audit: {fault.why}"
    # A worker that loses its job stops at its next step; nothing else may have gone wrong.
    if "Traceback" in here.hands.said() or "stumbled" in here.hands.said():
        yield here.hands.said()[-600:]


ROW = Row(
    name="workers",
    title="several workers, killed again and again: every job done, every step of it once",
    unit=f"rounds of {KILLS} kills",
    full=100,
    quick=1,
    chunk=5,
    run=run,
    broken=broken,
)
