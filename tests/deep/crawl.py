"""Everything somebody can ask for: addresses from the program's own map and the ids that are there.

`Crawler(app).fetch(username, addresses)` gives what each address answers; pages written later join by
themselves. What is drawn anew with every page (tokens of forms) is masked, and nothing else.
"""

import io
import itertools
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import inspect, select
from werkzeug.routing import Rule

from casebook import clock
from casebook.law.vocabulary import Action
from casebook.papers import alone
from casebook.records.base import Base, db, transaction
from casebook.records.people import person_by_username
from casebook.services.sign_in import enter
from tests.deep.arguments import FILLED, NOBODYS, names_a_row, tables_of

# What ends the walk, or is a way in and not a page.
LEFT_OUT = re.compile(r"^/(logout|static/|setup|login)")
_MASKED = re.compile(
    rb'((?:name="(?:csrf_token|request_key)"[^>]*value="|&quot;X-CSRFToken&quot;: &quot;))[^"&]*'
)
_COOKIE = re.compile(r"^([^=;]*)=[^;]*")
_XLSX_MADE = ("docProps/core.xml",)

Ids = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Answer:
    """What an address answered, as the browser gets it but for the masked tokens."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def ids_of(app: Flask, *, most: int = 4) -> dict[str, tuple[str, ...]]:
    """Give ids of rows that are there for every argument of an address, and one no row has."""
    found: dict[str, tuple[str, ...]] = {}
    with app.app_context():
        for argument in {name for rule in app.url_map.iter_rules() for name in rule.arguments}:
            if names_a_row(argument):
                rows = [one for table in tables_of(argument) for one in _some(table, most)]
                found[argument] = (*rows, NOBODYS)
            else:
                found[argument] = (FILLED[argument],)
    found["action"] = tuple(str(action) for action in itertools.islice(Action, 0, None, 9))
    return found


def _some(table: type[Base], most: int) -> list[str]:
    key = inspect(table).primary_key[0]
    return list(db.session.scalars(select(key).order_by(key).limit(most)))


def addresses(app: Flask, ids: Ids) -> list[str]:
    """Give every address that can be read, with every id it can be asked with, in one order."""
    bound = app.url_map.bind("localhost")
    found: list[str] = []
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and not LEFT_OUT.match(rule.rule):
            found += [bound.build(rule.endpoint, values) for values in _filled(rule, ids)]
    return sorted(set(found))


def _filled(rule: Rule, ids: Ids) -> Iterator[dict[str, object]]:
    names = sorted(rule.arguments)
    # Two ids in one address: the rows are paired, not multiplied; what is beside them is asked once.
    rows = [ids[name] for name in names]
    if not all(rows):
        return  # nothing to ask it with
    for place in range(max((len(row) for row in rows), default=1)):
        yield {name: _typed(name, row[place % len(row)]) for name, row in zip(names, rows, strict=True)}


def _typed(name: str, value: str) -> object:
    return int(value) if name == "at" else value


def searches(words: Iterable[str]) -> list[str]:
    """Give the searches and filters somebody curious would try."""
    asked = [f"{page}?q={word}" for word in words for page in ("/cases", "/search")]
    asked += ["/search?q=v%C3%AD+d%E1%BB%A5", "/search?q=vi+du&what=case", "/search?q=2026&what=paper"]
    asked += ["/cases?kind=denunciation", "/cases?status=suspended", "/cases?handler=none", "/cases?lang=en"]
    asked += ["/cases?clock=overdue", "/nothing/here", "/cases/%00", "/reception/book?year=2026"]
    return asked


class Crawler:
    """Fetches addresses of one program as somebody who is signed in."""

    def __init__(self, app: Flask) -> None:
        self.app = app

    def browser(self, username: str) -> FlaskClient:
        """Give a browser somebody is signed in with."""
        client = self.app.test_client()
        with self.app.app_context():
            person = person_by_username(username)
            assert person is not None
            with transaction() as session:
                token = enter(session, person_id=person.id, address="127.0.0.1", now=clock.now())
        with client.session_transaction() as kept:
            kept["_user_id"] = token
        return client

    def fetch(
        self, username: str, asked: Iterable[str], *, method: str = "GET"
    ) -> Iterator[tuple[str, Answer]]:
        """Give what each address answers to somebody, one after the other."""
        client = self.browser(username)
        for address in asked:
            with client.open(address, method=method) as answer:
                yield f"{method} {address}", masked(answer.status_code, answer.headers, answer.data)


def masked(status: int, headers: Iterable[tuple[str, str]], body: bytes) -> Answer:
    """Take an answer without what is drawn anew each time."""
    kept = sorted(
        (name, _COOKIE.sub(r"\1=", value) if name == "Set-Cookie" else value) for name, value in headers
    )
    return Answer(status, tuple(kept), _plain(_MASKED.sub(rb"\1", body)))


def _plain(body: bytes) -> bytes:
    """Open a workbook: its parts are compared, without the moment it was made."""
    if not body.startswith(b"PK\x03\x04"):
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        parts = sorted(name for name in book.namelist() if name not in _XLSX_MADE)
        return b"".join(name.encode() + b"\0" + book.read(name) for name in parts)


@contextmanager
def papers_set_once() -> Iterator[None]:
    """Set the same paper from the same values only once: a process for each is most of a crawl."""
    made: dict[tuple[Path, bytes], bytes] = {}

    def once(script: Path, data: bytes, *, seconds: float) -> bytes:
        if (script, data) not in made:
            made[script, data] = alone.run_alone(script, data, seconds=seconds)
        return made[script, data]

    with ExitStack() as stack:
        for module in ("setting", "workbook"):
            stack.enter_context(patch(f"casebook.papers.{module}.run_alone", once))
        yield
