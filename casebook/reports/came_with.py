"""What a case was registered with, told in words, and what it still lacks before it is accepted."""

from dataclasses import replace
from datetime import date

from casebook.law.articles import Act, Article, name_all
from casebook.law.authorisation import ARTICLES, must_be_certified
from casebook.law.journal import Event
from casebook.law.representation import is_group
from casebook.law.standing import standing
from casebook.law.vocabulary import EventType, Kind, Status
from casebook.law.words import word
from casebook.records.basis import Basis
from casebook.records.came_with import YES, CameWith, what_came_with
from casebook.records.cases import Case, PartyRole
from casebook.reports.clock_views import Reading
from casebook.reports.standings import facts_of

Fact = tuple[str, str]

_FIRST_ROUND = (
    EventType.RECEIVED,
    EventType.ACCEPTED,
    EventType.DIALOGUE_WAIVED,
    EventType.DECIDED,
    EventType.RECEIVED_BY_COMPLAINANT,
)
_SECOND_WINDOWS = frozenset({"KN-14", "KL-02"})
_SIGNATURES = (Article(Act.N124, "16.1"),)
_NAMED = (Article(Act.LTCD, "29"),)


def registered_as(case: Case, reading: Reading) -> list[Fact]:
    """Tell what the law asks of a case beside its content; nothing that is as with every other."""
    return [
        fact
        for fact in (*_nature(case, reading), *_contested(case, reading), *_papers(case, reading))
        if fact[1]
    ]


def nature_of(case: Case, reading: Reading) -> str:
    """Name what a case is as its page says it: a second complaint, against a discipline decision."""
    say = reading.choose
    told = [word(case.kind, reading.language)]
    if case.level > 1:
        further = case.kind is Kind.DENUNCIATION
        told.append(say("tố cáo tiếp", "further") if further else say("lần hai", "second"))
    if case.discipline:
        told.append(say("quyết định kỷ luật", "discipline decision"))
    if case.labour:
        told.append(say("về lao động", "labour matter"))
    return ", ".join(told)


def _nature(case: Case, reading: Reading) -> list[Fact]:
    say = reading.choose
    second = say("Lần hai", "Second"), say("Tố cáo tiếp", "Further denunciation")
    level = second[case.kind is Kind.DENUNCIATION] if case.level > 1 else ""
    people = str(case.group_size) if case.group_size > 1 else ""
    return [
        (say("Lần khiếu nại, tố cáo", "Level"), level),
        (say("Loại khiếu nại", "Sort of complaint"), _sort(case, reading)),
        (say("Số người cùng đứng tên", "People who sent it"), people),
        (say("Đơn nặc danh", "Anonymous"), say("Có", "Yes") if case.is_anonymous else ""),
    ]


def _sort(case: Case, reading: Reading) -> str:
    say = reading.choose
    if case.dismissal:
        return say("Quyết định kỷ luật buộc thôi việc", "Discipline decision of dismissal")
    if case.discipline:
        return say("Quyết định kỷ luật", "Discipline decision")
    told = say("Khiếu nại về lao động, theo pháp luật lao động", "Labour matter, by labour law")
    return told if case.labour else ""


def _contested(case: Case, reading: Reading) -> list[Fact]:
    say = reading.choose
    form = word(case.contested_form, reading.language) if case.contested_form else ""
    return [
        (say("Hình thức bị khiếu nại", "What is contested"), form),
        (say("Số quyết định bị khiếu nại", "Number of the contested decision"), case.contested_number),
    ]


