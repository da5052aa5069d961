"""A process that lets workers send letters until they are killed; it imports the program once and forks.

The mail server has threads, and a process with threads is not forked: the workers are born elsewhere.
"""

import contextlib
import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from flask import Flask
from sqlalchemy import event

from casebook import clock
from casebook.mail import sending
from casebook.mail.line import OneLetter
from casebook.records.base import db
from casebook.services.mail_care import MailServer
from casebook.services.outbox_care import Ready, mark_sent
from config import Config
from tests.conftest import make_app


class MailNursery:
    """Starts workers and kills them."""

    def __init__(self, settings: Config, task: Path, *, mark_first: bool) -> None:
        task.write_bytes(pickle.dumps((settings, mark_first)))
        with task.with_suffix(".log").open("w") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.deep.mail_nursery", str(task)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
                bufsize=1,
            )

    def __enter__(self) -> "MailNursery":
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.kill()
        self._process.communicate()

    def start(self) -> int:
        """Let a worker begin; gives its process."""
        assert self._process.stdin
        self._process.stdin.write("begin\n")
        return int(self._heard())

    def kill(self, pid: int) -> None:
        """Kill it without a word of warning, and wait until it is gone."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        assert self._heard() == f"ended {pid}"

    def _heard(self) -> str:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the nursery is gone"
        return line.strip()


def send_round(app: Flask, worker: str) -> sending.Sent:
    """Send what waits, as a worker does."""
    post = sending.Post(
        worker=worker,
        moment=clock.now,
        day=clock.today,
        keys=app.config["KEYS"],
        address="https://casebook.example",
    )
    return sending.send_waiting(post, most=1000)


def main() -> None:
    """Fork a worker for every line that comes in, and say when it is gone."""
    settings, mark_first = pickle.loads(Path(sys.argv[1]).read_bytes())  # noqa: S301 - written by MailNursery
    for _line in sys.stdin:
        pid = os.fork()
        if not pid:
            work(settings, mark_first=mark_first)
        os.waitpid(pid, 0)
        os.write(1, f"ended {pid}\n".encode())


def work(settings: Config, *, mark_first: bool) -> None:
    """Be a worker: send what waits, until killed."""
    app = make_app(settings)
    if mark_first:
        mark_before_sending()
    os.write(1, f"{os.getpid()}\n".encode())
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            event.listen(db.engine, "connect", wait_for_no_disk)
        while True:
            send_round(app, f"worker {os.getpid()}")
            time.sleep(0.05)


def wait_for_no_disk(connection: sqlite3.Connection, _record: object) -> None:
    """A kill takes nothing back that the system was given; what a power cut takes has its own row."""
    connection.execute("PRAGMA synchronous = OFF")


def mark_before_sending() -> None:
    """Take the guard away: what is only about to be sent counts as sent."""
    right = sending._message

    def marked(letter: Ready, server: MailServer, post: sending.Post) -> OneLetter:
        mark_sent(letter_id=letter.id, now=post.moment())
        time.sleep(0.02)
        return right(letter, server, post)

    sending._message = marked


if __name__ == "__main__":
    main()
