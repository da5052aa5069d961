"""The restore drill: another folder, an empty database, the back-up and the paper: all is as it was."""

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from flask import Flask
from sqlalchemy import select

from casebook.records import dumps
from casebook.records.base import db
from casebook.services import installing
from casebook.services.shipped_days import ship_days
from casebook.vault.keys import load_keys, replace_keys
from casebook.vault.recovery import new_recovery_key
from casebook.vault.storage import FILES, Folder
from tests import postgres
from tests.conftest import make_app, settings_for
from tests.deep.rows import Rounds, Row, Tally
from tests.programs import let_go

# What the restore itself writes: that it happened, and that nobody is signed in any more.
WRITTEN_BY_RESTORING = {"audit", "audit_chain", "sign_ins"}


def run(rounds: Rounds) -> Tally:
    """Fill a school, back it up, lose the machine, restore with the paper, compare everything."""
    tally = Tally()
    for number in rounds:
        with rounds.fresh() as app:
            tally.failures += [f"world {number}: {one}" for one in _drill(app, number, tally)]
        tally.done += 1
    return tally


def broken(rounds: Rounds) -> Tally:
    """The same with a dump that keeps no fractions of seconds: nobody would see it but this comparison."""
    real = dumps._told

    def careless(value: object) -> object:
        return real(value.replace(microsecond=0) if isinstance(value, datetime) else value)

    dumps._told = careless
    try:
        return run(rounds)
    finally:
        dumps._told = real


def _drill(app: Flask, number: int, tally: Tally) -> list[str]:
    chance = Random(number)  # noqa: S311 - a repeatable world
    paper = new_recovery_key()
    settings = app.config["CASEBOOK"]
    kept = load_keys(settings.keys)
    assert kept is not None
    replace_keys(settings.keys, replace(kept, recovery=paper.public))
    app.config["KEYS"] = load_keys(settings.keys)
    with app.app_context():
        _fill(app, chance)
        rows, files = _rows(), _files(app)
        made = app.test_cli_runner().invoke(args=["backup", "create", "--to", str(settings.data / "out")])
        if made.exit_code:
            return [made.output]
    (backup,) = (settings.data / "out").glob("*.backup")
    with _other_machine(settings.database_url) as there:
        how = there.test_cli_runner().invoke(
            args=["backup", "restore", str(backup), "--recovery-key"], input=f"{paper.printed}\n"
        )
        if how.exit_code:
            return [how.output]
        with there.app_context():
            tally.count("rows compared", sum(map(len, rows.values())))
            tally.count("files compared", len(files))
            return (
                _differences(rows, _rows()) + _commands(there) + ["files differ"] * (files != _files(there))
            )


def _fill(app: Flask, chance: Random) -> None:
    now = datetime(2026, 11, 23, 1, 0, 0, 123456, tzinfo=UTC) + timedelta(days=chance.randrange(300))
    ship_days(now=now)
    keys = app.config["KEYS"]
    installing.fill_sample(key=keys.sample, today=date(now.year, now.month, now.day), now=now)
    storage = Folder(app.config["CASEBOOK"].data / FILES)
    for _ in range(chance.randrange(3, 8)):
        storage.put(secrets.token_hex(16), [chance.randbytes(chance.randrange(1, 600_000))])


def _rows() -> dict[str, list[str]]:
    # Read through the declared tables, apart from how the back-up reads them.
    with db.engine.connect() as connection:
        return {
            name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for name, table in db.metadata.tables.items()
        }


def _files(app: Flask) -> dict[str, bytes]:
    folder: Path = app.config["CASEBOOK"].data / FILES
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _differences(before: dict[str, list[str]], after: dict[str, list[str]]) -> list[str]:
    found = [
        f"{name}: {len(set(rows) ^ set(after[name]))} rows differ"
        for name, rows in before.items()
        if rows != after[name] and name not in WRITTEN_BY_RESTORING
    ]
    if not set(before["audit"]) < set(after["audit"]):
        found.append("audit: lines are missing")
    return found


def _commands(app: Flask) -> list[str]:
    said = []
    for command in (["audit", "verify"], ["casebook", "recount", "--check"], ["vault", "status"]):
        answer = app.test_cli_runner().invoke(args=command)
        if answer.exit_code:
            said.append(f"{' '.join(command)}: {answer.output}")
    return said


@contextmanager
def _other_machine(url: str) -> Iterator[Flask]:
    """An installation without data, without tables and without keys, on the same engine."""
    folder = Path(tempfile.mkdtemp(prefix="casebook-drill-"))
    socket, name = url.partition("?host=")[2], f"drill_{secrets.token_hex(8)}"
    if socket:
        postgres.create(socket, name)
        url = postgres.url(socket, name)
    else:
        url = f"sqlite:///{folder / 'data' / 'casebook.sqlite'}"
    app = make_app(settings_for(folder, url))
    shutil.rmtree(app.config["CASEBOOK"].keys)
    app.config["KEYS"] = None
    try:
        yield app
    finally:
        let_go(app)
        if socket:
            postgres.drop(socket, name)
        shutil.rmtree(folder, ignore_errors=True)


ROW = Row(
    name="restore",
    title="Restore drill on another folder, with the printed recovery key",
    unit="worlds",
    full=20,
    quick=1,
    chunk=1,
    run=run,
    broken=broken,
)
