"""How commitments are followed through: counts and rate by period and by owner, each opening its rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from casebook.law.commitments import CommitmentState, FollowThrough, followed_through
from casebook.records.commitment_lists import CommitmentFilter, Tally, owners_of, tallies

MOST_SPANS = 60


class Grain(StrEnum):
    """By which periods it is counted."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF_YEAR: 6, Grain.YEAR: 12}


@dataclass(frozen=True)
class Span:
    """Some days, both counted."""

    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row of the figures: what it counts, and the filter that opens its rows."""

    label: str
    """Name of the owner; empty for a period, which is told by its days."""
    asked: CommitmentFilter
    counted: FollowThrough


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The whole, and the same once by period and once by owner; each of both adds up to the whole."""

    whole: Line
    by_period: list[Line]
    by_owner: list[Line]


def span_of(grain: Grain, day: date) -> Span:
    """Give the period of a grain in which a day lies, by calendar months."""
    months = _MONTHS[grain]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Span(first, _after(first, months) - timedelta(days=1))


def _after(first: date, months: int) -> date:
    ahead = first.month - 1 + months
    return date(first.year + ahead // 12, ahead % 12 + 1, 1)


def spans(grain: Grain, within: Span) -> Iterator[Span]:
    """Cut some days into periods; the first and the last end where those days do."""
    day = within.first
    while day <= within.last:
        whole = span_of(grain, day)
        yield Span(max(whole.first, within.first), min(whole.last, within.last))
        day = whole.last + timedelta(days=1)


def counted_on(unit_id: str, asked: CommitmentFilter, today: date) -> FollowThrough:
    """Count how what a filter asks for stands on a day."""
    return _sum(tallies(unit_id, asked, today))


def figures_on(unit_id: str, asked: CommitmentFilter, grain: Grain, today: date) -> Figures:
    """Count the commitments due within the days of a filter, by period and owner, as they stand on a day."""
    found = tallies(unit_id, asked, today)
    within = Span(asked.first or today, asked.last or today)
    names = {person.id: person.full_name for person in owners_of(unit_id)}
    by_period = [
        Line(
            label="",
            asked=replace(asked, first=span.first, last=span.last),
            counted=_sum(one for one in found if span.first <= one.due_on <= span.last),
        )
        for span in spans(grain, within)
    ]
    by_owner = [
        Line(
            label=name,
            asked=replace(asked, owner_id=owner_id),
            counted=_sum(one for one in found if one.owner_id == owner_id),
        )
        for owner_id, name in names.items()
        if any(one.owner_id == owner_id for one in found)
    ]
    return Figures(
        whole=Line(label="", asked=asked, counted=_sum(found)), by_period=by_period, by_owner=by_owner
    )


def percent_told(counted: FollowThrough, language: str) -> str:
    """Write the rate as people read it, "66,7"; empty where none can be judged."""
    if counted.rate is None:
        return ""
    told = f"{counted.rate * 100:.1f}".removesuffix(".0")
    return told if language == "en" else told.replace(".", ",")


def _sum(found: Iterable[Tally]) -> FollowThrough:
    counts: dict[CommitmentState, int] = {}
    for one in found:
        counts[one.state] = counts.get(one.state, 0) + one.count
    return followed_through(counts)
