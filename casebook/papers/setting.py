"""Sets one paper: a form's name and plain values in, PDF bytes out."""

import json
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from casebook.papers.alone import NotDone, run_alone
from casebook.papers.text import breakable, clean_text

_PRESS = Path(__file__).with_name("press.py")
_SECONDS = 300
_LONGEST_WORD = 60
"""Letters of one word that fit a line at 13 points; cells of tables look after themselves."""


class PaperNotSet(Exception):
    """The paper could not be set; the message is the press's own and holds no values."""


def typeset(
    form: str,
    data: Mapping[str, Any],
    *,
    longest_word: int | None = _LONGEST_WORD,
    tagged: bool = True,
) -> bytes:
    """The PDF of the form `forms/<form>.typ` filled with `data`.

    `data` holds texts, numbers, days, frozen dataclasses and lists of these. Texts reach the form
    as JSON strings, never as source, so nothing typed by anybody can act as markup; days go over
    as ISO text. `longest_word=None`: the places to break long words are there already. `tagged`
    writes the structure screen readers use, at ten times the size for long tables. Raises
    PaperNotSet.
    """
    plain = json.dumps(_plain(data, longest_word))
    order = json.dumps({"form": form, "data": plain, "tags": "yes" if tagged else "no"})
    try:
        return run_alone(_PRESS, order.encode(), seconds=_SECONDS)
    except NotDone as refused:
        raise PaperNotSet(f"{form}: {refused}") from refused


def _plain(value: Any, longest_word: int | None) -> Any:  # noqa: ANN401 - whatever JSON can hold
    if is_dataclass(value) and not isinstance(value, type):
        value = asdict(value)
    if isinstance(value, Mapping):
        return {key: _plain(item, longest_word) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item, longest_word) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        value = clean_text(value)
        return breakable(value, longest_word) if longest_word else value
    return value
