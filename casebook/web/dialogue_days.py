"""The pages of a dialogue's days: announced, held, concluded, minuted, published."""

from flask import Blueprint, render_template
from flask_babel import gettext as _

from casebook import clock
from casebook.law.dialogues import DialogueWith, QuestionOutcome
from casebook.records.dialogues import Dialogue
from casebook.reports.dialogue_days import dialogue_clock_views
from casebook.reports.dialogues import unanswered
from casebook.services.dialogue_entries import DialogueEnd, Holding, Notice, Publication, Turnout
from casebook.services.dialogue_marks import seen_minutes
from casebook.services.dialogues_holding import (
    announce_dialogue,
    conclude_dialogue,
    hold_dialogue,
    seen_end_of,
    seen_holding,
    seen_notice,
)
from casebook.services.dialogues_publishing import minute_dialogue, publish_dialogue, seen_publication
from casebook.web import access
from casebook.web.dialogue_page import asked_told
from casebook.web.dialogues import Page, back_to, seen_dialogue
from casebook.web.dossiers import reading
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.dialogues import (
    DialogueEndForm,
    HoldingForm,
    MinutesForm,
    NoticeForm,
    PublicationForm,
)

blueprint = Blueprint("dialogue_days", __name__, url_prefix="/dialogues/<dialogue_id>")


@blueprint.route("/notice", methods=["GET", "POST"])
def announce(dialogue_id: str) -> Page:
    """Record the notice as it went out."""
    dialogue = seen_dialogue(dialogue_id)
    form = filled(
        NoticeForm,
        notice_number=dialogue.notice_number,
        announced_on=dialogue.announced_on or clock.today(),
        announced_how=dialogue.announced_how,
        questions_until=dialogue.questions_until,
        agenda_sent_on=dialogue.agenda_sent_on,
        seen=seen_notice(dialogue),
    )
    if dialogue.with_whom is not DialogueWith.STAFF:
        del form.agenda_sent_on
    if form.validate_on_submit() and attempt(form, lambda: _announce(dialogue_id, form)):
        return back_to(dialogue, _("The notice is recorded."))
    views = dialogue_clock_views(dialogue, reading())
    return render_template("dialogues/notice.html", form=form, dialogue=dialogue, clocks=views), status()


def _announce(dialogue_id: str, form: NoticeForm) -> None:
    notice = Notice(
        announced_on=form.announced_on.day,
        notice_number=form.notice_number.data or "",
        announced_how=form.announced_how.data,
        questions_until=form.questions_until.data,
        agenda_sent_on=form.agenda_sent_on.data if "agenda_sent_on" in form else None,
    )
    seen = form.seen.data or ""
    announce_dialogue(doing=access.doing(), dialogue_id=dialogue_id, notice=notice, seen=seen)


@blueprint.route("/held", methods=["GET", "POST"])
def hold(dialogue_id: str) -> Page:
    """Record that it was held, who came, and how it went."""
    dialogue = seen_dialogue(dialogue_id)
    guests = {one.id: one for one in dialogue.participants}
    form = filled(
        HoldingForm,
        held_on=dialogue.held_on or min(dialogue.planned_on, clock.today()),
        course=dialogue.course,
        turnout=[_row(one.id, one.present, one.absence) for one in dialogue.participants],
        seen=seen_holding(dialogue),
    )
    if form.validate_on_submit() and attempt(form, lambda: _hold(dialogue_id, form)):
        return back_to(dialogue, _("It is recorded that the dialogue was held."))
    return render_template("dialogues/held.html", form=form, dialogue=dialogue, guests=guests), status()


def _row(participant_id: str, present: int | None, absence: str) -> dict[str, object]:
    return {"participant_id": participant_id, "present": present, "absence": absence}


def _hold(dialogue_id: str, form: HoldingForm) -> None:
    rows = (entry.form for entry in form.turnout.entries)
    turnout = tuple(
        Turnout(
            participant_id=row.participant_id.data or "",
            present=row.present.data,
            absence=row.absence.data or "",
        )
        for row in rows
    )
    holding = Holding(held_on=form.held_on.day, course=form.course.data or "", turnout=turnout)
    seen = form.seen.data or ""
    hold_dialogue(doing=access.doing(), dialogue_id=dialogue_id, holding=holding, seen=seen)


