"""The desk: what matters today, for whoever signed in."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, current_app, render_template, url_for
from flask_babel import gettext as _

from casebook import clock
from casebook.law.articles import name_all
from casebook.law.commitments import CommitmentState
from casebook.law.powers import Actor, Power
from casebook.law.quotas import Quota, QuotaState
from casebook.records.case_lists import COUNTED_UP_TO
from casebook.records.commitment_lists import CommitmentFilter
from casebook.records.days import proposed_changes
from casebook.records.deciders import decides
from casebook.records.devices import count_to_confirm
from casebook.records.incoming import count_waiting
from casebook.records.units import second_factor_is_required, unit_by_id
from casebook.reports.chasing import count_awaited
from casebook.reports.clock_views import Reading
from casebook.reports.commitments import AtDesk, CommitmentView, commitments_at_desk
from casebook.reports.desk import MOST_THINGS, CaseToDo, cases_to_do
from casebook.reports.figures import FIGURES, Figure, figure_on
from casebook.reports.head_days import month_of_head
from casebook.reports.rule_changes import proposals_told
from casebook.reports.special_days import Lacking, lacking_days
from casebook.reports.worker_life import worker_life
from casebook.services.identity_modes import may_choose_mode
from casebook.services.identity_openings import count_to_decide
from casebook.web import access
from casebook.web.asked_commitments import url_of
from casebook.web.dialogue_things import dialogue_things
from casebook.web.dossiers import reading
from casebook.web.language import language
from casebook.web.recovery_paper import lacks_recovery
from casebook.web.registry import KEEPS_DAYS, OPENS_IDENTITIES, REPLACES_DEVICES, SEES_CASES

blueprint = Blueprint("desk", __name__)


@dataclass(frozen=True, kw_only=True)
class Thing:
    """One of the few things to do today."""

    what: str
    about: str
    url: str
    remaining: str
    article: str
    late: bool
    soon: bool


@dataclass(frozen=True)
class Number:
    """A figure with the list it opens."""

    label: str
    value: str
    url: str
    tone: str | None


@dataclass(frozen=True)
class Way:
    """A button or link of the desk."""

    label: str
    url: str


@blueprint.get("/")
def show() -> str:
    """Show the desk of the signed-in person."""
    actor, now = access.actor(), reading()
    decides_here = decides(actor, now.today)
    told = commitments_at_desk(actor, now)
    return render_template(
        "desk/show.html",
        things=_things(actor, now),
        acts=any(actor.has(p) for p in (Power.WORK_ON_CASES, Power.ROUTE_LETTERS, Power.RESOLVE_CASES)),
        numbers=[*(_numbers(actor, now) if access.holds(SEES_CASES) else []), *_late_commitments(told)],
        commitments=[_commitment_thing(view) for view in told.mine],
        dialogues=dialogue_things(actor, now, Thing),
        begin=_begin(),
        places=_places(),
        works=now.calendar.is_working_day(now.today),
        lacking=_lacking(actor, now),
        proposals=proposed_changes() if decides_here else [],
        numbers_proposed=proposals_told(language()) if decides_here else [],
        lacks_recovery=actor.has(Power.MANAGE_UNIT) and lacks_recovery(),
        worker=worker_life(clock.now()) if actor.has(Power.MANAGE_UNIT) else None,
    )


def _lacking(actor: Actor, now: Reading) -> Lacking | None:
    """Warn whoever proposes or confirms days off that some are needed and not known."""
    if not actor.has(Power.PROPOSE_CALENDAR_DAYS) and not actor.has(Power.CONFIRM_CALENDAR_DAYS):
        return None
    return lacking_days(now.today)


def _things(actor: Actor, now: Reading) -> list[Thing]:
    owed = [_case_thing(todo) for todo in cases_to_do(actor, now)]
    reception = _head_days(actor, now)
    late = [thing for thing in owed if thing.late]
    return [*late, *reception, *owed[len(late) :]][:MOST_THINGS]


def _case_thing(todo: CaseToDo) -> Thing:
    return Thing(
        what=todo.due.name,
        about=f"{todo.name} · {todo.subject}",
        url=url_for("cases.show", case_id=todo.case_id),
        remaining=todo.due.remaining,
        article=todo.article,
        late=todo.due.state == "overdue",
        soon=todo.due.soon,
    )


def _late_commitments(told: AtDesk) -> list[Number]:
    return [
        Number(
            _("Overdue commitments"),
            str(count),
            url_of(CommitmentFilter(), unit_id, CommitmentState.OVERDUE),
            "late",
        )
        for unit_id, count in told.overdue.items()
    ]


def _commitment_thing(view: CommitmentView) -> Thing:
    return Thing(
        what=view.row.topic,
        about=view.row.content,
        url=url_for("commitments.show", commitment_id=view.row.id),
        remaining=view.remaining,
        article="",
        late=view.state is CommitmentState.OVERDUE,
        soon=view.soon,
    )


def _head_days(actor: Actor, now: Reading) -> list[Thing]:
    """Remind whoever plans the reception of the days the head still owes this month (N154 Đ10.2)."""
    things = []
    for unit_id in sorted(actor.units_with(Power.PLAN_RECEPTION)):
        unit = unit_by_id(unit_id)
        month = month_of_head(unit, now.today, today=now.today) if unit else None
        owed = [q for q in month.quotas if q.state(now.today) is not QuotaState.MET] if month else []
        things += [_quota_thing(quota, unit_id, now) for quota in owed if quota.last >= now.today]
    return things


def _quota_thing(quota: Quota, unit_id: str, now: Reading) -> Thing:
    left = now.calendar.working_days_between(now.today, quota.last)
    planned = quota.state(now.today) is QuotaState.PLANNED
    return Thing(
        what=_("The head has not received citizens in %(month)s yet", month=f"{quota.first:%m/%Y}"),
        about=_("A day is planned") if planned else _("No day is planned"),
        url=url_for("reception.overview", unit=unit_id),
        remaining=_("%(days)s working days left", days=left) if left else _("today is the last day"),
        article=name_all(quota.version.articles, now.language),
        late=False,
        soon=not planned,
    )


def _numbers(actor: Actor, now: Reading) -> list[Number]:
    labels: dict[Figure, tuple[str, str | None, Power | frozenset[Power]]] = {
        Figure.OVERDUE: (_("Overdue"), "late", SEES_CASES),
        Figure.DUE_SOON: (_("Due within 3 working days"), "soon", SEES_CASES),
        Figure.UNASSIGNED: (_("Without a handler"), None, Power.ASSIGN_CASES),
        Figure.MINE: (_("Handled by me"), None, Power.WORK_ON_CASES),
    }
    numbers = [
        _number(figure, label, tone, figure_on(figure, actor, now.today, now.calendar))
        for figure, (label, tone, needed) in labels.items()
        if access.holds(needed)
    ]
    if awaited := count_awaited(actor, now):
        tone = "late" if awaited.late else "soon"
        numbers.append(Number(_("Reports awaited"), str(awaited.all), url_for("chasing.listing"), tone))
    if waiting := count_waiting(actor):
        numbers.append(
            Number(_("Sent here, to be taken in"), str(waiting), url_for("incoming.listing"), "soon")
        )
    if to_approve := count_to_decide(access.doing()):
        numbers.append(
            Number(_("Identities to approve"), str(to_approve), url_for("openings.listing"), "soon")
        )
    if lost := count_to_confirm(actor) if second_factor_is_required() else 0:
        numbers.append(
            Number(_("Lost devices to confirm"), str(lost), url_for("lost_devices.listing"), "soon")
        )
    return numbers


def _number(figure: Figure, label: str, tone: str | None, count: int) -> Number:
    value = _("more than %(most)s", most=COUNTED_UP_TO) if count > COUNTED_UP_TO else str(count)
    query: dict[str, Any] = FIGURES[figure].as_query()
    url = url_for("cases.listing", **query)
    return Number(label, value, url, tone if count else None)


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
