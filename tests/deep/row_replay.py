"""Every id somebody has seen, asked for by somebody else: in addresses and, as a second id, in forms."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import String, select, true

from casebook.records.base import db
from casebook.records.cases import Case
from tests.deep.arguments import FILLED, NO_ROW
from tests.deep.crawl import Crawler, papers_set_once
from tests.deep.personas import MORNING, PERSONAS, Persona, World, make_world, token_of
from tests.deep.rows import Rounds, Row, Tally
from tests.deep.taken_away import taken_away
from tests.deep.watching import watched
from tests.web.dom import Node, Tree

# People of other units: whatever a row of the school is, it is not theirs.
STRANGERS = tuple(one for one in PERSONAS if one.username in {"mai", "nga", "duc"})
# People of the school: cases behind a wall are not theirs.
WALLED = tuple(one for one in PERSONAS if one.username in {"minh", "phuc", "lan", "ha", "hai", "thu", "son"})
SECRET = ("denounced", "held")
MOST_PAGES = 40
OFTEN = 0.7
# What every unit shares, and what belongs to nobody.
SHARED = frozenset({"units", "people", "calendar_changes", "changed_days", "rule_changes", "installation"})
NOT_SENT = frozenset({"submit", "button", "reset", "image", "file"})
TYPED = frozenset({"text", "search", "tel", "email"})
QUIET = frozenset({301, 302, 303, 308, 404, 405})


class Replays:
    """One world: which rows are whose, and the forms each of the curious can reach."""

    def __init__(self, app: Flask, world: World, tally: Tally) -> None:
        self.app, self.world, self.tally = app, world, tally
        self.crawler = Crawler(app)
        self.browsers: dict[str, FlaskClient] = {}
        self.in_doubt: set[str] = set()
        self.tokens: dict[str, dict[str, str]] = {}
        self.forms: dict[str, list[tuple[str, list[Node]]]] = {}
        with app.app_context():
            self.ids = _ids_of_the_school(world)
            self.walled = {state: _ids_of_case(world.cases[state]) for state in SECRET}
        self.rules = [rule for rule in app.url_map.iter_rules() if set(rule.arguments) - NO_ROW]

    def replay(self, number: int) -> None:
        """One id, somebody it is not meant for, and an address or a form: drawn by the number."""
        random = Random(number)  # noqa: S311  it draws what is tried, not a secret
        if random.random() < 0.5:
            who, ids = random.choice(STRANGERS), self.ids
        else:
            who = random.choice(WALLED)
            state = random.choice([state for state in SECRET if state not in who.sees])
            # The case's own id is the one an address leads anywhere with; most others are rows behind it.
            ids = [self.world.cases[state]] if random.random() < OFTEN else self.walled[state]
        foreign = random.choice(ids)
        if random.random() < 0.5:
            self.in_an_address(who, foreign, random)
        else:
            self.in_a_form(who, foreign, random)

    def in_an_address(self, who: Persona, foreign: str, random: Random) -> None:
        """Ask for it wherever an id may stand."""
        fitting = [rule for rule in self.rules if "case_id" in rule.arguments]
        is_case = foreign in self.world.cases.values() and random.random() < OFTEN
        rule = random.choice(fitting if is_case else self.rules)
        values = {name: FILLED.get(name, foreign) for name in rule.arguments}
        address = self.app.url_map.bind("localhost").build(rule.endpoint, values)
        method = random.choice(sorted((rule.methods or set()) - {"OPTIONS", "HEAD"}))
        browser = self.browser(who)
        sent = self.tokens[who.username] if method == "POST" else None
        with watched(self.app) as writes, browser.open(address, method=method, data=sent) as answer:
            told = f"{who.username} {method} {address}"
            self.expect(answer.status_code in QUIET, f"{told}: {answer.status_code}")
            self.expect(not writes.beyond_traces, f"{told} wrote to {writes.beyond_traces}")
            self.says_nothing(who, told, answer.get_data())
        self.tally.count("in addresses")

    def in_a_form(self, who: Persona, foreign: str, random: Random) -> None:
        """Send a form of one's own with it in the place of one answer."""
        if who.username not in self.forms:
            self.forms[who.username] = list(self.reachable_forms(who))
        if not self.forms[who.username]:
            return self.in_an_address(who, foreign, random)
        action, fields = random.choice(self.forms[who.username])
        typed = {field["name"]: _as_it_stands(field) for field in fields}
        place = random.choice(sorted(typed)) if typed else "case"
        browser = self.browser(who)
        sent = typed | {place: foreign} | self.tokens[who.username]
        with watched(self.app) as writes, browser.post(action, data=sent) as answer:
            told = f"{who.username} POST {action} {place}={foreign}"
            self.expect(answer.status_code < 500, f"{told}: {answer.status_code}")
            self.expect(foreign not in writes.values or _is_free_text(fields, place), f"{told} was written")
            self.says_nothing(who, told, answer.get_data())
        self.in_doubt.add(who.username)
        self.tally.count("in forms")
        return None

    def reachable_forms(self, who: Persona) -> Iterator[tuple[str, list[Node]]]:
        """Walk from the desk over the links of pages and take every form on them."""
        client, seen, queue = self.browser(who), set[str](), ["/"]
        while queue and len(seen) < MOST_PAGES:
            address = queue.pop(0)
            if address in seen or address.startswith(("/static", "/logout", "/account")):
                continue
            seen.add(address)
            with client.get(address) as answer:
                if answer.status_code != 200 or answer.mimetype != "text/html":
                    continue
                page = Tree(answer.get_data(as_text=True)).root
            links = (link["href"].split("#")[0] for link in page.find_all("a", href=True))
            queue += [link for link in links if link.startswith("/")]
            for form in page.find_all("form"):
                if form.get("method").lower() == "post" and "logout" not in form.get("action"):
                    yield form.get("action") or address, list(_fields(form))

    def browser(self, who: Persona) -> FlaskClient:
        """A browser somebody is signed in with; a form may have signed them out."""
        client = self.browsers.get(who.username)
        if client is None or (who.username in self.in_doubt and client.get("/powers").status_code != 200):
            client = self.browsers[who.username] = self.crawler.browser(who.username)
            self.tokens[who.username] = token_of(client)
        self.in_doubt.discard(who.username)
        return client

    def says_nothing(self, who: Persona, told: str, body: bytes) -> None:
        """No word of a case somebody may not see."""
        for state, canary in self.world.canaries.items():
            if state not in who.sees:
                self.expect(canary.encode() not in body, f"{told} tells of the {state} case")

    def expect(self, holds: bool, told: str) -> None:  # noqa: FBT001 - what must hold
        """Note what does not hold."""
        if not holds:
            self.tally.failures.append(told)


