"""The shipped typeface draws every letter of Vietnamese."""

import struct
import unicodedata
from pathlib import Path

import pytest

from casebook.papers import press

FONTS = sorted(Path(press.__file__).with_name("fonts").glob("*.ttf"))
VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"
SMALL = {*VOWELS, "đ"} | {unicodedata.normalize("NFC", v + t) for v in VOWELS for t in TONES}
LETTERS = SMALL | {letter.upper() for letter in SMALL} | set("–—…“”§\u200b₫")


def drawn(font: bytes) -> set[int]:
    """The characters of a font: its table of characters in format 4 ("segment mapping")."""
    tables = {
        font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0]
        for at in range(12, 12 + 16 * struct.unpack_from(">H", font, 4)[0], 16)
    }
    found = set()
    start = tables[b"cmap"]
    for number in range(struct.unpack_from(">H", font, start + 2)[0]):
        at = start + struct.unpack_from(">I", font, start + 8 + 8 * number)[0]
        if struct.unpack_from(">H", font, at)[0] != 4:
            continue
        count = struct.unpack_from(">H", font, at + 6)[0] // 2
        lasts = struct.unpack_from(f">{count}H", font, at + 14)
        firsts = struct.unpack_from(f">{count}H", font, at + 16 + 2 * count)
        for first, last in zip(firsts, lasts, strict=True):
            found.update(range(first, last + 1))
    return found


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_every_vietnamese_letter_is_drawn(font):
    assert len(LETTERS) == 2 * 73 + 8
    assert {ord(letter) for letter in LETTERS} <= drawn(font.read_bytes())


def test_the_four_styles_come_with_their_licence():
    assert len(FONTS) == 4
    assert "SIL OPEN FONT LICENSE" in FONTS[0].with_name("OFL.txt").read_text(encoding="utf-8")
