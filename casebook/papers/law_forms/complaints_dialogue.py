"""The dialogue over a complaint: the notice that calls it, and form 14 of N124, its minutes."""

from casebook.law.case_dialogues import LEAST_COPIES
from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import Block, Heading, Para, Passage, Signed, SignPlace, Table
from casebook.papers.form import Audience, Form, OpenForm
from casebook.papers.law_forms.complaints_eras import DECREE, Era, in_both, rests_on
from casebook.papers.law_forms.declaring import open_form
from casebook.papers.slots import Column, Slot, SlotKind

_INVITED = (
    Column("stt", "STT", 12),
    Column("name", "Họ và tên"),
    Column("role", "Chức vụ, tư cách tham gia", 70),
)
_ATTENDANCE = (
    Column("stt", "STT", 12),
    Column("name", "Họ và tên"),
    Column("role", "Chức vụ, tư cách tham gia", 52),
    Column("present", "Có mặt; vắng mặt, lý do", 48),
)


def _rules(era: Era) -> tuple[Block, ...]:
    if not era.amended:
        return ()
    absent = Para(
        "Người được mời vắng mặt mà không có lý do chính đáng thì đối thoại vẫn được tiến hành "
        "(khoản 6 Điều 30 Luật Khiếu nại; khoản 5 Điều 28 Nghị định số 124/2020/NĐ-CP). Người không "
        "thể tham dự đề nghị báo trước và nêu rõ lý do."
    )
    notice = Para(
        f"Thông báo này được gửi trước ngày đối thoại ít nhất {era.term('KN-10')} (khoản 1 Điều 28 {DECREE}, "
        "được sửa đổi, bổ sung bởi Nghị định số 155/2026/NĐ-CP)."
    )
    return absent, notice


def _notice_blocks(era: Era) -> tuple[Block, ...]:
    return (
        Para(
            "Căn cứ {dialogue_basis} Luật Khiếu nại, {head_title} {unit} tổ chức đối thoại để giải quyết "
            "khiếu nại {level} của ông (bà) {person_name}, địa chỉ: {person_address}, về {contested}, "
            "như sau:"
        ),
        Para("1. Thời gian: {at_hour} ngày {held_on}."),
        Para("2. Địa điểm: {place}."),
        Para("3. Người chủ trì: {chair_name}, {chair_title}."),
        Para("4. Nội dung đối thoại:"),
        Passage("dialogue_content", 3),
        Para("5. Thành phần tham gia:"),
        Table("invited", 4),
        *_rules(era),
        Para(
            "Đề nghị người tham gia mang theo giấy tờ tùy thân, thông tin, tài liệu, bằng chứng có liên "
            "quan. Liên hệ: {contact}."
        ),
    )


def _notice(era: Era) -> OpenForm:
    return open_form(
        Slot("invited", "Người tham gia đối thoại", "Who takes part", SlotKind.ROWS, _INVITED),
        Slot("dialogue_content", "Nội dung đối thoại", "What the dialogue is about", SlotKind.TEXT),
        key="CASE-DIALOGUE-NOTICE",
        code="",
        vi="Thông báo tổ chức đối thoại giải quyết khiếu nại",
        en="Notice of a dialogue over a complaint",
        sources=rests_on(("30", "39", "53"), ("28.1",)),
        certainty=Certainty.M,
        since=era.since,
        until=era.until,
        symbol="TB",
        title="THÔNG BÁO",
        about="Về việc tổ chức đối thoại giải quyết khiếu nại",
        audience=frozenset({Audience.PERSON, Audience.BODY}),
        blocks=_notice_blocks(era),
        recipients=("Người khiếu nại", "Người bị khiếu nại", "Người được mời tham gia"),
    )


def _absence(era: Era) -> tuple[Block, ...]:
    if not era.amended:
        return ()
    return (
        Para(
            # By the law of the day of the notice, which may be older than that of the dialogue.
            "Đã thông báo về việc đối thoại ngày {called_on} (số ngày phải báo trước theo khoản 1 Điều 28 "
            f"{DECREE}: {{notice_term}}). Người được mời vắng mặt không có lý do chính đáng thì đối thoại "
            "vẫn được tiến hành (khoản 6 Điều 30 Luật Khiếu nại)."
        ),
    )


