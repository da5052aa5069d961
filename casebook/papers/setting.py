"""Sets one paper: a form's name and plain values in, PDF bytes out."""

import json
import sys
from collections.abc import Collection, Mapping
from dataclasses import asdict, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from casebook.papers.alone import NotDone, run_alone
from casebook.papers.text import breakable, clean_text

_PRESS = Path(__file__).with_name("press.py")
_SECONDS = 300
_LONGEST_WORD = 60
"""Letters of one word that fit a line at 13 points."""
_LONGEST_IN_CELL = 12
"""Letters that fit the narrowest column of text in a table of a letter."""


class PaperNotSet(Exception):
    """The paper could not be set; the message is the press's own and holds no values."""


def typeset(
    form: str,
    data: Mapping[str, Any],
    *,
    tables: Collection[str] = (),
    split: bool = True,
    tagged: bool = True,
) -> bytes:
    """The PDF of the form `forms/<form>.typ` filled with `data`.

    `data` holds texts, numbers, days, frozen dataclasses and lists of these. Texts reach the form
    as JSON strings, never as source, so nothing typed by anybody can act as markup; days go over
    as ISO text. Long words get places to break, more of them in the fields named in `tables`,
    none when `split` is False because the caller saw to it. `tagged` writes the structure screen
    readers use, at ten times the size for long tables. Raises PaperNotSet.
    """
    longest = _LONGEST_WORD if split else sys.maxsize
    plain = json.dumps(_plain(data, longest, frozenset(tables)))
    order = json.dumps({"form": form, "data": plain, "tags": "yes" if tagged else "no"})
    try:
        return run_alone(_PRESS, order.encode(), seconds=_SECONDS)
    except NotDone as refused:
        raise PaperNotSet(f"{form}: {refused}") from refused


def _plain(value: Any, longest: int, tables: frozenset[str]) -> Any:  # noqa: ANN401 - JSON
    if is_dataclass(value) and not isinstance(value, type):
        value = asdict(value)
    if isinstance(value, Mapping):
        return {
            key: _plain(item, _LONGEST_IN_CELL if key in tables else longest, tables)
            for key, item in value.items()
        }
    if isinstance(value, list | tuple):
        return [_plain(item, longest, tables) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return breakable(clean_text(value), longest) if isinstance(value, str) else value
