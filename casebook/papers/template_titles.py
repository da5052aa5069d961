"""Names in a unit's own Word template: what asks "Ông (bà)" before one goes where the name says its title."""

import re
from collections.abc import Collection

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from casebook.papers.titles import TITLED

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def address_once(document: Document, names: Collection[str]) -> None:
    """Leave out the template's "ông (bà)" before these names, as the printed forms do, however it is split.

    Word parts what was typed into runs as it likes, so the letters of a paragraph are looked at together.
    """
    titled = sorted({name for name in names if TITLED.match(name)}, key=len, reverse=True)
    if not titled:
        return
    asked = re.compile(rf"(?P<asks>[Ôô]ng \(bà\)(?P<label>:?)\s+)(?:{'|'.join(map(re.escape, titled))})")
    for paragraph in document.element.body.iter(qn("w:p")):
        texts = list(paragraph.iter(qn("w:t")))
        whole = "".join(text.text or "" for text in texts)
        letters = list(whole)
        for match in asked.finditer(whole):
            _leave_out(letters, match)
        if letters != list(whole):
            _put_back(texts, letters)


def _leave_out(letters: list[str], match: re.Match[str]) -> None:
    first, start = match.end("asks"), match.start()
    letters[start:first] = [""] * (first - start)
    if match["label"]:
        letters[start] = "Họ và tên: "
    else:
        letters[first] = letters[first].upper() if match["asks"][0] == "Ô" else letters[first].lower()


def _put_back(texts: list[BaseOxmlElement], letters: list[str]) -> None:
    """Write the letters into the runs they came from, one place each."""
    start = 0
    for text in texts:
        end = start + len(text.text or "")
        text.text = "".join(letters[start:end])
        text.set(_SPACE, "preserve")
        start = end
