"""What is measured over HTTP: the program as it is served to people, and a bare page beside it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from config import Config
from tests import postgres

ROOT = Path(__file__).parents[1]
ENGINES = ("sqlite", "postgresql")
_PATIENCE = 60
_PROGRAMS = Path(sys.executable).parent


@dataclass(frozen=True)
class Server:
    """A web server of ours with two worker processes."""

    port: int
    process: subprocess.Popen[bytes]
    first_answer: float
    """Seconds from its start to the first page."""

    def megabytes(self) -> float:
        """Give what its worker processes have for themselves, what they share counted once."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return sum(map(_share_of, [str(self.process.pid), *children])) / 1024


def _share_of(process: str) -> int:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


@contextmanager
def serving(command: list[str], port: int, settings: dict[str, str]) -> Iterator[Server]:
    """Start a server and wait for its first page; it is gone afterwards."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(  # noqa: S603 - our own programs
            [str(_PROGRAMS / command[0]), *command[1:]],
            cwd=ROOT,
            env=os.environ | settings,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait(process, port, began)
            yield Server(port, process, time.perf_counter() - began)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(_PATIENCE)


def _wait(process: subprocess.Popen[bytes], port: int, began: float) -> None:
    while time.perf_counter() - began < _PATIENCE and process.poll() is None:
        asked = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
        try:
            asked.request("GET", "/login")
            asked.getresponse().read()
        except OSError:
            time.sleep(0.02)
        else:
            return
        finally:
            asked.close()
    raise RuntimeError("The server did not start.")


def free_port() -> int:
    """Give a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def bare() -> Iterator[Server]:
    """Serve a page of 20 KB without database, sessions or power, by the same server."""
    port = free_port()
    options = ["--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4", "--preload"]
    with serving(["gunicorn", *options, "--no-control-socket", "benchmarks.bare:app"], port, {}) as server:
        yield server


@dataclass(frozen=True)
class Place:
    """An installation of the sample school on one engine, with room for many cases."""

    engine: str
    folder: Path
    database_url: str

    @property
    def config(self) -> Config:
        """Describe it as the program knows itself."""
        return Config(
            data=self.folder / "data", keys=self.folder / "data.keys", database_url=self.database_url
        )

    def settings(self, port: int) -> dict[str, str]:
        """Say it in the environment."""
        return {
            "CASEBOOK_DATA": str(self.config.data),
            "CASEBOOK_KEYS": str(self.config.keys),
            "DATABASE_URL": self.database_url,
            "PORT": str(port),
        }

    def run(self, *command: str) -> str:
        """Run a command of the program on it, and give what it said."""
        done = subprocess.run(  # noqa: S603 - our own programs
            [str(_PROGRAMS / "flask"), "casebook", *command],
            cwd=ROOT,
            env=os.environ | self.settings(free_port()),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"flask casebook {' '.join(command)}: {done.stderr[-2000:]}")
        return done.stdout

    @contextmanager
    def served(self) -> Iterator[Server]:
        """Serve it as it is served to people; the work beside the pages is measured apart."""
        port = free_port()
        command = ["flask", "casebook", "start", "--without-worker"]
        with serving(command, port, self.settings(port)) as server:
            yield server


@contextmanager
def place_on(engine: str) -> Iterator[Place]:
    """Give an empty place on an engine; raises NoServer where PostgreSQL is not installed."""
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="casebook-bench-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        url = f"sqlite:///{folder / 'data' / 'casebook.sqlite'}"
        if engine == "postgresql":
            cluster = postgres.Cluster(durable=True)
            stack.callback(cluster.stop)
            where = cluster.start()
            postgres.create(where, "bench")
            url = postgres.url(where, "bench")
        yield Place(engine, folder, url)
