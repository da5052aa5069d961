"""Handling letters: forms 01 to 05 of TT 05/2021/TT-TTCP.

Forms 01, 02 and 05 may be written of a denunciation as well. For that each has an edition of its own, which
is confined: whether its reader may know who wrote the letter is then not left to care.
"""

from datetime import date

from casebook.law.articles import Act, Article
from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import Block, Centred, Line, Para, Passage, Signed, SignPlace, Table
from casebook.papers.form import Audience, ConfinedForm, Form, OpenForm
from casebook.papers.law_forms.declaring import confined_form, open_form
from casebook.papers.law_forms.denunciation_eras import ACCUSED_LINES
from casebook.papers.law_forms.shared_slots import DENOUNCER_ADDRESS, DENOUNCER_NAME, LETTER_WORDS
from casebook.papers.slots import Column, ProtectedSlot, Slot, SlotKind

TT05_SINCE = date(2021, 11, 15)
PERSON = (Line("Ông (bà)", "person_name"), Line("Địa chỉ", "person_address"))
DENOUNCER = (Line("Ông (bà)", "denouncer_name"), Line("Địa chỉ", "denouncer_address"))


def _tt05(place: str) -> Article:
    return Article(Act.TT05, place)


_SETTLED_BEFORE = Slot(
    "settled_before", "Cơ quan đã giải quyết (nếu có)", "Body that settled it before, if any"
)


def _proposal_blocks(kind: str, sender: tuple[Block, ...], content: str) -> tuple[Block, ...]:
    return (
        Centred("Kính gửi: {head_title} {unit}"),
        Para(f"Ngày {{received_on}}, {{unit}} nhận được đơn {kind} đề ngày {{letter_on}} của:"),
        *sender,
        Para("Nội dung đơn:"),
        Passage(content, 4),
        Line("Đơn đã được cơ quan, tổ chức, cá nhân giải quyết (nếu có)", "settled_before"),
        Para("Căn cứ nội dung đơn, thẩm quyền giải quyết và điều kiện thụ lý theo quy định của pháp luật:"),
        Passage("reason", 3),
        Para(
            f"Người xử lý đơn đề xuất {{head_title}} thụ lý đơn {kind} nêu trên để giải quyết theo quy "
            "định của pháp luật."
        ),
        Signed(
            (
                SignPlace("Ý kiến của người đứng đầu", "(Đồng ý hay không; ký, ghi rõ họ tên)"),
                SignPlace("Người đề xuất", name="handler_name"),
            )
        ),
    )


def _proposal() -> OpenForm:
    return open_form(
        _SETTLED_BEFORE,
        key="TT05-01",
        code="Mẫu số 01",
        vi="Phiếu đề xuất thụ lý đơn",
        en="Proposal to accept a letter",
        sources=(_tt05("7"),),
        certainty=Certainty.M,
        since=TT05_SINCE,
        title="PHIẾU ĐỀ XUẤT THỤ LÝ ĐƠN",
        audience=frozenset({Audience.FILE}),
        signed_by_issuer=False,
        blocks=_proposal_blocks("{letter_kind}", PERSON, "case_content"),
    )


def _proposal_of_denunciation() -> ConfinedForm:
    return confined_form(
        _SETTLED_BEFORE,
        protected=(DENOUNCER_NAME, DENOUNCER_ADDRESS, LETTER_WORDS),
        key="TT05-01-DENUNCIATION",
        code="Mẫu số 01",
        vi="Phiếu đề xuất thụ lý đơn tố cáo",
        en="Proposal to accept a denunciation",
        sources=(_tt05("13"),),
        certainty=Certainty.M,
        since=TT05_SINCE,
        title="PHIẾU ĐỀ XUẤT THỤ LÝ ĐƠN TỐ CÁO",
        audience=frozenset({Audience.FILE}),
        signed_by_issuer=False,
        blocks=_proposal_blocks("tố cáo", (*DENOUNCER, *ACCUSED_LINES), "letter_words"),
    )


