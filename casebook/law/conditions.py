"""Conditions of lawful steps beyond the status, each with the sentence that refuses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from types import MappingProxyType
from typing import Protocol

from casebook.law.articles import Article, name_all
from casebook.law.choices import Degree, Scope, Via, WithdrawalForm
from casebook.law.grounds import TerminationReason
from casebook.law.journal import Event, Facts
from casebook.law.timing import Extendable
from casebook.law.vocabulary import EventType, Kind

REFORM = date(2026, 7, 1)
PROBE: Mapping[str, object] = MappingProxyType({})
"""The particulars of an event that has not happened: somebody asks whether it could on that day."""


class Situation(Protocol):
    """What a condition may look at: the facts and the journal so far."""

    facts: Facts
    received: Event | None
    degree: Degree | None
    waived: bool

    @property
    def received_on(self) -> date | None:
        """The day of receipt; None before it."""

    def count(self, kind: EventType) -> int:
        """How many events of that type have happened."""

    def resolution_due_on(self) -> date | None:
        """The due day of the resolution clock; None where none was started."""

    def window_ends_on(self) -> date | None:
        """The last day on which a second complaint or the absence of one is still awaited."""

    def extendable(self) -> Extendable | None:
        """The open term that may be extended; None where there is none."""

    def fits(self, kind: Kind) -> bool:
        """Whether a case of that kind can stand where this one stands."""


class Condition(Enum):
    """A condition of a step."""

    BEFORE_RECEIPT = auto()
    ACT_UNKNOWN = auto()
    NO_OBSTACLE = auto()
    OBSTACLE_OPEN = auto()
    NOT_COMPLEX = auto()
    WITHIN_ORDINARY_LIMIT = auto()
    PAST_LIMIT = auto()
    NO_STAY = auto()
    STAY_OPEN = auto()
    SUSPENSION_UNSENT = auto()
    RESUMPTION_UNSENT = auto()
    TERMINATION_UNSENT = auto()
    TERMINATION_GROUND = auto()
    DIALOGUE_WHERE_VIEWS_DIFFER = auto()
    WINDOW_CLOSED = auto()
    NOT_RECEIPTED = auto()
    WAS_DECIDED = auto()
    WAS_ACCEPTED = auto()
    NOT_ACCEPTED = auto()
    DIALOGUE_HELD = auto()
    GROUP_SIGNED = auto()
    WITHDRAWAL_FORM = auto()
    EXTENDABLE = auto()
    INFORMATION_EXTENDABLE = auto()
    BEFORE_EXPIRY = auto()
    WITHIN_CAP = auto()
    INFORMATION_BEFORE_EXPIRY = auto()
    INFORMATION_WITHIN_CAP = auto()
    EXTENSIONS_LEFT = auto()
    DEGREE_RISES = auto()
    NO_ASSESSMENT = auto()
    ASSESSMENT_OPEN = auto()
    CRIME_SIGNS = auto()
    DENUNCIATION_GROUND = auto()
    WAS_ACCEPTED_DENUNCIATION = auto()
    PAST_TERM = auto()
    KIND_FITS = auto()
    VIA_TOLD = auto()
    WAS_FORWARDED = auto()
    REPORT_OPEN = auto()
    FORWARDER_REPORTED = auto()
    DELEGATION_NEW = auto()
    CARRIED_OUT = auto()
    RECOMMENDED = auto()
    ERROR_OPEN = auto()
    CONFERENCE_WAS_HELD = auto()
    ELECTION_OPEN = auto()
    IS_ONLINE = auto()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a step is refused, with the place in the law."""

    vi: str
    en: str
    articles: tuple[Article, ...]

    def sentence(self, lang: str = "vi") -> str:
        """The reason in `lang`, ending with the article in brackets."""
        cited = f" ({name_all(self.articles, lang)})" if self.articles else ""
        return f"{self.vi if lang == 'vi' else self.en}{cited}."


Test = Callable[[Situation, Event | None], bool]


def _none(kind: EventType) -> Test:
    return lambda so_far, _event: so_far.count(kind) == 0


def _some(kind: EventType) -> Test:
    return lambda so_far, _event: so_far.count(kind) > 0


def _more(kind: EventType, than: EventType) -> Test:
    return lambda so_far, _event: so_far.count(kind) > so_far.count(than)


