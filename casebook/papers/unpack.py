"""Runs by itself, in a process of its own: reads an .xlsx, writes the texts of its cells as JSON.

The reader lays a sheet out as one full rectangle: a file of ten kilobytes with one cell in the far
corner asks for 500 GB and ends the process. It must not be ours (docs/decisions/022).
"""

import json
import resource
import sys
from datetime import date, datetime
from io import BytesIO
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum

MOST_ROWS = 20_000
MOST_COLUMNS = 200
_MEMORY = 1536 * 1024 * 1024


def as_text(value: object) -> str:
    """A cell as text: whole numbers without ".0", days as dd/mm/yyyy, a ticked box as x."""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    return str(value)


def sheet_cells(sheet: CalamineSheet) -> dict[str, Any]:
    """One sheet: its size, its merged ranges, and its cells when there are not too many."""
    height, width = (last + 1 for last in sheet.end or (-1, -1))
    found: dict[str, Any] = {
        "name": sheet.name,
        "height": height,
        "width": width,
        "merged": sheet.merged_cell_ranges or [],
        "cells": [],
    }
    if height <= MOST_ROWS and width <= MOST_COLUMNS:
        rows = sheet.to_python(skip_empty_area=False)
        found["cells"] = [[as_text(cell) for cell in row] for row in rows]
    return found


def unpack(data: bytes) -> list[dict[str, Any]]:
    """The sheets of a workbook that hold something."""
    with CalamineWorkbook.from_object(BytesIO(data)) as workbook:
        kept = [m.name for m in workbook.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]
        sheets = [workbook.get_sheet_by_name(name) for name in kept]
        return [sheet_cells(sheet) for sheet in sheets if sheet.end]


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(json.dumps(unpack(sys.stdin.buffer.read())))
