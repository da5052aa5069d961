"""Terms and clocks of disclosure and grassroots democracy in a unit (LDC, N59, N145; section 7)."""

from collections.abc import Callable
from datetime import date

from casebook.law.articles import Act, Article
from casebook.law.choices import Recommender
from casebook.law.dated import Rule, Version
from casebook.law.journal import Event
from casebook.law.terms.information import LTCTT_SINCE, SCHOOLS
from casebook.law.timing import Anchor, ClockSpec
from casebook.law.vocabulary import Certainty, EventType, Nature, OutsideCase, Unit

LDC_SINCE = date(2023, 7, 1)
N59_SINCE = date(2023, 8, 15)
N145_SINCE = date(2021, 2, 1)


def _ldc(key: str, vi: str, en: str, number: int, unit: Unit, *places: str) -> Rule:
    articles = tuple(Article(Act.LDC, place) for place in places)
    return Rule(key, vi, en, Nature.DUTY, (Version(key, LDC_SINCE, None, number, unit, articles),))


def _workplace(key: str, vi: str, en: str, number: int) -> Rule:
    articles = (Article(Act.BLLD, "63"), Article(Act.N145))
    version = Version("DC-13", N145_SINCE, None, number, Unit.WORKING_DAY, articles)
    return Rule(key, vi, en, Nature.DUTY, (version,))


def _ltctt(key: str, vi: str, en: str, place: str) -> Rule:
    articles = (Article(Act.LTCTT, place),)
    version = Version(key, LTCTT_SINCE, None, 5, Unit.WORKING_DAY, articles, doubt=SCHOOLS)
    return Rule(key, vi, en, Nature.DUTY, (version,))


RULES = (
    _ldc(
        "DC-02",
        "Công khai quyết định, văn bản",
        "Disclose a decision or document",
        5,
        Unit.WORKING_DAY,
        "47.2",
    ),
    _ldc(
        "DC-03",
        "Duy trì niêm yết liên tục",
        "Keep what is disclosed posted",
        20,
        Unit.DAY,
        "48.1",
        "48.2",
    ),
    _ldc(
        "DC-05",
        "Tổ chức hội nghị cán bộ, viên chức, người lao động",
        "Hold the staff conference",
        3,
        Unit.MONTH,
        "50",
    ),
    _ldc(
        "DC-06",
        "Kiểm tra việc thực hiện nghị quyết hội nghị",
        "Check how the resolution of the conference is carried out",
        6,
        Unit.MONTH,
        "52.3",
    ),
    Rule(
        "DC-11",
        "Công nhận kết quả bầu Ban Thanh tra nhân dân",
        "Recognise the election of the people's inspectorate",
        Nature.DUTY,
        (Version("DC-11", N59_SINCE, None, 5, Unit.WORKING_DAY, (Article(Act.N59, "21"),)),),
    ),
    _workplace("DC-13-answer", "Trả lời yêu cầu đối thoại", "Answer a request for dialogue", 5),
    _workplace(
        "DC-13-agenda",
        "Trao đổi nội dung trước khi đối thoại",
        "Exchange the agenda before the dialogue",
        5,
    ),
    _workplace(
        "DC-13-publish",
        "Công bố nội dung chính của đối thoại",
        "Publish the main content of the dialogue",
        3,
    ),
    _ldc(
        "DC-16",
        "Trả lời kiến nghị của Ban Thanh tra nhân dân",
        "Answer a recommendation of the people's inspectorate",
        15,
        Unit.DAY,
        "63.1c",
    ),
    Rule(
        "DC-20",
        "Trả lời kiến nghị của công đoàn (số ngày là nội bộ)",
        "Answer a recommendation of the union (the number is internal)",
        Nature.DUTY,
        # The act says "promptly"; the number is our convention.
        (
            Version(
                "DC-20",
                LDC_SINCE,
                None,
                15,
                Unit.DAY,
                (Article(Act.LDC, "59.1c"), Article(Act.INTERNAL)),
                Certainty.I,
            ),
        ),
    ),
    _ltctt("TT-04", "Đính chính thông tin sai", "Correct published information that is wrong", "32"),
    _ltctt("TT-05", "Công khai thông tin từ khi tạo ra", "Publish information once it is made", "18.4"),
)

_DISCLOSURE = frozenset({OutsideCase.DISCLOSURE})
_DEMOCRACY = frozenset({OutsideCase.DEMOCRACY})


def _only(*types: EventType) -> frozenset[EventType]:
    return frozenset(types)


def _by_union(event: Event) -> bool:
    return event.particulars.get("by") == Recommender.UNION


def _by_inspectorate(event: Event) -> bool:
    return not _by_union(event)


def _answers(body: Recommender) -> Callable[[Event], bool]:
    """Whether an answer is that body's; one that names nobody answers whoever waits."""
    return lambda event: event.particulars.get("by", body) == body


def _disclosed(rule: str, starts: EventType, met_by: EventType) -> ClockSpec:
    return ClockSpec(rule, _DISCLOSURE, starts, _only(met_by))


def _kept(rule: str, starts: EventType, *met_by: EventType) -> ClockSpec:
    return ClockSpec(rule, _DEMOCRACY, starts, frozenset(met_by))


CLOCKS = (
    _disclosed("DC-02", EventType.ISSUED, EventType.DISCLOSED),
    ClockSpec(
        "DC-03",
        _DISCLOSURE,
        EventType.DISCLOSED,
        _only(EventType.REMOVED),
        _only(EventType.DISCLOSED),
        keeps=True,
    ),
    _disclosed("TT-04", EventType.ERROR_REPORTED, EventType.CORRECTED_PUBLICLY),
    _disclosed("TT-05", EventType.ISSUED, EventType.DISCLOSED),
    # `working_year_began` and `resolution_checked` are ours: the interface has no events for them.
    _kept("DC-05", EventType.WORKING_YEAR_BEGAN, EventType.CONFERENCE_HELD),
    _kept("DC-06", EventType.CONFERENCE_HELD, EventType.RESOLUTION_CHECKED),
    _kept("DC-06", EventType.RESOLUTION_CHECKED, EventType.RESOLUTION_CHECKED),
    _kept("DC-11", EventType.INSPECTORATE_ELECTED, EventType.INSPECTORATE_RECOGNISED),
    ClockSpec(
        "DC-13-answer",
        _DEMOCRACY,
        EventType.DIALOGUE_REQUESTED,
        _only(EventType.DIALOGUE_CALLED, EventType.DIALOGUE_HELD),
        part="answer",
    ),
    ClockSpec(
        "DC-13-agenda",
        _DEMOCRACY,
        EventType.DIALOGUE_CALLED,
        _only(EventType.DIALOGUE_AGENDA_EXCHANGED),
        anchor=Anchor.AHEAD,
        part="agenda",
    ),
    ClockSpec(
        "DC-13-publish",
        _DEMOCRACY,
        EventType.DIALOGUE_HELD,
        _only(EventType.DIALOGUE_PUBLISHED),
        part="publish",
    ),
    ClockSpec(
        "DC-16",
        _DEMOCRACY,
        EventType.RECOMMENDATION_RECEIVED,
        _only(EventType.RECOMMENDATION_ANSWERED),
        when=_by_inspectorate,
        meets_if=_answers(Recommender.INSPECTORATE),
    ),
    ClockSpec(
        "DC-20",
        _DEMOCRACY,
        EventType.RECOMMENDATION_RECEIVED,
        _only(EventType.RECOMMENDATION_ANSWERED),
        when=_by_union,
        meets_if=_answers(Recommender.UNION),
    ),
)
