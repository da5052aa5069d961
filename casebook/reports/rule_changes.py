"""Numbers changed here as people read them: the number, its source, who decided what about it and when."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from casebook.law.changing import fitting
from casebook.law.ledger import term_text
from casebook.law.rules import RULES
from casebook.records.rule_changes import RuleChange, all_changes, open_changes


class ChangeState(StrEnum):
    """How a change stands."""

    PROPOSED = "proposed"
    COUNTS = "counts"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    OVERTAKEN = "overtaken"
    """The program knows the number for certain now, so that the change no longer does anything."""


STATE_WORDS: dict[ChangeState, tuple[str, str]] = {
    ChangeState.PROPOSED: ("Đề nghị, chưa áp dụng", "Proposed, does not count yet"),
    ChangeState.COUNTS: ("Đang áp dụng", "Counts"),
    ChangeState.REFUSED: ("Không được chấp nhận", "Refused or taken back"),
    ChangeState.WITHDRAWN: ("Đã rút", "Withdrawn"),
    ChangeState.OVERTAKEN: ("Không còn tác dụng", "No longer does anything"),
}


@dataclass(frozen=True)
class DecisionView:
    """One decision about a change: the version of the rules it made."""

    version: int
    counts: bool
    by: str
    at: datetime
    word: str


@dataclass(frozen=True, kw_only=True)
class ChangeView:
    """A change of a rule, as a page shows it."""

    id: str
    rule: str
    rule_name: str
    term: str
    since: date
    source: str
    note: str
    state: ChangeState
    state_label: str
    proposed_by: str
    proposed_at: datetime
    decisions: tuple[DecisionView, ...]


def changes_told(lang: str) -> list[ChangeView]:
    """Tell every change made here, the latest first."""
    return [change_told(change, lang) for change in all_changes()]


def proposals_told(lang: str) -> list[ChangeView]:
    """Tell the changes that wait for a decision, the oldest first."""
    return [change_told(change, lang) for change in open_changes()]


def change_told(change: RuleChange, lang: str) -> ChangeView:
    """Tell one change."""
    state = _state(change)
    return ChangeView(
        id=change.id,
        rule=change.rule,
        rule_name=RULES[change.rule].name(lang) if change.rule in RULES else "",
        term=term_text(change.number, change.unit, lang),
        since=change.since,
        source=" ".join(part for part in (change.document, change.place) if part),
        note=change.note,
        state=state,
        state_label=STATE_WORDS[state][lang != "vi"],
        proposed_by=change.proposed_by.full_name,
        proposed_at=change.proposed_at,
        decisions=tuple(
            DecisionView(one.version, one.counts, one.decided_by.full_name, one.decided_at, one.word)
            for one in change.decisions
        ),
    )


def _state(change: RuleChange) -> ChangeState:
    if change.decisions and not change.counts:
        counted = any(decision.counts for decision in change.decisions)
        return ChangeState.WITHDRAWN if counted else ChangeState.REFUSED
    if not fitting(RULES, [change.as_law()]):
        return ChangeState.OVERTAKEN
    return ChangeState.COUNTS if change.counts else ChangeState.PROPOSED
