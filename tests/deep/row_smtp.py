"""Letters over a real mail server while workers are killed: none lost, at most one twice for each kill."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from random import Random

from flask import Flask
from sqlalchemy import func, select, update

from casebook import clock
from casebook.records.base import db, transaction
from casebook.records.outbox import MailSettings, OutboxRow, waiting
from casebook.services.letter_texts import ASSIGNED
from tests.deep.mail_nursery import MailNursery, send_round
from tests.deep.rows import Rounds, Row, Tally
from tests.mail.conftest import settle_mail
from tests.mail.postman import Postman, working
from tests.people import School, settle_school
from tests.programs import FORGETFUL, let_go

LETTERS = 50
"""For each kill: ten thousand letters make two hundred kills."""
LONGEST = 0.5
PATIENCE = 60.0
_ENOUGH = 12


@dataclass
class World:
    """A school with a mail server; what was queued, and how often a worker was killed."""

    app: Flask
    school: School
    postman: Postman
    nursery: MailNursery
    ids: list[str] = field(default_factory=list)
    kills: int = 0


@contextmanager
def world(rounds: Rounds, *, mark_first: bool) -> Iterator[World]:
    """Make an office whose letters go to a server of this process, which no kill reaches."""
    postman = Postman()
    with rounds.fresh() as app, working(postman):
        app.config[FORGETFUL] = rounds.engine == "sqlite"
        with app.app_context():
            school = settle_school()
            settle_mail(postman.port)
        let_go(app)
        settings = app.config["CASEBOOK"]
        with MailNursery(settings, settings.data / "task", mark_first=mark_first) as nursery:
            yield World(app, school, postman, nursery)


def run(rounds: Rounds) -> Tally:
    """Kill a worker at a random moment of its work, let another go on, and compare what came in."""
    tally = Tally()
    with world(rounds, mark_first=False) as here:
        for number in rounds:
            tally.failures += [f"round {number}: {one}" for one in _round(here, number)]
            tally.done += 1
        tally.count("letters", len(here.ids))
        tally.count("letters that came twice", _twice(here))
    return tally


def broken(rounds: Rounds) -> Tally:
    """The same with letters marked before they are sent: what a kill in between stops is never sent."""
    tally = Tally()
    with world(rounds, mark_first=True) as here:
        for number in range(_ENOUGH):
            tally.failures += _round(here, number)
            if tally.failures:
                break
    return tally


def _round(here: World, number: int) -> list[str]:
    chance = Random(number)  # noqa: S311 - a repeatable round
    # The server is out of sorts in its own way in every round.
    here.postman.data_answer = _moods(chance)
    here.postman.slow = chance.choice((0.0, 0.0, 0.01))
    with here.app.app_context():
        here.ids += _queue(here.school)
    let_go(here.app)
    seen = here.postman.connections
    worker = here.nursery.start()
    until = time.monotonic() + PATIENCE
    while here.postman.connections == seen and time.monotonic() < until:
        time.sleep(0.005)
    time.sleep(chance.random() * LONGEST)
    here.nursery.kill(worker)
    here.kills += 1
    here.postman.data_answer, here.postman.slow = lambda _letter: None, 0.0
    return [*_finish(here), *_compare(here)]


def _moods(chance: Random) -> Callable[[EmailMessage], str | None]:
    """Now and then a letter is put off, refused, or the line ends."""
    bad = chance.choice((None, "451 4.7.1 Later", "554 5.7.1 Not this one", "421 4.3.2 Closing"))
    return lambda _letter: bad if bad and chance.random() < 0.05 else None


def _queue(school: School) -> list[str]:
    people = [one for one in school.everyone if one.unit_id == school.unit.id]
    with transaction() as session:
        rows = [
            OutboxRow(
                unit_id=school.unit.id,
                occasion=f"round:{time.monotonic_ns()}:{n}",
                recipient_id=people[n % len(people)].id,
                kind=ASSIGNED,
                queued_at=clock.now(),
            )
            for n in range(LETTERS)
        ]
        session.add_all(rows)
        session.flush()
        return [row.id for row in rows]


def _finish(here: World) -> list[str]:
    """Let the time of leases and of waiting go by, and another worker send what is left."""
    with here.app.app_context():
        for _ in range(5):
            with transaction() as session:
                session.execute(
                    update(OutboxRow).where(waiting()).values(claimed_until=None, next_try_at=None)
                )
                session.execute(update(MailSettings).values(next_round_at=None))
            send_round(here.app, "another")
            left = db.session.scalar(select(func.count()).select_from(OutboxRow).where(waiting()))
            db.session.rollback()
            if not left:
                break
    let_go(here.app)
    return [f"{left} letters still wait"] if left else []


def _compare(here: World) -> list[str]:
    came = Counter(here.postman.ids)
    wanted = {f"<{one}@truong.example>" for one in here.ids}
    found = [f"letter {one} was lost" for one in sorted(wanted - set(came))]
    found += [f"letter {one} was never queued" for one in sorted(set(came) - wanted)]
    if (twice := _twice(here)) > here.kills:
        found.append(f"{twice} letters came twice after {here.kills} kills")
    return found


def _twice(here: World) -> int:
    return sum(count - 1 for count in Counter(here.postman.ids).values())


ROW = Row(
    name="smtp",
    title="a real mail server, with workers killed while they send",
    unit="kills",
    full=200,
    quick=2,
    chunk=20,
    run=run,
    broken=broken,
)
