"""32 processes register at once, a tenth is undone: no number twice, none left out."""

import pickle
import subprocess
import sys
import tempfile
from pathlib import Path

from sqlalchemy import select

from casebook.records.audit import Counter
from casebook.records.base import db
from casebook.records.cases import Case, Letter
from tests.deep.crowd import Task
from tests.deep.rows import Rounds, Row, Tally
from tests.people import settle_school

PROCESSES = 32
QUICK = 5


def run(rounds: Rounds) -> Tally:
    """Let every process register once per round, all rounds in one go, and look at the numbers."""
    return _crowd(rounds, each=rounds.count)


def broken(rounds: Rounds) -> Tally:
    """The same with numbers taken outside the transaction: what is undone leaves a gap."""
    return _crowd(rounds, each=QUICK, outside=True)


def _crowd(rounds: Rounds, *, each: int, outside: bool = False) -> Tally:
    tally = Tally(done=rounds.count)
    with rounds.fresh() as app, tempfile.TemporaryDirectory(prefix="casebook-crowd-") as place:
        with app.app_context():
            school = settle_school()
            db.engine.dispose()
        task = Path(place) / "task"
        crowd = Task(app.config["CASEBOOK"], school, rounds.first, PROCESSES, each, outside)
        task.write_bytes(pickle.dumps(crowd))
        done = subprocess.run(
            [sys.executable, "-m", "tests.deep.crowd", str(task)],
            capture_output=True,
            text=True,
            check=False,
        )
        with app.app_context():
            found = _wrong_numbers(tally) if done.returncode == 0 else [done.stderr[-600:]]
    tally.failures = [f"rounds from {rounds.first} on: {one}" for one in found]
    return tally


def _wrong_numbers(tally: Tally) -> list[str]:
    session, found = db.session(), []
    asked = {
        register: select(Case.number).where(Case.register == register)
        for register in session.scalars(select(Case.register).distinct())
    } | {"letters": select(Letter.number)}
    for register, query in asked.items():
        numbers = sorted(session.scalars(query))
        tally.count("numbers given", len(numbers))
        if doubles := len(numbers) - len(set(numbers)):
            found.append(f"{register}: {doubles} numbers twice")
        if gaps := max(numbers) - len(set(numbers)):
            found.append(f"{register}: {gaps} numbers left out of {max(numbers)}")
    counted = sum(session.scalars(select(Counter.last)))
    given = sum(len(list(session.scalars(query))) for query in asked.values())
    return found + [f"the counters stand at {counted}, {given} were given"] * (counted != given)


ROW = Row(
    name="numbering",
    title="32 processes x 1,000 registrations, a tenth of them undone",
    unit=f"registrations of each of {PROCESSES} processes",
    full=1000,
    quick=QUICK,
    chunk=200,
    run=run,
    broken=broken,
)
