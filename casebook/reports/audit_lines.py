"""Lines of the audit as reviewers read them: when, who, what was done, to what; numbers stay inside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from casebook.law.powers import Actor
from casebook.law.words_deeds import SHOWN, deed_word, object_word
from casebook.records.audit import AuditRow
from casebook.records.audit_lines import LinesAsked, Turn, lines_of_unit, names_of_cases, next_turn
from casebook.records.people import people_by_id

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class LineView:
    """One line as it is read."""

    at: datetime
    who: str
    """Empty for the program itself and for whoever set it up."""
    acting_for: str
    deed: str
    what: str
    case_id: str | None
    """Of a case the reader may open; others are told without their number."""
    name: str


@dataclass(frozen=True)
class LinesPage:
    """A page of lines, and where the next one begins."""

    rows: tuple[LineView, ...]
    following: Turn | None


def audit_page(actor: Actor, asked: LinesAsked, *, turn: Turn | None, lang: str) -> LinesPage:
    """Give a page of a unit's audit, the newest line first."""
    found = lines_of_unit(asked, turn=turn, size=PAGE + 1)
    rows = found[:PAGE]
    following = next_turn(rows, turn) if len(found) > PAGE else None
    return LinesPage(tuple(_views(actor, rows, lang)), following)


def _views(actor: Actor, rows: Sequence[AuditRow], lang: str) -> list[LineView]:
    names = _people(rows)
    cases = names_of_cases({row.object_id for row in rows if row.object_kind == "case"}, actor)
    return [
        LineView(
            at=row.at,
            who=names.get(row.person_id or "", ""),
            acting_for=names.get(row.acting_for_id or "", ""),
            deed=deed_word(row.deed, lang),
            what=object_word(row.object_kind, lang),
            case_id=row.object_id if row.object_id in cases else None,
            name=cases.get(row.object_id) or (names.get(row.object_id, "") if _is_account(row) else ""),
        )
        for row in rows
    ]


def _is_account(row: AuditRow) -> bool:
    return row.object_kind == "person"


def _people(rows: Sequence[AuditRow]) -> dict[str, str]:
    ids = {one for row in rows for one in (row.person_id, row.acting_for_id) if one is not None}
    ids |= {row.object_id for row in rows if _is_account(row)}
    return {one.id: one.full_name for one in people_by_id(ids).values()}


def deeds_to_choose(lang: str) -> list[tuple[str, str]]:
    """Give every deed that can be asked for, by its words; the same list whatever has been done."""
    return sorted(((deed, deed_word(deed, lang)) for deed in SHOWN), key=lambda pair: pair[1])
