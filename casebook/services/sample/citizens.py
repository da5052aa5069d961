"""The invented citizens of the sample: names nobody bears, telephones nobody answers."""

from dataclasses import dataclass

from casebook.records.visits import PaperShown
from casebook.services.visit_entries import VisitorEntry

_STREETS = ("phố Ví Dụ", "phố Giả Định", "ngõ 5 phố Minh Họa", "khu tập thể Thí Dụ", "phố Tưởng Tượng")
_NAMES = """
Ông An Ví Dụ | Bà Bưởi Ví Dụ | Chị Cam Giả Định | Anh Đào Thí Dụ | Bà Ổi Minh Họa
Ông Khế Ví Dụ | Chị Mận Giả Định | Anh Chanh Thí Dụ | Chị Quýt Ví Dụ | Bà Sim Minh Họa
Ông Sấu Giả Định | Chị Lựu Ví Dụ | Anh Vải Thí Dụ | Bà Nhãn Ví Dụ | Chị Mít Minh Họa
Ông Dừa Giả Định | Chị Hồng Tưởng Tượng | Anh Xoài Ví Dụ | Bà Chuối Thí Dụ | Chị Dâu Giả Định
Ông Gấc Minh Họa | Chị Hạnh Tưởng Tượng | Anh Bòng Ví Dụ | Bà Trám Giả Định | Chị Thị Ví Dụ
Ông Me Thí Dụ | Chị Mơ Minh Họa | Anh Bầu Tưởng Tượng | Bà Bí Ví Dụ | Chị Mướp Giả Định
Ông Cà Thí Dụ | Chị Rau Tưởng Tượng | Anh Lúa Ví Dụ | Bà Ngô Minh Họa | Chị Khoai Giả Định
Ông Sắn Thí Dụ | Chị Đậu Ví Dụ | Anh Vừng Minh Họa | Bà Lạc Tưởng Tượng | Chị Sen Giả Định
Cô Huệ Ví Dụ | Thầy Tre Giả Định | Cô Trúc Thí Dụ | Chị Súng Minh Họa | Anh Bàng Ví Dụ
Bà Phượng Tưởng Tượng | Ông Đa Giả Định | Chị Liễu Thí Dụ
"""
_NO_PAPER_EVERY = 5
_PERSONAL_NUMBER_EVERY = 7


@dataclass(frozen=True)
class Citizen:
    """Somebody who comes to the school, by what the neighbours call them."""

    position: int
    full_name: str

    @property
    def address(self) -> str:
        """Where they live: a house in an invented street."""
        return f"số {self.position * 3 % 89 + 1} {_STREETS[self.position % len(_STREETS)]}, phường Mẫu"

    @property
    def phone(self) -> str:
        """A number that is given to nobody."""
        return f"0900 000 0{self.position:02d}"

    @property
    def paper(self) -> tuple[PaperShown, str]:
        """What they show at the desk; some have forgotten it at home."""
        if self.position % _NO_PAPER_EVERY == 0:
            return PaperShown.NOT_SHOWN, ""
        by_number = self.position % _PERSONAL_NUMBER_EVERY == 0
        shown = PaperShown.PERSONAL_NUMBER if by_number else PaperShown.CITIZEN_CARD
        return shown, f"{self.position:012d}"

    def entry(self, *, on_behalf_of: str = "", authorisation: str = "") -> VisitorEntry:
        """Give them as the duty officer types them."""
        shown, number = self.paper
        return VisitorEntry(
            full_name=self.full_name,
            address=self.address,
            phone=self.phone,
            paper_shown=shown,
            paper_number=number,
            on_behalf_of=on_behalf_of,
            authorisation_paper=authorisation,
        )


def _read() -> dict[str, Citizen]:
    names = [name.strip() for line in _NAMES.strip().splitlines() for name in line.split("|")]
    return {name.split()[1]: Citizen(position, name) for position, name in enumerate(names, start=1)}


_CITIZENS = _read()


def citizen(called: str) -> Citizen:
    """Find an invented citizen by the name they are called."""
    return _CITIZENS[called]


def parents_of_class(count: int) -> list[Citizen]:
    """Give so many parents of one class, in the order in which they sign."""
    return list(_CITIZENS.values())[:count]
