"""The twin world: with and without a denunciation of the head, the same bytes for everybody of the unit."""

from random import Random
from unittest.mock import patch

import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.records.audit import next_number
from casebook.records.units import Unit
from tests.deep.crawl import Answer, Crawler, addresses, ids_of, papers_set_once, searches
from tests.deep.rows import Rounds, Row, Tally
from tests.deep.twins import MOMENT, PERSONAS, Drawn, Plan, Twin, plan_of

OTHER_METHODS = ("HEAD", "OPTIONS")
EVERY_SO_MANY = 12
BROKEN, DONE = 500, 200
READ = "calendars read"
QUICK = 2
"""The first rounds, which every run takes, ask two people and fewer addresses; the others ask everybody."""


def _round(rounds: Rounds, number: int, tally: Tally) -> None:
    plan = plan_of(number)
    with rounds.fresh() as here, rounds.fresh() as there, papers_set_once():
        drawn = Drawn(number)
        with drawn.instead(), time_machine.travel(MOMENT, tick=False):
            worlds = Twin(here, plan, denounced=False), Twin(there, plan, denounced=True)
            for world in worlds:
                world.tell(drawn)
            _compare(drawn, worlds, tally)
    tally.done += 1


def _compare(drawn: Drawn, worlds: tuple[Twin, Twin], tally: Tally) -> None:
    without, within = worlds
    plan, asked = within.plan, _addresses(without, within)
    read_before = tally.figures.get(READ, 0)
    for username in _people(plan):
        mine, others = (_walk(world, username, asked, drawn) for world in worlds)
        for (name, one), (_same, other) in zip(mine, others, strict=True):
            tally.count("answers compared")
            if one.status == DONE and name.endswith(".ics"):
                tally.count(READ)
            who = f"round {plan.seed} ({plan.way}, {plan.depth}), {username}"
            if one != other:
                tally.failures.append(f"{who}: {name} differs ({one.status}, {other.status})")
            elif one.status == BROKEN:
                tally.failures.append(f"{who}: {name} is broken, so it shows nothing to compare")
        tally.count("walks")
    if tally.figures.get(READ, 0) == read_before:
        tally.failures.append(f"round {plan.seed}: nobody's calendar was read")
    if without.letters() != within.letters():
        tally.failures.append(f"round {plan.seed}: the letters differ")


def _people(plan: Plan) -> tuple[str, ...]:
    # The clerk who entered the seal knows of it, unless they stand in for the head or a deputy today.
    clerk_stands_in = "lan" in plan.stand_ins.values()
    everybody = tuple(one for one in PERSONAS if one != "lan" or clerk_stands_in)
    if plan.seed >= QUICK:
        return everybody
    return ("minh", plan.stands_in) if plan.seed == 0 else ("thu", "tu")


def _addresses(without: Twin, within: Twin) -> list[str]:
    """Every page, every search, and a drawn part of what is asked by id: also by ids only one world has."""
    ids = ids_of(without.app, most=2)
    known = {
        name: (*rows, *within.secret_ids) if name.endswith("_id") else rows for name, rows in ids.items()
    }
    every = addresses(without.app, known)
    plain = set(addresses(without.app, dict.fromkeys(ids, ())))
    by_id = [address for address in every if address not in plain]
    draw = Random(within.plan.seed)  # noqa: S311 - drawn again from its seed
    many = min(14 if within.plan.seed < QUICK else 40, len(by_id))
    own = [*within.feeds, *within.exports]
    return [*own, *sorted(plain), *searches(within.words()), *sorted(draw.sample(by_id, many))]


def _walk(world: Twin, username: str, asked: list[str], drawn: Drawn) -> list[tuple[str, Answer]]:
    drawn.begin(f"walk of {username}")
    crawler = Crawler(world.app)
    found = list(crawler.fetch(username, asked))
    for method in OTHER_METHODS:
        found += crawler.fetch(username, asked[::EVERY_SO_MANY], method=method)
    return found


def _run(rounds: Rounds) -> Tally:
    tally = Tally()
    for number in rounds:
        _round(rounds, number, tally)
    return tally


def _broken(rounds: Rounds) -> Tally:
    """With a counter that is not separate: what is held above takes a number of the unit's own cases, too."""

    def shared(session: Session, *, unit_id: str, register: str, year: int) -> int:
        for unit in session.scalars(select(Unit.id)):
            for own in ("KN", "KNPA"):
                next_number(session, unit_id=unit, register=own, year=year)
        return next_number(session, unit_id=unit_id, register=register, year=year)

    with patch("casebook.services.holding.next_number", shared):
        return _run(rounds)


ROW = Row(
    name="twin",
    title="Twin world: with and without a denunciation of the head",
    unit="worlds",
    full=200,
    quick=QUICK,
    chunk=2,
    run=_run,
    broken=_broken,
)
