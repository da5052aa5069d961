"""The days off and worked Saturdays the program is shipped with, each with its source."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A weekday off, or a Saturday worked. One that is not `confirmed` does not count yet."""

    day: date
    works: bool
    name: str
    source: str
    confirmed: bool


# The last day up to which every day off has been announced; what lies after it may still move.
KNOWN_UNTIL = date(2026, 12, 31)

_ROWS = """
2024-01-01 | nghỉ | Tết Dương lịch | BLLĐ Đ112 | confirmed
2024-02-08 | nghỉ | Tết Nguyên đán | Thông báo nghỉ hằng năm | confirmed
2024-02-09 | nghỉ | Tết Nguyên đán | Thông báo nghỉ hằng năm | confirmed
2024-02-12 | nghỉ | Tết Nguyên đán | Thông báo nghỉ hằng năm | confirmed
2024-02-13 | nghỉ | Tết Nguyên đán | Thông báo nghỉ hằng năm | confirmed
2024-02-14 | nghỉ | Tết Nguyên đán | Thông báo nghỉ hằng năm | confirmed
2024-04-18 | nghỉ | Giỗ Tổ Hùng Vương | BLLĐ Đ112 | confirmed
2024-04-29 | nghỉ | Nghỉ hoán đổi | Thông báo nghỉ hằng năm | confirmed
2024-04-30 | nghỉ | Ngày Chiến thắng | BLLĐ Đ112 | confirmed
2024-05-01 | nghỉ | Quốc tế lao động | BLLĐ Đ112 | confirmed
2024-05-04 | làm | Làm bù cho 29/4/2024 | Thông báo nghỉ hằng năm | confirmed
2024-09-02 | nghỉ | Quốc khánh | BLLĐ Đ112 | confirmed
2024-09-03 | nghỉ | Quốc khánh | BLLĐ Đ112 | confirmed
2025-01-01 | nghỉ | Tết Dương lịch | BLLĐ Đ112 | confirmed
2025-01-27 | nghỉ | Tết Nguyên đán | Thông báo nghỉ hằng năm | confirmed
2025-01-28 | nghỉ | Tết Nguyên đán | Thông báo nghỉ hằng năm | confirmed
2025-01-29 | nghỉ | Tết Nguyên đán | Thông báo nghỉ hằng năm | confirmed
2025-01-30 | nghỉ | Tết Nguyên đán | Thông báo nghỉ hằng năm | confirmed
2025-01-31 | nghỉ | Tết Nguyên đán | Thông báo nghỉ hằng năm | confirmed
2025-04-07 | nghỉ | Giỗ Tổ Hùng Vương | BLLĐ Đ112 | confirmed
2025-04-26 | làm | Làm bù cho 02/5/2025 | Thông báo nghỉ hằng năm | confirmed
2025-04-30 | nghỉ | Ngày Chiến thắng | BLLĐ Đ112 | confirmed
2025-05-01 | nghỉ | Quốc tế lao động | BLLĐ Đ112 | confirmed
2025-05-02 | nghỉ | Nghỉ hoán đổi | Thông báo nghỉ hằng năm | confirmed
2025-09-01 | nghỉ | Quốc khánh | BLLĐ Đ112 | confirmed
2025-09-02 | nghỉ | Quốc khánh | BLLĐ Đ112 | confirmed
2026-01-01 | nghỉ | Tết Dương lịch | BLLĐ Đ112 | confirmed
2026-01-02 | nghỉ | Nghỉ hoán đổi | CV 12729/VPCP-KGVX | confirmed
2026-01-10 | làm | Làm bù cho 02/01/2026 | CV 12729/VPCP-KGVX | confirmed
2026-02-16 | nghỉ | Tết Nguyên đán | TB 9441/TB-BNV | confirmed
2026-02-17 | nghỉ | Tết Nguyên đán | TB 9441/TB-BNV | confirmed
2026-02-18 | nghỉ | Tết Nguyên đán | TB 9441/TB-BNV | confirmed
2026-02-19 | nghỉ | Tết Nguyên đán | TB 9441/TB-BNV | confirmed
2026-02-20 | nghỉ | Tết Nguyên đán | TB 9441/TB-BNV | confirmed
2026-04-27 | nghỉ | Nghỉ bù Giỗ Tổ Hùng Vương (26/4 Chủ nhật) | BLLĐ Đ111.3 | confirmed
2026-04-30 | nghỉ | Ngày Chiến thắng | BLLĐ Đ112 | confirmed
2026-05-01 | nghỉ | Quốc tế lao động | BLLĐ Đ112 | confirmed
2026-08-22 | làm | Làm bù cho 31/8/2026 | TB 9441/TB-BNV | confirmed
2026-08-31 | nghỉ | Nghỉ hoán đổi | TB 9441/TB-BNV | confirmed
2026-09-01 | nghỉ | Quốc khánh | BLLĐ Đ112 | confirmed
2026-09-02 | nghỉ | Quốc khánh | BLLĐ Đ112 | confirmed
2026-11-23 | nghỉ | Nghỉ hoán đổi (đề xuất) | đề xuất, thấy ngày 06/09/2026 | proposed
2026-11-24 | nghỉ | Ngày Văn hóa Việt Nam | NQ 28/2026/QH16 | confirmed
2026-11-28 | làm | Làm bù cho 23/11/2026 (đề xuất) | đề xuất, thấy ngày 06/09/2026 | proposed
2027-01-01 | nghỉ | Tết Dương lịch | BLLĐ Đ112 | confirmed
2027-02-04 | nghỉ | Tết Nguyên đán (tính theo âm lịch) | theo quy định; chưa thấy thông báo | proposed
2027-02-05 | nghỉ | Tết Nguyên đán (tính theo âm lịch) | theo quy định; chưa thấy thông báo | proposed
2027-02-08 | nghỉ | Tết Nguyên đán (tính theo âm lịch) | theo quy định; chưa thấy thông báo | proposed
2027-02-09 | nghỉ | Tết Nguyên đán (tính theo âm lịch) | theo quy định; chưa thấy thông báo | proposed
2027-02-10 | nghỉ | Tết Nguyên đán (tính theo âm lịch) | theo quy định; chưa thấy thông báo | proposed
2027-04-16 | nghỉ | Giỗ Tổ Hùng Vương (tính theo âm lịch) | BLLĐ Đ112; tính theo âm lịch | proposed
2027-04-30 | nghỉ | Ngày Chiến thắng | BLLĐ Đ112 | confirmed
2027-05-03 | nghỉ | Nghỉ bù Quốc tế lao động (01/5 thứ Bảy) | BLLĐ Đ111.3 | confirmed
2027-09-02 | nghỉ | Quốc khánh | BLLĐ Đ112 | confirmed
2027-09-03 | nghỉ | Quốc khánh (liền trước hoặc liền sau) | theo quy định; chưa thấy thông báo | proposed
2027-11-24 | nghỉ | Ngày Văn hóa Việt Nam | NQ 28/2026/QH16 | confirmed
"""


def _read(row: str) -> SpecialDay:
    day, works, name, source, status = (cell.strip() for cell in row.split("|"))
    return SpecialDay(date.fromisoformat(day), works == "làm", name, source, status == "confirmed")


SHIPPED_DAYS: tuple[SpecialDay, ...] = tuple(_read(row) for row in _ROWS.strip().splitlines())
