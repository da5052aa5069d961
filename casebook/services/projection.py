"""What the database stores of a standing: status, clocks, the nearest due day. Always rebuildable."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from casebook.law.clocks import Clock
from casebook.law.journal import in_order
from casebook.law.standing import Standing
from casebook.law.vocabulary import EventType, Kind, Nature, Status
from casebook.records.basis import Basis, basis_now, basis_of
from casebook.records.cases import NO_DAY, Case, CaseClock
from casebook.reports.standings import events_of, standing_of

# Nobody waits for the unit here any more, unless a duty clock still runs (a paper to be sent).
_RESTING = frozenset(
    {
        Status.WITHDRAWN,
        Status.ANSWERED,
        Status.APPEALED,
        Status.SUED,
        Status.EXECUTED,
        Status.HANDLED,
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


@dataclass(frozen=True)
class Outcome:
    """How a case stands, and by which calendar and rules that was counted."""

    standing: Standing
    basis: Basis


def counted_now(case: Case) -> Outcome:
    """Count a case by the versions it is pinned to; one that is not settled, by today's.

    A pin on a case that is not settled was never set by this program and is let go of.
    """
    basis = basis_of(case)
    standing = standing_of(case, basis)
    if case.pinned_calendar is None or rests(standing):
        return Outcome(standing, basis)
    basis = basis_now()
    return Outcome(standing_of(case, basis), basis)


def rests(now: Standing) -> bool:
    """Say whether a case is settled: closed, or nothing is waited for and no clock runs or pauses.

    Such a case is pinned to the calendar and the rules it was settled under; what changes in them later
    does not move it.
    """
    if now.status is Status.CLOSED:
        return True
    return not _summary(now).is_open and not any(clock.is_open for clock in now.clocks)


def project(session: Session, case: Case, counted: Outcome) -> None:
    """Write a standing into a case's row and clock rows; a row that says the same stays the same."""
    now = counted.standing
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
        _write(known[key], clock_values(clock))
    _write(case, case_values(counted))
    case.received_on = _received_on(case)
    case.version = len(case.journal)
    session.flush()


def _pins(counted: Outcome) -> tuple[int | None, int | None]:
    by = counted.basis
    return (by.calendar_version, by.rules_version) if rests(counted.standing) else (None, None)


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


def _write(row: Case | CaseClock, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def case_values(counted: Outcome) -> dict[str, object]:
    """Give what a case's row holds of a standing."""
    told = _summary(counted.standing)
    calendar, rules = _pins(counted)
    return {
        "kind": Kind(told.kind),
        "status": told.status,
        "is_open": told.is_open,
        "next_due_on": told.next_due_on,
        "next_rule": told.next_rule,
        "pinned_calendar": calendar,
        "pinned_rules": rules,
    }


def clock_values(clock: Clock) -> dict[str, object]:
    """Give what a clock's row holds of it, but for the rule and whose it is."""
    return {
        "part": clock.part or "",
        "started_by": clock.started_by,
        "nature": clock.nature,
        "from_on": clock.from_on,
        "nominal_on": clock.nominal_on,
        "due_on": clock.due_on,
        "met_on": clock.met_on,
        "is_cancelled": clock.cancelled,
        "is_paused": clock.paused,
        "is_running": _is_running(clock),
    }


def _is_running(clock: Clock) -> bool:
    return clock.is_open and not clock.paused


class _Summary(NamedTuple):
    kind: str
    status: Status
    is_open: bool
    next_due_on: date
    next_rule: str


def _summary(now: Standing) -> _Summary:
    duties = [c for c in now.clocks if c.nature is Nature.DUTY and _is_running(c)]
    first = min(duties, key=lambda c: (c.due_on, c.rule), default=None)
    is_open = first is not None or now.status not in _RESTING
    return _Summary(
        now.facts.kind, now.status, is_open, first.due_on if first else NO_DAY, first.rule if first else ""
    )


def differences(case: Case, counted: Outcome) -> list[str]:
    """Tell where the stored projection is not what the journal gives; empty when it agrees."""
    found = []
    now = counted.standing
    stored = _Summary(case.kind, case.status, case.is_open, case.next_due_on, case.next_rule)
    if stored != (wanted := _summary(now)):
        found.append(f"stored {_line(stored)}, counted {_line(wanted)}")
    pins = case.pinned_calendar, case.pinned_rules
    if pins != _pins(counted):
        found.append(f"pinned to {_line(pins)}, counted by {_line(_pins(counted))}")
    rows = {key_of(row): _said(row) for row in case.clocks}
    clocks = {_key(clock): _said(clock) for clock in now.clocks}
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


def _said(one: Clock | CaseClock) -> tuple[object, ...]:
    flags = (
        (one.is_paused, one.is_cancelled, one.is_running)
        if isinstance(one, CaseClock)
        else (one.paused, one.cancelled, _is_running(one))
    )
    return (one.nature, one.from_on, one.nominal_on, one.due_on, one.met_on, *flags)
