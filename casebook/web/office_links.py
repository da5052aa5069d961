"""Which account at the office's provider is somebody's: linked and ended by an administrator."""

from flask import Blueprint, abort, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook.records.office_links import link_of
from casebook.services import office_sign_in
from casebook.services.refusals import NotAllowed
from casebook.web import access
from casebook.web.filling import attempt, filled
from casebook.web.forms.proofs import OfficeLinkForm
from casebook.web.people import keeps, known
from config import Config

blueprint = Blueprint("office_links", __name__, url_prefix="/people/<person_id>/office")


def _issuer() -> str:
    config: Config = current_app.config["CASEBOOK"]
    if not config.oidc_issuer:
        abort(404)
    return config.oidc_issuer


@blueprint.route("", methods=["GET", "POST"])
def link(person_id: str) -> str | Response | tuple[str, int]:
    """Link somebody with their account at the provider."""
    issuer = _issuer()
    person, held = known(person_id)
    if not keeps(held):
        abort(404)
    form = filled(OfficeLinkForm, seen=office_sign_in.seen_link(person_id))
    if form.validate_on_submit() and attempt(form, lambda: _link(person_id, issuer, form), word=_identifier):
        flash(_("The account of the office is linked."))
        return redirect(url_for("people.show", person_id=person_id))
    page = render_template(
        "people/office.html", form=form, person=person, issuer=issuer, linked=link_of(person_id)
    )
    return (page, 422) if form.errors else page


def _link(person_id: str, issuer: str, form: OfficeLinkForm) -> None:
    subject, seen = office_sign_in.subject_of(issuer, form.subject.data or ""), form.seen.data or ""
    office_sign_in.link_account(doing=access.doing(), person_id=person_id, subject=subject, seen=seen)


def _identifier(_field: str, subject: object) -> str:
    return str(subject).partition("|")[2]


@blueprint.post("/end")
def end(person_id: str) -> Response:
    """End the link."""
    _issuer()
    try:
        office_sign_in.end_link(doing=access.doing(), person_id=person_id)
    except NotAllowed:
        abort(404)
    flash(_("The link has ended; whoever was signed in with the account no longer is."))
    return redirect(url_for("people.show", person_id=person_id))
