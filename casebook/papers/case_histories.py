"""What happened in a case and when, for its file: the chain of its papers, its terms, its journal."""

from dataclasses import dataclass, field
from datetime import date

from casebook.papers.case_sheets import ClockLine
from casebook.papers.letterhead import Letterhead, Signature
from casebook.papers.setting import typeset


@dataclass(frozen=True, slots=True)
class ChainLine:
    """One paper on its way: issued, sent or received, on which day, under which number, in time or not."""

    label: str
    day: date | None
    number: str
    term: str
    """In words: "Đúng hạn, hạn 17/11/2026"; empty where no term stands over it."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of the journal, as whoever takes the file may read it."""

    day: date
    label: str
    facts: tuple[str, ...]
    """Each one a sentence: "Người ký: …"."""
    by: str
    struck: bool
    """Corrected later; it stays in the journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHistory:
    """Diễn biến giải quyết: a working paper of the unit, on no statutory form."""

    letterhead: Letterhead
    day: date
    number: str
    kind: str
    subject: str
    status: str
    parties: tuple[tuple[str, str], ...] = field(default=())
    chain: tuple[ChainLine, ...] = field(default=())
    clocks: tuple[ClockLine, ...] = field(default=())
    lines: tuple[HistoryLine, ...] = field(default=())
    maker: Signature = field(default=Signature("Người lập"))


def case_history_pdf(history: CaseHistory) -> bytes:
    """Diễn biến giải quyết vụ việc as PDF. Raises PaperNotSet."""
    return typeset("case_history", {"paper": history}, tables=("chain", "clocks", "lines"), tagged=False)
