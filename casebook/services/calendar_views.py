"""The impact of a change as one person may read it: the cases they may see, the others only counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, not_, select

from casebook.law.powers import Actor
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.units import Unit
from casebook.records.visibility import is_secret, visible_cases
from casebook.services.calendar_impact import BATCH, Impact, Shift


@dataclass(frozen=True)
class SeenCase:
    """A case whose days would move, by its name."""

    id: str
    name: str
    unit: str
    shifts: tuple[Shift, ...]


@dataclass(frozen=True)
class SeenImpact:
    """What one person may read of an impact; `hidden` and `left_hidden` are only numbers.

    Not even a number tells of a denunciation one may not see (LTC Đ8.3).
    """

    cases: tuple[SeenCase, ...]
    hidden: int
    left: tuple[str, ...]
    left_hidden: int

    @property
    def moves_nothing(self) -> bool:
        """Whether no case at all moves."""
        return not self.cases and not self.hidden


def seen_impact(impact: Impact, actor: Actor) -> SeenImpact:
    """Divide an impact into what a person may see by name and what is only counted."""
    shifts = {moved.case_id: moved.shifts for moved in impact.moved}
    seen = [SeenCase(id_, name, unit, shifts[id_]) for id_, name, unit in _visible(actor, list(shifts))]
    left = [(id_, name) for id_, name, _unit in _visible(actor, impact.left)]
    return SeenImpact(
        cases=tuple(sorted(seen, key=lambda case: (case.unit, case.name))),
        hidden=_unseen(list(shifts), {case.id for case in seen}),
        left=tuple(sorted(name for _id, name in left)),
        left_hidden=_unseen(impact.left, {id_ for id_, _name in left}),
    )


def _unseen(ids: Sequence[str], seen: set[str]) -> int:
    hidden = [id_ for id_ in ids if id_ not in seen]
    known = 0
    for start in range(0, len(hidden), BATCH):
        some = (Case.id.in_(hidden[start : start + BATCH]), not_(is_secret()))
        known += db.session.scalar(select(func.count()).select_from(Case).where(*some)) or 0
    return known


def _visible(actor: Actor, ids: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    for start in range(0, len(ids), BATCH):
        asked = visible_cases(actor).where(Case.id.in_(ids[start : start + BATCH]))
        named = asked.join(Unit, Unit.id == Case.unit_id).with_only_columns(Case.id, Case.name, Unit.name)
        yield from ((row[0], row[1], row[2]) for row in db.session.execute(named).all())
