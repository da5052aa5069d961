"""People of a unit: who they are, how they get in, whether their account is open."""

from collections.abc import Callable

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.law.vocabulary import Role
from casebook.law.words import word
from casebook.records.devices import device_in_use
from casebook.records.people import Person, person_by_id
from casebook.records.units import second_factor_is_required
from casebook.reports.staff import Held, members, roles_of
from casebook.services import staffing
from casebook.services.overtaken import Overtaken
from casebook.services.refusals import NotAllowed, Refused
from casebook.web import access
from casebook.web.acting import unit_for, units_for
from casebook.web.conflicts import tell_overtaken
from casebook.web.forms.fields import choices_of
from casebook.web.forms.people import NewPersonForm, PersonForm
from casebook.web.hosts import outside
from casebook.web.language import language
from casebook.web.typed import kept_text

blueprint = Blueprint("people", __name__)


@blueprint.get("/people")
def listing() -> str:
    """Show the people of a unit."""
    unit = unit_for(Power.MANAGE_PEOPLE)
    return render_template(
        "people/listing.html",
        unit=unit,
        units=units_for(Power.MANAGE_PEOPLE),
        members=members(unit.id, clock.today()),
    )


@blueprint.route("/people/new", methods=["GET", "POST"])
def add() -> str | Response | tuple[str, int]:
    """Add somebody with their first role."""
    unit = unit_for(Power.MANAGE_PEOPLE)
    get = request.method == "GET"
    form = NewPersonForm(formdata=kept_text()) if get else NewPersonForm()
    form.role.choices = choices_of([(str(role), word(role, language())) for role in Role])
    if get:
        form.since.data = form.since.data or clock.today()
        return render_template("people/add.html", form=form, unit=unit)
    if form.validate():
        role = staffing.RoleEntry(
            unit_id=unit.id, role=Role(form.role.data), since=form.since.day, until=form.until.data
        )
        try:
            person_id = staffing.add_person(doing=access.doing(), entry=_typed(form), role=role)
        except Refused as refused:
            form.refuse(refused.sentence(language()), refused.field)
        else:
            flash(_("The person is added. Make an activation link, so that they can choose a password."))
            return redirect(url_for("people.show", person_id=person_id))
    return render_template("people/add.html", form=form, unit=unit), 422


def _typed(form: PersonForm | NewPersonForm) -> staffing.PersonEntry:
    return staffing.PersonEntry(
        full_name=form.full_name.data or "",
        username=form.username.data or "",
        title=form.title.data or "",
        email=form.email.data or "",
        phone=form.phone.data or "",
    )


def known(person_id: str) -> tuple[Person, list[Held]]:
    """Give somebody with their roles, if they work or worked in a unit the reader manages."""
    person = person_by_id(person_id)
    held = roles_of(person_id, clock.today())
    managed = access.actor().units_with(Power.MANAGE_PEOPLE)
    if person is None or not any(one.unit.id in managed for one in held):
        abort(404)
    return person, held


def keeps(held: list[Held]) -> bool:
    """Say whether the reader may change the account itself."""
    return staffing.keeps_account(access.actor(), [one.appointment for one in held], clock.today())


@blueprint.get("/people/<person_id>")
def show(person_id: str) -> str:
    """Show somebody, their roles, and what can be done with their account."""
    person, held = known(person_id)
    return _page(person, held)


def _page(person: Person, held: list[Held], link: str | None = None) -> str:
    return render_template(
        "people/show.html",
        person=person,
        held=held,
        keeps=keeps(held),
        managed=access.actor().units_with(Power.MANAGE_PEOPLE),
        is_self=person.id == access.person().id,
        waits=person.activation_until is not None and person.activation_until >= clock.now(),
        has_device=second_factor_is_required() and device_in_use(person.id) is not None,
        link=link,
    )


@blueprint.route("/people/<person_id>/change", methods=["GET", "POST"])
def change(person_id: str) -> str | Response | tuple[str, int]:
    """Change what is known of somebody."""
    person, held = known(person_id)
    if not keeps(held):
        abort(404)
    if request.method == "GET":
        form = PersonForm(formdata=kept_text(), obj=person)
        form.seen.data = form.seen.data or staffing.seen_person(person)
        return render_template("people/change.html", form=form, person=person)
    form = PersonForm()
    if form.validate():
        try:
            staffing.change_person(
                doing=access.doing(), person_id=person_id, entry=_typed(form), seen=form.seen.data or ""
            )
        except Overtaken as overtaken:
            tell_overtaken(form, overtaken)
        except Refused as refused:
            form.refuse(refused.sentence(language()), refused.field)
        else:
            flash(_("The changes are saved."))
            return redirect(url_for("people.show", person_id=person_id))
    return render_template("people/change.html", form=form, person=person), 422


@blueprint.post("/people/<person_id>/disable")
def disable(person_id: str) -> Response:
    """Close an account."""
    told = _("The account is closed; whoever was signed in with it no longer is.")
    return _done(person_id, staffing.disable_person, told)


@blueprint.post("/people/<person_id>/enable")
def enable(person_id: str) -> Response:
    """Open a closed account again."""
    return _done(person_id, staffing.enable_person, _("The account is open again."))


def _done(person_id: str, deed: Callable[..., None], told: str) -> Response:
    try:
        deed(doing=access.doing(), person_id=person_id)
    except NotAllowed:
        abort(404)
    except Refused as refused:
        flash(refused.sentence(language()), "error")
    else:
        flash(told)
    return redirect(url_for("people.show", person_id=person_id))


@blueprint.post("/people/<person_id>/activation")
def activation(person_id: str) -> str | Response:
    """Make an activation link and show it this once."""
    person, held = known(person_id)
    try:
        token = staffing.issue_activation(doing=access.doing(), person_id=person_id)
    except NotAllowed:
        abort(404)
    except Refused as refused:
        flash(refused.sentence(language()), "error")
        return redirect(url_for("people.show", person_id=person_id))
    return _page(person, held, link=outside("account.open_activation", token=token))
