"""Terms towards the body that forwarded a letter (LTCD Đ27, Đ28; rule book section 1)."""

from casebook.law.articles import Act, Article
from casebook.law.choices import Forwarder
from casebook.law.dated import Rule, Version
from casebook.law.journal import Event
from casebook.law.terms.reception import LTCD_SINCE
from casebook.law.timing import ClockSpec
from casebook.law.vocabulary import EventType, Kind, Nature, Unit

RULES = (
    Rule(
        "TCD-17",
        "Thông báo kết quả cho cơ quan đã chuyển đơn",
        "Report the result to the body that forwarded the letter",
        Nature.DUTY,
        (Version("TCD-17", LTCD_SINCE, None, 7, Unit.WORKING_DAY, (Article(Act.LTCD, "27.2"),)),),
    ),
    Rule(
        "TCD-18",
        "Thông báo cho công dân kết quả do cơ quan giải quyết báo về",
        "Inform the citizen of the result reported back",
        Nature.DUTY,
        (Version("TCD-18", LTCD_SINCE, None, 5, Unit.WORKING_DAY, (Article(Act.LTCD, "28.2"),)),),
    ),
)


def _by_an_elected_body(received: Event) -> bool:
    """LTCD Đ27.2 names the National Assembly, the people's councils and the reception boards."""
    return received.particulars.get("forwarder") in {Forwarder.COUNCIL, Forwarder.RECEPTION_BOARD}


def _reported(kinds: frozenset[Kind], settled: EventType) -> ClockSpec:
    return ClockSpec(
        "TCD-17",
        kinds,
        settled,
        frozenset({EventType.FORWARDER_ANSWERED}),
        when_received=_by_an_elected_body,
    )


CLOCKS = (
    _reported(frozenset({Kind.COMPLAINT}), EventType.DECIDED),
    _reported(frozenset({Kind.DENUNCIATION}), EventType.CONCLUDED),
    _reported(
        frozenset({Kind.PETITION, Kind.FEEDBACK, Kind.INFORMATION_REQUEST}),
        EventType.ANSWERED,
    ),
    ClockSpec(
        "TCD-18",
        frozenset(Kind),
        EventType.FORWARDER_REPORT_RECEIVED,
        frozenset({EventType.CITIZEN_INFORMED}),
    ),
)
