"""Letters filed away as the head reads of them: what is due, what was destroyed by which decision."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from casebook.law.articles import name_all
from casebook.law.dated import Version
from casebook.law.powers import Actor
from casebook.law.rules import RULES
from casebook.law.vocabulary import EventType
from casebook.law.words import word
from casebook.records.cases import Case
from casebook.records.retention import KEEPING, Destruction, destruction_of, destructions_in


@dataclass(frozen=True, kw_only=True)
class DecisionView:
    """A decision with the numbers of what it destroyed."""

    document_number: str
    decided_on: date
    decided_by: str
    cases: list[tuple[str, str]] = field(default_factory=list)


def decision_views(actor: Actor, unit_id: str) -> list[DecisionView]:
    """Give the decisions of a unit, the newest first, with the cases a person may see."""
    views: dict[str, DecisionView] = {}
    for decision, case in destructions_in(actor, unit_id):
        views.setdefault(decision.id, _view(decision)).cases.append((case.id, case.name))
    return list(views.values())


def destroyed_by(case: Case) -> DecisionView | None:
    """Give the decision a case was destroyed by; None while it is kept."""
    decision = destruction_of(case)
    return _view(decision) if decision is not None else None


def _view(decision: Destruction) -> DecisionView:
    return DecisionView(
        document_number=decision.document_number,
        decided_on=decision.decided_on,
        decided_by=decision.decided_by.full_name if decision.decided_by else "",
    )


def filed_on(case: Case) -> date:
    """Give the day a case was filed away last."""
    return max(event.occurred_on for event in case.journal if event.type is EventType.FILED_AWAY)


def keeping_term(today: date, language: str) -> tuple[str, str]:
    """Give the article that says how long letters are kept, and how certain we are of it."""
    versions: Sequence[Version] = RULES[KEEPING].versions
    now = next(v for v in versions if v.since <= today and (v.until is None or today <= v.until))
    return name_all(now.articles, language), word(now.certainty, language)