_DIALOGUE = (
    Heading("II. Nội dung đối thoại"),
    Para("1. Nội dung khiếu nại, kết quả xác minh do người chủ trì nêu:"),
    Passage("findings", 4),
    Para("2. Ý kiến của người khiếu nại:"),
    Passage("complainant_said", 4),
    Para("3. Ý kiến của người bị khiếu nại:"),
    Passage("respondent_said", 4),
    Para("4. Ý kiến của người có quyền, nghĩa vụ liên quan và người tham gia khác:"),
    Passage("others_said", 3),
    Heading("III. Kết quả đối thoại"),
    Para("1. Nội dung đã thống nhất:"),
    Passage("agreed", 3),
    Para("2. Nội dung chưa thống nhất, lý do:"),
    Passage("disagreed", 3),
)
_SIGNED = Signed(
    (
        SignPlace("Người khiếu nại", "(Ký hoặc điểm chỉ, ghi rõ họ tên)", "person_name"),
        SignPlace("Người bị khiếu nại", name="respondent_name"),
        SignPlace("Người ghi biên bản", name="secretary_name"),
        SignPlace("Người chủ trì", name="chair_name"),
    )
)


def _minutes_blocks(era: Era) -> tuple[Block, ...]:
    least = f" (ít nhất {LEAST_COPIES:02d} bản: khoản 4 Điều 28 {DECREE})" if era.amended else ""
    return (
        Para(
            "Căn cứ {dialogue_basis} Luật Khiếu nại, hồi {at_hour} ngày {held_on}, tại {place}, {head_title} "
            "{unit} tổ chức đối thoại với ông (bà) {person_name} về khiếu nại đối với {contested}."
        ),
        Heading("I. Thành phần tham gia"),
        Para("1. Người chủ trì: {chair_name}, {chair_title}."),
        Para("2. Người ghi biên bản: {secretary_name}."),
        Para("3. Người được mời tham gia, có mặt và vắng mặt:"),
        Table("attendance", 5),
        *_absence(era),
        *_DIALOGUE,
        Para(
            "Đối thoại kết thúc hồi {end_hour} cùng ngày. Biên bản đã được đọc lại cho những người tham "
            f"gia cùng nghe, xác nhận đúng và ký tên dưới đây; lập thành {{copies}} bản{least}, mỗi bên giữ "
            "một bản, một bản lưu hồ sơ vụ việc."
        ),
        _SIGNED,
    )


def _minutes(era: Era) -> OpenForm:
    notice = (
        Slot("called_on", "Ngày thông báo đối thoại", "Day of the notice", SlotKind.DAY),
        Slot("notice_term", "Phải báo trước ít nhất", "Least time between notice and dialogue"),
    )
    lkn, n124 = (("30.6",), ("28.1", "28.4", "28.5")) if era.amended else ((), ("28.4",))
    return open_form(
        *(notice if era.amended else ()),
        Slot("attendance", "Thành phần, có mặt, vắng mặt", "Present and absent", SlotKind.ROWS, _ATTENDANCE),
        Slot("findings", "Kết quả xác minh được nêu tại đối thoại", "Findings told", SlotKind.TEXT),
        Slot("complainant_said", "Ý kiến của người khiếu nại", "What the complainant said", SlotKind.TEXT),
        Slot("respondent_said", "Ý kiến của người bị khiếu nại", "What the respondent said", SlotKind.TEXT),
        Slot("others_said", "Ý kiến của người khác", "What others said", SlotKind.TEXT),
        Slot("agreed", "Nội dung đã thống nhất", "What was agreed", SlotKind.TEXT),
        Slot("disagreed", "Nội dung chưa thống nhất", "What was not agreed", SlotKind.TEXT),
        key="N124-14",
        code="Mẫu số 14",
        vi="Biên bản đối thoại",
        en="Minutes of a dialogue over a complaint",
        sources=rests_on(("30", *lkn, "39", "53"), n124),
        certainty=Certainty.M,
        since=era.since,
        until=era.until,
        symbol="BB",
        title="BIÊN BẢN ĐỐI THOẠI",
        about="Giải quyết khiếu nại {level} của ông (bà) {person_name}",
        audience=frozenset({Audience.PERSON, Audience.BODY, Audience.FILE}),
        signed_by_issuer=False,
        blocks=_minutes_blocks(era),
    )


FORMS: tuple[Form, ...] = in_both(_notice, _minutes)
