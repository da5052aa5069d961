"""Runs by itself, in a process of its own: says of a PDF whether it opens, and whether something in it acts.

Every object is looked at as the reader understands it, not as it is spelt: a name written with escapes or
hidden in a compressed stream of objects is found too.
"""

import json
import logging
import resource
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

MOST_PAGES = 2000
MOST_OBJECTS = 300_000
_MEMORY = 1024 * 1024 * 1024
_DEEPEST = 40

# Keys and kinds that make a viewer run, open, send or unpack something (ISO 32000-2, 12.6 and 7.11).
_ACTING_KEYS = frozenset({"/JS", "/JavaScript", "/EmbeddedFiles", "/XFA", "/RichMediaContent"})
_ACTING_KINDS = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/SubmitForm",
        "/ImportData",
        "/GoToR",
        "/GoToE",
        "/Rendition",
        "/RichMedia",
        "/RichMediaExecute",
        "/EmbeddedFile",
        "/FileAttachment",
        "/Movie",
        "/Sound",
        "/Screen",
        "/3D",
    }
)


def look_into(data: bytes) -> dict[str, str]:
    """Give {"kind": "pdf"} with "quarantine" where something in it acts, or {"refused": why}."""
    reader = PdfReader(BytesIO(data), strict=False)
    # Some are locked against printing only: they open with the empty password, as in every viewer.
    if reader.is_encrypted and not reader.decrypt(""):
        return {"refused": "password"}
    pages = len(reader.pages)
    if not 0 < pages <= MOST_PAGES:
        return {"refused": "pages" if pages else "broken"}
    for count, held in enumerate(objects_of(reader)):
        if count > MOST_OBJECTS:
            return {"refused": "parts"}
        if acts(held):
            return {"kind": "pdf", "quarantine": "active"}
    return {"kind": "pdf"}


def objects_of(reader: PdfReader) -> Iterator[Any]:
    """Give the trailer and every numbered object, whether a page speaks of it or not."""
    yield reader.trailer
    numbers = {(n, generation) for generation, held in reader.xref.items() for n in held}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    for number, generation in sorted(numbers):
        yield reader.get_object(IndirectObject(number, generation, reader))


def acts(held: object, depth: int = 0) -> bool:
    """Say whether an object, or one that stands within it, makes a viewer do something."""
    if depth > _DEEPEST:
        return True
    if isinstance(held, DictionaryObject):
        if not _ACTING_KEYS.isdisjoint(held.keys()):
            return True
        kinds = {str(held.raw_get(key)) for key in ("/S", "/Type", "/Subtype") if key in held}
        if not _ACTING_KINDS.isdisjoint(kinds):
            return True
        within = [held.raw_get(key) for key in held]
    elif isinstance(held, ArrayObject):
        within = list(held)
    else:
        return False
    return any(acts(one, depth + 1) for one in within if not isinstance(one, IndirectObject))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (25, 25))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable()
    sys.stdout.write(json.dumps(look_into(sys.stdin.buffer.read())))
