"""The list of what somebody owes, as the daily letter counts it; and when a unit is reminded."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook.law.powers import Power
from casebook.law.rules import RULES
from casebook.records.reminders import told_before
from casebook.records.units import Unit
from casebook.reports.dues import Share, dues_of
from casebook.reports.owed import Owed, tell_dues
from casebook.services.reminder_care import (
    CLOCKS,
    ReminderEntry,
    change_clock_days,
    change_reminders,
    own_days_of,
    reminder_entry_of,
    seen_clocks,
    seen_reminders,
)
from casebook.services.reminding_days import days_before, hours_of, last_reminded_day
from casebook.web import access
from casebook.web.acting import unit_for, units_for
from casebook.web.dossiers import reading
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.reminders import ClockDaysForm, ReminderForm
from casebook.web.language import language

blueprint = Blueprint("reminders", __name__, url_prefix="/reminders")

MOST_SHOWN = 200
"""Further ones stand in the lists of their own; what presses most comes first."""

Page = str | Response | tuple[str, int]


@blueprint.get("")
def listing() -> str:
    """Show what the signed-in person owes within the days they are reminded of, and what is late."""
    actor, now = access.actor(), reading()
    units = frozenset(grant.unit_id for grant in actor.grants)
    longest = days_before(units).longest
    until = last_reminded_day(now.today, longest, now.calendar)
    dues = [
        due for due in dues_of(actor, now.today, until) if _concerns(due.share, late=due.due_on < now.today)
    ]
    rows = tell_dues(actor, dues[:MOST_SHOWN], now)
    home = actor.grants[0].unit_id if actor.grants else None
    return render_template(
        "reminders/listing.html",
        groups=_groups(rows),
        count=len(dues),
        shown=len(rows),
        longest=longest,
        told=told_before(actor.person_id),
        hours=hours_of(home) if home else None,
        has_address=bool(access.person().email),
        may_settle=access.holds(Power.MANAGE_UNIT),
    )


def _concerns(share: Share, *, late: bool) -> bool:
    """What somebody else answers for is shown to whoever leads the unit once it is late."""
    return share is Share.MINE or (share is not Share.SHARED and late)


def _groups(rows: list[Owed]) -> list[tuple[str, str, list[Owed]]]:
    """Part the list: what is late, what others are late with, what comes."""
    mine = [row for row in rows if row.due.share is Share.MINE]
    return [
        ("late", _("Overdue"), [row for row in mine if row.late]),
        ("next", _("Due soon"), [row for row in mine if not row.late]),
        ("others", _("Overdue with others, told to you"), [row for row in rows if row not in mine]),
    ]


@blueprint.route("/settings", methods=["GET", "POST"])
def settings() -> Page:
    """Settle when a unit is reminded of all its clocks."""
    unit = unit_for(Power.MANAGE_UNIT)
    known = reminder_entry_of(unit.id)
    form = filled(
        ReminderForm,
        days=known.days,
        opens_at=known.opens_at,
        closes_at=known.closes_at,
        by_mail=known.by_mail,
        seen=seen_reminders(unit.id),
    )
    if form.validate_on_submit() and attempt(form, lambda: _settle(unit, form), word=_word):
        flash(_("The changes are saved."))
        return redirect(url_for("reminders.settings", unit=unit.id))
    own = own_days_of(unit.id)
    return render_template(
        "reminders/settings.html",
        unit=unit,
        units=units_for(Power.MANAGE_UNIT),
        form=form,
        own=[(key, _clock_name(key), own[key]) for key in sorted(own)],
    ), status()


@blueprint.route("/settings/clock", methods=["GET", "POST"])
def clock_days() -> Page:
    """Settle the days of one clock."""
    unit = unit_for(Power.MANAGE_UNIT)
    own, chosen = own_days_of(unit.id), request.args.get("clock", "")
    form = filled(ClockDaysForm, clock=chosen, days=own.get(chosen, ""), seen=seen_clocks(unit.id))
    form.clock.choices = [("", _("Choose a term")), *((key, _clock_name(key)) for key in CLOCKS)]
    if form.validate_on_submit() and attempt(form, lambda: _settle_clock(unit, form), word=_own_word):
        flash(_("The changes are saved."))
        return redirect(url_for("reminders.settings", unit=unit.id))
    others = reminder_entry_of(unit.id).days
    return render_template("reminders/clock.html", unit=unit, form=form, others=others), status()


def _clock_name(key: str) -> str:
    return f"{RULES[key].name(language())} ({key})" if key in RULES else key


def _settle(unit: Unit, form: ReminderForm) -> None:
    entry = ReminderEntry(
        opens_at=form.opens_at.hour,
        closes_at=form.closes_at.hour,
        by_mail=bool(form.by_mail.data),
        days=form.days.data,
    )
    change_reminders(doing=access.doing(), unit_id=unit.id, entry=entry, seen=form.seen.data or "")


def _settle_clock(unit: Unit, form: ClockDaysForm) -> None:
    change_clock_days(
        doing=access.doing(),
        unit_id=unit.id,
        clock=form.clock.data,
        days=form.days.data or "",
        seen=form.seen.data or "",
    )


def _word(field: str, value: object) -> str:
    if field == "by_mail":
        return str(_("by mail, too") if value else _("only in the program"))
    if hasattr(value, "strftime"):
        return f"{value:%H:%M}"
    return str(value)


def _own_word(_field: str, value: object) -> str:
    pairs = value if isinstance(value, tuple) else ()
    return "; ".join(f"{_clock_name(key)}: {days}" for key, days in pairs) or str(_("none"))
