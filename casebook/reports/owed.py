"""What somebody owes, told in full: what, until when, by which article, and where to do it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from casebook.law.articles import name_all
from casebook.law.clocks import SOON_WORKING_DAYS
from casebook.law.powers import Actor
from casebook.law.rules import RULES
from casebook.records.cases import Case
from casebook.records.commitments import Commitment
from casebook.records.dialogues import Dialogue, DialogueQuestion
from casebook.records.due_rows import cases_told
from casebook.records.next_clocks import next_clocks_from
from casebook.records.visits import Visit
from casebook.reports.clock_views import Reading, article_on, due_view, rule_name, time_until
from casebook.reports.dues import Due, DueSource, Share, dues_of
from casebook.reports.lost_words import subject_of

_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class Owed:
    """One thing somebody owes, as every list of them tells it."""

    due: Due
    what: str
    about: str
    """Which one it is: it may name a case and its subject, so it never leaves the pages."""
    endpoint: str
    values: dict[str, str]
    article: str
    left: int
    """Working days that remain, today not counted; below nothing once the day has passed."""
    remaining: str
    late: bool
    soon: bool

    @property
    def due_on(self) -> date:
        """The last day."""
        return self.due.due_on


@dataclass(frozen=True)
class _Told:
    what: str
    about: str
    endpoint: str
    values: dict[str, str]
    article: str = ""


def owed_by(actor: Actor, reading: Reading, until: date | None = None, most: int | None = None) -> list[Owed]:
    """Tell what somebody owes by a day (None: by any day), the earliest first; at most so many."""
    return tell_dues(actor, dues_of(actor, reading.today, until)[:most], reading)


class Teller:
    """Tells dues to one person; what it was asked for already it does not read again."""

    def __init__(self, actor: Actor, reading: Reading) -> None:
        self._actor = actor
        self._reading = reading
        self._known: dict[str, Owed | None] = {}

    def tell(self, dues: Sequence[Due]) -> list[Owed]:
        """Tell dues in their order, as `tell_dues` does."""
        new = {due.key: due for due in dues if due.key not in self._known}
        self._known |= dict.fromkeys(new)
        self._known |= {owed.due.key: owed for owed in tell_dues(self._actor, [*new.values()], self._reading)}
        told = (self._known[due.key] for due in dues)
        return [owed for owed in told if owed is not None]


def tell_dues(actor: Actor, dues: Sequence[Due], reading: Reading) -> list[Owed]:
    """Tell dues in their order; one whose thing cannot be read any more is left out."""
    told = _cases(actor, dues, reading)
    found = []
    for due in dues:
        one = told.get(due.key) or _TELLERS.get(due.source, _nothing)(due, reading)
        if one is not None:
            found.append(_owed(due, one, reading))
    return found


def _owed(due: Due, told: _Told, reading: Reading) -> Owed:
    left = reading.calendar.working_days_between(reading.today, due.due_on)
    late = due.due_on < reading.today
    return Owed(
        due=due,
        what=told.what,
        about=told.about,
        endpoint=told.endpoint,
        values=told.values,
        article=told.article,
        left=left,
        remaining=time_until(due.due_on, reading),
        late=late,
        soon=not late and left <= SOON_WORKING_DAYS,
    )


def _cases(actor: Actor, dues: Sequence[Due], reading: Reading) -> dict[str, _Told]:
    """Tell all cases in a few questions, however many there are."""
    told: dict[str, _Told] = {}
    by_case = [due for due in dues if due.case_id is not None]
    for start in range(0, len(by_case), _AT_ONCE):
        part = by_case[start : start + _AT_ONCE]
        cases = cases_told(actor, {due.case_id for due in part if due.case_id})
        seen = [(due, cases[due.case_id]) for due in part if due.case_id in cases]
        began = _beginnings([case for due, case in seen if due.source is DueSource.CASE], reading)
        for due, case in seen:
            article = began[case.id] if due.source is DueSource.CASE else ""
            told[due.key] = _case_told(due, case, article, reading)
    return told


def _beginnings(cases: Collection[Case], reading: Reading) -> dict[str, str]:
    """Give the article of each case's nearest day, as it stood when the counting began."""
    starts = next_clocks_from(list(cases))
    known: dict[tuple[str, date], str] = {}
    found = {}
    for case in cases:
        at = (case.next_rule, starts.get(case.id, reading.today))
        if at not in known:
            known[at] = article_on(*at, reading)
        doubt = due_view(case.next_rule, case.next_due_on, reading).doubt
        found[case.id] = f"{known[at]}; {doubt}" if doubt else known[at]
    return found


