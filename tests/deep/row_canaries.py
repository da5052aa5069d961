"""Canaries: what a denunciation says is found in no place but sealed, whoever looks and wherever."""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from casebook.records.base import transaction
from casebook.records.cases import Case
from casebook.records.protected import FIELDS, ProtectedRow
from casebook.records.sign_ins import SignIn
from casebook.records.spelling import folded
from tests.deep.canary_papers import papers_that_tell
from tests.deep.canary_world import Denounced, fail_before, make_world, watched
from tests.deep.crawl import Crawler, addresses, ids_of, papers_set_once, searches
from tests.deep.needles import Canaries, canaries, forms_of
from tests.deep.rows import Rounds, Row, Tally
from tests.deep.sinks import SINKS, Answer, Watched, exports, pages

NOW = datetime(2026, 11, 9, 2, 0, tzinfo=UTC)
NOBODY = "nobody"
THE_HEAD = "minh"
OK = 200
_WHO = "identities."
# In each world everybody opens one address in so many that do not name the denunciation, in the next world
# the ones after these: after so many worlds, fewer than the full figure, everybody has opened all of them.
_SHARES = 32
_ARCHIVE = "/file/archive.zip"
"""The whole file of a case: everybody asks for that of every case, in every world."""


def run(rounds: Rounds) -> Tally:
    """Make a world for each round, let everybody look around, then search every sink."""
    tally = Tally()
    for number in rounds:
        with rounds.fresh() as app, time_machine.travel(NOW, tick=False), papers_set_once():
            _one_world(app, number, tally, looking=True)
        tally.done += 1
    return tally


def broken(rounds: Rounds) -> Tally:
    """Write the words as they are typed, then let open papers tell: each must be found where it shows."""
    found = {sink: _without(guard, rounds) for sink, guard in _GUARDS.items()}
    silent = [
        sink for sink, tally in found.items() if not any(f", {sink}: " in one for one in tally.failures)
    ]
    # Failures are what is wanted here: a guard nobody misses leaves the row without any.
    return Tally() if silent else next(iter(found.values()))


def _without(guard: Callable[[], AbstractContextManager[object]], rounds: Rounds) -> Tally:
    tally = Tally()
    with guard(), rounds.fresh() as app, time_machine.travel(NOW, tick=False):
        _one_world(app, rounds.first, tally, looking=False)
    return tally


@contextmanager
def _nothing_sealed() -> Iterator[None]:
    with (
        patch.object(Case, "seal_words", lambda _case: None),
        patch.object(ProtectedRow, "seal_words", lambda _row: None),
    ):
        yield


_GUARDS = {"rows": _nothing_sealed, "issued_papers": papers_that_tell}
"""By the sink that must notice it: what is taken away."""


def _one_world(app: Flask, number: int, tally: Tally, *, looking: bool) -> None:
    words = canaries(number)
    app.config["WTF_CSRF_ENABLED"] = False
    with watched(app) as world:
        with app.app_context():
            there = make_world(app, words, NOW, number)
        _show_to_the_head(app, there, words, tally)
        if looking:
            _look_around(app, there, words, world, number)
            _the_head_looks_around(app, there, words, tally, number)
        tally.count("answers", len(world.answers))
        with app.app_context():
            for sink in SINKS:
                _search(sink(world), words, tally, f"world {number}, {sink.__name__}")


def _people(there: Denounced) -> list[str]:
    return [NOBODY, *(one.username for one in there.school.everyone if one.username != THE_HEAD)]


