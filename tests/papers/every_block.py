"""A form with a block of every kind, a công văn and what a citizen writes: filled, and with nothing known."""

from collections.abc import Mapping
from datetime import date, time

from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import (
    Block,
    Centred,
    Decree,
    Grounds,
    Heading,
    Line,
    Para,
    Passage,
    Signed,
    SignPlace,
    Table,
)
from casebook.papers.form import (
    Audience,
    ConfinedForm,
    Filled,
    Form,
    Frame,
    OpenForm,
    fill,
    fill_confined,
)
from casebook.papers.letterhead import Issue, Letterhead, Signature
from casebook.papers.slots import Column, ProtectedSlot, Slot, SlotKind, Value

VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"

NAME = Slot("person_name", "Họ tên", "Name")
ADDRESS = Slot("person_address", "Địa chỉ", "Address")
SUBJECT = Slot("subject", "Việc", "Subject")
CONTENT = Slot("content", "Nội dung", "Content", SlotKind.TEXT)
DAY = Slot("received_on", "Ngày nhận", "Day", SlotKind.DAY)
HOUR = Slot("at_hour", "Giờ", "Hour", SlotKind.HOUR)
COPIES = Slot("copies", "Số bản", "Copies", SlotKind.NUMBER)
SECRETARY = Slot("secretary", "Thư ký", "Secretary")
ITEMS = Slot(
    "items",
    "Tài liệu",
    "Papers",
    SlotKind.ROWS,
    (Column("stt", "STT", 12), Column("what", "Tên tài liệu"), Column("note", "Ghi chú", 40)),
)
DENOUNCER = ProtectedSlot("denouncer_name", "Họ tên người tố cáo", "Name of the denouncer")

BLOCKS: tuple[Block, ...] = (
    Grounds(
        (
            "Căn cứ Luật Khiếu nại ngày 11 tháng 11 năm 2011;",
            "Căn cứ Nghị định số 124/2020/NĐ-CP ngày 19 tháng 10 năm 2020 của Chính phủ.",
        )
    ),
    Centred("Kính gửi: {person_name}", bold=True),
    Para("Ngày {received_on}, nhà trường nhận được đơn của {person_name}."),
    Para("Buổi làm việc hồi {at_hour} {received_on}.", italic=True, indent=False),
    Line("Địa chỉ", "person_address"),
    Line("Ngày nhận đơn", "received_on"),
    Line("Bắt đầu lúc", "at_hour"),
    Heading("1. Nội dung khiếu nại"),
    Passage("content", 4),
    Decree(1, "Giao {person_name} thực hiện {subject}."),
    Table("items", 3),
    Para("Biên bản lập thành {copies} bản có giá trị như nhau."),
    Signed(
        (
            SignPlace("Người lập", name="secretary"),
            SignPlace("Người khiếu nại", "(Ký hoặc điểm chỉ)", "person_name"),
            SignPlace("Đại diện những người có quyền, nghĩa vụ liên quan"),
            SignPlace("Chủ trì"),
        )
    ),
)

FORM = OpenForm(
    key="EVERY-BLOCK",
    code="Mẫu số 03",
    vi="Thông báo thụ lý giải quyết khiếu nại",
    en="Notice of acceptance",
    sources=(),
    certainty=Certainty.M,
    since=date(2020, 1, 1),
    symbol="TB",
    title="Thông báo",
    about="Về việc thụ lý khiếu nại của {person_name} về {subject}",
    audience=frozenset({Audience.PERSON}),
    blocks=BLOCKS,
    recipients=("Như trên;", "{person_name};"),
    slots=(NAME, SUBJECT, DAY, HOUR, ADDRESS, CONTENT, ITEMS, COPIES, SECRETARY),
)
LETTER = OpenForm(
    key="A-LETTER",
    code="",
    vi="Công văn đôn đốc",
    en="Letter that chases",
    sources=(),
    certainty=Certainty.M,
    since=date(2020, 1, 1),
    is_letter=True,
    about="đôn đốc giải quyết đơn của {person_name}",
    audience=frozenset({Audience.BODY}),
    blocks=(Centred("Kính gửi: Ủy ban nhân dân phường Ví Dụ"), Para("Đề nghị trả lời trước {received_on}.")),
    recipients=("Như trên",),
    slots=(NAME, DAY),
)
PETITION = OpenForm(
    key="A-PETITION",
    code="Mẫu số 01",
    vi="Đơn khiếu nại",
    en="Complaint",
    sources=(),
    certainty=Certainty.M,
    since=date(2020, 1, 1),
    title="Đơn khiếu nại",
    about="(Về việc {subject})",
    by_citizen=True,
    signed_by_issuer=False,
    audience=frozenset({Audience.PERSON}),
    blocks=(
        Line("Họ và tên", "person_name"),
        Passage("content", 6),
        Signed((SignPlace("Người khiếu nại", name="person_name"),)),
    ),
    slots=(NAME, SUBJECT, CONTENT),
)
CONFINED = ConfinedForm(
    key="A-CONFINED",
    code="Mẫu số 01",
    vi="Phiếu đề xuất",
    en="Proposal",
    sources=(),
    certainty=Certainty.M,
    since=date(2020, 1, 1),
    symbol="ĐX",
    title="Phiếu đề xuất",
    audience=frozenset({Audience.FILE}),
    blocks=(Para("Người tố cáo: {denouncer_name}. Về {subject}."),),
    slots=(SUBJECT,),
    protected=(DENOUNCER,),
)

