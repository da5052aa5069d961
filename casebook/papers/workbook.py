"""Reading a reception book kept in Excel: each row becomes a visit, a fault or a reason."""

import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from casebook.papers import unpack
from casebook.papers.alone import NotDone, run_alone
from casebook.papers.book_forms import BookForm
from casebook.papers.text import clean_text, folded
from casebook.papers.workbook_going_on import join_rows
from casebook.papers.workbook_headings import Headings, find_headings
from casebook.papers.workbook_problems import Problem, ProblemCode, Skipped
from casebook.papers.workbook_rows import BookEntry, fingerprint, read_entry

_MOST_BYTES = 10 * 1024 * 1024
_MOST_UNPACKED = 120 * 1024 * 1024
_UNPACK = Path(unpack.__file__)
_SECONDS = 60
_CAPTION_WIDTH = 3
_TOTAL = re.compile(r"(tong( cong| so)?|cong)|(tong cong|tong so|cong (thang|quy|nam)) .*")


@dataclass(frozen=True, slots=True)
class RowReading:
    """One row of a sheet. Exactly one of `entry`, `problems` and `skipped` says what it is."""

    sheet: str
    row: int
    """Its number in Excel, from 1."""
    values: Mapping[str, str] = field(default_factory=dict)
    """The texts found, by column key."""
    entry: BookEntry | None = None
    fingerprint: str = ""
    problems: tuple[Problem, ...] = ()
    skipped: Skipped | None = None


@dataclass(frozen=True, slots=True)
class SheetReading:
    """One sheet: on which form, where its headings stand (row in Excel), each of its rows."""

    name: str
    form: BookForm | None
    header_row: int
    rows: tuple[RowReading, ...]


