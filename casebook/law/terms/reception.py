"""Terms and quotas of citizen reception (LTCD, NĐ 154/2026; rule book section 1)."""

from datetime import date

from casebook.law.articles import Act, Article
from casebook.law.choices import Scope, Via
from casebook.law.dated import Rule, Version
from casebook.law.journal import Event
from casebook.law.timing import Anchor, ClockSpec
from casebook.law.vocabulary import Certainty, EventType, Kind, Nature, OutsideCase, Unit

LTCD_SINCE = date(2014, 7, 1)
REFORM = date(2026, 7, 1)
BEFORE_REFORM = date(2026, 6, 30)

RULES = (
    Rule(
        "TCD-01",
        "Người đứng đầu đơn vị sự nghiệp công lập trực tiếp tiếp công dân (số ngày mỗi tháng)",
        "Head of a public service unit receives in person (days a month)",
        Nature.DUTY,
        (
            Version(
                "TCD-01o",
                LTCD_SINCE,
                BEFORE_REFORM,
                1,
                Unit.DAY,
                (Article(Act.N64, "4.2"), Article(Act.LTCD, "18.2")),
                Certainty.M,
            ),
            Version("TCD-01", REFORM, None, 1, Unit.DAY, (Article(Act.N154, "10.2"),)),
        ),
    ),
    Rule(
        "TCD-02",
        "Thủ trưởng cơ quan hành chính trực tiếp tiếp công dân (số ngày mỗi tháng)",
        "Head of an administrative agency receives in person (days a month)",
        Nature.DUTY,
        (Version("TCD-02", LTCD_SINCE, None, 1, Unit.DAY, (Article(Act.LTCD, "18.2"),)),),
    ),
    Rule(
        "TCD-03",
        "Chủ tịch UBND cấp xã trực tiếp tiếp công dân (trước 01/07/2026: số ngày mỗi tuần; "
        "từ 01/07/2026: số ngày mỗi tháng)",
        "Chairman of a commune receives in person (days a week until 30/06/2026, then days a month)",
        Nature.DUTY,
        (
            Version("TCD-03o", LTCD_SINCE, BEFORE_REFORM, 1, Unit.DAY, (Article(Act.LTCD, "15"),)),
            Version(
                "TCD-03",
                REFORM,
                None,
                2,
                Unit.DAY,
                (Article(Act.LTCD, "15.2c"), Article(Act.L136, "1.7")),
            ),
        ),
    ),
    Rule(
        "TCD-08",
        "Niêm yết lịch tiếp công dân",
        "Post the reception schedule",
        Nature.DUTY,
        (Version("TCD-08", LTCD_SINCE, None, 5, Unit.WORKING_DAY, (Article(Act.LTCD, "24.4"),)),),
    ),
    Rule(
        "TCD-16",
        "Thông báo kết quả xử lý cho người đến trình bày",
        "Notify the person who came of the outcome",
        Nature.DUTY,
        (Version("TCD-16", LTCD_SINCE, None, 10, Unit.WORKING_DAY, (Article(Act.LTCD, "28.1"),)),),
    ),
    Rule(
        "TCD-26",
        "Thông báo từ chối tiếp công dân",
        "Notify the refusal to receive",
        Nature.DUTY,
        (Version("TCD-26", REFORM, None, 3, Unit.WORKING_DAY, (Article(Act.N154, "4.3"),)),),
    ),
    Rule(
        "TCD-27",
        "Thông báo buổi tiếp công dân trực tuyến",
        "Give notice of the online reception",
        Nature.DUTY,
        (Version("TCD-27", REFORM, None, 5, Unit.WORKING_DAY, (Article(Act.N154, "23.1"),)),),
    ),
    Rule(
        "TCD-28",
        "Kết nối thử trước buổi tiếp trực tuyến",
        "Trial connection before the online reception",
        Nature.DUTY,
        (Version("TCD-28", REFORM, None, 1, Unit.WORKING_DAY, (Article(Act.N154, "23"),)),),
    ),
    Rule(
        "TCD-29",
        "Kết nối đường truyền trước giờ tiếp trực tuyến",
        "Links connected before the online reception",
        Nature.DUTY,
        (Version("TCD-29", REFORM, None, 1, Unit.HOUR, (Article(Act.N154, "23"),)),),
    ),
    Rule(
        "TCD-32",
        "Đơn không được xử lý mà không có lý do chính đáng (căn cứ xem xét kỷ luật)",
        "A letter left unprocessed without reason (ground for discipline)",
        Nature.DUTY,
        (Version("TCD-32", REFORM, None, 45, Unit.DAY, (Article(Act.N154, "41.3b"),)),),
    ),
)


def came_in_person(event: Event) -> bool:
    """Whether the matter was brought to a reception (LTCD Đ28.1)."""
    return event.particulars.get("via") == Via.RECEPTION


WITHDRAWN = frozenset({EventType.WITHDRAWN})


def _is_online(event: Event) -> bool:
    return event.particulars.get("online") is True


def _online(rule: str, met_by: EventType) -> ClockSpec:
    return ClockSpec(
        rule,
        frozenset({OutsideCase.RECEPTION_DAY}),
        EventType.RECEPTION_PLANNED,
        frozenset({met_by}),
        frozenset({EventType.RECEPTION_PLANNED}),
        when=_is_online,
        anchor=Anchor.AHEAD,
    )


def leaves_nobody_waiting(event: Event) -> bool:
    """Whether an event ends what is owed: who withdrew only part still waits for the rest."""
    return event.type is not EventType.WITHDRAWN or event.particulars.get("scope") != Scope.PART


# Papers by which the person learns what became of the matter (LTCD Đ28.1). A transfer goes to
# another body, and an acceptance may be kept in the drawer: neither tells the person anything.
TELLING = frozenset(
    {
        EventType.OUTCOME_NOTIFIED,
        EventType.ACCEPTANCE_NOTIFIED,
        EventType.DECLINED,
        EventType.GUIDED,
        EventType.RETURNED,
        EventType.ANSWERED,
    }
)

CLOCKS = (
    ClockSpec(
        "TCD-16",
        frozenset(Kind),
        EventType.RECEIVED,
        TELLING,
        WITHDRAWN,
        when=came_in_person,
        cancels_if=leaves_nobody_waiting,
    ),
    ClockSpec(
        "TCD-08",
        frozenset({OutsideCase.RECEPTION_DAY}),
        EventType.RECEPTION_PLANNED,
        frozenset({EventType.POSTED}),
        frozenset({EventType.RECEPTION_PLANNED}),
        anchor=Anchor.AHEAD,
    ),
    _online("TCD-27", EventType.POSTED),
    _online("TCD-28", EventType.CONNECTION_TESTED),
    # `links_connected` is ours: the interface has no event for it.
    _online("TCD-29", EventType.LINKS_CONNECTED),
    ClockSpec(
        "TCD-26",
        frozenset({OutsideCase.REFUSAL}),
        EventType.REFUSAL_GROUNDS_MET,
        frozenset({EventType.REFUSAL_NOTIFIED}),
    ),
)
