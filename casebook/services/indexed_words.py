"""By which words each thing is found: read off the rows as stored, never of what is or was secret."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, func, not_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from casebook.law.fields import FIELD_SHAPES
from casebook.law.signing import PaperState
from casebook.records.cases import Case, CaseEvent, Letter, Party
from casebook.records.commitments import Commitment, CommitmentNote
from casebook.records.dialogues import Dialogue, DialogueParticipant, DialoguePoint, DialogueQuestion
from casebook.records.papers import Paper
from casebook.records.protected import MARK
from casebook.records.search_entries import Entry, Findable
from casebook.records.spelling import spelled
from casebook.records.visibility import is_secret
from casebook.records.visits import AppointmentSlip, Companion, Matter, Receipt, Refusal, Visit, Visitor
from casebook.services.paper_names import paper_name
from casebook.services.paper_numbers import FRAME, number_as_printed

# Of what an event's papers say: codes of the law and ids, by which nobody looks for anything.
_CODES = frozenset({"about", "letter", "parts"})
_ANSWERS = frozenset(str(one) for shape in FIELD_SHAPES.values() for one in shape.choices or ())

Texts = dict[str, list[str]]


def may_be_found() -> ColumnElement[bool]:
    """Tell, as a condition, the cases that have words to be found by: none that is or was secret or held."""
    return not_(is_secret()) & Case.held_for_unit_id.is_(None)


def entries_of(session: Session, thing: Findable, ids: Collection[str]) -> list[Entry]:
    """Give the entries some things should have; nothing for those that are gone, secret or held."""
    return list(_ENTRIES[thing](session, ids))


def _cases(session: Session, ids: Collection[str]) -> Iterator[Entry]:
    said, telephones = _said_in_cases(session, ids), _texts(session, Party.case_id, ids, Party.kept_phone)
    rows = session.execute(
        select(
            Case.id,
            Case.unit_id,
            Case.received_on,
            Case.name,
            Case.register,
            Case.year,
            Case.number,
            Case.tracking_code,
            Case.destruction_id,
            Case.kept_subject,
            Case.kept_content,
            Case.kept_contested_decision,
            Case.kept_contested_number,
        ).where(Case.id.in_(ids), may_be_found())
    )
    for row in rows:
        numbers = [
            f"{row.name} {row.register}-{row.year}-{row.number}",
            f"{row.number}/{row.register}-{row.year} {row.register}-{row.number}",
        ]
        told = _said_of_case(row, said)
        dialled = telephones.get(row.id, []) if row.destruction_id is None else []
        for names in (False, True):
            yield Entry(
                thing=Findable.CASE,
                thing_id=row.id,
                unit_id=row.unit_id,
                case_id=row.id,
                names=names,
                on_day=row.received_on,
                words=spelled([*numbers, *told], telephones=dialled) if names else spelled(numbers),
                texts=(*told, *dialled) if names else (),
                is_emptied=row.destruction_id is not None,
            )


def _said_of_case(row: Row[*tuple[Any, ...]], said: Texts) -> list[str]:
    if row.destruction_id is not None:
        return []
    own = (row.kept_subject, row.kept_content, row.kept_contested_decision, row.kept_contested_number)
    return [_clear(text) for text in (*own, *said.get(row.id, []), row.tracking_code)]


def _said_in_cases(session: Session, ids: Collection[str]) -> Texts:
    found = _texts(session, Party.case_id, ids, Party.kept_full_name, Party.kept_address)
    _add(found, _texts(session, Letter.case_id, ids, Letter.kept_sender))
    papers = select(CaseEvent.case_id, CaseEvent.kept_paper).where(CaseEvent.case_id.in_(ids))
    for case_id, paper in session.execute(papers.order_by(CaseEvent.case_id, CaseEvent.position)):
        told = (text for key, text in (paper or {}).items() if key not in _CODES)
        found[case_id] += [text for text in told if isinstance(text, str) and text not in _ANSWERS]
    return found


def _visits(session: Session, ids: Collection[str]) -> Iterator[Entry]:
    said = _said_in_visits(session, ids)
    for visit in session.scalars(select(Visit).where(Visit.id.in_(ids))):
        told = [
            f"{visit.book_number}/{visit.book_year}",
            visit.full_name,
            visit.on_behalf_of,
            visit.address,
            visit.tracking_code,
            visit.statement,
            visit.note,
            *said.get(visit.id, []),
        ]
        yield _of_unit(visit, Findable.VISIT, visit.visited_on, told, visit.phone)


def _said_in_visits(session: Session, ids: Collection[str]) -> Texts:
    secret = exists().where(Case.id == Matter.case_id, is_secret())
    matter = (Matter.content, Matter.answer, Matter.sent_to, Matter.document_number, Matter.follow_up)
    found = _texts(session, Matter.visit_id, ids, *matter, where=~secret)
    _add(found, _texts(session, Companion.visit_id, ids, Companion.full_name))
    _add(found, _texts(session, Refusal.visit_id, ids, Refusal.explanation, Refusal.notice_number))
    slip = AppointmentSlip
    _add(found, _texts(session, slip.visit_id, ids, slip.with_whom, slip.content, slip.place))
    given = select(Receipt.visit_id, Receipt.number, Receipt.year, Receipt.items)
    for visit_id, number, year, items in session.execute(
        given.where(Receipt.visit_id.in_(ids)).order_by(Receipt.visit_id, Receipt.year, Receipt.number)
    ):
        found[visit_id] += [f"{number}/{year}", *(str(item.get("name", "")) for item in items)]
    return found


def _visitors(session: Session, ids: Collection[str]) -> Iterator[Entry]:
    last_came = (
        select(Visitor, func.max(Visit.visited_on))
        .join(Visit, Visit.visitor_id == Visitor.id)
        .where(Visitor.id.in_(ids))
        .group_by(Visitor.id)
    )
    for visitor, day in session.execute(last_came):
        yield _of_unit(visitor, Findable.VISITOR, day, [visitor.full_name, visitor.address], visitor.phone)


def _dialogues(session: Session, ids: Collection[str]) -> Iterator[Entry]:
    said = _said_in_dialogues(session, ids)
    for one in session.scalars(select(Dialogue).where(Dialogue.id.in_(ids))):
        told = [
            one.subject,
            one.place,
            one.requested_by,
            one.notice_number,
            f"{one.minutes_number}/{one.minutes_year}" if one.minutes_number else "",
            one.course,
            one.conclusion,
            one.satisfaction_note,
            one.published_where,
            one.published_content,
            one.called_off_reason,
            *said.get(one.id, []),
        ]
        day = one.held_on or one.planned_on
        yield _of_unit(one, Findable.DIALOGUE, day, told)


def _said_in_dialogues(session: Session, ids: Collection[str]) -> Texts:
    people, points, asked = DialogueParticipant, DialoguePoint, DialogueQuestion
    found = _texts(session, people.dialogue_id, ids, people.name)
    _add(found, _texts(session, points.dialogue_id, ids, points.content, points.presenter))
    # What the public sent counts once somebody took it in.
    secret = exists().where(Case.id == asked.case_id, is_secret())
    taken_in = asked.recorded_by_id.is_not(None) & ~secret
    question = (asked.asked_by, asked.topic, asked.content, asked.answer, asked.answered_by)
    _add(found, _texts(session, asked.dialogue_id, ids, *question, where=taken_in))
    return found


def _commitments(session: Session, ids: Collection[str]) -> Iterator[Entry]:
    said = _texts(session, CommitmentNote.commitment_id, ids, CommitmentNote.told)
    for one in session.scalars(select(Commitment).where(Commitment.id.in_(ids))):
        told = [one.topic, one.content, one.settled_note, *said.get(one.id, [])]
        yield _of_unit(one, Findable.COMMITMENT, one.made_on, told)


def _papers(session: Session, ids: Collection[str]) -> Iterator[Entry]:
    found = (
        select(Paper)
        .join(Case, Case.id == Paper.case_id)
        .where(Paper.id.in_(ids), Paper.state == PaperState.ISSUED)
        .where(may_be_found(), Case.destruction_id.is_(None))
    )
    for paper in session.scalars(found):
        filled = (text for key, text in paper.filled.items() if key != FRAME)
        told = [
            number_as_printed(paper),
            paper_name(paper, "vi"),
            paper_name(paper, "en"),
            paper.signer_name,
            paper.signer_title,
            *(_clear(part) for text in filled for part in _parts(text)),
        ]
        yield Entry(
            thing=Findable.PAPER,
            thing_id=paper.id,
            unit_id=paper.unit_id,
            case_id=paper.case_id,
            names=True,
            on_day=paper.issued_on or paper.made_at.date(),
            words=spelled(told),
            texts=tuple(told),
        )


def _parts(text: object) -> Iterator[str]:
    """Give the texts of one slot: a table is kept as JSON, its cells are what was written."""
    if isinstance(text, dict):
        text = list(text.values())
    if isinstance(text, list):
        for one in text:
            yield from _parts(one)
    elif isinstance(text, str) and text[:1] in ("[", "{"):
        try:
            yield from _parts(json.loads(text))
        except (ValueError, RecursionError):
            yield text
    elif isinstance(text, str):
        yield text


def _of_unit(
    row: Visit | Visitor | Dialogue | Commitment, thing: Findable, day: date, told: list[str], phone: str = ""
) -> Entry:
    return Entry(
        thing=thing,
        thing_id=row.id,
        unit_id=row.unit_id,
        case_id=None,
        names=False,
        on_day=day,
        words=spelled(told, telephones=[phone]),
        texts=(*told, phone),
    )


def _texts(
    session: Session,
    of: InstrumentedAttribute[Any],
    ids: Collection[str],
    *columns: InstrumentedAttribute[str],
    where: ColumnElement[bool] | None = None,
) -> Texts:
    """Gather texts of rows that belong to some things, by the id of the thing, in one order."""
    asked = select(of, *columns).where(of.in_(ids)).order_by(of, of.class_.id)
    found: Texts = defaultdict(list)
    for thing_id, *texts in session.execute(asked if where is None else asked.where(where)):
        found[thing_id] += texts
    return found


def _add(found: Texts, more: Texts) -> None:
    for thing_id, texts in more.items():
        found[thing_id] += texts


def _clear(text: str) -> str:
    """Pass over a sealed text: there is none where these words come from, and no word of one is kept."""
    return "" if text.startswith(MARK) else text


_ENTRIES: dict[Findable, Callable[[Session, Collection[str]], Iterable[Entry]]] = {
    Findable.CASE: _cases,
    Findable.VISIT: _visits,
    Findable.VISITOR: _visitors,
    Findable.DIALOGUE: _dialogues,
    Findable.COMMITMENT: _commitments,
    Findable.PAPER: _papers,
}
