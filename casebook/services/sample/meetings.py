"""Dialogues in the stories of complaints: called, and held some working days later."""

from datetime import date, time

from casebook.law.choices import Presence, Seat
from casebook.law.powers import Power
from casebook.law.vocabulary import EventType
from casebook.records.cases import Case, PartyRole
from casebook.records.people import actor_on
from casebook.services.case_dialogues import (
    Calling,
    Holding,
    Said,
    Sitting,
    Upon,
    call_dialogue,
    chairs_of,
    hold_dialogue,
)
from casebook.services.case_participants import Participant
from casebook.services.sample.moves import worker
from casebook.services.sample.paperwork import Sheet, issue, number_of, papered
from casebook.services.sample.plot import Beat, When, after
from casebook.services.sample.sheets import MINUTES
from casebook.services.sample.stage import Post, Stage

_SEATS = {
    PartyRole.COMPLAINANT: Seat.COMPLAINANT,
    PartyRole.REPRESENTATIVE: Seat.REPRESENTATIVE,
    PartyRole.RESPONDENT: Seat.RESPONDENT,
}
_BEGINS, _ENDS = time(8, 30), time(10, 15)


def meet(
    when: When | int, *, notice: int, place: str, said: Said, on_paper: bool = False
) -> tuple[Beat, ...]:
    """A dialogue is called, and held `notice` working days later; everybody invited comes.

    With `on_paper` its notice and its minutes are written and issued here, the minutes scanned.
    """

    def call(stage: Stage, case: Case) -> None:
        held_on = stage.shift(stage.day, notice)
        paper = issue(stage, case, _notice(held_on, place), stage.day) if on_paper else None
        calling = Calling(
            on=stage.day,
            held_on=held_on,
            document_number=number_of(paper) if paper else stage.number("TB"),
            signer=stage.person(Post.HEAD).full_name,
            sitting=Sitting(place=place, at_hour=_BEGINS),
            chair_id=_chair(case, held_on),
            invited=_people(case, None),
            content=case.subject,
        )
        upon = Upon(case_id=case.id, version=case.version, paper_id=paper.id if paper else None)
        call_dialogue(doing=stage.doing(worker(stage, case)), upon=upon, calling=calling)

    def hold(stage: Stage, case: Case) -> None:
        holding = Holding(
            on=stage.day,
            sitting=Sitting(place=place, at_hour=_BEGINS, end_hour=_ENDS),
            chair_id=_chair(case, stage.day),
            secretary=stage.person(Post.DESK).full_name,
            participants=_people(case, Presence.PRESENT),
            said=said,
        )
        upon = Upon(case_id=case.id, version=case.version)
        hold_dialogue(doing=stage.doing(worker(stage, case)), upon=upon, holding=holding)

    called = Beat(after(when) if isinstance(when, int) else when, call)
    minuted = (papered(0, EventType.DIALOGUE_HELD, MINUTES),) if on_paper else ()
    return called, Beat(after(notice), hold), *minuted


def _notice(held_on: date, place: str) -> Sheet:
    """The notice of a dialogue: day, hour and place are typed in, for no step says them yet."""

    def typed(stage: Stage, case: Case) -> dict[str, str]:
        return {
            "at_hour": f"{_BEGINS:%H:%M}",
            "held_on": held_on.isoformat(),
            "place": place,
            "chair_name": stage.person(Post.HEAD).full_name,
            "chair_title": stage.person(Post.HEAD).title,
            "dialogue_content": case.subject,
            "contact": stage.contact,
        }

    return Sheet(form="CASE-DIALOGUE-NOTICE", typed=typed)


def _chair(case: Case, day: date) -> str:
    """Give whoever settles the case on a day."""
    able = chairs_of(case, day)
    return next(one.id for one in able if actor_on(one, day).has_in(Power.RESOLVE_CASES, case.unit_id))


def _people(case: Case, presence: Presence | None) -> list[Participant]:
    named = [(party.full_name, _SEATS[party.role]) for party in case.parties if party.role in _SEATS]
    verifier = [(case.handler.full_name, Seat.VERIFIER)] if case.handler else []
    return [Participant(name=name, seat=seat, presence=presence) for name, seat in (*named, *verifier)]
