"""Signed scans of the sample: a sheet as it leaves the scanner, made so that it is plainly an example."""

import io
import math
from pathlib import Path
from textwrap import wrap

from PIL import Image, ImageDraw, ImageFont

from casebook import papers

_FONTS = Path(papers.__file__).with_name("fonts")
_PAGE = (826, 1169)
"""A4 at 100 points an inch: enough to read, small enough to make at every first start."""
_MARGIN, _LINE, _LETTERS = 110, 34, 20
_WIDE = 62
"""Letters that fit a line."""
_INK, _BLUE = 30, (40, 60, 150)
_UNDER = 700
"""Where the text ends and the signature begins."""


def scan_of(lines: tuple[str, ...], signer: str) -> bytes:
    """Give a picture of a signed sheet with a few lines of text and a drawn signature, as JPEG."""
    page = Image.new("RGB", _PAGE, "white")
    pen = ImageDraw.Draw(page)
    plain = ImageFont.truetype(str(_FONTS / "LiberationSerif-Regular.ttf"), _LETTERS)
    bold = ImageFont.truetype(str(_FONTS / "LiberationSerif-Bold.ttf"), _LETTERS)
    broken = [part for line in lines for part in (wrap(line, _WIDE) or [""])]
    for at, line in enumerate(broken):
        pen.text((_MARGIN, _MARGIN + at * _LINE), line, font=bold if at == 0 else plain, fill=(_INK,) * 3)
    _signed(pen, signer, bold)
    out = io.BytesIO()
    page.save(out, "JPEG", quality=80)
    return out.getvalue()


def _signed(pen: ImageDraw.ImageDraw, signer: str, font: ImageFont.FreeTypeFont) -> None:
    left = _PAGE[0] // 2
    strokes = [(left + x, _UNDER + 25 * math.sin(x / 11) * math.cos(x / 40)) for x in range(0, 200, 3)]
    pen.line(strokes, fill=_BLUE, width=3)
    pen.text((left + 20, _UNDER + 60), signer, font=font, fill=(_INK,) * 3)
