"""A served program and a real browser: how the tests start both and what they watch meanwhile."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

from tests.postgres import end_with_parent

ROOT = Path(__file__).resolve().parents[2]
AXE = Path(__file__).with_name("vendor") / "axe.min.js"
PATIENCE = 120
# Nothing of the browser's own business may reach the network.
QUIET = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# The levels that a public service must meet, and what axe's authors hold to be good practice.
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def chromium() -> str:
    """Find a Chromium that can be driven: the system's own, or one that Playwright fetched."""
    named = [os.environ.get("CHROMIUM", ""), "chromium", "google-chrome", "google-chrome-stable"]
    for name in [*named, "chromium-browser"]:
        found = name and shutil.which(name)
        # Ubuntu's chromium-browser only asks for a snap, and a snap keeps to its own folders.
        if found and "/snap" not in os.path.realpath(found) and not asks_for_a_snap(found):
            return found
    fetched = Path.home().glob(".cache/ms-playwright/chromium-*/chrome-linux*/chrome")
    if newest := sorted(fetched):
        return str(newest[-1])
    raise RuntimeError("No Chromium that can be driven: run `make system`.")


def asks_for_a_snap(program: str) -> bool:
    """Say whether this is a shell script in place of a browser."""
    with Path(program).open("rb") as file:
        start = file.read(4096)
    return start.startswith(b"#!") and b"snap" in start


def free_port() -> int:
    """Ask the system for a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Server:
    """The program as somebody serves it: its own processes, folder, database and day."""

    folder: Path
    moment: datetime
    database_url: str = ""
    sample: bool = True
    more: Mapping[str, str] = field(default_factory=dict)
    """What else its environment declares."""
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address without a path."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def data(self) -> Path:
        """The folder of its data."""
        return self.folder / "data"

    @property
    def environment(self) -> dict[str, str]:
        """What makes a command of the program work on this server's data."""
        return os.environ | {
            "CASEBOOK_DATA": str(self.data),
            "CASEBOOK_KEYS": str(self.folder / "data.keys"),
            "DATABASE_URL": self.database_url,
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "SAMPLE": "",
            **self.more,
        }

    @property
    def printed(self) -> str:
        """What it said on its terminal."""
        return (self.folder / "stdout").read_text(encoding="utf-8")

    @property
    def people(self) -> list[dict[str, str]]:
        """The sample people it printed: username, password, role, unit."""
        return [json.loads(line) for line in self.printed.splitlines() if line.startswith("{")]

    def start(self) -> None:
        """Start it and wait until it is alive."""
        options = ["--sample"] if self.sample else []
        command = [sys.executable, "-m", "tests.browser.serve", self.moment.isoformat(), *options]
        with (self.folder / "stdout").open("wb") as out, (self.folder / "stderr").open("wb") as err:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL,
                stdout=out, stderr=err, start_new_session=True,
                preexec_fn=end_with_parent,  # noqa: PLW1509 - the tests have one thread
            )  # fmt: skip
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"The program did not start: {self.printed}{self.complaints}")
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=5) as answer:  # noqa: S310 - our own address
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    @property
    def complaints(self) -> str:
        """What it said on its error stream."""
        return (self.folder / "stderr").read_text(encoding="utf-8")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a `flask` command on this server's data, as an administrator would beside it."""
        flask = Path(sys.executable).with_name("flask")
        return subprocess.run(
            [flask, *command], cwd=ROOT, env=self.environment,
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    def stop(self) -> None:
        """Stop it and its workers."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(20)


class Watch:
    """Listens to everything a browser window does, and keeps what it should not have done."""

    def __init__(self, context: BrowserContext, server: Server) -> None:
        self.faults: list[str] = []
        self._host = urlsplit(server.url).netloc
        # An answer of 4xx is reported on the console too; tests of refusals expect it.
        self.refusals_expected = False
        context.on("console", self._console)
        context.on("request", self._request)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))

    def _console(self, message: ConsoleMessage) -> None:
        refused = "Failed to load resource: the server responded with a status of 4" in message.text
        if message.type in {"error", "warning"} and not (refused and self.refusals_expected):
            self.faults.append(f"console: {message.text} {message.location.get('url', '')}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob", "about"} and address.netloc != self._host:
            self.faults.append(f"asked a stranger: {request.url}")


def axe(tab: Page) -> list[str]:
    """Look for what bars people who see, hear or move differently; gives a line per violation."""
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = tab.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", AXE_RULES
    )
    return [
        f"{urlsplit(tab.url).path} {violation['id']}: {violation['help']}: {node['html'][:200]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
