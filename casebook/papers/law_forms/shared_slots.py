"""Values that several forms ask for, under one key each, so that a page fills them by itself."""

from casebook.papers.slots import ProtectedSlot, Slot, SlotKind

UNIT = Slot("unit", "Đơn vị", "Unit")
CASE_NAME = Slot("case_name", "Mã vụ việc", "Number of the case")
CASE_SUBJECT = Slot("case_subject", "Về việc", "About")
CASE_CONTENT = Slot("case_content", "Nội dung", "Content", SlotKind.TEXT)
RECEIVED_ON = Slot("received_on", "Ngày nhận đơn", "Day of receipt", SlotKind.DAY)
LETTER_ON = Slot("letter_on", "Ngày ghi trên đơn", "Day written on the letter", SlotKind.DAY)
ACCEPTED_ON = Slot("accepted_on", "Ngày thụ lý", "Day of acceptance", SlotKind.DAY)
ACCEPTANCE_NUMBER = Slot(
    "acceptance_number", "Số văn bản thụ lý", "Number of the notice or decision of acceptance"
)
DUE_ON = Slot("due_on", "Hạn giải quyết", "Due day of the resolution", SlotKind.DAY)
LEVEL = Slot("level", "Lần giải quyết (lần đầu, lần hai)", "Level, in words")

PERSON_NAME = Slot("person_name", "Họ tên người gửi", "Name of the person")
PERSON_ADDRESS = Slot("person_address", "Địa chỉ người gửi", "Address of the person")
PERSON_PAPER = Slot(
    "person_paper",
    "Số căn cước/số định danh cá nhân/hộ chiếu",
    "Number of citizen card, personal number or passport",
)
PERSON_PHONE = Slot("person_phone", "Điện thoại", "Telephone")

CONTESTED = Slot("contested", "Quyết định, hành vi bị khiếu nại", "Decision or act complained of")
RESPONDENT_NAME = Slot("respondent_name", "Người bị khiếu nại", "Respondent")
RESPONDENT_TITLE = Slot("respondent_title", "Chức vụ người bị khiếu nại", "Office of the respondent")
HANDLER_NAME = Slot("handler_name", "Người được giao xác minh", "Person who verifies")
HANDLER_TITLE = Slot("handler_title", "Chức vụ người được giao xác minh", "Office of who verifies")
HEAD_TITLE = Slot("head_title", "Chức vụ người giải quyết", "Office of the resolver")
REASON = Slot("reason", "Lý do", "Reason", SlotKind.TEXT)
DEST_UNIT = Slot("dest_unit", "Cơ quan, đơn vị nhận", "Body it goes to")
HELD_ON = Slot("held_on", "Ngày tổ chức", "Day it is held", SlotKind.DAY)
AT_HOUR = Slot("at_hour", "Giờ bắt đầu", "Hour it begins", SlotKind.HOUR)
END_HOUR = Slot("end_hour", "Giờ kết thúc", "Hour it ends", SlotKind.HOUR)
PLACE = Slot("place", "Địa điểm", "Place")

DECIDER = Slot(
    "decider", "Thẩm quyền ban hành, viết in hoa (HIỆU TRƯỞNG TRƯỜNG …)", "Who decides, in capitals"
)
FUNCTIONS = Slot(
    "functions",
    "Văn bản quy định chức năng, nhiệm vụ của đơn vị (loại, số, ngày)",
    "Document that gives the unit its functions",
)
UNIT_ADDRESS = Slot("unit_address", "Địa chỉ đơn vị", "Address of the unit")
CONTACT = Slot("contact", "Người liên hệ, điện thoại của đơn vị", "Contact and telephone of the unit")
FORWARDER = Slot("forwarder", "Cơ quan, người chuyển đơn đến", "Body or person that forwarded the letter")
INSPECTORATE = Slot(
    "inspectorate", "Cơ quan thanh tra nhà nước cùng cấp", "State inspectorate of the same level"
)
TERM_DAYS = Slot(
    "term_days", "Thời hạn giải quyết (số ngày)", "Term of the resolution in days", SlotKind.NUMBER
)
PROPOSER = Slot("proposer", "Người đề nghị ban hành quyết định", "Who proposes the decision")
DEMAND = Slot("demand", "Yêu cầu của người khiếu nại, kiến nghị", "What the person asks for", SlotKind.TEXT)
EVIDENCE = Slot(
    "evidence", "Thông tin, tài liệu, bằng chứng", "Information, documents, evidence", SlotKind.TEXT
)
REPORT_NUMBER = Slot("report_number", "Số báo cáo kết quả xác minh", "Number of the verification report")
REPORT_ON = Slot("report_on", "Ngày báo cáo kết quả xác minh", "Day of the verification report", SlotKind.DAY)
VERIFICATION_NUMBER = Slot(
    "verification_number", "Số quyết định xác minh", "Number of the decision to verify"
)
VERIFICATION_ON = Slot(
    "verification_on", "Ngày quyết định xác minh", "Day of the decision to verify", SlotKind.DAY
)
CHAIR_NAME = Slot("chair_name", "Người chủ trì", "Chair")
CHAIR_TITLE = Slot("chair_title", "Chức vụ người chủ trì", "Office of the chair")
SECRETARY_NAME = Slot("secretary_name", "Người ghi biên bản", "Who takes the minutes")
ANSWER_BY = Slot("answer_by", "Đề nghị trả lời chậm nhất ngày", "Answer asked for by", SlotKind.DAY)
COPIES = Slot("copies", "Số bản biên bản", "Number of copies of the minutes", SlotKind.NUMBER)
SECOND_LEVEL = Slot(
    "second_level",
    "Người có thẩm quyền giải quyết khiếu nại lần hai",
    "Who resolves the second complaint",
)

