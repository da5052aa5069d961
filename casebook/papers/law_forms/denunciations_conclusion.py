"""What verifying came to, and the conclusion: forms 10, 11 and 12 of NĐ 31/2019.

The reports (10, 11) say what the denouncer said and stay in the file. The conclusion (12) goes to the
accused and is made public (LTC Đ35.3, Đ40.1), so it rests on findings that name no source.
"""

from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import Block, Centred, Heading, Line, Para, Passage, Signed, SignPlace
from casebook.papers.form import Audience, ConfinedForm, Form, OpenForm
from casebook.papers.law_forms.declaring import confined_form, open_form
from casebook.papers.law_forms.denunciation_eras import ACCUSED_LINES, BEFORE, OF_ACCUSED, rests_on
from casebook.papers.law_forms.shared_slots import (
    DENOUNCER_ADDRESS,
    DENOUNCER_NAME,
    DENOUNCER_SAID,
    LETTER_WORDS,
)
from casebook.papers.slots import Slot, SlotKind

_SECRET = (DENOUNCER_NAME, DENOUNCER_ADDRESS, LETTER_WORDS, DENOUNCER_SAID)
_FOUND = (
    Slot("accused_said", "Giải trình của người bị tố cáo", "What the accused explained", SlotKind.TEXT),
    Slot("findings", "Kết quả xác minh từng nội dung", "What was found, point by point", SlotKind.TEXT),
    Slot(
        "assessed",
        "Nhận xét, đánh giá: đúng, đúng một phần hay sai; trách nhiệm của từng người",
        "Judgement: true, true in part or false; who is answerable",
        SlotKind.TEXT,
    ),
    Slot("proposed", "Kiến nghị biện pháp xử lý", "Measures proposed", SlotKind.TEXT),
)


def _told(resolver: str, opening: str) -> tuple[Block, ...]:
    return (
        Centred(f"Kính gửi: {resolver}"),
        Para(opening),
        Heading("1. Người bị tố cáo và nội dung tố cáo"),
        *ACCUSED_LINES,
        Para("Nội dung tố cáo đã thụ lý:"),
        Passage("denounced_content", 4),
        Heading("2. Người tố cáo và nội dung đơn tố cáo (thông tin phải giữ bí mật)"),
        Line("Họ và tên", "denouncer_name"),
        Line("Địa chỉ", "denouncer_address"),
        Para("Nội dung đơn tố cáo:"),
        Passage("letter_words", 4),
        Heading("3. Kết quả xác minh"),
        Heading("a) Kết quả làm việc với người tố cáo:"),
        Passage("denouncer_said", 3),
        Heading("b) Giải trình của người bị tố cáo:"),
        Passage("accused_said", 3),
        Heading("c) Thông tin, tài liệu, chứng cứ thu thập được, kết quả giám định (nếu có):"),
        Passage("evidence", 3),
        Heading("d) Kết quả xác minh từng nội dung tố cáo:"),
        Passage("findings", 5),
        Heading("4. Nhận xét, đánh giá"),
        Passage("assessed", 4),
        Heading("5. Kiến nghị"),
        Passage("proposed", 4),
    )


def _team_report() -> ConfinedForm:
    return confined_form(
        *_FOUND,
        protected=_SECRET,
        key="N31-10",
        code="Mẫu số 10",
        vi="Báo cáo kết quả xác minh của Đoàn (Tổ) xác minh",
        en="Report of the team on what it found",
        sources=rests_on(("31",)),
        certainty=Certainty.M,
        since=BEFORE.since,
        symbol="BC",
        title="BÁO CÁO",
        about="Kết quả xác minh nội dung tố cáo",
        audience=frozenset({Audience.FILE}),
        signed_by_issuer=False,
        blocks=(
            *_told(
                "{head_title} {unit}",
                "Thực hiện Quyết định số {verification_number} ngày {verification_on} về việc xác minh "
                "nội dung tố cáo, Đoàn (Tổ) xác minh báo cáo kết quả như sau:",
            ),
            Signed((SignPlace("Trưởng đoàn (Tổ trưởng)", name="handler_name"),)),
        ),
        recipients=("Như trên;",),
    )


