"""The account of an import, told row by row in the reader's language."""

from dataclasses import dataclass
from typing import Any, Literal

from casebook.papers.workbook_problems import Problem, ProblemCode, Skipped, problem_sentence, skipped_words
from casebook.records.imports import BookImport

PAGE = 200

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
    """One row of the workbook: where it stands, and what is said of it."""

    sheet: str
    row: int
    sentence: str


def outcome_rows(found: BookImport, outcome: str, lang: str) -> list[ToldRow]:
    """Tell every row of one outcome, in the order of the workbook."""
    language: Literal["vi", "en"] = "en" if lang == "en" else "vi"
    rows: list[dict[str, Any]] = [row for row in found.account if row["outcome"] == outcome]
    return [ToldRow(row["sheet"], row["row"], _sentence(row, language)) for row in rows]


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
