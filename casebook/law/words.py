"""Every word of the law that people see, in Vietnamese and English: `word(Status.ACCEPTED, "vi")`."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from casebook.law.choices import (
    ContestedForm,
    Degree,
    Finding,
    Forwarder,
    Outcome,
    PublishedBy,
    Recipient,
    Recommender,
    Scope,
    Via,
    WithdrawalForm,
)
from casebook.law.grounds import (
    ComplexCriterion,
    DeclineGround,
    DenunciationSuspension,
    SuspensionReason,
    TerminationReason,
)
from casebook.law.vocabulary import Certainty, ClockState, Kind, Nature, OutsideCase, Role, Unit, WarningCode
from casebook.law.words_case_dialogues import PRESENCE_WORDS, SEAT_WORDS
from casebook.law.words_dialogues import DIALOGUE_WORDS
from casebook.law.words_exclusions import EXCLUSION_WORDS
from casebook.law.words_forms import FIELD_WORDS
from casebook.law.words_identities import IDENTITY_WORDS
from casebook.law.words_journal import ACTION_WORDS, EVENT_WORDS, STATUS_WORDS, Words
from casebook.law.words_powers import POWER_WORDS, RIGHT_WORDS

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
    OutsideCase.DISCLOSURE: ("Nội dung công khai", "Disclosure"),
    OutsideCase.DEMOCRACY: ("Thực hiện dân chủ ở cơ sở", "Grassroots democracy"),
    OutsideCase.REPORTING: ("Báo cáo định kỳ", "Periodic report"),
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
    TerminationReason.WITHDRAWN: ("Rút toàn bộ", "Withdrawn altogether"),
    TerminationReason.DIED: (
        "Chết, giải thể mà không có người kế thừa quyền, nghĩa vụ",
        "Death or dissolution without a successor",
    ),
    TerminationReason.OBJECT_GONE: ("Đối tượng khiếu nại không còn", "The object is gone"),
    TerminationReason.COURT: ("Tòa án đã thụ lý hoặc giải quyết", "A court has taken it"),
    ContestedForm.DECISION: ("Quyết định hành chính", "Administrative decision"),
    ContestedForm.ACT: ("Hành vi hành chính", "Administrative act"),
    ContestedForm.DISCIPLINE_DECISION: ("Quyết định kỷ luật", "Discipline decision"),
    WithdrawalForm.LETTER: ("Bằng đơn rút", "By letter"),
    WithdrawalForm.MINUTES: ("Bằng biên bản", "By minutes"),
    Recommender.INSPECTORATE: ("Ban Thanh tra nhân dân", "People's inspectorate"),
    Recommender.UNION: ("Công đoàn", "The union"),
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
    WarningCode.SHORT_WINDOW_PASSED: (
        "Đã quá thời hiệu khiếu nại quyết định kỷ luật",
        "The window for complaining of a discipline decision has passed",
    ),
}

# Apart: a reason to suspend of one act may be called like one of another, and equal keys are one key.
_DENUNCIATION: Words = {
    Finding.RIGHT: ("Tố cáo đúng", "The denunciation is right"),
    Finding.WRONG: ("Tố cáo sai", "The denunciation is wrong"),
    Finding.PARTLY_RIGHT: ("Tố cáo có đúng, có sai", "The denunciation is partly right"),
    DenunciationSuspension.AWAITING_OTHER_BODY: (
        "Chờ kết quả giải quyết của cơ quan khác",
        "Awaiting another body's result",
    ),
    DenunciationSuspension.ASSESSMENT: (
        "Giám định bổ sung, giám định lại",
        "Supplementary or repeated expert assessment",
    ),
}

_TABLES = (
    STATUS_WORDS,
    EVENT_WORDS,
    ACTION_WORDS,
    _PEOPLE,
    _CASE,
    _DENUNCIATION,
    _GROUNDS,
    _CLOCK,
    EXCLUSION_WORDS,
    FIELD_WORDS,
    IDENTITY_WORDS,
    DIALOGUE_WORDS,
    SEAT_WORDS,
    PRESENCE_WORDS,
    POWER_WORDS,
    RIGHT_WORDS,
)
# Members of different enums may have equal values ("received" happens, and is a status):
# the class belongs to the key.
WORDS: Mapping[tuple[type[Enum], str], tuple[str, str]] = MappingProxyType(
    {(type(member), member.value): both for table in _TABLES for member, both in table.items()}
)


def word(member: Enum, lang: str = "vi") -> str:
    """The label of a member in `lang` (vi or en). KeyError: it is not shown to people."""
    return WORDS[type(member), member.value][lang != "vi"]
