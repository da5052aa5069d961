"""Visits that open no case: answered at once, guided elsewhere, noted; with receipts and appointments."""

from dataclasses import dataclass
from datetime import time

from casebook.law.vocabulary import Kind
from casebook.records.visits import Handling, Signed, Visit
from casebook.services.sample.citizens import citizen
from casebook.services.sample.desk import receive
from casebook.services.sample.plot import Begin, Story
from casebook.services.sample.stage import Post, Stage
from casebook.services.visit_entries import MatterEntry, VisitEntry
from casebook.services.visit_papers import HandedItem, SlipEntry, give_appointment, give_receipt


@dataclass(frozen=True, kw_only=True)
class Call:
    """Somebody comes, raises something, and it is dealt with at the desk."""

    who: str
    raised: tuple[MatterEntry, ...]
    statement: str = ""
    handed: tuple[HandedItem, ...] = ()
    slip: str = ""
    """What they will talk about with the head, where they are given an appointment."""
    on_behalf_of: str = ""
    authorisation: str = ""
    entered_after: int = 0


def answered(content: str, said: str, kind: Kind = Kind.FEEDBACK) -> MatterEntry:
    """A matter answered on the spot."""
    return MatterEntry(content=content, kind=kind, handling=Handling.ANSWERED, answer=said)


def guided(content: str, to: str, kind: Kind = Kind.PETITION) -> MatterEntry:
    """A matter that belongs elsewhere: the visitor is told where."""
    return MatterEntry(content=content, kind=kind, handling=Handling.GUIDED, competent=False, sent_to=to)


def noted(content: str, kind: Kind | None = None) -> MatterEntry:
    """A matter that is written down and needs nothing more."""
    return MatterEntry(content=content, kind=kind, handling=Handling.NOTED)


def asks(  # noqa: PLR0913 - each is a column of the table of visits
    who: str,
    *raised: MatterEntry,
    statement: str = "",
    handed: tuple[HandedItem, ...] = (),
    slip: str = "",
    on_behalf_of: str = "",
    authorisation: str = "",
    entered_after: int = 0,
) -> Call:
    """One visit."""
    return Call(
        who=who,
        raised=raised,
        statement=statement,
        handed=handed,
        slip=slip,
        on_behalf_of=on_behalf_of,
        authorisation=authorisation,
        entered_after=entered_after,
    )


def tell_call(stage: Stage, begins: Begin, call: Call) -> Story:
    """Tell one visit on its day."""
    came_on = begins(stage)
    yield stage.shift(came_on, call.entered_after) if call.entered_after else came_on
    take_call(stage, call)


def take_call(stage: Stage, call: Call, *, session_id: str | None = None) -> Visit:
    """Log a visit, and give the receipt and the appointment slip that belong to it."""
    visit = receive(
        stage,
        VisitEntry(
            unit_id=stage.place.unit_id,
            visited_on=stage.shift(stage.day, -call.entered_after),
            visitor=citizen(call.who).entry(on_behalf_of=call.on_behalf_of, authorisation=call.authorisation),
            matters=call.raised,
            session_id=session_id,
            statement=call.statement,
            signed=Signed.SIGNED if call.statement else Signed.NO_MINUTES,
        ),
    )
    hand_over(stage, visit, call.handed)
    if call.slip:
        give_appointment(
            doing=stage.doing(Post.DESK),
            visit_id=visit.id,
            slip=SlipEntry(
                with_whom=stage.person(Post.HEAD).full_name,
                on_day=stage.shift(stage.day, 4),
                at_time=time(8, 30),
                place=stage.place.room,
                content=call.slip,
            ),
        )
    return visit


def hand_over(stage: Stage, visit: Visit, items: tuple[HandedItem, ...]) -> None:
    """Give a receipt for what was handed over, if anything was."""
    if items:
        give_receipt(doing=stage.doing(Post.DESK), visit_id=visit.id, handed_on=visit.visited_on, items=items)
