"""Which events start, meet and cancel the clocks of a first complaint (rule book section 2)."""

from casebook.law.choices import Recipient
from casebook.law.journal import Event, Facts
from casebook.law.timing import Anchor, ClockSpec, Pausing
from casebook.law.vocabulary import EventType, Kind

_COMPLAINT = frozenset({Kind.COMPLAINT})
_SUSPENSION = Pausing(EventType.SUSPENDED, EventType.RESUMED)
_OBSTACLE = Pausing(EventType.OBSTACLE_BEGAN, EventType.OBSTACLE_ENDED)
_DISPOSED = frozenset(
    {
        EventType.ACCEPTED,
        EventType.DECLINED,
        EventType.GUIDED,
        EventType.TRANSFERRED,
        EventType.RETURNED,
        EventType.FILED_AWAY,
    }
)


def _only(*types: EventType) -> frozenset[EventType]:
    return frozenset(types)


def _is_remote(facts: Facts, _event: Event) -> bool:
    return facts.remote


def _is_ordinary(facts: Facts, _event: Event) -> bool:
    return not facts.remote


def _goes_to_complainant(event: Event) -> bool:
    return event.particulars.get("to", Recipient.COMPLAINANT) == Recipient.COMPLAINANT


def _resolution(rule: str, complex_rule: str, *, remote: bool) -> ClockSpec:
    return ClockSpec(
        rule,
        _COMPLAINT,
        EventType.ACCEPTED,
        _only(EventType.DECIDED),
        _only(EventType.TERMINATED),
        when=_is_remote if remote else _is_ordinary,
        resolves=True,
        complex_rule=complex_rule,
        pausing=_SUSPENSION,
    )


def _second_windows(rule: str, *, remote: bool) -> tuple[ClockSpec, ClockSpec]:
    """KN-14: listed from acceptance while undecided; once decided, from receipt (LKN Đ33.1)."""
    when = _is_remote if remote else _is_ordinary
    undecided = ClockSpec(
        rule,
        _COMPLAINT,
        EventType.ACCEPTED,
        _only(EventType.APPEALED),
        _only(EventType.DECIDED, EventType.TERMINATED),
        when=when,
        anchor=Anchor.AFTER_RESOLUTION,
    )
    decided = ClockSpec(
        rule,
        _COMPLAINT,
        EventType.RECEIVED_BY_COMPLAINANT,
        _only(EventType.APPEALED),
        when=when,
    )
    return undecided, decided


def _effect(rule: str, *, remote: bool) -> ClockSpec:
    """KN-22: effect is the day after the last day, so the last day does not roll."""
    return ClockSpec(
        rule,
        _COMPLAINT,
        EventType.DECIDED,
        cancels=_only(EventType.APPEALED),
        when=_is_remote if remote else _is_ordinary,
        rolls=False,
    )


def _notice(rule: str, called: EventType) -> ClockSpec:
    """A notice owed some days before something is held; calling it is giving the notice."""
    return ClockSpec(rule, _COMPLAINT, called, anchor=Anchor.AHEAD, at_once=True)


def _paper(rule: str, issued: EventType, sent: EventType) -> ClockSpec:
    return ClockSpec(rule, _COMPLAINT, issued, _only(sent))


# The order matters where clocks start together: those that follow the resolution clock come after it.
CLOCKS = (
    ClockSpec(
        "KN-01",
        _COMPLAINT,
        EventType.CONTESTED_ACT_KNOWN,
        _only(EventType.RECEIVED),
        pausing=_OBSTACLE,
    ),
    ClockSpec("KN-02", _COMPLAINT, EventType.RECEIVED, _DISPOSED),
    _resolution("KN-03", "KN-04", remote=False),
    _resolution("KN-05", "KN-06", remote=True),
    *_second_windows("KN-14", remote=False),
    *_second_windows("KN-14-remote", remote=True),
    ClockSpec(
        "KN-08",
        _COMPLAINT,
        EventType.INFORMATION_REQUESTED,
        _only(EventType.INFORMATION_SUPPLIED),
        _only(EventType.TERMINATED),
    ),
    _notice("KN-10", EventType.DIALOGUE_CALLED),
    ClockSpec(
        "KN-13",
        _COMPLAINT,
        EventType.DECIDED,
        _only(EventType.SENT),
        meets_if=_goes_to_complainant,
    ),
    ClockSpec("KN-20", _COMPLAINT, EventType.DECIDED, _only(EventType.PUBLISHED)),
    _notice("KN-21", EventType.PUBLICATION_MEETING_CALLED),
    _effect("KN-22", remote=False),
    _effect("KN-22-remote", remote=True),
    ClockSpec("KN-24", _COMPLAINT, EventType.TOOK_EFFECT, _only(EventType.EXECUTION_ORDERED)),
    ClockSpec(
        "KN-25",
        _COMPLAINT,
        EventType.STAY_ORDERED,
        _only(EventType.STAY_LIFTED),
        anchor=Anchor.UNTIL_RESOLUTION,
    ),
    _paper("KN-28", EventType.SUSPENDED, EventType.SUSPENSION_SENT),
    _paper("KN-28", EventType.TERMINATED, EventType.TERMINATION_SENT),
    _paper("KN-29", EventType.RESUMED, EventType.RESUMPTION_SENT),
    ClockSpec("KN-31", _COMPLAINT, EventType.TERMINATED, _only(EventType.REOPENED)),
)
