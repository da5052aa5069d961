"""Terms of complaints of labour-contract staff about labour matters (N124 Đ43.1; rule book LD-01)."""

from datetime import date

from casebook.law.articles import Act, Article
from casebook.law.branches import labour_first
from casebook.law.dated import Rule, Version
from casebook.law.terms.complaint_clocks import DISPOSED, OBSTACLE, SUSPENSION
from casebook.law.timing import ClockSpec
from casebook.law.vocabulary import Certainty, EventType, Kind, Nature, Unit

# From memory, like the numbers: that labour matters follow labour law is certain, how is not.
N24_SINCE = date(2018, 4, 15)
_ARTICLES = (Article(Act.N124, "43.1"), Article(Act.N24))


def _rule(key: str, vi: str, en: str, nature: Nature, number: int, unit: Unit = Unit.DAY) -> Rule:
    version = Version("LD-01", N24_SINCE, None, number, unit, _ARTICLES, Certainty.M)
    return Rule(key, vi, en, nature, (version,))


RULES = (
    _rule(
        "LD-01-window",
        "Thời hiệu khiếu nại về lao động",
        "Window for a complaint about a labour matter",
        Nature.WINDOW,
        180,
    ),
    _rule(
        "LD-01-accept",
        "Thụ lý khiếu nại về lao động",
        "Accept a complaint about a labour matter",
        Nature.DUTY,
        7,
        Unit.WORKING_DAY,
    ),
    _rule(
        "LD-01-resolve",
        "Giải quyết khiếu nại về lao động lần đầu",
        "Settle a first complaint about a labour matter",
        Nature.DUTY,
        30,
    ),
    _rule(
        "LD-01-complex",
        "Giải quyết khiếu nại về lao động lần đầu (phức tạp)",
        "Settle a first complaint about a labour matter (complex)",
        Nature.DUTY,
        45,
    ),
    # The rule book has no number for the second level: no term is invented for it.
    Rule(
        "LD-01-second",
        "Giải quyết khiếu nại về lao động lần hai",
        "Settle a second complaint about a labour matter",
        Nature.DUTY,
        (),
    ),
)

_COMPLAINT = frozenset({Kind.COMPLAINT})

CLOCKS = (
    ClockSpec(
        "LD-01-window",
        _COMPLAINT,
        EventType.CONTESTED_ACT_KNOWN,
        frozenset({EventType.RECEIVED}),
        branch=labour_first,
        pausing=OBSTACLE,
        part="window",
    ),
    ClockSpec(
        "LD-01-accept",
        _COMPLAINT,
        EventType.RECEIVED,
        DISPOSED,
        branch=lambda facts: facts.labour,
        part="accept",
    ),
    ClockSpec(
        "LD-01-resolve",
        _COMPLAINT,
        EventType.ACCEPTED,
        frozenset({EventType.DECIDED}),
        frozenset({EventType.TERMINATED}),
        branch=labour_first,
        resolves=True,
        relays=((EventType.MARKED_COMPLEX, "LD-01-complex"),),
        pausing=SUSPENSION,
        part="resolve",
    ),
    ClockSpec(
        "LD-01-second",
        _COMPLAINT,
        EventType.ACCEPTED,
        branch=lambda facts: facts.labour and facts.level != 1,
    ),
)