def _show_to_the_head(app: Flask, there: Denounced, words: Canaries, tally: Tally) -> None:
    """The words are really there, and readable: whoever settles the case reads them."""
    client = _entered(app, THE_HEAD)
    shown = words.names_in(client.get(f"/cases/{there.case_id}").get_data(as_text=True))
    tally.count("fields shown to the head", len(shown))
    missing = {"cases.subject", "cases.content", "parties.full_name", "case_events.paper.note"} - set(shown)
    if missing:
        tally.failures.append(f"the head does not read {sorted(missing)}: the world says nothing")
    planted = {name.split(".")[0] for name in words.made}
    if left := {field.row.__tablename__ for field in FIELDS} - planted:
        tally.failures.append(f"no canary stands in {sorted(left)}")
    logger = logging.getLogger("sqlalchemy.engine")
    level = logger.level
    logger.setLevel(logging.INFO)  # as somebody looking for a fault would
    statuses = fail_before(client, there, words)
    logger.setLevel(level)
    if statuses != [500, 500]:
        tally.failures.append(f"the pages that were to fail answered {statuses}")


def _entered(app: Flask, who: str) -> FlaskClient:
    """Give somebody's browser; whoever is signed in has just proved who they are."""
    if who == NOBODY:
        return app.test_client()
    client = Crawler(app).browser(who)
    with app.app_context(), transaction() as session:
        session.execute(update(SignIn).values(confirmed_at=NOW))
    return client


def _look_around(app: Flask, there: Denounced, words: Canaries, world: Watched, number: int) -> None:
    for turn, who in enumerate(_people(there), start=number):
        client = _entered(app, who)
        world.answers += _answers(client, who, _share(app, there, words, turn))
        kept = client.get_cookie("casebook")
        if kept is not None:
            world.cookies.append((f"of {who}", kept.value.encode()))


def _the_head_looks_around(app: Flask, there: Denounced, words: Canaries, tally: Tally, number: int) -> None:
    """Whoever settles the case reads what it says, and a pseudonym: never who denounces."""
    addresses = [f"/cases/{there.case_id}", *_share(app, there, words, number)]
    seen = Watched(app=app, temporary=Path())
    seen.answers += _answers(_entered(app, THE_HEAD), THE_HEAD, addresses)
    given = [one.asked for one in seen.answers if one.status == OK and one.asked.endswith(_ARCHIVE)]
    tally.count("archives the head took", len(given))
    if f"/cases/{there.case_id}{_ARCHIVE}" not in given:
        tally.failures.append(f"world {number}: the head got no archive of the denunciation")
    for sink in (pages, exports):
        for place, raw in sink(seen):
            named = [name for name in words.names_in(raw.decode(errors="ignore")) if name.startswith(_WHO)]
            if named:
                tally.failures.append(f"world {number}: {place} tells {named}")


def _share(app: Flask, there: Denounced, words: Canaries, turn: int) -> list[str]:
    """Whatever names the denunciation, searches by the beginning of its words, and a share of all else."""
    every = addresses(app, ids_of(app))
    own = [one for one in every if there.case_id in one or there.entry_id in one or there.file_id in one]
    own += [one for one in every if one.endswith(_ARCHIVE) and one not in own]
    begins = (words.stem[:6], folded(words.stem[:6]), words.digits[:6], "TC-2026-0001")
    return [*own, *searches(begins), *every[turn % _SHARES :: _SHARES]]


def _answers(client: FlaskClient, who: str, addresses: list[str]) -> Iterator[Answer]:
    for asked in addresses:
        with client.get(asked) as answer:
            headers = str(answer.headers).encode()
            yield Answer(who, asked, answer.status_code, headers, answer.data)


def _search(found: Iterator[tuple[str, bytes]], words: Canaries, tally: Tally, where: str) -> None:
    forms = forms_of(words)
    for place, raw in found:
        tally.count("places searched")
        tally.count("bytes searched", len(raw))
        for form, written in forms.items():
            if form in raw:
                told = words.names_in(raw.decode(errors="ignore"))
                tally.failures.append(f"{where}: {place} holds a canary {written} {told}")
                break


ROW = Row(
    name="canaries",
    title="canaries in every protected field, file name and metadata; then search all sinks",
    unit="worlds",
    full=50,
    quick=1,
    chunk=1,
    run=run,
    broken=broken,
)
