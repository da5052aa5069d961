"""What is recorded without anything being changed: refusals, papers handed out, secret things read."""

from dataclasses import dataclass, replace
from datetime import timedelta

from casebook.records.audit_lines import Left, left_lately
from casebook.records.base import db, transaction
from casebook.records.cases import Case
from casebook.records.reception import ReceptionSession
from casebook.records.visibility import keeps_secret
from casebook.records.visits import Visit
from casebook.services.trail import Doing, Trace, write_audit

REFUSED, HANDED_OUT, CASE_READ = "page.refused", "paper.handed_out", "case.read"

_AGAIN_AFTER = timedelta(minutes=10)
_MOST_TARGETS = 20
"""So many refusals of one page are noted one by one in ten minutes: enough to see somebody trying ids."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A page somebody asked for: its endpoint, how, and the random id in its address, if there is one."""

    endpoint: str
    method: str
    target: str = ""


def note_refusal(*, doing: Doing, asked: Asked) -> None:
    """Note that a page was refused, or is not there: both leave the same line.

    The line holds no more than what was asked for; whether something stands there it does not tell.
    """
    endpoint = asked.endpoint[-32:]
    left = Left(
        person_id=doing.actor.person_id,
        deed=REFUSED,
        object_id=endpoint,
        since=doing.now - _AGAIN_AFTER,
    )
    told: dict[str, object] = {"method": asked.method, "target": asked.target}
    known = [row.particulars for row in left_lately(left, at_most=_MOST_TARGETS * 8)]
    if told in known or sum(one["method"] == asked.method for one in known) >= _MOST_TARGETS:
        return
    _note(
        doing,
        Trace(
            deed=REFUSED,
            unit_id=_home(doing),
            object_kind="page",
            object_id=endpoint,
            particulars=told,
        ),
    )


def _home(doing: Doing) -> str | None:
    return doing.actor.grants[0].unit_id if doing.actor.grants else None


def _note(doing: Doing, trace: Trace) -> None:
    # What is noted is no deed of a form: one that was refused is not spent by it.
    with transaction() as session:
        write_audit(session, replace(doing, form=None), trace)


def note_once(*, doing: Doing, trace: Trace) -> None:
    """Note that something was read, once in ten minutes: turning pages is one reading."""
    left = Left(
        person_id=doing.actor.person_id,
        deed=trace.deed,
        object_id=trace.object_id,
        since=doing.now - _AGAIN_AFTER,
    )
    if not left_lately(left, at_most=1):
        _note(doing, trace)


def note_audit_read(*, doing: Doing, unit_id: str) -> None:
    """Note that somebody read the audit of a unit."""
    trace = Trace(deed="audit.read", unit_id=unit_id, object_kind="audit", object_id=unit_id, particulars={})
    note_once(doing=doing, trace=trace)


def note_case_read(*, doing: Doing, case_id: str) -> None:
    """Note that a page of a denunciation was read; other cases leave no line of it."""
    case = db.session.get(Case, case_id)
    if case is not None and keeps_secret(case):
        trace = Trace(
            deed=CASE_READ, unit_id=case.unit_id, object_kind="case", object_id=case.id, particulars={}
        )
        note_once(doing=doing, trace=trace)


def note_paper(*, doing: Doing, kind: str, object_id: str, unit_id: str | None) -> None:
    """Note that a paper or a workbook was made and handed out, before it leaves; each one counts."""
    trace = Trace(
        deed=HANDED_OUT, unit_id=unit_id, object_kind=kind, object_id=object_id[-32:], particulars={}
    )
    _note(doing, trace if unit_id else replace(trace, unit_id=_unit_of(kind, object_id) or _home(doing)))


def _unit_of(kind: str, object_id: str) -> str | None:
    row: Case | Visit | ReceptionSession | None = None
    if kind == "case":
        row = db.session.get(Case, object_id)
    elif kind == "visit":
        row = db.session.get(Visit, object_id)
    elif kind == "session":
        row = db.session.get(ReceptionSession, object_id)
    return row.unit_id if row is not None else None
