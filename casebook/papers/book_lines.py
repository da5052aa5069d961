"""How many lines a text takes in a cell of the workbook, and where it goes on when one row cannot hold it."""

from collections.abc import Iterator
from functools import lru_cache
from math import ceil

from casebook.papers.word_parts import width_of

SIZE = 9
"""Points; the same as in the PDF."""
LINE = 11.5
"""How high a line of this size is, in points."""
MOST = 32
"""Lines of one row: more would not fit under the headings of a page, nor into the highest row of .xlsx."""
GOES_ON = "(tiếp)"
"""Stands after the number of a row that goes on with the one above it; an import joins them again."""
_EDGES = 3
_SHEET_UNIT = 7 * 25.4 / 96
"""Millimetres of one unit of a column's width: seven dots of the screen."""
_BLANK = 2.0
"""What a cell leaves free beside its text, and a little for another machine's typeface."""


def room_of(units: float) -> float:
    """Give the millimetres of text in a column so many units wide."""
    return units * _SHEET_UNIT - _BLANK


def height_of(lines: int) -> float:
    """Give the points a row of so many lines needs; said outright, since not every program measures it."""
    return LINE * lines + _EDGES


def lines_of(text: str, room: float) -> int:
    """Count the lines a text takes in so much room."""
    return sum(1 for _line in wrapped(text, room))


def parts_of(text: str, room: float) -> list[str]:
    """Part a text where a row ends; one that fits into a row is left as it is."""
    lines = list(wrapped(text, room))
    if len(lines) <= MOST:
        return [text]
    return ["\n".join(_whole(lines[start : start + MOST])) for start in range(0, len(lines), MOST)]


def wrapped(text: str, room: float) -> Iterator[tuple[str, bool]]:
    """Give a text line by line as the typeface breaks it, and whether its paragraph ends with the line."""
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for word in _pieces(paragraph, room):
            blank = _width(" ") if line else 0.0
            if line and used + blank + _width(word) > room:
                yield line, False
                line, used, blank = "", 0.0, 0.0
            line = f"{line} {word}" if line else word
            used += blank + _width(word)
        yield line, True


def _whole(lines: list[tuple[str, bool]]) -> Iterator[str]:
    """Put the lines of each paragraph together again."""
    begun: list[str] = []
    for line, ends in lines:
        begun.append(line)
        if ends:
            yield " ".join(begun)
            begun = []
    if begun:
        yield " ".join(begun)


def _pieces(paragraph: str, room: float) -> Iterator[str]:
    """Give the words of a paragraph; one too long for a line in as many pieces as it takes."""
    for word in paragraph.split():
        count = ceil(_width(word) / room)
        # Not every letter is as wide as the average: a piece keeps a fifth free.
        longest = len(word) if count <= 1 else max(int(len(word) / count * 0.8), 1)
        yield from (word[start : start + longest] for start in range(0, len(word), longest))


@lru_cache(maxsize=20_000)
def _width(word: str) -> float:
    return width_of(word, SIZE, bold=False)
