"""The statistics as their page draws them: each chart, and the same numbers as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from casebook.law.articles import name_all
from casebook.law.vocabulary import ClockState, Kind
from casebook.law.words import word
from casebook.records.reception import SessionKind
from casebook.records.units import Unit
from casebook.reports.follow_through import Figures, Span, percent_told
from casebook.reports.statistics import Age, DutyKept, Figure, Month, Subject
from casebook.reports.statistics_beside import MonthHeld
from casebook.web.asked_commitments import shares_of
from casebook.web.asked_statistics import Units, cases_url, duties_url
from casebook.web.charts import Bars, Columns, Look, Part, Series, Stack, bars_of, columns_of
from casebook.web.language import language
from casebook.web.schedule_words import kind_words

_KINDS = {
    Kind.COMPLAINT: Look("blue"),
    Kind.DENUNCIATION: Look("red", "grid"),
    Kind.PETITION: Look("green", "lines"),
    Kind.FEEDBACK: Look("amber", "dots"),
    Kind.INFORMATION_REQUEST: Look("pale"),
}
_STATES = {
    ClockState.MET: Look("green"),
    ClockState.MET_LATE: Look("amber", "lines"),
    ClockState.OVERDUE: Look("red", "grid"),
    ClockState.RUNNING: Look("pale"),
    ClockState.PAUSED: Look("grey", "dots"),
}
_SESSIONS = {
    SessionKind.PERIODIC: Look("blue"),
    SessionKind.REGULAR: Look("pale"),
    SessionKind.UNSCHEDULED: Look("amber", "lines"),
    SessionKind.ON_SITE: Look("green", "dots"),
}
# In the order of the shares of a commitment line.
_COMMITMENTS = (
    Look("green"),
    Look("amber", "lines"),
    Look("red", "grid"),
    Look("red", "lines"),
    Look("red", "dots"),
    Look("pale"),
    Look("grey"),
)
_PLAIN = Look("blue")


@dataclass(frozen=True)
class Cell:
    """A number of a table; without an address where it opens nothing."""

    number: int
    url: str = ""


@dataclass(frozen=True)
class Line:
    """A line of a table."""

    name: str
    cells: Sequence[Cell]
    note: str = ""
    told: str = ""


@dataclass(frozen=True)
class Drawn:
    """One chart with its table."""

    chart: Columns | Bars
    heads: Sequence[str]
    lines: Sequence[Line]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is counted."""
        return not any(cell.number for line in self.lines for cell in line.cells)


def month_name(span: Span) -> str:
    """Name the month of a span: "03/2026"."""
    return f"{span.first:%m/%Y}"


def _under_months(spans: Sequence[Span]) -> list[tuple[str, str]]:
    """Write under each column its month, and the year where one begins."""
    return [
        (str(span.first.month), str(span.first.year) if not at or span.first.month == 1 else "")
        for at, span in enumerate(spans)
    ]


def _rows(units: Units, figure: Figure) -> str:
    """Give the list behind a number; nothing opens no list."""
    return cases_url(units, figure.asked) if figure.number else ""


def cases_drawn(units: Units, months: Sequence[Month], whole: Callable[[Kind | None], str]) -> Drawn:
    """Draw the cases by month and kind; `whole` gives the rows of a kind, or of all, in the whole span."""
    kinds = list(months[0].by_kind) if months else []
    series = {kind: Series(word(kind, language()), _KINDS[kind]) for kind in kinds}
    stacks, lines = [], []
    for month, (label, under) in zip(months, _under_months([m.span for m in months]), strict=True):
        name = month_name(month.span)
        parts = [
            Part(
                series[kind],
                one.number,
                f"{name}, {series[kind].label}: {one.number}",
                _rows(units, one),
            )
            for kind, one in month.by_kind.items()
        ]
        stacks.append(Stack(label, parts, under))
        cells = [Cell(part.number, part.url) for part in parts]
        lines.append(Line(name, [*cells, Cell(month.whole.number, _rows(units, month.whole))]))
    sums = [Cell(sum(line.cells[at].number for line in lines), whole(kind)) for at, kind in enumerate(kinds)]
    sums.append(Cell(sum(month.whole.number for month in months), whole(None)))
    heads = [_("Month"), *(one.label for one in series.values()), _("All")]
    return Drawn(columns_of(stacks), heads, [*lines, Line(_("Total"), sums)])


def duties_drawn(units: Units, rows: Sequence[DutyKept]) -> Drawn:
    """Draw how the duties of each rule were kept: shares of those that still apply."""
    series = {state: Series(word(state, language()), look) for state, look in _STATES.items()}
    stacks, lines = [], []
    for row in rows:
        parts = [
            Part(
                one,
                row.number(state),
                f"{row.duty.name}, {one.label}: {row.number(state)}",
                duties_url(units, row.asked, state) if row.number(state) else "",
            )
            for state, one in series.items()
        ]
        gone = row.number(ClockState.CANCELLED)
        gone_url = duties_url(units, row.asked, ClockState.CANCELLED) if gone else ""
        basis = "; ".join(part for part in (row.duty.article, row.duty.doubt) if part)
        note = f"{row.duty.key[0]}: {basis}"
        stacks.append(Stack(row.duty.name, parts, note))
        cells = [*(Cell(part.number, part.url) for part in parts), Cell(gone, gone_url)]
        lines.append(Line(row.duty.name, cells, note, rate_told(row)))
    heads = [one.label for one in series.values()]
    heads = [_("Term"), *heads, word(ClockState.CANCELLED, language()), _("In time")]
    return Drawn(bars_of(stacks, shares=True), heads, lines)


