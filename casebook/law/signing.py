"""Papers on their way: draft or issued, and in which capacity they are signed (NĐ 30/2020)."""

from enum import StrEnum


class PaperState(StrEnum):
    """How far a paper has come."""

    DRAFT = "draft_paper"
    ISSUED = "issued_paper"
    DISCARDED = "discarded_paper"


class Capacity(StrEnum):
    """The line of authority above the signer's title."""

    OWN = "own_office"
    ON_BEHALF = "signed_tm"
    FOR_HEAD = "signed_kt"
    BY_ORDER = "signed_tl"
    BY_AUTHORISATION = "signed_tuq"
    ACTING = "signed_q"


_MARKS = {
    Capacity.ON_BEHALF: "TM.",
    Capacity.FOR_HEAD: "KT.",
    Capacity.BY_ORDER: "TL.",
    Capacity.BY_AUTHORISATION: "TUQ.",
}


def capacity_line(capacity: Capacity, of: str) -> str:
    """Give the line above the signer's title: "KT. HIỆU TRƯỞNG"; empty where the own office signs.

    `of` is the body or office in whose place it is signed. An acting head signs "Q. …" in the title
    itself, so there is no line above it.
    """
    mark = _MARKS.get(capacity)
    return f"{mark} {of}".strip() if mark else ""


def title_line(capacity: Capacity, title: str) -> str:
    """Give the signer's title as it is printed: "Q. HIỆU TRƯỞNG" for one who is acting."""
    return f"Q. {title}" if capacity is Capacity.ACTING else title
