"""The matrix: every rule and method, asked by everybody, about a case in every state."""

from dataclasses import replace
from unittest.mock import patch

import time_machine
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from casebook.web.registry import ENDPOINTS
from tests.deep.crawl import papers_set_once
from tests.deep.doors import Door, Roles, doors, is_closed, roles_of
from tests.deep.personas import MORNING, PERSONAS, Persona, World, make_world, sign_in, token_of
from tests.deep.rows import Rounds, Row, Tally
from tests.deep.watching import watched

NOT_FOUND, TO_THE_DOOR, GONE_QUIET = 404, 302, 204
# What ends one's own session, or is the way to begin one.
LAST = frozenset({"sign_in.logout", "account.sign_out_everywhere", "account.change_password"})


class Walk:
    """One person's walk to every door of one world."""

    def __init__(self, app: Flask, world: World, persona: Persona, tally: Tally) -> None:
        self.app, self.world, self.persona, self.tally = app, world, persona, tally
        self.roles: Roles = roles_of(app, persona.username, world)
        self.client: FlaskClient = app.test_client()
        self.token: dict[str, str] = {}

    def go(self) -> None:
        """Closed doors first, for they change nothing; then what may be read, then what may be done."""
        signed_in = sign_in(self.client, self.persona.username) == TO_THE_DOOR
        self.expect(signed_in == self.persona.signs_in, f"{self.persona.username} signing in: {signed_in}")
        self.token = token_of(self.client)
        every = doors(self.app, self.world)
        closed = [door for door in every if is_closed(door, self.persona, self.roles, self.world)]
        for door in closed:
            self.refused(door)
        others = [door for door in every if door not in set(closed) and door.endpoint not in LAST]
        for door in sorted(others, key=lambda door: door.method == "POST"):
            self.opened(door)

    def asked(self, door: Door) -> TestResponse:
        """Ask as a browser would that has one of our pages open: a form carries its token."""
        sent = self.token if door.method == "POST" else None
        return self.client.open(door.address, method=door.method, data=sent)

    def refused(self, door: Door) -> None:
        """A closed door looks like none, tells nothing, changes nothing, and leaves an audit line."""
        with watched(self.app) as writes, self.asked(door) as answer:
            status, body = answer.status_code, answer.get_data()
        told = f"{self.persona.username} {door.method} {door.address} ({door.state})"
        wanted = {NOT_FOUND} if self.persona.signs_in else {TO_THE_DOOR, GONE_QUIET}
        self.expect(status in wanted, f"{told}: {status}")
        self.expect(not writes.beyond_traces, f"{told} wrote to {writes.beyond_traces}")
        if self.persona.signs_in and door.method != "HEAD":  # the same question as the GET before it
            self.expect(writes.audited, f"{told}: no audit line")
        self.says_nothing(told, body)
        self.tally.count("closed doors tried")

    def opened(self, door: Door) -> None:
        """What one may open answers, and tells nothing of the cases one may not see."""
        with self.asked(door) as answer:
            status, body = answer.status_code, answer.get_data()
        told = f"{self.persona.username} {door.method} {door.address} ({door.state})"
        self.expect(status < 500 or door.endpoint == "health.readyz", f"{told}: {status}")
        if door.endpoint != "static":
            self.says_nothing(told, body)
        self.tally.count("open doors tried")

    def says_nothing(self, told: str, body: bytes) -> None:
        """No word of a case somebody may not see."""
        for state, canary in self.world.canaries.items():
            if state not in self.persona.sees:
                self.expect(canary.encode() not in body, f"{told} tells of the {state} case")

    def expect(self, holds: bool, told: str) -> None:  # noqa: FBT001 - what must hold
        if not holds:
            self.tally.failures.append(told)


def _walks(rounds: Rounds) -> Tally:
    tally = Tally()
    for number in rounds:
        persona = PERSONAS[number % len(PERSONAS)]
        with (
            rounds.furnished(make_world) as (app, world),
            papers_set_once(),
            time_machine.travel(MORNING, tick=False),
        ):
            unknown = {rule.endpoint for rule in app.url_map.iter_rules()} - set(ENDPOINTS)
            tally.failures += [f"{endpoint} has no policy" for endpoint in sorted(unknown)]
            Walk(app, world, persona, tally).go()
        tally.done += 1
    return tally


def run(rounds: Rounds) -> Tally:
    """Let so many of the people walk to every door."""
    return _walks(rounds)


def broken(rounds: Rounds) -> Tally:
    """The same with a guard that asks for no power any more."""
    with patch("casebook.web.access.holds", lambda _needed: True):
        return _walks(replace(rounds, first=2, count=1))


ROW = Row(
    name="matrix",
    title="matrix of every rule, method, person and state",
    unit="people",
    full=len(PERSONAS),
    quick=2,
    chunk=1,
    run=run,
    broken=broken,
)
