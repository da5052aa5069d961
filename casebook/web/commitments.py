"""Commitments: the list with its filters, one with all that happened, and the steps to its end."""

import secrets
from collections.abc import Callable

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from casebook import clock
from casebook.law.commitments import CommitmentOutcome, CommitmentState
from casebook.law.powers import Power
from casebook.law.words import word
from casebook.records.commitment_lists import COMMITMENTS, commitment_seen, list_commitments, replaced_by
from casebook.records.commitment_owners import may_own, owners_to_choose
from casebook.records.commitments import Commitment
from casebook.records.earlier_commitments import SameSubject
from casebook.records.people import person_by_id
from casebook.records.spelling import has_control
from casebook.reports.commitments import before_views, commitment_view, commitment_views, told_of
from casebook.reports.files import lines_of_commitment
from casebook.reports.follow_through import counted_on, percent_told
from casebook.services.commitments import CommitmentEntry, works_on
from casebook.services.settling_commitments import (
    End,
    NewOwner,
    Progress,
    Replacement,
    hand_over_commitment,
    note_progress,
    replace_commitment,
    seen_end,
    seen_owner,
    settle_commitment,
)
from casebook.services.uploads import ENDINGS, Handed
from casebook.web import access
from casebook.web.acting import unit_for, units_for
from casebook.web.asked_commitments import an_id, asked_for, quick_spans, shares_of
from casebook.web.conflicts import shown
from casebook.web.dossiers import reading
from casebook.web.files import safe
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.commitments import CommitmentForm, HandOverForm, ProgressForm, ReplaceForm, SettleForm
from casebook.web.language import language
from casebook.web.list_views import own_views
from casebook.web.reception import where
from casebook.web.timetable import Page

blueprint = Blueprint("commitments", __name__, url_prefix="/commitments")

PAGE = 25


@blueprint.get("")
def listing() -> str:
    """List the commitments of a unit: those without an end first, the earliest due day on top."""
    unit, now = unit_for(Power.SEE_DIALOGUES), reading()
    asked = asked_for(unit)
    page = asked.page
    order = page.order or COMMITMENTS.default
    found = list_commitments(unit.id, asked.filter, now.today, page.window(PAGE), order)
    counted = counted_on(unit.id, asked.any_state, now.today)
    return render_template(
        "commitments/list.html",
        form=asked.form,
        asked=asked,
        unit=unit,
        units=units_for(Power.SEE_DIALOGUES),
        rows=commitment_views(found.rows, now),
        counted=counted,
        percent=percent_told(counted, language()),
        shares=shares_of(asked.any_state, unit.id, counted),
        quick=quick_spans(asked, now.today),
        page=page,
        columns=[page.head(name, *_HEADS[name]) for name in ("topic", *page.columns)],
        previous_url=page.turn("before", found.first) if found.more_before else None,
        next_url=page.turn("after", found.last) if found.more_after else None,
        views=own_views(page),
        where=where,
    )


_HEADS = {
    "topic": (),
    "owner": (),
    "made": ("made",),
    "due": ("due", "narrow"),
    "state": ("standing",),
    "settled": ("settled", "narrow"),
}
"""By what the list is sorted at each heading, and how the column stands."""


def _seen(commitment_id: str, may: Callable[[Commitment], bool] = lambda _row: True) -> Commitment:
    """Give a commitment one may see, and work on where a page needs that; any other is not found."""
    found = commitment_seen(access.actor(), commitment_id)
    if found is None or not may(found):
        abort(404)
    return found


def _works(row: Commitment) -> bool:
    return works_on(access.actor(), row)


def _settles(row: Commitment) -> bool:
    return access.actor().has_in(Power.SETTLE_COMMITMENTS, row.unit_id)


@blueprint.get("/<commitment_id>")
def show(commitment_id: str) -> str:
    """Show a commitment: what will be done, how it stands, what happened, what shows it."""
    row = _seen(commitment_id)
    recorded_by = person_by_id(row.recorded_by_id)
    before = SameSubject(unit_id=row.unit_id, topic=row.topic, but=row.id, until=row.made_on)
    return render_template(
        "commitments/show.html",
        view=commitment_view(row, reading()),
        row=row,
        happened=told_of(row, recorded_by.full_name if recorded_by else ""),
        files=lines_of_commitment(access.keys(), access.actor(), row.id),
        before=before_views(before, reading()),
        replaces=replaced_by(row.id),
        owner_left=row.outcome is None and not may_own(row.unit_id, row.owner_id, clock.today()),
        may_work=_works(row),
        may_settle=_settles(row),
        may_see_sessions=access.actor().has_in(Power.SEE_BOOK, row.unit_id),
        where=where,
    )


@blueprint.get("/before")
def before() -> str:
    """Tell, while a subject is typed, the earlier commitments on it and how they ended."""
    unit = unit_for(Power.SEE_DIALOGUES)
    typed, but = request.args.get("topic", "")[:120], an_id(request.args.get("but"))
    asked = SameSubject(unit_id=unit.id, topic="" if has_control(typed) else typed, but=but)
    return render_template("commitments/before.html", before=before_views(asked, reading()))


