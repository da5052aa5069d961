"""Verifying a denunciation: forms 07, 08 and 09 of NĐ 31/2019.

Form 08 is one form in the decree and two here. Minutes of a talk with the accused or anybody else are read
and kept by them; those of a talk with the denouncer name the denouncer, and stay with whoever verifies.
"""

from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import Block, Decree, Heading, Line, Para, Passage, Signed, SignPlace, Table
from casebook.papers.form import Audience, ConfinedForm, Form, OpenForm
from casebook.papers.law_forms.complaints_eras import DECIDES, DECISION_HEAD, Era
from casebook.papers.law_forms.declaring import confined_form, open_form
from casebook.papers.law_forms.denunciation_eras import BEFORE, BY_ACCEPTANCE, OF_ACCUSED, in_both, rests_on
from casebook.papers.law_forms.shared_slots import (
    DENOUNCER_ADDRESS,
    DENOUNCER_NAME,
    DENOUNCER_PAPER,
    DENOUNCER_SAID,
)
from casebook.papers.slots import Column, Slot, SlotKind

_TEAM = (
    Column("stt", "STT", 12),
    Column("name", "Họ và tên", 50),
    Column("title", "Chức vụ, đơn vị công tác"),
    Column("duty", "Nhiệm vụ", 40),
)
_SIGN_OR_PRINT = "(Ký hoặc điểm chỉ, ghi rõ họ tên)"


def _team_blocks(era: Era) -> tuple[Block, ...]:
    return (
        DECISION_HEAD,
        era.grounds(BY_ACCEPTANCE, "Theo đề nghị của {proposer}."),
        DECIDES,
        Decree(
            1,
            f"Thành lập {{team_kind}} xác minh nội dung tố cáo đối với {OF_ACCUSED}, gồm các ông (bà) "
            f"có tên sau:",
        ),
        Table("team", 4),
        Decree(
            2,
            "{team_kind} xác minh có nhiệm vụ thu thập thông tin, tài liệu, chứng cứ và xác minh các "
            "nội dung sau:",
        ),
        Passage("denounced_content", 4),
        Para(
            "Thời hạn xác minh là {verify_days} ngày kể từ ngày ký Quyết định này. {team_kind} xác minh "
            "báo cáo kết quả bằng văn bản trước ngày {report_by}."
        ),
        Para(
            "{team_kind} xác minh và từng thành viên thực hiện quyền, nghĩa vụ của người xác minh nội "
            "dung tố cáo và giữ bí mật họ tên, địa chỉ, bút tích, thông tin cá nhân khác của người tố "
            "cáo theo quy định của pháp luật."
        ),
        Decree(
            3,
            "Các ông (bà) có tên tại Điều 1, {executors}, người bị tố cáo và cơ quan, tổ chức, cá nhân "
            "có liên quan chịu trách nhiệm thi hành Quyết định này.",
        ),
    )


# It is made known to the accused when the talks with them begin.
def _team(era: Era) -> OpenForm:
    return open_form(
        Slot("team_kind", "Đoàn hay Tổ (chỉ ghi một từ)", "Delegation or team"),
        Slot("team", "Thành viên Đoàn (Tổ) xác minh", "Members of the team", SlotKind.ROWS, _TEAM),
        Slot("verify_days", "Thời hạn xác minh (số ngày)", "Days for verifying", SlotKind.NUMBER),
        key="N31-07",
        code="Mẫu số 07",
        vi="Quyết định thành lập Đoàn (Tổ) xác minh nội dung tố cáo",
        en="Decision on the team that verifies a denunciation",
        sources=rests_on(("31",)),
        certainty=Certainty.M,
        since=era.since,
        until=era.until,
        symbol="QĐ",
        title="QUYẾT ĐỊNH",
        about="Về việc thành lập {team_kind} xác minh nội dung tố cáo",
        audience=frozenset({Audience.ACCUSED, Audience.BODY}),
        blocks=_team_blocks(era),
        recipients=("Như Điều 3;",),
    )


_PRESENT = Slot(
    "present",
    "Đại diện Đoàn (Tổ) xác minh",
    "Those of the team who take part",
    SlotKind.ROWS,
    (
        Column("stt", "STT", 12),
        Column("name", "Họ và tên"),
        Column("title", "Chức vụ, nhiệm vụ trong Đoàn (Tổ)", 70),
    ),
)


