"""A PostgreSQL server of the tests' own, from the system's programs; gone when they end."""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg

ROLE = "casebook"
# Nothing here outlives the run, so nothing need survive a power cut. Tests of durability
# start a server of their own with `durable=True`.
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "lc_messages": "C",
    "timezone": "UTC",
    "log_min_messages": "fatal",
}
PR_SET_PDEATHSIG = 1
PATIENCE = 30


class NoServer(RuntimeError):
    """PostgreSQL is not installed here, or would not start."""


def programs() -> Path:
    """The folder of `initdb` and `postgres`: the newest that the system has."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: float(p.parts[-3]))
    if versions:
        return versions[-1].parent
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    raise NoServer("PostgreSQL is not installed: run `make system`, or ask for `--engine sqlite`.")


def unprivileged() -> dict[str, Any]:
    """Whom to run as, as arguments of a subprocess: PostgreSQL refuses to be root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            person = pwd.getpwnam(name)
            return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}
    raise NoServer("PostgreSQL does not run as root, and there is no other user to run it as.")


def end_with_parent() -> None:
    """Ask the kernel to stop this server when the tests die, however they die."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


class Cluster:
    """One server on a socket in a folder that only its user (and root) can enter."""

    def __init__(self, *, durable: bool = False) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="casebook-pg-"))
        self.server: subprocess.Popen[bytes] | None = None
        self.settings = SETTINGS if durable else SETTINGS | FORGETFUL
        self.who = unprivileged()
        if self.who:
            os.chown(self.folder, self.who["user"], self.who["group"])

    def start(self) -> str:
        """Make the data folder, start the server, and give the address of its socket."""
        made = subprocess.run(
            [programs() / "initdb", "--pgdata", self.folder / "data", "--username", ROLE, "--auth", "trust",
             "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"],
            capture_output=True, text=True, check=False, cwd=self.folder, **self.who,
        )  # fmt: skip
        if made.returncode:
            raise NoServer(f"initdb failed: {made.stderr}")
        return self.serve()

    def serve(self) -> str:
        """Start the server on the data folder that is there; it may have been killed before."""
        options = [f"--{name}={value}" for name, value in self.settings.items()]
        with (self.folder / "log").open("wb") as log:
            self.server = subprocess.Popen(
                [programs() / "postgres", "-D", self.folder / "data", "-k", self.folder, *options],
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, cwd=self.folder,
                start_new_session=True,
                preexec_fn=end_with_parent,  # noqa: PLW1509 - no other thread runs yet
                **self.who,
            )  # fmt: skip
        self._wait()
        return str(self.folder)

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.server and self.server.poll() is None:
            try:
                psycopg.connect(conninfo(str(self.folder))).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise NoServer(f"PostgreSQL did not start: {(self.folder / 'log').read_text()}")

    def stop(self) -> None:
        """Stop the server and remove all it kept."""
        if self.server and self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)
            try:
                self.server.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.server.send_signal(signal.SIGQUIT)
                self.server.wait(PATIENCE)
        shutil.rmtree(self.folder, ignore_errors=True)


def conninfo(socket: str, database: str = "postgres") -> str:
    """How psycopg reaches one database of the server behind this socket."""
    return f"host={socket} user={ROLE} dbname={database}"


def url(socket: str, database: str) -> str:
    """How the program reaches it: what one would write into DATABASE_URL."""
    return f"postgresql+psycopg://{ROLE}@/{database}?host={socket}"


def create(socket: str, database: str, *, template: str = "template0") -> None:
    """Make a database, empty or as a copy of another that nobody is using."""
    with psycopg.connect(conninfo(socket), autocommit=True) as maintenance:
        maintenance.execute(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')


def drop(socket: str, database: str) -> None:
    """Remove a database, closing whatever connections a test left open."""
    with psycopg.connect(conninfo(socket), autocommit=True) as maintenance:
        maintenance.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
