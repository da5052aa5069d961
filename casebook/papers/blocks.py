"""What a form is made of: pieces of text with places for values, one after the other.

In every text `{key}` stands for the value of the slot with that key; an unknown value is printed as a
visible dotted blank, never as invented text. Nothing else in a text has a meaning.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph, justified, its first line indented."""

    text: str
    bold: bool = False
    italic: bool = False
    indent: bool = True


@dataclass(frozen=True, slots=True)
class Centred:
    """A line in the middle: "Kính gửi: …", "QUYẾT ĐỊNH:"."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Grounds:
    """The acts a paper rests on, one a line and in italics: "Căn cứ …;"."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A label and a value: "Họ và tên: …"; unknown, dots run to the end of the line."""

    label: str
    key: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A longer value in paragraphs of its own; unknown, so many dotted lines to write on."""

    key: str
    lines: int = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """A bold heading inside the paper: "1. Nội dung khiếu nại", "Điều 1."; kept with what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Decree:
    """An article of a decision: "Điều 1." in bold, its text running on in the same paragraph."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the rows of a slot, its heading row repeated on every page.

    Without rows it has `blank_rows` empty ones to write in.
    """

    key: str
    blank_rows: int = 3


@dataclass(frozen=True, slots=True)
class SignPlace:
    """A place to sign beside the issuer's own: title, what is written below it, whose name (a key)."""

    title: str
    how: str = "(Ký, ghi rõ họ tên)"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """Places to sign side by side, for minutes, where several people sign."""

    places: tuple[SignPlace, ...]


Block = Para | Centred | Grounds | Line | Passage | Heading | Decree | Table | Signed


def keys_of(block: Block) -> Iterator[str]:
    """Give the key of every value a block has a place for, in the order they come."""
    if isinstance(block, Line | Passage | Table):
        yield block.key
    elif isinstance(block, Grounds):
        for line in block.lines:
            yield from PLACE.findall(line)
    elif isinstance(block, Signed):
        yield from (place.name for place in block.places if place.name)
    else:
        yield from PLACE.findall(block.text)