def _talk(met: tuple[Block, ...], told: tuple[Block, ...], name: str) -> tuple[Block, ...]:
    return (
        Para(
            "Thực hiện Quyết định số {verification_number} ngày {verification_on} về việc xác minh nội "
            "dung tố cáo, hôm nay, hồi {at_hour} ngày {held_on}, tại {place}, chúng tôi gồm:"
        ),
        Heading("1. Đại diện Đoàn (Tổ) xác minh"),
        Table("present", 2),
        Heading("2. Người làm việc với Đoàn (Tổ) xác minh"),
        *met,
        Heading("3. Nội dung làm việc"),
        *told,
        Para(
            "Buổi làm việc kết thúc hồi {end_hour} cùng ngày. Biên bản đã được đọc lại cho những người "
            "tham gia nghe, xác nhận là đúng và cùng ký; lập thành {copies} bản có giá trị như nhau."
        ),
        Signed(
            (
                SignPlace("Người làm việc", _SIGN_OR_PRINT, name),
                SignPlace("Người ghi biên bản", name="secretary_name"),
                SignPlace("Đại diện Đoàn (Tổ)", name="handler_name"),
            )
        ),
    )


def _minutes() -> OpenForm:
    return open_form(
        _PRESENT,
        Slot("met_name", "Người làm việc với Đoàn (Tổ), không phải người tố cáo", "Whom the team met"),
        Slot("met_title", "Chức vụ, đơn vị hoặc địa chỉ của người ấy", "Their office, unit or address"),
        Slot("talk", "Nội dung làm việc", "What was said", SlotKind.TEXT),
        Slot("handed_over", "Thông tin, tài liệu giao nhận", "What was handed over", SlotKind.TEXT),
        key="N31-08",
        code="Mẫu số 08",
        vi="Biên bản làm việc với người bị tố cáo, người có liên quan",
        en="Minutes of a talk with the accused or others",
        sources=rests_on(("31",)),
        certainty=Certainty.M,
        since=BEFORE.since,
        title="BIÊN BẢN",
        about="Làm việc về nội dung tố cáo",
        audience=frozenset({Audience.ACCUSED, Audience.PERSON, Audience.BODY}),
        signed_by_issuer=False,
        blocks=_talk(
            (Line("Ông (bà)", "met_name"), Line("Chức vụ, đơn vị công tác hoặc địa chỉ", "met_title")),
            (
                Passage("talk", 16),
                Para("Thông tin, tài liệu, chứng cứ giao nhận:"),
                Passage("handed_over", 2),
            ),
            "met_name",
        ),
    )


def _minutes_with_denouncer() -> ConfinedForm:
    return confined_form(
        _PRESENT,
        protected=(DENOUNCER_NAME, DENOUNCER_ADDRESS, DENOUNCER_PAPER, DENOUNCER_SAID),
        key="N31-08-DENOUNCER",
        code="Mẫu số 08",
        vi="Biên bản làm việc với người tố cáo",
        en="Minutes of a talk with the denouncer",
        sources=rests_on(("31", "56")),
        certainty=Certainty.M,
        since=BEFORE.since,
        title="BIÊN BẢN",
        about="Làm việc với người tố cáo",
        audience=frozenset({Audience.DENOUNCER, Audience.FILE}),
        signed_by_issuer=False,
        blocks=_talk(
            (
                Line("Ông (bà)", "denouncer_name"),
                Line("Địa chỉ", "denouncer_address"),
                Line("Số giấy tờ tùy thân", "denouncer_paper"),
            ),
            (Passage("denouncer_said", 20),),
            "denouncer_name",
        ),
    )


# Whoever assesses resolves nothing: they learn neither who denounces nor whom.
def _assessment(era: Era) -> OpenForm:
    return open_form(
        Slot("assessor", "Tổ chức, người giám định", "Who assesses"),
        Slot("questions", "Nội dung yêu cầu giám định", "What is to be assessed", SlotKind.TEXT),
        Slot(
            "samples",
            "Hồ sơ, mẫu vật gửi kèm (đã che bút tích, thông tin của người tố cáo)",
            "Papers and samples sent along (handwriting and data of the denouncer covered)",
            SlotKind.TEXT,
        ),
        key="N31-09",
        code="Mẫu số 09",
        vi="Quyết định trưng cầu giám định (tố cáo)",
        en="Decision to ask for an expert assessment (denunciation)",
        sources=rests_on((), "15"),
        certainty=Certainty.M,
        since=era.since,
        until=era.until,
        symbol="QĐ",
        title="QUYẾT ĐỊNH",
        about="Về việc trưng cầu giám định",
        audience=frozenset({Audience.BODY}),
        blocks=(
            DECISION_HEAD,
            era.grounds(BY_ACCEPTANCE, "Theo đề nghị của {proposer}."),
            DECIDES,
            Decree(1, "Trưng cầu {assessor} giám định các nội dung sau:"),
            Passage("questions", 3),
            Para("Hồ sơ, tài liệu, mẫu vật gửi kèm theo:"),
            Passage("samples", 2),
            Decree(2, "{assessor} tiến hành giám định và gửi kết quả bằng văn bản trước ngày {report_by}."),
            Decree(3, "{executors} và {assessor} chịu trách nhiệm thi hành Quyết định này."),
        ),
        recipients=("Như Điều 3;",),
    )


FORMS: tuple[Form, ...] = (*in_both(_team), _minutes(), _minutes_with_denouncer(), *in_both(_assessment))
