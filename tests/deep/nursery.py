"""A process that lets children do deeds until they are killed; what they acknowledge is kept elsewhere.

It imports the program once and forks, so that a round takes a fraction of a second. Children write each
receipt to a pipe whose other end is in the process of the test: a kill takes none of them back.
"""

import contextlib
import json
import os
import pickle
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sqlalchemy import event
from sqlalchemy.orm import Session

from casebook.records.base import db
from casebook.records.cases import Case
from config import Config
from tests.conftest import make_app
from tests.deep.writer import Receipt, deeds
from tests.people import School


@dataclass(frozen=True)
class Child:
    """A process at work, and the receipts it gave."""

    pid: int
    receipts: list[Receipt]


class Nursery:
    """Starts children, kills them, and gives what they had acknowledged by then."""

    def __init__(self, settings: Config, school: School, task: Path, *, too_early: bool = False) -> None:
        task.write_bytes(pickle.dumps((settings, school, too_early)))
        # A child whose database is killed says so at length; it is kept for whoever looks for a cause.
        with task.with_suffix(".log").open("w") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.deep.nursery", str(task)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
                bufsize=1,
            )

    def __enter__(self) -> "Nursery":
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.kill()
        self._process.communicate()

    def start(self, seed: int) -> Child:
        """Let a child begin; it is at work once this returns."""
        assert self._process.stdin
        self._process.stdin.write(f"{seed}\n")
        told = self._heard()
        return Child(told["begun"], [])

    def kill(self, child: Child) -> list[Receipt]:
        """Kill it without a word of warning, and give every receipt it had written."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(child.pid, signal.SIGKILL)
        while "ended" not in (told := self._heard()):
            child.receipts.append(Receipt(**told))
        return child.receipts

    def _heard(self) -> dict:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the nursery is gone"
        return json.loads(line)


def main() -> None:
    """Fork a child for every line that comes in, and say when it is gone."""
    settings, school, too_early = pickle.loads(Path(sys.argv[1]).read_bytes())  # noqa: S301 - written by Nursery
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            grow_up(settings, school, int(line), too_early=too_early)
        os.waitpid(pid, 0)
        tell({"ended": pid})


def grow_up(settings: Config, school: School, seed: int, *, too_early: bool) -> None:
    """Be a child: do deeds and acknowledge each, until killed."""
    app = make_app(settings)
    with app.app_context():
        if too_early:
            event.listen(db.session, "before_commit", promise)
        tell({"begun": os.getpid()})
        for receipt in deeds(school, Random(seed)):  # noqa: S311 - a repeatable history
            tell(vars(receipt))


def promise(session: Session) -> None:
    """Acknowledge what is not yet committed: the mistake that the rounds must notice."""
    for case in [one for one in session.identity_map.values() if isinstance(one, Case)]:
        tell({"case_id": case.id, "version": case.version})
        time.sleep(0.05)


def tell(what: dict) -> None:
    """Write one line in one piece: no other process can break it, and a kill not halve it."""
    os.write(1, (json.dumps(what) + "\n").encode())


if __name__ == "__main__":
    main()
