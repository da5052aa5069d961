"""Terms and clocks of complaints against discipline decisions (LKN Đ47-58; rule book section 2)."""

from casebook.law.articles import Act, Article
from casebook.law.branches import Branch, discipline, discipline_first, discipline_second
from casebook.law.dated import Doubt, Reading, Rule, Version
from casebook.law.journal import Facts
from casebook.law.terms.complaint_clocks import DISPOSED, OBSTACLE, SUSPENSION, goes_to_complainant
from casebook.law.terms.complaints import BEFORE_N124, BEFORE_REFORM, LKN_SINCE, N124_SINCE, REFORM
from casebook.law.timing import ClockSpec
from casebook.law.vocabulary import EventType, Kind, Nature, Unit

_STAFF = Doubt(
    "Luật nêu cán bộ, công chức; áp dụng cho viên chức là cần đối chiếu văn bản "
    "(Điều 47, Điều 48 Luật Khiếu nại).",
    "The act names cadres and civil servants; for public employees this is to be checked against the text "
    "(Law on Complaints Articles 47 and 48).",
)
_LKN50 = (Article(Act.LKN, "50"),)
_SEND_TEXT = "Gửi quyết định giải quyết khiếu nại quyết định kỷ luật"


def _since_act(rule_id: str, days: int, place: str) -> tuple[Version, ...]:
    return (Version(rule_id, LKN_SINCE, None, days, Unit.DAY, (Article(Act.LKN, place),), doubt=_STAFF),)


def _sending() -> tuple[Version, ...]:
    articles = (Article(Act.LKN, "56"),)
    other = Reading(7, Unit.WORKING_DAY, Article(Act.N124, "29.2b"))
    return (
        Version("KL-06", LKN_SINCE, BEFORE_N124, 7, Unit.DAY, articles, doubt=_STAFF),
        # The act counts days, the decree working days; the act prevails, and ends earlier.
        Version("KL-06", N124_SINCE, None, 7, Unit.DAY, articles, other=other, doubt=_STAFF),
    )


RULES = (
    Rule(
        "KL-01",
        "Thời hiệu khiếu nại lần đầu quyết định kỷ luật",
        "Window for a first complaint against a discipline decision",
        Nature.WINDOW,
        _since_act("KL-01", 15, "48"),
    ),
    Rule(
        "KL-02",
        "Thời hiệu khiếu nại lần hai quyết định kỷ luật",
        "Window for a second complaint against a discipline decision",
        Nature.WINDOW,
        _since_act("KL-02", 10, "48"),
    ),
    Rule(
        "KL-02-dismissal",
        "Thời hiệu khiếu nại lần hai quyết định kỷ luật buộc thôi việc",
        "Window for a second complaint against a dismissal",
        Nature.WINDOW,
        _since_act("KL-02", 30, "48"),
    ),
    Rule(
        "KL-03",
        "Thụ lý khiếu nại quyết định kỷ luật",
        "Accept a complaint against a discipline decision",
        Nature.DUTY,
        (
            Version(
                "KL-03o", LKN_SINCE, BEFORE_REFORM, 10, Unit.DAY, (Article(Act.LKN, "50"),), doubt=_STAFF
            ),
            Version("KL-03", REFORM, None, 7, Unit.WORKING_DAY, (Article(Act.LKN, "50"),), doubt=_STAFF),
        ),
    ),
    Rule(
        "KL-04",
        "Giải quyết khiếu nại quyết định kỷ luật",
        "Settle a complaint against a discipline decision",
        Nature.DUTY,
        _since_act("KL-04", 30, "50"),
    ),
    Rule(
        "KL-04-complex",
        "Giải quyết khiếu nại quyết định kỷ luật (phức tạp)",
        "Settle a complaint against a discipline decision (complex)",
        Nature.DUTY,
        _since_act("KL-04", 45, "50"),
    ),
    Rule(
        "KL-06",
        f"{_SEND_TEXT} lần đầu",
        "Send the first decision on a discipline decision",
        Nature.DUTY,
        (
            Version(
                "KL-06",
                N124_SINCE,
                None,
                3,
                Unit.WORKING_DAY,
                (Article(Act.N124, "29.2b"),),
                doubt=_STAFF,
            ),
        ),
    ),
    Rule(
        "KL-06-second",
        f"{_SEND_TEXT} lần hai",
        "Send the second decision on a discipline decision",
        Nature.DUTY,
        _sending(),
    ),
    Rule(
        "KL-07",
        "Quyết định giải quyết khiếu nại kỷ luật có hiệu lực sau",
        "Decision on a discipline decision takes effect after",
        Nature.WINDOW,
        _since_act("KL-07", 30, "57"),
    ),
    Rule(
        "KL-07-second",
        "Quyết định giải quyết khiếu nại kỷ luật lần hai có hiệu lực sau",
        "Second decision on a discipline decision takes effect after",
        Nature.WINDOW,
        _since_act("KL-07", 30, "57"),
    ),
)

_COMPLAINT = frozenset({Kind.COMPLAINT})


def _dismissal(facts: Facts) -> bool:
    return discipline_first(facts) and facts.dismissal


def _milder(facts: Facts) -> bool:
    return discipline_first(facts) and not facts.dismissal


def _second_window(rule: str, branch: Branch) -> ClockSpec:
    return ClockSpec(
        rule,
        _COMPLAINT,
        EventType.RECEIVED_BY_COMPLAINANT,
        frozenset({EventType.APPEALED}),
        branch=branch,
    )


def _sent(rule: str, branch: Branch) -> ClockSpec:
    return ClockSpec(
        rule,
        _COMPLAINT,
        EventType.DECIDED,
        frozenset({EventType.SENT}),
        branch=branch,
        meets_if=goes_to_complainant,
    )


_EFFECTS = (("KL-07", discipline_first), ("KL-07-second", discipline_second))


def _effect(rule: str, branch: Branch) -> ClockSpec:
    """Like KN-22: effect is the day after the last day, so the last day does not roll."""
    return ClockSpec(
        rule,
        _COMPLAINT,
        EventType.DECIDED,
        cancels=frozenset({EventType.APPEALED}),
        branch=branch,
        rolls=False,
    )


CLOCKS = (
    ClockSpec(
        "KL-01",
        _COMPLAINT,
        EventType.CONTESTED_ACT_KNOWN,
        frozenset({EventType.RECEIVED}),
        branch=discipline_first,
        pausing=OBSTACLE,
    ),
    ClockSpec("KL-03", _COMPLAINT, EventType.RECEIVED, DISPOSED, branch=discipline),
    ClockSpec(
        "KL-04",
        _COMPLAINT,
        EventType.ACCEPTED,
        frozenset({EventType.DECIDED}),
        frozenset({EventType.TERMINATED}),
        branch=discipline,
        resolves=True,
        relays=((EventType.MARKED_COMPLEX, "KL-04-complex"),),
        pausing=SUSPENSION,
    ),
    _second_window("KL-02", _milder),
    _second_window("KL-02-dismissal", _dismissal),
    _sent("KL-06", discipline_first),
    _sent("KL-06-second", discipline_second),
    *(_effect(rule, branch) for rule, branch in _EFFECTS),
)
