"""Invented people and matters to load, obviously so: names nobody bears, telephones nobody answers."""

from dataclasses import dataclass
from random import Random

from casebook.law.vocabulary import Kind
from casebook.records.spelling import digits, folded, squeezed
from casebook.records.visits import PaperShown

_TITLES = ("Ông", "Bà", "Anh", "Chị", "Cô", "Thầy")
_GREEN = """
An Bưởi Cam Đào Ổi Khế Mận Chanh Quýt Sim Sấu Lựu Vải Nhãn Mít Dừa Hồng Xoài Chuối Dâu Gấc Bòng Trám Thị
Me Mơ Bầu Bí Mướp Cà Rau Lúa Ngô Khoai Sắn Đậu Vừng Lạc Sen Huệ Tre Trúc Súng Bàng Phượng Đa Liễu
"""
_GIVEN = tuple(_GREEN.split())
_FAMILIES = ("Ví Dụ", "Giả Định", "Thí Dụ", "Minh Họa", "Tưởng Tượng")
_STREETS = ("phố Ví Dụ", "phố Giả Định", "ngõ 5 phố Minh Họa", "khu tập thể Thí Dụ", "phố Tưởng Tượng")
_ASKS = {
    Kind.COMPLAINT: "Khiếu nại",
    Kind.PETITION: "Kiến nghị",
    Kind.FEEDBACK: "Phản ánh",
    Kind.INFORMATION_REQUEST: "Yêu cầu cung cấp thông tin",
}
_MATTERS = (
    "việc xếp lớp của học sinh",
    "khoản thu đầu năm học",
    "suất ăn bán trú",
    "giờ tan học buổi chiều",
    "điểm kiểm tra cuối học kỳ",
    "việc phân công chủ nhiệm",
    "vệ sinh sân trường",
    "lịch học câu lạc bộ",
    "đồng phục mùa đông",
    "việc trông giữ xe trước cổng",
    "danh sách khen thưởng",
    "quỹ Ban đại diện cha mẹ học sinh",
)
_WHERE = ("khối 1", "khối 2", "khối 3", "khối 4", "khối 5", "dãy nhà A", "dãy nhà B", "cơ sở 2")
_SAYS = (
    "Gia đình đề nghị nhà trường xem lại và trả lời bằng văn bản.",
    "Việc này đã nêu ở buổi họp phụ huynh nhưng chưa thấy trả lời.",
    "Nhiều phụ huynh cùng lớp có ý kiến như vậy từ đầu năm học.",
    "Đề nghị nói rõ căn cứ và thời gian thực hiện.",
)
RARE = "chiếc trống đồng bị nứt"
"""What few cases say: a rare phrase to look for."""
COMMON = _MATTERS[0]
"""What many say."""
RARELY = 1_009
_NO_PAPER_EVERY = 5


@dataclass(frozen=True)
class Loaded:
    """An invented citizen, told by their place among all."""

    place: int

    @property
    def full_name(self) -> str:
        """A title, two fruits or trees, and a family nobody has."""
        rest, title = divmod(self.place, len(_TITLES))
        rest, given = divmod(rest, len(_GIVEN))
        rest, family = divmod(rest, len(_FAMILIES))
        middle = _GIVEN[(rest * 7 + given + 1) % len(_GIVEN)]
        return f"{_TITLES[title]} {middle} {_GIVEN[given]} {_FAMILIES[family]}"

    @property
    def address(self) -> str:
        """A house in an invented street."""
        return f"số {self.place % 997 + 1} {_STREETS[self.place % len(_STREETS)]}, phường Mẫu"

    @property
    def phone(self) -> str:
        """A number that is given to nobody."""
        return f"0900 {self.place // 1000 % 1000:03d} {self.place % 1000:03d}"

    def values(self) -> dict[str, object]:
        """Give them as the desk writes them down."""
        shown = PaperShown.NOT_SHOWN if self.place % _NO_PAPER_EVERY == 0 else PaperShown.CITIZEN_CARD
        number = "" if shown is PaperShown.NOT_SHOWN else f"{self.place:012d}"
        return {
            "full_name": self.full_name,
            "address": self.address,
            "phone": self.phone,
            "paper_shown": shown,
            "paper_number": number,
        }

    def found_by(self) -> dict[str, object]:
        """Give the columns a person met before is found by."""
        return {
            "name_squeezed": squeezed(self.full_name),
            "name_folded": folded(self.full_name),
            "phone_digits": digits(self.phone),
        }


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What an invented case is about."""

    subject: str
    content: str


def subject_of(kind: Kind, chance: Random) -> Subject:
    """Make up what a case of a kind is about."""
    matter = RARE if chance.randrange(RARELY) == 0 else chance.choice(_MATTERS)
    return Subject(
        subject=f"{_ASKS[kind]} {matter}, {chance.choice(_WHERE)}",
        content=f"{_ASKS[kind]} về {matter}. {chance.choice(_SAYS)} {chance.choice(_SAYS)}",
    )
