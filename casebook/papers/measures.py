"""The measures of a paper, read by both writers and by the test that measures what they wrote.

NĐ 30/2020/NĐ-CP, Phụ lục I; its annex was not at hand, so every span here is known in part only ([M] in
the rule book, section 11). Lengths are millimetres, sizes of letters points.
"""

from typing import NamedTuple


class Span(NamedTuple):
    """What the decree allows, from the least to the most, and what is printed."""

    least: float
    most: float
    printed: float


PAPER = (210.0, 297.0)
"""A4, upright."""

MARGIN_TOP = Span(20, 25, 20)
MARGIN_BOTTOM = Span(20, 25, 20)
MARGIN_LEFT = Span(30, 35, 30)
MARGIN_RIGHT = Span(15, 20, 15)

STATE = Span(12, 13, 12)
"""Quốc hiệu: capitals, upright, bold. 13 beside it would break it onto two lines."""
MOTTO = Span(13, 14, 13)
"""Tiêu ngữ: upright, bold, a line below it as long as itself."""
UNIT = Span(12, 13, 12)
"""Names of the units, in capitals; the one that issues is bold, with a line below it."""
UNIT_RULE = Span(1 / 3, 1 / 2, 0.4)
"""How long that line is, as a part of the unit's name."""
NUMBER = Span(13, 13, 13)
PLACE_AND_DAY = Span(13, 14, 13)
LETTER_ABOUT = Span(12, 13, 12)
""""V/v …" below the number of a công văn, upright."""
TITLE = Span(13, 14, 14)
ABOUT = Span(13, 14, 13)
BODY = Span(13, 14, 13)
INDENT = Span(10, 12.7, 12.7)
PARAGRAPH_GAP = Span(6, 12, 6)
"""Points between two paragraphs; the decree names a least."""
LINES = Span(1, 1.5, 1.1)
"""From one line to the next, as a multiple of the typeface's own."""
SIGNER = Span(13, 14, 13)
RECIPIENTS_HEAD = Span(12, 12, 12)
RECIPIENTS = Span(11, 11, 11)
PAGE_NUMBER = Span(13, 14, 13)

# What the decree leaves open.
UNIT_SIDE = 70.0
STATE_SIDE = 95.0
"""The two sides of the head, and of the foot."""
UNIT_TEXT = 66.0
"""How wide a line of the unit's name may run."""
ABOUT_RULE = 40.0
ABOUT_TEXT = 150.0
"""How wide a line of the trích yếu may run."""
TABLE_TEXT = 12.0
CODE = 10.0
"""The code of a statutory form, in the corner of its first page."""
HINT = 11.0
""""(Ký, ghi rõ họ tên)"."""
CELL_INSET = 1.5
ROW_TO_WRITE_IN = 8.0
"""How high an empty row of a table is."""
SIGNING_ROOM = 20.0
NAME_BLANK = 42.0
SENTENCE_BLANK = 45.0
"""The dots for an unknown value inside a sentence."""
NUMBER_BLANK = 12.0
SIGNERS_ABREAST = 3
TYPEFACE_LINE = 1.149
"""Height of a line of Times New Roman, and of the typeface shipped in its place, by its size."""
TYPEFACE_CAPITAL = 0.662
"""Height of a capital."""


def text_width() -> float:
    """How wide the text of a page is."""
    return PAPER[0] - MARGIN_LEFT.printed - MARGIN_RIGHT.printed


def plain() -> dict[str, float]:
    """Give what is printed by name, in lower case with hyphens, for the forms of the press."""
    spans = {name: value.printed for name, value in globals().items() if isinstance(value, Span)}
    lengths = {
        name: value for name, value in globals().items() if name.isupper() and isinstance(value, float | int)
    }
    return {name.lower().replace("_", "-"): value for name, value in (spans | lengths).items()}
