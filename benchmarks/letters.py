"""How long 500 letters take as Word and as PDF, and whether memory stays where it was."""

import resource
from datetime import date, time
from time import perf_counter

from benchmarks.table import Measured
from casebook.papers.catalogue import form_on
from casebook.papers.form import Filled, Frame, OpenForm, fill
from casebook.papers.letterhead import Issue, Letterhead, Signature
from casebook.papers.print_docx import paper_docx
from casebook.papers.print_pdf import papers_pdf
from casebook.papers.slots import Slot, SlotKind, Value

LETTERS = 500
SECONDS = 30
FIRST = 100
"""After so many, memory is what it will be."""
GROWN = 20
"""Megabytes more after all of them that still count as flat: the PDFs themselves are kept until the end."""
DAY = date(2026, 9, 14)
FRAME = Frame(
    letterhead=Letterhead(
        "Trường Tiểu học An Mẫu", "Ủy ban nhân dân phường Ví Dụ", place="Hà Nội", abbreviation="THAM"
    ),
    issue=Issue("07", DAY),
    signature=Signature("Hiệu trưởng", "Thầy Minh Mẫu"),
    recipients=("Ban Thanh tra nhân dân",),
    archive_line="Lưu: VT, hồ sơ",
)


def letters() -> list[Measured]:
    """Measure a notice of acceptance, 500 times, each to somebody else."""
    began, worked = perf_counter(), _worked()
    kept = _printed(range(FIRST))
    before = _megabytes()
    kept += _printed(range(FIRST, LETTERS))
    took, worked = perf_counter() - began, _worked() - worked
    grown = [after - first for after, first in zip(_megabytes(), before, strict=True)]
    return [
        Measured(
            f"{LETTERS} letters as Word and PDF",
            f"{took:.1f} s",
            f"<= {SECONDS} s",
            f"by the clock on the wall; {worked:.1f} s of one core, of which two presses share a part",
        ),
        Measured(
            f"memory, letters {FIRST} -> {LETTERS}",
            f"{max(grown):+.0f} MB",
            f"<= {GROWN} MB",
            f"{before[0]:.0f} MB the program, {before[1]:.0f} MB a press; {kept / 2**20:.0f} MB written",
        ),
    ]


def _printed(numbers: range) -> int:
    """Print some letters in lots, as a page does; gives the bytes written."""
    papers = [_letter(number) for number in numbers]
    written = sum(len(paper_docx(paper)) for paper in papers)
    for start in range(0, len(papers), FIRST):
        written += sum(map(len, papers_pdf(papers[start : start + FIRST])))
    return written


def _letter(number: int) -> Filled:
    form = form_on("N124-03", DAY)
    if not isinstance(form, OpenForm):
        raise TypeError(f"{form.key} is a letter to whoever complains")
    return fill(form, FRAME, {slot: _told(slot, number) for slot in form.slots})


def _told(slot: Slot, number: int) -> Value:
    told: dict[SlotKind, Value] = {
        SlotKind.LINE: f"{slot.vi} {number}",
        SlotKind.TEXT: "Đề nghị xem lại việc xếp lớp, vì danh sách niêm yết không đúng với thông báo. " * 4,
        SlotKind.DAY: DAY,
        SlotKind.HOUR: time(8, 15),
        SlotKind.NUMBER: number,
        SlotKind.ROWS: tuple({column.key: column.heading for column in slot.columns} for _row in range(4)),
    }
    return told[slot.kind]


def _worked() -> float:
    """Give the seconds of one core this program and its presses took; other work changes them little."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _megabytes() -> tuple[float, float]:
    """Give the most memory this program and the largest of its presses ever had."""
    own, press = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_maxrss / 1024, press.ru_maxrss / 1024