def rate_told(row: DutyKept) -> str:
    """Write the rate of a duty: "92,3 % (24/26)"; that none can be judged where none can."""
    if row.rate is None:
        return str(_("not judged yet"))
    told = f"{row.rate * 100:.1f}".removesuffix(".0")
    told = told if language() == "en" else told.replace(".", ",")
    return f"{told} % ({row.number(ClockState.MET)}/{row.judged})"


def ages_drawn(units: Units, ages: Sequence[Age]) -> Drawn:
    """Draw how old the open cases are."""
    series = Series(_("still open"), _PLAIN)
    stacks, lines = [], []
    for age in ages:
        name = (
            _("more than %(days)s days", days=age.least - 1)
            if age.most is None
            else _("%(least)s to %(most)s days", least=age.least, most=age.most)
        )
        url, number = _rows(units, age.cases), age.cases.number
        stacks.append(Stack(name, [Part(series, number, f"{name}: {number}", url)]))
        lines.append(Line(name, [Cell(number, url)]))
    return Drawn(bars_of(stacks), [_("Days since receipt"), _("Open cases")], lines)


def subjects_drawn(units: Units, found: Sequence[Subject]) -> Drawn:
    """Draw the subjects that came up more than once."""
    series = Series(_("Cases"), _PLAIN)
    stacks, lines = [], []
    for one in found:
        url, number = _rows(units, one.cases), one.cases.number
        stacks.append(Stack(one.told, [Part(series, number, f"{one.told}: {number}", url)]))
        lines.append(Line(one.told, [Cell(number, url)]))
    return Drawn(bars_of(stacks), [_("Subject"), _("Cases")], lines)


def sessions_drawn(unit: Unit, months: Sequence[MonthHeld], today: date) -> Drawn:
    """Draw the sessions held in each month by kind; beside them the head's own days and what is owed."""
    names = kind_words()
    series = {kind: Series(names[kind], look) for kind, look in _SESSIONS.items()}
    stacks, lines = [], []
    for month, (label, under) in zip(months, _under_months([m.span for m in months]), strict=True):
        parts = [
            Part(
                one,
                month.by_kind[kind],
                f"{month_name(month.span)}, {one.label}: {month.by_kind[kind]}",
                _sessions_url(unit, month.span, kind) if month.by_kind[kind] else "",
            )
            for kind, one in series.items()
        ]
        stacks.append(Stack(label, parts, under))
        cells = [Cell(part.number, part.url) for part in parts]
        lines.append(Line(month_name(month.span), cells, told=_head_told(month, today)))
    heads = [_("Month"), *(one.label for one in series.values()), _("Days the head received in person")]
    return Drawn(columns_of(stacks), heads, lines)


def _sessions_url(unit: Unit, span: Span, kind: SessionKind) -> str:
    days: dict[str, Any] = {"from": f"{span.first:%d/%m/%Y}", "to": f"{span.last:%d/%m/%Y}"}
    return url_for("sessions.listing", unit=unit.id, kind=kind.value, **days)


def _head_told(month: MonthHeld, today: date) -> str:
    """Say how many days the head held of those the law asks for; of a time to come nothing is asked yet."""
    held, owed = len(month.head.own), sum(quota.needed for quota in month.head.quotas)
    if month.span.first > today:
        return str(_("still to come"))
    return str(_("%(held)s of %(owed)s", held=held, owed=owed)) if owed else str(held)


def quota_articles(months: Sequence[MonthHeld]) -> str:
    """Name the articles that say how many days the head receives in person."""
    found = (article for month in months for quota in month.head.quotas for article in quota.version.articles)
    return name_all(tuple(dict.fromkeys(found)), language())


def commitments_drawn(unit: Unit, found: Figures) -> Drawn:
    """Draw how the commitments due in each month stand."""
    spans = [
        Span(line.asked.first, line.asked.last)
        for line in found.by_period
        if line.asked.first and line.asked.last
    ]
    ways = shares_of(found.whole.asked, unit.id, found.whole.counted, empty=True)
    series = [Series(share.label, look) for share, look in zip(ways, _COMMITMENTS, strict=True)]
    stacks, lines = [], []
    for line, span, (label, under) in zip(found.by_period, spans, _under_months(spans), strict=True):
        shares = shares_of(line.asked, unit.id, line.counted)
        parts = [
            Part(one, share.number, f"{month_name(span)}, {share.label}: {share.number}", share.url)
            for one, share in zip(series, shares, strict=False)
        ] or [Part(one, 0, "", "") for one in series]
        stacks.append(Stack(label, parts, under))
        percent = percent_told(line.counted, language())
        told = f"{percent} %" if percent else _("not judged yet") if line.counted.all else ""
        lines.append(Line(month_name(span), [Cell(part.number, part.url) for part in parts], told=told))
    return Drawn(columns_of(stacks), [_("Due in"), *(one.label for one in series), _("Rate")], lines)
