"""Forms 05, 09, 10 and 13 of N124: who verifies a complaint, what experts are asked, what was found."""

from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import (
    Block,
    Centred,
    Decree,
    Heading,
    Para,
    Passage,
    Signed,
    SignPlace,
    Table,
)
from casebook.papers.form import Audience, Form, OpenForm
from casebook.papers.law_forms.complaints_eras import (
    BEFORE,
    DECIDES,
    DECISION_HEAD,
    Era,
    in_both,
    rests_on,
)
from casebook.papers.law_forms.declaring import open_form
from casebook.papers.slots import Column, Slot, SlotKind

_VERIFIERS = (
    Column("stt", "STT", 12),
    Column("name", "Họ và tên"),
    Column("title", "Chức vụ, đơn vị", 60),
    Column("role", "Nhiệm vụ", 35),
)
_MATERIAL = (
    Column("stt", "STT", 12),
    Column("what", "Thông tin, tài liệu, bằng chứng cần giám định"),
    Column("state", "Số lượng, tình trạng", 50),
)
_MATERIAL_SLOT = Slot(
    "material", "Tài liệu gửi giám định", "Material to be assessed", SlotKind.ROWS, _MATERIAL
)
_ASSESSOR = Slot("assessor", "Tổ chức, người giám định", "Who assesses")
_ASSESSMENT_NUMBER = Slot(
    "assessment_number", "Số quyết định trưng cầu giám định", "Number of the decision to assess"
)
_ASSESSMENT_ON = Slot(
    "assessment_on", "Ngày quyết định trưng cầu giám định", "Day of the decision to assess", SlotKind.DAY
)


def _deciding(era: Era, key: str, names: tuple[str, str], own: tuple[Slot, ...], *blocks: Block) -> OpenForm:
    vi, en = names
    last = [block.number for block in blocks if isinstance(block, Decree)][-1]
    return open_form(
        *own,
        key=key,
        code=f"Mẫu số {key.removeprefix('N124-')}",
        vi=vi,
        en=en,
        sources=rests_on(("29",), ()),
        certainty=Certainty.M,
        since=era.since,
        until=era.until,
        symbol="QĐ",
        title="QUYẾT ĐỊNH",
        about=vi.replace("Quyết định", "Về việc", 1),
        audience=frozenset({Audience.PERSON, Audience.BODY}),
        blocks=(DECISION_HEAD, *blocks),
        recipients=(f"Như Điều {last}", "Người khiếu nại", "Người bị khiếu nại"),
    )


def _verification(era: Era) -> OpenForm:
    return _deciding(
        era,
        "N124-05",
        ("Quyết định xác minh nội dung khiếu nại", "Decision to verify a complaint"),
        (
            Slot("verify_content", "Nội dung xác minh", "What is verified", SlotKind.TEXT),
            Slot("verifiers", "Người, Tổ xác minh", "Who verifies", SlotKind.ROWS, _VERIFIERS),
            Slot("verify_from", "Xác minh từ ngày", "Verified from", SlotKind.DAY),
            Slot("verify_until", "Xác minh đến ngày", "Verified until", SlotKind.DAY),
        ),
        era.grounds("Theo đề nghị của {proposer}."),
        DECIDES,
        Decree(
            1,
            "Tiến hành xác minh nội dung khiếu nại của ông (bà) {person_name}, địa chỉ: "
            "{person_address}, về {contested}. Nội dung xác minh:",
        ),
        Passage("verify_content", 3),
        Decree(2, "Giao những người có tên sau đây tiến hành xác minh:"),
        Table("verifiers", 2),
        Para("Thời gian xác minh: từ ngày {verify_from} đến ngày {verify_until}."),
        Decree(
            3,
            "Người được giao xác minh thực hiện quyền, nghĩa vụ quy định tại Điều 29 Luật Khiếu nại "
            "và báo cáo kết quả xác minh bằng văn bản với {head_title} {unit}.",
        ),
        Decree(
            4,
            "Những người có tên tại Điều 2, người khiếu nại, người bị khiếu nại và cơ quan, tổ chức, "
            "cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.",
        ),
    )


def _assessment(era: Era) -> OpenForm:
    return _deciding(
        era,
        "N124-09",
        ("Quyết định trưng cầu giám định", "Decision to ask for an expert assessment"),
        (
            _ASSESSOR,
            _MATERIAL_SLOT,
            Slot("assess_content", "Nội dung cần giám định", "What is to be assessed", SlotKind.TEXT),
            Slot("costs", "Kinh phí giám định do", "Who bears the costs"),
        ),
        era.grounds(
            "Xét nội dung khiếu nại của ông (bà) {person_name} về {contested};",
            "Theo đề nghị của {proposer}.",
        ),
        DECIDES,
        Decree(1, "Trưng cầu {assessor} giám định thông tin, tài liệu, bằng chứng sau đây:"),
        Table("material", 3),
        Para("Nội dung cần giám định:"),
        Passage("assess_content", 3),
        Decree(
            2,
            "{assessor} thực hiện giám định, gửi kết quả bằng văn bản đến {unit}, địa chỉ: "
            "{unit_address}, chậm nhất ngày {answer_by}. Kinh phí giám định do {costs} chi trả.",
        ),
        Decree(
            3,
            "{assessor}, ông (bà) {handler_name} và cơ quan, tổ chức, cá nhân có liên quan chịu trách "
            "nhiệm thi hành Quyết định này.",
        ),
    )