ACCEPTANCE_BASIS = Slot(
    "acceptance_basis",
    "Căn cứ thụ lý trong Luật Khiếu nại (Điều 27; lần hai: khoản 1 Điều 36; kỷ luật: Điều 50)",
    "Article of the acceptance (27; second level: 36.1; discipline: 50)",
)
ACCEPTANCE_TERM = Slot(
    "acceptance_term",
    "Thời hạn thụ lý, thông báo, tính theo ngày nhận khiếu nại",
    "Term of the acceptance by the day of receipt",
)
TERM_BASIS = Slot(
    "term_basis",
    "Căn cứ thời hạn trong Luật Khiếu nại (Điều 28; lần hai: Điều 37; kỷ luật: Điều 50)",
    "Article of the term (28; second level: 37; discipline: 50)",
)
DIALOGUE_BASIS = Slot(
    "dialogue_basis",
    "Căn cứ đối thoại trong Luật Khiếu nại (Điều 30; lần hai: Điều 39; kỷ luật: Điều 53)",
    "Article of the dialogue (30; second level: 39; discipline: 53)",
)

LETTER_KIND = Slot("letter_kind", "Loại đơn (khiếu nại, kiến nghị, phản ánh)", "Kind of the letter, in words")
HANDED_ON = Slot("handed_on", "Tài liệu gửi kèm", "What is sent along")
EXECUTORS = Slot("executors", "Người, bộ phận thi hành", "Who carries it out")
REPORT_BY = Slot("report_by", "Báo cáo trước ngày", "To report by", SlotKind.DAY)

ACCUSED_NAME = Slot("accused_name", "Người bị tố cáo", "Accused")
ACCUSED_TITLE = Slot("accused_title", "Chức vụ người bị tố cáo", "Office of the accused")
ACCUSED_UNIT = Slot("accused_unit", "Đơn vị của người bị tố cáo", "Unit of the accused")
DENOUNCED_CONTENT = Slot(
    "denounced_content",
    "Nội dung tố cáo, viết lại để không lộ người tố cáo",
    "Content of the denunciation, rewritten so that it does not tell who denounces",
    SlotKind.TEXT,
)

DENOUNCER_NAME = ProtectedSlot("denouncer_name", "Họ tên người tố cáo", "Name of the denouncer")
DENOUNCER_ADDRESS = ProtectedSlot("denouncer_address", "Địa chỉ người tố cáo", "Address of the denouncer")
DENOUNCER_PAPER = ProtectedSlot(
    "denouncer_paper", "Giấy tờ tùy thân của người tố cáo", "Identity paper of the denouncer"
)
DENOUNCER_PHONE = ProtectedSlot("denouncer_phone", "Điện thoại người tố cáo", "Telephone of the denouncer")
LETTER_WORDS = ProtectedSlot(
    "letter_words",
    "Nội dung đơn tố cáo theo lời người tố cáo",
    "What the denouncer wrote",
    SlotKind.TEXT,
)
DENOUNCER_SAID = ProtectedSlot(
    "denouncer_said",
    "Lời trình bày của người tố cáo; thông tin, tài liệu người tố cáo cung cấp",
    "What the denouncer said and handed over",
    SlotKind.TEXT,
)
