"""The story of a case: how it begins at the desk or by letter, and how its journal goes on."""

from dataclasses import dataclass, replace

from casebook.law.choices import Forwarder, Via
from casebook.law.vocabulary import Kind, Status
from casebook.records.base import db
from casebook.records.cases import Case, PartyRole
from casebook.records.visits import Handling, Signed
from casebook.services.case_entries import CaseEntry, Contested, PartyEntry
from casebook.services.registration import register_case
from casebook.services.sample.calls import hand_over
from casebook.services.sample.citizens import Citizen, citizen
from casebook.services.sample.desk import receive
from casebook.services.sample.plot import Beat, Begin, Story, When, after, go_on
from casebook.services.sample.stage import Post, Stage
from casebook.services.visit_entries import MatterEntry, NewCase, VisitEntry
from casebook.services.visit_papers import HandedItem


@dataclass(frozen=True, kw_only=True)
class Tale:
    """What a case is about, when it begins, what happens, and where it stands once all has happened."""

    ends: Status
    begins: Begin
    kind: Kind
    who: str
    subject: str
    content: str
    beats: tuple[Beat, ...] = ()
    via: Via = Via.RECEPTION
    respondent: str = ""
    contested: str = ""
    democracy: bool = False
    known: int | None = None
    """So many working days before the letter came the contested act became known."""
    competent: bool = True
    regulation: bool = False
    forwarder: Forwarder | None = None
    entered_after: int = 0
    """So many working days the letter lay on the desk before somebody entered it."""
    sort: Contested | None = None
    """What a letter says beyond an ordinary first complaint."""
    statement: str = ""
    handed: tuple[HandedItem, ...] = ()
    """What was handed over at the desk, and got its receipt."""


def tell_case(stage: Stage, tale: Tale) -> Story:
    """Tell the story of one case, beat by beat, as far as today."""
    received_on = tale.begins(stage)
    yield stage.shift(received_on, tale.entered_after) if tale.entered_after else received_on
    case = _from_visit(stage, tale) if tale.via is Via.RECEPTION else _from_letter(stage, tale)
    yield from go_on(stage, case, tale.beats)


def _from_visit(stage: Stage, tale: Tale) -> Case:
    who = citizen(tale.who)
    visit = receive(
        stage,
        VisitEntry(
            unit_id=stage.place.unit_id,
            visited_on=stage.shift(stage.day, -tale.entered_after),
            visitor=who.entry(),
            matters=(
                MatterEntry(
                    content=tale.content,
                    kind=tale.kind,
                    handling=Handling.OPENED_CASE,
                    competent=tale.competent,
                    opens=NewCase(
                        subject=tale.subject,
                        respondent=tale.respondent,
                        contested_decision=tale.contested,
                        concerns_democracy=tale.democracy,
                    ),
                ),
            ),
            statement=tale.statement,
            signed=Signed.SIGNED if tale.statement else Signed.NO_MINUTES,
        ),
    )
    hand_over(stage, visit, tale.handed)
    opened = visit.matters[0].case
    assert opened is not None  # noqa: S101 - OPENED_CASE opened it
    return opened


def _from_letter(stage: Stage, tale: Tale) -> Case:
    received_on = stage.shift(stage.day, -tale.entered_after)
    known_on = None if tale.known is None else stage.shift(received_on, -tale.known)
    contested = replace(
        tale.sort or Contested(), contested_decision=tale.contested, contested_known_on=known_on
    )
    entry = CaseEntry(
        unit_id=stage.place.unit_id,
        kind=tale.kind,
        subject=tale.subject,
        content=tale.content,
        received_on=received_on,
        via=tale.via,
        parties=_parties(tale, citizen(tale.who)),
        concerns_democracy=tale.democracy,
        competent=tale.competent,
        regulation=tale.regulation,
        forwarder=tale.forwarder,
        letter_written_on=stage.shift(received_on, -2) if tale.via is Via.POST else None,
        **contested.as_contested(),
    )
    case_id = register_case(doing=stage.doing(Post.DESK), entry=entry)
    return db.session.get_one(Case, case_id)


def _parties(tale: Tale, who: Citizen) -> tuple[PartyEntry, ...]:
    came = PartyEntry(
        role=PartyRole.COMPLAINANT,
        full_name=who.full_name,
        address=who.address,
        phone=who.phone,
        paper_number=who.paper[1],
    )
    if not tale.respondent:
        return (came,)
    return came, PartyEntry(role=PartyRole.RESPONDENT, full_name=tale.respondent)


def letter(name: str, pages: int) -> tuple[HandedItem, ...]:
    """The letter itself is what is handed over most often."""
    return (HandedItem(name=name, pages=pages, original=True),)


def came_again(when: When | int, who: str, content: str) -> Beat:
    """The same person comes to the desk about the case."""

    def deed(stage: Stage, case: Case) -> None:
        joined = MatterEntry(content=content, kind=case.kind, handling=Handling.JOINED_CASE, joins=case.name)
        receive(
            stage,
            VisitEntry(
                unit_id=stage.place.unit_id,
                visited_on=stage.day,
                visitor=citizen(who).entry(),
                matters=(joined,),
            ),
        )

    return Beat(after(when) if isinstance(when, int) else when, deed)
