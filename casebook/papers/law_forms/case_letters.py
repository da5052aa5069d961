"""Papers to whoever sent a letter: the receipt for it, the answer to a petition or feedback."""

from datetime import date

from casebook.law.articles import Act, Article
from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import Block, Centred, Line, Para, Passage, Signed, SignPlace, Table
from casebook.papers.form import Audience, ConfinedForm, Form, OpenForm
from casebook.papers.law_forms.declaring import confined_form, open_form
from casebook.papers.law_forms.letters_tt05 import DENOUNCER, PERSON
from casebook.papers.law_forms.shared_slots import DENOUNCER_ADDRESS, DENOUNCER_NAME, DENOUNCER_PHONE
from casebook.papers.slots import Column, Slot, SlotKind

LTCD_SINCE = date(2014, 7, 1)

_ITEMS = (
    Column("stt", "STT", 12),
    Column("name", "Tên đơn, tài liệu"),
    Column("form", "Bản chính, bản sao", 42),
    Column("pages", "Số trang", 22),
)
_TAKEN_IN = (
    Slot("way", "Cách nhận (trực tiếp, qua bưu chính)", "How it came (by hand, by post)"),
    Slot("items", "Đơn và tài liệu đã nhận", "The letter and what came with it", SlotKind.ROWS, _ITEMS),
    Slot("receiver", "Người nhận đơn", "Who took it in"),
    Slot("receiver_title", "Chức vụ người nhận đơn", "Office of who took it in"),
)


def _receipt_blocks(kind: str, sender: tuple[Block, ...], name: str, *more: Block) -> tuple[Block, ...]:
    return (
        Para("Hồi {at_hour} ngày {received_on}, tại {place}, {unit} đã nhận ({way}) của:"),
        *sender,
        Para(f"đơn {kind} đề ngày {{letter_on}} và tài liệu kèm theo:", indent=False),
        Table("items", 3),
        Line("Người nhận đơn", "receiver"),
        Line("Chức vụ", "receiver_title"),
        *more,
        Para("Giấy biên nhận được lập thành {copies} bản có giá trị như nhau, người gửi đơn giữ một bản."),
        Signed(
            (
                SignPlace("Người gửi đơn", "(Ký, ghi rõ họ tên nếu nộp trực tiếp)", name),
                SignPlace("Người nhận đơn", name="receiver"),
            )
        ),
    )


def _receipt() -> OpenForm:
    return open_form(
        *_TAKEN_IN,
        Slot("tracking_code", "Mã theo dõi", "Tracking code"),
        key="RECEIPT-CASE",
        code="",
        vi="Giấy biên nhận đơn",
        en="Receipt for a letter",
        sources=(Article(Act.LTCD, "28.1"), Article(Act.TT05, "6")),
        certainty=Certainty.M,
        since=LTCD_SINCE,
        title="GIẤY BIÊN NHẬN ĐƠN",
        audience=frozenset({Audience.PERSON}),
        signed_by_issuer=False,
        blocks=_receipt_blocks(
            "{letter_kind}",
            (*PERSON, Line("Điện thoại", "person_phone")),
            "person_name",
            Line("Mã vụ việc", "case_name"),
            Line("Mã theo dõi", "tracking_code"),
        ),
    )


# No code to follow it by: whoever found the slip would learn of the denunciation.
def _receipt_of_denunciation() -> ConfinedForm:
    return confined_form(
        *_TAKEN_IN,
        protected=(DENOUNCER_NAME, DENOUNCER_ADDRESS, DENOUNCER_PHONE),
        key="RECEIPT-CASE-DENUNCIATION",
        code="",
        vi="Giấy biên nhận đơn tố cáo",
        en="Receipt for a denunciation",
        sources=(Article(Act.LTC, "24.1"), Article(Act.LTC, "56")),
        certainty=Certainty.M,
        since=LTCD_SINCE,
        title="GIẤY BIÊN NHẬN ĐƠN",
        audience=frozenset({Audience.DENOUNCER, Audience.FILE}),
        signed_by_issuer=False,
        blocks=_receipt_blocks(
            "tố cáo", (*DENOUNCER, Line("Điện thoại", "denouncer_phone")), "denouncer_name"
        ),
    )


def _answer() -> OpenForm:
    return open_form(
        Slot("found", "Kết quả xem xét", "What the unit found", SlotKind.TEXT),
        Slot("answer", "Trả lời từng nội dung", "The answer, point by point", SlotKind.TEXT),
        key="PETITION-ANSWER",
        code="",
        vi="Công văn trả lời kiến nghị, phản ánh",
        en="Answer to a petition or feedback",
        sources=(Article(Act.LTCD, "28.1"), Article(Act.TT05, "20")),
        certainty=Certainty.M,
        since=LTCD_SINCE,
        is_letter=True,
        about="trả lời kiến nghị, phản ánh về {case_subject}",
        audience=frozenset({Audience.PERSON}),
        blocks=(
            Centred("Kính gửi: Ông (bà) {person_name}"),
            Line("Địa chỉ", "person_address"),
            Para("Ngày {received_on}, {unit} nhận được kiến nghị, phản ánh của ông (bà) với nội dung:"),
            Passage("case_content", 3),
            Para("Sau khi xem xét, {unit} nhận thấy:"),
            Passage("found", 3),
            Para("{unit} trả lời ông (bà) như sau:"),
            Passage("answer", 4),
            Para("Nếu cần trao đổi thêm, đề nghị ông (bà) liên hệ {contact}."),
        ),
        recipients=("Như trên;",),
    )


FORMS: tuple[Form, ...] = (_receipt(), _receipt_of_denunciation(), _answer())
