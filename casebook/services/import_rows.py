"""What becomes of each row of an imported book: made, known already, or why not."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from casebook.law.vocabulary import Kind
from casebook.papers.workbook import RowReading, WorkbookReading
from casebook.papers.workbook_rows import BookEntry
from casebook.records.visits import Handling, Matter, PaperShown
from casebook.services.visit_entries import VisitEntry, VisitorEntry


class Outcome(StrEnum):
    """What an import does with a row."""

    MADE = "made"
    KNOWN = "known"
    FAULTY = "faulty"
    SEALED = "sealed"
    """A denunciation: it goes into the sealed book by hand, never into the ordinary one."""
    TOO_LONG = "too_long"
    SKIPPED = "skipped"


@dataclass(frozen=True, kw_only=True)
class RowAccount:
    """One row of the workbook and what becomes of it; every row has exactly one."""

    reading: RowReading
    outcome: Outcome
    too_long: str = ""
    problems: list[dict[str, object]] = field(default_factory=list)

    def kept(self) -> dict[str, object]:
        """Give the account as it is stored: no names, no content."""
        told: dict[str, object] = {
            "sheet": self.reading.sheet,
            "row": self.reading.row,
            "outcome": str(self.outcome),
        }
        if self.outcome in (Outcome.MADE, Outcome.KNOWN):
            told["fingerprint"] = self.reading.fingerprint
        if self.problems:
            told["problems"] = self.problems
        if self.reading.skipped:
            told["skipped"] = str(self.reading.skipped)
        if self.too_long:
            told["too_long"] = self.too_long
        return told


# The widths of the book's columns in the database; PostgreSQL refuses what is longer.
_WIDTHS = {
    "name": 120,
    "address": 300,
    "identity_paper": 40,
    "content": 5000,
    "resolved_by": 300,
    "guided_to": 300,
    "transferred": 300,
}
_FOLLOW_UP_WIDTH = 1000
_CARD_DIGITS = 12
_PASSPORT = re.compile(r"[A-Za-z]\d{7,8}")


def judge(reading: WorkbookReading, known: set[str]) -> list[RowAccount]:
    """Say of every row what becomes of it; `known` are the rows the book holds already."""
    return [_judge_row(row, known) for row in reading.rows]


def _judge_row(row: RowReading, known: set[str]) -> RowAccount:
    if row.skipped is not None:
        return RowAccount(reading=row, outcome=Outcome.SKIPPED)
    if row.entry is None:
        told: list[dict[str, object]] = [
            {"code": str(problem.code), "values": dict(problem.values)} for problem in row.problems
        ]
        return RowAccount(reading=row, outcome=Outcome.FAULTY, problems=told)
    if row.entry.kind is Kind.DENUNCIATION:
        return RowAccount(reading=row, outcome=Outcome.SEALED)
    if too_long := _too_long(row.entry):
        return RowAccount(reading=row, outcome=Outcome.TOO_LONG, too_long=too_long)
    outcome = Outcome.KNOWN if row.fingerprint in known else Outcome.MADE
    return RowAccount(reading=row, outcome=outcome)


def _too_long(entry: BookEntry) -> str:
    for key, width in _WIDTHS.items():
        if len(getattr(entry, key)) > width:
            return key
    if max(len(_follow_up(entry)), len(_note(entry))) > _FOLLOW_UP_WIDTH:
        return "follow_up"
    return ""


def visit_of(entry: BookEntry, unit_id: str) -> VisitEntry:
    """Give the visit a row tells of, on its original day."""
    shown, number = _paper(entry.identity_paper)
    return VisitEntry(
        unit_id=unit_id,
        visited_on=entry.day,
        visitor=VisitorEntry(
            full_name=entry.name, address=entry.address, paper_shown=shown, paper_number=number
        ),
        matters=(),
        people_count=entry.people,
        note=_note(entry),
    )


def matter_of(entry: BookEntry) -> Matter:
    """Give the matter a row tells of, as the book says it was handled; it opens no case."""
    if entry.guided_to:
        handling, sent_to = Handling.GUIDED, entry.guided_to
    elif entry.transferred:
        handling, sent_to = Handling.TRANSFERRED, entry.transferred
    else:
        handling, sent_to = Handling.NOTED, ""
    return Matter(
        position=0,
        content=entry.content,
        kind=entry.kind,
        handling=handling,
        competent=entry.competent is not False,
        settled_before_by=entry.resolved_by,
        sent_to=sent_to,
        follow_up=_follow_up(entry),
    )


def _follow_up(entry: BookEntry) -> str:
    accepted = f"Thụ lý: {entry.accepted}" if entry.accepted else ""
    return "; ".join(text for text in (accepted, entry.follow_up) if text)


def _note(entry: BookEntry) -> str:
    old_number = f"Sổ cũ số {entry.number}" if entry.number else ""
    unclear = f"Sổ cũ ghi loại «{entry.kind_text}»" if entry.kind_text and entry.kind is None else ""
    return "; ".join(text for text in (entry.note, old_number, unclear) if text)


def _paper(text: str) -> tuple[PaperShown, str]:
    number = re.sub(r"[\s.]", "", text)
    if not any(character.isdigit() for character in number):
        return PaperShown.NOT_SHOWN, ""
    if number.isdigit():
        card = len(number) == _CARD_DIGITS
        return (PaperShown.CITIZEN_CARD if card else PaperShown.OTHER), number
    return (PaperShown.PASSPORT if _PASSPORT.fullmatch(number) else PaperShown.OTHER), text
