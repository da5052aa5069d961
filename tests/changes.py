"""Changes of the calendar in tests: proposed by Anh Tú, confirmed by Ông Bình, who is over all units."""

from datetime import date, time

from sqlalchemy import select

from casebook.records.base import db
from casebook.records.days import CalendarChange, ChangedDay, ChangeStatus, change_by_id
from casebook.services.calendar_impact import Impact
from casebook.services.day_care import confirm_change, impact_of_change, propose_change
from casebook.services.day_entries import ChangeEntry, DayEntry
from tests.people import School, doing

TODAY = date(2026, 11, 20)
OFF, MADE_UP = date(2026, 11, 23), date(2026, 11, 28)
"""The swap the program comes with as proposed: a Monday off, the Saturday after worked instead."""
STORM = date(2026, 12, 2)


def off(day: date, name: str = "Nghỉ phòng chống bão") -> DayEntry:
    """A weekday that is off."""
    return DayEntry(day=day, works=False, name=name)


def worked(day: date, *, opens: time | None = None, closes: time | None = None) -> DayEntry:
    """A weekend day that is worked, whole or for some hours."""
    return DayEntry(day=day, works=True, name="Làm bù", opens=opens, closes=closes)


def ordinary(day: date) -> DayEntry:
    """A day that is again what its weekday says."""
    return DayEntry(day=day, works=None, name="")


def change_of(*days: DayEntry, source: str = "CĐ 01/UBND", key: str | None = None) -> ChangeEntry:
    """Days as a form of the calendar gives them."""
    return ChangeEntry(days=days, source=source, reason="Bão số 9", request_key=key)


def proposed(school: School, *days: DayEntry, today: date = TODAY) -> str:
    """Propose days that change together; gives the proposal."""
    return propose_change(doing=doing(school.tu, today=today), entry=change_of(*days))


def confirmed(school: School, change_id: str, *, today: date = TODAY) -> Impact:
    """Confirm a change after looking at what it would move."""
    db.session.rollback()
    _impact, seal = impact_of_change(change(change_id))
    return confirm_change(doing=doing(school.binh, today=today), change_id=change_id, seal=seal)


def change(change_id: str) -> CalendarChange:
    """Give a change as the database has it now."""
    db.session.rollback()
    found = change_by_id(change_id)
    assert found is not None
    return found


def shipped_proposal(day: date) -> str:
    """Find the proposal the program came with about a day."""
    asked = select(ChangedDay.change_id).join(CalendarChange)
    where = (ChangedDay.day == day, CalendarChange.status == ChangeStatus.PROPOSED)
    found = db.session.scalars(asked.where(*where)).one()
    db.session.rollback()
    return found