SCHOOL = Letterhead(
    unit_name="Trường Tiểu học Nguyễn Văn Mẫu",
    upper_line="Ủy ban nhân dân phường Ví Dụ",
    place="Hà Nội",
    abbreviation="THNVM",
)
FRAME = Frame(
    letterhead=SCHOOL,
    issue=Issue("07", date(2026, 7, 5)),
    signature=Signature("Phó Hiệu trưởng", "Cô Hoa Mẫu", "KT. HIỆU TRƯỞNG"),
    recipients=("Ban Thanh tra nhân dân;",),
    archive_line="Lưu: VT, hồ sơ",
)
UNKNOWN_FRAME = Frame(letterhead=Letterhead(""), issue=Issue(), signature=Signature(""))

TEXTS = (NAME, SUBJECT, ADDRESS, CONTENT, SECRETARY)


def values(text: str) -> Mapping[Slot, Value]:
    """Every value known, with `text` wherever people type."""
    return {
        **dict.fromkeys(TEXTS, text),
        DAY: date(2026, 7, 3),
        HOUR: time(8, 15),
        COPIES: 2,
        ITEMS: ({"what": text, "note": "bản chính"}, {"what": "Danh sách lớp", "note": text}),
    }


def filled(text: str = "Ông An Ví Dụ") -> Filled:
    """The form with every block, everything known."""
    return fill(FORM, FRAME, values(text))


def blank() -> Filled:
    """The same form, nothing known."""
    return fill(FORM, UNKNOWN_FRAME, {})


def letter(text: str = "bà Bình Ví Dụ") -> Filled:
    """A công văn about `text`."""
    return fill(LETTER, FRAME, {NAME: text})


def petition(text: str = "bà Bình Ví Dụ") -> Filled:
    """What a citizen of that name writes, with nothing said yet."""
    return fill(PETITION, FRAME, {NAME: text})


def confined(name: str) -> Filled:
    """A paper that tells who denounces."""
    return fill_confined(CONFINED, FRAME, {SUBJECT: "việc thu tiền"}, {DENOUNCER: name})


def some(form: Form) -> Filled:
    """Any form with everything known, by the kind of each value."""
    told = {slot.key: _some(slot) for slot in (*form.slots, *getattr(form, "protected", ()))}
    return Filled(form=form, frame=FRAME, values=told)


def none(form: Form) -> Filled:
    """Any form with nothing known."""
    return Filled(form=form, frame=UNKNOWN_FRAME, values={})


def _some(slot: Slot | ProtectedSlot) -> Value:
    by_kind: dict[SlotKind, Value] = {
        SlotKind.DAY: date(2026, 7, 3),
        SlotKind.HOUR: time(8, 15),
        SlotKind.NUMBER: 3,
        SlotKind.TEXT: f"Giá trị {slot.key}.\nĐoạn thứ hai.",
        SlotKind.LINE: f"giá trị {slot.key}",
        SlotKind.ROWS: tuple(
            {column.key: f"{column.key} {row}" for column in slot.columns if column.key != "stt"}
            for row in (1, 2)
        ),
    }
    return by_kind[slot.kind]


def unkindly_framed(text: str) -> Filled:
    """A paper whose unit, place, signer and recipients are all called `text`."""
    frame = Frame(
        letterhead=Letterhead(text, text, text, text),
        issue=Issue(text, date(2026, 7, 5)),
        signature=Signature(text, text, text),
        recipients=(text,),
        archive_line=text,
    )
    return fill(FORM, frame, {})
