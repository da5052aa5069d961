"""kill -9 during writes, receipts kept by another process: nothing acknowledged is lost, nothing is half."""

import contextlib
import os
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import psycopg
from flask import Flask

from tests import postgres
from tests.conftest import make_app, migrate, settings_for
from tests.deep.nursery import Nursery
from tests.deep.rows import Rounds, Row, Tally
from tests.deep.served import Server, register_until_killed
from tests.deep.writer import Receipt, halves, lost
from tests.people import School, settle_school
from tests.programs import let_go

THROUGH_THE_WEB, SERVER_TOO, DATABASE_TOO = 25, 5, 20
"""Every so many rounds: the web server is killed, a process of the database, the database as a whole."""
LONGEST = 0.9


@dataclass
class World:
    """One installation in which rounds follow each other, and every receipt anybody was given."""

    app: Flask
    school: School
    nurseries: list[Nursery]
    folder: Path
    cluster: postgres.Cluster | None
    receipts: list[Receipt] = field(default_factory=list)


@contextmanager
def world(rounds: Rounds, *, too_early: bool = False) -> Iterator[World]:
    """Make an installation on the engine; PostgreSQL with a server that keeps what it promised."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="casebook-kill-")))
        cluster = None
        if rounds.engine == "postgresql":
            cluster = postgres.Cluster(durable=True)
            stack.callback(cluster.stop)
            settings = settings_for(folder, postgres.url(cluster.start(), "postgres"))
            migrate(settings)
            app = make_app(settings)
        else:
            app = stack.enter_context(rounds.fresh())
        stack.callback(let_go, app)
        settings = app.config["CASEBOOK"]
        with app.app_context():
            school = settle_school()
        nurseries = [
            stack.enter_context(Nursery(settings, school, folder / f"task-{n}", too_early=too_early))
            for n in range(2)
        ]
        yield World(app, school, nurseries, folder, cluster)


def run(rounds: Rounds) -> Tally:
    """Let people work, kill them at a random moment, and look at what is there."""
    tally = Tally()
    with world(rounds) as here:
        for number in rounds:
            tally.failures += [f"round {number}: {one}" for one in _round(here, number, tally)]
            tally.done += 1
    return tally


def broken(rounds: Rounds) -> Tally:
    """The same with receipts given before the commit: what a kill in between takes back is missed."""
    tally = Tally()
    with world(rounds, too_early=True) as here:
        for number in range(1, THROUGH_THE_WEB):
            tally.failures += _round(here, number, tally)
            if tally.failures:
                break
    return tally


def _round(here: World, number: int, tally: Tally) -> list[str]:
    chance = Random(number)  # noqa: S311 - a repeatable round
    if number % THROUGH_THE_WEB == 0:
        told = _through_the_web(here, chance)
        tally.count("rounds through the web server")
    else:
        told = _by_processes(here, number, chance, tally)
    tally.count("acknowledged changes", len(told))
    here.receipts += told
    let_go(here.app)
    with here.app.app_context():
        return lost(here.receipts) + halves()


def _through_the_web(here: World, chance: Random) -> list[Receipt]:
    server = Server(here.app.config["CASEBOOK"], here.folder / "server.log")
    told: list[Receipt] = []
    people = [
        threading.Thread(target=register_until_killed, args=(server.port, here.school, told))
        for _ in range(2)
    ]
    for person in people:
        person.start()
    until = time.monotonic() + postgres.PATIENCE
    while not told and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(chance.random())
    server.kill()
    for person in people:
        person.join()
    assert told, (here.folder / "server.log").read_text()[-2000:]
    return told


def _by_processes(here: World, number: int, chance: Random, tally: Tally) -> list[Receipt]:
    at_work = [(one, one.start(number * 10 + n)) for n, one in enumerate(here.nurseries) if n <= number % 2]
    time.sleep(chance.random() * LONGEST)
    if here.cluster and number % DATABASE_TOO == 1:
        _kill_database(here.cluster)
        tally.count("rounds with the whole database killed")
    elif here.cluster and number % SERVER_TOO == 2:
        _kill_backends(here.cluster)
        tally.count("rounds with a process of the database killed")
    return [receipt for nursery, child in at_work for receipt in nursery.kill(child)]


def _kill_backends(cluster: postgres.Cluster) -> None:
    asked = (
        "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
    )
    with psycopg.connect(postgres.conninfo(str(cluster.folder)), autocommit=True) as connection:
        pids = [pid for (pid,) in connection.execute(asked).fetchall()]
    # The connection is closed: when one process dies the server sends all others away, in the middle of
    # this, too.
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    _until_it_answers(cluster)


def _kill_database(cluster: postgres.Cluster) -> None:
    assert cluster.server
    cluster.server.kill()
    cluster.server.wait()
    until = time.monotonic() + postgres.PATIENCE
    while True:
        try:
            cluster.serve()
        except postgres.NoServer:
            # Processes of the killed server may hold its memory for a moment.
            assert time.monotonic() < until
            time.sleep(0.1)
        else:
            return


def _until_it_answers(cluster: postgres.Cluster) -> None:
    until = time.monotonic() + postgres.PATIENCE
    time.sleep(0.1)  # the server notices first, and then closes every connection
    while time.monotonic() < until:
        try:
            psycopg.connect(postgres.conninfo(str(cluster.folder))).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the database does not come back")


ROW = Row(
    name="kill",
    title="kill -9 during writes, with acknowledgements kept by another process",
    unit="kills",
    full=1000,
    quick=10,
    chunk=50,
    run=run,
    broken=broken,
)