def _papers(case: Case, reading: Reading) -> list[Fact]:
    say = reading.choose
    came = what_came_with(case)
    yes_no = {True: say("Có", "Yes"), False: say("Không", "No")}
    first_told = say("Đã có quyết định", "Decided"), say("Hết thời hạn chưa giải quyết", "Left unanswered")
    decided = came.get(CameWith.FIRST_DECIDED)
    received_on = came.get(CameWith.FIRST_RECEIVED_ON)
    signed, certified = came.get(CameWith.ALL_SIGNED), came.get(CameWith.CERTIFIED)
    return [
        (say("Khiếu nại lần đầu", "First complaint"), came.get(CameWith.FIRST_CASE, "")),
        (say("Kết quả lần đầu", "What became of it"), first_told[decided != YES] if decided else ""),
        (say("Quyết định lần đầu", "First decision"), came.get(CameWith.FIRST_DECISION, "")),
        (say("Ngày nhận quyết định lần đầu", "First decision received on"), _day(received_on)),
        (say("Đủ chữ ký của mọi người", "Everybody signed"), yes_no[signed == YES] if signed else ""),
        (
            say("Văn bản cử người đại diện", "Paper of representation"),
            _of(came, CameWith.REPRESENTATION_PAPER),
        ),
        (say("Giấy ủy quyền", "Authorisation"), _of(came, CameWith.AUTHORISATION)),
        (say("Đã công chứng, chứng thực", "Certified"), yes_no[certified == YES] if certified else ""),
        (
            say("Rõ người, rõ việc, có chứng cứ kiểm tra được", "Clear, with evidence that can be checked"),
            yes_no[came[CameWith.EVIDENCE] == YES] if CameWith.EVIDENCE in came else "",
        ),
    ]


def _of(came: dict[CameWith, str], what: CameWith) -> str:
    return came.get(what, "")


def _day(kept: str | None) -> str:
    return f"{date.fromisoformat(kept):%d/%m/%Y}" if kept else ""


def still_lacking(case: Case, reading: Reading) -> list[str]:
    """Say what a received complaint lacks before it can be accepted, each with its article."""
    say = reading.choose
    if case.kind is not Kind.COMPLAINT or case.status is not Status.RECEIVED:
        return []
    came = what_came_with(case)
    told: list[tuple[str, tuple[Article, ...]]] = []
    if case.group_size > 1 and came.get(CameWith.ALL_SIGNED) != YES:
        told.append((say("Chưa đủ chữ ký của mọi người", "Not everybody has signed yet"), _SIGNATURES))
    if case.group_size > 1 and CameWith.REPRESENTATION_PAPER not in came:
        lack = say("Chưa có văn bản cử người đại diện", "The paper naming the representatives is missing")
        told.append((lack, _SIGNATURES))
    if is_group(case.group_size) and not _represented(case):
        told.append((say("Nhóm chưa cử người đại diện", "The group has named no representative"), _NAMED))
    if _uncertified(case, came):
        lack = say("Giấy ủy quyền chưa công chứng, chứng thực", "The authorisation is not certified")
        told.append((lack, ARTICLES))
    return [f"{lack} ({name_all(articles, reading.language)})." for lack, articles in told]


def late_second(case: Case, basis: Basis, reading: Reading) -> list[str]:
    """Warn where a second complaint came after the last day of its window; it is registered all the same.

    The window is counted as the first case would count it (KN-14, KL-02).
    """
    kept = what_came_with(case).get(CameWith.FIRST_RECEIVED_ON)
    if case.level == 1 or case.kind is not Kind.COMPLAINT or kept is None:
        return []
    served = date.fromisoformat(kept)
    first = [Event(kind, served) for kind in _FIRST_ROUND]
    clocks = standing(replace(facts_of(case), level=1), first, basis.calendar, basis.rules).clocks
    ends = {clock.due_on: clock for clock in clocks if clock.rule in _SECOND_WINDOWS and not clock.cancelled}
    if not ends or case.received_on <= max(ends):
        return []
    last = max(ends)
    article = name_all(ends[last].articles, reading.language)
    vi = f"Đơn khiếu nại lần hai đến sau ngày cuối của thời hiệu ({last:%d/%m/%Y}, {article})."
    en = f"The second complaint came after the last day of its window ({last:%d/%m/%Y}, {article})."
    return [reading.choose(vi, en)]


def _represented(case: Case) -> bool:
    return any(party.role is PartyRole.REPRESENTATIVE for party in case.parties)


def _uncertified(case: Case, came: dict[CameWith, str]) -> bool:
    authorised = CameWith.AUTHORISATION in came and came.get(CameWith.CERTIFIED) != YES
    return authorised and must_be_certified(case.received_on)
