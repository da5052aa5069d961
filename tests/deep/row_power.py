"""The power fails at any moment: whatever was acknowledged is there, and nothing only in part."""

import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

from flask import Flask

from tests.conftest import make_app, settings_for
from tests.deep.power_disk import Disk, put
from tests.deep.power_recorder import Step
from tests.deep.power_writer import Task
from tests.deep.rows import Rounds, Row, Tally
from tests.deep.writer import Receipt, halves, lost
from tests.people import settle_school
from tests.programs import let_go

CUTS, DEEDS = 10, 24
"""How many moments of one history are tried, and how many acknowledgements it has."""


class History:
    """What one process asked of the disk, from a known state on."""

    def __init__(self, folder: Path, before: dict[str, bytes], steps: list[Step]) -> None:
        self.folder, self.before, self.steps = folder, before, steps

    def cut_at(self, moment: int, chance: Random) -> tuple[dict[str, bytes], list[Receipt]]:
        """Give what the disk holds if the power fails then, and what was acknowledged before."""
        disk = Disk(self.before)
        disk.do(self.steps[:moment])
        told = [step.path.split() for step in self.steps[:moment] if step.what == "acknowledged"]
        return disk.cut(chance), [Receipt(case_id, int(version)) for case_id, version in told]


@contextmanager
def history(app: Flask, *, seed: int, wal: bool, synchronous: str = "") -> Iterator[History]:
    """Let a process of its own work for a while, and hear what it asks of the disk."""
    settings = app.config["CASEBOOK"]
    with app.app_context():
        school = settle_school()
    let_go(app)
    before = {str(path): path.read_bytes() for path in settings.data.iterdir() if path.suffix == ".sqlite"}
    with tempfile.TemporaryDirectory(prefix="casebook-power-") as place:
        folder = Path(place)
        task = Task(settings, school, seed, DEEDS, wal, synchronous, folder / "steps")
        (folder / "task").write_bytes(pickle.dumps(task))
        done = subprocess.run(
            [sys.executable, "-m", "tests.deep.power_writer", str(folder / "task")],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        yield History(settings.data, before, pickle.loads(task.steps.read_bytes()))  # noqa: S301 - our own


def look(app: Flask, files: dict[str, bytes], receipts: list[Receipt], *, of: Path) -> list[str]:
    """Start the program on what the cut left, and name what is missing there."""
    with tempfile.TemporaryDirectory(prefix="casebook-after-") as place:
        folder = Path(place)
        settings = settings_for(folder, f"sqlite:///{folder / 'data' / 'casebook.sqlite'}")
        put(files, settings.data, instead_of=of)
        after = make_app(replace(settings, keys=app.config["CASEBOOK"].keys))
        with after.app_context():
            found = damage() or lost(receipts) + halves()
        let_go(after)
    return found


def damage() -> list[str]:
    """Ask SQLite itself whether the file is whole."""
    from casebook.records.base import db  # noqa: PLC0415 - see tests.conftest.make_app

    with db.engine.connect() as connection:
        answer = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [f"SQLite says {answer}"] * (answer != "ok") + [
        f"rows without what they point to: {broken}"
    ] * bool(broken)


def run(rounds: Rounds) -> Tally:
    """Cut the power at moments drawn from histories in both of the shipped journal modes."""
    return _cuts(rounds)


def broken(rounds: Rounds) -> Tally:
    """The same with synchronous=NORMAL: the journal is not synced as it must be."""
    return _cuts(replace(rounds, count=CUTS), synchronous="NORMAL")


def _cuts(rounds: Rounds, *, synchronous: str = "") -> Tally:
    tally = Tally()
    for seed in sorted({number // CUTS for number in rounds}):
        with (
            rounds.fresh() as app,
            history(app, seed=seed, wal=seed % 2 == 1, synchronous=synchronous) as told,
        ):
            for number in (one for one in rounds if one // CUTS == seed):
                _cut(app, told, number, tally)
    return tally


def _cut(app: Flask, told: History, number: int, tally: Tally) -> None:
    chance = Random(number)  # noqa: S311 - a repeatable cut
    moment = _moment(told.steps, chance)
    files, receipts = told.cut_at(moment, chance)
    found = look(app, files, receipts, of=told.folder)
    tally.done += 1
    tally.count("acknowledged changes", len(receipts))
    tally.failures += [f"cut {number} at step {moment} of {len(told.steps)}: {one}" for one in found[:3]]


def _moment(steps: list[Step], chance: Random) -> int:
    # Half of the cuts come right after an acknowledgement, where a promise is youngest.
    told = [at + 1 for at, step in enumerate(steps) if step.what == "acknowledged"]
    return chance.choice(told) if chance.random() < 0.5 else chance.randrange(len(steps) + 1)


ROW = Row(
    name="power",
    title="The power fails during writes; un-synced writes are dropped",
    unit="power cuts",
    full=1000,
    quick=2 * CUTS,
    chunk=CUTS,
    run=run,
    broken=broken,
    engines=("sqlite",),
)
