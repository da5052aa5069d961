"""The pages of sessions: open one, what came of it, nobody came, the head's conclusion."""

from datetime import date, timedelta
from io import BytesIO

from flask import Blueprint, abort, flash, redirect, render_template, request, send_file, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.papers.minutes import empty_day_pdf
from casebook.records.attendance import visit_counts, visits_of_session
from casebook.records.commitment_lists import commitments_of_session
from casebook.records.reception import ReceptionSession, SessionKind, session_by_id, sessions_held
from casebook.records.units import Unit
from casebook.reports.commitments import commitment_views
from casebook.services.openings import (
    GROUNDS,
    Ground,
    Opening,
    open_planned_session,
    open_regular_session,
    open_session,
)
from casebook.services.receivers import receivers_on
from casebook.services.schedule_papers import empty_day_paper
from casebook.services.sessions import (
    conclude_session,
    declare_nobody_came,
    end_session,
    seen_conclusion,
    seen_end,
)
from casebook.web import access
from casebook.web.acting import unit_for, units_for
from casebook.web.dossiers import reading
from casebook.web.filling import attempt, filled, press, status
from casebook.web.forms.fields import choices_of
from casebook.web.forms.reception import AuthorisationForm, ConclusionForm, EndForm, OpeningForm
from casebook.web.language import language
from casebook.web.reception import may, where
from casebook.web.schedule_words import kind_words
from casebook.web.timetable import Page, seen_day

blueprint = Blueprint("sessions", __name__, url_prefix="/reception/sessions")

_QUARTER = timedelta(days=92)


@blueprint.get("")
def listing() -> str:
    """List the sessions of a span, the newest first."""
    unit, today = unit_for(Power.SEE_BOOK), clock.today()
    first, last = _asked("from", today - _QUARTER), _asked("to", today)
    kind = _kind_asked()
    sessions = sessions_held(unit.id, first, last, kind)
    return render_template(
        "reception/sessions.html",
        unit=unit,
        units=units_for(Power.SEE_BOOK),
        sessions=sessions,
        came=visit_counts([held.id for held in sessions]),
        kinds=kind_words(),
        span=(first, last),
        kind=kind,
        may_open=may(Power.HOLD_SESSIONS, unit),
    )


def _kind_asked() -> SessionKind | None:
    typed = request.args.get("kind", "")
    return SessionKind(typed) if typed in set(SessionKind) else None


def _asked(name: str, otherwise: date) -> date:
    typed = request.args.get(name, "")
    try:
        day, month, year = (int(part) for part in typed.split("/"))
        return date(year, month, day)
    except ValueError:
        return otherwise


@blueprint.route("/new", methods=["GET", "POST"])
def new() -> Page:
    """Open a session by hand: first which kind, then what that kind needs."""
    unit, asked = unit_for(Power.HOLD_SESSIONS), request.args.get("kind", "")
    if asked not in set(SessionKind):
        return render_template("reception/session_kinds.html", unit=unit, kinds=kind_words())
    kind = SessionKind(asked)
    form = _opening_form(unit, kind)
    made: list[str] = []
    if form.validate_on_submit() and attempt(form, lambda: made.append(_open(unit, kind, form))):
        return redirect(url_for("sessions.show", session_id=made[0]))
    return render_template("reception/session_new.html", form=form, unit=unit, kind=kind.value,
                           kinds=kind_words()), status()  # fmt: skip


def _opening_form(unit: Unit, kind: SessionKind) -> OpeningForm:
    today = clock.today()
    place = "" if kind is SessionKind.ON_SITE else unit.reception_place
    form = filled(OpeningForm, held_on=today, place=place)
    who = receivers_on(unit.id, form.held_on.data or today)
    people = who.everyone if kind is SessionKind.REGULAR else who.in_person
    form.receiver_id.choices = choices_of([(person.id, person.full_name) for person in people])
    mine = access.actor().person_id
    if request.method == "GET" and mine in {person.id for person in people}:
        form.receiver_id.data = mine
    told = language() == "en"
    form.ground.choices = choices_of([(ground.value, GROUNDS[ground][told]) for ground in Ground])
    return form


def _open(unit: Unit, kind: SessionKind, form: OpeningForm) -> str:
    opening = Opening(
        kind=kind,
        held_on=form.held_on.day,
        starts=form.starts.hour,
        ends=form.ends.data,
        place=form.place.data,
        receiver_id=form.receiver_id.data,
        authorisation=form.authorisation.data or "",
        ground=Ground(form.ground.data) if form.ground.data else None,
        reason=form.reason.data or "",
    )
    return open_session(doing=access.doing(), unit_id=unit.id, opening=opening)


@blueprint.post("/open-shift/<hours_id>")
def open_shift(hours_id: str) -> Response:
    """Open today's session of a shift of the timetable."""
    made: list[str] = []
    if press(lambda: made.append(open_regular_session(doing=access.doing(), hours_id=hours_id))):
        return redirect(url_for("sessions.show", session_id=made[0]))
    return redirect(url_for("reception.overview"))


