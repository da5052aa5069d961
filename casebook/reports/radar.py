"""The radar: open cases that are complex, long, late in several ways, or that people keep coming about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casebook.law.choices import Degree
from casebook.law.journal import Event, in_order
from casebook.law.powers import Actor, Power
from casebook.law.rules import CLOCK_SPECS, RULES
from casebook.law.vocabulary import EventType
from casebook.law.words import word
from casebook.records.cases import Case, CaseClock
from casebook.records.radar import (
    Behind,
    Bounds,
    RadarPlace,
    Sign,
    behind,
    count_signs,
    list_radar,
    radar_cases,
)
from casebook.records.visits import Visit
from casebook.reports.case_rows import CaseRow, case_rows
from casebook.reports.clock_views import Reading, article_on, rule_name
from casebook.reports.standings import events_of
from casebook.reports.thresholds import (
    CAME_AGAIN,
    GROUP_PEOPLE,
    LONG_OPEN_DAYS,
    OVERDUE_CLOCKS,
    TIMES_THE_LIMIT,
)


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why a case stands here: a sentence with its number, and the visit it may be looked up in."""

    sign: Sign
    text: str
    visit_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class RadarRow:
    """A case with the days it is open and every reason why it stands here."""

    case: CaseRow
    days_open: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, kw_only=True)
class RadarPage:
    """A part of the radar; `next_place` where more lies beyond."""

    rows: list[RadarRow]
    next_place: RadarPlace | None


def bounds_on(today: date) -> Bounds:
    """Give what the radar looks for on a day."""
    return Bounds(
        today=today,
        opened_until=today - timedelta(days=LONG_OPEN_DAYS.number),
        overdue_from=OVERDUE_CLOCKS.number,
        group_from=GROUP_PEOPLE.number,
        came_from=CAME_AGAIN.number,
        times=TIMES_THE_LIMIT.number,
        settling=_settling(),
    )


def _settling() -> frozenset[str]:
    """The ids of the rules that limit the settling itself: those that a complex case lengthens."""
    limits = [spec for spec in CLOCK_SPECS if spec.resolves or spec.relays]
    keys = {key for spec in limits for key in spec.rule_keys}
    return frozenset(version.id for key in keys for version in RULES[key].versions)


def radar_figures(actor: Actor, today: date) -> dict[Sign | None, int]:
    """Count the cases of each sign, and (under None) of all of them together."""
    counted = count_signs(actor, bounds_on(today))
    return {sign: counted[sign] for sign in (None, *Sign)}


def radar_page(
    actor: Actor, reading: Reading, *, sign: Sign | None, size: int, after: RadarPlace | None
) -> RadarPage:
    """Tell one page of the radar, the longest open first."""
    bounds = bounds_on(reading.today)
    found = list_radar(radar_cases(actor, bounds, sign), size, after)
    shown, last = found[:size], found[size - 1] if len(found) > size else None
    return RadarPage(
        rows=_rows(shown, actor, reading, bounds),
        next_place=RadarPlace(last.received_on, last.id) if last else None,
    )


def _rows(cases: Sequence[Case], actor: Actor, reading: Reading, bounds: Bounds) -> list[RadarRow]:
    known = behind([case.id for case in cases], bounds)
    teller = _Teller(actor, reading, bounds, known)
    return [
        RadarRow(
            case=row,
            days_open=(bounds.today - case.received_on).days,
            reasons=teller.reasons(case, row),
        )
        for case, row in zip(cases, case_rows(cases, actor, reading), strict=True)
    ]


