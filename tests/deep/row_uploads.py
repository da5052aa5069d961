"""Uploads: a hostile corpus sent to the page; nothing runs or escapes, what is kept comes back the same."""

import re
import secrets
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from casebook.records.attachments import Attachment, content_context, key_context
from casebook.records.base import db
from casebook.vault.envelopes import DataKey, open_data_key
from casebook.vault.safe import Safe
from casebook.vault.storage import Folder
from tests.conftest import ORDINARY_DAY, Clock
from tests.deep.hostile_files import APART, KEPT, MARKER, REFUSED, Sample, sample
from tests.deep.rows import Rounds, Row, Tally
from tests.handed import CANARY
from tests.matters import registered
from tests.people import PASSWORD, School, settle_school

_BOUNDARY = b"casebook-deep-boundary"
_A_FILE = re.compile(r"files/[0-9a-f]{2}/[0-9a-f]{32}")
# The database, its journals and its turnstile: what belongs to the engine, not to a file handed in.
_ENGINE = re.compile(r"casebook\.sqlite.*|\.?backups(/.*)?")


class World:
    """One school with a case, seen by Cô Lan's browser; what changed since the last file is told."""

    def __init__(self, app: Flask) -> None:
        app.config["WTF_CSRF_ENABLED"] = False
        self.app = app
        self.data: Path = app.config["CASEBOOK"].data
        with app.app_context():
            school: School = settle_school()
            self.case_id = registered(school)
        self.client: FlaskClient = app.test_client()
        self.client.post("/login", data={"username": "lan", "password": PASSWORD})
        self.known: set[str] = set()
        self.before = self.lying()

    def send(self, number: int, one: Sample) -> int:
        """Send a file as raw as it is; gives the status."""
        key = b"round-%d" % number
        parts = [
            b'Content-Disposition: form-data; name="request_key"\r\n\r\n' + key,
            b'Content-Disposition: form-data; name="files"; filename="'
            + one.name
            + b'"\r\nContent-Type: text/html\r\n\r\n'
            + one.data,
        ]
        body = b"".join(b"--" + _BOUNDARY + b"\r\n" + part + b"\r\n" for part in parts)
        answer = self.client.post(
            f"/cases/{self.case_id}/files",
            data=body + b"--" + _BOUNDARY + b"--\r\n",
            content_type=f"multipart/form-data; boundary={_BOUNDARY.decode()}",
        )
        return answer.status_code

    def new_rows(self) -> list[Attachment]:
        """Give the rows that were not there before."""
        db.session.rollback()
        rows = [row for row in db.session.scalars(select(Attachment)) if row.id not in self.known]
        self.known |= {row.id for row in rows}
        return rows

    def lying(self) -> set[str]:
        """Give everything that lies in the data folder and beside it, but the database."""
        paths = (path for path in self.data.rglob("*") if path.is_file())
        named = (path.relative_to(self.data).as_posix() for path in paths)
        beside = (path.name for path in self.data.parent.iterdir())
        return {name for name in named if not _ENGINE.fullmatch(name)} | {f"../{name}" for name in beside}


def run(rounds: Rounds) -> Tally:
    """Send the file of each round, and look at what is left of it."""
    tally = Tally()
    clock = Clock()
    clock.to(ORDINARY_DAY)
    try:
        with rounds.fresh() as app:
            world = World(app)
            for number in rounds:
                one = sample(number)
                for failure in look(world, number, one, tally):
                    tally.failures.append(f"file {number} {one.name[:60]!r}: {failure}")
                tally.done += 1
    finally:
        clock.stop()
    return tally


def look(world: World, number: int, one: Sample, tally: Tally) -> Iterator[str]:
    """Send one file; give what is wrong, a sentence each."""
    status = world.send(number, one)
    with world.app.app_context():
        rows = world.new_rows()
        lying = world.lying()
        fresh, world.before = lying - world.before, lying
        outcome = (APART if rows[0].quarantined else KEPT) if rows else REFUSED
        tally.count(outcome)
        if status not in (302, 422):
            yield f"the page answered {status}"
        if (status == 302) != bool(rows) or len(rows) > 1:
            yield f"{len(rows)} rows after the answer {status}"
        if outcome not in one.allowed:
            yield f"it was {outcome}"
        if len(fresh) != len(rows) or any(not _A_FILE.fullmatch(name) for name in fresh):
            yield f"{len(rows)} rows, and new beside the database: {sorted(fresh)}"
        yield from clear_text(world, fresh)
        for row in rows:
            yield from comes_back(world, row, one)
    if any(Path(place, MARKER).exists() for place in ("/tmp", "/etc/cron.d", str(world.data.parent))):  # noqa: S108  where one that got out would lie
        yield "something ran or got out"


def clear_text(world: World, fresh: set[str]) -> Iterator[str]:
    """Look for the canary in what was just written."""
    for name in fresh:
        if CANARY.encode() in (world.data / name).read_bytes():
            yield f"{name} can be read without a key"


def comes_back(world: World, row: Attachment, one: Sample) -> Iterator[str]:
    """Take a kept file back: the same bytes, as a download; one that is set apart from the safe only."""
    if row.quarantined:
        keys = world.app.config["KEYS"]
        key = open_data_key(keys, row.data_key, context=key_context(row.id))
        safe = Safe(keys, Folder(world.data / "files"))
        found = safe.fetch(key, row.stored_as, context=content_context(row.id), sha256=row.sha256)
        if found != one.data:
            yield "the safe holds other bytes"
        if world.client.get(f"/files/{row.id}").status_code != 302:
            yield "it was given out although it is set apart"
        return
    answer = world.client.get(f"/files/{row.id}")
    if answer.status_code != 200 or answer.data != one.data:
        yield f"it did not come back the same ({answer.status_code})"
    headers = answer.headers
    if not headers.get("Content-Disposition", "").startswith("attachment"):
        yield "it is shown, not saved"
    if "sandbox" not in headers["Content-Security-Policy"] or headers["X-Content-Type-Options"] != "nosniff":
        yield "its headers would let it act"
    if "html" in headers["Content-Type"] or "svg" in headers["Content-Type"]:
        yield f"it is given as {headers['Content-Type']}"


def in_clear(safe: Safe, _key: DataKey, plain: bytes, *, context: str) -> str:
    """Keep a file as it is: what the row must notice."""
    name = secrets.token_hex(16)
    safe.storage.put(name, [plain])
    return name


def broken(rounds: Rounds) -> Tally:
    """Store in clear; the canary must be found, and the file must not come back."""
    with patch.object(Safe, "keep", in_clear):
        return run(rounds)


ROW = Row(
    name="uploads",
    title="uploads: bombs, polyglots, traversal, names",
    unit="files",
    full=200,
    quick=20,
    chunk=20,
    run=run,
    broken=broken,
)
