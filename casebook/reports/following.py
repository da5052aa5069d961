"""What somebody without an account is told of their matter: what happened and the next day, no names."""

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import not_, select

from casebook.law.vocabulary import Status
from casebook.records.base import db
from casebook.records.cases import NO_DAY, Case
from casebook.records.units import unit_by_id
from casebook.records.visibility import is_secret, keeps_secret
from casebook.records.visits import Handling, Matter, visit_by_code
from casebook.reports.days_owed import answer_owed

_CODE = re.compile(r"[0-9A-Z]{10}")
_BLANKS = re.compile(r"[\s.\-–_]")


@dataclass(frozen=True, kw_only=True)
class CaseTold:
    """Where a case stands, without whose it is or what it is about."""

    name: str
    status: Status
    received_on: date
    since: date
    owed_on: date | None


@dataclass(frozen=True, kw_only=True)
class MatterTold:
    """What became of one thing that was raised; `owed_on` is the day an answer is still owed by."""

    handling: Handling
    case: CaseTold | None
    owed_on: date | None


@dataclass(frozen=True, kw_only=True)
class Followed:
    """What a tracking code tells."""

    code: str
    unit_name: str
    came_on: date
    refused: bool
    matters: tuple[MatterTold, ...]
    case: CaseTold | None


def code_typed(typed: str) -> str | None:
    """Read a code as people type it: small letters, spaces, without its dash; None where it is none."""
    bare = _BLANKS.sub("", typed).upper()
    return f"{bare[:5]}-{bare[5:]}" if _CODE.fullmatch(bare) else None


def follow_code(code: str) -> Followed | None:
    """Tell what a code stands for; None for one that was never given."""
    visit = visit_by_code(code)
    if visit is not None:
        return Followed(
            code=code,
            unit_name=_unit_name(visit.unit_id),
            came_on=visit.visited_on,
            refused=visit.refusal is not None,
            matters=tuple(_matter(matter, visit.visited_on) for matter in visit.matters),
            case=None,
        )
    # A case that became a denunciation is followed by nobody any more.
    case = db.session.scalar(select(Case).where(Case.tracking_code == code, not_(is_secret())))
    if case is None:
        return None
    return Followed(
        code=code,
        unit_name=_unit_name(case.unit_id),
        came_on=case.received_on,
        refused=False,
        matters=(),
        case=_case(case),
    )


def _unit_name(unit_id: str) -> str:
    unit = unit_by_id(unit_id)
    return unit.name if unit else ""


def _matter(matter: Matter, came_on: date) -> MatterTold:
    owed = answer_owed(matter.kind, came_on) if matter.handling is Handling.NOTED else None
    return MatterTold(
        handling=matter.handling,
        case=_case(matter.case) if matter.case and not keeps_secret(matter.case) else None,
        owed_on=owed.clock.due_on if owed else None,
    )


def _case(case: Case) -> CaseTold:
    return CaseTold(
        name=case.name,
        status=case.status,
        received_on=case.received_on,
        since=case.journal[-1].occurred_on if case.journal else case.received_on,
        owed_on=case.next_due_on if case.is_open and case.next_due_on != NO_DAY else None,
    )
