"""How a due day came about, told in sentences: every day skipped, every Saturday worked."""

from datetime import date, timedelta

from casebook.law.articles import Act, Article, name_all
from casebook.law.calendar import Calendar, DayNote
from casebook.law.clocks import Clock, Extension, Pause
from casebook.law.vocabulary import EventType, Unit
from casebook.law.words import word

_ONE_DAY = timedelta(days=1)
_WEEKDAYS = {
    "vi": ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_SECOND_EFFECT_KEYS = frozenset({"KN-23", "KN-23-remote", "KL-07-second"})
_EFFECT_KEYS = frozenset({"KN-22", "KN-22-remote", "KL-07"}) | _SECOND_EFFECT_KEYS
_CAUSES = {
    EventType.SUSPENDED: ("tạm đình chỉ giải quyết", "suspended"),
    EventType.ASSESSMENT_REQUESTED: ("chờ kết quả giám định", "an expert assessment was awaited"),
    EventType.OBSTACLE_BEGAN: ("trở ngại khách quan", "obstacle"),
}


def lines(clock: Clock, calendar: Calendar, lang: str = "vi") -> tuple[str, ...]:
    """The reasons of one clock's due day, one sentence each, in the order of the counting.

    `calendar` is the one the clock was counted with.
    """
    if clock.ledger.period is not None:
        return _report(clock, clock.ledger.period, lang)
    told = [_start(clock, lang), _term(clock, lang)]
    told += [_extension(extension, lang) for extension in clock.ledger.extensions]
    told += [_pause(clock, pause, lang) for pause in clock.ledger.pauses]
    told += _days(clock, calendar, lang)
    told += _conflict(clock, lang)
    told.append(_end(clock, lang))
    if not clock.certainty.is_certain:
        told.append(f"{word(clock.certainty, lang)}.")
    if clock.ledger.doubt is not None:
        told.append(clock.ledger.doubt.vi if lang == "vi" else clock.ledger.doubt.en)
    return tuple(told)


def _report(clock: Clock, covered: tuple[date, date], lang: str) -> tuple[str, ...]:
    first, last, due = day_text(covered[0]), day_text(covered[1]), day_text(clock.due_on)
    cited = name_all(clock.articles, lang)
    if lang == "vi":
        return (
            f"Số liệu từ ngày {first} đến hết ngày {last}.",
            f"Gửi chậm nhất ngày {due} theo {cited}; ngày cố định, không dời khi trùng ngày nghỉ.",
        )
    return (
        f"Data from {first} up to and including {last}.",
        f"Sent by {due} at the latest by {cited}; a fixed day that no day of rest moves.",
    )


def _extension(extension: Extension, lang: str) -> str:
    decided, was = day_text(extension.decided_on), day_text(extension.was_due_on)
    if lang == "vi":
        return f"Gia hạn {extension.days} ngày theo quyết định ngày {decided} (trước đó hết hạn ngày {was})."
    return f"Extended by {extension.days} days by the decision of {decided} (until then it ended on {was})."


def term_text(number: int, unit: Unit, lang: str = "vi") -> str:
    """A term as officials write it: "07 ngày làm việc", "30 ngày", "01 năm"."""
    if lang == "vi":
        return f"{number:02d} {word(unit, 'vi')}"
    unit_word = word(unit, "en")
    return f"{number} {unit_word[:-1] if number == 1 else unit_word}"


def day_text(day: date) -> str:
    """dd/mm/yyyy."""
    return day.strftime("%d/%m/%Y")


def _start(clock: Clock, lang: str) -> str:
    day, next_day = day_text(clock.from_on), day_text(clock.from_on + _ONE_DAY)
    if clock.ledger.backward:
        vi = f"Tính lùi từ ngày {day} (ngày tổ chức, không tính)."
        en = f"Counted backwards from {day} (the day of the event, not counted)."
    elif clock.ledger.follows_resolution:
        vi = f"Tính từ {next_day} (thời hạn giải quyết hết ngày {day})."
        en = f"Counted from {next_day} (the limit of the settling ends on {day})."
    else:
        vi = f"Tính từ {next_day} (ngày {day} là ngày sự kiện, không tính - Điều 147 Bộ luật Dân sự)."
        en = f"Counted from {next_day} ({day} is the day of the event, not counted - Civil Code Article 147)."
    return vi if lang == "vi" else en


def _term(clock: Clock, lang: str) -> str:
    term, cited = term_text(clock.days, clock.unit, lang), name_all(clock.articles, lang)
    if clock.ledger.backward:
        vi, en = f"Chậm nhất {term} trước, theo {cited}.", f"At least {term} before, by {cited}."
    elif clock.ledger.extensions:
        # The extensions follow line by line: nobody may add them once more.
        vi = f"Thời hạn {term}, đã gồm gia hạn, theo {cited}."
        en = f"Term of {term} with its extensions, by {cited}."
    else:
        vi, en = f"Thời hạn {term} theo {cited}.", f"Term of {term} by {cited}."
    return vi if lang == "vi" else en


def _pause(clock: Clock, pause: Pause, lang: str) -> str:
    began = day_text(pause.began_on)
    if pause.ended_on is None:
        if lang == "vi":
            return f"Tạm dừng từ {began}: từ ngày đó chưa tính tiếp."
        return f"Paused since {began}: no day counts from then on."
    days = (pause.ended_on - pause.began_on).days
    ended = day_text(pause.ended_on)
    cause = _cause(clock, pause, lang)
    if lang == "vi":
        return f"Không tính {days} ngày từ {began} đến {ended} ({cause}): ngày cuối lùi {days} ngày."
    return f"{days} days from {began} to {ended} do not count ({cause}): the last day moves by {days}."


def _cause(clock: Clock, pause: Pause, lang: str) -> str:
    """Why days do not count, with the place in the law of the case's kind."""
    vi, en = _CAUSES[pause.cause]
    if pause.cause is EventType.OBSTACLE_BEGAN:
        article = Article(Act.LKN, "9")
    elif pause.cause is EventType.ASSESSMENT_REQUESTED:
        article = Article(Act.N31, "15.4")
    elif clock.articles[0].act is Act.LTC:
        article = Article(Act.LTC, "34.2")
    else:
        article = Article(Act.LKN, "11a")
    return f"{vi} - {article.in_sentence(lang)}" if lang == "vi" else f"{en} - {article.cite(lang)}"


def _days(clock: Clock, calendar: Calendar, lang: str) -> list[str]:
    if clock.ledger.backward:
        return _backward_days(clock, calendar, lang)
    if clock.unit is Unit.WORKING_DAY:
        return _counted(calendar, clock.from_on + _ONE_DAY, clock.due_on, lang)
    if clock.nominal_on == clock.due_on:
        return []
    return [_rolled(clock, calendar, lang)]


def _backward_days(clock: Clock, calendar: Calendar, lang: str) -> list[str]:
    if clock.unit is Unit.WORKING_DAY:
        return _counted(calendar, clock.due_on, clock.from_on - _ONE_DAY, lang)
    if clock.nominal_on == clock.due_on:
        return []
    rest = _names(_rest(calendar, clock.due_on, clock.nominal_on), clock.from_on, lang)
    due = day_text(clock.due_on)
    if lang == "vi":
        return [f"Rơi vào ngày nghỉ ({rest}): lấy ngày làm việc liền trước {due}, vì sau đó là muộn."]
    return [f"Lands on a day of rest ({rest}): the working day before, {due}; later would be too late."]


def _counted(calendar: Calendar, first: date, last: date, lang: str) -> list[str]:
    told = []
    rest, worked = _rest(calendar, first, last), _worked(calendar, first, last)
    if rest:
        told.append(f"{'Trừ' if lang == 'vi' else 'Without'} {_names(rest, first, lang)}.")
    if worked:
        told.append(f"{'Tính cả' if lang == 'vi' else 'Counting'} {_names(worked, first, lang)}.")
    return told


def _rolled(clock: Clock, calendar: Calendar, lang: str) -> str:
    rest = _names(_rest(calendar, clock.nominal_on, clock.due_on - _ONE_DAY), clock.from_on, lang)
    nominal, due = day_text(clock.nominal_on), day_text(clock.due_on)
    if lang == "vi":
        return (
            f"Ngày cuối {nominal} là ngày nghỉ ({rest}): hết hạn vào ngày làm việc tiếp theo {due} "
            "(khoản 5 Điều 148 Bộ luật Dân sự)."
        )
    return (
        f"The last day {nominal} is a day of rest ({rest}): the term ends on the next working day {due} "
        "(Civil Code Article 148.5)."
    )


def _conflict(clock: Clock, lang: str) -> list[str]:
    other, other_due = clock.ledger.other, clock.ledger.other_due_on
    if other is None or other_due is None:
        return []
    term, cited = term_text(other.number, other.unit, lang), other.article.in_sentence(lang)
    if lang == "vi":
        told = cited[0].upper() + cited[1:]
        return [f"{told} ghi {term} (đến {day_text(other_due)}): hai văn bản khác nhau, lấy hạn sớm hơn."]
    return [f"{cited} has {term} (until {day_text(other_due)}): they differ, the earlier day counts."]


def _end(clock: Clock, lang: str) -> str:
    due = day_text(clock.due_on)
    if clock.ledger.backward:
        return f"Ngày chậm nhất: {due}." if lang == "vi" else f"The latest day: {due}."
    if clock.key in _EFFECT_KEYS:
        return _effect(clock, due, lang)
    if lang == "vi":
        return f"Hết hạn lúc 24 giờ ngày {due} (khoản 1 Điều 148 Bộ luật Dân sự)."
    return f"Ends at midnight at the end of {due} (Civil Code Article 148.1)."


def _effect(clock: Clock, due: str, lang: str) -> str:
    """LKN Đ44, Đ57: against a second decision there is no further complaint to wait for."""
    effect = day_text(clock.due_on + _ONE_DAY)
    first = clock.key not in _SECOND_EFFECT_KEYS
    if lang == "vi":
        unless = " nếu không có khiếu nại lần hai" if first else ""
        return f"Ngày cuối {due} không dời; có hiệu lực từ ngày {effect}{unless}."
    unless = " without a second complaint" if first else ""
    return f"The last day {due} does not move; in effect from {effect}{unless}."


def _rest(calendar: Calendar, first: date, last: date) -> list[DayNote]:
    return [note for note in calendar.notes_between(first, last) if not note.works]


def _worked(calendar: Calendar, first: date, last: date) -> list[DayNote]:
    return [note for note in calendar.notes_between(first, last) if note.works]


def _names(notes: list[DayNote], around: date, lang: str) -> str:
    return ", ".join(_name(note, around, lang) for note in notes)


def _name(note: DayNote, around: date, lang: str) -> str:
    """As in "thứ Bảy 04/07"; the year is told where it is another than that of `around`."""
    day = note.day.strftime("%d/%m" if note.day.year == around.year else "%d/%m/%Y")
    named = f"{_WEEKDAYS[lang][note.day.weekday()]} {day}"
    return f"{named} ({note.name})" if note.name else named
