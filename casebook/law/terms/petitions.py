"""Terms of petitions and feedback, and of letters filed away (LTCD, TT 05/2021; rule book section 4)."""

from datetime import date

from casebook.law.articles import Act, Article
from casebook.law.dated import Rule, Version
from casebook.law.journal import Event
from casebook.law.terms.reception import (
    LTCD_SINCE,
    TELLING,
    WITHDRAWN,
    came_in_person,
    leaves_nobody_waiting,
)
from casebook.law.timing import ClockSpec
from casebook.law.vocabulary import Certainty, EventType, Kind, Nature, Unit

# From memory: the decree is of 14/02/2008 and took effect some weeks later.
N20_SINCE = date(2008, 3, 4)
TT05_SINCE = date(2021, 11, 15)

_INTERNAL = (Article(Act.INTERNAL),)
_ANSWER = ("Giải quyết kiến nghị, phản ánh (nội bộ)", "Settle a petition or feedback (internal)")

RULES = (
    Rule(
        "KNPA-01",
        "Thông báo việc xử lý kiến nghị, phản ánh",
        "Notify the handling of a petition or feedback",
        Nature.DUTY,
        # LTCD Đ28.1 speaks of people who come; for letters the same term is our convention.
        (
            Version(
                "KNPA-01",
                LTCD_SINCE,
                None,
                10,
                Unit.WORKING_DAY,
                (Article(Act.LTCD, "28.1"),),
                Certainty.I,
            ),
        ),
    ),
    Rule(
        "KNPA-02",
        *_ANSWER,
        Nature.DUTY,
        (Version("KNPA-02", LTCD_SINCE, None, 15, Unit.WORKING_DAY, _INTERNAL, Certainty.I),),
    ),
    Rule(
        "KNPA-02-complex",
        *_ANSWER,
        Nature.DUTY,
        (Version("KNPA-02", LTCD_SINCE, None, 30, Unit.DAY, _INTERNAL, Certainty.I),),
    ),
    Rule(
        "KNPA-03",
        "Chuyển phản ánh về quy định hành chính đến cơ quan có thẩm quyền",
        "Transfer feedback on administrative regulations to the competent body",
        Nature.DUTY,
        (Version("KNPA-03", N20_SINCE, None, 5, Unit.WORKING_DAY, (Article(Act.N20),)),),
    ),
    Rule(
        "XLD-11",
        "Lưu đơn",
        "Keep a letter filed away",
        Nature.WINDOW,
        (Version("XLD-11", TT05_SINCE, None, 1, Unit.YEAR, (Article(Act.TT05, "28"),), Certainty.S2),),
    ),
)


def _came_otherwise(event: Event) -> bool:
    return not came_in_person(event)


def _is_about_regulation(event: Event) -> bool:
    return event.particulars.get("regulation") is True


_BOTH = frozenset({Kind.PETITION, Kind.FEEDBACK})
_GONE_ELSEWHERE = frozenset(
    {EventType.GUIDED, EventType.TRANSFERRED, EventType.RETURNED, EventType.FILED_AWAY}
)

CLOCKS = (
    ClockSpec(
        "KNPA-01",
        _BOTH,
        EventType.RECEIVED,
        TELLING,
        WITHDRAWN,
        when=_came_otherwise,
        cancels_if=leaves_nobody_waiting,
    ),
    ClockSpec(
        "KNPA-02",
        _BOTH,
        EventType.RECEIVED,
        frozenset({EventType.ANSWERED}),
        # Whoever is guided, or whose letter goes elsewhere, is not owed an answer here.
        _GONE_ELSEWHERE | WITHDRAWN,
        cancels_if=leaves_nobody_waiting,
        relays=((EventType.MARKED_COMPLEX, "KNPA-02-complex"),),
    ),
    # `regulation` on `received` is ours: the rule book has no event that tells such feedback apart.
    ClockSpec(
        "KNPA-03",
        frozenset({Kind.FEEDBACK}),
        EventType.RECEIVED,
        frozenset({EventType.TRANSFERRED}),
        when=_is_about_regulation,
    ),
    ClockSpec(
        "XLD-11",
        frozenset(Kind),
        EventType.FILED_AWAY,
        cancels=frozenset({EventType.REOPENED}),
    ),
)
