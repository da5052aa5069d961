"""What a unit settles about its reminders: in which hours, whether by mail, how many working days before."""

from dataclasses import asdict, dataclass
from datetime import time

from sqlalchemy.orm import Session

from casebook.law.powers import Power
from casebook.law.rules import RULES
from casebook.law.vocabulary import Nature
from casebook.records.base import transaction
from casebook.records.reminders import (
    ReminderDays,
    ReminderSettings,
    reminder_day,
    reminder_days_of,
    reminder_settings_of,
)
from casebook.services.overtaken import refuse_overtaken, seen_of
from casebook.services.receivers import hold_unit
from casebook.services.refusals import Refused
from casebook.services.reminding_days import DAYS_BEFORE, MOST_DAYS, OTHERS, hours_of
from casebook.services.trail import Doing, Trace, write_audit

CLOCKS = tuple(rule.key for rule in RULES.values() if rule.nature is Nature.DUTY)
"""The clocks that may have days of their own."""


@dataclass(frozen=True, kw_only=True)
class ReminderEntry:
    """What a unit settles for all its clocks, as typed."""

    opens_at: time
    closes_at: time
    by_mail: bool
    days: str
    """Numbers of working days before the due day, with commas."""


def reminder_entry_of(unit_id: str) -> ReminderEntry:
    """Give what holds in a unit."""
    hours, days = hours_of(unit_id), reminder_days_of([unit_id]).get(unit_id, {})
    return ReminderEntry(**asdict(hours), days=days.get(OTHERS, told_days(DAYS_BEFORE)))


def own_days_of(unit_id: str) -> dict[str, str]:
    """Give the days of the clocks for which a unit settled others than for all."""
    return {rule: days for rule, days in reminder_days_of([unit_id]).get(unit_id, {}).items() if rule}


def seen_reminders(unit_id: str) -> str:
    """Give the mark of a unit's settings, for the form made from them."""
    return seen_of(asdict(reminder_entry_of(unit_id)))


def seen_clocks(unit_id: str) -> str:
    """Give the mark of a unit's days of single clocks, for the form made from them."""
    own = own_days_of(unit_id)
    return seen_of({"days": tuple(sorted(own.items()))})


def told_days(days: tuple[int, ...]) -> str:
    """Write days as they are stored and shown."""
    return ",".join(str(one) for one in days)


def change_reminders(*, doing: Doing, unit_id: str, entry: ReminderEntry, seen: str | None) -> None:
    """Settle when a unit is reminded.

    Raises Overtaken when somebody else changed it since the form marked `seen` was made, and Refused for
    hours the wrong way round or days that are none.
    """
    doing.must_hold(Power.MANAGE_UNIT, unit_id)
    if entry.closes_at <= entry.opens_at:
        raise Refused(
            "Giờ kết thúc phải sau giờ bắt đầu.",
            "The hour at which it ends must lie after the hour at which it begins.",
            field="closes_at",
        )
    days = checked_days(entry.days)
    if not days:
        raise Refused(
            "Hãy ghi ít nhất một số ngày, ví dụ 5,2,0.",
            "Write at least one number of days, for example 5,2,0.",
            field="days",
        )
    with transaction() as session:
        hold_unit(session, unit_id)
        standing = reminder_entry_of(unit_id)
        wanted = asdict(entry) | {"days": days}
        refuse_overtaken(seen, standing=asdict(standing), wanted=wanted)
        row = reminder_settings_of(unit_id) or ReminderSettings(unit_id=unit_id)
        row.opens_at, row.closes_at, row.by_mail = entry.opens_at, entry.closes_at, entry.by_mail
        row.changed_by_id, row.changed_at = doing.actor.person_id, doing.now
        session.add(row)
        _keep_days(session, doing, unit_id, OTHERS, days)
        changed = sorted(name for name, value in asdict(standing).items() if wanted[name] != value)
        write_audit(session, doing, _trace(unit_id, {"fields": changed}))


def change_clock_days(*, doing: Doing, unit_id: str, clock: str, days: str, seen: str | None) -> None:
    """Settle the days of one clock; none given: those of all others hold for it again.

    Raises Overtaken and Refused as change_reminders does, and Refused for a clock the law does not know.
    """
    doing.must_hold(Power.MANAGE_UNIT, unit_id)
    if clock not in CLOCKS:
        raise Refused("Hãy chọn một thời hạn trong danh sách.", "Choose a clock of the list.", field="clock")
    checked = checked_days(days)
    with transaction() as session:
        hold_unit(session, unit_id)
        own = own_days_of(unit_id)
        wanted = {key: value for key, value in (own | {clock: checked}).items() if value}
        refuse_overtaken(
            seen,
            standing={"days": tuple(sorted(own.items()))},
            wanted={"days": tuple(sorted(wanted.items()))},
        )
        _keep_days(session, doing, unit_id, clock, checked)
        write_audit(session, doing, _trace(unit_id, {"clock": clock, "days": checked}))


def checked_days(typed: str) -> str:
    """Read numbers of working days in any order; give them as stored. Raises Refused for what is none."""
    parts = [part for part in typed.replace(";", ",").replace(" ", ",").split(",") if part]
    if not all(part.isascii() and part.isdigit() and int(part) <= MOST_DAYS for part in parts):
        raise Refused(
            f"Ghi các số từ 0 đến {MOST_DAYS}, cách nhau bằng dấu phẩy, ví dụ 5,2,0.",
            f"Write numbers from 0 to {MOST_DAYS} with commas between them, for example 5,2,0.",
            field="days",
        )
    numbers = sorted({int(part) for part in parts}, reverse=True)
    told = told_days(tuple(numbers))
    if len(told) > _LONGEST:
        raise Refused(
            "Nhiều ngày quá. Hãy bỏ bớt, ví dụ chỉ để 5,2,0.",
            "These are too many days. Leave some out, for example only 5,2,0.",
            field="days",
        )
    return told


_LONGEST = 40


def _keep_days(session: Session, doing: Doing, unit_id: str, rule: str, days: str) -> None:
    row = reminder_day(session, unit_id, rule)
    if not days:
        if row is not None:
            session.delete(row)
        return
    row = row or ReminderDays(unit_id=unit_id, rule=rule)
    row.days, row.changed_by_id, row.changed_at = days, doing.actor.person_id, doing.now
    session.add(row)


def _trace(unit_id: str, particulars: dict[str, object]) -> Trace:
    return Trace(
        deed="unit.reminders_changed",
        unit_id=unit_id,
        object_kind="unit",
        object_id=unit_id,
        particulars=particulars,
    )
