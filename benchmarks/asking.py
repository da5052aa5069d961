"""Asks for pages as a browser that keeps its connection: one at a time, or eight at once."""

import re
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from http.client import HTTPConnection, RemoteDisconnected
from http.cookies import SimpleCookie
from urllib.parse import urlencode

CLIENTS = 8
_ASKED_FOR = 3.0  # seconds
_FIELD = re.compile(r"<input[^>]*>")
_TICKED = re.compile(r'\btype="(checkbox|radio)"')
_NAME, _VALUE = re.compile(r'\bname="([^"]*)"'), re.compile(r'\bvalue="([^"]*)"')
_CHOICE = re.compile(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', re.DOTALL)
_OPTION = re.compile(r"<option([^>]*)>")
_FORM = re.compile(r"<form[^>]*>.*?</form>", re.DOTALL)
_OK, _FOUND, _SEE_OTHER = 200, 302, 303


class Unexpected(RuntimeError):
    """A page that should be measured answered something else."""


class Asker:
    """One client with a connection and cookies of its own."""

    def __init__(self, port: int, cookies: Mapping[str, str] | None = None) -> None:
        self.port, self.cookies = port, dict(cookies or {})
        self._line = HTTPConnection("127.0.0.1", port, timeout=120)

    def ask(self, path: str, form: Mapping[str, str] | None = None) -> tuple[int, str]:
        """Ask for a page, or send a form; gives the status and what was answered."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if form is None:
            self._line.request("GET", path, headers=headers)
        else:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"http://127.0.0.1:{self.port}"
            self._line.request("POST", path, urlencode(form), headers)
        answer = self._line.getresponse()
        told = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return answer.status, told

    def page(self, path: str) -> str:
        """Ask for a page that must be there. Raises Unexpected."""
        try:
            status, told = self.ask(path)
        except RemoteDisconnected:  # the line was idle for longer than the server keeps it
            self._line.close()
            status, told = self.ask(path)
        if status != _OK:
            raise Unexpected(f"{path} answered {status}")
        return told

    def send(self, path: str, form: Mapping[str, str]) -> None:
        """Send a form that must be taken. Raises Unexpected."""
        status, told = self.ask(path, form)
        if status not in (_FOUND, _SEE_OTHER):
            errors = re.findall(r'class="[^"]*error[^"]*"[^>]*>([^<]+)', told)
            raise Unexpected(f"{path} answered {status} to a form: {errors}")

    def sign_in(self, username: str, password: str) -> None:
        """Sign in as somebody of the sample school."""
        form = fields_of(self.page("/login"), "password")
        self.send("/login", form | {"username": username, "password": password})


def fields_of(page: str, holding: str) -> dict[str, str]:
    """Give what stands in the hidden and typed fields of the form that has a certain field."""
    form = next((one for one in _FORM.findall(page) if f'name="{holding}"' in one), None)
    if form is None:
        raise Unexpected(f"no form with {holding}")
    found = {}
    for field in _FIELD.findall(form):
        name, value = _NAME.search(field), _VALUE.search(field)
        ticked = " checked" in field or not _TICKED.search(field)
        if name and ticked:
            found[name[1]] = unescape(value[1]) if value else ""
    for name, options in _CHOICE.findall(form):
        offered = _OPTION.findall(options)
        chosen = next((option for option in offered if "selected" in option), offered[0] if offered else "")
        value = _VALUE.search(chosen)
        found[name] = unescape(value[1]) if value else ""
    return found


def medians(deeds: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Give the median seconds of each deed, taken in turns so that a disturbance meets all alike."""
    took: dict[str, list[float]] = {name: [] for name in deeds}
    for turn in range(rounds + 1):
        for name, deed in deeds.items():
            began = time.perf_counter()
            deed()
            if turn:  # the first of each fills what is kept
                took[name].append(time.perf_counter() - began)
    return {name: statistics.median(seconds) for name, seconds in took.items()}


def per_second(asker: Asker, path: str) -> float:
    """Give the requests a second that eight clients at once are answered."""
    clients = [Asker(asker.port, asker.cookies) for _one in range(CLIENTS)]
    until = time.perf_counter() + _ASKED_FOR

    def answered(client: Asker) -> int:
        asked = 0
        while time.perf_counter() < until:
            client.page(path)
            asked += 1
        return asked

    with ThreadPoolExecutor(CLIENTS) as pool:
        counts: Sequence[int] = list(pool.map(answered, clients))
    return sum(counts) / _ASKED_FOR
