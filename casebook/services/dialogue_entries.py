"""What is typed about a dialogue: its plan, agenda and people, notice, how it was held, its end."""

from dataclasses import dataclass
from datetime import date, time

from casebook.law.dialogues import DialogueOccasion, DialogueSide, DialogueWith


@dataclass(frozen=True, kw_only=True)
class DialoguePlan:
    """What is planned: with whom and why, about what, when and where, who chairs and who writes."""

    with_whom: DialogueWith
    occasion: DialogueOccasion
    subject: str
    planned_on: date
    starts: time
    ends: time | None = None
    place: str = ""
    chair_id: str
    secretary_id: str | None = None
    requested_by: str = ""
    requested_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class PointEntry:
    """One point of the agenda."""

    content: str
    presenter: str = ""


@dataclass(frozen=True, kw_only=True)
class GuestEntry:
    """Somebody, or a group, to be invited."""

    name: str
    is_group: bool = False
    invited: int = 1
    side: DialogueSide = DialogueSide.OTHERS


@dataclass(frozen=True, kw_only=True)
class Notice:
    """The notice as it went out, and until when the public may send questions."""

    announced_on: date
    notice_number: str = ""
    announced_how: str = ""
    questions_until: date | None = None
    agenda_sent_on: date | None = None
    """Of a workplace dialogue only: when both sides had what it is to be about."""


@dataclass(frozen=True, kw_only=True)
class Turnout:
    """How many of somebody invited came, and why the others did not."""

    participant_id: str
    present: int | None
    absence: str = ""


@dataclass(frozen=True, kw_only=True)
class Holding:
    """That it was held: the day, who came, how it went beside the questions."""

    held_on: date
    course: str = ""
    turnout: tuple[Turnout, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DialogueEnd:
    """The conclusion, and the sheets in which those present judged the dialogue."""

    conclusion: str
    satisfied: int = 0
    partly_satisfied: int = 0
    unsatisfied: int = 0
    satisfaction_note: str = ""


@dataclass(frozen=True, kw_only=True)
class Publication:
    """What was published of it, where and when."""

    published_on: date
    published_where: str
    published_content: str