@dataclass(frozen=True, slots=True)
class WorkbookReading:
    """A whole workbook. `problems` concern file and sheets; while there are any, take nothing."""

    sheets: tuple[SheetReading, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def rows(self) -> tuple[RowReading, ...]:
        """Every row of every sheet in order."""
        return tuple(row for sheet in self.sheets for row in sheet.rows)

    @property
    def entries(self) -> tuple[RowReading, ...]:
        """The rows that are visits."""
        return tuple(row for row in self.rows if row.entry is not None)


def read_book(data: bytes, *, today: date) -> WorkbookReading:
    """What a workbook says, without judging whether to take it. Never raises for what is in the file.

    Reads `.xlsx` of at most 10 MB and 20,000 rows a sheet; the headings of Mẫu 03/TCD (13 columns)
    or of Mẫu 03 TT 04/2021 (12), in any order, within the first 15 rows. A cell merged over
    several rows counts for each of them. Days after `today` are problems of their row.
    """
    if problem := _unfit(data):
        return WorkbookReading(problems=(problem,))
    try:
        sheets = json.loads(run_alone(_UNPACK, data, seconds=_SECONDS))
    except NotDone:
        return WorkbookReading(problems=(Problem(ProblemCode.NOT_A_WORKBOOK),))
    return _reading(sheets, today)


def _unfit(data: bytes) -> Problem | None:
    """Why the bytes are not even tried."""
    if not data:
        return Problem(ProblemCode.EMPTY_FILE)
    if len(data) > _MOST_BYTES:
        return _too_large(len(data), _MOST_BYTES)
    return _unfit_packing(data) if data.startswith(b"PK") else Problem(ProblemCode.WRONG_TYPE)


def _unfit_packing(data: bytes) -> Problem | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            infos = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return Problem(ProblemCode.NOT_A_WORKBOOK)
    unpacked = sum(info.file_size for info in infos)
    if unpacked > _MOST_UNPACKED:
        return _too_large(unpacked, _MOST_UNPACKED)
    if "xl/workbook.xml" not in {info.filename for info in infos}:
        return Problem(ProblemCode.WRONG_TYPE)
    return None


def _too_large(size: int, limit: int) -> Problem:
    mega = 1024 * 1024
    values = {"size": str(-(-size // mega)), "limit": str(limit // mega)}
    return Problem(ProblemCode.TOO_LARGE, values=values)


def _reading(sheets: Sequence[dict[str, Any]], today: date) -> WorkbookReading:
    if not sheets:
        return WorkbookReading(problems=(Problem(ProblemCode.NO_ROWS),))
    found = [_read_sheet(sheet, today) for sheet in sheets]
    readings = [reading for reading, _ in found]
    problems = [problem for _, problems in found for problem in problems]
    if any(reading.form for reading in readings):
        # Beside a book there may be other sheets; their rows are accounted for as unread.
        problems = [one for one in problems if one.code is not ProblemCode.NO_HEADINGS]
    return WorkbookReading(tuple(_with_fingerprints(readings)), tuple(problems))


def _read_sheet(sheet: dict[str, Any], today: date) -> tuple[SheetReading, tuple[Problem, ...]]:
    name = sheet["name"]
    if problem := _too_many(name, sheet["height"], sheet["width"]):
        return SheetReading(name, None, 0, ()), (problem,)
    cells = [[clean_text(cell) for cell in row] for row in sheet["cells"]]
    headings, problems = find_headings(cells, name)
    if headings is None:
        unread = tuple(
            RowReading(name, number, skipped=Skipped.UNREAD_SHEET) for number in range(1, len(cells) + 1)
        )
        return SheetReading(name, None, 0, unread), problems
    captions = _spread(cells, sheet["merged"], headings)
    joined, strays = join_rows(cells, headings)
    told = {at: RowReading(name, at + 1, skipped=Skipped.CAPTION) for at in captions}
    told |= {at: RowReading(name, at + 1, skipped=Skipped.GOES_ON) for at in joined}
    told |= {at: _stray(name, at, cells[at], headings) for at in strays}
    rows = tuple(
        told[at] if at in told else _read_row(name, at, row, headings, today) for at, row in enumerate(cells)
    )
    return SheetReading(name, headings.form, headings.first_row + 1, rows), problems


def _stray(sheet: str, at: int, row: Sequence[str], headings: Headings) -> RowReading:
    """Say of a row that goes on from none above it that it is nowhere to be joined."""
    values = {key: row[place] for key, place in headings.places.items()}
    problem = Problem(ProblemCode.GOES_ON_FROM_NONE, sheet, at + 1, {"value": values["number"]})
    return RowReading(sheet, at + 1, values, problems=(problem,))


def _too_many(name: str, height: int, width: int) -> Problem | None:
    if height > unpack.MOST_ROWS:
        values = {"rows": str(height), "limit": str(unpack.MOST_ROWS)}
        return Problem(ProblemCode.TOO_MANY_ROWS, name, 0, values)
    if width > unpack.MOST_COLUMNS:
        values = {"columns": str(width), "limit": str(unpack.MOST_COLUMNS)}
        return Problem(ProblemCode.TOO_MANY_COLUMNS, name, 0, values)
    return None


def _spread(
    cells: list[list[str]],
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]],
    headings: Headings,
) -> frozenset[int]:
    """Copies merged cells down their rows; gives the rows that only hold one wide merged caption."""
    captions = set()
    for (top, left), (bottom, right) in merged:
        if top <= headings.last_row or left >= len(cells[0]):
            continue
        value = cells[top][left]
        for row in range(top + 1, min(bottom, len(cells) - 1) + 1):
            cells[row][left] = cells[row][left] or value
        alone = [cell for cell in cells[top] if cell] == [value]
        if alone and right - left + 1 >= _CAPTION_WIDTH:
            captions.add(top)
    return frozenset(captions)


def _read_row(sheet: str, at: int, row: Sequence[str], headings: Headings, today: date) -> RowReading:
    if reason := _skipped(at, row, headings):
        return RowReading(sheet, at + 1, skipped=reason)
    values = {key: row[place] for key, place in headings.places.items()}
    entry, faults = read_entry(values, today=today)
    problems = tuple(Problem(code, sheet, at + 1, {"value": value}) for code, value in faults)
    return RowReading(sheet, at + 1, values, entry, problems=problems)


def _skipped(at: int, row: Sequence[str], headings: Headings) -> Skipped | None:
    if at <= headings.last_row:
        return Skipped.ABOVE_HEADINGS if at < headings.first_row else Skipped.HEADINGS
    filled = [cell for cell in row if cell]
    if not filled:
        return Skipped.BLANK
    if [folded(cell) for cell in filled] == [str(n) for n in range(1, len(filled) + 1)]:
        return Skipped.COLUMN_NUMBERS if len(filled) >= len(headings.places) else None
    day = row[headings.places["day"]]
    if _TOTAL.fullmatch(folded(filled[0])) and (not day or day == filled[0]):
        return Skipped.TOTAL
    return None


def _with_fingerprints(sheets: Sequence[SheetReading]) -> Iterator[SheetReading]:
    """Names each visit; equal visits of the whole workbook are counted in their order."""
    seen: Counter[str] = Counter()
    for sheet in sheets:
        rows = []
        for row in sheet.rows:
            if row.entry is None:
                rows.append(row)
                continue
            same = fingerprint(row.entry, 0)
            rows.append(replace(row, fingerprint=fingerprint(row.entry, seen[same])))
            seen[same] += 1
        yield replace(sheet, rows=tuple(rows))
