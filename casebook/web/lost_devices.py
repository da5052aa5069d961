"""A lost device: asked for by one, confirmed by another, and the link by which its owner enrols a new one."""

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.reports import lost_devices as views
from casebook.services import lost_devices
from casebook.services.refusals import NotAllowed, Refused
from casebook.vault.passwords import LONGEST_TOKEN
from casebook.web import access
from casebook.web.forms.proofs import ArrivalForm, LostDeviceForm
from casebook.web.hosts import outside
from casebook.web.language import language
from casebook.web.typed import kept_text

blueprint = Blueprint("lost_devices", __name__)

_LINK = "device_link"


@blueprint.get("/devices")
def listing() -> str:
    """List whose devices wait to be replaced, and for whom one may ask."""
    actor = access.actor()
    return render_template(
        "lost_devices/list.html",
        waiting=views.waiting_for(actor),
        people=views.may_be_asked_for(actor, clock.today()),
    )


@blueprint.route("/people/<person_id>/device", methods=["GET", "POST"])
def ask(person_id: str) -> str | Response | tuple[str, int]:
    """Ask that somebody's lost device be replaced."""
    found = views.one_to_ask_for(access.actor(), person_id, clock.today())
    if found is None:
        abort(404)
    if request.method == "GET":
        form = LostDeviceForm(formdata=kept_text())
        return render_template("lost_devices/ask.html", form=form, person=found.person)
    form = LostDeviceForm()
    if form.validate():
        try:
            request_id = lost_devices.ask_new_device(
                doing=access.doing(),
                person_id=person_id,
                unit_id=found.unit_id,
                reason=form.reason.data or "",
            )
        except NotAllowed:
            abort(404)
        except Refused as refused:
            form.refuse(refused.sentence(language()), refused.field)
        else:
            flash(_("Asked. Nothing ends before a second person confirms."))
            return redirect(url_for("lost_devices.show", request_id=request_id))
    return render_template("lost_devices/ask.html", form=form, person=found.person), 422


@blueprint.route("/devices/<request_id>", methods=["GET", "POST"])
def show(request_id: str) -> str | Response:
    """Show a request; the second person confirms it and hands over the link, shown this once."""
    found = views.one_request(access.actor(), request_id)
    if found is None:
        abort(404)
    link = None
    if request.method == "POST":
        try:
            if "drop" in request.form:
                lost_devices.drop_request(doing=access.doing(), request_id=request_id)
                flash(_("The request is over; the device goes on as before."))
                return redirect(url_for("lost_devices.listing"))
            token = lost_devices.confirm_new_device(doing=access.doing(), request_id=request_id)
        except NotAllowed:
            abort(404)
        link, found = (
            outside("lost_devices.open_link", token=token),
            views.one_request(access.actor(), request_id),
        )
    return render_template("lost_devices/show.html", found=found, link=link)


@blueprint.get("/new-device/<token>")
def open_link(token: str) -> Response:
    """Take the link out of the address, so that no history and no log of a proxy goes on naming it."""
    session[_LINK] = token if len(token) <= LONGEST_TOKEN else ""
    return redirect(url_for("lost_devices.arrive"))


@blueprint.route("/new-device", methods=["GET", "POST"])
def arrive() -> str | Response | tuple[str, int]:
    """Let somebody in by the link and their password, to enrol a new device."""
    token = session.get(_LINK, "")
    person = lost_devices.expected_by(token=token, now=clock.now())
    if person is None:
        return render_template("lost_devices/no_link.html"), 404
    form = ArrivalForm()
    if request.method == "POST" and form.validate():
        arrival = lost_devices.Arrival(
            token=token,
            password=form.password.data or "",
            address=request.remote_addr or "",
            now=clock.now(),
        )
        try:
            opened = lost_devices.enter_by_link(arrival=arrival)
        except NotAllowed:
            return render_template("lost_devices/no_link.html"), 404
        except Refused as refused:
            form.refuse(refused.sentence(language()), refused.field)
        else:
            access.begin(opened)
            return redirect(url_for("devices.show"))
    page = render_template("lost_devices/arrive.html", form=form, username=person.username)
    return (page, 422) if form.errors else page
