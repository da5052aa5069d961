"""Reading one row of a reception book: the day, the people, the kind, and what is wrong with it."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from casebook.law.vocabulary import Kind
from casebook.papers.text import folded
from casebook.papers.workbook_problems import ProblemCode

_WRITTEN_DAY = re.compile(
    r"(?:ng[àa]y\s+)?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})"
    r"(?:[\s,]+\d{1,2}[:hg]\d{2})?",
    re.IGNORECASE,
)
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?")
_EXCEL_EPOCH = date(1899, 12, 30)
_EARLIEST = date(1990, 1, 1)
_LATEST = date(2099, 12, 31)
_MOST_PEOPLE = 10_000
_YES = frozenset({"x", "v", "co", "1", "thuoc tham quyen", "dung"})
_NO = frozenset({"", "khong", "0", "khong thuoc tham quyen"})
_MARKS = frozenset({"✓", "✔", "☑", "√"})

Fault: TypeAlias = tuple[ProblemCode, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookEntry:
    """One visit read from an existing book. Texts are clean; what the form lacks is empty."""

    day: date
    name: str
    address: str
    content: str
    number: str
    """STT as written, which need not be a number."""
    identity_paper: str
    kind: Kind | None
    """None when the text names none or several; a denunciation wins over all others."""
    kind_text: str
    people: int
    resolved_by: str
    competent: bool | None
    guided_to: str
    accepted: str
    transferred: str
    follow_up: str
    note: str


def read_entry(values: Mapping[str, str], *, today: date) -> tuple[BookEntry | None, tuple[Fault, ...]]:
    """The visit in a row's texts (by column key), or the faults that forbid taking it."""
    name, address = _name_and_address(values.get("name_address", ""))
    day, day_faults = _day(values.get("day", ""), today)
    people, people_faults = _people(values)
    competent, mark_faults = _mark(values.get("competent", ""))
    faults = [*day_faults, *people_faults, *mark_faults]
    content = values.get("content", "")
    if not name:
        faults.append((ProblemCode.NO_NAME, ""))
    if not content:
        faults.append((ProblemCode.NO_CONTENT, ""))
    if faults or day is None:
        return None, tuple(faults)
    accepted, transferred = _accepted_and_transferred(values)
    kind_text = values.get("kind", values.get("kind_people", ""))
    entry = BookEntry(
        day=day,
        name=name,
        address=address,
        content=content,
        number=values.get("number", ""),
        identity_paper=values.get("identity_paper", ""),
        kind=guess_kind(kind_text),
        kind_text=kind_text,
        people=people,
        resolved_by=values.get("resolved_by", ""),
        competent=competent,
        guided_to=values.get("guided_to", ""),
        accepted=accepted,
        transferred=transferred,
        follow_up=values.get("follow_up", ""),
        note=values.get("note", ""),
    )
    return entry, ()


def fingerprint(entry: BookEntry, occurrence: int) -> str:
    """The same for the same visit at every import, whatever was later added about its outcome.

    SHA-256 of day, name, address and content, folded; `occurrence` tells equal rows apart (0, 1 …).
    """
    parts = (entry.day.isoformat(), *map(folded, (entry.name, entry.address, entry.content)))
    return hashlib.sha256("\x1f".join((*parts, str(occurrence))).encode()).hexdigest()


def _name_and_address(text: str) -> tuple[str, str]:
    for mark in ("\n", " - ", " – ", ";", ","):
        name, found, address = text.partition(mark)
        if found and name.strip():
            return name.strip(" ,;-–"), " ".join(address.split()).strip(" ,;-–")
    return text.strip(), ""


def _day(text: str, today: date) -> tuple[date | None, list[Fault]]:
    if not text:
        return None, [(ProblemCode.NO_DAY, "")]
    day = read_day(text)
    if day is None or not _EARLIEST <= day <= _LATEST:
        return None, [(ProblemCode.IMPOSSIBLE_DAY, text)]
    if day > today:
        return None, [(ProblemCode.FUTURE_DAY, f"{day:%d/%m/%Y}")]
    return day, []


def read_day(text: str) -> date | None:
    """The day a text names: dd/mm/yyyy (also with dots or dashes), ISO, or Excel's count of days."""
    if re.fullmatch(r"\d{5}", text):
        return _EXCEL_EPOCH + timedelta(days=int(text))
    if written := _WRITTEN_DAY.fullmatch(text.strip()):
        day, month, year = map(int, written.groups())
    elif iso := _ISO_DAY.fullmatch(text.strip()):
        year, month, day = map(int, iso.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _people(values: Mapping[str, str]) -> tuple[int, list[Fault]]:
    """How many people; 1 when nothing is written, or when a kind stands alone."""
    text = values.get("people", "")
    if "kind_people" in values:
        text = (re.search(r"[\d.,-]+", values["kind_people"]) or [""])[0]
    if not text:
        return 1, []
    number = re.fullmatch(r"0*(\d{1,6})\s*(?:người|nguoi|ng\.?)?", text, re.I)
    if number is None or not 1 <= int(number[1]) <= _MOST_PEOPLE:
        return 1, [(ProblemCode.UNREADABLE_PEOPLE, text)]
    return int(number[1]), []


def _mark(text: str) -> tuple[bool | None, list[Fault]]:
    words = folded(text)
    if words in _YES or text in _MARKS:
        return True, []
    if words in _NO:
        return (None if not words else False), []
    return None, [(ProblemCode.UNREADABLE_MARK, text)]


def _accepted_and_transferred(values: Mapping[str, str]) -> tuple[str, str]:
    both = values.get("accepted_transferred", "")
    if not both:
        return values.get("accepted", ""), values.get("transferred", "")
    return ("", both) if "chuyen" in folded(both) else (both, "")


def guess_kind(text: str) -> Kind | None:
    """The kind that a book's word or abbreviation names, such as "Khiếu nại", "TC" or "KNPA"."""
    words = re.sub(r"\d+( nguoi)?", "", folded(text)).strip()
    tokens = set(words.split())
    if "to cao" in words or "tc" in tokens:
        return Kind.DENUNCIATION
    complaint = "khieu nai" in words or "kn" in tokens - {"knpa"}
    petition = "kien nghi" in words or bool({"knpa", "pakn"} & tokens)
    feedback = "phan anh" in words or "pa" in tokens
    if complaint and not (petition or feedback):
        return Kind.COMPLAINT
    if complaint:
        return Kind.PETITION if tokens == {"kn", "pa"} else None
    if petition:
        return Kind.PETITION
    return Kind.FEEDBACK if feedback else None
