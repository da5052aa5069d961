"""From how many on a matter is called long, repeated or hot: every number in one place, with its reason."""

from dataclasses import dataclass

from casebook.law.representation import GROUP_FROM


@dataclass(frozen=True)
class Threshold:
    """A number the radar looks for, and why that one."""

    number: int
    vi: str
    en: str

    def reason(self, language: str) -> str:
        """Say why the number is what it is."""
        return (self.en if language == "en" else self.vi).format(number=self.number)


LONG_OPEN_DAYS = Threshold(
    90,
    "Kéo dài: đang mở từ {number} ngày trở lên. Không thời hạn giải quyết nào của luật dài hơn thế: khiếu "
    "nại nhiều nhất 70 ngày (lần hai, phức tạp, vùng xa - Điều 37 Luật Khiếu nại), tố cáo nhiều nhất 90 "
    "ngày (Điều 30 Luật Tố cáo).",
    "Long: open for {number} days or more. No limit of the law for settling is longer: a complaint has at "
    "most 70 days (second, complex, remote - Law on Complaints Article 37), a denunciation at most 90 "
    "(Law on Denunciations Article 30).",
)
TIMES_THE_LIMIT = Threshold(
    2,
    "Quá {number} lần thời hạn giải quyết của chính vụ việc, tính từ ngày bắt đầu: số nội bộ, để việc "
    "ngắn hạn bị bỏ quên cũng hiện ra trước 90 ngày.",
    "Past {number} times its own limit of settling, from the day it began: an internal number, so that a "
    "forgotten short matter shows before 90 days, too.",
)
OVERDUE_CLOCKS = Threshold(
    2,
    "Nhiều thời hạn quá hạn: từ {number} thời hạn cùng lúc. Một thời hạn quá hạn đã có trong danh sách "
    "quá hạn; hai là dấu hiệu hồ sơ bị bỏ quên (số nội bộ).",
    "Several days passed: {number} clocks at once. One overdue day is on the list of overdue cases "
    "already; two mean that the case lies forgotten (an internal number).",
)
GROUP_PEOPLE = Threshold(
    GROUP_FROM,
    "Đoàn đông người: từ {number} người trở lên (ghi chú biểu 01/TCD, Thông tư 06/2025/TT-TTCP).",
    "Group: {number} people or more (note to form 01/TCD, Circular 06/2025/TT-TTCP).",
)
CAME_AGAIN = Threshold(
    3,
    "Đến hoặc gửi đơn từ {number} lần: hai lần còn có thể là bổ sung, lần thứ ba là chưa được trả lời "
    "thỏa đáng (số nội bộ).",
    "Came or wrote {number} times: the second may bring something that was missing, the third says that "
    "the answer did not satisfy (an internal number).",
)
PERSON_LOOKBACK_DAYS = Threshold(
    365,
    "Số lần của một người được đếm trong {number} ngày gần nhất: một năm học trọn vẹn (số nội bộ).",
    "The times of one person are counted over the last {number} days: a whole school year (internal).",
)
SUBJECT_LOOKBACK_DAYS = Threshold(
    180,
    "Việc giống nhau được so trong {number} ngày gần nhất: một kỳ báo cáo sáu tháng (số nội bộ).",
    "Matters are compared over the last {number} days: one period of six months (an internal number).",
)
SUBJECT_MATTERS = Threshold(
    3,
    "Cùng một nội dung: từ {number} việc trong một đơn vị, hoặc có ở hai đơn vị trở lên (số nội bộ).",
    "One subject: {number} matters in one unit, or found in two units or more (an internal number).",
)
ALIKE_PERCENT = Threshold(
    60,
    "Hai việc giống nhau khi từ {number}% số chữ của bên ngắn hơn có ở bên kia, không kể dấu và những chữ "
    "ai cũng dùng (số nội bộ).",
    "Two matters are alike when {number}% of the words of the shorter one stand in the other, without dấu "
    "and without words everybody uses (an internal number).",
)
READ_AT_MOST = Threshold(
    2000,
    "So người và so nội dung trên {number} lượt tiếp và {number} hồ sơ mới nhất, để trang không phải "
    "chờ (số nội bộ). Danh sách hồ sơ và đoàn đông người không bị giới hạn này.",
    "People and subjects are compared over the newest {number} visits and {number} cases, so that the "
    "page does not keep anybody waiting (internal). Cases and group visits are not limited by it.",
)

THRESHOLDS = (
    LONG_OPEN_DAYS,
    TIMES_THE_LIMIT,
    OVERDUE_CLOCKS,
    GROUP_PEOPLE,
    CAME_AGAIN,
    PERSON_LOOKBACK_DAYS,
    SUBJECT_LOOKBACK_DAYS,
    SUBJECT_MATTERS,
    ALIKE_PERCENT,
    READ_AT_MOST,
)
