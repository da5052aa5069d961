"""Repeat letters: one more letter for a case that is there, and two cases of one matter joined."""

import secrets

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook.law.powers import ACTION_POWERS, Power
from casebook.law.vocabulary import Action
from casebook.records.case_ties import case_numbered
from casebook.records.cases import PartyRole
from casebook.reports.dossier import Dossier
from casebook.reports.duplicates import Likeness, Matter, likely_duplicates
from casebook.services.joining import Joining, join_cases
from casebook.services.repeat_letters import LetterEntry, attach_letter
from casebook.web import access
from casebook.web.above import lead_above
from casebook.web.dossiers import dossier_of
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.letters import LetterForm
from casebook.web.forms.repeats import BY_NUMBER, AttachForm, JoinForm
from casebook.web.language import language

blueprint = Blueprint("repeats", __name__, url_prefix="/cases/<case_id>")

Page = str | Response | tuple[str, int]


def _open_dossier(case_id: str, power: Power) -> Dossier:
    """Give a case whose letters this person handles; to a reviewer there is no such page."""
    dossier = dossier_of(case_id)
    if dossier.redacted or not access.actor().has_in(power, dossier.case.unit_id):
        abort(404)
    return dossier


@blueprint.route("/letters/new", methods=["GET", "POST"])
def attach(case_id: str) -> Page:
    """Add one more letter to a case: its number and day are kept, no clock moves."""
    dossier = _open_dossier(case_id, Power.REGISTER_CASES)
    form = filled(AttachForm, sender=dossier.case.complainant_name)
    form.offer(language())
    form.request_key.data = form.request_key.data or secrets.token_urlsafe(24)
    if form.accuses_head.data:
        return lead_above()
    if form.validate_on_submit() and attempt(
        form, lambda: attach_letter(doing=access.doing(), case_id=case_id, entry=_typed(form))
    ):
        flash(_("The letter is added. No statutory day has moved."))
        return redirect(url_for("cases.show", case_id=case_id))
    return render_template("repeats/attach.html", dossier=dossier, form=form), status()


def _typed(form: AttachForm) -> LetterEntry:
    return LetterEntry(
        received_on=form.received_on.day,
        via=form.via.data,
        sender=form.sender.data,
        forwarder=form.forwarder.data,
        contact=form.contact.data or "",
        written_on=form.written_on.data,
        subject=form.subject.data or "",
        content=form.content.data or "",
        note=form.note.data or "",
        accuses_head=form.accuses_head.data,
        request_key=form.request_key.data or None,
    )


@blueprint.route("/join", methods=["GET", "POST"])
def join(case_id: str) -> Page:
    """Join two cases of one matter: the later is filed away, both numbers stay."""
    dossier = _open_dossier(case_id, ACTION_POWERS[Action.FILE_AWAY])
    alike = _alike(dossier)
    form = filled(JoinForm, other="" if alike else BY_NUMBER)
    form.offer([(like.case_id, _told(like)) for like in alike])
    if form.validate_on_submit():
        kept = _join(form, dossier)
        if kept is not None:
            flash(_("Joined. The later case is filed away as a repeat; both numbers are found."))
            return redirect(url_for("cases.show", case_id=kept))
    return render_template("repeats/join.html", dossier=dossier, form=form, alike=alike), status()


def _alike(dossier: Dossier) -> list[Likeness]:
    case = dossier.case
    respondents = [p.full_name for p in dossier.parties if p.role is PartyRole.RESPONDENT]
    first = next((p for p in dossier.parties if p.role is PartyRole.COMPLAINANT), None)
    matter = Matter(
        unit_id=case.unit_id,
        full_name=first.full_name if first else case.complainant_name,
        text=f"{dossier.subject} {dossier.content}",
        phone=first.phone if first else "",
        paper_number=first.paper_number if first else "",
        respondent=respondents[0] if respondents else "",
        leave_out=case.id,
    )
    return likely_duplicates(access.actor(), matter)


def _told(like: Likeness) -> str:
    told = _("%(percent)s%% of the words are the same", percent=like.percent)
    return f"{like.name} · {like.subject} · {like.received_on:%d/%m/%Y} · {told}"


def _join(form: JoinForm, dossier: Dossier) -> str | None:
    other_id = form.other.data
    if other_id == BY_NUMBER:
        other = case_numbered(access.actor(), dossier.case.unit_id, form.number.data)
        if other is None:
            form.refuse(_("There is no such case in this unit. Look at the number again."), "number")
            return None
        other_id = other.id
    joining = Joining(case_id=dossier.case.id, other_id=other_id, note=form.note.data or "")
    kept: list[str] = []
    attempt(form, lambda: kept.append(join_cases(doing=access.doing(), joining=joining)))
    return kept[0] if kept else None


_KEPT_TOO = ("contested_decision", "contested_number", "contested_known_on", "respondent", "representatives")


def letter_typed(form: LetterForm) -> LetterEntry:
    """Give what was typed to register a letter as one more letter of a case; nothing typed is lost."""
    more = [f for f in form if f.short_name in _KEPT_TOO and f.data]
    return LetterEntry(
        received_on=form.received_on.day,
        via=form.via.data,
        sender=form.full_name.data or "",
        forwarder=form.forwarder.data,
        contact=" · ".join(
            part for part in (form.address.data, form.phone.data, form.paper_number.data) if part
        ),
        written_on=form.written_on.data,
        subject=form.subject.data or "",
        content=form.content.data or "",
        note="\n".join(f"{f.label.text}: {f.raw_data[0]}" for f in more),
        accuses_head=form.accuses_head.data,
        request_key=form.request_key.data or None,
    )


def join_instead(form: LetterForm, case_id: str) -> Response | None:
    """Add a typed letter to a case that is there instead of registering it; None where it was refused."""
    doing, entry = access.doing(), letter_typed(form)
    if not attempt(form, lambda: attach_letter(doing=doing, case_id=case_id, entry=entry)):
        return None
    flash(_("The letter is added. No statutory day has moved."))
    return redirect(url_for("cases.show", case_id=case_id))


def asked_to_join() -> str:
    """Give the case somebody wants a typed letter added to; empty where they want a new case."""
    what, _colon, case_id = request.form.get("do", "").partition(":")
    return case_id if what == "join" else ""
