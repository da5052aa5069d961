"""Which events start, meet and cancel the clocks of a denunciation (rule book section 3)."""

from casebook.law.branches import first, second
from casebook.law.choices import Recipient
from casebook.law.conditions import was_forwarded
from casebook.law.journal import Event
from casebook.law.terms.complaint_clocks import DISPOSED
from casebook.law.timing import ClockSpec, Extending, Pausing
from casebook.law.vocabulary import EventType, Kind, Unit

_DENUNCIATION = frozenset({Kind.DENUNCIATION})


def _only(*types: EventType) -> frozenset[EventType]:
    return frozenset(types)


# Neither a suspension (LTC Đ34) nor an expert assessment (N31 Đ15.4) lets a day of the settling pass.
_PAUSED = Pausing(
    _only(EventType.SUSPENDED, EventType.ASSESSMENT_REQUESTED),
    _only(EventType.RESUMED, EventType.ASSESSMENT_RECEIVED),
)
# LTC Đ30.2-30.3: once by 30 days when complex, twice when especially complex.
_EXTENSIONS = Extending(Unit.DAY, 30, 1, 2, "TC-11", "TC-12")


def _is_not_ours(event: Event) -> bool:
    return event.particulars.get("competent") is False


def _concludes(event: Event) -> bool:
    """The conclusion has reached the accused; a copy for the managing body alone is not enough."""
    return event.particulars.get("to", Recipient.ACCUSED) == Recipient.ACCUSED


def _row(rule: str, starts: EventType, met_by: EventType) -> ClockSpec:
    return ClockSpec(rule, _DENUNCIATION, starts, _only(met_by))


CLOCKS = (
    ClockSpec(
        "TC-01",
        _DENUNCIATION,
        EventType.RECEIVED,
        DISPOSED,
        branch=first,
        relays=((EventType.CHECKING_DELEGATED, "TC-02"),),
    ),
    # The review of a further denunciation takes the place of TC-01; our reading.
    ClockSpec("TC-23", _DENUNCIATION, EventType.RECEIVED, DISPOSED, branch=second),
    ClockSpec(
        "TC-04",
        _DENUNCIATION,
        EventType.RECEIVED,
        _only(EventType.TRANSFERRED, EventType.GUIDED),
        # Filed away or returned, nothing is passed on; accepted after all, it belongs here.
        DISPOSED - _only(EventType.TRANSFERRED, EventType.GUIDED),
        when=_is_not_ours,
    ),
    ClockSpec(
        "TC-07",
        _DENUNCIATION,
        EventType.RECEIVED,
        _only(EventType.FORWARDER_ANSWERED),
        when=was_forwarded,
    ),
    ClockSpec(
        "TC-09",
        _DENUNCIATION,
        EventType.ACCEPTED,
        _only(EventType.ACCEPTANCE_NOTIFIED, EventType.ACCUSED_NOTIFIED),
        _only(EventType.TERMINATED),
        meets_all=True,
    ),
    ClockSpec(
        "TC-10",
        _DENUNCIATION,
        EventType.ACCEPTED,
        _only(EventType.CONCLUDED),
        _only(EventType.TERMINATED),
        resolves=True,
        pausing=_PAUSED,
        extending=_EXTENSIONS,
    ),
    _row("TC-18", EventType.SUSPENDED, EventType.SUSPENSION_SENT),
    _row("TC-18", EventType.TERMINATED, EventType.TERMINATION_SENT),
    ClockSpec(
        "TC-20",
        _DENUNCIATION,
        EventType.CONCLUDED,
        _only(EventType.SENT),
        meets_if=_concludes,
    ),
    _row("TC-21", EventType.CONCLUDED, EventType.HANDLED),
    _row("TC-22", EventType.RECOMMENDATION_CARRIED_OUT, EventType.RECOMMENDATION_REPORTED),
    _row("TC-24", EventType.REPORT_DEMANDED, EventType.REPORT_MADE),
    _row("TC-25", EventType.CONCLUDED, EventType.PUBLISHED),
    _row("TC-25", EventType.SANCTION_DECIDED, EventType.PUBLISHED),
)
