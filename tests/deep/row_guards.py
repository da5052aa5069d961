"""Every guard taken away in turn: the walk to every door must notice that it is gone."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import false, select, true

from casebook.records.attachments import Attachment
from casebook.records.imports import BookImport
from casebook.records.visits import Visit
from tests.deep.personas import PERSONAS
from tests.deep.row_matrix import run as walk
from tests.deep.rows import Rounds, Row, Tally
from tests.deep.taken_away import taken_away


@dataclass(frozen=True)
class Guard:
    """What stands in somebody's way, where it stands in the program, what is there without it."""

    told: str
    place: str
    without: Callable[..., Any]
    who: str


GUARDS = (
    Guard("pages ask for no power", "casebook.web.access.holds", lambda _needed: True, "thu"),
    Guard("no case has a wall", "casebook.records.visibility._inside_walls", lambda _a: true(), "hoa"),
    Guard("everybody knows every case", "casebook.records.visibility._known_names", lambda _a: true(), "mai"),
    Guard("a denunciation is like any case", "casebook.records.visibility.is_secret", false, "ha"),
    Guard(
        "standing in opens denunciations",
        "casebook.records.visibility.own_units_with",
        lambda actor, power: actor.units_with(power),
        "phuc",
    ),
    Guard("visits of every unit", "casebook.records.visits.visible_visits", lambda _a: select(Visit), "mai"),
    Guard(
        "workbooks of every unit",
        "casebook.records.imports.visible_imports",
        lambda _a: select(BookImport),
        "mai",
    ),
    Guard(
        "files of every case",
        "casebook.records.attachments.open_files",
        lambda _a: select(Attachment),
        "mai",
    ),
    Guard("deeds ask for no power", "casebook.services.trail.Doing.must_hold", lambda *_: None, "nga"),
    Guard("refusals leave no line", "casebook.web.watching.note_refusal", lambda **_: None, "thu"),
)
_PLACE_OF = {persona.username: place for place, persona in enumerate(PERSONAS)}


def _without(guard: Guard, rounds: Rounds) -> Tally:
    with taken_away(guard.place, guard.without):
        return walk(replace(rounds, first=_PLACE_OF[guard.who], count=1))


def run(rounds: Rounds) -> Tally:
    """Take so many guards away, one after the other."""
    tally = Tally()
    for number in rounds:
        guard = GUARDS[number % len(GUARDS)]
        noticed = len(_without(guard, rounds).failures)
        if not noticed:
            tally.failures.append(f"{guard.told}: nobody noticed that {guard.place} is gone")
        tally.count("doors that noticed", noticed)
        tally.done += 1
    return tally


def nothing() -> None:
    """Guard nothing."""


def broken(rounds: Rounds) -> Tally:
    """A guard that was none: taking it away changes nothing, and that is told."""
    none = Guard("nothing at all", "tests.deep.row_guards.nothing", nothing, "thu")
    tally = Tally(done=1)
    if not _without(none, rounds).failures:
        tally.failures.append(f"{none.told}: nobody noticed")
    return tally


ROW = Row(
    name="guards",
    title="every guard removed in turn is noticed",
    unit="guards",
    full=len(GUARDS),
    quick=1,
    chunk=1,
    run=run,
    broken=broken,
)
