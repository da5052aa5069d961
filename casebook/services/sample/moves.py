"""What may happen in the story of a case: every lawful step, notes, corrections, a late entry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from casebook.law.fields import Field
from casebook.law.lifecycle import Step
from casebook.law.powers import ACTION_POWERS, Power
from casebook.law.steps import STEPS
from casebook.law.vocabulary import Action
from casebook.records.cases import Case
from casebook.records.visibility import keeps_secret
from casebook.reports.standings import facts_of
from casebook.services.correcting import Correction, correct_event
from casebook.services.handling import assign_case, event_of, take_step
from casebook.services.sample.paperwork import Sheet, issue, keep_scan, number_of
from casebook.services.sample.plot import Beat, When, after
from casebook.services.sample.stage import Post, Stage

# The type of an outgoing paper by NĐ 30/2020; a plain letter carries no type.
_PAPERS = {
    Action.ACCEPT: "TB",
    Action.DECLINE: "TB",
    Action.NOTIFY_ACCEPTANCE: "TB",
    Action.NOTIFY_OUTCOME: "TB",
    Action.CALL_PUBLICATION_MEETING: "TB",
    Action.ASSIGN_VERIFICATION: "QĐ",
    Action.MARK_COMPLEX: "QĐ",
    Action.SUSPEND: "QĐ",
    Action.RESUME: "QĐ",
    Action.TERMINATE: "QĐ",
    Action.DECIDE: "QĐ",
    Action.ORDER_STAY: "QĐ",
    Action.LIFT_STAY: "QĐ",
    Action.TRANSFER: "PC",
    Action.GUIDE: "PHD",
    Action.NOTIFY_ACCUSED: "TB",
    Action.EXTEND: "QĐ",
    Action.CONCLUDE: "KL",
}
_POSTS = {
    Power.RESOLVE_CASES: Post.HEAD,
    Power.ROUTE_LETTERS: Post.DESK,
    Power.ASSIGN_CASES: Post.HEAD,
    Power.CORRECT_EVENTS: Post.DEPUTY,
    Power.CHASE_CASES: Post.HEAD,
}

Answers = Mapping[Field, object]
Held = Callable[[Stage, Case], date]


@dataclass(frozen=True)
class Within:
    """An answer that is a day: so many working days after the step."""

    days: int


def step(
    action: Action,
    when: When | int = 0,
    answers: Answers | None = None,
    *,
    late: int = 0,
    sheet: Sheet | None = None,
) -> Beat:
    """Take a step so many working days after the last; `late` is how long its entry then waited.

    With a `sheet` its paper is written and issued first, and the step recorded from that.
    """
    happens = after(when) if isinstance(when, int) else when

    def entered(stage: Stage, case: Case) -> date:
        return stage.shift(happens(stage, case), late)

    def deed(stage: Stage, case: Case) -> None:
        on = stage.shift(stage.day, -late)
        told = (answers or {}).items()
        given: dict[Field, object] = {
            asked: stage.shift(on, said.days) if isinstance(said, Within) else said for asked, said in told
        }
        paper = issue(stage, case, sheet, on) if sheet else None
        if paper is not None:
            given[Field.DOCUMENT_NUMBER] = number_of(paper)
        _take(stage, case, action, on=on, given=given, paper_id=paper.id if paper else None)
        if paper is not None and sheet is not None and sheet.scanned:
            keep_scan(stage, case, paper)

    return Beat(entered, deed)


def _take(
    stage: Stage, case: Case, action: Action, *, on: date, given: dict[Field, object], paper_id: str | None
) -> None:
    row = _row(case, action)
    if Field.DOCUMENT_NUMBER in row.asks:
        if Field.DOCUMENT_NUMBER not in given:
            given[Field.DOCUMENT_NUMBER] = _number(stage, case, action)
        given.setdefault(Field.SIGNER, stage.person(Post.HEAD).full_name)
    by = given.get(Field.HANDLER)
    if isinstance(by, Post):
        given[Field.HANDLER] = stage.person(by).id
    take_step(
        doing=stage.doing(_who(stage, case, action)),
        case_id=case.id,
        version=case.version,
        action=action,
        new=event_of(row, on, given),
        paper_id=paper_id,
    )


def _number(stage: Stage, case: Case, action: Action) -> str:
    """Give the number of a paper that was written elsewhere; those of secret cases count apart."""
    kind, secret = _PAPERS.get(action), keeps_secret(case)
    return stage.number(kind, secret=secret) if kind else stage.letter(secret=secret)


def _row(case: Case, action: Action) -> Step:
    """Find the row of the table that stands for this case: its kind, its sort, its level."""
    facts = facts_of(case)
    return next(
        row
        for row in STEPS
        if row.action is action and facts.kind in row.kinds and (row.branch is None or row.branch(facts))
    )


def _who(stage: Stage, case: Case, action: Action) -> Post:
    if keeps_secret(case):
        # Nobody but the head and whoever was given the case knows of it.
        return worker(stage, case) if ACTION_POWERS[action] is Power.WORK_ON_CASES else Post.HEAD
    post = _POSTS.get(ACTION_POWERS[action])
    return post if post else worker(stage, case)


def worker(stage: Stage, case: Case) -> Post:
    """Who works on a case: its handler, else the deputy."""
    at_work = (Post.HANDLER, Post.DEPUTY, Post.HEAD)
    nobody = Post.HEAD if keeps_secret(case) else Post.DEPUTY
    return next((p for p in at_work if stage.person(p).id == case.handler_id), nobody)


def accept(when: When | int, *, late: int = 0) -> Beat:
    """The head accepts the case."""
    return step(Action.ACCEPT, when, late=late)


def tell_accepted(when: When | int = 0, *, sheet: Sheet | None = None) -> Beat:
    """The acceptance is told to whoever asked, in writing."""
    return step(Action.NOTIFY_ACCEPTANCE, when, sheet=sheet)


def verify(when: When | int, *, by: Post = Post.HANDLER, sheet: Sheet | None = None) -> Beat:
    """The head gives the verification to somebody."""
    return step(Action.ASSIGN_VERIFICATION, when, {Field.HANDLER: by}, sheet=sheet)


def ask(when: When | int, whom: str) -> Beat:
    """The handler asks somebody for papers or an explanation."""
    return step(Action.REQUEST_INFORMATION, when, {Field.ASKED_OF: whom})


def supplied(when: When | int, note: str = "") -> Beat:
    """What was asked for has come."""
    return step(Action.RECORD_INFORMATION, when, {Field.NOTE: note})


def decide(
    when: When | int, outcome: object, summary: str, *, differs: bool = False, sheet: Sheet | None = None
) -> Beat:
    """The head signs the decision."""
    answers = {Field.OUTCOME: outcome, Field.SUMMARY: summary, Field.DIFFERS: differs}
    return step(Action.DECIDE, when, answers, sheet=sheet)


def answer(when: When | int, summary: str, *, sheet: Sheet | None = None) -> Beat:
    """The head answers a petition or feedback."""
    return step(Action.ANSWER, when, {Field.SUMMARY: summary}, sheet=sheet)


def note(when: When | int, words: str) -> Beat:
    """Somebody working on the case keeps a note."""
    return step(Action.NOTE, when, {Field.NOTE: words})


def hand_to(when: int, by: Post, words: str) -> Beat:
    """The head names another handler without a step of the law."""

    def deed(stage: Stage, case: Case) -> None:
        assign_case(
            doing=stage.doing(Post.HEAD),
            case_id=case.id,
            version=case.version,
            handler_id=stage.person(by).id,
            note=words,
        )

    return Beat(after(when), deed)


def correct(when: int, *, back: int, days: int | None, reason: str) -> Beat:
    """Correct the entry `back` places from the end: `days` working days off, or struck out."""

    def deed(stage: Stage, case: Case) -> None:
        wrong = case.journal[-back]
        right_on = None if days is None else stage.shift(wrong.occurred_on, days)
        correct_event(
            doing=stage.doing(Post.DEPUTY),
            case_id=case.id,
            version=case.version,
            correction=Correction(position=wrong.position, right_on=right_on, reason=reason),
        )

    return Beat(after(when), deed)
