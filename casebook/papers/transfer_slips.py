"""The blank slip that goes with a sealed envelope where nothing may be typed: filled in by hand."""

from dataclasses import dataclass

from casebook.papers.letterhead import Letterhead
from casebook.papers.setting import typeset


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferSlip:
    """Phiếu chuyển đơn niêm phong: the unit's head, and blanks (LTC Đ12.6, Đ18.2, Đ24.2)."""

    letterhead: Letterhead


def transfer_slip_pdf(letterhead: Letterhead) -> bytes:
    """Phiếu chuyển đơn niêm phong, one page to fill in by hand. Raises PaperNotSet."""
    return typeset("transfer_slip", {"paper": TransferSlip(letterhead=letterhead)})