@blueprint.route("/<commitment_id>/progress", methods=["GET", "POST"])
def progress(commitment_id: str) -> Page:
    """Note how a commitment goes on, with files that show it."""
    row = _seen(commitment_id, _works)
    form = filled(ProgressForm, request_key=secrets.token_urlsafe(32), on_day=clock.today())
    if form.validate_on_submit() and attempt(form, lambda: _note(row, form)):
        flash(_("The progress is noted."))
        return redirect(url_for("commitments.show", commitment_id=row.id))
    return render_template(
        "commitments/progress.html", form=form, row=row, accept=",".join(ENDINGS)
    ), status()


def _note(row: Commitment, form: ProgressForm) -> None:
    sent = [file for file in form.files.data or [] if file and file.filename]
    told = Progress(
        on_day=form.on_day.day,
        told=form.told.data,
        request_key=form.request_key.data or secrets.token_urlsafe(32),
        files=tuple(Handed(name=file.filename, data=file.read()) for file in sent),
    )
    note_progress(doing=access.doing(), commitment_id=row.id, progress=told, safe=safe())


@blueprint.route("/<commitment_id>/settle", methods=["GET", "POST"])
def settle(commitment_id: str) -> Page:
    """Record that a commitment was kept, or could not be."""
    row = _seen(commitment_id, _settles)
    if row.outcome is CommitmentOutcome.REPLACED:
        abort(404)
    form = filled(
        SettleForm,
        outcome=row.outcome,
        settled_on=row.settled_on or clock.today(),
        settled_note=row.settled_note,
        seen=seen_end(row),
    )
    form.offer(language())
    if form.validate_on_submit() and attempt(form, lambda: _settle(row, form), word=_told):
        flash(_("It is recorded how this commitment ended."))
        return redirect(url_for("commitments.show", commitment_id=row.id))
    return render_template("commitments/settle.html", form=form, row=row), status()


def _settle(row: Commitment, form: SettleForm) -> None:
    end = End(
        outcome=form.outcome.data, settled_on=form.settled_on.day, settled_note=form.settled_note.data or ""
    )
    seen = form.seen.data or ""
    settle_commitment(doing=access.doing(), commitment_id=row.id, end=end, seen=seen)


def _told(_name: str, value: object) -> str:
    if isinstance(value, CommitmentOutcome):
        return word(value, language())
    return shown(value)


@blueprint.route("/<commitment_id>/replace", methods=["GET", "POST"])
def replace(commitment_id: str) -> Page:
    """Put another commitment in the place of one that cannot be kept as it was made."""
    row = _seen(commitment_id, _settles)
    if row.outcome is not None and request.method == "GET":
        abort(404)
    form = filled(
        ReplaceForm,
        request_key=secrets.token_urlsafe(32),
        topic=row.topic,
        content=row.content,
        owner_id=row.owner_id,
        made_on=clock.today(),
    )
    form.offer(owners_in(row.unit_id))
    made: list[str] = []
    if form.validate_on_submit() and attempt(form, lambda: made.append(_replace(row, form))):
        flash(_("The new commitment is recorded; the old one names it."))
        return redirect(url_for("commitments.show", commitment_id=made[0]))
    asked = SameSubject(unit_id=row.unit_id, topic=form.topic.data or "", but=row.id)
    return render_template(
        "commitments/replace.html",
        form=form,
        row=row,
        overdue=row.state_on(clock.today()) is CommitmentState.OVERDUE,
        before=before_views(asked, reading()),
    ), status()


def _replace(row: Commitment, form: ReplaceForm) -> str:
    replacement = Replacement(
        entry=entry_of(form),
        reason=form.reason.data,
        request_key=form.request_key.data or secrets.token_urlsafe(32),
    )
    return replace_commitment(doing=access.doing(), commitment_id=row.id, replacement=replacement)


@blueprint.route("/<commitment_id>/hand-over", methods=["GET", "POST"])
def hand_over(commitment_id: str) -> Page:
    """Give a commitment to another owner."""
    row = _seen(commitment_id, _settles)
    form = filled(HandOverForm, owner_id=row.owner_id, seen=seen_owner(row))
    form.offer(owners_in(row.unit_id))
    if form.validate_on_submit() and attempt(form, lambda: _hand_over(row, form), word=_named):
        flash(_("The commitment has another owner now."))
        return redirect(url_for("commitments.show", commitment_id=row.id))
    return render_template("commitments/hand_over.html", form=form, row=row), status()


def _hand_over(row: Commitment, form: HandOverForm) -> None:
    to = NewOwner(owner_id=form.owner_id.data, reason=form.reason.data)
    hand_over_commitment(doing=access.doing(), commitment_id=row.id, to=to, seen=form.seen.data or "")


def _named(_name: str, value: object) -> str:
    person = person_by_id(str(value))
    return person.full_name if person else ""


def owners_in(unit_id: str) -> list[tuple[str, str]]:
    """Give who may answer for a commitment of a unit today, for a choice."""
    return [(person.id, person.full_name) for person in owners_to_choose(unit_id, clock.today())]


def entry_of(form: CommitmentForm) -> CommitmentEntry:
    """Take a commitment from its form."""
    return CommitmentEntry(
        topic=form.topic.data,
        content=form.content.data,
        owner_id=form.owner_id.data,
        made_on=form.made_on.day,
        due_on=form.due_on.day,
    )
