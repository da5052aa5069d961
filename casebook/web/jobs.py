"""Work beside the pages: how far one's own is, and for administrators what the program did of itself."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.records.jobs import ENDED, Job, JobState, jobs_of, newest_of_house
from casebook.reports.worker_life import worker_life
from casebook.services import jobs
from casebook.services.installing import is_sample
from casebook.services.job_asking import ASKED_FOR, ask_house
from casebook.services.job_kinds import BACK_UP
from casebook.services.refusals import NotAllowed
from casebook.web import access
from casebook.web.job_words import FAILURES, HOUSE, KINDS, RESULTS, STATES, TONES

blueprint = Blueprint("jobs", __name__, url_prefix="/jobs")


@dataclass(frozen=True, kw_only=True)
class JobView:
    """A job as it is told: how far it is, why it stopped, and what may be done about it."""

    id: str
    what: Any
    asked_at: datetime
    finished_at: datetime | None
    state: Any
    tone: str
    done: int
    total: int | None
    running: bool
    why: Any
    url: str | None
    may_call_off: bool
    may_ask_again: bool


@dataclass(frozen=True)
class HouseView:
    """A kind of work the program asks of itself, with its newest job."""

    kind: str
    what: Any
    newest: JobView | None
    may_ask: bool


@blueprint.get("")
def listing() -> str:
    """List one's own jobs; whoever keeps a unit reads how the house's own work stands."""
    own = [view_of(job) for job in jobs_of(access.actor())]
    keeps = access.holds(Power.MANAGE_UNIT)
    return render_template(
        "jobs/list.html",
        own=own,
        going=any(one.may_call_off for one in own),
        house=[_house(kind) for kind in HOUSE if kind != BACK_UP or not is_sample()] if keeps else [],
        life=worker_life(clock.now()),
    )


def view_of(job: Job) -> JobView:
    """Tell a job in words."""
    link = RESULTS.get(job.kind)
    came_to_nothing = job.state in (JobState.FAILED, JobState.CALLED_OFF)
    return JobView(
        id=job.id,
        what=KINDS.get(job.kind, _("Work of another version")),
        asked_at=job.queued_at,
        finished_at=job.finished_at,
        state=STATES[job.state],
        tone=TONES[job.state],
        done=job.done,
        total=job.total,
        running=job.state is JobState.RUNNING,
        why=FAILURES.get(job.failure, ""),
        url=link(job) if link is not None and job.state is JobState.DONE else None,
        may_call_off=job.state not in ENDED,
        may_ask_again=came_to_nothing,
    )


def _house(kind: str) -> HouseView:
    newest = newest_of_house(kind)
    waits = newest is not None and newest.state not in ENDED
    return HouseView(kind, KINDS[kind], view_of(newest) if newest else None, kind in ASKED_FOR and not waits)


@blueprint.post("/<job_id>/call-off")
def call_off(job_id: str) -> Response:
    """Call one's own job off."""
    try:
        jobs.call_off(doing=access.doing(), job_id=job_id)
    except NotAllowed:
        abort(404)
    flash(_("Called off. What was done so far stays."))
    return redirect(url_for("jobs.listing"))


@blueprint.post("/<job_id>/again")
def again(job_id: str) -> Response:
    """Let one's own job be tried again."""
    try:
        jobs.ask_again(doing=access.doing(), job_id=job_id)
    except NotAllowed:
        abort(404)
    flash(_("It is tried again from where it stopped."))
    return redirect(url_for("jobs.listing"))


@blueprint.post("/house")
def ask() -> Response:
    """Ask for what is else done at night."""
    try:
        ask_house(doing=access.doing(), kind=request.form.get("kind", ""))
    except NotAllowed:
        abort(404)
    flash(_("Asked for. This page tells how far it is; you can leave it and come back."))
    return redirect(url_for("jobs.listing"))
