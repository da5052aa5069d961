"""The reception book for any period: on screen month by month, as PDF and as workbook."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.papers.book import book_pdf, book_xlsx
from casebook.papers.book_forms import BookRow, Period, cells, sections
from casebook.records.units import Unit
from casebook.reports.book import BookLine, book_lines, busy_months
from casebook.services.letterheads import letterhead_of
from casebook.web import access
from casebook.web.acting import unit_for
from casebook.web.filling import UNPROCESSABLE
from casebook.web.forms.book import PeriodForm
from casebook.web.language import language
from casebook.web.office_files import xlsx
from casebook.web.visit_sheets import pdf

blueprint = Blueprint("book", __name__)

_LONGEST = 366 * 20
_EARLIEST = date(2014, 7, 1)
_SHORT, _FEW = 62, 200
"""A period of so few days with so few visits is one page; a longer one has a page a month."""


@dataclass(frozen=True)
class Asked:
    """The period that was asked for, and the form it was asked with; None where it cannot be one."""

    form: PeriodForm
    period: Period | None


def _asked() -> Asked:
    today = clock.today()
    typed = bool(request.args.get("from") or request.args.get("to"))
    form = PeriodForm(
        formdata=request.args if typed else None, data={"from": today.replace(day=1), "to": today}
    )
    first, last = form["from"].data, form["to"].data
    if typed and not form.validate():
        return Asked(form, None)
    wrong = _wrong(first, last)
    if wrong is not None:
        form.refuse(wrong, "to" if last < first else "from")
        return Asked(form, None)
    return Asked(form, Period(first, last))


def _wrong(first: date, last: date) -> str | None:
    if last < first:
        return str(_("The last day lies before the first. Swap the two days."))
    if first < _EARLIEST:
        return str(_("The book begins on 01/07/2014, when the Law on Citizen Reception took effect."))
    if (last - first).days > _LONGEST:
        return str(_("Ask for at most twenty years at once."))
    return None


@blueprint.get("/reception/book")
def show() -> str | tuple[str, int]:
    """Show the book of a period, one month at a time."""
    unit, asked = unit_for(Power.SEE_BOOK), _asked()
    if asked.period is None:
        return render_template("book/show.html", form=asked.form, period=None, unit=unit), UNPROCESSABLE
    months = busy_months(unit.id, asked.period.first, asked.period.last)
    if _is_one_page(asked.period, months):
        shown, months_offered = asked.period, []
    else:
        shown, months_offered = _month_shown(asked.period, [month for month, _count in months]), months
    parts = _parts(shown, book_lines(unit.id, shown.first, shown.last, language()))
    return render_template(
        "book/show.html",
        form=asked.form,
        unit=unit,
        period=asked.period,
        shown=shown,
        parts=parts,
        count=sum(count for _month, count in months),
        months=_links(asked.period, months_offered, shown),
        files=_files(asked.period),
        may_log=access.holds(Power.LOG_VISITS),
        may_see_sealed=access.holds(Power.SEE_SEALED_BOOK),
        may_import=access.holds(Power.IMPORT_BOOK),
    )


def _is_one_page(period: Period, months: list[tuple[date, int]]) -> bool:
    few = sum(count for _month, count in months) <= _FEW
    return few and (period.last - period.first).days <= _SHORT


def _month_shown(period: Period, months: list[date]) -> Period:
    """A month is a page: the one asked for, else the last in which somebody came."""
    asked = request.args.get("month", "")
    wanted = next((month for month in months if f"{month:%Y-%m}" == asked), None)
    month = wanted or (months[-1] if months else period.last.replace(day=1))
    following = (month + timedelta(days=31)).replace(day=1)
    return Period(max(period.first, month), min(period.last, following - timedelta(days=1)))


def _links(period: Period, months: list[tuple[date, int]], shown: Period) -> list[dict[str, object]]:
    here: dict[str, Any] = {"from": f"{period.first:%d/%m/%Y}", "to": f"{period.last:%d/%m/%Y}"}
    return [
        {
            "label": f"{month:%m/%Y}",
            "count": count,
            "url": url_for("book.show", month=f"{month:%Y-%m}", **here),
            "current": month == shown.first.replace(day=1),
        }
        for month, count in months
    ]


def _files(period: Period) -> dict[str, str]:
    here: dict[str, Any] = {"from": f"{period.first:%d/%m/%Y}", "to": f"{period.last:%d/%m/%Y}"}
    return {"pdf": url_for("book.as_pdf", **here), "xlsx": url_for("book.as_workbook", **here)}


def _parts(shown: Period, lines: list[BookLine]) -> list[dict[str, object]]:
    """The rows cut where the form changes, each with the address of its visit."""
    told: list[dict[str, object]] = []
    rest = iter(lines)
    for section in sections(shown, [_row(line) for line in lines]):
        own = [next(rest) for _row_again in section.rows]
        rows = [
            (line.visit_id, cells(section.form, row)) for line, row in zip(own, section.rows, strict=True)
        ]
        told.append({"form": section.form, "period": section.period, "rows": rows})
    return told


def _row(line: BookLine) -> BookRow:
    told = asdict(line)
    del told["visit_id"]
    return BookRow(**told)


@blueprint.get("/reception/book.pdf")
def as_pdf() -> Response | tuple[str, int]:
    """Give the book of a period as PDF."""
    unit, asked = unit_for(Power.SEE_BOOK), _asked()
    if asked.period is None:
        return render_template("book/show.html", form=asked.form, period=None, unit=unit), UNPROCESSABLE
    return pdf(book_pdf(letterhead_of(unit), asked.period, _printed(unit, asked.period)), _name(asked.period))


@blueprint.get("/reception/book.xlsx")
def as_workbook() -> Response | tuple[str, int]:
    """Give the book of a period as a workbook."""
    unit, asked = unit_for(Power.SEE_BOOK), _asked()
    if asked.period is None:
        return render_template("book/show.html", form=asked.form, period=None, unit=unit), UNPROCESSABLE
    content = book_xlsx(letterhead_of(unit), asked.period, _printed(unit, asked.period))
    return xlsx(content, _name(asked.period))


def _printed(unit: Unit, period: Period) -> list[BookRow]:
    # The form of the law is in Vietnamese, whatever language the screen speaks.
    return [_row(line) for line in book_lines(unit.id, period.first, period.last)]


def _name(period: Period) -> str:
    return f"so-tiep-cong-dan-{period.first:%Y%m%d}-{period.last:%Y%m%d}"