@blueprint.route("/conclusion", methods=["GET", "POST"])
def conclude(dialogue_id: str) -> Page:
    """Record the conclusion, and how those present judged the dialogue."""
    dialogue = seen_dialogue(dialogue_id)
    names = DialogueEnd.__dataclass_fields__
    values = {name: getattr(dialogue, name) for name in names}
    form = filled(DialogueEndForm, **values, seen=seen_end_of(dialogue))
    if form.validate_on_submit() and attempt(form, lambda: _conclude(dialogue_id, form)):
        return back_to(dialogue, _("The conclusion is recorded."))
    return render_template("dialogues/conclusion.html", form=form, dialogue=dialogue), status()


def _conclude(dialogue_id: str, form: DialogueEndForm) -> None:
    end = DialogueEnd(
        conclusion=form.conclusion.data,
        satisfied=form.satisfied.data or 0,
        partly_satisfied=form.partly_satisfied.data or 0,
        unsatisfied=form.unsatisfied.data or 0,
        satisfaction_note=form.satisfaction_note.data or "",
    )
    seen = form.seen.data or ""
    conclude_dialogue(doing=access.doing(), dialogue_id=dialogue_id, end=end, seen=seen)


@blueprint.route("/minutes", methods=["GET", "POST"])
def minute(dialogue_id: str) -> Page:
    """Look at the minutes as they would be, and record that they were signed."""
    dialogue = seen_dialogue(dialogue_id)
    form = filled(MinutesForm, signed_on=clock.today(), seen=seen_minutes(dialogue))
    if form.validate_on_submit() and attempt(form, lambda: _minute(dialogue, form)):
        return back_to(dialogue, _("The minutes have their number; print them and keep the signed copy."))
    return render_template(
        "dialogues/minutes.html",
        form=form,
        dialogue=dialogue,
        asked=asked_told(dialogue),
        unanswered=unanswered(dialogue),
    ), status()


def _minute(dialogue: Dialogue, form: MinutesForm) -> None:
    signed_on, seen = form.signed_on.day, form.seen.data or ""
    minute_dialogue(doing=access.doing(), dialogue_id=dialogue.id, signed_on=signed_on, seen=seen)


@blueprint.route("/publication", methods=["GET", "POST"])
def publish(dialogue_id: str) -> Page:
    """Record where and when its main content was published."""
    dialogue = seen_dialogue(dialogue_id)
    form = filled(
        PublicationForm,
        published_on=dialogue.published_on or clock.today(),
        published_where=dialogue.published_where,
        published_content=dialogue.published_content or _main_content(dialogue),
        seen=seen_publication(dialogue),
    )
    if form.validate_on_submit() and attempt(form, lambda: _publish(dialogue_id, form)):
        return back_to(dialogue, _("The publication is recorded. Everybody may read it on the public page."))
    views = dialogue_clock_views(dialogue, reading())
    return render_template("dialogues/publication.html", form=form, dialogue=dialogue, clocks=views), status()


def _publish(dialogue_id: str, form: PublicationForm) -> None:
    publication = Publication(
        published_on=form.published_on.day,
        published_where=form.published_where.data,
        published_content=form.published_content.data,
    )
    seen = form.seen.data or ""
    publish_dialogue(doing=access.doing(), dialogue_id=dialogue_id, publication=publication, seen=seen)


def _main_content(dialogue: Dialogue) -> str:
    """Propose the main content: subjects and conclusion, never who asked, nothing of a case."""
    told = (q for q in dialogue.asked if q.outcome is not QuestionOutcome.CASE)
    subjects = dict.fromkeys(question.topic for question in told)
    about = "\n".join(f"- {topic}" for topic in subjects)
    return f"{about}\n\n{dialogue.conclusion}".strip()[:5000]
