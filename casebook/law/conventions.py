"""How time is counted, rule by rule (rule book section 10): sentences, since nothing here is a number."""

from dataclasses import dataclass

from casebook.law.articles import Act, Article
from casebook.law.vocabulary import Certainty


@dataclass(frozen=True, slots=True)
class Convention:
    """One rule of counting: its id, what it says in both languages, where it stands, how certain it is."""

    id: str
    vi: str
    en: str
    articles: tuple[Article, ...]
    certainty: Certainty = Certainty.S

    def text(self, lang: str = "vi") -> str:
        """What it says, in `lang` (vi or en)."""
        return self.vi if lang == "vi" else self.en


def _blds(*places: str) -> tuple[Article, ...]:
    return tuple(Article(Act.BLDS, place) for place in places)


CONVENTIONS: tuple[Convention, ...] = (
    Convention(
        "TG-01",
        "Ngày xảy ra sự kiện không được tính; tính từ ngày tiếp theo",
        "The day of the event is not counted; counting begins with the next day",
        _blds("147.2", "147.3"),
    ),
    Convention(
        "TG-02",
        "Thời hạn kết thúc lúc 24 giờ của ngày cuối cùng",
        "A term ends at midnight at the end of its last day",
        _blds("148.1"),
    ),
    Convention(
        "TG-03",
        "Thời hạn tính bằng tháng, năm kết thúc vào ngày tương ứng; tháng không có ngày đó thì vào ngày "
        "cuối tháng; một năm là mười hai tháng",
        "A term of months or years ends on the corresponding day, or on the last day of a month that has "
        "none; a year is twelve months",
        _blds("146.1", "148.2", "148.3", "148.4"),
    ),
    Convention(
        "TG-04",
        "Ngày cuối là ngày nghỉ cuối tuần hoặc ngày nghỉ lễ thì hết hạn vào cuối ngày làm việc tiếp theo",
        "A last day that is a weekend or a holiday moves to the end of the next working day",
        _blds("148.5"),
    ),
    Convention(
        "TG-05",
        "Một tháng là ba mươi ngày nếu khoảng thời gian không diễn ra liền nhau",
        "A month is thirty days where the time is not consecutive",
        _blds("146.1c"),
    ),
    Convention(
        "TG-06",
        "Thời hiệu cũng bắt đầu từ ngày tiếp theo ngày xảy ra sự kiện, vì cách tính này có lợi cho công dân",
        "A window to complain, too, begins with the day after the event, which favours the citizen",
        _blds("147", "151"),
        Certainty.I,
    ),
    Convention(
        "TG-07",
        "Ngày nghỉ lễ, tết: 01/01; Tết Âm lịch 05 ngày; Giỗ Tổ Hùng Vương; 30/4; 01/5; Quốc khánh 02 ngày; "
        "từ năm 2026 thêm ngày 24/11",
        "Public holidays: 1 January; five days of Tết; the Hùng Kings' day; 30 April; 1 May; two days of the "
        "National Day; from 2026 also 24 November",
        (Article(Act.BLLD, "112"),),
        Certainty.S2,
    ),
    Convention(
        "TG-08",
        "Ngày nghỉ lễ trùng ngày nghỉ hằng tuần thì nghỉ bù vào ngày làm việc kế tiếp",
        "A public holiday that falls on the weekly rest is made up for on the next working day",
        (Article(Act.BLLD, "111.3"),),
    ),
    Convention(
        "TG-09",
        "Ngày hoán đổi: ngày được nghỉ là ngày nghỉ, thứ Bảy làm bù là ngày làm việc, "
        "theo thông báo hằng năm",
        "Days that are swapped: the day given off is a day of rest, the Saturday worked instead is a working "
        "day, by the yearly announcement",
        (Article(Act.INTERNAL),),
        Certainty.I,
    ),
    Convention(
        "TG-10",
        "Luật Khiếu nại và Luật Tố cáo không nói ngày nghỉ ở cuối thời hạn thì sao; áp dụng tương tự Bộ luật "
        "Dân sự",
        "The laws on complaints and denunciations are silent on a term that ends on a day of rest; the Civil "
        "Code is applied by analogy",
        _blds("148"),
        Certainty.I,
    ),
)
