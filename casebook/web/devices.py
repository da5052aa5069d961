"""One's own second factor: enrolling a device by a picture, codes on paper, another device."""

import segno
from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from casebook.records.units import unit_by_id
from casebook.services import devices
from casebook.services.refusals import NotAllowed, Refused
from casebook.vault.second_factor import enrolment_address, in_groups
from casebook.web import access
from casebook.web.forms.proofs import CodeForm
from casebook.web.language import language

blueprint = Blueprint("devices", __name__, url_prefix="/account/device")


@blueprint.get("")
def show() -> str:
    """Show how one's second factor stands, or how to get one."""
    try:
        state = devices.state_of(doing=access.doing(), token=access.token())
    except NotAllowed:
        abort(404)
    return render_template("devices/show.html", state=state)


@blueprint.post("/begin")
def begin() -> Response:
    """Draw the seed of a new device."""
    try:
        devices.begin_device(doing=access.doing(), token=access.token(), keys=access.keys())
    except NotAllowed:
        abort(404)
    return redirect(url_for("devices.enrol"))


@blueprint.route("/new", methods=["GET", "POST"])
def enrol() -> str | Response | tuple[str, int]:
    """Show the picture to scan, and take the device into use by a code it shows."""
    seed = devices.seed_begun(doing=access.doing(), keys=access.keys())
    if seed is None:
        return redirect(url_for("devices.show"))
    form = CodeForm()
    if request.method == "GET":
        return _picture(form, seed)
    if form.validate():
        try:
            enrolled = devices.take_device_into_use(
                doing=access.doing(), token=access.token(), proof=access.proof(form.code.data or "")
            )
        except NotAllowed:
            abort(404)
        except Refused as refused:
            form.refuse(refused.sentence(language()), refused.field)
            form.code.data = ""
        else:
            session["_user_id"] = enrolled.token
            return _codes(enrolled.codes, first=True)
    return _picture(form, seed), 422


def _picture(form: CodeForm, seed: str) -> str:
    actor = access.actor()
    home = unit_by_id(actor.grants[0].unit_id) if actor.grants else None
    address = enrolment_address(seed, username=access.person().username, issuer=home.name if home else "")
    # An image by a data: address: the page holds no style and no script of its own (CSP).
    picture = segno.make(address, error="m").svg_data_uri(scale=5, border=4, dark="#000", light="#fff")
    return render_template("devices/enrol.html", form=form, picture=picture, letters=in_groups(seed))


@blueprint.post("/codes")
def draw_codes() -> str:
    """Draw new codes for the paper and show them this once."""
    try:
        codes = devices.draw_new_codes(doing=access.doing())
    except NotAllowed:
        abort(404)
    return _codes(codes, first=False)


def _codes(codes: list[str], *, first: bool) -> str:
    return render_template("devices/codes.html", codes=codes, first=first, person=access.person())
