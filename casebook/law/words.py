"""Every word of the law that people see, in Vietnamese and English: `word(Status.ACCEPTED, "vi")`."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from casebook.law.fields import Field
from casebook.law.grounds import ComplexCriterion, DeclineGround, SuspensionReason, TerminationReason
from casebook.law.powers import Power
from casebook.law.vocabulary import (
    Certainty,
    ClockState,
    Degree,
    Forwarder,
    Kind,
    Nature,
    Outcome,
    OutsideCase,
    PublishedBy,
    Recipient,
    Role,
    Scope,
    Unit,
    Via,
    WarningCode,
)
from casebook.law.words_journal import ACTION_WORDS, EVENT_WORDS, STATUS_WORDS, Words

_PEOPLE: Words = {
    Role.DUTY_OFFICER: ("Người tiếp công dân", "Duty officer"),
    Role.HANDLER: ("Người được giao xử lý", "Handler"),
    Role.DEPUTY: ("Cấp phó", "Deputy"),
    Role.HEAD: ("Người đứng đầu", "Head"),
    Role.UNION_REVIEWER: ("Công đoàn", "Union reviewer"),
    Role.INSPECTORATE: ("Ban Thanh tra nhân dân", "People's inspectorate"),
    Role.SUPERIOR: ("Cơ quan quản lý cấp trên", "Superior office"),
    Role.ADMINISTRATOR: ("Quản trị hệ thống", "Administrator"),
    # Not beside `Via`: a forwarder and a way in may both be "press", and equal keys are one key.
    Forwarder.PRESS: ("Cơ quan báo chí", "The press"),
    Forwarder.COUNCIL: ("Quốc hội, Hội đồng nhân dân", "National Assembly or people's council"),
    Forwarder.RECEPTION_BOARD: ("Ban Tiếp công dân", "Reception board"),
    Forwarder.OTHER: ("Cơ quan, tổ chức khác", "Another body"),
    Recipient.COMPLAINANT: ("Người khiếu nại, kiến nghị, phản ánh", "The person who complained"),
    Recipient.ACCUSED: ("Người bị tố cáo", "The accused"),
    Recipient.DENOUNCER: ("Người tố cáo", "The denouncer"),
    Recipient.BODY: ("Cơ quan, tổ chức", "A body or organisation"),
}

_CASE: Words = {
    Kind.COMPLAINT: ("Khiếu nại", "Complaint"),
    Kind.DENUNCIATION: ("Tố cáo", "Denunciation"),
    Kind.PETITION: ("Kiến nghị", "Petition"),
    Kind.FEEDBACK: ("Phản ánh", "Feedback"),
    Kind.INFORMATION_REQUEST: ("Yêu cầu cung cấp thông tin", "Information request"),
    OutsideCase.RECEPTION_DAY: ("Ngày tiếp công dân", "Reception day"),
    OutsideCase.REFUSAL: ("Từ chối tiếp công dân", "Refusal to receive"),
    Via.RECEPTION: ("Tiếp công dân", "At a reception"),
    Via.POST: ("Bưu chính", "By post"),
    Via.ONLINE: ("Trực tuyến", "Online"),
    Via.FORWARDED: ("Cơ quan khác chuyển đến", "Forwarded by another body"),
    Via.PRESS: ("Báo chí chuyển đến", "Forwarded by the press"),
    SuspensionReason.FORCE_MAJEURE: (
        "Sự kiện bất khả kháng, trở ngại khách quan",
        "Force majeure or an objective obstacle",
    ),
    SuspensionReason.AWAITING_OTHER_BODY: (
        "Chờ kết quả giải quyết của cơ quan khác",
        "Awaiting another body's result",
    ),
    TerminationReason.WITHDRAWN: ("Rút toàn bộ khiếu nại", "Withdrawn altogether"),
    TerminationReason.DIED: (
        "Người khiếu nại chết, tổ chức giải thể mà không có người kế thừa",
        "Death or dissolution without a successor",
    ),
    TerminationReason.OBJECT_GONE: ("Đối tượng khiếu nại không còn", "The object is gone"),
    TerminationReason.COURT: ("Tòa án đã thụ lý hoặc giải quyết", "A court has taken it"),
    Scope.ALL: ("Toàn bộ", "All of it"),
    Scope.PART: ("Một phần", "A part"),
    Degree.COMPLEX: ("Phức tạp", "Complex"),
    Degree.ESPECIALLY: ("Đặc biệt phức tạp", "Especially complex"),
    Outcome.RIGHT: ("Khiếu nại đúng", "Right"),
    Outcome.WRONG: ("Khiếu nại sai", "Wrong"),
    Outcome.PARTLY_RIGHT: ("Khiếu nại đúng một phần", "Partly right"),
    PublishedBy.MEETING: ("Tại cuộc họp", "At a meeting"),
    PublishedBy.POSTING: ("Niêm yết tại trụ sở", "By posting"),
    PublishedBy.MEDIA: ("Trên phương tiện thông tin, trang thông tin điện tử", "In the media"),
}

_GROUNDS: Words = {
    ComplexCriterion.SEVERAL_PLACES: (
        "Xác minh tại từ 2 địa điểm trở lên",
        "Verified at two places or more",
    ),
    ComplexCriterion.SEVERAL_CONTENTS: ("Có từ 2 nội dung trở lên", "Two contents or more"),
    ComplexCriterion.MANY_PEOPLE: (
        "Nhiều người khiếu nại hoặc nhiều người bị ảnh hưởng",
        "Many complainants or many people affected",
    ),
    ComplexCriterion.FOREIGN: ("Có yếu tố nước ngoài", "A foreign element"),
    ComplexCriterion.MANY_BODIES: (
        "Liên quan trách nhiệm của nhiều cơ quan",
        "The duty of many bodies",
    ),
    ComplexCriterion.BODIES_DISAGREE: ("Các cơ quan có ý kiến khác nhau", "The bodies disagree"),
    ComplexCriterion.EVIDENCE_CONFLICTS: ("Chứng cứ mâu thuẫn nhau", "The evidence conflicts"),
    DeclineGround.INTERNAL_ACT: (
        "Quyết định, hành vi mang tính nội bộ",
        "An internal decision or act",
    ),
    DeclineGround.NOT_DIRECTLY_AFFECTED: (
        "Không liên quan trực tiếp đến quyền, lợi ích hợp pháp của người khiếu nại",
        "Does not touch the complainant's own rights directly",
    ),
    DeclineGround.NO_CAPACITY: (
        "Không có năng lực hành vi dân sự đầy đủ và không có người đại diện hợp pháp",
        "No full legal capacity and no lawful representative",
    ),
    DeclineGround.REPRESENTATIVE_UNLAWFUL: (
        "Người đại diện không hợp pháp",
        "The representative is not lawful",
    ),
    DeclineGround.NOT_SIGNED: (
        "Đơn không có chữ ký hoặc điểm chỉ",
        "The letter is not signed or fingerprinted",
    ),
    DeclineGround.TIME_LIMIT_PASSED: (
        "Hết thời hiệu, thời hạn khiếu nại mà không có lý do chính đáng",
        "The time to complain has passed without good reason",
    ),
    DeclineGround.SECOND_DECISION_MADE: (
        "Đã có quyết định giải quyết lần hai",
        "A second decision has been made",
    ),
    DeclineGround.TERMINATED_30_DAYS_AGO: (
        "Đã có quyết định đình chỉ mà sau 30 ngày không khiếu nại tiếp",
        "Terminated, and not complained of again within 30 days",
    ),
    DeclineGround.COURT: ("Tòa án đã thụ lý hoặc đã xét xử", "A court has taken or judged it"),
}

_CLOCK: Words = {
    Nature.DUTY: ("Thời hạn phải làm", "Duty"),
    Nature.WINDOW: ("Thời hiệu", "Window"),
    Unit.DAY: ("ngày", "days"),
    Unit.WORKING_DAY: ("ngày làm việc", "working days"),
    Unit.MONTH: ("tháng", "months"),
    Unit.YEAR: ("năm", "years"),
    Unit.HOUR: ("giờ", "hours"),
    ClockState.RUNNING: ("Đang tính", "Running"),
    ClockState.PAUSED: ("Tạm dừng", "Paused"),
    ClockState.MET: ("Đúng hạn", "Met"),
    ClockState.MET_LATE: ("Làm muộn", "Met late"),
    ClockState.OVERDUE: ("Quá hạn", "Overdue"),
    ClockState.LAPSED: ("Đã hết thời hiệu", "Lapsed"),
    ClockState.CANCELLED: ("Không còn áp dụng", "Cancelled"),
    Certainty.S: ("Đã đối chiếu văn bản", "Read in the text of the law"),
    Certainty.S2: ("Theo nguồn thứ cấp", "Read at second hand"),
    Certainty.M: ("Cần đối chiếu văn bản", "To be checked against the text"),
    Certainty.I: (
        "Quy ước của chương trình, cần đối chiếu văn bản",
        "Our convention, to be checked against the text",
    ),
    Certainty.U: (
        "Chưa chắc chắn, cần đối chiếu văn bản",
        "Uncertain, to be checked against the text",
    ),
    WarningCode.CALENDAR_ENDS: ("Chưa biết hết ngày nghỉ", "Days off are not all known"),
    WarningCode.NO_RULE: ("Chưa xác định hạn", "No term found"),
    WarningCode.NO_TERM_AFTER_REOPENING: (
        "Chưa xác định hạn sau khi mở lại",
        "No term found after reopening",
    ),
}

_FIELDS: Words = {
    Field.DAY: ("Ngày", "Day"),
    Field.DOCUMENT_NUMBER: ("Số, ký hiệu văn bản", "Number of the document"),
    Field.SIGNER: ("Người ký", "Signed by"),
    Field.NOTE: ("Ghi chú", "Note"),
    Field.VIA: ("Tiếp nhận qua", "Received by way of"),
    Field.FORWARDER: ("Cơ quan chuyển đến", "Forwarded by"),
    Field.REGULATION: ("Phản ánh về quy định hành chính", "About an administrative regulation"),
    Field.DEST_UNIT: ("Cơ quan có thẩm quyền", "Competent body"),
    Field.DECLINE_GROUND: ("Căn cứ không thụ lý", "Ground to decline"),
    Field.RETURN_REASON: ("Lý do trả lại", "Reason for returning"),
    Field.CRITERION: ("Tiêu chí phức tạp", "Criterion"),
    Field.HANDLER: ("Người được giao xác minh", "Verifier"),
    Field.ASKED_OF: ("Yêu cầu cơ quan, cá nhân", "Asked of"),
    Field.HELD_ON: ("Ngày tổ chức", "To be held on"),
    Field.PLACE: ("Địa điểm", "Place"),
    Field.ATTENDANCE: ("Thành phần, người vắng mặt và lý do", "Present, absent and why"),
    Field.WAIVER_REASON: ("Lý do không đối thoại", "Reason for no dialogue"),
    Field.STAY_REASON: ("Lý do tạm đình chỉ thi hành", "Reason for the stay"),
    Field.SUSPENSION_REASON: ("Lý do tạm đình chỉ", "Reason to suspend"),
    Field.SCOPE: ("Phạm vi rút", "How much is withdrawn"),
    Field.TERMINATION_REASON: ("Lý do đình chỉ", "Reason to terminate"),
    Field.DIFFERS: (
        "Yêu cầu của người khiếu nại và kết quả xác minh còn khác nhau",
        "The demand and the findings differ",
    ),
    Field.OUTCOME: ("Kết quả giải quyết", "Outcome"),
    Field.SUMMARY: ("Tóm tắt nội dung", "Summary"),
    Field.RECIPIENT: ("Gửi cho", "Sent to"),
    Field.PUBLISHED_BY: ("Hình thức công khai", "Published by"),
    Field.COURT: ("Tòa án", "Court"),
    Field.REOPENING_REASON: ("Lý do mở lại", "Reason to reopen"),
}

_POWERS: Words = {
    Power.OPEN: ("Đăng nhập", "Sign in"),
    Power.SEE_DESK: ("Xem bàn làm việc", "See the desk"),
    Power.LOG_VISITS: ("Ghi lượt tiếp", "Log visits"),
    Power.SEE_BOOK: ("Xem sổ tiếp công dân", "See the reception book"),
    Power.HOLD_SESSIONS: ("Mở buổi tiếp công dân", "Hold sessions"),
    Power.PLAN_RECEPTION: ("Lập lịch tiếp công dân", "Plan the reception"),
    Power.REFUSE_RECEPTION: ("Từ chối tiếp công dân", "Refuse to receive"),
    Power.SEE_SEALED_BOOK: ("Xem sổ niêm phong", "See the sealed book"),
    Power.WRITE_SEALED_BOOK: ("Ghi sổ niêm phong", "Write the sealed book"),
    Power.REGISTER_CASES: ("Đăng ký vụ việc", "Register cases"),
    Power.SEE_UNIT_CASES: ("Xem vụ việc của đơn vị", "See the unit's cases"),
    Power.SEE_ASSIGNED_CASES: ("Xem vụ việc được giao", "See assigned cases"),
    Power.SEE_DEMOCRACY_CASES: (
        "Xem hồ sơ đã che để giám sát",
        "See redacted files for supervision",
    ),
    Power.SEE_SUBORDINATE_CASES: ("Xem vụ việc cấp dưới", "See the cases of units below"),
    Power.ASSIGN_CASES: ("Giao xử lý vụ việc", "Assign cases"),
    Power.WORK_ON_CASES: ("Xử lý vụ việc", "Work on cases"),
    Power.RESOLVE_CASES: ("Quyết định trong vụ việc", "Resolve cases"),
    Power.ROUTE_LETTERS: ("Hướng dẫn, chuyển, trả, lưu đơn", "Route letters"),
    Power.CORRECT_EVENTS: ("Đính chính sự kiện", "Correct events"),
    Power.IMPORT_BOOK: ("Nhập sổ từ Excel", "Import a book from Excel"),
    Power.MANAGE_PEOPLE: ("Quản lý người dùng", "Manage people"),
    Power.MANAGE_UNIT: ("Quản lý đơn vị", "Manage the unit"),
    Power.PROPOSE_CALENDAR_DAYS: ("Đề xuất ngày nghỉ, làm bù", "Propose calendar days"),
    Power.CONFIRM_CALENDAR_DAYS: ("Xác nhận ngày nghỉ, làm bù", "Confirm calendar days"),
    Power.HAND_OVER: ("Bàn giao công việc", "Hand over work"),
}

_TABLES = (
    STATUS_WORDS,
    EVENT_WORDS,
    ACTION_WORDS,
    _PEOPLE,
    _CASE,
    _GROUNDS,
    _CLOCK,
    _FIELDS,
    _POWERS,
)
# Members of different enums may have equal values ("received" happens, and is a status):
# the class belongs to the key.
WORDS: Mapping[tuple[type[Enum], str], tuple[str, str]] = MappingProxyType(
    {(type(member), member.value): both for table in _TABLES for member, both in table.items()}
)


def word(member: Enum, lang: str = "vi") -> str:
    """The label of a member in `lang` (vi or en). KeyError: it is not shown to people."""
    return WORDS[type(member), member.value][lang != "vi"]
