"""The two eras of the forms on complaints, before and since 01/07/2026, and what their papers share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from casebook.law.articles import Act, Article
from casebook.papers.blocks import Centred, Grounds, Line
from casebook.papers.form import OpenForm
from casebook.papers.terms import term_on

DECREE = "Nghị định số 124/2020/NĐ-CP"


@dataclass(frozen=True, slots=True)
class Era:
    """The years in which the same wording holds."""

    since: date
    until: date | None
    laws: tuple[str, ...]
    """The first lines of the grounds: the act and the decree as they stood."""
    identity: str
    """What a person's number is called (LTCD Đ25.1 as amended; before: identity card)."""
    amended: bool
    """Whether L136 and N155 hold."""

    def grounds(self, *more: str) -> Grounds:
        """Give the grounds of a paper: the law, what gives the unit its functions, and more lines."""
        functions = "Căn cứ {functions} quy định chức năng, nhiệm vụ, quyền hạn của {unit};"
        return Grounds((*self.laws, functions, *more))

    def term(self, rule: str) -> str:
        """Write the term a rule had when these years began: "07 ngày làm việc". Raises NoTerm."""
        return term_on(rule, self.since)

    def complainant(self) -> tuple[Line, ...]:
        """Give the lines that say who complains."""
        return (
            Line("Họ và tên", "person_name"),
            Line("Địa chỉ", "person_address"),
            Line(self.identity, "person_paper"),
        )


BEFORE = Era(
    since=date(2020, 12, 10),
    until=date(2026, 6, 30),
    laws=(
        "Căn cứ Luật Khiếu nại ngày 11 tháng 11 năm 2011;",
        (
            f"Căn cứ {DECREE} ngày 19 tháng 10 năm 2020 của Chính phủ quy định chi tiết một số điều "
            "và biện pháp thi hành Luật Khiếu nại;"
        ),
    ),
    identity="Số CMND/thẻ căn cước công dân/hộ chiếu, ngày cấp, nơi cấp",
    amended=False,
)
SINCE = Era(
    since=date(2026, 7, 1),
    until=None,
    laws=(
        (
            "Căn cứ Luật Khiếu nại ngày 11 tháng 11 năm 2011, được sửa đổi, bổ sung bởi "
            "Luật số 136/2025/QH15 ngày 10 tháng 12 năm 2025;"
        ),
        (
            f"Căn cứ {DECREE} ngày 19 tháng 10 năm 2020 của Chính phủ quy định chi tiết một số điều "
            "và biện pháp thi hành Luật Khiếu nại, được sửa đổi, bổ sung bởi Nghị định số 155/2026/NĐ-CP;"
        ),
    ),
    identity="Số căn cước/số định danh cá nhân/hộ chiếu",
    amended=True,
)

DECISION_HEAD = Centred("{decider}", bold=True)
DECIDES = Centred("QUYẾT ĐỊNH:", bold=True)


def in_both(*makers: Callable[[Era], OpenForm]) -> tuple[OpenForm, ...]:
    """Give every form in its wording before and since the change of the law.

    The appendix replaced some forms only; the others cite the act and the decree among their grounds,
    and those were amended on the same day.
    """
    return tuple(make(era) for make in makers for era in (BEFORE, SINCE))


def rests_on(lkn: tuple[str, ...], n124: tuple[str, ...]) -> tuple[Article, ...]:
    """Give places in the act on complaints and in the decree that details it."""
    return (
        *(Article(Act.LKN, place) for place in lkn),
        *(Article(Act.N124, place) for place in n124),
    )
