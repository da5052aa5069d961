"""The page of statistics over a year against the same questions written by hand, in the same run."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Boolean, Connection, Date, TextClause, bindparam, text

from benchmarks.asking import Asker, medians
from benchmarks.served import Place
from benchmarks.table import Measured
from casebook import clock, create_app
from casebook.records.base import db

_MOST = 1.5
_PAGE, _BY_HAND = "page", "by hand"

_HEAD = text("""
    SELECT person_id, unit_id FROM appointments JOIN people ON people.id = person_id
    WHERE username = 'minh' AND role = 'head'
""")
# What the head of one school sees: nothing held above about the school, nothing they are kept out of.
_SEEN = """
    (c.held_for_unit_id IS NULL OR c.held_for_unit_id <> :unit)
    AND c.id NOT IN (SELECT case_id FROM exclusions WHERE lifted_at IS NULL AND person_id = :person)
"""
_QUESTIONS = (
    f"""SELECT c.received_on, c.kind, count(*) FROM cases c
        WHERE c.unit_id = :unit AND c.received_on BETWEEN :first AND :last AND {_SEEN}
        GROUP BY c.received_on, c.kind""",  # noqa: S608 - nothing but what stands here
    f"""SELECT rule, part, state, count(*) FROM (
          SELECT k.rule, k.part, CASE
            WHEN k.met_on <= k.due_on THEN 'met' WHEN k.met_on IS NOT NULL THEN 'met_late'
            WHEN k.is_cancelled THEN 'cancelled' WHEN k.is_paused THEN 'paused'
            WHEN k.due_on >= :today THEN 'running'
            WHEN k.rule = 'KN-25' AND c.status = 'suspended' THEN 'running' ELSE 'overdue' END AS state
          FROM case_clocks k JOIN cases c ON c.id = k.case_id
          WHERE k.unit_id = :unit AND c.unit_id = :unit AND k.due_on BETWEEN :first AND :last
            AND k.nature = 'duty' AND {_SEEN}) AS duties
        GROUP BY rule, part, state""",  # noqa: S608 - nothing but what stands here
    f"""SELECT c.received_on, count(*) FROM cases c
        WHERE c.unit_id = :unit AND c.is_open = :open AND {_SEEN} GROUP BY c.received_on""",  # noqa: S608 - as above
    f"""SELECT c.subject, count(*), min(c.id) FROM cases c
        WHERE c.unit_id = :unit AND c.received_on BETWEEN :first AND :last
          AND c.kind <> 'denunciation' AND c.first_kind <> 'denunciation' AND c.destruction_id IS NULL
          AND {_SEEN}
        GROUP BY c.subject HAVING count(*) > 1 ORDER BY count(*) DESC, min(c.id) LIMIT 10""",  # noqa: S608 - as above
    """SELECT held_on, kind, count(*) FROM reception_sessions
       WHERE unit_id = :unit AND held_on BETWEEN :first AND :last GROUP BY held_on, kind""",
    """SELECT owner_id, due_on, outcome, settled_on > due_on, count(*) FROM commitments
       WHERE unit_id = :unit AND due_on BETWEEN :first AND :last
       GROUP BY owner_id, due_on, outcome, settled_on > due_on""",
)
_TYPES = {"first": Date, "last": Date, "today": Date, "open": Boolean}


def of_a_year(place: Place, head: Asker, about: str, rounds: int) -> Measured:
    """Measure the page for the head over last year, and what it asks, written by hand."""
    year = clock.today().year - 1
    first, last = date(year, 1, 1), date(year, 12, 31)
    path = "/statistics?" + urlencode({"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"})
    app = create_app(place.config)
    with app.app_context(), db.engine.connect() as connection:
        person, unit = connection.execute(_HEAD).one()
        told: dict[str, object] = {"person": person, "unit": unit, "first": first, "last": last}
        told |= {"today": clock.today(), "open": True}
        deeds: dict[str, Callable[[], object]] = {
            _PAGE: lambda: head.page(path),
            _BY_HAND: lambda: by_hand(connection, told),
        }
        took = medians(deeds, rounds)
    return Measured(
        f"{about}: statistics of a year against their SQL by hand",
        f"{took[_PAGE] / took[_BY_HAND]:.2f} x",
        f"<= {_MOST} x",
        f"{took[_PAGE] * 1e3:.1f} ms, by hand {took[_BY_HAND] * 1e3:.1f} ms",
    )


def by_hand(connection: Connection, told: Mapping[str, object]) -> list[list[tuple[Any, ...]]]:
    """Ask all of it, and take every row."""
    return [
        [tuple(row) for row in connection.execute(_typed(question), _asked_by(question, told))]
        for question in _QUESTIONS
    ]


def _asked_by(question: str, told: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in told.items() if f":{name}" in question}


def _typed(question: str) -> TextClause:
    names = [name for name in _TYPES if f":{name}" in question]
    return text(question).bindparams(*(bindparam(name, type_=_TYPES[name]) for name in names))
