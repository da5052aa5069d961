"""What the database stores of a standing: status, clocks, the nearest due day. Always rebuildable."""

from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from casebook.law.clocks import Clock
from casebook.law.journal import in_order
from casebook.law.standing import Standing
from casebook.law.vocabulary import EventType, Nature, Status
from casebook.records.cases import NO_DAY, Case, CaseClock
from casebook.reports.standings import events_of

# Nobody waits for the unit here any more, unless a duty clock still runs (a paper to be sent).
_RESTING = frozenset(
    {
        Status.WITHDRAWN,
        Status.ANSWERED,
        Status.APPEALED,
        Status.SUED,
        Status.EXECUTED,
        Status.DECLINED,
        Status.GUIDED,
        Status.TRANSFERRED,
        Status.RETURNED,
        Status.FILED_AWAY,
        Status.TERMINATED,
        Status.CLOSED,
    }
)

Key = tuple[str, str, int | None]


def project(session: Session, case: Case, now: Standing) -> None:
    """Write a standing into a case's row and clock rows; a row that says the same stays the same."""
    wanted = {_key(clock): clock for clock in now.clocks}
    known: dict[Key, CaseClock] = {}
    for row in list(case.clocks):
        if key_of(row) in wanted and key_of(row) not in known:
            known[key_of(row)] = row
        else:
            case.clocks.remove(row)
    for key, clock in wanted.items():
        if key not in known:
            known[key] = CaseClock(case_id=case.id, unit_id=case.unit_id, rule=clock.rule)
            case.clocks.append(known[key])
        _copy(clock, known[key])
    counted = _summary(now)
    case.status, case.is_open = counted.status, counted.is_open
    case.next_due_on, case.next_rule = counted.next_due_on, counted.next_rule
    case.received_on = _received_on(case)
    case.version = len(case.journal)
    session.flush()


def _received_on(case: Case) -> date:
    """Give the day of receipt as the journal has it now: a correction may have moved it."""
    for _index, event in in_order(events_of(case)):
        if event.type is EventType.RECEIVED:
            return event.on
    return case.received_on


def key_of(row: CaseClock) -> Key:
    """Tell clocks of one case apart: the rule, its part, and the event that started it."""
    return row.rule, row.part, row.started_by


def _key(clock: Clock) -> Key:
    return clock.rule, clock.part or "", clock.started_by


def _copy(clock: Clock, row: CaseClock) -> None:
    row.part = clock.part or ""
    row.started_by = clock.started_by
    row.nature = clock.nature
    row.from_on = clock.from_on
    row.nominal_on = clock.nominal_on
    row.due_on = clock.due_on
    row.met_on = clock.met_on
    row.is_cancelled = clock.cancelled
    row.is_paused = clock.paused
    row.is_running = _is_running(clock)


def _is_running(clock: Clock) -> bool:
    return clock.is_open and not clock.paused


class _Summary(NamedTuple):
    status: Status
    is_open: bool
    next_due_on: date
    next_rule: str


def _summary(now: Standing) -> _Summary:
    duties = [c for c in now.clocks if c.nature is Nature.DUTY and _is_running(c)]
    first = min(duties, key=lambda c: (c.due_on, c.rule), default=None)
    is_open = first is not None or now.status not in _RESTING
    return _Summary(now.status, is_open, first.due_on if first else NO_DAY, first.rule if first else "")


def differences(case: Case, now: Standing, *, keeps_days: bool = False) -> list[str]:
    """Tell where the stored projection is not what the journal gives; empty when it agrees.

    `keeps_days`: the case was counted under an earlier calendar, whose due days it keeps.
    """
    found = []
    stored = _Summary(case.status, case.is_open, case.next_due_on, case.next_rule)
    if stored != (counted := _summary(now)):
        found.append(f"stored {_line(stored)}, counted {_line(counted)}")
    rows = {key_of(row): _said(row, keeps_days=keeps_days) for row in case.clocks}
    clocks = {_key(clock): _said(clock, keeps_days=keeps_days) for clock in now.clocks}
    found += [
        f"{key[0]}: stored {_line(rows.get(key))}, counted {_line(clocks.get(key))}"
        for key in sorted(rows.keys() | clocks.keys(), key=str)
        if rows.get(key) != clocks.get(key)
    ]
    if len(rows) != len(case.clocks):
        found.append(f"{len(case.clocks)} clock rows, {len(rows)} of them different")
    if case.version != len(case.journal):
        found.append(f"version {case.version}, but {len(case.journal)} events")
    return found


def _line(values: tuple[object, ...] | None) -> str:
    return "nothing" if values is None else " ".join(str(value) for value in values)


def _said(one: Clock | CaseClock, *, keeps_days: bool) -> tuple[object, ...]:
    flags = (
        (one.is_paused, one.is_cancelled, one.is_running)
        if isinstance(one, CaseClock)
        else (one.paused, one.cancelled, _is_running(one))
    )
    days = () if keeps_days else (one.nominal_on, one.due_on)
    return (one.nature, one.from_on, *days, one.met_on, *flags)
