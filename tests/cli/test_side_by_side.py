"""Pages and worker side by side: one start brings both up, one signal ends both, a lost worker comes back."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from casebook.cli import side_by_side

# Each waits for processes.
pytestmark = pytest.mark.slow

PATIENCE = 30
# Writes its number and waits; says how it was ended.
STANDS = """
import os, pathlib, signal, sys, time
place = pathlib.Path(sys.argv[1])
def end(*_):
    (place / "ended").write_text(str(os.getpid()))
    sys.exit(int(sys.argv[2]))
signal.signal(signal.SIGTERM, end)
signal.signal(signal.SIGINT, end)
(place / str(os.getpid())).touch()
while True:
    time.sleep(0.05)
"""


class Both:
    """A start of two processes that only stand there, and what they wrote."""

    def __init__(self, folder: Path, *, web_status: int = 0) -> None:
        """Start both."""
        self.web, self.worker = folder / "web", folder / "worker"
        for place in (self.web, self.worker):
            place.mkdir()
        commands = {
            "web": [sys.executable, "-c", STANDS, str(self.web), str(web_status)],
            "worker": [sys.executable, "-c", STANDS, str(self.worker), "0"],
        }
        self.process = subprocess.Popen(
            [sys.executable, side_by_side.__file__, json.dumps(commands)], stderr=subprocess.PIPE
        )
        wait_until(lambda: bool(self.numbers(self.web) and self.numbers(self.worker)))

    @staticmethod
    def numbers(place: Path) -> list[int]:
        """Give the processes that were started there, those that are over, too."""
        return sorted(int(one.name) for one in place.iterdir() if one.name != "ended")

    def living(self) -> list[int]:
        """Give the processes that are there now."""
        every = [*self.numbers(self.web), *self.numbers(self.worker)]
        return [number for number in every if is_there(number)]


def is_there(number: int) -> bool:
    """Say whether a process runs; one nobody has waited for yet is over."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_until(true: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until, "it never came true"
        time.sleep(0.02)


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    started = Both(tmp_path)
    yield started
    started.process.kill()
    started.process.communicate()
    wait_until(lambda: not started.living())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_one_signal_ends_pages_and_worker_properly(both, number):
    both.process.send_signal(number)
    assert both.process.wait(PATIENCE) == 0
    assert both.living() == []
    for place in (both.web, both.worker):
        assert (place / "ended").read_text() == str(both.numbers(place)[0])


def test_a_worker_that_was_lost_is_started_again_and_the_pages_stay(both):
    web, worker = both.numbers(both.web), both.numbers(both.worker)
    os.kill(worker[0], signal.SIGKILL)
    wait_until(lambda: len(both.numbers(both.worker)) == 2)
    assert both.numbers(both.web) == web
    assert len(both.living()) == 2
    both.process.send_signal(signal.SIGTERM)
    assert "The worker ended with -9" in both.process.communicate(timeout=PATIENCE)[1].decode()


def test_where_the_pages_end_everything_ends_with_their_status(tmp_path):
    both = Both(tmp_path, web_status=3)
    os.kill(both.numbers(both.web)[0], signal.SIGTERM)
    assert both.process.wait(PATIENCE) == 3
    assert both.living() == []
    both.process.communicate()


def test_pages_that_were_killed_are_told_as_a_shell_tells_it(both):
    os.kill(both.numbers(both.web)[0], signal.SIGKILL)
    assert both.process.wait(PATIENCE) == 128 + signal.SIGKILL
    assert both.living() == []


def test_nothing_is_left_behind_when_the_one_that_keeps_them_is_killed(both):
    both.process.kill()
    wait_until(lambda: not both.living())
