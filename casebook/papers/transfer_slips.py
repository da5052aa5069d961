"""The blank slip that goes with a sealed envelope where nothing may be typed: filled in by hand."""

from dataclasses import dataclass
from datetime import date

from casebook.papers.letterhead import Letterhead
from casebook.papers.setting import typeset
from casebook.papers.terms import term_on


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferSlip:
    """Phiếu chuyển đơn niêm phong: the unit's head, and blanks (LTC Đ12.6, Đ18.2, Đ24.2)."""

    letterhead: Letterhead
    within: str
    """By when the envelope goes on: "05 ngày làm việc" (LTC Đ24.2)."""


def transfer_slip_pdf(letterhead: Letterhead, day: date) -> bytes:
    """Phiếu chuyển đơn niêm phong as of a day, one page to fill in by hand. Raises PaperNotSet."""
    slip = TransferSlip(letterhead=letterhead, within=term_on("TC-04", day))
    return typeset("transfer_slip", {"paper": slip})
