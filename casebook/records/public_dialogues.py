"""The list of dialogues everybody may read of, in keyset pages, the latest first, each with its unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import literal, or_, select, tuple_

from casebook.records.base import db
from casebook.records.dialogue_lists import takes_questions
from casebook.records.dialogues import Dialogue
from casebook.records.units import Unit

_ORDER = (Dialogue.planned_on, Dialogue.id)


@dataclass(frozen=True)
class Spot:
    """Where in the list a dialogue stands."""

    planned_on: date
    dialogue_id: str


@dataclass(frozen=True, kw_only=True)
class Slice:
    """Which part is wanted: so many dialogues after (or before) a place, of one unit or of all."""

    size: int
    unit_id: str | None = None
    after: Spot | None = None
    before: Spot | None = None


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A part of the list, and the places from which the page before and the next one go on."""

    rows: Sequence[tuple[Dialogue, Unit]]
    before: Spot | None
    after: Spot | None


def public_dialogues(today: date, window: Slice) -> Listed:
    """Give one page of what everybody may read of: what takes questions, and what was published."""
    found = (
        select(Dialogue, Unit)
        .join(Unit, Unit.id == Dialogue.unit_id)
        .where(or_(takes_questions(today), Dialogue.published_on.is_not(None)))
        .limit(window.size + 1)
    )
    if window.unit_id is not None:
        found = found.where(Dialogue.unit_id == window.unit_id)
    backwards = window.before is not None
    spot = window.before or window.after
    if spot is not None:
        key = tuple_(literal(spot.planned_on), literal(spot.dialogue_id))
        found = found.where(tuple_(*_ORDER) > key if backwards else tuple_(*_ORDER) < key)
    found = found.order_by(*(_ORDER if backwards else [column.desc() for column in _ORDER]))
    rows = [(dialogue, unit) for dialogue, unit in db.session.execute(found)]
    beyond, rows = len(rows) > window.size, rows[: window.size]
    if backwards:
        rows.reverse()
    return Listed(
        rows=rows,
        before=_spot(rows[0]) if rows and (beyond if backwards else spot) else None,
        after=_spot(rows[-1]) if rows and (backwards or beyond) else None,
    )


def _spot(row: tuple[Dialogue, Unit]) -> Spot:
    return Spot(row[0].planned_on, row[0].id)
