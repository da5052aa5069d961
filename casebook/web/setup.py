"""The first start: an empty unit or the sample school, behind a link that works once."""

from flask import Blueprint, abort, current_app, render_template, request

from casebook import clock
from casebook.law.units import UnitKind
from casebook.law.vocabulary import Role
from casebook.services.installing import (
    NewAccount,
    NewUnit,
    set_up_sample,
    set_up_unit,
    setup_is_open,
)
from casebook.services.refusals import NotAllowed, Refused
from casebook.web.access import keys
from casebook.web.files import safe
from casebook.web.forms.units import FirstUnitForm
from casebook.web.language import language
from casebook.web.recovery_paper import show_new
from casebook.web.unit import offer_kinds
from config import Config

blueprint = Blueprint("setup", __name__)


def _sample_is_offered() -> bool:
    # Its passwords are shown on a screen: never where another machine can reach it.
    config: Config = current_app.config["CASEBOOK"]
    return config.is_loopback and not config.production


@blueprint.get("/setup/<token>")
def choose(token: str) -> str:
    """Ask what this installation shall hold."""
    if not setup_is_open(token):
        abort(404)
    return render_template("setup/choose.html", token=token, sample_is_offered=_sample_is_offered())


@blueprint.route("/setup/<token>/unit", methods=["GET", "POST"])
def unit(token: str) -> str | tuple[str, int]:
    """Make an empty unit with its administrator and its head."""
    if not setup_is_open(token):
        abort(404)
    form = FirstUnitForm()
    offer_kinds(form)
    if request.method == "GET":
        return render_template("setup/unit.html", form=form, token=token)
    if form.validate():
        try:
            set_up_unit(
                token=token,
                unit=_unit(form),
                administrator=_account(form, "administrator"),
                head=_account(form, "head"),
                today=clock.today(),
                now=clock.now(),
            )
        except NotAllowed:
            abort(404)
        except Refused as refused:
            form.refuse(refused.sentence(language()), refused.field)
        else:
            return show_new()
    return render_template("setup/unit.html", form=form, token=token), 422


def _unit(form: FirstUnitForm) -> NewUnit:
    return NewUnit(
        name=form.name.data or "",
        kind=UnitKind(form.kind.data),
        abbreviation=form.abbreviation.data or "",
        place=form.place.data or "",
        address=form.address.data or "",
        upper_line=form.upper_line.data or "",
    )


def _account(form: FirstUnitForm, who: str) -> NewAccount:
    return NewAccount(
        full_name=form[f"{who}_name"].data,
        username=form[f"{who}_username"].data,
        password=form[f"{who}_password"].data,
        field=who,
    )


@blueprint.post("/setup/<token>/sample")
def sample(token: str) -> str:
    """Make the sample school, and show this once how to sign in as whom."""
    if not _sample_is_offered():
        abort(404)
    try:
        people = set_up_sample(
            token=token, key=keys().sample, today=clock.today(), now=clock.now(), safe=safe()
        )
    except Refused:
        abort(404)
    lines = [line | {"role": Role(line["role"])} for line in people]
    return render_template("setup/sample.html", people=lines)
