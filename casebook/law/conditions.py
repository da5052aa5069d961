"""Conditions of lawful steps beyond the status, each with the sentence that refuses."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Protocol

from casebook.law.articles import Act, Article, name_all
from casebook.law.grounds import TerminationReason
from casebook.law.journal import Event
from casebook.law.vocabulary import EventType

REFORM = date(2026, 7, 1)


class Situation(Protocol):
    """What a condition may look at: the journal so far."""

    received_on: date | None

    def count(self, kind: EventType) -> int:
        """How many events of that type have happened."""

    def resolution_due_on(self) -> date | None:
        """The due day of the resolution clock; None where none was started."""

    def window_ends_on(self) -> date | None:
        """The last day on which a second complaint or the absence of one is still awaited."""


class Condition(Enum):
    """A condition of a step."""

    BEFORE_RECEIPT = auto()
    ACT_UNKNOWN = auto()
    NO_OBSTACLE = auto()
    OBSTACLE_OPEN = auto()
    NOT_COMPLEX = auto()
    WITHIN_ORDINARY_LIMIT = auto()
    PAST_LIMIT = auto()
    NO_STAY = auto()
    STAY_OPEN = auto()
    SUSPENSION_UNSENT = auto()
    RESUMPTION_UNSENT = auto()
    TERMINATION_UNSENT = auto()
    TERMINATION_GROUND = auto()
    DIALOGUE_WHERE_VIEWS_DIFFER = auto()
    WINDOW_CLOSED = auto()
    NOT_RECEIPTED = auto()
    WAS_DECIDED = auto()
    WAS_ACCEPTED = auto()
    NOT_ACCEPTED = auto()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a step is refused, with the place in the law."""

    vi: str
    en: str
    articles: tuple[Article, ...]

    def sentence(self, lang: str = "vi") -> str:
        """The reason in `lang`, ending with the article in brackets."""
        cited = f" ({name_all(self.articles, lang)})" if self.articles else ""
        return f"{self.vi if lang == 'vi' else self.en}{cited}."


Test = Callable[[Situation, Event | None], bool]


def _none(kind: EventType) -> Test:
    return lambda so_far, _event: so_far.count(kind) == 0


def _some(kind: EventType) -> Test:
    return lambda so_far, _event: so_far.count(kind) > 0


def _more(kind: EventType, than: EventType) -> Test:
    return lambda so_far, _event: so_far.count(kind) > so_far.count(than)


def _as_many(kind: EventType, as_of: EventType) -> Test:
    return lambda so_far, _event: so_far.count(kind) == so_far.count(as_of)


def _before_receipt(so_far: Situation, event: Event | None) -> bool:
    return event is None or so_far.received_on is None or event.on <= so_far.received_on


def _within_limit(so_far: Situation, event: Event | None) -> bool:
    due = so_far.resolution_due_on()
    return event is None or due is None or event.on <= due


def _past_limit(so_far: Situation, event: Event | None) -> bool:
    due = so_far.resolution_due_on()
    return event is None or (due is not None and event.on > due)


def _has_ground(_so_far: Situation, event: Event | None) -> bool:
    if event is None or event.on >= REFORM:
        return True
    return event.particulars.get("reason") in {None, TerminationReason.WITHDRAWN}


def _dialogue(so_far: Situation, event: Event | None) -> bool:
    if event is None or event.particulars.get("differs") is not True:
        return True
    return bool(so_far.count(EventType.DIALOGUE_HELD) or so_far.count(EventType.DIALOGUE_WAIVED))


def _window_closed(so_far: Situation, event: Event | None) -> bool:
    last = so_far.window_ends_on()
    return event is None or last is None or event.on > last


TESTS: dict[Condition, Test] = {
    Condition.BEFORE_RECEIPT: _before_receipt,
    Condition.ACT_UNKNOWN: _none(EventType.CONTESTED_ACT_KNOWN),
    Condition.NO_OBSTACLE: _as_many(EventType.OBSTACLE_BEGAN, EventType.OBSTACLE_ENDED),
    Condition.OBSTACLE_OPEN: _more(EventType.OBSTACLE_BEGAN, EventType.OBSTACLE_ENDED),
    Condition.NOT_COMPLEX: _none(EventType.MARKED_COMPLEX),
    Condition.WITHIN_ORDINARY_LIMIT: _within_limit,
    Condition.PAST_LIMIT: _past_limit,
    Condition.NO_STAY: _as_many(EventType.STAY_ORDERED, EventType.STAY_LIFTED),
    Condition.STAY_OPEN: _more(EventType.STAY_ORDERED, EventType.STAY_LIFTED),
    Condition.SUSPENSION_UNSENT: _more(EventType.SUSPENDED, EventType.SUSPENSION_SENT),
    Condition.RESUMPTION_UNSENT: _more(EventType.RESUMED, EventType.RESUMPTION_SENT),
    Condition.TERMINATION_UNSENT: _more(EventType.TERMINATED, EventType.TERMINATION_SENT),
    Condition.TERMINATION_GROUND: _has_ground,
    Condition.DIALOGUE_WHERE_VIEWS_DIFFER: _dialogue,
    Condition.WINDOW_CLOSED: _window_closed,
    Condition.NOT_RECEIPTED: _none(EventType.RECEIVED_BY_COMPLAINANT),
    Condition.WAS_DECIDED: _some(EventType.DECIDED),
    Condition.WAS_ACCEPTED: _some(EventType.ACCEPTED),
    Condition.NOT_ACCEPTED: _none(EventType.ACCEPTED),
}


