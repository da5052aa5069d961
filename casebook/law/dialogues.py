"""Dialogues of a head with the public, parents or staff: what they are, where they stand, their basis."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casebook.law.articles import Act, Article
from casebook.law.vocabulary import Certainty

FIRST_DAY = date(2014, 7, 1)
"""As far back as a dialogue may be written down here: its papers are laid out from this day on."""


class DialogueWith(StrEnum):
    """With whom the head speaks."""

    PEOPLE = "with_people"
    PARENTS = "with_parents"
    STAFF = "with_staff"


class DialogueOccasion(StrEnum):
    """Why a dialogue is held: by the plan, asked for, about one matter, or where the matter is."""

    PERIODIC = "periodic_dialogue"
    ON_REQUEST = "dialogue_on_request"
    ON_MATTER = "dialogue_on_matter"
    ON_SITE = "dialogue_on_site"


class DialogueStatus(StrEnum):
    """How far a dialogue has come."""

    PLANNED = "dialogue_planned"
    ANNOUNCED = "dialogue_announced"
    HELD = "dialogue_took_place"
    MINUTED = "dialogue_minuted"
    PUBLISHED = "dialogue_made_public"
    CALLED_OFF = "dialogue_called_off"


class DialogueSide(StrEnum):
    """On which side of a workplace dialogue somebody sits (BLLĐ Đ63, NĐ 145/2020)."""

    HEAD = "head_side"
    OTHERS = "other_side"


class QuestionCame(StrEnum):
    """How a question came: gathered beforehand, sent in by the public, or raised on the spot."""

    BEFOREHAND = "asked_beforehand"
    FROM_PUBLIC = "asked_by_public"
    ON_THE_SPOT = "asked_on_the_spot"


class QuestionOutcome(StrEnum):
    """What became of a question."""

    WAITING = "question_waiting"
    ANSWERED = "question_answered"
    ANSWER_LATER = "question_answered_later"
    COMMITMENT = "question_became_commitment"
    CASE = "question_became_case"


@dataclass(frozen=True, slots=True)
class DialogueBasis:
    """By what a dialogue is held: the articles, how sure we are, and how often a year it must be."""

    articles: tuple[Article, ...]
    certainty: Certainty
    at_least_a_year: int | None = None
    """At least so many in a calendar year; None where no number is set."""


_WORKPLACE = (Article(Act.BLLD, "63"), Article(Act.N145))


def basis_of(with_whom: DialogueWith, occasion: DialogueOccasion) -> DialogueBasis:
    """Say by what a dialogue is held.

    Workplace dialogue: at least once a year, on request, or about one matter (BLLĐ Đ63; NĐ 145/2020
    Đ37-41). For people and parents no act sets a number for schools: once a year is the recommendation
    of the plans, shown as to be checked (rule DC-15).
    """
    if with_whom is DialogueWith.STAFF:
        periodic = occasion is DialogueOccasion.PERIODIC
        return DialogueBasis(_WORKPLACE, Certainty.S, 1 if periodic else None)
    yearly = 1 if occasion is DialogueOccasion.PERIODIC else None
    return DialogueBasis((Article(Act.INTERNAL),), Certainty.M, yearly)


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueDays:
    """The days on which a dialogue came further; None where that has not happened."""

    announced_on: date | None = None
    held_on: date | None = None
    minuted_on: date | None = None
    published_on: date | None = None
    called_off_on: date | None = None


def dialogue_status(days: DialogueDays) -> DialogueStatus:
    """Say how far a dialogue has come, from the days that were recorded."""
    reached = (
        (days.called_off_on, DialogueStatus.CALLED_OFF),
        (days.published_on, DialogueStatus.PUBLISHED),
        (days.minuted_on, DialogueStatus.MINUTED),
        (days.held_on, DialogueStatus.HELD),
        (days.announced_on, DialogueStatus.ANNOUNCED),
    )
    return next((status for day, status in reached if day is not None), DialogueStatus.PLANNED)


_QUORUM = (7, 10)


def sides_too_few(counts: Iterable[tuple[DialogueSide, int, int]]) -> tuple[DialogueSide, ...]:
    """Say which sides of a periodic workplace dialogue came with too few, from (side, invited, present).

    It is held with more than 70 in 100 of the representatives of each side (rule DC-13, NĐ 145/2020).
    """
    invited: dict[DialogueSide, int] = {}
    present: dict[DialogueSide, int] = {}
    for side, asked, came in counts:
        invited[side] = invited.get(side, 0) + asked
        present[side] = present.get(side, 0) + came
    share, whole = _QUORUM
    lacking = (side for side, asked in invited.items() if present[side] * whole <= asked * share)
    return tuple(lacking)
