"""A process that works on an SQLite file while every write and sync is heard; started by row_power."""

import os
import pickle
import sys
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from sqlalchemy import event

from casebook.records import base
from casebook.records.base import db
from config import Config
from tests.conftest import make_app
from tests.deep.power_recorder import Recorder
from tests.deep.writer import deeds
from tests.people import School


@dataclass(frozen=True)
class Task:
    """What to do, how often, and how the database is to be set."""

    settings: Config
    school: School
    seed: int
    deeds: int
    wal: bool
    synchronous: str
    """Empty for the level that is shipped."""
    steps: Path


def work(task: Task) -> None:
    """Do the deeds, then write down what was heard."""
    recorder = Recorder(task.settings.data)
    recorder.begin()
    if task.wal:  # as it is shipped for a newer SQLite
        base._WAL_IS_SAFE_FROM = (0, 0, 0)
    app = make_app(task.settings)
    with app.app_context():
        if task.synchronous:
            level = task.synchronous
            event.listen(db.engine, "connect", lambda raw, _: raw.execute(f"PRAGMA synchronous = {level}"))
        chance = Random(task.seed)  # noqa: S311 - a repeatable history
        for receipt in islice(deeds(task.school, chance), task.deeds):
            recorder.acknowledge(f"{receipt.case_id} {receipt.version}")
    task.steps.write_bytes(pickle.dumps(recorder.steps))


if __name__ == "__main__":
    work(pickle.loads(Path(sys.argv[1]).read_bytes()))  # noqa: S301 - written by row_power itself
    os._exit(0)  # connections closed while Python goes away would speak to a recorder that is gone
