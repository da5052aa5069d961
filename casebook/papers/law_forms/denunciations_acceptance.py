"""Accepting and extending a denunciation: forms 01, 04, 05 and 06 of NĐ 31/2019."""

from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import Centred, Decree, Line, Para, Passage
from casebook.papers.form import Audience, ConfinedForm, Form, OpenForm
from casebook.papers.law_forms.complaints_eras import DECIDES, DECISION_HEAD, Era
from casebook.papers.law_forms.declaring import confined_form, open_form
from casebook.papers.law_forms.denunciation_eras import (
    BEFORE,
    BY_ACCEPTANCE,
    OF_ACCUSED,
    TOLD_TO_ALL,
    in_both,
    rests_on,
)
from casebook.papers.law_forms.shared_slots import DENOUNCER_ADDRESS, DENOUNCER_NAME
from casebook.papers.slots import Slot, SlotKind

_TERM = (
    "Thời hạn giải quyết tố cáo là {term_days} ngày kể từ ngày thụ lý (khoản 1 Điều 30 Luật Tố cáo), "
    "chậm nhất đến hết ngày {due_on}."
)


# Told to the denouncer, the accused and others alike (LTC Đ30.4): one text for all of them.
def _extension(era: Era) -> OpenForm:
    return open_form(
        Slot("extension_days", "Số ngày gia hạn", "Days added", SlotKind.NUMBER),
        Slot("extended_from", "Gia hạn kể từ ngày", "Extended from", SlotKind.DAY),
        Slot("extended_until", "Gia hạn đến hết ngày", "Extended until", SlotKind.DAY),
        key="N31-01",
        code="Mẫu số 01",
        vi="Quyết định gia hạn giải quyết tố cáo",
        en="Decision to extend the resolution of a denunciation",
        sources=rests_on(("30.4",)),
        certainty=Certainty.M,
        since=era.since,
        until=era.until,
        symbol="QĐ",
        title="QUYẾT ĐỊNH",
        about="Về việc gia hạn giải quyết tố cáo",
        audience=frozenset({Audience.DENOUNCER, Audience.ACCUSED, Audience.BODY}),
        blocks=(
            DECISION_HEAD,
            era.grounds(BY_ACCEPTANCE, "Theo đề nghị của {proposer}."),
            DECIDES,
            Decree(
                1,
                f"Gia hạn thời hạn giải quyết tố cáo đối với {OF_ACCUSED}. Thời gian gia hạn là "
                "{extension_days} ngày, kể từ ngày {extended_from} đến hết ngày {extended_until}.",
            ),
            Para("Lý do gia hạn:"),
            Passage("reason", 2),
            Decree(
                2,
                "{executors}, người bị tố cáo và cơ quan, tổ chức, cá nhân có liên quan chịu trách "
                "nhiệm thi hành Quyết định này.",
            ),
        ),
        recipients=TOLD_TO_ALL,
    )


# It asks for content and term only (LTC Đ29.2), and whoever verifies shows it to the accused.
def _acceptance(era: Era) -> OpenForm:
    return open_form(
        key="N31-04",
        code="Mẫu số 04",
        vi="Quyết định thụ lý tố cáo",
        en="Decision to accept a denunciation",
        sources=rests_on(("29.2",)),
        certainty=Certainty.M,
        since=era.since,
        until=era.until,
        symbol="QĐ",
        title="QUYẾT ĐỊNH",
        about="Về việc thụ lý tố cáo",
        audience=frozenset({Audience.DENOUNCER, Audience.ACCUSED, Audience.BODY}),
        blocks=(
            DECISION_HEAD,
            era.grounds("Xét đề nghị của {proposer}."),
            DECIDES,
            Decree(1, f"Thụ lý tố cáo đối với {OF_ACCUSED}."),
            Para("Nội dung tố cáo được thụ lý gồm:"),
            Passage("denounced_content", 5),
            Para(_TERM),
            Decree(
                2,
                "{executors} và cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết "
                "định này.",
            ),
        ),
        recipients=("Như Điều 2;",),
    )