def _body_report() -> ConfinedForm:
    return confined_form(
        *_FOUND,
        Slot("resolver", "Người giải quyết tố cáo (chức vụ, cơ quan)", "Who resolves the denunciation"),
        Slot("charged_by", "Văn bản giao xác minh (loại, số, ngày)", "Paper that charged the body with it"),
        protected=_SECRET,
        key="N31-11",
        code="Mẫu số 11",
        vi="Báo cáo kết quả xác minh của cơ quan được giao xác minh",
        en="Report of the body charged with verifying",
        sources=rests_on(("31",)),
        certainty=Certainty.M,
        since=BEFORE.since,
        symbol="BC",
        title="BÁO CÁO",
        about="Kết quả xác minh nội dung tố cáo",
        audience=frozenset({Audience.BODY, Audience.FILE}),
        blocks=_told(
            "{resolver}",
            "Thực hiện {charged_by} về việc giao xác minh nội dung tố cáo, cơ quan được giao xác minh "
            "báo cáo kết quả như sau:",
        ),
        recipients=("Như trên;",),
    )


_CONCLUDED = (
    Slot(
        "public_findings",
        "Kết quả xác minh, viết để không lộ người tố cáo",
        "What was found, written so that it does not tell who denounces",
        SlotKind.TEXT,
    ),
    Slot(
        "law_applied",
        "Căn cứ pháp luật xác định có hay không có vi phạm",
        "Rules by which there is a violation or none",
        SlotKind.TEXT,
    ),
    Slot(
        "conclusion",
        "Kết luận: đúng, đúng một phần hay sai; trách nhiệm của từng người",
        "Conclusion: true, true in part or false; who is answerable",
        SlotKind.TEXT,
    ),
    Slot(
        "measures",
        "Biện pháp xử lý theo thẩm quyền; kiến nghị xử lý",
        "Measures taken and asked for",
        SlotKind.TEXT,
    ),
    Slot(
        "changes",
        "Kiến nghị sửa đổi, bổ sung chính sách, quy định (nếu có)",
        "Changes of rules proposed, if any",
        SlotKind.TEXT,
    ),
    Slot("managed_by", "Cơ quan, tổ chức quản lý người bị tố cáo", "Body that manages the accused"),
)
_CONCLUSION: tuple[Block, ...] = (
    Para(
        "Ngày {accepted_on}, {head_title} đã ban hành Quyết định số {acceptance_number} về việc thụ lý "
        f"tố cáo đối với {OF_ACCUSED}."
    ),
    Para(
        "Căn cứ nội dung tố cáo, giải trình của người bị tố cáo, kết quả xác minh nội dung tố cáo, các "
        "tài liệu, chứng cứ có liên quan và đối chiếu với quy định của pháp luật, {head_title} kết luận "
        "như sau:"
    ),
    Heading("1. Nội dung tố cáo và kết quả xác minh"),
    Passage("denounced_content", 3),
    Passage("public_findings", 5),
    Heading("2. Căn cứ pháp luật để xác định có hay không có hành vi vi phạm pháp luật"),
    Passage("law_applied", 3),
    Heading("3. Kết luận"),
    Passage("conclusion", 4),
    Heading("4. Biện pháp xử lý theo thẩm quyền và kiến nghị xử lý"),
    Passage("measures", 4),
    Heading("5. Kiến nghị sửa đổi, bổ sung chính sách, pháp luật (nếu có)"),
    Passage("changes", 2),
)


def _conclusion() -> OpenForm:
    return open_form(
        *_CONCLUDED,
        key="N31-12",
        code="Mẫu số 12",
        vi="Kết luận nội dung tố cáo",
        en="Conclusion on a denunciation",
        sources=rests_on(("35", "40.1"), "6"),
        certainty=Certainty.M,
        since=BEFORE.since,
        symbol="KL",
        title="KẾT LUẬN NỘI DUNG TỐ CÁO",
        about="Đối với ông (bà) {accused_name}",
        audience=frozenset(
            {Audience.ACCUSED, Audience.DENOUNCER, Audience.BODY, Audience.PUBLIC, Audience.UNION}
        ),
        blocks=_CONCLUSION,
        recipients=("Người bị tố cáo;", "{managed_by};", "Người tố cáo (thông báo kết luận);"),
    )


FORMS: tuple[Form, ...] = (_team_report(), _body_report(), _conclusion())
