"""Prints filled forms as PDF, ready to sign."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from casebook.papers.form import Filled
from casebook.papers.pieces import Grid, Piece, Sheet
from casebook.papers.setting import press_all
from casebook.papers.sheet import sheet_of
from casebook.papers.text import breakable

_LETTER = 2.4
"""Millimetres the widest small letters take at the size of a table."""
_LONGEST_WORD = 60
_LONGEST_IN_HEAD = 20


def paper_pdf(filled: Filled) -> bytes:
    """The paper as PDF, laid out by NĐ 30/2020. Raises PaperNotSet."""
    return papers_pdf([filled])[0]


def papers_pdf(filled: Sequence[Filled]) -> list[bytes]:
    """Many papers, one PDF each, in their order, out of few processes. Raises PaperNotSet."""
    return press_all("sheet", [json.dumps(_plain(sheet_of(one))) for one in filled])


def _plain(sheet: Sheet) -> dict[str, Any]:
    plain = asdict(sheet) | {"pieces": [_piece(piece) for piece in sheet.pieces]}
    head = plain["letterhead"]
    broken = {key: breakable(text, _LONGEST_IN_HEAD) for key, text in head.items()}
    return {key: _broken(value, _LONGEST_WORD) for key, value in plain.items()} | {"letterhead": broken}


def _piece(piece: Piece) -> dict[str, Any]:
    plain = asdict(piece) | {"is": type(piece).__name__.lower()}
    if isinstance(piece, Grid):
        fit = [max(int((width - 3) / _LETTER), 3) for width in piece.widths]
        plain["rows"] = [_cells(row, fit) for row in piece.rows]
        plain["headings"] = _cells(piece.headings, fit)
    return plain


def _cells(texts: Sequence[str], fit: Sequence[int]) -> list[str]:
    return [breakable(text, longest) for text, longest in zip(texts, fit, strict=True)]


def _broken(value: Any, longest: int) -> Any:  # noqa: ANN401 - JSON
    """Give words too long for a line places to break."""
    if isinstance(value, dict):
        return {key: _broken(item, longest) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_broken(item, longest) for item in value]
    return breakable(value, longest) if isinstance(value, str) else value
