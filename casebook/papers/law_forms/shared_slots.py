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
