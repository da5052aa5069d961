"""The two eras of the forms on denunciations, before and since 01/07/2026, and what their papers share.

No open paper asks on which day or by which way a denunciation came, or how many denounce: in a small
school that alone may tell who it was (LTC Đ8.3, Đ56). They begin with the day it was accepted.
"""

from collections.abc import Callable
from datetime import date

from casebook.law.articles import Act, Article
from casebook.papers.blocks import Line
from casebook.papers.form import Form
from casebook.papers.law_forms.complaints_eras import Era
from casebook.papers.law_forms.shared_slots import (
    DENOUNCER_ADDRESS,
    DENOUNCER_NAME,
    DENOUNCER_PAPER,
    DENOUNCER_PHONE,
)

_DECREE = (
    "Căn cứ Nghị định số 31/2019/NĐ-CP ngày 10 tháng 4 năm 2019 của Chính phủ quy định chi tiết một số "
    "điều và biện pháp tổ chức thi hành Luật Tố cáo"
)
BEFORE = Era(
    since=date(2019, 5, 28),
    until=date(2026, 6, 30),
    laws=("Căn cứ Luật Tố cáo ngày 12 tháng 6 năm 2018;", f"{_DECREE};"),
    identity="Số CMND/thẻ căn cước công dân/hộ chiếu, ngày cấp, nơi cấp",
    amended=False,
)
SINCE = Era(
    since=date(2026, 7, 1),
    until=None,
    laws=(
        (
            "Căn cứ Luật Tố cáo ngày 12 tháng 6 năm 2018, được sửa đổi, bổ sung bởi Luật số "
            "136/2025/QH15 ngày 10 tháng 12 năm 2025;"
        ),
        f"{_DECREE}, được sửa đổi, bổ sung bởi Nghị định số 156/2026/NĐ-CP;",
    ),
    identity="Số căn cước/số định danh cá nhân/hộ chiếu",
    amended=True,
)

BY_ACCEPTANCE = "Căn cứ Quyết định số {acceptance_number} ngày {accepted_on} về việc thụ lý tố cáo;"
OF_ACCUSED = "ông (bà) {accused_name}, {accused_title}, {accused_unit}"
ACCUSED_LINES = (
    Line("Người bị tố cáo", "accused_name"),
    Line("Chức vụ", "accused_title"),
    Line("Đơn vị công tác", "accused_unit"),
)
TOLD_TO_ALL = (
    "Như Điều 2;",
    "Người tố cáo;",
    "Người bị tố cáo;",
    "Cơ quan, tổ chức, cá nhân có liên quan;",
)
"""Of a decision told to the denouncer, the accused and others alike (LTC Đ30.4, Đ34.4)."""
IDENTITY = (DENOUNCER_NAME, DENOUNCER_ADDRESS, DENOUNCER_PAPER, DENOUNCER_PHONE)


def in_both(*makers: Callable[[Era], Form]) -> tuple[Form, ...]:
    """Give every form in its wording before and since the change of the law.

    The appendix replaced forms 02 and 03; decisions cite the act and the decree among their grounds,
    and those were amended on the same day.
    """
    return tuple(make(era) for make in makers for era in (BEFORE, SINCE))


def rests_on(ltc: tuple[str, ...], *n31: str) -> tuple[Article, ...]:
    """Give places in the act on denunciations and in the decree that details it, its appendix first."""
    return (
        Article(Act.N31),
        *(Article(Act.N31, place) for place in n31),
        *(Article(Act.LTC, place) for place in ltc),
    )