ASSESSMENT_RESULT = open_form(
    _ASSESSOR,
    _ASSESSMENT_NUMBER,
    _ASSESSMENT_ON,
    key="N124-10",
    code="Mẫu số 10",
    vi="Văn bản đề nghị gửi kết quả giám định",
    en="Letter asking for the result of an assessment",
    sources=rests_on(("29",), ()),
    certainty=Certainty.M,
    since=BEFORE.since,
    is_letter=True,
    about="đề nghị gửi kết quả giám định",
    audience=frozenset({Audience.BODY}),
    blocks=(
        Centred("Kính gửi: {assessor}"),
        Para(
            "Ngày {assessment_on}, {head_title} {unit} ban hành Quyết định số {assessment_number} trưng cầu "
            "{assessor} giám định thông tin, tài liệu, bằng chứng phục vụ việc giải quyết khiếu nại "
            "của ông (bà) {person_name}."
        ),
        Para(
            "Đến nay {unit} chưa nhận được kết quả giám định. Để bảo đảm thời hạn giải quyết khiếu nại "
            "(hết vào ngày {due_on}), {unit} đề nghị {assessor} gửi kết quả giám định bằng văn bản chậm nhất "
            "ngày {answer_by} đến {unit}, địa chỉ: {unit_address}."
        ),
        Para(
            "Trường hợp chưa có kết quả, đề nghị thông báo lý do và thời gian dự kiến. "
            "Thông tin trao đổi, liên hệ: {contact}."
        ),
        Para("Rất mong nhận được sự phối hợp của {assessor}."),
    ),
    recipients=("Như trên",),
)


REPORT = open_form(
    Slot("verified_from", "Đã xác minh từ ngày", "Verified from", SlotKind.DAY),
    Slot("verified_until", "Đã xác minh đến ngày", "Verified until", SlotKind.DAY),
    Slot("findings", "Kết quả xác minh từng nội dung", "What was found, content by content", SlotKind.TEXT),
    Slot("explanation", "Giải trình của người bị khiếu nại", "The respondent's account", SlotKind.TEXT),
    Slot("assessment", "Nhận xét, kết luận", "Assessment and conclusion", SlotKind.TEXT),
    Slot("proposal", "Kiến nghị", "What is proposed", SlotKind.TEXT),
    key="N124-13",
    code="Mẫu số 13",
    vi="Báo cáo kết quả xác minh nội dung khiếu nại",
    en="Report on the verification of a complaint",
    sources=rests_on(("29",), ()),
    certainty=Certainty.M,
    since=BEFORE.since,
    symbol="BC",
    title="BÁO CÁO",
    about="Kết quả xác minh nội dung khiếu nại",
    audience=frozenset({Audience.FILE}),
    signed_by_issuer=False,
    blocks=(
        Centred("Kính gửi: {head_title} {unit}"),
        Para(
            "Thực hiện Quyết định số {verification_number} ngày {verification_on} của {head_title} {unit} "
            "về việc xác minh nội dung khiếu nại, từ ngày {verified_from} đến ngày {verified_until}, "
            "ông (bà) {handler_name}, {handler_title}, đã xác minh khiếu nại của ông (bà) {person_name}, "
            "địa chỉ: {person_address}, đối với {respondent_name}, {respondent_title}, "
            "về {contested}. Kết quả như sau:"
        ),
        Heading("1. Nội dung khiếu nại và yêu cầu của người khiếu nại"),
        Passage("case_content", 3),
        Para("Yêu cầu của người khiếu nại:"),
        Passage("demand", 1),
        Heading("2. Giải trình của người bị khiếu nại"),
        Passage("explanation", 3),
        Heading("3. Kết quả xác minh"),
        Passage("findings", 6),
        Heading("4. Nhận xét, kết luận"),
        Passage("assessment", 4),
        Heading("5. Kiến nghị"),
        Passage("proposal", 3),
        Para("Kính trình {head_title} {unit} xem xét, quyết định."),
        Signed((SignPlace("Người được giao xác minh", name="handler_name"),)),
    ),
    recipients=("Như trên",),
)

FORMS: tuple[Form, ...] = (*in_both(_verification, _assessment), ASSESSMENT_RESULT, REPORT)