def _lkn(*places: str) -> tuple[Article, ...]:
    return tuple(Article(Act.LKN, place) for place in places)


REFUSALS: dict[Condition, Refusal] = {
    Condition.BEFORE_RECEIPT: Refusal(
        "Việc này phải xảy ra trước hoặc đúng ngày nhận đơn",
        "This must have happened before or on the day of receipt",
        _lkn("9"),
    ),
    Condition.ACT_UNKNOWN: Refusal(
        "Đã ghi ngày biết quyết định, hành vi bị khiếu nại; nếu sai thì đính chính",
        "The day the contested act was known is already recorded; correct it where it is wrong",
        _lkn("9"),
    ),
    Condition.NO_OBSTACLE: Refusal(
        "Đã ghi một trở ngại chưa kết thúc",
        "An obstacle is already recorded that has not ended",
        _lkn("9"),
    ),
    Condition.OBSTACLE_OPEN: Refusal(
        "Chưa ghi trở ngại nào đang kéo dài", "No obstacle is recorded as lasting", _lkn("9")
    ),
    Condition.NOT_COMPLEX: Refusal(
        "Vụ việc đã được xác định là phức tạp; thời hạn chỉ kéo dài một lần",
        "The case is already marked complex; the term is lengthened only once",
        _lkn("28"),
    ),
    Condition.WITHIN_ORDINARY_LIMIT: Refusal(
        "Phải xác định phức tạp bằng văn bản trước khi hết thời hạn giải quyết thông thường",
        "A case is marked complex in writing before its ordinary limit has ended",
        (*_lkn("28"), Article(Act.N124, "3a")),
    ),
    Condition.PAST_LIMIT: Refusal(
        "Chưa hết thời hạn giải quyết lần đầu nên chưa thể khiếu nại lần hai hoặc khởi kiện",
        "The limit of the first settling has not passed, so no second complaint or lawsuit yet",
        _lkn("33.1"),
    ),
    Condition.NO_STAY: Refusal(
        "Quyết định bị khiếu nại đang được tạm đình chỉ thi hành",
        "The contested decision is already stayed",
        _lkn("35"),
    ),
    Condition.STAY_OPEN: Refusal(
        "Không có quyết định tạm đình chỉ thi hành nào đang có hiệu lực",
        "There is no stay to lift",
        _lkn("35"),
    ),
    Condition.SUSPENSION_UNSENT: Refusal(
        "Không có quyết định tạm đình chỉ nào chưa gửi",
        "There is no decision to suspend that has not been sent",
        (Article(Act.N124, "28b.1"),),
    ),
    Condition.RESUMPTION_UNSENT: Refusal(
        "Không có quyết định tiếp tục giải quyết nào chưa gửi",
        "There is no decision to resume that has not been sent",
        (Article(Act.N124, "28b.2"),),
    ),
    Condition.TERMINATION_UNSENT: Refusal(
        "Không có quyết định đình chỉ nào chưa gửi",
        "There is no decision to terminate that has not been sent",
        (Article(Act.N124, "28b.1"),),
    ),
    Condition.TERMINATION_GROUND: Refusal(
        "Trước ngày 01/07/2026 chỉ được đình chỉ khi người khiếu nại rút đơn",
        "Before 01/07/2026 a complaint was terminated only when withdrawn",
        _lkn("10", "11a.2"),
    ),
    Condition.DIALOGUE_WHERE_VIEWS_DIFFER: Refusal(
        "Yêu cầu của người khiếu nại và kết quả xác minh còn khác nhau: "
        "phải tổ chức đối thoại trước khi ra quyết định",
        "The demand and the findings differ: a dialogue must be held before the decision",
        _lkn("30"),
    ),
    Condition.WINDOW_CLOSED: Refusal(
        "Chưa hết thời hạn để quyết định có hiệu lực hoặc thời hiệu khiếu nại lần hai",
        "The decision cannot take effect yet, or the window for a second complaint is still open",
        _lkn("33.1", "44.1"),
    ),
    Condition.NOT_RECEIPTED: Refusal(
        "Đã ghi ngày người khiếu nại nhận quyết định",
        "The day the complainant received the decision is already recorded",
        _lkn("33.1"),
    ),
    Condition.WAS_DECIDED: Refusal(
        "Chưa có quyết định giải quyết khiếu nại lần đầu",
        "There is no first decision",
        _lkn("31"),
    ),
    Condition.WAS_ACCEPTED: Refusal(
        "Đơn chưa được thụ lý nên không ra quyết định đình chỉ; có thể lưu đơn",
        "The complaint was not accepted, so it is not terminated; it may be filed away",
        _lkn("11a.2"),
    ),
    Condition.NOT_ACCEPTED: Refusal(
        "Đơn đã thụ lý thì phải ra quyết định đình chỉ, không lưu đơn",
        "An accepted complaint is terminated by decision, not filed away",
        _lkn("11a.2"),
    ),
}
