"""Small reception books in Excel, made for one test each."""

from datetime import date
from io import BytesIO

from openpyxl import Workbook

from casebook.papers.workbook import read_book
from casebook.papers.workbook_problems import ProblemCode
from tests.fixtures import make_book

TODAY = date(2026, 11, 21)
HEADINGS = make_book.HEADINGS_13
VISIT = (1, "05/03/2026", "Ông An Ví Dụ, thôn Mẫu", "001000000000", "Hỏi học phí", "KN", 2)


def packed(*rows, name="Sổ", merged=()) -> bytes:
    """A workbook of one sheet with these rows."""
    book = Workbook()
    sheet = book.active
    sheet.title = name
    for line in rows:
        sheet.append(list(line))
    for cells in merged:
        sheet.merge_cells(cells)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def read(*rows, merged=()):
    """The reading of a sheet with these rows."""
    return read_book(packed(*rows, merged=merged), today=TODAY)


def visit(**changes):
    """The only row under thirteen headings, some of its columns (by number) changed."""
    line = [*VISIT, "", "", "", "", "", ""]
    for column, value in changes.items():
        line[int(column[1:]) - 1] = value
    return read(HEADINGS, line).rows[1]


def codes(problems) -> list[ProblemCode]:
    """What is wrong, in order."""
    return [problem.code for problem in problems]
