"""Many processes that register at once, a tenth of their deeds undone at the last moment."""

import multiprocessing
import os
import pickle
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from random import Random

from flask import Flask
from sqlalchemy import event
from sqlalchemy.orm import Session

from casebook.law.vocabulary import Kind
from casebook.records.base import db
from casebook.services import enrolment
from config import Config
from tests.conftest import make_app
from tests.matters import registered
from tests.people import School

UNDONE = 0.1


class Undone(Exception):
    """What stands for anything that may go wrong before a commit."""


@dataclass(frozen=True)
class Task:
    """Who registers what, how often, and whether numbers come from a counter that knows no undoing."""

    settings: Config
    school: School
    seed: int
    processes: int
    each: int
    outside_the_transaction: bool


def main() -> None:
    """Make the program once, fork the crowd, and end with the number of those that failed."""
    task: Task = pickle.loads(Path(sys.argv[1]).read_bytes())  # noqa: S301 - written by row_numbering
    if task.outside_the_transaction:
        counter = multiprocessing.Value("i", 0)
        enrolment.next_number = lambda *_session, **_register: taken_from(counter)
    app = make_app(task.settings)
    pids = [forked(task, app, number) for number in range(task.processes)]
    failed = sum(os.waitpid(pid, 0)[1] != 0 for pid in pids)
    sys.exit(min(failed, 100))


def taken_from(counter) -> int:
    """Count as a sequence does: what was taken is gone, whatever becomes of the deed."""
    with counter.get_lock():
        counter.value += 1
        return counter.value


def forked(task: Task, app: Flask, number: int) -> int:
    """Let one more process register."""
    pid = os.fork()
    if pid:
        return pid
    try:
        register(task, app, Random(f"{task.seed}-{number}"))  # noqa: S311 - a repeatable crowd
    except BaseException:  # noqa: BLE001 - told, and the process ends
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def register(task: Task, app: Flask, chance: Random) -> None:
    """Register until so many are kept; some are undone when everything but the commit has been done."""
    with app.app_context():
        # Connections of the process this one was forked from are not its own.
        db.engine.dispose(close=False)
        event.listen(db.session, "before_commit", lambda session: perhaps_undo(session, chance))
        kept = 0
        while kept < task.each:
            kind = chance.choice((Kind.COMPLAINT, Kind.PETITION))
            try:
                registered(task.school, kind=kind)
            except Undone:
                continue
            kept += 1


def perhaps_undo(_session: Session, chance: Random) -> None:
    """Fail as the disk, the network or a colleague's mistake would."""
    if chance.random() < UNDONE:
        raise Undone


if __name__ == "__main__":
    main()
