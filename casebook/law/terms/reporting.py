"""Terms of the periodic reports (TT06 Đ4, Đ7; rule book section 6.2)."""

from datetime import date

from casebook.law.articles import Act, Article
from casebook.law.dated import Rule, Version
from casebook.law.vocabulary import Nature, Unit

TT06_SINCE = date(2025, 9, 30)
# Data are closed on the 14th and go to the province by the 17th: a fixed day that no rest moves.
DAYS_AFTER_CLOSING = 3

_NAMES = {
    "Q1": ("quý I", "first quarter"),
    "Q2": ("quý II", "second quarter"),
    "Q3": ("quý III", "third quarter"),
    "Q4": ("quý IV", "fourth quarter"),
    "6M": ("6 tháng", "six months"),
    "9M": ("9 tháng", "nine months"),
    "Y": ("năm", "year"),
}

RULES = tuple(
    Rule(
        f"TT06-{code}",
        f"Gửi báo cáo {vi}",
        f"Send the report of the {en}",
        Nature.DUTY,
        (
            Version(
                f"TT06-{code}",
                TT06_SINCE,
                None,
                DAYS_AFTER_CLOSING,
                Unit.DAY,
                (Article(Act.TT06, "7"),),
            ),
        ),
    )
    for code, (vi, en) in _NAMES.items()
)
