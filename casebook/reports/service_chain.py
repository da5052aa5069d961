"""The papers of a case on their way: received, accepted, decided, sent, arrived; with day and term."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from casebook.law.articles import Article, name_all
from casebook.law.branches import discipline
from casebook.law.choices import Recipient
from casebook.law.clocks import Clock
from casebook.law.journal import Event, Facts, in_order
from casebook.law.stages import lkn
from casebook.law.standing import Standing
from casebook.law.vocabulary import EventType, Kind
from casebook.law.words import word
from casebook.records.cases import Case
from casebook.reports.clock_views import ClockView, Reading, clock_view
from casebook.reports.standings import events_of

E = EventType

_TURNED_AWAY = (E.DECLINED, E.GUIDED, E.TRANSFERRED, E.RETURNED, E.FILED_AWAY)


@dataclass(frozen=True)
class _Link:
    """One paper, or one way of it: the event that proves it, whom it went to, the terms it has to keep."""

    vi: str
    en: str
    type: EventType
    rules: frozenset[str] = frozenset()
    to: Recipient | None = None


def _terms(*rules: str) -> frozenset[str]:
    return frozenset(rules)


_ACCEPTING = _terms("KN-02", "KN-02o", "KN-15", "KN-15o", "KL-03", "KL-03o", "TC-01", "TC-02", "TC-23")
_RECEIVED = _Link("Nhận đơn", "Letter received", E.RECEIVED)

_CHAINS: Mapping[Kind, tuple[_Link, ...]] = {
    Kind.COMPLAINT: (
        _RECEIVED,
        _Link("Ban hành văn bản thụ lý", "Acceptance issued", E.ACCEPTED, _ACCEPTING),
        _Link(
            "Gửi thông báo thụ lý",
            "Notice of acceptance sent",
            E.ACCEPTANCE_NOTIFIED,
        ),
        _Link(
            "Ban hành quyết định giải quyết",
            "Decision issued",
            E.DECIDED,
            _terms("KN-03", "KN-04", "KN-05", "KN-06", "KN-16", "KN-17", "KL-04"),
        ),
        _Link(
            "Gửi quyết định cho người khiếu nại",
            "Decision sent to the complainant",
            E.SENT,
            _terms("KN-13", "KN-19", "KL-06"),
            Recipient.COMPLAINANT,
        ),
        _Link(
            "Người khiếu nại nhận quyết định",
            "Received by the complainant",
            E.RECEIVED_BY_COMPLAINANT,
        ),
    ),
    Kind.DENUNCIATION: (
        _RECEIVED,
        _Link("Ban hành quyết định thụ lý", "Decision of acceptance issued", E.ACCEPTED, _ACCEPTING),
        _Link(
            "Thông báo thụ lý cho người tố cáo",
            "Denouncer told of the acceptance",
            E.ACCEPTANCE_NOTIFIED,
            _terms("TC-09"),
        ),
        _Link(
            "Thông báo nội dung cho người bị tố cáo",
            "Accused told of the content",
            E.ACCUSED_NOTIFIED,
            _terms("TC-09"),
        ),
        _Link("Ban hành kết luận", "Conclusion issued", E.CONCLUDED, _terms("TC-10", "TC-11", "TC-12")),
        _Link(
            "Gửi kết luận cho người bị tố cáo",
            "Conclusion sent to the accused",
            E.SENT,
            _terms("TC-20"),
            Recipient.ACCUSED,
        ),
        _Link(
            "Thông báo kết luận cho người tố cáo",
            "Denouncer told of the conclusion",
            E.SENT,
            _terms("TC-20"),
            Recipient.DENOUNCER,
        ),
    ),
}
_OTHERS = (
    _RECEIVED,
    _Link(
        "Thông báo kết quả xử lý", "Outcome notified", E.OUTCOME_NOTIFIED, _terms("TCD-16", "KNPA-01")
    ),
    _Link(
        "Trả lời", "Answered", E.ANSWERED, _terms("KNPA-02", "TT-01", "TT-02", "TT-03")
    ),
)  # fmt: skip
_ENDING = (
    _Link("Ban hành quyết định đình chỉ", "Termination issued", E.TERMINATED),
    _Link(
        "Gửi quyết định đình chỉ", "Termination sent", E.TERMINATION_SENT, _terms("KN-28", "TC-18")
    ),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ChainLink:
    """One link as it is read; `clock` tells its term by the day of this very link."""

    label: str
    on: date | None
    number: str
    position: int | None
    clock: ClockView | None
    article: str
    is_next: bool


def service_chain(
    case: Case, now: Standing, reading: Reading, numbers: Mapping[int, str]
) -> tuple[ChainLink, ...]:
    """Tell the chain of a case, what is missing next marked.

    `numbers` are those of the steps' papers, by position: none for whoever reads it redacted.
    """
    taken = in_order(events_of(case))
    links = [(link, _event_of(link, taken)) for link in _links_of(case, taken)]
    missing = next((link for link, found in links if found is None), None)
    over = any(e.type in {E.WITHDRAWN, E.CLOSED} for _, e in taken)
    told = []
    for link, found in links:
        told.append(
            ChainLink(
                label=reading.choose(link.vi, link.en),
                on=found[1].on if found else None,
                number=numbers.get(found[0], "") if found else "",
                position=found[0] if found else None,
                clock=_clock(link, found, now, reading),
                article=_article(link, now.facts, reading),
                is_next=link is missing and not over,
            )
        )
    return tuple(told)


def _article(link: _Link, facts: Facts, reading: Reading) -> str:
    """Name where a paper stands that no term stands over: by the level and the subject of the complaint."""
    if facts.kind is not Kind.COMPLAINT:
        return ""
    on_discipline = discipline(facts)
    found: tuple[Article, ...] = ()
    if link.type is E.ACCEPTANCE_NOTIFIED:
        found = lkn("50") if on_discipline else lkn("27") if facts.level == 1 else lkn("36.1")
    elif link.type is E.RECEIVED_BY_COMPLAINANT and facts.level == 1:
        found = lkn("48") if on_discipline else lkn("33.1")
    return name_all(found, reading.language) if found else ""


_Found = tuple[int, Event]


def _links_of(case: Case, taken: list[_Found]) -> Iterator[_Link]:
    """Give the links of a case: those of its kind, or how it was turned away or terminated instead."""
    chain = _CHAINS.get(case.kind, _OTHERS)
    types = {event.type for _, event in taken}
    done = {link.type for link in chain} & types
    yield chain[0]
    if E.ACCEPTED not in done and (away := [t for t in _TURNED_AWAY if t in types]):
        yield _Link(word(away[0]), word(away[0], "en"), away[0], _ACCEPTING)
        return
    if E.TERMINATED in types and not done & {E.DECIDED, E.CONCLUDED}:
        yield from (link for link in chain[1:] if link.type in done)
        yield from _ENDING
        return
    yield from chain[1:]


def _event_of(link: _Link, taken: list[_Found]) -> _Found | None:
    """Find the event that proves a link; what was sent to nobody named went to whom it concerns."""
    found = [
        (index, event)
        for index, event in taken
        if event.type is link.type and event.particulars.get("to", link.to) == link.to
    ]
    return found[0] if link.to and found else found[-1] if found else None


def _clock(link: _Link, found: _Found | None, now: Standing, reading: Reading) -> ClockView | None:
    """Tell the term of a link as if its own day alone had met it: two links may share one term."""
    mine = [c for c in now.clocks if c.rule in link.rules and (found or not c.cancelled)]
    if not mine:
        return None
    own: Clock = mine[-1]
    if found:
        own = own._replace(met_on=found[1].on, paused=False, cancelled=False)
    elif own.met_on is not None:
        own = own._replace(met_on=None)
    return clock_view(own, reading)
