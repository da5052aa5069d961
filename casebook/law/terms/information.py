"""Terms and clocks of requests for information (LTCTT Đ29-31; rule book section 9)."""

from datetime import date

from casebook.law.articles import Act, Article
from casebook.law.choices import Via
from casebook.law.dated import Doubt, Rule, Version
from casebook.law.journal import Event
from casebook.law.timing import Anchor, ClockSpec, Extending
from casebook.law.vocabulary import EventType, Kind, Nature, Unit

LTCTT_SINCE = date(2018, 7, 1)
SCHOOLS = Doubt(
    "Luật ràng buộc cơ quan nhà nước; trường học có trực tiếp là đối tượng hay không cần đối chiếu văn bản.",
    "The act binds state bodies; whether a school is bound directly is to be checked against the text.",
)
_NOTIFY = ("Thông báo thời hạn cung cấp thông tin", "Tell within which term the information comes")


def _rule(key: str, words: tuple[str, str], days: int, place: str) -> Rule:
    rule_id = key[: len("TT-01")]
    articles = (Article(Act.LTCTT, place),)
    version = Version(rule_id, LTCTT_SINCE, None, days, Unit.WORKING_DAY, articles, doubt=SCHOOLS)
    return Rule(key, *words, Nature.DUTY, (version,))


def _way(rule: str, where: tuple[str, str], simple: int, difficult: int, place: str) -> tuple[Rule, Rule]:
    vi, en = f"Cung cấp thông tin {where[0]}", f"Provide information {where[1]}"
    return (
        _rule(rule, (vi, en), simple, place),
        _rule(f"{rule}-complex", (f"{vi} (phức tạp)", f"{en} (complex)"), difficult, place),
    )


RULES = (
    # "At once" (Đ29): the day of the request itself.
    *_way("TT-01", ("tại trụ sở", "at the office"), 0, 10, "29"),
    *_way("TT-02", ("qua mạng", "online"), 3, 15, "30"),
    _rule("TT-02-notify", _NOTIFY, 3, "30"),
    *_way("TT-03", ("qua bưu chính, fax", "by post or fax"), 5, 15, "31"),
    _rule("TT-03-notify", _NOTIFY, 5, "31"),
)

_REQUEST = frozenset({Kind.INFORMATION_REQUEST})
_ANSWERED = frozenset({EventType.ANSWERED, EventType.DECLINED})
_GONE = frozenset(
    {
        EventType.GUIDED,
        EventType.TRANSFERRED,
        EventType.RETURNED,
        EventType.FILED_AWAY,
        EventType.WITHDRAWN,
    }
)
_COMPLEX = EventType.MARKED_COMPLEX


def _came(*ways: Via) -> frozenset[Via]:
    return frozenset(ways)


_BY_HAND = _came(Via.RECEPTION)
_ONLINE = _came(Via.ONLINE)
_BY_POST = _came(Via.POST, Via.FORWARDED, Via.PRESS)


def _provide(rule: str, ways: frozenset[Via], extending: Extending) -> ClockSpec:
    def came_so(event: Event) -> bool:
        return event.particulars.get("via") in ways

    return ClockSpec(
        rule,
        _REQUEST,
        EventType.RECEIVED,
        _ANSWERED,
        _GONE,
        when=came_so,
        relays=((_COMPLEX, f"{rule}-complex"),),
        extending=extending,
        part="provide",
    )


def _notify(rule: str, ways: frozenset[Via]) -> ClockSpec:
    """What is not ready: the person is told the term, counted from receipt."""

    def came_so(received: Event) -> bool:
        return received.particulars.get("via") in ways

    return ClockSpec(
        f"{rule}-notify",
        _REQUEST,
        _COMPLEX,
        _ANSWERED | {EventType.OUTCOME_NOTIFIED},
        _GONE,
        when_received=came_so,
        anchor=Anchor.RECEIPT,
        part="notify",
    )


CLOCKS = (
    # LTCTT Đ29: 10 working days more at the office; Đ30, Đ31: 15 days more; once.
    _provide("TT-01", _BY_HAND, Extending(Unit.WORKING_DAY, 10, 1, 1)),
    _provide("TT-02", _ONLINE, Extending(Unit.DAY, 15, 1, 1)),
    _provide("TT-03", _BY_POST, Extending(Unit.DAY, 15, 1, 1)),
    _notify("TT-02", _ONLINE),
    _notify("TT-03", _BY_POST),
)
