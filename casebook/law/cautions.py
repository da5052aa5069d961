"""What a standing cannot be sure of, told in sentences."""

from casebook.law.calendar import Calendar
from casebook.law.ledger import day_text
from casebook.law.moving import Caution
from casebook.law.vocabulary import WarningCode


def caution_text(caution: Caution, calendar: Calendar, lang: str = "vi") -> str:
    """One warning as a sentence in `lang` (vi or en)."""
    day = day_text(caution.day) if caution.day is not None else ""
    if caution.code is WarningCode.CALENDAR_ENDS:
        known = day_text(calendar.known_until)
        vi = (
            f"{caution.rule}: hạn {day} nằm sau ngày cuối của lịch nghỉ đã biết ({known}); "
            "hạn có thể thay đổi khi có thông báo lịch nghỉ."
        )
        en = (
            f"{caution.rule}: the due day {day} lies after the known calendar ends ({known}); "
            "it may move once the days off are announced."
        )
    elif caution.code is WarningCode.NO_RULE:
        vi = f"{caution.rule}: chưa xác định hạn cho sự kiện ngày {day}, cần đối chiếu văn bản."
        en = f"{caution.rule}: no term found for the event of {day}; check it against the text."
    elif caution.code is WarningCode.SHORT_WINDOW_PASSED:
        vi = (
            f"{caution.rule}: thời hiệu khiếu nại quyết định kỷ luật đã hết ngày {day}. Với viên chức "
            "quy định này cần đối chiếu văn bản: chỉ cảnh báo, chưa từ chối khi thời hiệu chung 90 ngày "
            "chưa hết."
        )
        en = (
            f"{caution.rule}: the window for complaining of a discipline decision ended on {day}. For public "
            "employees this rule is to be checked against the text: nothing is refused before the ordinary "
            "window of 90 days has ended."
        )
    else:
        vi = "Chưa xác định hạn sau khi mở lại hồ sơ: luật không quy định, cần đối chiếu văn bản."
        en = "No term found after reopening: the law has none; check it against the text."
    return vi if lang == "vi" else en
