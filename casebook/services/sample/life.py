"""The whole year of the sample school, from a year ago up to today."""

from collections.abc import Mapping
from datetime import date, datetime

from casebook.records.people import Person
from casebook.records.units import Unit
from casebook.services.sample.calls import tell_call
from casebook.services.sample.complaints_contested import CONTESTED
from casebook.services.sample.complaints_open import OPEN
from casebook.services.sample.complaints_settled import SETTLED
from casebook.services.sample.denunciations import DENUNCIATIONS, tell_denunciation
from casebook.services.sample.dialogues import tell_parents_dialogue, tell_staff_dialogue
from casebook.services.sample.exchanges import EXCHANGES
from casebook.services.sample.feedback import FEEDBACK
from casebook.services.sample.held import tell_held_entry
from casebook.services.sample.office import office_stories
from casebook.services.sample.other_sorts import OTHER_SORTS
from casebook.services.sample.out_of_turn import (
    tell_child_at_risk,
    tell_exchange,
    tell_mistyped,
    tell_on_site,
    tell_refusals,
    tell_sealed,
    tell_thirty_parents,
)
from casebook.services.sample.petitions import PETITIONS
from casebook.services.sample.plot import Story, ago, play
from casebook.services.sample.schedule import tell_head_days, tell_timetable
from casebook.services.sample.stage import Place, Post, Stage
from casebook.services.sample.tales import tell_case
from casebook.services.sample.visits import VISITS
from casebook.vault.safe import Safe

_SUPERIOR = "UBND phường Mẫu"
_SEALED = ((132, "NP-01", _SUPERIOR), (67, "NP-02", _SUPERIOR), (1, "NP-03", ""))
"""Sealed letters: how many working days ago, the number on the seal, and to whom it went."""

TALES = (*SETTLED, *CONTESTED, *OPEN, *OTHER_SORTS, *PETITIONS, *FEEDBACK)


def tell(
    *,
    people: Mapping[str, Person],
    units: Mapping[str, Unit],
    today: date,
    now: datetime,
    safe: Safe | None = None,
) -> None:
    """Tell the year of the school and of the office above it; `people` go by their user names.

    Signed scans are kept in the `safe`; without one there are none.

    Every event goes through the deed its people would use, so what the law or their powers refuse
    cannot happen here either.
    """
    school = {
        Post.DESK: people["lan"],
        Post.HEAD: people["minh"],
        Post.DEPUTY: people["ha"],
        Post.HANDLER: people["hai"],
    }
    office = dict.fromkeys((Post.DESK, Post.HANDLER), people["duc"])
    office |= dict.fromkeys((Post.HEAD, Post.DEPUTY), people["van"])
    stage = Stage(place=_place(units["school"], school), today=today, now=now, safe=safe)
    play(stage, _stories(stage))
    above = Stage(place=_place(units["commune"], office), today=today, now=now, safe=safe)
    play(above, office_stories(above))


def _place(unit: Unit, crew: Mapping[Post, Person]) -> Place:
    return Place(unit_id=unit.id, abbreviation=unit.abbreviation, room=unit.reception_place, crew=crew)


def _stories(stage: Stage) -> list[Story]:
    return [
        tell_timetable(stage),
        tell_head_days(stage),
        tell_thirty_parents(stage),
        tell_on_site(stage),
        tell_refusals(stage),
        tell_mistyped(stage),
        tell_child_at_risk(stage),
        *(tell_sealed(stage, *letter) for letter in _SEALED),
        tell_held_entry(stage),
        tell_parents_dialogue(stage),
        tell_staff_dialogue(stage),
        *(tell_denunciation(stage, told) for told in DENUNCIATIONS),
        *(tell_exchange(stage, days, (whom, line)) for days, whom, line in EXCHANGES),
        *(tell_call(stage, ago(days), call) for days, call in VISITS),
        *(tell_case(stage, tale) for tale in TALES),
    ]
