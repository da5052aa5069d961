"""Terms of second complaints (LKN Đ36-44; rule book section 2)."""

from casebook.law.articles import Act, Article
from casebook.law.dated import Reading, Rule, Version
from casebook.law.terms.complaints import BEFORE_N124, BEFORE_REFORM, LKN_SINCE, N124_SINCE, REFORM
from casebook.law.vocabulary import Nature, Unit

_LKN36 = Article(Act.LKN, "36.1")
_LKN37 = (Article(Act.LKN, "37"),)
_LKN41 = (Article(Act.LKN, "41.1"),)
_LKN44 = (Article(Act.LKN, "44.2"),)
_N124_16 = Article(Act.N124, "16.1")
_SETTLE = "Giải quyết khiếu nại lần hai"
_EFFECT = ("Quyết định lần hai có hiệu lực sau", "Second decision takes effect after")


def _settling(key: str, rule_id: str, days: int, where: tuple[str, str]) -> Rule:
    vi, en = (f" ({where[0]})", f" ({where[1]})") if where[0] else ("", "")
    return Rule(
        key,
        f"{_SETTLE}{vi}",
        f"Settle a second complaint{en}",
        Nature.DUTY,
        (Version(rule_id, LKN_SINCE, None, days, Unit.DAY, _LKN37),),
    )


RULES = (
    Rule(
        "KN-15",
        "Thụ lý hoặc không thụ lý khiếu nại lần hai và thông báo",
        "Accept or decline a second complaint, and say so",
        Nature.DUTY,
        (
            Version("KN-15o", LKN_SINCE, BEFORE_REFORM, 10, Unit.DAY, (_LKN36,)),
            Version("KN-15", REFORM, None, 7, Unit.WORKING_DAY, (_LKN36, _N124_16)),
        ),
    ),
    _settling("KN-16", "KN-16", 45, ("", "")),
    _settling("KN-16-complex", "KN-16", 60, ("phức tạp", "complex")),
    _settling("KN-17", "KN-17", 60, ("vùng sâu, vùng xa", "remote area")),
    _settling("KN-17-complex", "KN-17", 70, ("vùng sâu, vùng xa, phức tạp", "remote area, complex")),
    Rule(
        "KN-19",
        "Gửi quyết định giải quyết khiếu nại lần hai",
        "Send the second decision",
        Nature.DUTY,
        (
            Version("KN-19", LKN_SINCE, BEFORE_N124, 7, Unit.DAY, _LKN41),
            # The act counts days, the decree working days; the act prevails, and ends earlier.
            Version(
                "KN-19",
                N124_SINCE,
                None,
                7,
                Unit.DAY,
                _LKN41,
                other=Reading(7, Unit.WORKING_DAY, Article(Act.N124, "29.2a")),
            ),
        ),
    ),
    Rule("KN-23", *_EFFECT, Nature.WINDOW, (Version("KN-23", LKN_SINCE, None, 30, Unit.DAY, _LKN44),)),
    Rule(
        "KN-23-remote",
        *_EFFECT,
        Nature.WINDOW,
        (Version("KN-23", LKN_SINCE, None, 45, Unit.DAY, _LKN44),),
    ),
)
