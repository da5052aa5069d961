"""Statistics of cases: kinds by month, duties kept, ages of what is open, subjects; each opens its rows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from casebook.law.powers import Actor, Power
from casebook.law.vocabulary import ClockState, Kind
from casebook.records.case_tallies import SubjectCount, kinds_by_day, received_days, subjects_written
from casebook.records.clock_lists import ClockFilter, duties_by_state
from casebook.records.units import Unit, unit_by_id
from casebook.reports.clock_views import Reading
from casebook.reports.desk import units_overseen
from casebook.reports.duty_names import Duty, duties_known
from casebook.reports.figures import OPEN, Asked
from casebook.reports.follow_through import Grain, Span, spans

MOST_MONTHS = 24
MOST_SUBJECTS = 10
# Steps of a scale, no terms of the law: in days since receipt, both counted; the last has no end.
_AGES = ((0, 30), (31, 90), (91, 180), (181, 365), (366, None))


def units_seen(actor: Actor, powers: Iterable[Power]) -> list[Unit]:
    """Give the units in which somebody holds one of some powers, and those directly below, by name."""
    own = {unit_id for power in powers for unit_id in actor.units_with(power)}
    found = {unit.id: unit for unit in units_overseen(actor)}
    found |= {unit.id: unit for unit in map(unit_by_id, own) if unit is not None}
    return sorted(found.values(), key=lambda unit: unit.name)


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Who asks for what: the days, both included, and one unit or (empty) all one sees."""

    actor: Actor
    within: Span
    unit_id: str = ""

    @property
    def received(self) -> Asked:
        """The cases received within these days."""
        return Asked(unit=self.unit_id, received_from=self.within.first, received_until=self.within.last)

    def received_of(self, kind: Kind | None) -> Asked:
        """The same of one kind; of every kind where none is named."""
        return replace(self.received, kind=kind)

    @property
    def due(self) -> ClockFilter:
        """The duties that fall due within these days."""
        return ClockFilter(unit_id=self.unit_id, first=self.within.first, last=self.within.last)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number, and the cases it counts."""

    number: int
    asked: Asked


@dataclass(frozen=True, kw_only=True)
class Month:
    """The cases received in one month (or a part of it), in all and by kind."""

    span: Span
    whole: Figure
    by_kind: dict[Kind, Figure]


def months_of_cases(scope: Scope, reading: Reading) -> list[Month]:
    """Count the cases received in each month of a span, also in months without any."""
    found = kinds_by_day(scope.actor, scope.received.filter_on(reading.today, reading.calendar))
    kinds = [kind for kind in Kind if any(one.kind is kind for one in found)]
    counts: Counter[tuple[date, Kind]] = Counter()
    for one in found:
        counts[one.received_on.replace(day=1), one.kind] += one.count
    months = []
    for span in spans(Grain.MONTH, scope.within):
        asked = replace(scope.received, received_from=span.first, received_until=span.last)
        first = span.first.replace(day=1)
        by_kind = {
            kind: Figure(number=counts[first, kind], asked=replace(asked, kind=kind)) for kind in kinds
        }
        whole = Figure(number=sum(one.number for one in by_kind.values()), asked=asked)
        months.append(Month(span=span, whole=whole, by_kind=by_kind))
    return months


@dataclass(frozen=True, kw_only=True)
class DutyKept:
    """How the duties of one rule that fall due within some days stand."""

    duty: Duty
    counts: dict[ClockState, int]
    asked: ClockFilter

    def number(self, *states: ClockState) -> int:
        """Give how many stand in one of some ways."""
        return sum(self.counts.get(state, 0) for state in states)

    @property
    def judged(self) -> int:
        """How many can be judged: done in time, done late, or not done though the day has passed."""
        return self.number(ClockState.MET, ClockState.MET_LATE, ClockState.OVERDUE)

    @property
    def rate(self) -> float | None:
        """The share done in time, 0 to 1, of those that can be judged; None where none can."""
        return self.number(ClockState.MET) / self.judged if self.judged else None


def duties_kept(scope: Scope, reading: Reading) -> list[DutyKept]:
    """Count the duties that fall due within a span, rule by rule in the order of the law.

    Rules are never added up: a day to pass a letter on and a day to settle a complaint are no one thing.
    """
    found: dict[tuple[str, str], dict[ClockState, int]] = {}
    for one in duties_by_state(scope.actor, scope.due, reading.today):
        found.setdefault((one.rule, one.part), {})[one.state] = one.count
    known = duties_known(reading)
    unknown = {key: Duty(key=key, name=key[0], article="", doubt="") for key in found if key not in known}
    return [
        DutyKept(duty=duty, counts=found[key], asked=replace(scope.due, rule=key[0], part=key[1]))
        for key, duty in (known | unknown).items()
        if key in found
    ]


@dataclass(frozen=True, kw_only=True)
class Age:
    """The open cases received so many days ago; the last step has no end."""

    least: int
    most: int | None
    cases: Figure


def ages_of_open_cases(scope: Scope, reading: Reading) -> list[Age]:
    """Count the cases that are still open today by the days since they were received."""
    asked = Asked(unit=scope.unit_id, in_hand=OPEN)
    found = received_days(scope.actor, asked.filter_on(reading.today, reading.calendar))
    ages = []
    for least, most in _AGES:
        until = reading.today - timedelta(days=least) if least else None
        since = reading.today - timedelta(days=most) if most is not None else None
        number = sum(
            count
            for day, count in found
            if (since is None or since <= day) and (until is None or day <= until)
        )
        rows = replace(asked, received_from=since, received_until=until)
        ages.append(Age(least=least, most=most, cases=Figure(number=number, asked=rows)))
    return ages


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A subject several cases have, word for word."""

    told: str
    cases: Figure


def subjects(scope: Scope, reading: Reading) -> list[Subject]:
    """Give the subjects that came up more than once within a span, the most frequent first."""
    wanted = scope.received.filter_on(reading.today, reading.calendar)
    found: list[SubjectCount] = subjects_written(scope.actor, wanted, MOST_SUBJECTS)
    return [
        Subject(
            told=one.subject,
            cases=Figure(number=one.count, asked=replace(scope.received, alike=one.case_id)),
        )
        for one in found
    ]