def _case_told(due: Due, case: Case, article: str, reading: Reading) -> _Told:
    what = rule_name(due.rule, reading.language)
    if due.source is DueSource.REPORT:
        what = (
            reading.choose("Báo cáo theo yêu cầu đôn đốc", "Report that was demanded")
            if due.share is Share.MINE
            else reading.choose("Chờ báo cáo đã đôn đốc", "Await the report that was demanded")
        )
        article = reading.choose(
            "ngày do người đôn đốc đặt", "the day is set by whoever chased"
        )  # docs/decisions/070
    elif due.source is DueSource.REPORT_TO_DEMAND:
        what = reading.choose("Yêu cầu báo cáo việc giải quyết quá hạn", "Demand a report on what is overdue")
        article = _article("TC-24", reading.today, reading)
    about = f"{case.name} · {subject_of(case, reading)}"
    return _Told(what, about, "cases.show", {"case_id": case.id}, article)


def _article(key: str, day: date, reading: Reading) -> str:
    rule = reading.rules.get(key)
    version = rule.on(day) if rule else None
    return name_all(version.articles, reading.language) if version else ""


def _commitment(due: Due, _reading: Reading) -> _Told | None:
    row = due.row
    if not isinstance(row, Commitment):
        return None
    return _Told(row.topic, row.content, "commitments.show", {"commitment_id": row.id})


def _reception(due: Due, reading: Reading) -> _Told:
    month = f"{due.due_on:%m/%Y}"
    what = reading.choose(
        f"Người đứng đầu chưa tiếp công dân tháng {month}",
        f"The head has not received citizens in {month} yet",
    )
    planned = due.share is not Share.MINE
    about = (
        reading.choose("Đã có trong lịch hoặc do người đứng đầu thực hiện", "Planned, or the head's to do")
        if planned
        else reading.choose("Chưa có trong lịch", "No day is planned")
    )
    article = article_on(due.rule, due.due_on, reading)
    return _Told(what, about, "reception.overview", {"unit": due.unit_id}, article)


def _of_visit(due: Due, reading: Reading) -> _Told | None:
    visit = due.row
    if not isinstance(visit, Visit):
        return None
    number = f"{visit.book_number}/{visit.book_year}"
    article = article_on(due.rule, due.due_on, reading) or _article(due.rule, due.due_on, reading)
    return _Told(
        rule_name(due.rule, reading.language),
        reading.choose(f"Sổ tiếp công dân, số {number}", f"Reception book, number {number}"),
        "visit_page.show",
        {"visit_id": visit.id},
        article,
    )


def _dialogue(due: Due, reading: Reading) -> _Told | None:
    row = due.row
    if not isinstance(row, Dialogue):
        return None
    held = reading.choose("Tổ chức đối thoại", "Hold the dialogue")
    what = RULES[due.rule].name(reading.language) if due.rule else held
    article = _article(due.rule, due.due_on, reading)
    return _Told(what, row.subject, "dialogues.show", {"dialogue_id": row.id}, article)


def _dialogue_answer(due: Due, reading: Reading) -> _Told | None:
    row = due.row
    if not isinstance(row, DialogueQuestion):
        return None
    what = reading.choose(f"Trả lời bằng văn bản: {row.topic}", f"Answer in writing: {row.topic}")
    return _Told(what, row.dialogue.subject, "dialogue_questions.answer", {"question_id": row.id})


def _nothing(_due: Due, _reading: Reading) -> _Told | None:
    return None


_TELLERS: dict[DueSource, Callable[[Due, Reading], _Told | None]] = {
    DueSource.COMMITMENT: _commitment,
    DueSource.RECEPTION: _reception,
    DueSource.REFUSAL_NOTICE: _of_visit,
    DueSource.VISITOR_ANSWER: _of_visit,
    DueSource.DIALOGUE: _dialogue,
    DueSource.DIALOGUE_ANSWER: _dialogue_answer,
}
