"""What the database stores of a standing: status, clocks, the nearest due day. Always rebuildable."""

from sqlalchemy.orm import Session

from casebook.law.lifecycle import is_over
from casebook.law.standing import Clock, Standing
from casebook.law.vocabulary import Nature
from casebook.records.cases import NO_DAY, Case, CaseClock


def project(session: Session, case: Case, now: Standing) -> None:
    """Write a standing into a case's row and clock rows; a row that says the same stays the same."""
    case.status = now.status
    case.is_open = not is_over(now.status)
    known = {_key(row): row for row in case.clocks}
    wanted = {(c.rule, c.part or "", c.started_by): c for c in now.clocks}
    for key, row in known.items():
        if key not in wanted:
            case.clocks.remove(row)
    for key, clock in wanted.items():
        row = known.get(key)
        if row is None:
            row = CaseClock(case_id=case.id, unit_id=case.unit_id, rule=clock.rule)
            case.clocks.append(row)
        _copy(clock, row)
    _nearest(case, now)
    session.flush()


def _key(row: CaseClock) -> tuple[str, str, int | None]:
    return row.rule, row.part, row.started_by


def _copy(clock: Clock, row: CaseClock) -> None:
    row.part = clock.part or ""
    row.started_by = clock.started_by
    row.nature = clock.nature
    row.from_on = clock.from_on
    row.nominal_on = clock.nominal_on
    row.due_on = clock.due_on
    row.met_on = clock.met_on
    row.cancelled_on = clock.cancelled_on
    row.is_paused = clock.paused
    row.is_running = is_running(clock)


def is_running(clock: Clock) -> bool:
    """Say whether a clock still asks for something: not met, not cancelled, not paused."""
    return clock.met_on is None and clock.cancelled_on is None and not clock.paused


def _nearest(case: Case, now: Standing) -> None:
    duties = [c for c in now.clocks if c.nature is Nature.DUTY and is_running(c)]
    first = min(duties, key=lambda c: (c.due_on, c.rule), default=None)
    case.next_due_on = first.due_on if first else NO_DAY
    case.next_rule = first.rule if first else ""


def differences(case: Case, now: Standing) -> list[str]:
    """Tell where the stored projection is not what the journal gives; empty when it agrees."""
    found = [] if case.status == now.status else [f"status {case.status}, not {now.status}"]
    stored = {_key(row): _said(row) for row in case.clocks}
    counted = {(c.rule, c.part or "", c.started_by): _said_by(c) for c in now.clocks}
    for key in sorted(stored.keys() | counted.keys(), key=str):
        if stored.get(key) != counted.get(key):
            found.append(f"{key[0]}: {stored.get(key)}, not {counted.get(key)}")
    return found


def _said(row: CaseClock) -> tuple[object, ...]:
    return (row.from_on, row.nominal_on, row.due_on, row.met_on, row.cancelled_on, row.is_paused)


def _said_by(clock: Clock) -> tuple[object, ...]:
    return (
        clock.from_on,
        clock.nominal_on,
        clock.due_on,
        clock.met_on,
        clock.cancelled_on,
        clock.paused,
    )
