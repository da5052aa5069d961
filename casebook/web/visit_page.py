"""A visit after it was saved: what was said, what became of it, the papers, and what comes next."""

from flask import Blueprint, Response, abort, render_template, url_for
from werkzeug.wrappers import Response as Answer

from casebook import clock
from casebook.law.powers import Power
from casebook.law.representation import is_group, representatives_allowed
from casebook.law.vocabulary import Kind
from casebook.papers.form import Filled
from casebook.papers.print_pdf import paper_pdf
from casebook.records.visibility import visible_case
from casebook.records.visits import Handling, Visit, visible_visit
from casebook.reports.days_owed import answer_owed, notice_owed
from casebook.reports.files import lines_of_receipt
from casebook.reports.visit_desk import corrections_of
from casebook.services.conclusion_notices import has_notice, notice_of
from casebook.services.unit_layout import docx_for
from casebook.services.visit_lines import days_late
from casebook.web import access
from casebook.web.clocks import ClockView
from casebook.web.hosts import outside
from casebook.web.office_files import word_file
from casebook.web.visit_desk import day_owed, session_label
from casebook.web.visit_sheets import (
    appointment_sheet,
    ground_of,
    group_pdf,
    minutes_pdf,
    pdf,
    receipt_sheet,
    refusal_sheet,
)
from casebook.web.visit_words import HANDLED, PAPERS, SIGNED

blueprint = Blueprint("visit_page", __name__, url_prefix="/reception/visits/<visit_id>")

_ANSWER_LATER = frozenset({Handling.NOTED})


def seen(visit_id: str) -> Visit:
    """Give a visit the person may read; else there is no such page."""
    visit = visible_visit(access.actor(), visit_id)
    if visit is None:
        abort(404)
    return visit


@blueprint.get("")
def show(visit_id: str) -> str:
    """Show a visit."""
    visit = seen(visit_id)
    actor = access.actor()
    return render_template(
        "visits/show.html",
        visit=visit,
        session=session_label(visit.session),
        late=days_late(visit),
        papers=PAPERS,
        signed=SIGNED,
        handled=HANDLED,
        matters=[
            (matter, matter.case_id and visible_case(actor, matter.case_id)) for matter in visit.matters
        ],
        owed=_owed(visit),
        ground=ground_of(visit.refusal) if visit.refusal else None,
        notice_clock=_notice_clock(visit),
        group=is_group(visit.people_count),
        seats=representatives_allowed(visit.people_count),
        corrections=corrections_of(visit.id),
        concluded=has_notice(visit),
        may_write=actor.has_in(Power.LOG_VISITS, visit.unit_id),
        may_hold=actor.has_in(Power.HOLD_SESSIONS, visit.unit_id),
        may_notify=actor.has_in(Power.REFUSE_RECEPTION, visit.unit_id),
    )


def _owed(visit: Visit) -> ClockView | None:
    """The answer still owed for what was only noted; a case counts its own days."""
    noted = [m for m in visit.matters if m.handling in _ANSWER_LATER]
    if visit.refusal is not None or not noted:
        return None
    return day_owed(answer_owed(noted[0].kind or Kind.PETITION, visit.visited_on))


def _notice_clock(visit: Visit) -> ClockView | None:
    refusal = visit.refusal
    if refusal is None or refusal.notice_due_on is None:
        return None
    return day_owed(notice_owed(refusal.grounds_met_on, refusal.notified_on))


@blueprint.get("/minutes.pdf")
def minutes(visit_id: str) -> Response:
    """Print the minutes of a visit."""
    visit = seen(visit_id)
    return pdf(minutes_pdf(visit), f"bien-ban-{visit.book_number}-{visit.book_year}")


@blueprint.get("/group.pdf")
def group(visit_id: str) -> Response:
    """Print the sheet a group signs."""
    visit = seen(visit_id)
    if not is_group(visit.people_count):
        abort(404)
    return pdf(group_pdf(visit), f"danh-sach-{visit.book_number}-{visit.book_year}")


@blueprint.get("/refusal.pdf")
def refusal(visit_id: str) -> Response:
    """Print the notice 01/TCD of a refusal that needs one."""
    visit = seen(visit_id)
    if visit.refusal is None or visit.refusal.notice_due_on is None:
        abort(404)
    return pdf(refusal_sheet(visit, visit.refusal), f"tu-choi-{visit.book_number}-{visit.book_year}")


@blueprint.get("/receipts/<receipt_id>.pdf")
def receipt(visit_id: str, receipt_id: str) -> Response:
    """Print a receipt 02/TCD."""
    visit = seen(visit_id)
    given = next((row for row in visit.receipts if row.id == receipt_id), None)
    if given is None:
        abort(404)
    follow_at = outside("follow.show")
    files = lines_of_receipt(access.keys(), access.actor(), given.id)
    return pdf(receipt_sheet(visit, given, follow_at, files), f"bien-nhan-{given.number}-{given.year}")


@blueprint.get("/appointments/<slip_id>.pdf")
def appointment(visit_id: str, slip_id: str) -> Response:
    """Print an appointment slip."""
    visit = seen(visit_id)
    slip = next((row for row in visit.appointments if row.id == slip_id), None)
    if slip is None:
        abort(404)
    return pdf(appointment_sheet(visit, slip), f"phieu-hen-{clock.local(slip.recorded_at):%Y%m%d}")


@blueprint.get("/conclusion.pdf")
def conclusion(visit_id: str) -> Response:
    """Print the notice of what the head concluded."""
    visit = seen(visit_id)
    return pdf(paper_pdf(_notice(visit)), f"ket-luan-{visit.book_number}-{visit.book_year}")


@blueprint.get("/conclusion.docx")
def conclusion_word(visit_id: str) -> Answer:
    """Give the same notice for Word, to be edited there."""
    visit = seen(visit_id)
    notice, name = _notice(visit), f"ket-luan-{visit.book_number}-{visit.book_year}"
    back = url_for("visit_page.show", visit_id=visit_id)
    return word_file(lambda: docx_for(visit.unit_id, notice), name, otherwise=back)


def _notice(visit: Visit) -> Filled:
    return notice_of(visit) or abort(404)
