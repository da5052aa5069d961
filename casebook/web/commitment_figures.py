"""How commitments are kept: figures by period and owner, and the list as paper, Word file and workbook."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.commitments import FollowThrough
from casebook.law.powers import Power
from casebook.papers.commitment_sheet import commitments_xlsx
from casebook.papers.form import Filled
from casebook.papers.print_pdf import paper_pdf
from casebook.records.commitment_lists import CommitmentFilter, every_wanted
from casebook.records.units import Unit
from casebook.reports.follow_through import (
    MOST_SPANS,
    Grain,
    Line,
    Span,
    figures_on,
    percent_told,
    span_of,
    spans,
)
from casebook.services.commitment_papers import follow_up_paper, sheet_rows
from casebook.services.unit_layout import docx_for
from casebook.web.acting import unit_for, units_for
from casebook.web.asked_commitments import Share, asked_for, shares_of, url_of
from casebook.web.filling import UNPROCESSABLE
from casebook.web.forms.commitments import FiguresForm
from casebook.web.forms.fields import choices_of
from casebook.web.language import language
from casebook.web.office_files import word_file, xlsx
from casebook.web.visit_sheets import pdf

blueprint = Blueprint("commitment_figures", __name__, url_prefix="/commitments/figures")


@dataclass(frozen=True, kw_only=True)
class LineView:
    """One row of the figures, each of its numbers with the rows it opens."""

    label: str
    url: str
    counted: FollowThrough
    percent: str
    shares: list[Share]


@blueprint.get("")
def show() -> str | tuple[str, int]:
    """Show how commitments were kept, by period and by owner."""
    unit, today = unit_for(Power.SEE_DIALOGUES), clock.today()
    form = _form(today)
    page = {"unit": unit, "units": units_for(Power.SEE_DIALOGUES), "form": form}
    if not _makes_sense(form):
        return render_template("commitments/figures.html", whole=None, **page), UNPROCESSABLE
    grain = Grain(form.grain.data or Grain.MONTH)
    asked = CommitmentFilter(first=form.first.day, last=form.last.day)
    found = figures_on(unit.id, asked, grain, today)
    return render_template(
        "commitments/figures.html",
        whole=_view(found.whole, unit, _("in all")) if found.by_owner else None,
        # A period in which nothing falls due says nothing; the whole is the sum of the others.
        periods=[_view(line, unit, _days(line.asked)) for line in found.by_period if line.counted.all],
        owners=[_view(line, unit, line.label) for line in found.by_owner],
        **page,
    )


def _is_asked() -> bool:
    return bool(request.args.get("first") or request.args.get("last"))


def _form(today: date) -> FiguresForm:
    year = span_of(Grain.YEAR, today)
    form = FiguresForm(
        formdata=request.args if _is_asked() else None,
        data={"grain": Grain.MONTH, "first": year.first, "last": year.last},
    )
    form.grain.choices = choices_of(
        [
            (Grain.MONTH, _("month")),
            (Grain.QUARTER, _("quarter")),
            (Grain.HALF_YEAR, _("half-year")),
            (Grain.YEAR, _("year")),
        ]
    )
    return form


def _makes_sense(form: FiguresForm) -> bool:
    """Say whether figures can be told; nothing typed is asked of whoever only opens the page."""
    if _is_asked() and not form.validate():
        return False
    first, last = form.first.day, form.last.day
    if last < first:
        form.refuse(_("The last day lies before the first. Swap the two days."), "last")
    elif len(list(spans(Grain(form.grain.data or Grain.MONTH), Span(first, last)))) > MOST_SPANS:
        told = _("These are more than %(most)s periods. Choose longer ones, or fewer days.", most=MOST_SPANS)
        form.refuse(told, "grain")
    return not form.errors


def _view(line: Line, unit: Unit, label: str) -> LineView:
    return LineView(
        label=label,
        url=url_of(line.asked, unit.id),
        counted=line.counted,
        percent=percent_told(line.counted, language()),
        shares=shares_of(line.asked, unit.id, line.counted, empty=True),
    )


def _days(asked: CommitmentFilter) -> str:
    return f"{asked.first:%d/%m/%Y} - {asked.last:%d/%m/%Y}"


@blueprint.get("/follow-up.pdf")
def as_pdf() -> Response:
    """Give the follow-up table of a list as a PDF."""
    return pdf(paper_pdf(_paper()), "theo-doi-cam-ket")


@blueprint.get("/follow-up.docx")
def as_word() -> Response:
    """Give the follow-up table of a list for Word."""
    unit, paper = unit_for(Power.SEE_DIALOGUES), _paper()
    back = url_for("commitment_figures.show")
    return word_file(lambda: docx_for(unit.id, paper), "theo-doi-cam-ket", otherwise=back)


def _paper() -> Filled:
    unit = unit_for(Power.SEE_DIALOGUES)
    return follow_up_paper(unit, asked_for(unit).filter, clock.today())


@blueprint.get("/commitments.xlsx")
def as_workbook() -> Response:
    """Give a list as a workbook."""
    unit, today = unit_for(Power.SEE_DIALOGUES), clock.today()
    rows = sheet_rows(every_wanted(unit.id, asked_for(unit).filter, today), today)
    return xlsx(commitments_xlsx(unit.name, today, rows), f"cam-ket-{today:%Y%m%d}")