@dataclass(frozen=True)
class _Teller:
    actor: Actor
    reading: Reading
    bounds: Bounds
    known: Behind

    def reasons(self, case: Case, row: CaseRow) -> tuple[Reason, ...]:
        """Tell every reason that holds for a case; a reviewer gets numbers and days, no visit to open."""
        clocks = self.known.overdue.get(case.id, [])
        events = (event for _index, event in in_order(events_of(case)))
        told = [self._complex(event) for event in events if event.type is EventType.MARKED_COMPLEX]
        if case.received_on <= self.bounds.opened_until:
            told.append(self._long(case))
        told += [self._twice(clock) for clock in clocks if self._is_past_twice(clock)]
        if len(clocks) >= self.bounds.overdue_from:
            told.append(self._overdue(clocks))
        told += self._groups(case, redacted=row.redacted)
        told += self._came(case)
        return tuple(told)

    def _complex(self, event: Event) -> Reason:
        especially = event.particulars.get("degree") == Degree.ESPECIALLY
        degree = word(Degree.ESPECIALLY if especially else Degree.COMPLEX, self.reading.language)
        on = f"{event.on:%d/%m/%Y}"
        told = self.reading.choose(f"{degree}: xác định ngày {on}", f"{degree}: marked on {on}")
        return Reason(sign=Sign.COMPLEX, text=told)

    def _long(self, case: Case) -> Reason:
        days, came = (self.bounds.today - case.received_on).days, f"{case.received_on:%d/%m/%Y}"
        told = self.reading.choose(f"Đã mở {days} ngày, từ {came}", f"Open for {days} days, since {came}")
        return Reason(sign=Sign.LONG, text=told)

    def _is_past_twice(self, clock: CaseClock) -> bool:
        term, gone = (clock.due_on - clock.from_on).days, (self.bounds.today - clock.from_on).days
        return clock.rule in self.bounds.settling and gone > self.bounds.times * term

    def _twice(self, clock: CaseClock) -> Reason:
        term, gone = (clock.due_on - clock.from_on).days, (self.bounds.today - clock.from_on).days
        name, began = rule_name(clock.rule, self.reading.language), f"{clock.from_on:%d/%m/%Y}"
        article = article_on(clock.rule, clock.from_on, self.reading)
        times = self.bounds.times
        told = self.reading.choose(
            f"{name}: hạn là {term} ngày kể từ {began}, nay đã {gone} ngày, hơn {times} lần ({article})",
            f"{name}: {term} days from {began}, now {gone} days, more than {times} times ({article})",
        )
        return Reason(sign=Sign.TWICE, text=told)

    def _overdue(self, clocks: Sequence[CaseClock]) -> Reason:
        named = "; ".join(
            f"{rule_name(clock.rule, self.reading.language)} ({clock.due_on:%d/%m/%Y})" for clock in clocks
        )
        told = self.reading.choose(
            f"{len(clocks)} thời hạn đã quá: {named}", f"{len(clocks)} days have passed: {named}"
        )
        return Reason(sign=Sign.SEVERAL_OVERDUE, text=told)

    def _groups(self, case: Case, *, redacted: bool) -> list[Reason]:
        groups = [v for v in self.known.visits.get(case.id, []) if v.people_count >= self.bounds.group_from]
        told = [self._group(visit, redacted=redacted) for visit in groups]
        if not groups and case.group_size >= self.bounds.group_from:
            many = case.group_size
            text = self.reading.choose(f"{many} người cùng đứng đơn", f"Brought by {many} people together")
            told.append(Reason(sign=Sign.GROUP, text=text))
        return told

    def _group(self, visit: Visit, *, redacted: bool) -> Reason:
        on, many = f"{visit.visited_on:%d/%m/%Y}", visit.people_count
        text = self.reading.choose(f"Đoàn {many} người đến ngày {on}", f"A group of {many} came on {on}")
        opens = not redacted and self.actor.has_in(Power.SEE_BOOK, visit.unit_id)
        return Reason(sign=Sign.GROUP, text=text, visit_id=visit.id if opens else None)

    def _came(self, case: Case) -> list[Reason]:
        visits, letters = len(self.known.visits.get(case.id, [])), self.known.letters.get(case.id, 0)
        if visits + letters < self.bounds.came_from:
            return []
        text = self.reading.choose(
            f"Đã đến và gửi đơn {visits + letters} lần về việc này: {visits} lượt tiếp, {letters} đơn",
            f"Came and wrote {visits + letters} times about it: {visits} visits, {letters} letters",
        )
        return [Reason(sign=Sign.CAME_AGAIN, text=text)]
