"""The sheet on top of a case's file: its statutory days, each with article and reckoning."""

from dataclasses import dataclass, field
from datetime import date

from casebook.papers.letterhead import Letterhead, Signature
from casebook.papers.setting import typeset


@dataclass(frozen=True, slots=True)
class ClockLine:
    """One statutory term as it stands on the day of the sheet."""

    name: str
    article: str
    started: date | None
    due: date | None
    state: str
    """In words: "còn 3 ngày làm việc", "xong ngày 05/11/2026", "tạm dừng"."""
    ledger: tuple[str, ...] = field(default=())
    """How the due day was reckoned, a sentence per step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSheet:
    """Phiếu theo dõi thời hạn: a working paper of the unit, on no statutory form."""

    letterhead: Letterhead
    day: date
    number: str
    kind: str
    subject: str
    status: str
    parties: tuple[tuple[str, str], ...] = field(default=())
    """Role and name: ("Người khiếu nại", "Trần Thị Ánh Ví Dụ")."""
    clocks: tuple[ClockLine, ...] = field(default=())
    maker: Signature = field(default=Signature("Người lập phiếu"))


def case_sheet_pdf(sheet: CaseSheet) -> bytes:
    """Phiếu theo dõi thời hạn giải quyết: a table of the terms, then the reckoning of each.

    Raises PaperNotSet.
    """
    return typeset("case_sheet", {"paper": sheet}, tables=("clocks",))