def _guide_blocks(kind: str, name: str, address: str, content: str) -> tuple[Block, ...]:
    return (
        Centred(f"Kính gửi: Ông (bà) {{{name}}}"),
        Line("Địa chỉ", address),
        Para(
            f"Ngày {{received_on}}, {{unit}} nhận được đơn {kind} đề ngày {{letter_on}} của ông (bà). "
            "Nội dung đơn:"
        ),
        Passage(content, 3),
        Para("Sau khi xem xét nội dung đơn và tài liệu kèm theo, {unit} nhận thấy:"),
        Passage("reason", 3),
        Para(
            f"{{unit}} hướng dẫn ông (bà) gửi đơn {kind} và tài liệu kèm theo đến {{dest_unit}} để được "
            "xem xét, giải quyết theo quy định của pháp luật."
        ),
        Line("Giấy tờ, tài liệu gốc trả lại kèm theo (nếu có)", "handed_on"),
    )


def _guide() -> OpenForm:
    return open_form(
        key="TT05-02",
        code="Mẫu số 02",
        vi="Phiếu hướng dẫn",
        en="Guide to the competent body",
        sources=(_tt05("7"),),
        certainty=Certainty.M,
        since=TT05_SINCE,
        symbol="HD",
        title="PHIẾU HƯỚNG DẪN",
        audience=frozenset({Audience.PERSON}),
        blocks=_guide_blocks("{letter_kind}", "person_name", "person_address", "case_content"),
        recipients=("Như trên;",),
    )


# For a denouncer who comes in person (LTC Đ24.2); a letter is transferred.
def _guide_of_denunciation() -> ConfinedForm:
    return confined_form(
        protected=(DENOUNCER_NAME, DENOUNCER_ADDRESS, LETTER_WORDS),
        key="TT05-02-DENUNCIATION",
        code="Mẫu số 02",
        vi="Phiếu hướng dẫn người tố cáo",
        en="Guide of a denouncer to the competent body",
        sources=(_tt05("7"), Article(Act.LTC, "24.2")),
        certainty=Certainty.M,
        since=TT05_SINCE,
        symbol="HD",
        title="PHIẾU HƯỚNG DẪN",
        audience=frozenset({Audience.DENOUNCER, Audience.FILE}),
        blocks=_guide_blocks("tố cáo", "denouncer_name", "denouncer_address", "letter_words"),
        recipients=("Như trên;",),
    )


# The body that gets it gets the letter too and settles it in our place (LTC Đ24.2).
def _transfer_of_denunciation() -> ConfinedForm:
    return confined_form(
        protected=(DENOUNCER_NAME, DENOUNCER_ADDRESS),
        key="TT05-03",
        code="Mẫu số 03",
        vi="Phiếu chuyển đơn tố cáo",
        en="Slip that transfers a denunciation",
        sources=(_tt05("14"), Article(Act.LTC, "24.2")),
        certainty=Certainty.M,
        since=TT05_SINCE,
        symbol="PC",
        title="PHIẾU CHUYỂN ĐƠN TỐ CÁO",
        audience=frozenset({Audience.BODY, Audience.DENOUNCER, Audience.FILE}),
        blocks=(
            Centred("Kính gửi: {dest_unit}"),
            Para("Ngày {received_on}, {unit} nhận được đơn tố cáo đề ngày {letter_on} của:"),
            *DENOUNCER,
            *ACCUSED_LINES,
            Para("Nội dung tố cáo:"),
            Passage("denounced_content", 4),
            Para(
                "Căn cứ khoản 2 Điều 24 Luật Tố cáo và Điều 14 Thông tư số 05/2021/TT-TTCP, việc giải quyết "
                "tố cáo nêu trên thuộc thẩm quyền của {dest_unit}. {unit} chuyển đơn và tài liệu kèm theo "
                "đến {dest_unit} để được xem xét, giải quyết theo quy định của pháp luật."
            ),
            Line("Tài liệu gửi kèm (niêm phong)", "handed_on"),
            Para(
                "Đề nghị {dest_unit} giữ bí mật họ tên, địa chỉ, bút tích và thông tin cá nhân khác của "
                "người tố cáo theo quy định của pháp luật."
            ),
        ),
        recipients=("Như trên;", "Người tố cáo (để biết);"),
    )


