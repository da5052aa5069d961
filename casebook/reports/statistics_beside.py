"""Statistics of what is no case: the sessions a unit held, and the commitments that fell due."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from casebook.records.commitment_lists import CommitmentFilter
from casebook.records.reception import SessionKind, sessions_by_day
from casebook.records.units import Unit
from casebook.reports.follow_through import Figures, Grain, Span, figures_on, spans
from casebook.reports.head_days import MonthOfHead, months_of_head


@dataclass(frozen=True, kw_only=True)
class MonthHeld:
    """The sessions of one month (or a part of it) by kind, and the head's own days of the whole month."""

    span: Span
    by_kind: dict[SessionKind, int]
    head: MonthOfHead


def sessions_by_month(unit: Unit, within: Span, today: date) -> list[MonthHeld]:
    """Count the sessions of a unit in each month of a span, also in months without any."""
    counts: Counter[tuple[date, SessionKind]] = Counter()
    for day, kind, number in sessions_by_day(unit.id, within.first, within.last):
        counts[day.replace(day=1), kind] += number
    months = list(spans(Grain.MONTH, within))
    heads = months_of_head(unit, [span.first for span in months], today=today)
    return [
        MonthHeld(
            span=span,
            by_kind={kind: counts[span.first.replace(day=1), kind] for kind in SessionKind},
            head=head,
        )
        for span, head in zip(months, heads, strict=True)
    ]


def commitments_by_month(unit: Unit, within: Span, today: date) -> Figures:
    """Count the commitments of a unit that fall due in each month of a span, as they stand on a day."""
    asked = CommitmentFilter(first=within.first, last=within.last)
    return figures_on(unit.id, asked, Grain.MONTH, today)
