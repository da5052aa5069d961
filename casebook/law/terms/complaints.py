"""Terms of first complaints (LKN, NĐ 124/2020 as amended; rule book section 2)."""

from datetime import date

from casebook.law.articles import Act, Article
from casebook.law.dated import Reading, Rule, Version
from casebook.law.vocabulary import Nature, Unit

# The days of effect of the act and of the decree are from memory; they matter for old cases only.
LKN_SINCE = date(2012, 7, 1)
N124_SINCE = date(2020, 12, 10)
BEFORE_N124 = date(2020, 12, 9)
REFORM = date(2026, 7, 1)
BEFORE_REFORM = date(2026, 6, 30)

LKN27 = Article(Act.LKN, "27")
LKN28 = Article(Act.LKN, "28")
N124_16 = Article(Act.N124, "16.1")


def _since_act(rule_id: str, number: int, unit: Unit, *places: str) -> tuple[Version, ...]:
    articles = tuple(Article(Act.LKN, place) for place in places)
    return (Version(rule_id, LKN_SINCE, None, number, unit, articles),)


def _since_decree(rule_id: str, number: int, unit: Unit, place: str) -> tuple[Version, ...]:
    return (Version(rule_id, N124_SINCE, None, number, unit, (Article(Act.N124, place),)),)


def _since_reform(rule_id: str, number: int, unit: Unit, place: str) -> tuple[Version, ...]:
    return (Version(rule_id, REFORM, None, number, unit, (Article(Act.N124, place),)),)


def _duty(key: str, vi: str, en: str, versions: tuple[Version, ...]) -> Rule:
    return Rule(key, vi, en, Nature.DUTY, versions)


def _window(key: str, vi: str, en: str, versions: tuple[Version, ...]) -> Rule:
    return Rule(key, vi, en, Nature.WINDOW, versions)


_ACCEPTANCE = _duty(
    "KN-02",
    "Thụ lý hoặc không thụ lý và thông báo",
    "Accept or decline, and say so",
    (
        Version("KN-02o", LKN_SINCE, BEFORE_N124, 10, Unit.DAY, (LKN27,)),
        # The act counts days, the decree working days; the act prevails, and ends earlier.
        Version(
            "KN-02o",
            N124_SINCE,
            BEFORE_REFORM,
            10,
            Unit.DAY,
            (LKN27,),
            other=Reading(10, Unit.WORKING_DAY, N124_16),
        ),
        Version("KN-02", REFORM, None, 7, Unit.WORKING_DAY, (LKN27, N124_16)),
    ),
)

_SECOND_WINDOW = ("Thời hiệu khiếu nại lần hai", "Window for a second complaint")
_EFFECT = ("Quyết định lần đầu có hiệu lực sau", "First decision takes effect after")

RULES = (
    _window(
        "KN-01",
        "Thời hiệu khiếu nại",
        "Window for a first complaint",
        _since_act("KN-01", 90, Unit.DAY, "9"),
    ),
    _ACCEPTANCE,
    _duty(
        "KN-03",
        "Giải quyết khiếu nại lần đầu",
        "Settle a first complaint",
        _since_act("KN-03", 30, Unit.DAY, "28"),
    ),
    _duty(
        "KN-04",
        "Giải quyết khiếu nại lần đầu (phức tạp)",
        "Settle a first complaint (complex)",
        _since_act("KN-04", 45, Unit.DAY, "28"),
    ),
    _duty(
        "KN-05",
        "Giải quyết khiếu nại lần đầu (vùng sâu, vùng xa)",
        "Settle a first complaint (remote area)",
        _since_act("KN-05", 45, Unit.DAY, "28"),
    ),
    _duty(
        "KN-06",
        "Giải quyết khiếu nại lần đầu (vùng sâu, vùng xa, phức tạp)",
        "Settle a first complaint (remote area, complex)",
        _since_act("KN-06", 60, Unit.DAY, "28"),
    ),
    _duty(
        "KN-08",
        "Cung cấp thông tin, giải trình",
        "Supply information and explanations",
        _since_act("KN-08", 7, Unit.DAY, "13", "14"),
    ),
    _duty(
        "KN-10",
        "Thông báo đối thoại",
        "Give notice of the dialogue",
        _since_reform("KN-10", 5, Unit.DAY, "28.1"),
    ),
    _duty(
        "KN-13",
        "Gửi quyết định giải quyết khiếu nại lần đầu",
        "Send the first decision",
        (
            Version("KN-13", LKN_SINCE, BEFORE_N124, 3, Unit.WORKING_DAY, (Article(Act.LKN, "32"),)),
            Version(
                "KN-13",
                N124_SINCE,
                None,
                3,
                Unit.WORKING_DAY,
                (Article(Act.LKN, "32"), Article(Act.N124, "29.2a")),
            ),
        ),
    ),
    _window("KN-14", *_SECOND_WINDOW, _since_act("KN-14", 30, Unit.DAY, "33.1")),
    _window("KN-14-remote", *_SECOND_WINDOW, _since_act("KN-14", 45, Unit.DAY, "33.1")),
    _duty(
        "KN-20",
        "Công khai quyết định giải quyết khiếu nại",
        "Make the decision public",
        _since_decree("KN-20", 15, Unit.DAY, "29.3"),
    ),
    _duty(
        "KN-21",
        "Thông báo cuộc họp công khai quyết định",
        "Give notice of the meeting that makes the decision public",
        _since_decree("KN-21", 3, Unit.DAY, "29.3a"),
    ),
    _window("KN-22", *_EFFECT, _since_act("KN-22", 30, Unit.DAY, "44.1")),
    _window("KN-22-remote", *_EFFECT, _since_act("KN-22", 45, Unit.DAY, "44.1")),
    _duty(
        "KN-24",
        "Ra văn bản chỉ đạo thi hành",
        "Order the execution of the decision",
        _since_decree("KN-24", 5, Unit.WORKING_DAY, "31.1"),
    ),
    _duty(
        "KN-25",
        "Tạm đình chỉ thi hành quyết định bị khiếu nại (không quá thời gian giải quyết còn lại)",
        "Stay of the contested decision (no longer than the settling may still take)",
        # The number is what remains of the resolution clock; the rule itself has none.
        _since_act("KN-25", 0, Unit.DAY, "35"),
    ),
    _duty(
        "KN-28",
        "Gửi quyết định tạm đình chỉ, đình chỉ",
        "Send the decision to suspend or terminate",
        _since_reform("KN-28", 3, Unit.WORKING_DAY, "28b.1"),
    ),
    _duty(
        "KN-29",
        "Gửi quyết định tiếp tục giải quyết",
        "Send the decision to resume",
        _since_reform("KN-29", 3, Unit.WORKING_DAY, "28b.2"),
    ),
    _window(
        "KN-31",
        "Khiếu nại tiếp sau khi có quyết định đình chỉ",
        "Complain on after a termination",
        _since_act("KN-31", 30, Unit.DAY, "11"),
    ),
)
