"""By which words each thing is found: read off the rows as stored, never of what is or was secret."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Row, Select
from sqlalchemy.orm import Session

from casebook.law.fields import FIELD_SHAPES
from casebook.records import search_sources as sources
from casebook.records.commitments import Commitment
from casebook.records.dialogues import Dialogue
from casebook.records.protected import MARK
from casebook.records.search_entries import Entry, Findable
from casebook.services.paper_names import paper_name
from casebook.services.paper_numbers import FRAME, number_as_printed

# Of what an event's papers say: codes of the law and ids, by which nobody looks for anything.
_CODES = frozenset({"about", "letter", "parts"})
_ANSWERS = frozenset(str(one) for shape in FIELD_SHAPES.values() for one in shape.choices or ())

Texts = dict[str, list[str]]


def entries_of(session: Session, thing: Findable, ids: Collection[str]) -> list[Entry]:
    """Give the entries some things should have; nothing for those that are gone, secret or held."""
    return list(_ENTRIES[thing](session, ids))


def _cases(session: Session, ids: Collection[str]) -> Iterator[Entry]:
    said, telephones = _said_in_cases(session, ids)
    rows = session.execute(sources.CASES, {"ids": ids})
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
                found_by=(*numbers, *told) if names else tuple(numbers),
                telephones=tuple(dialled) if names else (),
                texts=(*told, *dialled) if names else (),
                is_emptied=row.destruction_id is not None,
            )


def _said_of_case(row: Row[*tuple[Any, ...]], said: Texts) -> list[str]:
    if row.destruction_id is not None:
        return []
    own = (row.kept_subject, row.kept_content, row.kept_contested_decision, row.kept_contested_number)
    return [_clear(text) for text in (*own, *said.get(row.id, []), row.tracking_code)]


def _said_in_cases(session: Session, ids: Collection[str]) -> tuple[Texts, Texts]:
    """Gather what the rows of some cases say, and apart from it the telephones of their parties."""
    found, telephones = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for case_id, name, address, phone in session.execute(sources.PARTIES, {"ids": ids}):
        found[case_id] += [name, address]
        telephones[case_id].append(phone)
    _add(found, _texts(session, sources.LETTERS, ids))
    for case_id, paper in session.execute(sources.EVENTS, {"ids": ids}):
        told = (text for key, text in (paper or {}).items() if key not in _CODES)
        found[case_id] += [text for text in told if isinstance(text, str) and text not in _ANSWERS]
    return found, telephones


def _visits(session: Session, ids: Collection[str]) -> Iterator[Entry]:
    said = _said_in_visits(session, ids)
    for visit in session.execute(sources.VISITS, {"ids": ids}):
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
    found = _texts(session, sources.MATTERS, ids)
    for one in (sources.COMPANIONS, sources.REFUSALS, sources.SLIPS):
        _add(found, _texts(session, one, ids))
    for visit_id, number, year, items in session.execute(sources.RECEIPTS, {"ids": ids}):
        found[visit_id] += [f"{number}/{year}", *(str(item.get("name", "")) for item in items)]
    return found


def _visitors(session: Session, ids: Collection[str]) -> Iterator[Entry]:
    for row in session.execute(sources.LAST_CAME, {"ids": ids}):
        yield _of_unit(row, Findable.VISITOR, row.came_on, [row.full_name, row.address], row.phone)


def _dialogues(session: Session, ids: Collection[str]) -> Iterator[Entry]:
    said = _said_in_dialogues(session, ids)
    for one in session.scalars(sources.DIALOGUES, {"ids": ids}):
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
    found = _texts(session, sources.PARTICIPANTS, ids)
    for one in (sources.POINTS, sources.QUESTIONS):
        _add(found, _texts(session, one, ids))
    return found


def _commitments(session: Session, ids: Collection[str]) -> Iterator[Entry]:
    said = _texts(session, sources.NOTES, ids)
    for one in session.scalars(sources.COMMITMENTS, {"ids": ids}):
        told = [one.topic, one.content, one.settled_note, *said.get(one.id, [])]
        yield _of_unit(one, Findable.COMMITMENT, one.made_on, told)


def _papers(session: Session, ids: Collection[str]) -> Iterator[Entry]:
    for paper in session.scalars(sources.PAPERS, {"ids": ids}):
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
            found_by=tuple(told),
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
    row: Row[*tuple[Any, ...]] | Dialogue | Commitment,
    thing: Findable,
    day: date,
    told: list[str],
    phone: str = "",
) -> Entry:
    return Entry(
        thing=thing,
        thing_id=row.id,
        unit_id=row.unit_id,
        case_id=None,
        names=False,
        on_day=day,
        found_by=tuple(told),
        telephones=(phone,),
        texts=(*told, phone),
    )


def _texts(session: Session, asked: Select[Any], ids: Collection[str]) -> Texts:
    found: Texts = defaultdict(list)
    for thing_id, *texts in session.execute(asked, {"ids": ids}):
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
