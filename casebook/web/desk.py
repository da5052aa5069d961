"""The desk: what matters today, for whoever signed in, by what they may do."""

from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint, current_app, render_template, url_for
from flask_babel import gettext as _

from casebook import clock
from casebook.law.powers import Actor, Power
from casebook.law.quotas import last_of_month
from casebook.records.days import proposed_changes
from casebook.records.deciders import decides
from casebook.records.units import second_factor_is_required
from casebook.reports.clock_views import Reading
from casebook.reports.commitments import commitments_at_desk
from casebook.reports.desk import Shown, answers_to_visitors, cases_in_hand, overdue_cases, pressing
from casebook.reports.dues import dues_of
from casebook.reports.mail_troubles import mail_troubles
from casebook.reports.month import Known, Span, appointments, diary, told_of, within
from casebook.reports.owed import Teller
from casebook.reports.rule_changes import proposals_told
from casebook.reports.special_days import Lacking, lacking_days
from casebook.reports.worker_life import worker_life
from casebook.services.identity_modes import may_choose_mode
from casebook.web import access
from casebook.web.calendar import AT_DESK, lines_of, month_of
from casebook.web.desk_numbers import cases_url, numbers_of, unit_rows
from casebook.web.desk_things import Thing, commitment_thing, things_of
from casebook.web.desk_today import receptions_today
from casebook.web.dialogue_things import dialogue_things
from casebook.web.dossiers import reading
from casebook.web.language import language
from casebook.web.needs import KEEPS_DAYS, OPENS_IDENTITIES, REPLACES_DEVICES
from casebook.web.recovery_paper import lacks_recovery

blueprint = Blueprint("desk", __name__)

_A_WEEK = timedelta(days=6)
_AHEAD = timedelta(days=45)
"""What is due later is nobody's business of today."""
_MOST_OF_A_WEEK = 10
_MOST_ANSWERS = 5

# Whoever may do something by a day the law sets.
_ACTS = (Power.WORK_ON_CASES, Power.ROUTE_LETTERS, Power.RESOLVE_CASES)
# Whoever has days of their own to look at.
_HAS_DAYS = (*_ACTS, Power.SEE_BOOK, Power.SEE_DIALOGUES)


@dataclass(frozen=True)
class Way:
    """A button or link of the desk."""

    label: str
    url: str


@dataclass(frozen=True)
class Rows:
    """The first rows of a list of cases, and the whole of it."""

    shown: Shown
    url: str


@blueprint.get("/")
def show() -> str:
    """Show the desk of the signed-in person."""
    actor, now = access.actor(), reading()
    known = _known(actor, now)
    owed = known.owed
    told = commitments_at_desk(actor, owed, now)
    things = things_of(known.tell(pressing(owed)))
    return render_template(
        "desk/show.html",
        things=things,
        acts=bool(things) or _may(actor, _ACTS),
        receptions=receptions_today(actor, now.today),
        numbers=numbers_of(actor, now, told),
        commitments=[commitment_thing(view) for view in told.mine],
        dialogues=dialogue_things(actor, owed, now, Thing),
        begin=_begin(),
        places=_places(),
        works=now.calendar.is_working_day(now.today),
        **_days(actor, known, now),
        **_of_role(actor, known, now),
        **_alarms(actor, now),
    )


def _known(actor: Actor, now: Reading) -> Known:
    """Read what the desk tells of days, and tell in one go what several parts of it show."""
    first, week = now.today.replace(day=1), _week(now)
    month = Span(first, last_of_month(first))
    owed = dues_of(actor, now.today, max(month.last, now.today + _AHEAD))
    tell = Teller(actor, now).tell
    tell(
        [
            *pressing(owed),
            *answers_to_visitors(owed)[:_MOST_ANSWERS],
            *told_of(within(owed, week), None, _MOST_OF_A_WEEK),
            *told_of(within(owed, month), AT_DESK),
        ]
    )
    return Known(owed, tell, appointments(actor, now, Span(first, max(month.last, week.last))))


def _week(now: Reading) -> Span:
    return Span(now.today, now.today + _A_WEEK)


def _may(actor: Actor, powers: tuple[Power, ...]) -> bool:
    return any(actor.has(power) for power in powers)


