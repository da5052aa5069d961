"""Names written with their title, "Bà An": before one a paper does not ask "Ông (bà)" as well."""

import re

from casebook.papers.text import clean_text

TITLED = re.compile(r"(?:ông|bà|anh|chị|cô|thầy)\s", re.IGNORECASE)
ASKS_TITLE = re.compile(r"[Ôô]ng \(bà\) $")
_ASKED_LAST = re.compile(r"\s*[Ôô]ng \(bà\)$")


def label_before(label: str, name: str) -> str:
    """Give the label of a name without the "Ông (bà)" it ends with, where the name says it: "Hẹn: Bà An"."""
    return (_ASKED_LAST.sub("", label) or "Họ và tên") if TITLED.match(clean_text(name)) else label


def addressed(name: str) -> str:
    """Say to whom a paper goes: "Ông (bà) Trần Ví Dụ", "Bà An Ví Dụ"; without a name what asks for one."""
    name = clean_text(name)
    if TITLED.match(name):
        return name[0].upper() + name[1:]
    return f"Ông (bà) {name}".strip()
