"""The installation whose letters go to a server of the tests' own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from casebook.mail.sending import Post, Sent, send_waiting
from casebook.records.base import db, transaction
from casebook.records.outbox import MailSettings, OutboxRow, Security, mail_settings
from casebook.records.people import Person
from casebook.services.letter_texts import ASSIGNED
from tests.mail.postman import LOCAL, Postman, working
from tests.people import School, Somebody
from tests.programs import FORGETFUL, let_go

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
SENDER = "vanthu@truong.example"


@dataclass
class Office:
    """Letters waiting in a school, a worker that sends them, and a wall clock of its own."""

    app: Flask
    school: School
    postman: Postman
    now: datetime = MONDAY
    queued: int = 0
    worker: str = "worker"
    ends: bool = field(default=False)

    def later(self, **time: float) -> None:
        """Let time go by."""
        self.now += timedelta(**time)

    def queue(self, count: int = 1, *, to: Somebody | None = None, **more: object) -> list[str]:
        """Put letters into the outbox."""
        with transaction() as session:
            rows = [self._row(to or self.school.lan, more) for _ in range(count)]
            session.add_all(rows)
            session.flush()
            return [row.id for row in rows]

    def _row(self, to: Somebody, more: dict[str, object]) -> OutboxRow:
        self.queued += 1
        values = {"unit_id": to.unit_id, "occasion": f"test:{self.queued}", "kind": ASSIGNED} | more
        return OutboxRow(recipient_id=to.id, queued_at=self.now, **values)

    def send(self, *, worker: str = "", most: int = 200) -> Sent:
        """Let a worker send what waits, once."""
        post = Post(
            worker=worker or self.worker,
            moment=lambda: self.now,
            day=self.now.date,
            keys=self.app.config["KEYS"],
            address="https://casebook.example",
            ends=lambda: self.ends,
        )
        return send_waiting(post, most=most)

    def send_for(self, **time: float) -> None:
        """Let a worker look every minute for a while."""
        until = self.now + timedelta(**time)
        while self.now < until:
            self.send()
            self.later(minutes=1)

    def letter(self, letter_id: str) -> OutboxRow:
        """Give a letter as the database has it."""
        db.session.rollback()
        return db.session.get_one(OutboxRow, letter_id, populate_existing=True)

    @property
    def settings(self) -> MailSettings:
        """How mail is sent, as the database has it."""
        db.session.rollback()
        found = mail_settings()
        assert found is not None
        return found

    @property
    def unsent(self) -> int:
        """How many letters are neither sent nor given up nor cancelled."""
        db.session.rollback()
        rows = db.session.scalars(select(OutboxRow).execution_options(populate_existing=True))
        return sum(not (row.sent_at or row.cancelled_at or row.given_up_at) for row in rows)


def settle_mail(port: int, *, addresses: bool = True) -> None:
    """Say where letters go, and give everybody an address."""
    with transaction() as session:
        session.merge(
            MailSettings(
                id=1,
                server=LOCAL,
                port=port,
                security=Security.NONE,
                username="",
                sender=SENDER,
                changed_at=MONDAY,
                failure="",
                faults=0,
            )
        )
        for person in session.scalars(select(Person)) if addresses else ():
            person.email = f"{person.username}@nguoi.example"


@pytest.fixture
def postman() -> Postman:
    """A server that is not running yet."""
    return Postman()


@pytest.fixture
def running(postman: Postman) -> Iterator[Postman]:
    """A server that runs."""
    with working(postman):
        yield postman


@pytest.fixture
def office(app: Flask, engine: str, school: School, postman: Postman) -> Iterator[Office]:
    """Stand in a school whose letters go to that server, on a disk nobody waits for."""
    let_go(app)
    app.config[FORGETFUL] = engine == "sqlite"
    with app.app_context():
        settle_mail(postman.port)
        yield Office(app, school, postman)
