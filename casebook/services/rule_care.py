"""Changing uncertain rules: a number is proposed with its source, and counts once somebody confirms it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from casebook.law.changing import Change, ChangeRefused, refuse_unfit
from casebook.law.powers import Power
from casebook.law.rules import RULES
from casebook.law.vocabulary import Unit
from casebook.records.base import transaction
from casebook.records.basis import basis_now
from casebook.records.rule_changes import (
    RuleChange,
    RuleDecision,
    change_by_id,
    change_by_key,
    newest_version,
)
from casebook.records.units import Installation
from casebook.services.recounting import Recount, recount_open
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit

# What counts for everybody is confirmed by whoever confirms the calendar: it moves the same days.
CONFIRMS = Power.CONFIRM_CALENDAR_DAYS


@dataclass(frozen=True, kw_only=True)
class ChangeEntry:
    """A change as typed: the number, from which day it applies, where it is written and why."""

    rule: str
    number: int
    unit: Unit
    since: date
    document: str
    place: str
    note: str
    request_key: str


def propose_change(*, doing: Doing, entry: ChangeEntry) -> str:
    """Propose a number for an uncertain rule; gives the change's id. It does not count until confirmed.

    Raises Refused for a certain rule, a number or unit that makes no sense, and without a source.
    """
    _must_hold(doing, Power.CHANGE_RULES)
    _refuse_unfit(entry)
    with transaction() as session:
        known = change_by_key(entry.request_key)
        if known is not None:
            return known.id
        change = RuleChange(
            rule=entry.rule,
            number=entry.number,
            unit=entry.unit,
            since=entry.since,
            document=entry.document,
            place=entry.place,
            note=entry.note,
            proposed_by_id=doing.actor.person_id,
            proposed_at=doing.now,
            request_key=entry.request_key,
        )
        session.add(change)
        session.flush()
        _trace(session, doing, change, "rule.proposed", {})
        return change.id


def confirm_change(*, doing: Doing, change_id: str) -> Recount:
    """Let a proposed number count: every open case is counted anew with it.

    Raises Refused when somebody decided about it meanwhile, or the rule is known for certain by now.
    """
    _must_hold(doing, CONFIRMS)
    with transaction() as session:
        change = _take(session, change_id)
        if not change.is_open:
            raise _decided_meanwhile(change)
        try:
            refuse_unfit(RULES, change.as_law())
        except ChangeRefused as refused:
            raise Refused(refused.vi, refused.en) from refused
        return _decide(session, doing, change, counts=True)


def withdraw_change(*, doing: Doing, change_id: str) -> Recount:
    """Withdraw a change, proposed or counting; where it counted, open cases are counted anew without it.

    Whoever may propose may take back what nobody has confirmed. Raises Refused when it was withdrawn
    meanwhile.
    """
    with transaction() as session:
        change = _take(session, change_id)
        may_take_back = change.is_open and doing.actor.has(Power.CHANGE_RULES)
        if not may_take_back:
            _must_hold(doing, CONFIRMS)
        if not change.is_open and not change.counts:
            raise _decided_meanwhile(change)
        return _decide(session, doing, change, counts=False)


def _must_hold(doing: Doing, power: Power) -> None:
    # The rules are the installation's, not a unit's.
    if not doing.actor.has(power):
        raise NotAllowed


def _refuse_unfit(entry: ChangeEntry) -> None:
    asked = Change(entry.rule, entry.number, entry.unit, entry.since, entry.document, entry.place)
    try:
        refuse_unfit(RULES, asked)
    except ChangeRefused as refused:
        raise Refused(refused.vi, refused.en, field=refused.field) from refused
    if not entry.note.strip():
        raise Refused(
            "Hãy ghi vì sao số này được thay đổi, để người xác nhận và người xem sau này hiểu.",
            "Say why the number is changed, so that whoever confirms or reads it later understands.",
            field="note",
        )


def _take(session: Session, change_id: str) -> RuleChange:
    # One decision at a time: the next version is counted from the last.
    session.get(Installation, 1, with_for_update=True)
    change = change_by_id(change_id)
    if change is None:
        raise NotAllowed
    return change


def _decided_meanwhile(change: RuleChange) -> Refused:
    return Refused(
        f"Thay đổi của quy định {change.rule} vừa được người khác quyết định. Hãy xem lại trang này.",
        f"Somebody has just decided about this change of rule {change.rule}. Please look at the page again.",
    )


def _decide(session: Session, doing: Doing, change: RuleChange, *, counts: bool) -> Recount:
    counted = change.counts
    decision = RuleDecision(
        version=newest_version() + 1,
        change_id=change.id,
        counts=counts,
        decided_by_id=doing.actor.person_id,
        decided_at=doing.now,
    )
    session.add(decision)
    session.flush()
    session.refresh(change, ["decisions"])
    deed = "rule.confirmed" if counts else "rule.withdrawn"
    _trace(session, doing, change, deed, {"version": decision.version})
    if not counts and not counted:
        return Recount((), ())
    return recount_open(session, basis_now(), now=doing.now, person_id=doing.actor.person_id)


def _trace(session: Session, doing: Doing, change: RuleChange, deed: str, more: dict[str, object]) -> None:
    told: dict[str, object] = {
        "rule": change.rule,
        "number": change.number,
        "unit": change.unit,
        "since": change.since.isoformat(),
        "source": change.document,
        "place": change.place,
    }
    write_audit(
        session,
        doing,
        Trace(deed=deed, unit_id=None, object_kind="rule", object_id=change.id, particulars=told | more),
    )