def _notice_to_denouncer() -> ConfinedForm:
    return confined_form(
        protected=(DENOUNCER_NAME, DENOUNCER_ADDRESS),
        key="N31-05",
        code="Mẫu số 05",
        vi="Thông báo thụ lý tố cáo (gửi người tố cáo)",
        en="Notice of acceptance, to the denouncer",
        sources=rests_on(("29.3",)),
        certainty=Certainty.M,
        since=BEFORE.since,
        symbol="TB",
        title="THÔNG BÁO",
        about="Về việc thụ lý tố cáo",
        audience=frozenset({Audience.DENOUNCER, Audience.FILE}),
        blocks=(
            Centred("Kính gửi: Ông (bà) {denouncer_name}"),
            Line("Địa chỉ", "denouncer_address"),
            Para("Ngày {received_on}, {unit} nhận được tố cáo của ông (bà), đơn đề ngày {letter_on}."),
            Para(
                "Sau khi kiểm tra, xác minh điều kiện thụ lý, ngày {accepted_on}, {head_title} đã ban "
                "hành Quyết định số {acceptance_number} về việc thụ lý tố cáo. Nội dung tố cáo được thụ "
                "lý gồm:"
            ),
            Passage("denounced_content", 5),
            Para(_TERM),
            Para(
                "Ông (bà) có các quyền và nghĩa vụ của người tố cáo theo Điều 9 Luật Tố cáo; họ tên, "
                "địa chỉ, bút tích và thông tin cá nhân khác của ông (bà) được giữ bí mật."
            ),
            Para("{unit} thông báo để ông (bà) biết."),
        ),
        recipients=("Như trên;",),
    )


# What the accused hears is the content, and nothing of who told it (LTC Đ29.3, Đ8.3).
def _notice_to_accused() -> OpenForm:
    return open_form(
        Slot("explain_to", "Nơi nhận văn bản giải trình", "Where the explanation is sent"),
        Slot("explain_by", "Hạn gửi văn bản giải trình", "Explanation due", SlotKind.DAY),
        key="N31-06",
        code="Mẫu số 06",
        vi="Thông báo nội dung tố cáo (gửi người bị tố cáo)",
        en="Notice of the content, to the accused",
        sources=rests_on(("29.3",)),
        certainty=Certainty.M,
        since=BEFORE.since,
        symbol="TB",
        title="THÔNG BÁO",
        about="Về nội dung tố cáo",
        audience=frozenset({Audience.ACCUSED}),
        blocks=(
            Centred("Kính gửi: Ông (bà) {accused_name}"),
            Line("Chức vụ", "accused_title"),
            Line("Đơn vị công tác", "accused_unit"),
            Para(
                "Ngày {accepted_on}, {head_title} đã ban hành Quyết định số {acceptance_number} về việc "
                "thụ lý tố cáo đối với ông (bà). Nội dung tố cáo được thụ lý gồm:"
            ),
            Passage("denounced_content", 5),
            Para(
                "{unit} thông báo để ông (bà) biết và đề nghị ông (bà) giải trình bằng văn bản về từng "
                "nội dung nêu trên, kèm theo thông tin, tài liệu, chứng cứ, gửi đến {explain_to} trước "
                "ngày {explain_by}."
            ),
            Para(
                "Ông (bà) có các quyền và nghĩa vụ của người bị tố cáo theo Điều 10 Luật Tố cáo. Pháp "
                "luật nghiêm cấm đe dọa, trả thù, trù dập người tố cáo và tiết lộ thông tin làm lộ danh "
                "tính của họ."
            ),
        ),
        recipients=("Như trên;",),
    )


FORMS: tuple[Form, ...] = (*in_both(_extension, _acceptance), _notice_to_denouncer(), _notice_to_accused())
