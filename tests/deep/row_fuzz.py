"""Hostile words in every field, query, header and part of an address: no fault, no echo, no half write."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from random import Random
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qsl, quote_from_bytes, urlencode, urlsplit

import time_machine
from flask import Flask, request
from flask.testing import FlaskClient
from sqlalchemy import event

from casebook.records.base import db
from casebook.vault.passwords import sample_password
from casebook.web.needs import Open
from casebook.web.registry import ENDPOINTS
from tests.deep import hostile
from tests.deep.doors import Door, doors
from tests.deep.personas import KEY, MORNING, make_world
from tests.deep.rows import Rounds, Row, Tally
from tests.deep.watching import TRACES
from tests.web.dom import Node, Tree
from tests.web.page import as_it_stands

PEOPLE = ("minh", "lan", "hai", "binh", "tu", "ha", "thu", "")
KINDS = ("field", "query", "header", "path")
# What every list and filter may be asked, and what means something to the libraries below.
ALWAYS_ASKED = (
    "q", "unit", "lang", "after", "before", "from", "to", "year", "month", "sort", "page", "left",
    "late", "day", "outcome", "sign", "kind", "status", "handler", "clock", "_external", "_scheme",
    "_method", "_anchor", "endpoint", "values",
)  # fmt: skip
HEADERS = (
    "HOST", "REFERER", "ORIGIN", "COOKIE", "USER_AGENT", "ACCEPT_LANGUAGE", "ACCEPT_ENCODING", "ACCEPT",
    "X_FORWARDED_FOR", "X_FORWARDED_PROTO", "X_FORWARDED_HOST", "X_FORWARDED_PREFIX", "X_REQUEST_ID",
    "HX_REQUEST", "HX_CURRENT_URL", "HX_TARGET", "RANGE", "IF_RANGE", "IF_MODIFIED_SINCE",
    "IF_NONE_MATCH", "AUTHORIZATION", "CONTENT_TYPE", "CONTENT_LENGTH", "TRANSFER_ENCODING",
    "X_HTTP_METHOD_OVERRIDE", "X_CSRFTOKEN", "FORWARDED", "VIA", "CONNECTION", "EXPECT", "DNT",
    "CACHE_CONTROL",
)  # fmt: skip
BARE = frozenset({"CONTENT_TYPE", "CONTENT_LENGTH"})
# Leaving would only make the next rounds anonymous; what they answer is looked at by the other kinds.
LEAVING = ("/logout", "/account/sign-outs", "/account/password")
# What a refusal may leave behind: who failed to sign in how often, what was typed when a sign-in ran out.
MAY_BE_LEFT = TRACES | {"kept_texts", "sign_in_delays", "delays"}


@dataclass
class Committed:
    """The tables whose changes were committed since it was last asked."""

    pending: list[str] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)

    def take(self) -> list[str]:
        """Give them, and begin anew."""
        found, self.tables = self.tables, []
        return [table for table in found if table not in MAY_BE_LEFT]


@contextmanager
def committed(app: Flask) -> Iterator[Committed]:
    """Listen to what is written and kept; what is rolled back never was."""
    with app.app_context():
        engine = db.engine
    seen = Committed()

    def wrote(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        words = statement.replace('"', "").split(None, 3)
        verb = words[0].upper() if words else ""
        if verb in ("INSERT", "DELETE", "UPDATE"):
            seen.pending.append(words[1 if verb == "UPDATE" else 2].lower())

    def kept(_conn: Any) -> None:
        seen.tables += seen.pending
        seen.pending = []

    def gone(_conn: Any) -> None:
        seen.pending = []

    heard = (("before_cursor_execute", wrote), ("commit", kept), ("rollback", gone))
    for name, listener in heard:
        event.listen(engine, name, listener)
    try:
        yield seen
    finally:
        for name, listener in heard:
            event.remove(engine, name, listener)


@dataclass
class Fuzzer:
    """Somebody hostile with a browser for each of the people, in one world."""

    app: Flask
    doors: list[Door]
    written: Committed
    tally: Tally
    clients: dict[str, FlaskClient] = field(default_factory=dict)
    shown: dict[int, list[str]] = field(default_factory=dict)

    def round(self, number: int) -> None:
        """Send one hostile request; everything about it follows from its number."""
        random = Random(number)  # noqa: S311 - a repeatable round
        kind = KINDS[number % len(KINDS)]
        who = random.choice(PEOPLE)
        client = self._client(who)
        try:
            told, answer = getattr(self, f"_{kind}")(random, number, client)
        except Exception as fault:  # noqa: BLE001 - whatever comes through would have stopped the server's thread
            self.tally.failures.append(f"{number} {kind} {who or 'nobody'}: broke off with {fault!r}"[:500])
            return
        with answer:
            self.tally.count(f"{kind} requests")
            self.tally.count(f"answers of {answer.status_code // 100}xx")
            if "/login" in answer.headers.get("Location", "") and who:
                del self.clients[who]  # next time they sign in anew
            found = hostile.faults(answer)
            left = self.written.take()
            if answer.status_code >= 400 and left:
                found.append(f"it was refused ({answer.status_code}) and still wrote to {left}")
        self.tally.failures += [f"{number} {kind} {who or 'nobody'}: {told[:300]}: {one}" for one in found]

    def _client(self, who: str) -> FlaskClient:
        known = self.clients.get(who)
        if known is None:
            known = self.clients[who] = self.app.test_client()
            if who:
                door = Tree(known.get("/login").text).root
                token = door.find("input", name="csrf_token")["value"]
                told = {"username": who, "password": sample_password(KEY, who), "csrf_token": token}
                known.post("/login", data=told, environ_base={"REMOTE_ADDR": "192.0.2.1"})
        self.written.take()
        return known

    def _page(self, random: Random, client: FlaskClient) -> tuple[str, Node]:
        """Open some page that shows itself, and read it; one that did before when none is found."""
        good = self.shown.setdefault(id(client), ["/login"])
        pages = [door.address for door in self.doors if door.method == "GET" and door.endpoint != "static"]
        for address in (random.choice(pages), random.choice(pages), random.choice(good)):
            with client.get(address) as answer:
                if answer.status_code in (200, 422) and answer.mimetype == "text/html":
                    good.append(address)
                    return address, Tree(answer.text).root
        return "/login", Tree(client.get("/login").text).root

    def _field(self, random: Random, number: int, client: FlaskClient) -> tuple[str, Any]:
        address, page = self._page(random, client)
        forms = [form for form in page.find_all("form") if not form.get("action").endswith(LEAVING)]
        if not forms:
            return self._query(random, number, client)
        form = random.choice(forms)
        fields = [n for n in form.walk() if n.tag in ("input", "select", "textarea") and n.get("name")]
        sent: dict[str, list[Any]] = {}
        for one in fields:
            sent.setdefault(one["name"], []).extend(as_it_stands(one))
        names = sorted(name for name in sent if name != "csrf_token" or random.random() < 0.1)
        for name in random.sample(names, min(len(names), random.choice((1, 1, 2, 5, 99)))):
            sent[name] = hostile.values(random, number)
        where = urlsplit(form.get("action") or address)._replace(scheme="", netloc="").geturl()
        pairs = [(name, one) for name, many in sent.items() for one in many]
        told = f"{form.get('method')} {where} {str(pairs)[:200]}"
        return told, self._send(random, client, form, where, pairs)

    def _send(
        self, random: Random, client: FlaskClient, form: Node, where: str, pairs: list[tuple[str, Any]]
    ) -> Any:
        if form.get("method").lower() != "post":
            return client.get(where, query_string=urlencode(pairs))
        whence = {"REMOTE_ADDR": f"198.51.100.{random.randrange(256)}"}
        if form.get("enctype") != "multipart/form-data" and random.random() < 0.9:
            kind = "application/x-www-form-urlencoded"
            return client.post(where, data=urlencode(pairs), content_type=kind, environ_base=whence)
        # Now and then a file stands where a text is expected.
        parts: dict[str, list[Any]] = {}
        for name, one in pairs:
            content = one if isinstance(one, bytes) else one.encode()
            wanted = name != "csrf_token" and (len(content) > 9 or isinstance(one, bytes))
            parts.setdefault(name, []).append((BytesIO(content), "zz.txt") if wanted else one)
        return client.post(where, data=parts, content_type="multipart/form-data", environ_base=whence)

    def _query(self, random: Random, number: int, client: FlaskClient) -> tuple[str, Any]:
        address, page = self._page(random, client)
        linked = {name for a in page.find_all("a") for name, _ in parse_qsl(urlsplit(a.get("href")).query)}
        read = [form for form in page.find_all("form") if form.get("method").lower() != "post"]
        asked = {n["name"] for form in read for n in form.walk() if n.get("name")}
        names = sorted(linked | asked) * 3 + list(ALWAYS_ASKED)
        chosen = random.sample(names, random.choice((1, 1, 2, 4)))
        query = urlencode([(name, one) for name in chosen for one in hostile.values(random, number)])
        return f"{address}?{query}", client.get(address, query_string=query)

    def _header(self, random: Random, number: int, client: FlaskClient) -> tuple[str, Any]:
        door = random.choice([d for d in self.doors if not d.address.endswith(LEAVING)])
        names = random.sample(HEADERS, random.choice((1, 1, 2, 5)))
        spelled = [name if name in BARE else f"HTTP_{name}" for name in names]
        headers = {name: _as_header(hostile.value(random, number)) for name in spelled}
        answer = client.open(door.address, method=door.method, environ_overrides=headers)
        return f"{door.method} {door.address} {str(headers)[:200]}", answer

    def _path(self, random: Random, number: int, client: FlaskClient) -> tuple[str, Any]:
        door = random.choice([d for d in self.doors if not d.address.endswith(LEAVING)])
        parts = door.address.split("/")
        at = random.randrange(1, len(parts))
        said = hostile.value(random, number)
        content = said if isinstance(said, bytes) else said.encode("utf-8", "surrogatepass")
        parts[at] = quote_from_bytes(content[:3000], safe=random.choice(("", "/", "/\\.:;@")))
        address = "/".join(parts)
        method = random.choice((door.method, "GET", "HEAD", "OPTIONS", "PUT"))
        # With the host before it: "//name" alone would be taken for another host by the client itself.
        return f"{method} {address}", client.open(f"http://localhost{address}", method=method)


def _as_header(said: str | bytes) -> str:
    # As a server hands a header on: one line, each byte a letter; longer ones it refuses itself.
    raw = said if isinstance(said, bytes) else said.encode()
    return raw.translate(None, b"\r\n\x00").decode("latin-1")[:8000]


@contextmanager
def world(rounds: Rounds) -> Iterator[tuple[Flask, list[Door]]]:
    """The sample school, told anew."""
    with rounds.furnished(make_world) as (app, made), time_machine.travel(MORNING, tick=True):
        yield app, doors(app, made)


def run(rounds: Rounds) -> Tally:
    """Each round is one request."""
    tally = Tally()
    with world(rounds) as (app, every), committed(app) as written:
        fuzzer = Fuzzer(app, every, written, tally)
        for number in rounds:
            fuzzer.round(number)
            tally.done += 1
    return tally


def broken(rounds: Rounds) -> Tally:
    """The same with a page that repeats what it is asked, as it was asked."""
    tally = Tally()

    def echo() -> str:
        return "<title>x</title>" + " ".join(request.args.values())

    def only_there(self: Fuzzer, _random: Random, _client: FlaskClient) -> tuple[str, Node]:
        return "/echo", Tree('<a href="/echo?q=">x</a>').root

    open_to_all: dict[str, Any] = {**ENDPOINTS, "echo": Open.TO_ALL}
    told: Callable[..., Any] = only_there
    with rounds.fresh() as app, patch.dict(ENDPOINTS, open_to_all), patch.object(Fuzzer, "_page", told):
        app.add_url_rule("/echo", "echo", echo)
        with committed(app) as written:
            fuzzer = Fuzzer(app, [Door("echo", "GET", "/echo", "", about_a_row=False)], written, tally)
            fuzzer.clients[""] = app.test_client()
            with patch(f"{__name__}.PEOPLE", ("",)):
                for number in range(1, 400, len(KINDS)):
                    fuzzer.round(number)
        tally.done += 1
    return tally


ROW = Row(
    name="fuzz",
    title="fuzz of every form field, sort, filter and search parameter, header, part of an address",
    unit="requests",
    full=len(KINDS) * 5000,
    quick=150,
    chunk=1000,
    run=run,
    broken=broken,
)
