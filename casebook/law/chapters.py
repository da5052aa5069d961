"""The chapters of the rule book: which one a rule belongs to, and the order it is read in."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from casebook.law.dated import Rule

_NUMBERS = re.compile(r"(\d+)")


class Chapter(StrEnum):
    """A part of the rule book, in the order of its sections."""

    RECEPTION = "reception"
    COMPLAINTS = "complaints"
    DISCIPLINE = "discipline"
    DENUNCIATIONS = "denunciations"
    LETTERS = "letters"
    FEEDBACK = "feedback"
    INFORMATION = "information"
    DEMOCRACY = "democracy"
    REPORTING = "reporting"
    COUNTING = "counting"
    OTHER = "other"


CHAPTER_WORDS: dict[Chapter, tuple[str, str]] = {
    Chapter.RECEPTION: ("Tiếp công dân", "Citizen reception"),
    Chapter.COMPLAINTS: ("Khiếu nại", "Complaints"),
    Chapter.DISCIPLINE: ("Khiếu nại quyết định kỷ luật", "Complaints against discipline decisions"),
    Chapter.DENUNCIATIONS: ("Tố cáo", "Denunciations"),
    Chapter.LETTERS: ("Xử lý đơn", "Handling of letters"),
    Chapter.FEEDBACK: ("Kiến nghị, phản ánh", "Petitions and feedback"),
    Chapter.INFORMATION: ("Tiếp cận thông tin", "Access to information"),
    Chapter.DEMOCRACY: ("Công khai và thực hiện dân chủ", "Disclosure and grassroots democracy"),
    Chapter.REPORTING: ("Báo cáo", "Reporting"),
    Chapter.COUNTING: ("Cách tính thời gian", "How time is counted"),
    Chapter.OTHER: ("Quy định khác", "Other rules"),
}

# The rule book's ids begin with the chapter's letters; labour-law complaints stand with complaints.
_LETTERS: dict[str, Chapter] = {
    "TCD": Chapter.RECEPTION,
    "KN": Chapter.COMPLAINTS,
    "LD": Chapter.COMPLAINTS,
    "KL": Chapter.DISCIPLINE,
    "TC": Chapter.DENUNCIATIONS,
    "XLD": Chapter.LETTERS,
    "KNPA": Chapter.FEEDBACK,
    "TT": Chapter.INFORMATION,
    "DC": Chapter.DEMOCRACY,
    "TT06": Chapter.REPORTING,
    "BC": Chapter.REPORTING,
    "TG": Chapter.COUNTING,
}


def chapter_of(key: str) -> Chapter:
    """The chapter a rule's id belongs to."""
    return _LETTERS.get(key.partition("-")[0], Chapter.OTHER)


def by_chapter(rules: Mapping[str, Rule]) -> dict[Chapter, tuple[Rule, ...]]:
    """All rules, each in its chapter in the order of the book, however they are kept."""
    ordered = in_reading_order(rules.values())
    found = {chapter: tuple(r for r in ordered if chapter_of(r.key) is chapter) for chapter in Chapter}
    return {chapter: held for chapter, held in found.items() if held}


def in_reading_order(rules: Iterable[Rule]) -> list[Rule]:
    """Rules as the book lists them: by chapter, then by number (TCD-3 before TCD-16)."""
    return sorted(rules, key=_place)


def _place(rule: Rule) -> tuple[int, list[tuple[int, str]]]:
    parts = [(int(part), "") if part.isdigit() else (-1, part) for part in _NUMBERS.split(rule.key)]
    return list(Chapter).index(chapter_of(rule.key)), parts