def _as_many(kind: EventType, as_of: EventType) -> Test:
    return lambda so_far, _event: so_far.count(kind) == so_far.count(as_of)


def _before_receipt(so_far: Situation, event: Event | None) -> bool:
    return event is None or so_far.received_on is None or event.on <= so_far.received_on


def _within_limit(so_far: Situation, event: Event | None) -> bool:
    due = so_far.resolution_due_on()
    return event is None or due is None or event.on <= due


def _past_limit(so_far: Situation, event: Event | None) -> bool:
    due = so_far.resolution_due_on()
    return event is None or (due is not None and event.on > due)


def _has_ground(_so_far: Situation, event: Event | None) -> bool:
    if event is None or event.on >= REFORM:
        return True
    return event.particulars.get("reason") in {None, TerminationReason.WITHDRAWN}


def _dialogue(so_far: Situation, event: Event | None) -> bool:
    if event is None or event.particulars.get("differs") is not True:
        return True
    return _dialogue_held(so_far, event)


def _dialogue_held(so_far: Situation, _event: Event | None) -> bool:
    return bool(so_far.count(EventType.DIALOGUE_HELD)) or so_far.waived


def _window_closed(so_far: Situation, event: Event | None) -> bool:
    last = so_far.window_ends_on()
    return event is None or last is None or event.on > last


def _signed(_so_far: Situation, event: Event | None) -> bool:
    if event is None or event.particulars is PROBE:
        return True  # only asked what could be done; what is missing shows with the answers
    told = event.particulars
    return told.get("all_signed") is True and told.get("representation_paper") is True


def _withdrawal_form(so_far: Situation, event: Event | None) -> bool:
    if event is None or event.on >= REFORM:
        return True
    by_minutes = event.particulars.get("withdrawn_by") == WithdrawalForm.MINUTES
    partial = event.particulars.get("scope") == Scope.PART
    return not by_minutes and not (partial and so_far.facts.kind is Kind.COMPLAINT)


def _extendable(so_far: Situation, _event: Event | None) -> bool:
    return so_far.extendable() is not None and so_far.degree is not None


def _information_extendable(so_far: Situation, _event: Event | None) -> bool:
    term = so_far.extendable()
    return term is not None and term.times < term.most_times


def _before_expiry(so_far: Situation, event: Event | None) -> bool:
    term = so_far.extendable()
    return event is None or term is None or event.on <= term.due_on


def _within_cap(so_far: Situation, event: Event | None) -> bool:
    term, days = so_far.extendable(), event.particulars.get("days") if event else None
    return term is None or not isinstance(days, int) or 1 <= days <= term.most_days


def _extensions_left(so_far: Situation, _event: Event | None) -> bool:
    term = so_far.extendable()
    return term is None or term.times < term.most_times


def _degree_rises(so_far: Situation, event: Event | None) -> bool:
    asked = event.particulars.get("degree") if event else None
    if asked == Degree.COMPLEX:
        return so_far.degree is None
    return so_far.degree is not Degree.ESPECIALLY


def _has_denunciation_ground(_so_far: Situation, event: Event | None) -> bool:
    return event is None or event.particulars.get("reason") != TerminationReason.OBJECT_GONE


def _fits(so_far: Situation, event: Event | None) -> bool:
    kind = event.particulars.get("kind") if event else None
    return not isinstance(kind, str) or (kind != so_far.facts.kind and so_far.fits(Kind(kind)))


def _via_told(_so_far: Situation, event: Event | None) -> bool:
    return event is None or "via" in event.particulars


def _was_forwarded(so_far: Situation, _event: Event | None) -> bool:
    return so_far.received is not None and was_forwarded(so_far.received)


def _is_online(so_far: Situation, _event: Event | None) -> bool:
    return so_far.received is not None and so_far.received.particulars.get("online") is True


def was_forwarded(received: Event) -> bool:
    """Whether another body or the press sent the letter on."""
    told = received.particulars
    return "forwarder" in told or told.get("via") in {Via.FORWARDED, Via.PRESS}


