"""Lines of the audit to read: what a unit's reviewers see of it, and what somebody left lately."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, not_, or_, select

from casebook.law.powers import Actor
from casebook.law.vocabulary import Kind
from casebook.law.words_deeds import OBJECTS, SHOWN
from casebook.records.audit import AuditRow
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.incoming import IncomingMatter
from casebook.records.people import Appointment
from casebook.records.visibility import is_secret, visible_cases

_ACCOUNT = tuple(deed for deed in SHOWN if deed.startswith(("person.", "device.")))


@dataclass(frozen=True, kw_only=True)
class LinesAsked:
    """Which lines of a unit's audit are wanted; None asks for all."""

    unit_id: str
    since: datetime | None = None
    until: datetime | None = None
    """The first moment that is too late."""
    person_id: str | None = None
    deed: str | None = None


@dataclass(frozen=True)
class Turn:
    """Where a page of lines goes on: at a moment, after so many of that very moment.

    No number of the audit is in it: those tell how much was done that is not shown.
    """

    at: datetime
    passed: int


def lines_of_unit(asked: LinesAsked, *, turn: Turn | None, size: int) -> Sequence[AuditRow]:
    """Give the newest lines of a unit that its reviewers may read, from a turn on."""
    query = select(AuditRow).where(*_wanted(asked))
    if turn is not None:
        query = query.where(AuditRow.at <= turn.at).offset(turn.passed)
    return db.session.scalars(query.order_by(AuditRow.at.desc(), AuditRow.number.desc()).limit(size)).all()


def next_turn(rows: Sequence[AuditRow], turn: Turn | None) -> Turn:
    """Tell where the page after these rows begins."""
    at = rows[-1].at
    same = sum(row.at == at for row in rows)
    return Turn(at, same + turn.passed) if turn is not None and turn.at == at else Turn(at, same)


def _wanted(asked: LinesAsked) -> list[ColumnElement[bool]]:
    ways: list[ColumnElement[bool]] = [_of_unit(asked.unit_id), AuditRow.deed.in_(SHOWN), _open_object()]
    if asked.since is not None:
        ways.append(AuditRow.at >= asked.since)
    if asked.until is not None:
        ways.append(AuditRow.at < asked.until)
    if asked.person_id is not None:
        ways.append(AuditRow.person_id == asked.person_id)
    if asked.deed is not None:
        ways.append(AuditRow.deed == asked.deed)
    return ways


def _of_unit(unit_id: str) -> ColumnElement[bool]:
    # An account belongs to no unit by itself: it is shown where its person has, or had, a role.
    held = select(Appointment.person_id).where(Appointment.unit_id == unit_id)
    account = and_(AuditRow.unit_id.is_(None), AuditRow.object_kind == "person", AuditRow.deed.in_(_ACCOUNT))
    return or_(AuditRow.unit_id == unit_id, and_(account, AuditRow.object_id.in_(held)))


def _open_object() -> ColumnElement[bool]:
    """Tell, as a condition, the lines about nothing secret: whatever is not named here is not shown."""
    plain = [kind for kind in OBJECTS if kind not in {"case", "incoming_matter"}]
    cases = select(Case.id).where(not_(is_secret()), Case.held_for_unit_id.is_(None))
    matters = select(IncomingMatter.id).where(IncomingMatter.case_kind != Kind.DENUNCIATION)
    return or_(
        AuditRow.object_kind.in_(plain),
        and_(AuditRow.object_kind == "case", AuditRow.object_id.in_(cases)),
        and_(AuditRow.object_kind == "incoming_matter", AuditRow.object_id.in_(matters)),
    )


def names_of_cases(case_ids: Collection[str], actor: Actor) -> dict[str, str]:
    """Give the numbers of those of some cases that a person may see."""
    seen = visible_cases(actor).where(Case.id.in_(case_ids), not_(is_secret()))
    return {row.id: row.name for row in db.session.execute(seen.with_only_columns(Case.id, Case.name))}


@dataclass(frozen=True, kw_only=True)
class Left:
    """What kind of line somebody may have left lately."""

    person_id: str
    deed: str
    object_id: str
    since: datetime


def left_lately(left: Left, *, at_most: int) -> Sequence[AuditRow]:
    """Give the lines somebody left of one deed on one object since a moment, at most so many."""
    query = select(AuditRow).where(
        AuditRow.person_id == left.person_id,
        AuditRow.at >= left.since,
        AuditRow.deed == left.deed,
        AuditRow.object_id == left.object_id,
    )
    return db.session.scalars(query.limit(at_most)).all()
