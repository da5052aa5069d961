"""`flask casebook worker`: does what waits, gives signs of life, and ends properly when it is told to."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from casebook.records.base import db, transaction
from casebook.records.jobs import Job, JobState, last_beat
from casebook.services.jobs import queue_job
from tests.people import School
from tests.programs import let_go

# Some of these start processes of their own.
pytestmark = pytest.mark.slow

PATIENCE = 60


def queued(app: Flask) -> None:
    with app.app_context(), transaction() as session:
        queue_job(session, kind="recount", key="asked", now=datetime.now(UTC))  # noqa: TID251 - a process of its own looks at the real clock


def states(app: Flask) -> dict[str, JobState]:
    with app.app_context():
        return {job.key: job.state for job in db.session.scalars(select(Job))}


def test_once_does_what_waits_and_ends(app: Flask, school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = []
    monkeypatch.setattr(signal, "signal", lambda number, _deed: heard.append(number))
    queued(app)
    done = app.test_cli_runner().invoke(args=["casebook", "worker", "--once"])
    assert done.exit_code == 0, done.output
    assert set(heard) == {signal.SIGTERM, signal.SIGINT}
    assert states(app)["asked"] is JobState.DONE
    assert "casebook-anchor " in done.output
    with app.app_context():
        assert last_beat() is not None


def test_without_keys_or_tables_it_says_what_to_do_first(app: Flask, elsewhere: Flask) -> None:
    refused = elsewhere.test_cli_runner().invoke(args=["casebook", "worker"])
    assert (refused.exit_code, "no keys" in refused.output) == (1, True)
    elsewhere.config["KEYS"] = app.config["KEYS"]
    refused = elsewhere.test_cli_runner().invoke(args=["casebook", "worker"])
    assert (refused.exit_code, "start the program once first" in refused.output) == (1, True)


def test_a_process_works_until_it_is_told_to_end(app: Flask, school: School) -> None:
    queued(app)
    let_go(app)
    config = app.config["CASEBOOK"]
    environ = os.environ | {
        "CASEBOOK_DATA": str(config.data),
        "CASEBOOK_KEYS": str(config.keys),
        "DATABASE_URL": config.database_url,
    }
    process = subprocess.Popen(
        [Path(sys.executable).with_name("flask"), "casebook", "worker"], env=environ, stderr=subprocess.PIPE
    )
    try:
        until = time.monotonic() + PATIENCE
        while states(app)["asked"] is not JobState.DONE and time.monotonic() < until:
            time.sleep(0.1)
        assert states(app)["asked"] is JobState.DONE
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()
        said = process.communicate()[1].decode()
    assert "Traceback" not in said
    with app.app_context():
        assert last_beat() is not None
