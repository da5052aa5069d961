"""For the counter: the days that would be owed if something came in today, on screen and as a slip."""

from dataclasses import dataclass, replace

from flask import Blueprint, render_template, request
from flask_babel import gettext as _

from casebook import clock
from casebook.law.calendar import OutsideCalendar
from casebook.law.choices import Via
from casebook.law.powers import Power
from casebook.law.vocabulary import Kind
from casebook.law.words import word
from casebook.records.units import Unit
from casebook.reports.clock_views import ClockView, caution_sentence, clock_view
from casebook.reports.deadlines import Arrival, Matter, deadlines_of
from casebook.web.acting import unit_for
from casebook.web.dossiers import reading
from casebook.web.filling import UNPROCESSABLE
from casebook.web.forms.deadlines import DeadlinesForm
from casebook.web.forms.fields import choices_of
from casebook.web.language import language

blueprint = Blueprint("deadlines", __name__, url_prefix="/reception/deadlines")

Page = str | tuple[str, int]


@dataclass(frozen=True)
class Counted:
    """What was asked and what would be owed; `known` is False where nobody has a term for it."""

    arrival: Arrival
    matter: str
    known: bool = False
    received: tuple[ClockView, ...] = ()
    accepted: tuple[ClockView, ...] = ()
    cautions: tuple[str, ...] = ()


@blueprint.get("")
def show() -> Page:
    """Ask what came, and show every day that would be owed."""
    unit = unit_for(Power.LOG_VISITS)
    form, counted = _asked(unit)
    page = render_template("deadlines/show.html", unit=unit, form=form, counted=counted)
    return (page, UNPROCESSABLE) if form.errors else page


@blueprint.get("/slip")
def slip() -> Page:
    """Show the same days as a slip to print and hand over."""
    unit = unit_for(Power.LOG_VISITS)
    form, counted = _asked(unit)
    if counted is None:
        return render_template("deadlines/show.html", unit=unit, form=form, counted=None), UNPROCESSABLE
    return render_template("deadlines/slip.html", unit=unit, counted=counted)


def _asked(unit: Unit) -> tuple[DeadlinesForm, Counted | None]:
    names, typed = _names(), "matter" in request.args
    form = DeadlinesForm(
        formdata=request.args if typed else None,
        data={"on": clock.today(), "via": Via.RECEPTION, "remote": unit.remote},
    )
    form.matter.choices = choices_of(list(names.items()))
    form.via.choices = choices_of([(via, word(via, language())) for via in Via])
    if not typed or not form.validate():
        return form, None
    arrival = Arrival(Matter(form.matter.data), form.via.data, form.on.day, form.remote.data)
    try:
        return form, _counted(arrival, names[arrival.matter])
    except OutsideCalendar:
        form.refuse(_("The program keeps a calendar from 2000 to 2060 only. Please check the day."), "on")
        return form, None


def _counted(arrival: Arrival, matter: str) -> Counted:
    owed = deadlines_of(arrival)
    if owed is None:
        return Counted(arrival, matter)
    by = replace(reading(), calendar=owed.basis.calendar)
    received, accepted = (
        tuple(clock_view(one, by) for one in sorted(clocks, key=lambda one: (one.due_on, one.rule)))
        for clocks in (owed.received, owed.accepted)
    )
    cautions = tuple(caution_sentence(caution, by) for caution in owed.cautions)
    return Counted(arrival, matter, known=True, received=received, accepted=accepted, cautions=cautions)


def _names() -> dict[str, str]:
    kinds = {
        Matter.DENUNCIATION: Kind.DENUNCIATION,
        Matter.PETITION: Kind.PETITION,
        Matter.FEEDBACK: Kind.FEEDBACK,
        Matter.INFORMATION_REQUEST: Kind.INFORMATION_REQUEST,
    }
    return {
        Matter.FIRST_COMPLAINT: _("First complaint"),
        Matter.SECOND_COMPLAINT: _("Second complaint"),
        Matter.DISCIPLINE: _("Complaint against a discipline decision"),
        **{matter: word(kind, language()) for matter, kind in kinds.items()},
    }
