"""Reading back what was printed."""

import re
import unicodedata
from io import BytesIO

from pypdf import PdfReader


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page, NFC, with single blanks."""
    pages = PdfReader(BytesIO(pdf)).pages
    return [_tidy(page.extract_text()) for page in pages]


def last_page_of(pdf: bytes) -> str:
    """The words of the last page; quicker than all of a long book."""
    return _tidy(PdfReader(BytesIO(pdf)).pages[-1].extract_text())


def text_of(pdf: bytes) -> str:
    """All the words of a PDF, NFC, with single blanks."""
    return " ".join(pages_of(pdf))


def _tidy(words: str) -> str:
    joined = unicodedata.normalize("NFC", words.replace("\u200b", ""))
    return re.sub(r"\s+", " ", joined).strip()
