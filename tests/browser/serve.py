"""Starts the real program, web server and all, on a day of the tests' choosing.

Usage: python -m tests.browser.serve 2026-11-23T01:00:00+00:00 [--sample]
"""

import os
import sys
from datetime import datetime

import time_machine
from flask.cli import cli
from gunicorn.app.wsgiapp import run as run_gunicorn

from casebook.records.base import db


def become_server(_program: str, arguments: list[str]) -> None:
    """Serve inside this process, where time has been moved, instead of becoming a new one.

    What a new process would not have is let go first: connections, and the application that was
    made before there were keys.
    """
    db.session.remove()
    db.engine.dispose()
    sys.modules.pop("wsgi", None)
    sys.argv = arguments
    run_gunicorn()


def main(moment: str, *options: str) -> None:
    """Go to the moment, let the clock run on from there, and start as `make run` does."""
    os.execv = become_server  # type: ignore[assignment] - the one seam where time would be lost
    with time_machine.travel(datetime.fromisoformat(moment), tick=True):
        cli.main(args=["casebook", "start", "--without-worker", *options], prog_name="flask")


if __name__ == "__main__":
    main(*sys.argv[1:])
