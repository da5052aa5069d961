"""Which events start, meet and cancel the clocks of an ordinary complaint (rule book section 2)."""

from casebook.law.branches import Branch, far, near, ordinary, ordinary_first, ordinary_second
from casebook.law.choices import Recipient
from casebook.law.journal import Event
from casebook.law.timing import Anchor, ClockSpec, Pausing
from casebook.law.vocabulary import EventType, Kind

_COMPLAINT = frozenset({Kind.COMPLAINT})


def _only(*types: EventType) -> frozenset[EventType]:
    return frozenset(types)


SUSPENSION = Pausing(_only(EventType.SUSPENDED), _only(EventType.RESUMED))
OBSTACLE = Pausing(_only(EventType.OBSTACLE_BEGAN), _only(EventType.OBSTACLE_ENDED))
DISPOSED = frozenset(
    {
        EventType.ACCEPTED,
        EventType.DECLINED,
        EventType.GUIDED,
        EventType.TRANSFERRED,
        EventType.RETURNED,
        EventType.FILED_AWAY,
    }
)


def goes_to_complainant(event: Event) -> bool:
    """Whether a decision was sent to whoever complained; a sending that names nobody was."""
    return event.particulars.get("to", Recipient.COMPLAINANT) == Recipient.COMPLAINANT


def _resolution(rule: str, complex_rule: str, branch: Branch) -> ClockSpec:
    return ClockSpec(
        rule,
        _COMPLAINT,
        EventType.ACCEPTED,
        _only(EventType.DECIDED),
        _only(EventType.TERMINATED),
        branch=branch,
        resolves=True,
        relays=((EventType.MARKED_COMPLEX, complex_rule),),
        pausing=SUSPENSION,
    )


def _second_windows(rule: str, branch: Branch) -> tuple[ClockSpec, ClockSpec]:
    """KN-14: listed from acceptance while undecided; once decided, from receipt (LKN Đ33.1)."""
    undecided = ClockSpec(
        rule,
        _COMPLAINT,
        EventType.ACCEPTED,
        _only(EventType.APPEALED),
        _only(EventType.DECIDED, EventType.TERMINATED),
        branch=branch,
        anchor=Anchor.AFTER_RESOLUTION,
    )
    decided = ClockSpec(
        rule,
        _COMPLAINT,
        EventType.RECEIVED_BY_COMPLAINANT,
        _only(EventType.APPEALED),
        branch=branch,
    )
    return undecided, decided


def _effect(rule: str, branch: Branch) -> ClockSpec:
    """KN-22, KN-23: effect is the day after the last day, so the last day does not roll."""
    return ClockSpec(
        rule,
        _COMPLAINT,
        EventType.DECIDED,
        cancels=_only(EventType.APPEALED),
        branch=branch,
        rolls=False,
    )


def _notice(rule: str, called: EventType) -> ClockSpec:
    """A notice owed some days before something is held; calling it is giving the notice."""
    return ClockSpec(rule, _COMPLAINT, called, branch=ordinary, anchor=Anchor.AHEAD, at_once=True)


def _paper(rule: str, issued: EventType, sent: EventType) -> ClockSpec:
    return ClockSpec(rule, _COMPLAINT, issued, _only(sent), branch=ordinary)


def _decision_sent(rule: str, branch: Branch) -> ClockSpec:
    return ClockSpec(
        rule,
        _COMPLAINT,
        EventType.DECIDED,
        _only(EventType.SENT),
        branch=branch,
        meets_if=goes_to_complainant,
    )


# The order matters where clocks start together: those that follow the resolution clock come after it.
CLOCKS = (
    ClockSpec(
        "KN-01",
        _COMPLAINT,
        EventType.CONTESTED_ACT_KNOWN,
        _only(EventType.RECEIVED),
        branch=ordinary_first,
        pausing=OBSTACLE,
    ),
    ClockSpec("KN-02", _COMPLAINT, EventType.RECEIVED, DISPOSED, branch=ordinary_first),
    ClockSpec("KN-15", _COMPLAINT, EventType.RECEIVED, DISPOSED, branch=ordinary_second),
    _resolution("KN-03", "KN-04", near(ordinary_first)),
    _resolution("KN-05", "KN-06", far(ordinary_first)),
    _resolution("KN-16", "KN-16-complex", near(ordinary_second)),
    _resolution("KN-17", "KN-17-complex", far(ordinary_second)),
    *_second_windows("KN-14", near(ordinary_first)),
    *_second_windows("KN-14-remote", far(ordinary_first)),
    ClockSpec(
        "KN-08",
        _COMPLAINT,
        EventType.INFORMATION_REQUESTED,
        _only(EventType.INFORMATION_SUPPLIED),
        _only(EventType.TERMINATED),
        branch=ordinary,
    ),
    _notice("KN-10", EventType.DIALOGUE_CALLED),
    _decision_sent("KN-13", ordinary_first),
    _decision_sent("KN-19", ordinary_second),
    ClockSpec("KN-20", _COMPLAINT, EventType.DECIDED, _only(EventType.PUBLISHED), branch=ordinary),
    _notice("KN-21", EventType.PUBLICATION_MEETING_CALLED),
    _effect("KN-22", near(ordinary_first)),
    _effect("KN-22-remote", far(ordinary_first)),
    _effect("KN-23", near(ordinary_second)),
    _effect("KN-23-remote", far(ordinary_second)),
    ClockSpec(
        "KN-24",
        _COMPLAINT,
        EventType.TOOK_EFFECT,
        _only(EventType.EXECUTION_ORDERED),
        branch=ordinary,
    ),
    ClockSpec(
        "KN-25",
        _COMPLAINT,
        EventType.STAY_ORDERED,
        _only(EventType.STAY_LIFTED),
        branch=ordinary,
        anchor=Anchor.UNTIL_RESOLUTION,
    ),
    _paper("KN-28", EventType.SUSPENDED, EventType.SUSPENSION_SENT),
    _paper("KN-28", EventType.TERMINATED, EventType.TERMINATION_SENT),
    _paper("KN-29", EventType.RESUMED, EventType.RESUMPTION_SENT),
    ClockSpec(
        "KN-31",
        _COMPLAINT,
        EventType.TERMINATED,
        _only(EventType.REOPENED),
        branch=ordinary,
    ),
)
