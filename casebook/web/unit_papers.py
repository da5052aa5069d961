"""A unit's papers: how they are numbered and signed, and its own Word templates of forms."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.papers.catalogue import NoForm, form_on, forms_on
from casebook.papers.form import Form as StatutoryForm
from casebook.papers.own_template import places_of, starter_template
from casebook.records.paper_templates import settings_of, templates_of
from casebook.records.units import Unit
from casebook.services.letterheads import letterhead_of
from casebook.services.paper_care import (
    SettingsEntry,
    TemplateEntry,
    change_settings,
    keep_template,
    retire_template,
    seen_settings,
)
from casebook.services.paper_views import name_in
from casebook.services.uploads import Handed
from casebook.web import access
from casebook.web.acting import unit_for, units_for
from casebook.web.filling import attempt, filled, press, status
from casebook.web.forms.unit_papers import ONE, PER_KIND, PaperSettingsForm, TemplateForm
from casebook.web.language import language
from casebook.web.office_files import docx
from casebook.web.paper_example import example_of

blueprint = Blueprint("unit_papers", __name__, url_prefix="/unit/papers")

Page = str | Response | tuple[str, int]


@blueprint.route("", methods=["GET", "POST"])
def settings() -> Page:
    """Settle how the unit numbers and signs, with an example of what comes of it."""
    unit = unit_for(Power.MANAGE_UNIT)
    known = settings_of(unit.id)
    form = filled(
        PaperSettingsForm,
        one_register=ONE if known.one_register else PER_KIND,
        head_title=known.head_title,
        body_name=known.body_name,
        recipients=known.recipients,
        archive_line=known.archive_line,
        seen=seen_settings(unit.id),
    )
    looks = "look" in request.form
    if looks:
        form.check_typed()
    elif form.validate_on_submit() and attempt(form, lambda: _settle(unit, form), word=_word):
        flash(_("The changes are saved."))
        return redirect(url_for("unit_papers.settings", unit=unit.id))
    return render_template(
        "unit_papers/settings.html",
        unit=unit,
        units=units_for(Power.MANAGE_UNIT),
        form=form,
        example=example_of(letterhead_of(unit), form, clock.today()),
    ), 200 if looks else status()


def _settle(unit: Unit, form: PaperSettingsForm) -> None:
    entry = SettingsEntry(
        one_register=form.one_register.data == ONE,
        head_title=form.head_title.data or "",
        body_name=form.body_name.data or "",
        recipients=form.recipients.data or "",
        archive_line=form.archive_line.data or "",
    )
    change_settings(doing=access.doing(), unit_id=unit.id, entry=entry, seen=form.seen.data or "")


def _word(field: str, value: object) -> str:
    if field == "one_register":
        return str(_("one register for all kinds") if value else _("each kind for itself: 01/QĐ, 01/TB"))
    return str(value)


@blueprint.get("/templates")
def templates() -> str:
    """List the forms in use, and which of them have a template of the unit's own."""
    unit = unit_for(Power.MANAGE_UNIT)
    kept = templates_of(unit.id)
    own = {(row.form, row.form_since): row for row in reversed(kept) if row.retired_at is None}
    forms = [
        (form, name_in(form, language()), own.get((form.key, form.since))) for form in forms_on(clock.today())
    ]
    return render_template(
        "unit_papers/templates.html",
        unit=unit,
        units=units_for(Power.MANAGE_UNIT),
        forms=forms,
        earlier=[(row, _name(row.form)) for row in kept if row.retired_at is not None],
    )


def _name(key: str) -> str:
    try:
        return name_in(form_on(key, clock.today()), language())
    except NoForm:
        return key


def _form(key: str) -> StatutoryForm:
    try:
        return form_on(key, clock.today())
    except NoForm:
        abort(404)


@blueprint.get("/templates/<form_key>/starter.docx")
def starter(form_key: str) -> Response:
    """Give the program's own layout of a form as a Word file to begin with."""
    unit_for(Power.MANAGE_UNIT)
    form = _form(form_key)
    return docx(starter_template(form), form.key)


@blueprint.route("/templates/<form_key>", methods=["GET", "POST"])
def upload(form_key: str) -> Page:
    """Take a Word file as the unit's own template of a form; a broken one is refused with its line."""
    unit, statutory = unit_for(Power.MANAGE_UNIT), _form(form_key)
    form = TemplateForm()
    if form.validate_on_submit() and attempt(form, lambda: _keep(unit, form_key, form)):
        flash(_("Papers on this form come out in your own layout from now on."))
        return redirect(url_for("unit_papers.templates", unit=unit.id))
    return render_template(
        "unit_papers/upload.html",
        unit=unit,
        form=form,
        statutory=statutory,
        name=name_in(statutory, language()),
        places=[(slot.key, slot.en if language() == "en" else slot.vi) for slot in places_of(statutory)],
    ), status()


def _keep(unit: Unit, form_key: str, form: TemplateForm) -> None:
    sent = form.files.data
    file = Handed(name=sent.filename or "", data=sent.read())
    keep_template(doing=access.doing(), entry=TemplateEntry(unit_id=unit.id, form=form_key, file=file))


@blueprint.post("/templates/<template_id>/retire")
def retire(template_id: str) -> Response:
    """Let go of a template: the program's own layout holds again."""
    unit = unit_for(Power.MANAGE_UNIT)
    if press(lambda: retire_template(doing=access.doing(), unit_id=unit.id, template_id=template_id)):
        flash(_("The program's own layout holds again."))
    return redirect(url_for("unit_papers.templates", unit=unit.id))
