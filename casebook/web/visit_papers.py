"""What is done about a visit afterwards: receipt, appointment, names of a group, correction, notice."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.law.representation import is_group, representatives_allowed
from casebook.records.visits import PaperShown, Visit
from casebook.services.groups import choose_representatives, members_of, name_companions, seen_representatives
from casebook.services.refusing import notify_refusal
from casebook.services.visit_papers import (
    Correction,
    HandedItem,
    SlipEntry,
    correct_visit,
    give_appointment,
    give_receipt,
    seen_visit,
)
from casebook.web import access
from casebook.web.above import lead_above
from casebook.web.conflicts import shown
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.fields import choices_of
from casebook.web.forms.visit_papers import (
    MOST_ITEMS,
    AppointmentForm,
    CorrectionForm,
    NamesForm,
    NoticeForm,
    ReceiptForm,
    RepresentativesForm,
)
from casebook.web.visit_page import seen
from casebook.web.visit_words import PAPERS, choose

blueprint = Blueprint("visit_papers", __name__, url_prefix="/reception/visits/<visit_id>")

Page = str | Response | tuple[str, int]


def _writable(visit_id: str, power: Power = Power.LOG_VISITS) -> Visit:
    visit = seen(visit_id)
    if not access.actor().has_in(power, visit.unit_id):
        abort(404)
    return visit


def _back(visit: Visit, told: str) -> Response:
    flash(told)
    return redirect(url_for("visit_page.show", visit_id=visit.id))


@blueprint.route("/receipt", methods=["GET", "POST"])
def receipt(visit_id: str) -> Page:
    """Give a receipt 02/TCD for what was handed over."""
    visit = _writable(visit_id)
    form = filled(ReceiptForm, handed_on=clock.today())
    if form.accuses_head.data:
        return lead_above()
    if request.form.get("do") == "add":
        form.items.append_entry()
    elif form.validate_on_submit() and attempt(
        form,
        lambda: give_receipt(
            doing=access.doing(), visit_id=visit.id, handed_on=form.handed_on.day, items=_items(form)
        ),
    ):
        return _back(visit, _("The receipt has its number; print it and sign it."))
    more = len(form.items.entries) < MOST_ITEMS
    code = 200 if request.form.get("do") == "add" else status()
    return render_template("visits/receipt.html", visit=visit, form=form, more=more), code


def _items(form: ReceiptForm) -> tuple[HandedItem, ...]:
    return tuple(
        HandedItem(
            name=entry.form.name.data,
            pages=entry.form.pages.data,
            copies=entry.form.copies.data or 1,
            original=entry.form.original.data == "original",
        )
        for entry in form.items.entries
        if entry.form.name.data
    )


@blueprint.route("/appointment", methods=["GET", "POST"])
def appointment(visit_id: str) -> Page:
    """Give the visitor a day on which the head, or somebody else, receives them."""
    visit = _writable(visit_id)
    form = filled(AppointmentForm, place=visit.session.place)
    if form.validate_on_submit() and form.at_time.data is not None:
        slip = SlipEntry(
            with_whom=form.with_whom.data,
            on_day=form.on_day.day,
            at_time=form.at_time.data,
            place=form.place.data or "",
            content=form.content.data or "",
        )
        if attempt(form, lambda: give_appointment(doing=access.doing(), visit_id=visit.id, slip=slip)):
            return _back(visit, _("The appointment is noted; print the slip."))
    return render_template("visits/appointment.html", visit=visit, form=form), status()


@blueprint.route("/group", methods=["GET", "POST"])
def group(visit_id: str) -> Page:
    """Name the members of a group, many at once."""
    visit = _writable(visit_id)
    if not is_group(visit.people_count):
        abort(404)
    form = filled(NamesForm)
    if form.validate_on_submit() and attempt(
        form,
        lambda: name_companions(doing=access.doing(), visit_id=visit.id, members=members_of(form.lines.data)),
    ):
        return _back(visit, _("The names are on the list of the group."))
    return render_template("visits/group.html", visit=visit, form=form), status()


@blueprint.route("/representatives", methods=["GET", "POST"])
def representatives(visit_id: str) -> Page:
    """Choose who speaks for a group."""
    visit = _writable(visit_id)
    if not visit.companions:
        return redirect(url_for("visit_papers.group", visit_id=visit.id))
    speaking = [c.id for c in visit.companions if c.represents]
    form = filled(RepresentativesForm, companion_ids=speaking, seen=seen_representatives(visit))
    form.companion_ids.choices = choices_of([(c.id, c.full_name) for c in visit.companions])
    if form.validate_on_submit() and attempt(
        form,
        lambda: choose_representatives(
            doing=access.doing(),
            visit_id=visit.id,
            companion_ids=tuple(form.companion_ids.data or ()),
            seen=form.seen.data or "",
        ),
        word=lambda _field, chosen: _names(visit, chosen),
    ):
        return _back(visit, _("The representatives are noted."))
    seats = representatives_allowed(visit.people_count)
    return render_template("visits/representatives.html", visit=visit, form=form, seats=seats), status()


def _names(visit: Visit, chosen: object) -> str:
    ids = chosen if isinstance(chosen, tuple) else ()
    return ", ".join(c.full_name for c in visit.companions if c.id in ids)


@blueprint.route("/correction", methods=["GET", "POST"])
def correction(visit_id: str) -> Page:
    """Put a line of the book right; what it said before is kept."""
    visit = _writable(visit_id)
    form = filled(
        CorrectionForm,
        full_name=visit.full_name,
        address=visit.address,
        phone=visit.phone,
        paper_shown=str(visit.paper_shown),
        paper_number=visit.paper_number,
        people_count=visit.people_count,
        seen=seen_visit(visit),
    )
    form.paper_shown.choices = choose(PAPERS)
    if form.validate_on_submit():
        right = _corrected(form)
        if attempt(
            form,
            lambda: correct_visit(doing=access.doing(), visit_id=visit.id, right=right),
            word=_as_shown,
        ):
            return _back(visit, _("The line is put right; the book says that it was."))
    return render_template("visits/correction.html", visit=visit, form=form), status()


def _as_shown(_field: str, value: object) -> str:
    return str(PAPERS[value]) if isinstance(value, PaperShown) else shown(value)


def _corrected(form: CorrectionForm) -> Correction:
    return Correction(
        full_name=form.full_name.data,
        address=form.address.data or "",
        phone=form.phone.data or "",
        paper_shown=PaperShown(form.paper_shown.data),
        paper_number=form.paper_number.data or "",
        people_count=form.people_count.data,
        reason=form.reason.data,
        seen=form.seen.data or "",
    )


@blueprint.route("/notice", methods=["GET", "POST"])
def notice(visit_id: str) -> Page:
    """Record that the notice 01/TCD of a refusal went out."""
    visit = _writable(visit_id, Power.REFUSE_RECEPTION)
    if visit.refusal is None or visit.refusal.notice_due_on is None:
        abort(404)
    form = filled(NoticeForm, notified_on=clock.today())
    if form.validate_on_submit() and attempt(
        form,
        lambda: notify_refusal(
            doing=access.doing(),
            visit_id=visit.id,
            number=form.number.data,
            notified_on=form.notified_on.day,
        ),
    ):
        return _back(visit, _("The notice is recorded."))
    return render_template("visits/notice.html", visit=visit, form=form), status()