TESTS: dict[Condition, Test] = {
    Condition.BEFORE_RECEIPT: _before_receipt,
    Condition.ACT_UNKNOWN: _none(EventType.CONTESTED_ACT_KNOWN),
    Condition.NO_OBSTACLE: _as_many(EventType.OBSTACLE_BEGAN, EventType.OBSTACLE_ENDED),
    Condition.OBSTACLE_OPEN: _more(EventType.OBSTACLE_BEGAN, EventType.OBSTACLE_ENDED),
    Condition.NOT_COMPLEX: _none(EventType.MARKED_COMPLEX),
    Condition.WITHIN_ORDINARY_LIMIT: _within_limit,
    Condition.PAST_LIMIT: _past_limit,
    Condition.NO_STAY: _as_many(EventType.STAY_ORDERED, EventType.STAY_LIFTED),
    Condition.STAY_OPEN: _more(EventType.STAY_ORDERED, EventType.STAY_LIFTED),
    Condition.SUSPENSION_UNSENT: _more(EventType.SUSPENDED, EventType.SUSPENSION_SENT),
    Condition.RESUMPTION_UNSENT: _more(EventType.RESUMED, EventType.RESUMPTION_SENT),
    Condition.TERMINATION_UNSENT: _more(EventType.TERMINATED, EventType.TERMINATION_SENT),
    Condition.TERMINATION_GROUND: _has_ground,
    Condition.DIALOGUE_WHERE_VIEWS_DIFFER: _dialogue,
    Condition.WINDOW_CLOSED: _window_closed,
    Condition.NOT_RECEIPTED: _none(EventType.RECEIVED_BY_COMPLAINANT),
    Condition.WAS_DECIDED: _some(EventType.DECIDED),
    Condition.WAS_ACCEPTED: _some(EventType.ACCEPTED),
    Condition.NOT_ACCEPTED: _none(EventType.ACCEPTED),
    Condition.DIALOGUE_HELD: _dialogue_held,
    Condition.GROUP_SIGNED: _signed,
    Condition.WITHDRAWAL_FORM: _withdrawal_form,
    Condition.EXTENDABLE: _extendable,
    Condition.INFORMATION_EXTENDABLE: _information_extendable,
    Condition.BEFORE_EXPIRY: _before_expiry,
    Condition.WITHIN_CAP: _within_cap,
    Condition.INFORMATION_BEFORE_EXPIRY: _before_expiry,
    Condition.INFORMATION_WITHIN_CAP: _within_cap,
    Condition.EXTENSIONS_LEFT: _extensions_left,
    Condition.DEGREE_RISES: _degree_rises,
    Condition.NO_ASSESSMENT: _as_many(EventType.ASSESSMENT_REQUESTED, EventType.ASSESSMENT_RECEIVED),
    Condition.ASSESSMENT_OPEN: _more(EventType.ASSESSMENT_REQUESTED, EventType.ASSESSMENT_RECEIVED),
    Condition.CRIME_SIGNS: _some(EventType.CRIME_SIGNS_FOUND),
    Condition.DENUNCIATION_GROUND: _has_denunciation_ground,
    Condition.WAS_ACCEPTED_DENUNCIATION: _some(EventType.ACCEPTED),
    Condition.PAST_TERM: _past_limit,
    Condition.KIND_FITS: _fits,
    Condition.VIA_TOLD: _via_told,
    Condition.WAS_FORWARDED: _was_forwarded,
    Condition.REPORT_OPEN: _more(EventType.REPORT_DEMANDED, EventType.REPORT_MADE),
    Condition.FORWARDER_REPORTED: _more(EventType.FORWARDER_REPORT_RECEIVED, EventType.CITIZEN_INFORMED),
    Condition.DELEGATION_NEW: _none(EventType.CHECKING_DELEGATED),
    Condition.CARRIED_OUT: _more(EventType.RECOMMENDATION_CARRIED_OUT, EventType.RECOMMENDATION_REPORTED),
    Condition.RECOMMENDED: _more(EventType.RECOMMENDATION_RECEIVED, EventType.RECOMMENDATION_ANSWERED),
    Condition.ERROR_OPEN: _more(EventType.ERROR_REPORTED, EventType.CORRECTED_PUBLICLY),
    Condition.CONFERENCE_WAS_HELD: _some(EventType.CONFERENCE_HELD),
    Condition.ELECTION_OPEN: _more(EventType.INSPECTORATE_ELECTED, EventType.INSPECTORATE_RECOGNISED),
    Condition.IS_ONLINE: _is_online,
}
