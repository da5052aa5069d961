"""The account of an import, told row by row in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any, Literal

from casebook.law.words import word
from casebook.papers.workbook_problems import Problem, ProblemCode, Skipped, problem_sentence, skipped_words
from casebook.papers.workbook_rows import BookEntry
from casebook.records.imports import BookImport, imported_visits
from casebook.records.visits import Visit

PAGE = 200
_CONTENT_SHOWN = 120

_SEALED = (
    "Dòng tố cáo: không nhập vào sổ tiếp công dân. Niêm phong và ghi ở sổ riêng.",
    "A denunciation: it does not go into the reception book. Seal it; it has a book of its own.",
)
_KNOWN = ("Đã có trong sổ, không nhập lại.", "In the book already; not taken again.")
_TOO_LONG = (
    "Ô «{column}» dài quá mức sổ giữ được. Hãy rút gọn rồi nhập lại tệp.",
    "The cell “{column}” is longer than the book keeps. Shorten it and bring the file again.",
)
_COLUMNS = {
    "name": ("Họ tên", "Name"),
    "address": ("Địa chỉ", "Address"),
    "identity_paper": ("Giấy tờ", "Identity paper"),
    "content": ("Nội dung vụ việc", "Content"),
    "resolved_by": ("Cơ quan đã giải quyết", "Settled before by"),
    "guided_to": ("Hướng dẫn đến", "Guided to"),
    "transferred": ("Chuyển đơn", "Transferred"),
    "follow_up": ("Theo dõi kết quả, ghi chú", "Follow-up, note"),
}


@dataclass(frozen=True)
class ToldRow:
    """One row of the workbook: where it stands, what is said of it, and the visit it became."""

    sheet: str
    row: int
    sentence: str
    visit_id: str | None = None


@dataclass(frozen=True)
class Teller:
    """What rows are told from: the workbook while it is only tried, the visits once it is taken."""

    language: Literal["vi", "en"]
    entries: Mapping[tuple[str, int], BookEntry]
    visits: Mapping[str, Visit]


def rows_of(found: BookImport, outcome: str) -> list[dict[str, Any]]:
    """Give the account's rows of one outcome, in the order of the workbook."""
    return [row for row in found.account if row["outcome"] == outcome]


def tell_rows(
    found: BookImport, rows: Sequence[dict[str, Any]], lang: str, entries: Mapping[tuple[str, int], BookEntry]
) -> list[ToldRow]:
    """Tell some rows of an account in the reader's language."""
    marks = [str(row["fingerprint"]) for row in rows if "fingerprint" in row]
    teller = Teller("en" if lang == "en" else "vi", entries, imported_visits(found.unit_id, marks))
    return [_told(row, teller) for row in rows]


def _told(row: dict[str, Any], teller: Teller) -> ToldRow:
    visit = teller.visits.get(row.get("fingerprint", ""))
    if visit is not None:
        number = ("Số", "No.")[teller.language == "en"]
        told = (f"{number} {visit.book_number}/{visit.book_year}", _day(visit.visited_on), visit.full_name)
        return ToldRow(row["sheet"], row["row"], " · ".join(told), visit.id)
    entry = teller.entries.get((row["sheet"], row["row"]))
    if row["outcome"] == "made" and entry is not None:
        return ToldRow(row["sheet"], row["row"], _as_read(entry, teller.language))
    return ToldRow(row["sheet"], row["row"], _sentence(row, teller.language))


def _as_read(entry: BookEntry, language: str) -> str:
    kind = word(entry.kind, language) if entry.kind else ""
    content = shorten(entry.content, _CONTENT_SHOWN, placeholder=" …")
    return " · ".join(part for part in (_day(entry.day), entry.name, kind, content) if part)


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _sentence(row: dict[str, Any], language: Literal["vi", "en"]) -> str:
    second = language == "en"
    fixed = {"sealed": _SEALED, "known": _KNOWN}.get(row["outcome"])
    if fixed:
        return fixed[second]
    if "too_long" in row:
        return _TOO_LONG[second].format(column=_COLUMNS[row["too_long"]][second])
    if "skipped" in row:
        return skipped_words(Skipped(row["skipped"]), language)
    problems = (
        Problem(ProblemCode(one["code"]), row["sheet"], row["row"], one["values"])
        for one in row.get("problems", [])
    )
    return " ".join(problem_sentence(problem, language) for problem in problems)
