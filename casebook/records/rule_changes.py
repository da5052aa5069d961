"""Numbers given here for uncertain rules: what was proposed, and what was decided about it, in versions."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship, selectinload

from casebook.law.changing import Change, fitting, with_changes
from casebook.law.dated import Rule
from casebook.law.rules import RULES
from casebook.law.vocabulary import Unit
from casebook.records.base import Base, Keyed, Moment, Words, db, word_of
from casebook.records.people import Person
from casebook.records.read_once import read_once

SHIPPED = 0
"""The version of the rules as the program brings them, before anybody decided anything."""


class RuleChange(Keyed, Base):
    """A number proposed for an uncertain rule, with its source. Never edited; decisions stand beside it."""

    __tablename__ = "rule_changes"

    rule: Mapped[str] = mapped_column(Words(40))
    number: Mapped[int]
    unit: Mapped[Unit] = mapped_column(word_of(Unit))
    since: Mapped[date]
    document: Mapped[str] = mapped_column(Words(300))
    place: Mapped[str] = mapped_column(Words(120), default="")
    """The article in the document; empty where the source is no text with articles."""
    note: Mapped[str] = mapped_column(Words(1000), default="")
    proposed_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    proposed_at: Mapped[datetime] = mapped_column(Moment())
    request_key: Mapped[str] = mapped_column(Words(64), unique=True)
    """Of the form it came from: sent twice, it is one proposal."""

    proposed_by: Mapped[Person] = relationship(foreign_keys=[proposed_by_id])
    decisions: Mapped[list["RuleDecision"]] = relationship(order_by="RuleDecision.version", viewonly=True)

    def as_law(self) -> Change:
        """Give the change as the law reads it."""
        return Change(self.rule, self.number, self.unit, self.since, self.document, self.place)

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided about it yet."""
        return not self.decisions

    @property
    def counts(self) -> bool:
        """Whether it counts: confirmed, and not withdrawn since."""
        return bool(self.decisions) and self.decisions[-1].counts


class RuleDecision(Base):
    """One version of the rules: a change begins to count, or it was withdrawn. Never edited."""

    __tablename__ = "rule_decisions"

    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    change_id: Mapped[str] = mapped_column(ForeignKey("rule_changes.id"), index=True)
    counts: Mapped[bool]
    decided_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime] = mapped_column(Moment())
    acting_for_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    """In whose place the person who decided acted."""
    word: Mapped[str] = mapped_column(Words(500), default="")
    """The word whoever decided left with it."""

    decided_by: Mapped[Person] = relationship(foreign_keys=[decided_by_id])


def rules_now() -> tuple[Mapping[str, Rule], int]:
    """Give the rules this installation counts by, and their version."""
    decided = read_once("decided rules", lambda: _decided(None))
    return _rules(_counting(decided)), decided[-1][0] if decided else SHIPPED


def rules_at(version: int) -> Mapping[str, Rule]:
    """Give the rules as they stood at a version."""
    return _rules(_counting(_decided(version)))


def newest_version() -> int:
    """Give the number of the last decision; SHIPPED where there is none."""
    return db.session.scalar(select(func.max(RuleDecision.version))) or SHIPPED


def all_changes() -> Sequence[RuleChange]:
    """Give every change ever proposed, the latest first."""
    found = select(RuleChange).order_by(RuleChange.proposed_at.desc(), RuleChange.id)
    return db.session.scalars(found.options(selectinload(RuleChange.decisions))).all()


def open_changes() -> Sequence[RuleChange]:
    """Give the changes nobody has decided about, the oldest first."""
    found = (
        select(RuleChange).where(~RuleChange.decisions.any()).order_by(RuleChange.proposed_at, RuleChange.id)
    )
    return db.session.scalars(found.options(selectinload(RuleChange.decisions))).all()


def change_by_id(change_id: str) -> RuleChange | None:
    """Find a change."""
    return db.session.get(RuleChange, change_id)


def change_by_key(request_key: str) -> RuleChange | None:
    """Find the change a form has already made."""
    return db.session.scalar(select(RuleChange).where(RuleChange.request_key == request_key))


def rules_with(change: RuleChange) -> Mapping[str, Rule]:
    """Give the rules as they would be with a proposed change, the last decided."""
    return _rules((*_counting(_decided(None)), change.as_law()))


def rules_without(change: RuleChange) -> Mapping[str, Rule]:
    """Give the rules as they would be without a change that counts now."""
    return _rules(_counting([row for row in _decided(None) if row[1] != change.id]))


_Decided = tuple[int, str, bool, Change]


def _decided(until: int | None) -> list[_Decided]:
    # Columns, not rows of the classes: this is asked with every event that is recorded.
    change, decision = RuleChange, RuleDecision
    asked = (
        select(
            decision.version,
            change.id,
            decision.counts,
            change.rule,
            change.number,
            change.unit,
            change.since,
            change.document,
            change.place,
        )
        .join(change, change.id == decision.change_id)
        .order_by(decision.version)
    )
    if until is not None:
        asked = asked.where(decision.version <= until)
    return [(row[0], row[1], row[2], Change(*row[3:])) for row in db.session.execute(asked)]


def _counting(decided: list[_Decided]) -> tuple[Change, ...]:
    """Give the changes that count after some decisions, in the order they were decided."""
    standing: dict[str, Change] = {}
    for _version, change_id, counts, change in decided:
        standing.pop(change_id, None)
        if counts:
            standing[change_id] = change
    return tuple(standing.values())


@lru_cache(maxsize=16)
def _rules(changes: tuple[Change, ...]) -> Mapping[str, Rule]:
    # What a newer program knows for certain is no longer changed by what was once put in its place.
    return with_changes(RULES, fitting(RULES, changes))
