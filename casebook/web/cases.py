"""Cases: the list with its filters, one case, and registering one from a letter."""

from datetime import date
from functools import cache
from typing import Any

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import ACTION_POWERS, Actor, Power
from casebook.law.steps import STEPS
from casebook.law.vocabulary import Action, Kind, Status
from casebook.records.case_lists import COUNTED_UP_TO, Place, Window, count_cases, handlers_of, list_cases
from casebook.records.cases import Case
from casebook.records.incoming import count_waiting
from casebook.records.visibility import keeps_secret, sees_names, visible_case
from casebook.reports.case_rows import case_rows
from casebook.reports.desk import units_overseen
from casebook.reports.dossier import Dossier
from casebook.reports.figures import Asked, Due
from casebook.reports.left_to_settle import who_is_told
from casebook.reports.next_step import next_step
from casebook.reports.retention import destroyed_by
from casebook.reports.service_chain import service_chain
from casebook.reports.ties import sent_views, tie_views
from casebook.services.accusing import may_name
from casebook.services.excluding import may_declare
from casebook.services.handling import may_take
from casebook.services.opening_rights import may_ask
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.registration import register_case
from casebook.services.step_proofs import numbers_of_steps
from casebook.web import access
from casebook.web.above import lead_above
from casebook.web.acting import unit_for
from casebook.web.dossiers import dossier_of, party_label, reading
from casebook.web.files import case_files
from casebook.web.forms.cases import KINDS, FilterForm
from casebook.web.language import language
from casebook.web.letter_desk import LetterDesk
from casebook.web.needs import LOOKS_AROUND, Open
from casebook.web.registry import ENDPOINTS
from casebook.web.repeats import asked_to_join, join_instead

blueprint = Blueprint("cases", __name__, url_prefix="/cases")

PAGE = 25
# Who may come to see a denunciation; whether there is one is told by nothing on the page.
_KNOWS_SECRETS = frozenset({Power.SEE_DENUNCIATIONS, Power.SEE_ASSIGNED_CASES})
# A case shows these apart from its lawful steps, or nowhere.
_NOT_STEPS = frozenset({Action.RECEIVE, Action.NOTE, Action.CORRECT})


def _kinds_for(actor: Actor) -> tuple[Kind, ...]:
    """Give the kinds to filter by; denunciations only for whoever may see some."""
    may = any(actor.has(power) for power in (Power.SEE_DENUNCIATIONS, Power.KEEP_HELD_REGISTER))
    return (*KINDS, Kind.DENUNCIATION) if may else KINDS


@cache
def statuses_of(kinds: tuple[Kind, ...]) -> list[Status]:
    """Give every status a case of some kinds may come to."""
    return [s for s in Status if any(s in row.statuses for row in STEPS if row.kinds & set(kinds))]


@blueprint.get("")
def listing() -> str:
    """List the cases a person may see, what is due first at the top."""
    actor = access.actor()
    form = FilterForm(request.args)
    handlers = [(person.id, person.full_name) for person in handlers_of(actor)]
    kinds = _kinds_for(actor)
    form.offer(language(), kinds, handlers, statuses_of(kinds))
    form.offer_units([(unit.id, unit.name) for unit in units_overseen(actor)])
    asked, now = _asked(form), reading()
    wanted = asked.filter_on(now.today, now.calendar)
    window = Window(size=PAGE, after=_place("after"), before=_place("before"))
    found = list_cases(actor, wanted, window)
    return render_template(
        "cases/list.html",
        form=form,
        asked=asked.as_query(),
        rows=case_rows(found.cases, actor, now),
        count=count_cases(actor, wanted),
        most=COUNTED_UP_TO,
        previous_url=_turn(asked, "before", found.first) if found.more_before else None,
        next_url=_turn(asked, "after", found.last) if found.more_after else None,
        may_register=actor.has(Power.REGISTER_CASES),
        incoming=count_waiting(actor),
        chaseable={case.id for case in found.cases if may_take(actor, case, Action.DEMAND_REPORT)},
        may_look_around=access.holds(LOOKS_AROUND),
        may_destroy=access.holds(Power.DECIDE_DESTRUCTION),
        finds_by_number=access.holds(_KNOWS_SECRETS),
    )


def _asked(form: FilterForm) -> Asked:
    """Take what the filter says; an answer that is not offered filters nothing and is told."""
    form.validate()
    right = {f.short_name: f.data for f in form if not f.errors and f.data}
    clock_asked = right.pop("clock", None)
    return Asked(**right, clock=Due(clock_asked) if clock_asked else None)


