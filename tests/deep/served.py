"""The real web server, spoken to over the network by somebody with a browser, until it is killed."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from secrets import token_hex
from types import SimpleNamespace
from typing import Any

import requests

from config import Config
from tests.deep.writer import Receipt
from tests.people import CITIZEN, School, sign_in
from tests.web.page import Visitor

PATIENCE = 20
_CASE = re.compile(r"/cases/([0-9a-f]{32})")


class Browser:
    """Speaks over the network what tests otherwise speak to the program itself."""

    def __init__(self, port: int) -> None:
        self._origin = f"http://127.0.0.1:{port}"
        self._session = requests.Session()
        self._session.trust_env = False

    def get(self, address: str, *, query_string: Any = None, follow_redirects: bool = False) -> Any:
        """Fetch a page."""
        return self._ask("GET", address, params=query_string, allow_redirects=follow_redirects)

    def post(self, address: str, *, data: Any, follow_redirects: bool = False) -> Any:
        """Send a form."""
        return self._ask("POST", address, data=data, allow_redirects=follow_redirects)

    def _ask(self, method: str, address: str, **how: Any) -> Any:
        answer = self._session.request(method, self._origin + address, timeout=PATIENCE, **how)
        path = answer.url.removeprefix(self._origin)
        request = SimpleNamespace(path=path.partition("?")[0], full_path=path, method=method)
        return SimpleNamespace(
            request=request, status_code=answer.status_code, get_data=lambda **_: answer.text, url=answer.url
        )


class Server:
    """The program as it is served, on a free port of this machine."""

    def __init__(self, settings: Config, log: Path) -> None:
        self.port = free_port()
        environ = os.environ | {
            "CASEBOOK_DATA": str(settings.data),
            "CASEBOOK_KEYS": str(settings.keys),
            "DATABASE_URL": settings.database_url,
        }
        program = Path(sys.executable).with_name("gunicorn")
        bind = f"127.0.0.1:{self.port}"
        with log.open("wb") as said:
            self._process = subprocess.Popen(
                [
                    program,
                    "--bind",
                    bind,
                    "--workers",
                    "2",
                    "--threads",
                    "2",
                    "--no-control-socket",
                    "wsgi:app",
                ],
                env=environ,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                Browser(self.port).get("/healthz")
            except requests.ConnectionError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError("the server does not answer")

    def kill(self) -> None:
        """Kill the server and its workers at once, without a word of warning."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def register_until_killed(port: int, school: School, receipts: list[Receipt]) -> None:
    """Register letters on their page, one after the other; each answer of the server is a receipt."""
    visitor = Visitor(Browser(port))  # type: ignore[arg-type] - speaks like a test client
    try:
        sign_in(visitor, school.lan)
        while True:
            once = token_hex(4)  # nobody is asked whether it is the same matter again
            page = visitor("/cases/new")
            shown = page.submit(
                received_on=time.strftime("%d/%m/%Y"),
                via="post",
                full_name=f"{CITIZEN} {once}",
                kind="petition",
                subject=f"Kiến nghị {once}",
            )
            if found := _CASE.fullmatch(shown.path):
                receipts.append(Receipt(found[1], 1))
    except requests.RequestException:
        return  # the server was killed


def free_port() -> int:
    """Ask the system for a port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
