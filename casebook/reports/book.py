"""The rows of the reception book for a period: one query for the screen, the PDF and the workbook."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from casebook.law.journal import Event, in_order
from casebook.law.vocabulary import EventType
from casebook.law.words import word
from casebook.records.book import days_with_visits, journals_behind, visits_in
from casebook.records.cases import Case, CaseEvent
from casebook.records.visibility import keeps_secret
from casebook.records.visits import Handling, Matter, PaperShown, Visit


@dataclass(frozen=True, kw_only=True)
class BookLine:
    """One row of the book, ready to read or print; which columns stand where is the form's matter.

    A visit with several matters has a row for each, all under the number of the visit.
    """

    visit_id: str
    number: int
    day: date
    name: str
    address: str
    identity_paper: str
    content: str
    kind: str
    people: int
    resolved_by: str
    competent: bool | None
    guided_to: str
    accepted: str
    transferred: str
    follow_up: str
    note: str


_HERE = ZoneInfo("Asia/Ho_Chi_Minh")
_SAID: Mapping[str, tuple[str, str]] = {
    "not_shown": ("Chưa xuất trình", "Not shown"),
    "answered": ("Đã trả lời trực tiếp", "Answered on the spot"),
    "accepted": ("Thụ lý ngày {day}", "Accepted on {day}"),
    "refused": ("Từ chối tiếp", "Not received"),
    "late": ("Ghi sổ ngày {day}", "Written down on {day}"),
    "for": ("Đến thay cho {name}", "On behalf of {name}"),
    "transferred": ("Đã chuyển đơn", "Transferred"),
    "guided": ("Đã hướng dẫn", "Guided"),
}


@dataclass(frozen=True)
class _Told:
    """One entry of a journal as it stands after corrections."""

    type: EventType
    on: date
    entry: CaseEvent

    def particular(self, name: str) -> str:
        return str(self.entry.paper.get(name) or self.entry.particulars.get(name) or "")


@dataclass(frozen=True)
class _Teller:
    """Tells the few words of the book in one language, with the journals behind its cases."""

    lang: str
    journals: Mapping[str, list[_Told]]

    def say(self, key: str, **values: str) -> str:
        return _SAID[key][self.lang != "vi"].format(**values)


def book_lines(unit_id: str, first: date, last: date, lang: str = "vi") -> list[BookLine]:
    """Give the rows of a unit's book for days from `first` to `last`, in the order of the book.

    The number of queries does not grow with the book.
    """
    visits = visits_in(unit_id, first, last)
    teller = _Teller(lang, _by_case(journals_behind(unit_id, first, last)))
    return [line for visit in visits for line in _lines(teller, visit)]


def busy_months(unit_id: str, first: date, last: date) -> list[tuple[date, int]]:
    """Give the months of a period in which somebody came, each by its first day, with the parties."""
    months: dict[date, int] = defaultdict(int)
    for day, count in days_with_visits(unit_id, first, last):
        months[day.replace(day=1)] += count
    return sorted(months.items())


def _by_case(events: Iterable[CaseEvent]) -> dict[str, list[_Told]]:
    journals: dict[str, list[CaseEvent]] = defaultdict(list)
    for event in events:
        journals[event.case_id].append(event)
    # Corrected first: a line of the book says what the journal says now.
    return {case_id: _as_corrected(journal) for case_id, journal in journals.items()}


def _as_corrected(journal: list[CaseEvent]) -> list[_Told]:
    events = [Event(e.type, e.occurred_on, e.particulars) for e in journal]
    return [_Told(event.type, event.on, journal[index]) for index, event in in_order(events)]


def _lines(teller: _Teller, visit: Visit) -> list[BookLine]:
    # A visit with nothing raised (an imported line may be so) still is a line of the book.
    return [_line(teller, visit, matter) for matter in visit.matters] or [_line(teller, visit, None)]


def _line(teller: _Teller, visit: Visit, matter: Matter | None) -> BookLine:
    # A case that became a denunciation shows in no book any more.
    case = matter.case if matter and matter.case and not keeps_secret(matter.case) else None
    journal = teller.journals.get(case.id, []) if case else []
    return BookLine(
        visit_id=visit.id,
        number=visit.book_number,
        day=visit.visited_on,
        name=visit.full_name,
        address=visit.address,
        identity_paper=_paper(teller, visit),
        content=matter.content if matter else "",
        kind=word(matter.kind, teller.lang) if matter and matter.kind else "",
        people=visit.people_count,
        resolved_by=matter.settled_before_by if matter else "",
        competent=matter.competent if matter else None,
        guided_to=_sent(matter, Handling.GUIDED, journal, (EventType.GUIDED, EventType.RETURNED)),
        accepted=_accepted(teller, journal),
        transferred=_sent(matter, Handling.TRANSFERRED, journal, (EventType.TRANSFERRED,)),
        follow_up=_follow_up(teller, matter, case, journal),
        note=_note(teller, visit),
    )


def _paper(teller: _Teller, visit: Visit) -> str:
    return teller.say("not_shown") if visit.paper_shown is PaperShown.NOT_SHOWN else visit.paper_number


def _sent(
    matter: Matter | None, handling: Handling, journal: list[_Told], types: tuple[EventType, ...]
) -> str:
    told = []
    if matter is not None and matter.handling is handling:
        told.append(_numbered(matter.sent_to, matter.document_number))
    told += [
        _numbered(event.particular("dest_unit"), event.particular("document_number"))
        for event in journal
        if event.type in types
    ]
    return "; ".join(text for text in told if text)


def _numbered(text: str, number: str) -> str:
    return f"{text} ({number})" if text and number else text or number


def _accepted(teller: _Teller, journal: list[_Told]) -> str:
    return "; ".join(
        _numbered(
            teller.say("accepted", day=f"{event.on:%d/%m/%Y}"),
            event.particular("document_number"),
        )
        for event in journal
        if event.type is EventType.ACCEPTED
    )


def _follow_up(teller: _Teller, matter: Matter | None, case: Case | None, journal: list[_Told]) -> str:
    if matter is None:
        return ""
    told = [matter.follow_up]
    if case is not None:
        told.append(f"{case.name}: {word(case.status, teller.lang)}")
        told += [
            _numbered(word(event.type, teller.lang), event.particular("document_number"))
            for event in journal
            if event.type in (EventType.DECIDED, EventType.ANSWERED)
        ]
    elif matter.handling is Handling.ANSWERED:
        told.append(teller.say("answered"))
    return "; ".join(text for text in told if text)


def _note(teller: _Teller, visit: Visit) -> str:
    told = []
    written = visit.recorded_at.astimezone(_HERE).date()
    # An imported line was written down in time, on paper.
    if written > visit.visited_on and visit.fingerprint is None:
        told.append(teller.say("late", day=f"{written:%d/%m/%Y}"))
    if visit.refusal is not None:
        told.append(teller.say("refused"))
    if visit.on_behalf_of:
        told.append(teller.say("for", name=visit.on_behalf_of))
    told.append(visit.note)
    return "; ".join(text for text in told if text)
