"""Splitting a letter with several contents into several cases, without typing anything twice."""

import secrets

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook.law.powers import Power
from casebook.reports.dossier import Dossier
from casebook.reports.ties import contents_of
from casebook.services.refusals import NotAllowed, Refused, Stale
from casebook.services.splitting import PartEntry, Splitting, split_case
from casebook.web import access
from casebook.web.above import REST, lead_above, remind_of_the_rest, rest_goes_above
from casebook.web.dossiers import dossier_of, version_in
from casebook.web.filling import filled, status
from casebook.web.forms.repeats import MOST_PARTS, SplitForm
from casebook.web.language import language
from casebook.web.split_sheet import split_guide
from casebook.web.visit_sheets import pdf

blueprint = Blueprint("splits", __name__, url_prefix="/cases/<case_id>")

Page = str | Response | tuple[str, int]
_MORE, _FEWER = "more", "fewer"


@blueprint.route("/split", methods=["GET", "POST"])
def split(case_id: str) -> Page:
    """Make a case of each further content of a letter."""
    dossier = dossier_of(case_id)
    if dossier.redacted or not access.actor().has_in(Power.REGISTER_CASES, dossier.case.unit_id):
        abort(404)
    form = filled(SplitForm, version=str(dossier.case.version), request_key=secrets.token_urlsafe(24))
    if form.drop_accusing():
        return _without_what_goes_above(dossier, form)
    asked = request.form.get("do", "")
    _change(form, asked)
    form.offer(language())
    if asked not in (_MORE, _FEWER) and form.validate_on_submit():
        return _split(dossier, form)
    return _page(dossier, form), 200 if asked in (_MORE, _FEWER) else status()


def _without_what_goes_above(dossier: Dossier, form: SplitForm) -> Page:
    """Keep nothing of a content that accuses who leads the unit; the rest of the form is saved first."""
    if not form.parts.entries:
        return lead_above()
    form.offer(language())
    return _page(dossier, form, above=True), 422


@blueprint.get("/split/guide.pdf")
def guide(case_id: str) -> Response:
    """Print the note that guides the sender to write one letter for each content (form 05)."""
    dossier = dossier_of(case_id)
    if dossier.redacted or not access.actor().has_in(Power.REGISTER_CASES, dossier.case.unit_id):
        abort(404)
    contents = contents_of(dossier.case, access.actor())
    if not contents:
        abort(404)
    return pdf(split_guide(dossier.case, contents), f"huong-dan-tach-don-{dossier.case.name}")


def _change(form: SplitForm, asked: str) -> None:
    """Give room for one content more, or one fewer; nothing is stored, everything typed stays."""
    if asked == _MORE and len(form.parts.entries) < MOST_PARTS:
        form.parts.append_entry()
    elif asked == _FEWER and len(form.parts.entries) > 1:
        form.parts.pop_entry()


def _page(dossier: Dossier, form: SplitForm, seen: int | None = None, *, above: bool = False) -> str:
    added = [entry for entry in dossier.journal if seen is not None and entry.position >= seen]
    return render_template(
        "repeats/split.html",
        dossier=dossier,
        form=form,
        added=added,
        room=len(form.parts) < MOST_PARTS,
        above=REST if above or rest_goes_above() else "",
    )


def _split(dossier: Dossier, form: SplitForm) -> Page:
    case_id, seen = dossier.case.id, version_in(form.version.data)
    try:
        made = split_case(doing=access.doing(), case_id=case_id, splitting=_typed(form, seen))
    except Stale as stale:
        form.refuse(stale.sentence(language()), None)
        form.version.data = str(stale.version)
        return _page(dossier_of(case_id), form, max(seen, 0)), 409
    except NotAllowed:
        abort(404)
    except Refused as refused:
        form.refuse(refused.sentence(language()), refused.field)
        return _page(dossier_of(case_id), form), 422
    flash(_("Split off: %(count)s. Each case counts its days from the day the letter came.", count=len(made)))
    if rest_goes_above():
        remind_of_the_rest()
    return redirect(url_for("cases.show", case_id=case_id))


def _typed(form: SplitForm, seen: int) -> Splitting:
    return Splitting(
        version=seen,
        parts=tuple(
            PartEntry(
                kind=part.form.kind.data,
                subject=part.form.subject.data,
                content=part.form.content.data or "",
                contested_decision=part.form.contested_decision.data or "",
                contested_known_on=part.form.contested_known_on.data,
                accuses_head=part.form.accuses_head.data,
            )
            for part in form.parts.entries
        ),
        document_number=form.document_number.data or "",
        signer=form.signer.data or "",
        note=form.note.data or "",
        request_key=form.request_key.data or secrets.token_urlsafe(24),
    )