def _days(actor: Actor, known: Known, now: Reading) -> dict[str, object]:
    """Give the days to come and the month, for whoever has any."""
    if not _may(actor, _HAS_DAYS):
        return {"week": (), "week_more": 0, "month": None}
    week = diary(known, _week(now), most=_MOST_OF_A_WEEK)
    lines = lines_of(week)
    return {
        "week": lines[:_MOST_OF_A_WEEK],
        "week_more": len(lines) - len(lines[:_MOST_OF_A_WEEK]) + week.more.total(),
        "month": month_of(now.today.replace(day=1), now, known, AT_DESK),
    }


def _of_role(actor: Actor, known: Known, now: Reading) -> dict[str, object]:
    """Give what only some have: answers to visitors, cases in hand, what is reviewed, the units below."""
    shown: dict[str, object] = {"answers": [], "answers_more": 0}
    shown |= dict.fromkeys(("in_hand", "reviewed", "units"))
    if actor.has(Power.LOG_VISITS):
        answers = answers_to_visitors(known.owed)
        shown["answers"] = things_of(known.tell(answers[:_MOST_ANSWERS]))
        shown["answers_more"] = max(len(answers) - _MOST_ANSWERS, 0)
    if actor.has(Power.WORK_ON_CASES) and not actor.has(Power.ASSIGN_CASES):
        shown["in_hand"] = _rows(cases_in_hand(actor, now))
    if actor.has(Power.SEE_DEMOCRACY_CASES):
        shown["reviewed"] = _rows(overdue_cases(actor, now))
    if actor.has(Power.SEE_SUBORDINATE_CASES):
        shown["units"] = unit_rows(actor, now)
    return shown


def _rows(shown: Shown) -> Rows:
    return Rows(shown, cases_url(shown.asked))


def _alarms(actor: Actor, now: Reading) -> dict[str, object]:
    decides_here = decides(actor, now.today)
    return {
        "lacking": _lacking(actor, now),
        "proposals": proposed_changes() if decides_here else [],
        "numbers_proposed": proposals_told(language()) if decides_here else [],
        "lacks_recovery": actor.has(Power.MANAGE_UNIT) and lacks_recovery(),
        "worker": worker_life(clock.now()) if actor.has(Power.MANAGE_UNIT) else None,
        "mail_alarm": actor.has(Power.MANAGE_UNIT) and mail_troubles(now.today, clock.now()).alarm,
    }


def _lacking(actor: Actor, now: Reading) -> Lacking | None:
    """Warn whoever proposes or confirms days off that some are needed and not known."""
    if not actor.has(Power.PROPOSE_CALENDAR_DAYS) and not actor.has(Power.CONFIRM_CALENDAR_DAYS):
        return None
    return lacking_days(now.today)


def _begin() -> list[Way]:
    ways = (
        ("visits.new", _("Log a visit"), Power.LOG_VISITS),
        ("cases.new", _("Register a letter"), Power.REGISTER_CASES),
        ("deadlines.show", _("Due days if received today"), Power.LOG_VISITS),
    )
    return _offered(ways)


def _places() -> list[Way]:
    ways = (
        ("people.listing", _("People and their roles"), Power.MANAGE_PEOPLE),
        ("unit.show", _("The unit and its papers"), Power.MANAGE_UNIT),
        ("mail.show", _("Mail: settings, and what could not be sent"), Power.MANAGE_UNIT),
        ("jobs.listing", _("Work beside the pages"), Power.MANAGE_UNIT),
        ("days.listing", _("Days off and worked Saturdays"), KEEPS_DAYS),
        ("openings.listing", _("Requests to open an identity"), OPENS_IDENTITIES),
        ("approvers.listing", _("Approvers lent to units below"), Power.LEND_APPROVER),
    )
    places = _offered(ways)
    if may_choose_mode(access.doing()):
        places.append(Way(_("Where it is kept who denounces"), url_for("identity_mode.choose")))
    if second_factor_is_required() and access.holds(REPLACES_DEVICES):
        places.append(Way(_("Lost devices"), url_for("lost_devices.listing")))
    return places


def _offered(ways: tuple[tuple[str, str, Power | frozenset[Power]], ...]) -> list[Way]:
    return [
        Way(label, url_for(endpoint))
        for endpoint, label, power in ways
        if endpoint in current_app.view_functions and access.holds(power)
    ]
