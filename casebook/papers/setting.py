"""Sets papers: a form's name and plain values in, PDF bytes out."""

import json
import struct
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, is_dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from casebook.papers import measures
from casebook.papers.alone import NotDone, run_alone
from casebook.papers.text import breakable, clean_text

_PRESS = Path(__file__).with_name("press.py")
_SECONDS = 300
_PAPERS_A_PROCESS = 50
"""The press keeps what it has laid out: after so many papers it is a new one."""
_AT_A_TIME = 2
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
    return press_all(form, [plain], tagged=tagged)[0]


def press_all(form: str, papers: Sequence[str], *, tagged: bool = True) -> list[bytes]:
    """The PDFs of one form filled with each of `papers`, JSON texts that are already fit for paper.

    Many come out of one process, which is renewed before its memory grows; two press at a time.
    Raises PaperNotSet.
    """
    lots = [papers[start : start + _PAPERS_A_PROCESS] for start in range(0, len(papers), _PAPERS_A_PROCESS)]
    with ThreadPoolExecutor(_AT_A_TIME) as presses:
        return [pdf for pdfs in presses.map(partial(_press_lot, form, tagged), lots) for pdf in pdfs]


def _press_lot(form: str, tagged: bool, papers: Sequence[str]) -> list[bytes]:  # noqa: FBT001 - by partial
    order = {
        "form": form,
        "papers": papers,
        "measures": json.dumps(measures.plain()),
        "tags": "yes" if tagged else "no",
    }
    try:
        return list(_unpacked(run_alone(_PRESS, json.dumps(order).encode(), seconds=_SECONDS)))
    except NotDone as refused:
        raise PaperNotSet(f"{form}: {refused}") from refused


def _unpacked(packed: bytes) -> Iterator[bytes]:
    """Take apart what the press writes: each PDF after its length in eight bytes."""
    at = 0
    while at < len(packed):
        (length,) = struct.unpack_from(">Q", packed, at)
        yield packed[at + 8 : at + 8 + length]
        at += 8 + length


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
