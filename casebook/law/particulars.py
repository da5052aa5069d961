"""The particulars of events that the law itself reads: their names and what they may say."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from casebook.law.choices import (
    Degree,
    Forwarder,
    PublishedBy,
    Recipient,
    Recommender,
    Scope,
    Via,
    WithdrawalForm,
)
from casebook.law.grounds import TerminationReason
from casebook.law.vocabulary import EventType, Kind


class KnownSuspensionReason(StrEnum):
    """Reasons a journal may name; forms for complaints offer those of LKN Đ11a only.

    A complaint that waits for an assessment waits for another body's result.
    """

    FORCE_MAJEURE = "force_majeure"
    AWAITING_OTHER_BODY = "awaiting_other_body"
    ASSESSMENT = "assessment"


# What a particular may be: one of a list, a day, yes or no, a whole number, or text.
Shape = type[StrEnum] | type[date] | type[bool] | type[int] | type[str]

SHAPES: dict[EventType, dict[str, Shape]] = {
    EventType.RECEIVED: {"via": Via, "competent": bool, "forwarder": Forwarder, "regulation": bool},
    EventType.ACCEPTED: {"all_signed": bool, "representation_paper": bool},
    EventType.MARKED_COMPLEX: {"degree": Degree},
    EventType.EXTENDED: {"days": int},
    EventType.DIALOGUE_CALLED: {"held_on": date},
    EventType.DIALOGUE_WAIVED: {"reason": str},
    EventType.SUSPENDED: {"reason": KnownSuspensionReason},
    EventType.WITHDRAWN: {"scope": Scope, "withdrawn_by": WithdrawalForm},
    EventType.TERMINATED: {"reason": TerminationReason},
    EventType.DECIDED: {"differs": bool},
    EventType.SENT: {"to": Recipient},
    EventType.PUBLICATION_MEETING_CALLED: {"held_on": date},
    EventType.PUBLISHED: {"by": PublishedBy},
    EventType.RECLASSIFIED: {"kind": Kind},
    EventType.RECOMMENDATION_RECEIVED: {"by": Recommender},
    EventType.RECOMMENDATION_ANSWERED: {"by": Recommender},
    EventType.CORRECTED: {"event": int, "right_on": date},
    EventType.RECEPTION_PLANNED: {"held_on": date, "online": bool},
}


class BadParticular(ValueError):
    """A particular the law does not know on that event, or a value it cannot have."""

    def __init__(self, name: str, value: object = None, *, unknown: bool = False) -> None:
        self.name = name
        text = f"không có thông tin “{name}”" if unknown else f"“{name}” không thể là {value!r}"
        super().__init__(text)


def read_particulars(event_type: EventType, raw: Mapping[str, object]) -> dict[str, object]:
    """Particulars as they stand in JSON, turned into what the law reads. Raises BadParticular."""
    shapes = SHAPES.get(event_type, {})
    for name in raw:
        if name not in shapes:
            raise BadParticular(name, unknown=True)
    return {name: _read(name, shapes[name], value) for name, value in raw.items()}


def read_day(name: str, value: object) -> date:
    """A day written yyyy-mm-dd, and in no other way. Raises BadParticular."""
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise BadParticular(name, value)
    return day


def _read(name: str, shape: Shape, value: object) -> object:
    if shape is date:
        return read_day(name, value)
    if issubclass(shape, StrEnum):
        if isinstance(value, str) and value in set(shape):
            return shape(value)
        raise BadParticular(name, value)
    if type(value) is not shape:
        raise BadParticular(name, value)
    return value
