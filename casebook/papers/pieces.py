"""The pieces a paper consists of once its values are in: what both writers print, block by block."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from casebook.papers.letterhead import Letterhead

TO_THE_END = 0.0
"""A blank that runs on to the end of its line."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text, or a dotted blank so many millimetres wide."""

    text: str = ""
    bold: bool = False
    blank: float | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the paper."""

    runs: tuple[Run, ...]
    centred: bool = False
    italic: bool = False
    indent: bool = True
    justified: bool = True
    keeps: bool = False
    """Stays on the page of what follows."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its columns with their widths all known, its rows as texts, empty ones to write in."""

    headings: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    counted: tuple[bool, ...]
    """Which columns hold the number of the row."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place to sign; without a name, room to write it."""

    title: str
    how: str = ""
    name: str = ""
    capacity: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Places to sign, so many abreast."""

    rows: tuple[tuple[Place, ...], ...]


Piece = Paragraph | Grid | Places


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper laid open: what stands at its head, in its body and at its foot."""

    name: str
    author: str
    code: str
    letterhead: Letterhead
    """The names of the units in capitals, as they are printed."""
    by_citizen: bool
    number: tuple[Run, ...]
    """"Số: 07/TB-THAM"; empty where the paper bears no number."""
    place_and_day: tuple[Run, ...]
    letter_about: tuple[Run, ...]
    """"V/v …" of a công văn, else empty."""
    title: str
    about: tuple[Run, ...]
    pieces: tuple[Piece, ...]
    recipients: tuple[tuple[Run, ...], ...]
    signature: Place | None
    draft: str = ""
    """"DỰ THẢO" below the number of a draft; empty on what is issued."""


def joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Make neighbours that look alike one run."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and last.blank is None and run.blank is None and last.bold == run.bold:
            joined[-1] = replace(last, text=last.text + run.text)
        else:
            joined.append(run)
    return tuple(joined)
