"""Rows of a reception book that go on with the visit above them: joined to it, or told to be strays."""

import re

from casebook.papers.book_lines import GOES_ON
from casebook.papers.workbook_headings import Headings

_GOING_ON = re.compile(rf"(.*\S)\s*{re.escape(GOES_ON)}", re.IGNORECASE)


def join_rows(cells: list[list[str]], headings: Headings) -> tuple[frozenset[int], frozenset[int]]:
    """Put the texts of rows that go on back into the row they continue.

    Our own book parts a text no row can hold and numbers what follows "7 (tiếp)", without a day.
    Gives the rows that were joined, and those that say so but do not stand below their visit.
    """
    joined, strays = set(), set()
    day, number = headings.places["day"], headings.places.get("number")
    if number is None:
        return frozenset(), frozenset()
    visit: list[str] | None = None
    for at, row in enumerate(cells[headings.last_row + 1 :], headings.last_row + 1):
        goes_on = _GOING_ON.fullmatch(row[number])
        if goes_on is None or row[day]:
            visit = row if any(row) else visit
        elif visit is None or visit[number] != goes_on[1]:
            strays.add(at)
        else:
            _join(visit, row, headings)
            joined.add(at)
    return frozenset(joined), frozenset(strays)


def _join(visit: list[str], row: list[str], headings: Headings) -> None:
    for key, place in headings.places.items():
        if key != "number" and row[place]:
            visit[place] = f"{visit[place]} {row[place]}".strip()