@blueprint.route("/open-day/<day_id>", methods=["GET", "POST"])
def open_day(day_id: str) -> Page:
    """Open the session of a planned day; a deputy's asks for the authorisation first."""
    day = seen_day(day_id, Power.HOLD_SESSIONS)
    form = filled(AuthorisationForm)
    by_head = receivers_on(day.unit_id, day.held_on).is_head(day.receiver_id)
    made: list[str] = []
    if request.method == "POST" and by_head:
        done = press(lambda: made.append(open_planned_session(doing=access.doing(), day_id=day_id)))
    else:
        done = form.validate_on_submit() and attempt(form, lambda: made.append(_authorised(day_id, form)))
    if done:
        return redirect(url_for("sessions.show", session_id=made[0]))
    if by_head:
        return redirect(url_for("timetable.day", day_id=day_id))
    return render_template("reception/open_day.html", form=form, day=day), status()


def _authorised(day_id: str, form: AuthorisationForm) -> str:
    paper = form.authorisation.data
    return open_planned_session(doing=access.doing(), day_id=day_id, authorisation=paper)


def _seen(session_id: str, power: Power) -> ReceptionSession:
    held = session_by_id(session_id)
    if held is None or not access.actor().has_in(power, held.unit_id):
        abort(404)
    return held


@blueprint.get("/<session_id>")
def show(session_id: str) -> str:
    """Show a session: who received, who came, what may be done next."""
    held = _seen(session_id, Power.SEE_BOOK)
    return _page(held, EndForm(formdata=None, data={"ends": held.ends, "seen": seen_end(held)}))


def _page(held: ReceptionSession, ending: EndForm) -> str:
    now = clock.local(clock.now()).time()
    begun = held.held_on < clock.today() or held.starts < now
    return render_template(
        "reception/session.html",
        held=held,
        visits=visits_of_session(held.id),
        kinds=kind_words(),
        ending=ending,
        may_hold=access.actor().has_in(Power.HOLD_SESSIONS, held.unit_id),
        may_log=access.actor().has_in(Power.LOG_VISITS, held.unit_id),
        begun=begun,
        of_head=held.kind is not SessionKind.REGULAR,
        commitments=commitment_views(commitments_of_session(held.id), reading()),
        may_commit=access.actor().has_in(Power.KEEP_DIALOGUES, held.unit_id),
        may_follow=access.actor().has_in(Power.SEE_DIALOGUES, held.unit_id),
        where=where,
    )


@blueprint.post("/<session_id>/end")
def end(session_id: str) -> Page:
    """Record when a session ended."""
    held = _seen(session_id, Power.HOLD_SESSIONS)
    form = EndForm()
    if form.validate_on_submit() and attempt(form, lambda: _end(session_id, form)):
        flash(_("The hour is recorded."))
        return redirect(url_for("sessions.show", session_id=session_id))
    return _page(held, form), status()


def _end(session_id: str, form: EndForm) -> None:
    ends, seen = form.ends.hour, form.seen.data or ""
    end_session(doing=access.doing(), session_id=session_id, ends=ends, seen=seen)


@blueprint.post("/<session_id>/nobody-came")
def nobody_came(session_id: str) -> Response:
    """Record that nobody came, with numbered minutes."""
    _seen(session_id, Power.HOLD_SESSIONS)
    at = clock.local(clock.now()).time()
    if press(lambda: declare_nobody_came(doing=access.doing(), session_id=session_id, at=at)):
        flash(_("It is recorded that nobody came. Print the minutes and sign them."))
    return redirect(url_for("sessions.show", session_id=session_id))


@blueprint.get("/<session_id>/minutes.pdf")
def minutes(session_id: str) -> Response:
    """Give the minutes that nobody came as a PDF to sign."""
    held = _seen(session_id, Power.SEE_BOOK)
    if not held.nobody_came:
        abort(404)
    made = empty_day_pdf(empty_day_paper(held))
    name = f"bien-ban-khong-co-cong-dan-{held.held_on:%Y%m%d}.pdf"
    return send_file(BytesIO(made), mimetype="application/pdf", download_name=name)


@blueprint.route("/<session_id>/conclusion", methods=["GET", "POST"])
def conclusion(session_id: str) -> Page:
    """Record the head's conclusion of a session."""
    held = _seen(session_id, Power.HOLD_SESSIONS)
    form = filled(
        ConclusionForm,
        number=held.conclusion_number,
        conclusion=held.conclusion,
        seen=seen_conclusion(held),
    )
    if form.validate_on_submit() and attempt(form, lambda: _conclude(session_id, form)):
        flash(_("The conclusion is recorded."))
        return redirect(url_for("sessions.show", session_id=session_id))
    return render_template("reception/conclusion.html", form=form, held=held, kinds=kind_words()), status()


def _conclude(session_id: str, form: ConclusionForm) -> None:
    number, text = form.number.data, form.conclusion.data
    seen = form.seen.data or ""
    conclude_session(doing=access.doing(), session_id=session_id, number=number, text=text, seen=seen)