def _place(name: str) -> Place | None:
    rank, _dot, rest = request.args.get(name, "").partition(".")
    day, _dot, case_id = rest.partition(".")
    try:
        return Place(int(rank), date.fromisoformat(day), case_id)
    except ValueError:
        return None


def _turn(asked: Asked, way: str, place: Place | None) -> str | None:
    if place is None:
        return None
    told = f"{place.rank}.{place.due_on.isoformat()}.{place.case_id}"
    query: dict[str, Any] = {**asked.as_query(), way: told}
    return url_for("cases.listing", **query)


@blueprint.get("/<case_id>")
def show(case_id: str) -> str:
    """Show one case: its days, its journal, and what may lawfully be done next."""
    dossier, actor = dossier_of(case_id), access.actor()
    case = dossier.case
    destroyed = destroyed_by(case)
    lawful = () if destroyed or dossier.lost else dossier.standing.actions_on(clock.today())
    # A denunciation becomes nothing else (docs/decisions/061).
    never = _NOT_STEPS | ({Action.RECLASSIFY} if keeps_secret(case) else set())
    offered = [a for a in lawful if a not in never and may_take(actor, case, a)]
    return render_template(
        "cases/show.html",
        dossier=dossier,
        case=case,
        destroyed=destroyed,
        offered=offered,
        proposed=next_step(offered, dossier.journal),
        may_note=may_take(actor, case, Action.NOTE) and Action.NOTE in lawful,
        may_correct=may_take(actor, case, Action.CORRECT) and not dossier.lost,
        walls=_walls(case),
        chain=service_chain(
            case, dossier.standing, reading(), {} if dossier.redacted else numbers_of_steps(case)
        ),
        may_open_identity=may_ask(actor, case),
        may_chase=Action.DEMAND_REPORT in offered and case.next_due_on < clock.today(),
        may_assign=not dossier.redacted
        and not dossier.lost
        and actor.has_in(Power.ASSIGN_CASES, case.unit_id),
        party_label=party_label,
        ties=tie_views(case, actor, language()),
        sent=sent_views(case, language()),
        may_attach=_may(Power.REGISTER_CASES, dossier),
        may_join=_may(ACTION_POWERS[Action.FILE_AWAY], dossier),
        visit_page=_VISIT_PAGE if _opens(_VISIT_PAGE) else None,
        **case_files(case, redacted=dossier.redacted),
    )


def _walls(case: Case) -> dict[str, object]:
    """Tell who must be told where nobody is left to settle it, and what this person may say of others."""
    actor = access.actor()
    return {
        "tell": who_is_told(case, clock.today(), language()) if sees_names(actor, case) else "",
        "may_name": may_name(actor, case),
        "may_declare": may_declare(actor, case),
    }


def _may(power: Power, dossier: Dossier) -> bool:
    """Say whether letters may be added, split or joined: never those of a denunciation (LTC Đ8.3)."""
    case = dossier.case
    if dossier.redacted or case.destruction_id:
        return False
    return not keeps_secret(case) and access.actor().has_in(power, case.unit_id)


_VISIT_PAGE = "visit_page.show"


def _opens(endpoint: str) -> bool:
    needed = ENDPOINTS.get(endpoint)
    return (
        endpoint in current_app.view_functions
        and not isinstance(needed, Open | None)
        and access.holds(needed)
    )


@blueprint.route("/new", methods=["GET", "POST"])
def new() -> str | Response | tuple[str, int]:
    """Register a case from a letter."""
    desk = LetterDesk(unit_for(Power.REGISTER_CASES).id)
    if request.method == "GET":
        return desk.page()
    if desk.asks_to_classify:
        desk.take_verdict()
        return desk.page()
    if desk.form.accuses_head.data:
        return lead_above()
    return _sent(desk)


def _sent(desk: LetterDesk) -> Response | tuple[str, int]:
    if not desk.form.validate():
        return desk.page(), 422
    if joined := asked_to_join():
        return join_instead(desk.form, joined) or (desk.page(), 422)
    return _register(desk)


def _register(desk: LetterDesk) -> Response | tuple[str, int]:
    if desk.ask_about_alike():
        return desk.page(), 422
    try:
        case_id = register_case(doing=access.doing(), entry=desk.entry())
    except NotAllowed:
        abort(404)
    except Refused as refused:
        desk.form.refuse(refused.sentence(language()), refused.field)
        return desk.page(), 422
    registered = _registered(case_id)
    splits = request.form.get("do") == "split"
    return redirect(url_for("splits.split", case_id=case_id) if splits else registered)


def _registered(case_id: str) -> str:
    case = visible_case(access.actor(), case_id)
    if case is not None:
        flash(_("Registered as %(name)s. The days are counted from the day the letter came.", name=case.name))
    return url_for("cases.show", case_id=case_id)
