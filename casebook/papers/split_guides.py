"""The note that guides whoever sent a mixed letter to write one letter for each content (form 05)."""

from dataclasses import dataclass, field
from datetime import date

from casebook.papers.letterhead import Issue, Letterhead, Person, Signature
from casebook.papers.setting import typeset


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitGuide:
    """Hướng dẫn tách đơn có nhiều nội dung, Mẫu số 05 (TT05 Đ21; LTCD Đ25.3; N154 Đ14.4)."""

    letterhead: Letterhead
    issue: Issue
    sender: Person
    received_on: date | None
    contents: tuple[tuple[str, str], ...] = field(default=())
    """What each content is, in lower case, and what it is about: ("khiếu nại", "việc xếp lớp")."""
    signer: Signature


def split_guide_pdf(guide: SplitGuide) -> bytes:
    """Hướng dẫn tách đơn, ready to sign. Raises PaperNotSet."""
    return typeset("split_guide", {"paper": guide})