def _fields(form: Node) -> Iterator[Node]:
    for tag in ("input", "select", "textarea"):
        for field in form.find_all(tag):
            if field.get("name") and field.get("type") not in NOT_SENT and field["name"] != "csrf_token":
                yield field


def _as_it_stands(field: Node) -> str:
    if field.tag == "select":
        options = field.find_all("option")
        chosen = [option for option in options if "selected" in option.attrs] or options
        return chosen[0].get("value") if chosen else ""
    return field.text if field.tag == "textarea" else field.get("value")


def _is_free_text(fields: list[Node], place: str) -> bool:
    # Whoever types an id into a note has written a note, and reached nothing.
    asked = (field for field in fields if field["name"] == place)
    return any(field.tag == "textarea" or field.get("type") in TYPED for field in asked)


def _ids_of_the_school(world: World) -> list[str]:
    """Every id of a row of the school, its cases and visits and what hangs on them."""
    found: set[str] = set()
    for table in db.metadata.sorted_tables:
        if table.name in SHARED or "id" not in table.c or not isinstance(table.c.id.type, String):
            continue
        if "unit_id" in table.c:
            wanted = table.c.unit_id == world.school_id
        elif "case_id" in table.c:
            wanted = table.c.case_id.in_(select(Case.id).where(Case.unit_id == world.school_id))
        else:
            continue
        found |= set(db.session.scalars(select(table.c.id).where(wanted)))
    return sorted(found)


def _ids_of_case(case_id: str) -> list[str]:
    """A case's own id, and that of every row that hangs on it."""
    found = {case_id}
    for table in db.metadata.sorted_tables:
        if {"case_id", "id"} <= set(table.c.keys()) and isinstance(table.c.id.type, String):
            found |= set(db.session.scalars(select(table.c.id).where(table.c.case_id == case_id)))
    sealed = db.session.get_one(Case, case_id).sealed_entry_id
    return sorted(found | ({sealed} if sealed else set()))


def _replays(rounds: Rounds) -> Tally:
    tally = Tally()
    with (
        rounds.furnished(make_world) as (app, world),
        papers_set_once(),
        time_machine.travel(MORNING, tick=False),
    ):
        replays = Replays(app, world, tally)
        for number in rounds:
            replays.replay(number)
            tally.done += 1
    return tally


def run(rounds: Rounds) -> Tally:
    """Replay so many ids."""
    return _replays(rounds)


def broken(rounds: Rounds) -> Tally:
    """The same without the walls around cases, which everybody who sees some then sees all of."""

    def all_of_them(_actor: Any) -> Any:
        return true()

    many = replace(rounds, first=0, count=400)
    with (
        taken_away("casebook.records.visibility._known_names", all_of_them),
        taken_away("casebook.records.visibility._inside_walls", all_of_them),
    ):
        return _replays(many)


ROW = Row(
    name="replay",
    title="ids seen by one, replayed by another, also as second ids",
    unit="replays",
    full=10_000,
    quick=250,
    chunk=1000,
    run=run,
    broken=broken,
)