def _transfer() -> OpenForm:
    return open_form(
        key="TT05-04",
        code="Mẫu số 04",
        vi="Phiếu chuyển đơn kiến nghị, phản ánh",
        en="Slip that transfers a petition or feedback",
        sources=(_tt05("20"),),
        certainty=Certainty.M,
        since=TT05_SINCE,
        symbol="PC",
        title="PHIẾU CHUYỂN ĐƠN KIẾN NGHỊ, PHẢN ÁNH",
        audience=frozenset({Audience.BODY, Audience.PERSON}),
        blocks=(
            Centred("Kính gửi: {dest_unit}"),
            Para("Ngày {received_on}, {unit} nhận được đơn kiến nghị, phản ánh đề ngày {letter_on} của:"),
            *PERSON,
            Para("Nội dung kiến nghị, phản ánh:"),
            Passage("case_content", 4),
            Para(
                "Căn cứ Điều 20 Thông tư số 05/2021/TT-TTCP, nội dung nêu trên thuộc thẩm quyền của "
                "{dest_unit}. {unit} chuyển đơn và tài liệu kèm theo đến {dest_unit} để được xem xét, giải "
                "quyết và trả lời người gửi đơn theo quy định của pháp luật."
            ),
            Line("Tài liệu gửi kèm", "handed_on"),
        ),
        recipients=("Như trên;", "Người gửi đơn (để biết);"),
    )


_CONTENTS = (
    Column("stt", "STT", 12),
    Column("kind", "Loại nội dung", 34),
    Column("content", "Nội dung"),
    Column("dest_unit", "Cơ quan, người có thẩm quyền", 46),
)
PARTS = Slot("parts", "Các nội dung của đơn", "The contents of the letter", SlotKind.ROWS, _CONTENTS)
# What else somebody wrote in the same letter tells who they are as surely as their name.
_SECRET_PARTS = ProtectedSlot(
    "secret_parts",
    "Các nội dung của đơn, có nội dung tố cáo",
    "The contents of a letter that denounces as well",
    SlotKind.ROWS,
    _CONTENTS,
)


def _split_blocks(name: str, address: str, parts: str) -> tuple[Block, ...]:
    return (
        Centred(f"Kính gửi: Ông (bà) {{{name}}}"),
        Line("Địa chỉ", address),
        Para(
            "Ngày {received_on}, {unit} nhận được đơn đề ngày {letter_on} của ông (bà). Đơn có nhiều "
            "nội dung khác nhau:"
        ),
        Table(parts, 3),
        Para(
            "Căn cứ khoản 3 Điều 25 Luật Tiếp công dân và Điều 21 Thông tư số 05/2021/TT-TTCP, {unit} hướng "
            "dẫn ông (bà) viết riêng từng nội dung thành từng đơn và gửi đến cơ quan, người có thẩm quyền "
            "giải quyết nội dung ấy."
        ),
    )


def _split() -> OpenForm:
    return open_form(
        PARTS,
        key="TT05-05",
        code="Mẫu số 05",
        vi="Hướng dẫn tách đơn có nhiều nội dung",
        en="Guide to split a letter of several contents",
        sources=(_tt05("21"), Article(Act.LTCD, "25.3")),
        certainty=Certainty.M,
        since=TT05_SINCE,
        symbol="HD",
        title="PHIẾU HƯỚNG DẪN",
        about="Tách đơn có nhiều nội dung khác nhau",
        audience=frozenset({Audience.PERSON}),
        blocks=_split_blocks("person_name", "person_address", "parts"),
        recipients=("Như trên;",),
    )


def _split_of_denunciation() -> ConfinedForm:
    return confined_form(
        protected=(DENOUNCER_NAME, DENOUNCER_ADDRESS, _SECRET_PARTS),
        key="TT05-05-DENUNCIATION",
        code="Mẫu số 05",
        vi="Hướng dẫn tách đơn có nội dung tố cáo",
        en="Guide to split a letter that denounces as well",
        sources=(_tt05("21"), Article(Act.LTCD, "25.3"), Article(Act.LTC, "56")),
        certainty=Certainty.M,
        since=TT05_SINCE,
        symbol="HD",
        title="PHIẾU HƯỚNG DẪN",
        about="Tách đơn có nhiều nội dung khác nhau",
        audience=frozenset({Audience.DENOUNCER, Audience.FILE}),
        blocks=_split_blocks("denouncer_name", "denouncer_address", "secret_parts"),
        recipients=("Như trên;",),
    )


SPLIT_GUIDE = _split()
FORMS: tuple[Form, ...] = (
    _proposal(),
    _proposal_of_denunciation(),
    _guide(),
    _guide_of_denunciation(),
    _transfer_of_denunciation(),
    _transfer(),
    SPLIT_GUIDE,
    _split_of_denunciation(),
)
