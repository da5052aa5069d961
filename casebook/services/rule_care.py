"""Changing uncertain rules: a number is proposed with its source, and counts once somebody confirms it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from casebook.law.articles import Act
from casebook.law.changing import Change, ChangeRefused, GivenSource, refuse_unfit
from casebook.law.powers import Power
from casebook.law.rules import RULES
from casebook.law.vocabulary import Unit
from casebook.records.base import db, transaction
from casebook.records.basis import Basis, basis_now, hold_basis
from casebook.records.deciders import CONFIRMS, decides
from casebook.records.rule_changes import (
    RuleChange,
    RuleDecision,
    change_by_id,
    change_by_key,
    newest_version,
    rules_with,
    rules_without,
)
from casebook.reports.rule_notes import ABOUT
from casebook.services.applying import ImpactChanged, Telling, apply_impact
from casebook.services.calendar_impact import Impact, impact_of
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit


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


@dataclass(frozen=True)
class Word:
    """The seal of the impact that was shown to whoever decides, and the word they leave."""

    seal: str
    text: str


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
        _trace(session, doing, change, {})
        return change.id


def impact_of_change(change: RuleChange) -> tuple[Impact, str]:
    """Count what confirming a proposed change, or withdrawing one that counts, would do; with its seal."""
    basis = _basis_after(change)
    impact = impact_of(db.session(), basis)
    return impact, impact.seal(basis)


def confirm_change(*, doing: Doing, change_id: str, seal: str, word: str = "") -> Impact:
    """Let a proposed number count, with a line in the journal of each case whose days move.

    Raises ImpactChanged when the impact is no longer the one that was shown, and Refused when somebody
    decided meanwhile, or the rule is known for certain by now.
    """
    with transaction() as session:
        change = _take(session, doing, change_id)
        if not change.is_open:
            raise _decided_meanwhile(change)
        try:
            refuse_unfit(RULES, change.as_law())
        except ChangeRefused as refused:
            raise Refused(refused.vi, refused.en) from refused
        return _apply(session, doing, change, Word(seal, word))


def withdraw_change(*, doing: Doing, change_id: str, seal: str, word: str) -> Impact:
    """Take a number that counts out again, with a line in the journal of each case whose days move.

    Raises ImpactChanged as above, and Refused without a word, or when it counts no longer.
    """
    with transaction() as session:
        change = _take(session, doing, change_id)
        if not change.counts:
            raise _decided_meanwhile(change)
        _must_say(word)
        return _apply(session, doing, change, Word(seal, word))


def refuse_change(*, doing: Doing, change_id: str, word: str) -> None:
    """Refuse a proposed number with a word why; nothing moves.

    Raises Refused without a word or when somebody decided meanwhile.
    """
    with transaction() as session:
        change = _take(session, doing, change_id)
        if not change.is_open:
            raise _decided_meanwhile(change)
        _must_say(word)
        _decide(session, doing, change, word, counts=False)


def take_back(*, doing: Doing, change_id: str) -> None:
    """Take back one's own proposal before anybody decided; raises Refused when somebody did."""
    _must_hold(doing, Power.CHANGE_RULES)
    with transaction() as session:
        hold_basis(session, change=True)
        change = _found(change_id)
        if change.proposed_by_id != doing.actor.person_id:
            raise NotAllowed
        if not change.is_open:
            raise _decided_meanwhile(change)
        _decide(session, doing, change, "", counts=False)


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


def _must_say(word: str) -> None:
    if not word.strip():
        raise Refused(
            "Hãy ghi lý do, để người đề nghị và người xem sau này hiểu.",
            "Say why, so that whoever proposed and whoever reads it later understands.",
            field="word",
        )


def _take(session: Session, doing: Doing, change_id: str) -> RuleChange:
    """Take a change to decide about it: one at a time, and no event meanwhile."""
    _must_hold(doing, CONFIRMS)
    hold_basis(session, change=True)
    change = _found(change_id)
    if not decides(doing.actor, doing.today):
        raise Refused(
            "Quy định dùng chung cho mọi đơn vị nên người đứng đầu hoặc cấp trên của đơn vị cao nhất "
            "xác nhận.",
            "The rules count for every unit, so the head or superior of the topmost unit confirms.",
        )
    return change


def _found(change_id: str) -> RuleChange:
    change = change_by_id(change_id)
    if change is None:
        raise NotAllowed
    return change


def _basis_after(change: RuleChange) -> Basis:
    now = basis_now()
    rules = rules_without(change) if change.counts else rules_with(change)
    return Basis(now.calendar, rules, now.calendar_version, now.rules_version + 1)


def _decided_meanwhile(change: RuleChange) -> Refused:
    return Refused(
        f"Thay đổi của quy định {change.rule} vừa được người khác quyết định. Hãy xem lại trang này.",
        f"Somebody has just decided about this change of rule {change.rule}. Please look at the page again.",
    )


def _apply(session: Session, doing: Doing, change: RuleChange, word: Word) -> Impact:
    """Let a change count, or count no longer, whichever it did not before."""
    basis, counts = _basis_after(change), not change.counts
    impact = impact_of(session, basis, lock=True)
    if impact.seal(basis) != word.seal:
        raise ImpactChanged
    _decide(session, doing, change, word.text, counts=counts)
    told: dict[str, object] = {
        "change": change.id,
        "changed_rule": {**_particulars(change), "counts": counts},
    }
    note = change.note if counts else word.text
    apply_impact(session, doing, impact, Telling(about=ABOUT, particulars=told, note=note))
    return impact


def _decide(session: Session, doing: Doing, change: RuleChange, word: str, *, counts: bool) -> None:
    unit_ids = sorted(doing.actor.units_with(CONFIRMS))
    decision = RuleDecision(
        version=newest_version() + 1,
        change_id=change.id,
        counts=counts,
        decided_by_id=doing.actor.person_id,
        decided_at=doing.now,
        acting_for_id=doing.acting_for(unit_ids[0]) if unit_ids else None,
        word=word.strip(),
    )
    session.add(decision)
    session.flush()
    session.refresh(change, ["decisions"])
    _trace(session, doing, change, {"version": decision.version, "counts": counts})


def _particulars(change: RuleChange) -> dict[str, object]:
    return {
        "rule": change.rule,
        "number": change.number,
        "unit": change.unit,
        "since": change.since.isoformat(),
        "source": GivenSource(Act.INTERNAL, change.place, change.document).in_sentence(),
    }


def _trace(session: Session, doing: Doing, change: RuleChange, decided: dict[str, object]) -> None:
    deed = "rule.proposed"
    if decided:
        deed = "rule.confirmed" if decided["counts"] else "rule.withdrawn"
    write_audit(
        session,
        doing,
        Trace(
            deed=deed,
            unit_id=None,
            object_kind="rule",
            object_id=change.id,
            particulars=_particulars(change) | decided,
        ),
    )
