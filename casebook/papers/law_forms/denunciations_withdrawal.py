"""Withdrawing a denunciation: forms 02 and 03 of NĐ 31/2019, before and after NĐ 156/2026.

LTC Đ33, N31 Đ4 (N156 Đ1): since 01/07/2026 minutes are as good as a letter, and whoever withdraws is named
by citizen card, personal number or passport.
"""

from casebook.law.articles import Act, Article
from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import Block, Centred, Heading, Line, Para, Passage, Signed, SignPlace
from casebook.papers.form import Audience, ConfinedForm, Form
from casebook.papers.law_forms.complaints_eras import Era
from casebook.papers.law_forms.declaring import confined_form
from casebook.papers.law_forms.denunciation_eras import ACCUSED_LINES, IDENTITY, OF_ACCUSED, in_both
from casebook.papers.slots import ProtectedSlot, Slot, SlotKind

_SCOPE = Slot("scope", "Rút toàn bộ hay một phần", "All of it or a part")
# Why somebody gives up tells who they are more often than not.
_WHY = ProtectedSlot("withdrawal_reason", "Lý do rút tố cáo", "Why it is withdrawn", SlotKind.TEXT)
_SIGN = "(Ký, ghi rõ họ tên)"
_SIGN_OR_PRINT = "(Ký hoặc điểm chỉ, ghi rõ họ tên)"
_WILLINGLY = (
    "việc rút tố cáo là hoàn toàn tự nguyện, không bị đe dọa, ép buộc, mua chuộc và tự chịu trách nhiệm "
    "trước pháp luật về việc rút tố cáo"
)


def _sources(era: Era) -> tuple[Article, ...]:
    amended = (Article(Act.N156, "1"),) if era.amended else ()
    return (Article(Act.N31, "4"), *amended, Article(Act.LTC, "33.1"))


def _person(era: Era) -> tuple[Block, ...]:
    return (
        Line("Địa chỉ", "denouncer_address"),
        Line(era.identity, "denouncer_paper"),
        Line("Điện thoại", "denouncer_phone"),
    )


def _the_rest_goes_on(era: Era) -> tuple[Block, ...]:
    if not era.amended:
        return ()
    return (
        Para(
            "Nội dung không rút tiếp tục được giải quyết; việc rút tố cáo không ảnh hưởng đến việc giải "
            "quyết khi có dấu hiệu vi phạm pháp luật (Điều 33 Luật Tố cáo)."
        ),
    )


def _letter(era: Era) -> ConfinedForm:
    return confined_form(
        _SCOPE,
        protected=(*IDENTITY, _WHY),
        key="N31-02",
        code="Mẫu số 02",
        vi="Đơn rút tố cáo",
        en="Letter withdrawing a denunciation",
        sources=_sources(era),
        certainty=Certainty.M,
        since=era.since,
        until=era.until,
        title="ĐƠN RÚT TỐ CÁO",
        audience=frozenset({Audience.DENOUNCER, Audience.FILE}),
        by_citizen=True,
        signed_by_issuer=False,
        blocks=(
            Centred("Kính gửi: {head_title} {unit}"),
            Line("Tôi tên là", "denouncer_name"),
            *_person(era),
            Para("Ngày {letter_on}, tôi có đơn tố cáo đối với:"),
            *ACCUSED_LINES,
            Para("Nay tôi đề nghị rút {scope} nội dung tố cáo, cụ thể:"),
            Passage("denounced_content", 3),
            Para("Lý do rút tố cáo:"),
            Passage("withdrawal_reason", 2),
            *_the_rest_goes_on(era),
            Para(f"Tôi cam đoan {_WILLINGLY}."),
            Signed(
                (
                    SignPlace(
                        "Người rút tố cáo", _SIGN_OR_PRINT if era.amended else _SIGN, name="denouncer_name"
                    ),
                )
            ),
        ),
    )


def _minutes_blocks(era: Era) -> tuple[Block, ...]:
    return (
        Para("Hôm nay, hồi {at_hour} ngày {held_on}, tại {place}, chúng tôi gồm:"),
        Heading("1. Người tiếp nhận việc rút tố cáo"),
        Para("Ông (bà) {handler_name}, chức vụ: {handler_title}."),
        Heading("2. Người rút tố cáo"),
        Line("Ông (bà)", "denouncer_name"),
        *_person(era),
        Heading("3. Nội dung"),
        Para(
            "Ông (bà) có tên tại mục 2 đề nghị rút {scope} nội dung tố cáo trong đơn đề ngày "
            "{letter_on} "
            f"đối với {OF_ACCUSED}, cụ thể:"
        ),
        Passage("denounced_content", 3),
        Para("Lý do rút tố cáo:"),
        Passage("withdrawal_reason", 2),
        *_the_rest_goes_on(era),
        Para(f"Người rút tố cáo cam đoan {_WILLINGLY}."),
        Para(
            "Biên bản kết thúc hồi {end_hour} cùng ngày, đã đọc lại cho những người có tên trên nghe, "
            "công nhận là đúng và cùng ký; lập thành {copies} bản có giá trị như nhau, người rút tố cáo "
            "giữ một bản."
        ),
        Signed(
            (
                SignPlace("Người rút tố cáo", _SIGN_OR_PRINT if era.amended else _SIGN, "denouncer_name"),
                SignPlace("Người ghi biên bản", _SIGN, "secretary_name"),
                SignPlace("Người tiếp nhận", _SIGN, "handler_name"),
            )
        ),
    )


def _minutes(era: Era) -> ConfinedForm:
    return confined_form(
        _SCOPE,
        protected=(*IDENTITY, _WHY),
        key="N31-03",
        code="Mẫu số 03",
        vi="Biên bản ghi nhận việc rút tố cáo",
        en="Minutes of withdrawing a denunciation",
        sources=_sources(era),
        certainty=Certainty.M,
        since=era.since,
        until=era.until,
        title="BIÊN BẢN",
        about="Về việc rút tố cáo",
        audience=frozenset({Audience.DENOUNCER, Audience.FILE}),
        signed_by_issuer=False,
        blocks=_minutes_blocks(era),
    )


FORMS: tuple[Form, ...] = in_both(_letter, _minutes)
