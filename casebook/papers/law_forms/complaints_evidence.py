"""Forms 06-08 of N124: talks, information asked for and papers handed over while verifying."""

from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import Centred, Heading, Line, Para, Passage, Signed, SignPlace, Table
from casebook.papers.form import Audience, Form
from casebook.papers.law_forms.complaints_eras import BEFORE, rests_on
from casebook.papers.law_forms.declaring import open_form
from casebook.papers.slots import Column, Slot, SlotKind

_PRESENT = (
    Column("stt", "STT", 12),
    Column("name", "Họ và tên"),
    Column("title", "Chức vụ, địa chỉ", 55),
    Column("role", "Tư cách tham gia", 42),
)
_HANDED = (
    Column("stt", "STT", 12),
    Column("what", "Tên thông tin, tài liệu, bằng chứng"),
    Column("pages", "Số trang", 18),
    Column("state", "Bản chính, bản sao; tình trạng", 66),
)

TALK = open_form(
    Slot("talk_about", "Buổi làm việc về việc", "What the talk is about"),
    Slot("present", "Người tham gia", "Who took part", SlotKind.ROWS, _PRESENT),
    Slot("talked", "Nội dung làm việc, ý kiến các bên", "What was said", SlotKind.TEXT),
    Slot("agreed", "Nội dung các bên xác nhận", "What all confirm", SlotKind.TEXT),
    key="N124-06",
    code="Mẫu số 06",
    vi="Biên bản làm việc",
    en="Minutes of a talk",
    sources=rests_on(("29",), ()),
    certainty=Certainty.M,
    since=BEFORE.since,
    symbol="BB",
    title="BIÊN BẢN LÀM VIỆC",
    about="Về việc {talk_about}",
    audience=frozenset({Audience.PERSON, Audience.BODY, Audience.FILE}),
    signed_by_issuer=False,
    blocks=(
        Para("Hồi {at_hour} ngày {held_on}, tại {place}, chúng tôi gồm:"),
        Table("present", 4),
        Para(
            "làm việc về khiếu nại của ông (bà) {person_name} đối với {contested}. Nội dung cụ thể như sau:",
            indent=False,
        ),
        Heading("1. Nội dung làm việc, ý kiến của các bên"),
        Passage("talked", 7),
        Heading("2. Nội dung các bên xác nhận"),
        Passage("agreed", 3),
        Heading("3. Thông tin, tài liệu, bằng chứng cung cấp"),
        Passage("evidence", 2),
        Para(
            "Buổi làm việc kết thúc hồi {end_hour} cùng ngày. Biên bản được lập thành {copies} bản, mỗi bên "
            "giữ một bản, đã đọc lại cho những người có tên trên cùng nghe, xác nhận đúng và ký tên dưới đây."
        ),
        Signed(
            (
                SignPlace("Bên làm việc", "(Ký hoặc điểm chỉ, ghi rõ họ tên)"),
                SignPlace("Người ghi biên bản", name="secretary_name"),
                SignPlace("Người được giao xác minh", name="handler_name"),
            )
        ),
    ),
)

ASKS_FOR_INFORMATION = open_form(
    Slot("asked_for", "Thông tin, tài liệu đề nghị cung cấp", "What is asked for", SlotKind.TEXT),
    key="N124-07",
    code="Mẫu số 07",
    vi="Văn bản đề nghị cung cấp thông tin, tài liệu, bằng chứng",
    en="Letter asking for information, documents, evidence",
    sources=rests_on(("13", "14", "29"), ()),
    certainty=Certainty.M,
    since=BEFORE.since,
    is_letter=True,
    about="đề nghị cung cấp thông tin, tài liệu, bằng chứng",
    audience=frozenset({Audience.PERSON, Audience.BODY}),
    blocks=(
        Centred("Kính gửi: {dest_unit}"),
        Para(
            "{head_title} {unit} đang giải quyết khiếu nại của ông (bà) {person_name}, địa chỉ: "
            "{person_address}, về {contested}."
        ),
        Para(
            "Để có đủ căn cứ giải quyết khiếu nại, {unit} đề nghị {dest_unit} cung cấp thông tin, tài liệu, "
            "bằng chứng sau đây:"
        ),
        Passage("asked_for", 4),
        Para(
            "Thông tin, tài liệu, bằng chứng đề nghị gửi bằng văn bản đến {unit}, địa chỉ: {unit_address}, "
            f"trong thời hạn {BEFORE.term('KN-08')}, kể từ ngày nhận được đề nghị này (Điều 13, Điều 14 Luật "
            "Khiếu nại), chậm nhất ngày {answer_by}. Thông tin trao đổi, liên hệ: {contact}."
        ),
        Para("Rất mong nhận được sự phối hợp."),
    ),
    recipients=("Như trên",),
)

HANDOVER = open_form(
    Slot("giver_name", "Người giao", "Who hands over"),
    Slot("giver_title", "Chức vụ, địa chỉ người giao", "Office or address of who hands over"),
    Slot("taker_name", "Người nhận", "Who receives"),
    Slot("taker_title", "Chức vụ, đơn vị người nhận", "Office of who receives"),
    Slot("handed", "Tài liệu giao nhận", "What was handed over", SlotKind.ROWS, _HANDED),
    key="N124-08",
    code="Mẫu số 08",
    vi="Biên bản giao nhận thông tin, tài liệu, bằng chứng",
    en="Minutes of handing over information, documents, evidence",
    sources=rests_on(("29",), ()),
    certainty=Certainty.M,
    since=BEFORE.since,
    symbol="BB",
    title="BIÊN BẢN",
    about="Giao nhận thông tin, tài liệu, bằng chứng",
    audience=frozenset({Audience.PERSON, Audience.BODY, Audience.FILE}),
    signed_by_issuer=False,
    blocks=(
        Para("Hồi {at_hour} ngày {held_on}, tại {place}, chúng tôi gồm:"),
        Heading("1. Bên giao"),
        Line("Ông (bà)", "giver_name"),
        Line("Chức vụ, địa chỉ", "giver_title"),
        Heading("2. Bên nhận"),
        Line("Ông (bà)", "taker_name"),
        Line("Chức vụ, đơn vị", "taker_title"),
        Heading("3. Thông tin, tài liệu, bằng chứng"),
        Para(
            "Bên giao và bên nhận cùng giao nhận những thông tin, tài liệu, bằng chứng sau đây, liên quan "
            "đến khiếu nại của ông (bà) {person_name} về {contested}:"
        ),
        Table("handed", 5),
        Para(
            "Việc giao nhận kết thúc hồi {end_hour} cùng ngày. Biên bản được lập thành {copies} bản, mỗi bên "
            "giữ một bản, đã đọc lại cho hai bên cùng nghe, xác nhận đúng và ký tên dưới đây."
        ),
        Signed(
            (
                SignPlace("Bên giao", "(Ký hoặc điểm chỉ, ghi rõ họ tên)", "giver_name"),
                SignPlace("Bên nhận", name="taker_name"),
            )
        ),
    ),
)

FORMS: tuple[Form, ...] = (TALK, ASKS_FOR_INFORMATION, HANDOVER)
