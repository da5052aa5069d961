"""Reading back Word files: their words as a person reads them, and what their XML says."""

import unicodedata
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def opened(data: bytes) -> Document:
    """A Word file as the library reads it."""
    return docx.Document(BytesIO(data))


def paragraphs_of(document: Document) -> Iterator[Paragraph]:
    """Every paragraph of the text, those of tables among them, from the first to the last."""
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document)


def words_of(data: bytes) -> str:
    """All the words of a Word file, NFC, with single blanks."""
    told = " ".join(paragraph.text for paragraph in paragraphs_of(opened(data)))
    return " ".join(unicodedata.normalize("NFC", told).split())


def one(document: Document, words: str) -> Paragraph:
    """The first paragraph with these words."""
    return next(paragraph for paragraph in paragraphs_of(document) if words in paragraph.text)


def size_of(paragraph: Paragraph) -> float:
    """The size of its first letters, its own or that of its style, in points."""
    own = paragraph.runs[0].font.size or paragraph.style.font.size
    return own.pt


def is_bold(paragraph: Paragraph) -> bool:
    """Whether its first letters are bold, of themselves or by their style."""
    own = paragraph.runs[0].bold
    return bool(paragraph.style.font.bold if own is None else own)
