"""Cases: the list with its filters, one case, and registering one from a letter."""

import secrets
from datetime import date
from typing import Any

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.classification import DECISIONS, Verdict
from casebook.law.powers import Power
from casebook.law.steps import STEPS
from casebook.law.vocabulary import Action, Kind, Status
from casebook.records.case_lists import COUNTED_UP_TO, Place, Window, count_cases, handlers_of, list_cases
from casebook.records.cases import PartyRole
from casebook.records.visibility import visible_case
from casebook.reports.case_rows import case_rows
from casebook.reports.duplicates import Likeness, Matter, likely_duplicates
from casebook.reports.figures import Asked, Due
from casebook.reports.next_step import next_step
from casebook.services.enrolment import CaseEntry, PartyEntry
from casebook.services.handling import may_take
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.registration import register_case
from casebook.web import access
from casebook.web.acting import unit_for
from casebook.web.dossiers import dossier_of, party_label, reading
from casebook.web.forms.cases import KINDS, FilterForm, LetterForm
from casebook.web.language import language
from casebook.web.registry import ENDPOINTS, Open
from casebook.web.typed import kept_text

blueprint = Blueprint("cases", __name__, url_prefix="/cases")

PAGE = 25
# A case shows these apart from its lawful steps, or nowhere.
_NOT_STEPS = frozenset({Action.RECEIVE, Action.NOTE, Action.CORRECT})
_STATUSES = [s for s in Status if any(s in row.statuses for row in STEPS if row.kinds & set(KINDS))]


@blueprint.get("")
def listing() -> str:
    """List the cases a person may see, what is due first at the top."""
    actor = access.actor()
    form = FilterForm(request.args)
    handlers = [(person.id, person.full_name) for person in handlers_of(actor)]
    form.offer(language(), handlers, _STATUSES)
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
    lawful = dossier.standing.actions_on(clock.today())
    offered = [a for a in lawful if a not in _NOT_STEPS and may_take(actor, case, a)]
    return render_template(
        "cases/show.html",
        dossier=dossier,
        case=case,
        offered=offered,
        proposed=next_step(offered, dossier.journal),
        may_note=may_take(actor, case, Action.NOTE) and Action.NOTE in lawful,
        may_correct=may_take(actor, case, Action.CORRECT),
        may_assign=actor.has_in(Power.ASSIGN_CASES, case.unit_id) and not dossier.redacted,
        party_label=party_label,
        visit_page=_VISIT_PAGE if _opens(_VISIT_PAGE) else None,
    )


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
    unit = unit_for(Power.REGISTER_CASES)
    kept = kept_text()
    form = LetterForm(formdata=kept) if kept is not None else LetterForm()
    form.offer(language())
    if request.method == "GET":
        form.request_key.data = secrets.token_urlsafe(24)
        return _letter_page(form)
    if not form.validate():
        return _letter_page(form), 422
    likely = [] if form.new_matter.data else _likely(form, unit.id)
    if likely:
        return _letter_page(form, likely), 422
    try:
        case_id = register_case(doing=access.doing(), entry=_entry(form, unit.id))
    except NotAllowed:
        abort(404)
    except Refused as refused:
        form.refuse(refused.sentence(language()), refused.field)
        return _letter_page(form), 422
    return redirect(_registered(case_id))


def _letter_page(form: LetterForm, likely: list[Likeness] | None = None) -> str:
    return render_template("cases/new.html", form=form, likely=likely or [], kind_hints=_legal_tests())


def _legal_tests() -> dict[Kind, str]:
    """Say of each kind what makes it one, with the article."""
    verdicts = (answer for answers in DECISIONS.values() for answer in answers.values())
    return {v.kind: v.test(language()) for v in verdicts if isinstance(v, Verdict)}


def _registered(case_id: str) -> str:
    case = visible_case(access.actor(), case_id)
    if case is not None:
        flash(_("Registered as %(name)s. The days are counted from the day the letter came.", name=case.name))
    return url_for("cases.show", case_id=case_id)


def _likely(form: LetterForm, unit_id: str) -> list[Likeness]:
    matter = Matter(
        unit_id=unit_id,
        full_name=form.full_name.data,
        text=f"{form.subject.data} {form.content.data}",
        phone=form.phone.data or "",
        paper_number=form.paper_number.data or "",
    )
    return [like for like in likely_duplicates(access.actor(), matter) if like.is_likely]


def _entry(form: LetterForm, unit_id: str) -> CaseEntry:
    received_on: date = form.received_on.data or clock.today()
    return CaseEntry(
        unit_id=unit_id,
        kind=form.kind.data,
        subject=form.subject.data,
        content=form.content.data or "",
        received_on=received_on,
        via=form.via.data,
        parties=_parties(form),
        concerns_democracy=form.concerns_democracy.data,
        contested_decision=form.contested_decision.data or "",
        contested_known_on=form.contested_known_on.data,
        competent=form.competent.data == "yes",
        regulation=form.regulation.data,
        forwarder=form.forwarder.data,
        letter_written_on=form.written_on.data,
        request_key=form.request_key.data or None,
    )


def _parties(form: LetterForm) -> tuple[PartyEntry, ...]:
    complainant = PartyEntry(
        role=PartyRole.COMPLAINANT,
        full_name=form.full_name.data,
        address=form.address.data or "",
        phone=form.phone.data or "",
        paper_number=form.paper_number.data or "",
    )
    if not form.respondent.data:
        return (complainant,)
    return complainant, PartyEntry(role=PartyRole.RESPONDENT, full_name=form.respondent.data)
