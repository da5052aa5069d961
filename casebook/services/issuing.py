"""Issuing a paper: its number, its day, who signs it and as what; from then on nobody changes it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from casebook.law.powers import Power
from casebook.law.signing import Capacity, PaperState
from casebook.papers.form import Form
from casebook.records.base import transaction
from casebook.records.cases import Case
from casebook.records.paper_templates import template_in_use
from casebook.records.papers import Paper
from casebook.services.drafting import standing_texts
from casebook.services.handling import SIGNED, must_be_confirmed_to_sign
from casebook.services.offering_papers import actions_of
from casebook.services.overtaken import Overtaken, seen_of
from casebook.services.paper_desk import hold_case, hold_paper, refuse_unless_draft, trace_paper
from casebook.services.paper_names import form_of
from casebook.services.paper_numbers import FRAME, NumberBefore, bears_number, number_before, take_number
from casebook.services.paper_sheets import frame_now, frame_text
from casebook.services.refusals import NotAllowed, Refused, refuse_future
from casebook.services.signers import Signer, signers_for
from casebook.services.trail import Doing


class DraftChanged(Overtaken):
    """Somebody wrote into a draft since the person who issues it looked at it."""

    def __init__(self, *, seen: str) -> None:
        super().__init__(theirs={}, seen=seen)
        self.vi = (
            "Trong lúc bạn xem, người khác đã sửa dự thảo này. Hãy mở lại bản in để đọc, rồi bấm ban hành "
            "lần nữa nếu đúng."
        )
        self.en = (
            "Somebody changed this draft while you looked at it. Open the print and read it again, then "
            "issue it once more if it is right."
        )


class OutOfOrder(Refused):
    """A paper would bear a higher number than one of a later day: `before` is what its register says."""

    def __init__(self, before: NumberBefore, *, day: date) -> None:
        super().__init__(
            f"Trong sổ này, số {before.number} đã ghi ngày {before.day:%d/%m/%Y}. Văn bản này lấy số sau mà "
            f"ghi ngày {day:%d/%m/%Y}, sớm hơn. Hãy sửa ngày; nếu ngày này đúng, đánh dấu vào ô xác nhận rồi "
            "bấm ban hành lần nữa.",
            f"In this register number {before.number} is of {before.day:%d/%m/%Y}. This paper takes a number "
            f"after it and would be of {day:%d/%m/%Y}, an earlier day. Change the day; if it is right, tick "
            "the box and issue it once more.",
            field="issued_on",
        )
        self.before = before


@dataclass(frozen=True, kw_only=True)
class IssueEntry:
    """How a paper is issued, as typed; `seen` marks what the draft said when the form was made."""

    case_id: str
    paper_id: str
    issued_on: date
    signer_id: str
    capacity: Capacity | None = None
    """None: as whoever signs signs by default."""
    seen: str | None = None
    confirmed_before: str = ""
    """The mark of the number of a later day (NumberBefore) that is known and confirmed."""


def issue_paper(*, doing: Doing, entry: IssueEntry) -> Paper:
    """Give a draft its number, day and signer; what it says stands from then on.

    Raises NotAllowed, Refused for a wrong day, signer or version of the form, OutOfOrder for a day before
    that of a number before it, Overtaken where the draft was changed since it was looked at, NotConfirmed
    where something is signed.
    """
    with transaction() as session:
        case = hold_case(session, doing, entry.case_id, Power.ISSUE_PAPERS)
        paper = hold_paper(session, doing, case, entry.paper_id)
        refuse_unless_draft(paper)
        form = form_of(paper)
        if form is None:
            raise NotAllowed
        _refuse_changed(paper, form, entry.seen)
        _refuse_day(case, form, entry.issued_on, doing.today)
        signer = _signer(case, entry)
        # The number first: while its counter is locked, no later day comes between.
        _issue(session, case, paper, form, entry.issued_on)
        _refuse_out_of_order(doing, paper, entry)
        if signs(doing, case, form, signer.person.id):
            must_be_confirmed_to_sign(doing)
        _sign(paper, form, signer, entry.capacity)
        paper.changed_at = doing.now
        trace_paper(session, doing, case, paper, "paper.issued")
        return paper


def signs(doing: Doing, case: Case, form: Form, signer_id: str) -> bool:
    """Say whether issuing is signing: by oneself, or what the head settles the matter with."""
    return signer_id == doing.actor.person_id or bool(SIGNED & set(actions_of(case, form.key)))


def _refuse_changed(paper: Paper, form: Form, seen: str | None) -> None:
    standing = standing_texts(paper, form)
    if seen is not None and seen != seen_of(standing):
        raise DraftChanged(seen=seen_of(standing))


def _refuse_day(case: Case, form: Form, day: date, today: date) -> None:
    refuse_future(day, today=today, field="issued_on")
    if day < case.received_on:
        raise Refused(
            f"Hồ sơ đến ngày {case.received_on:%d/%m/%Y}; văn bản không thể ký ngày {day:%d/%m/%Y}. Hãy xem "
            "lại ngày.",
            f"The case came on {case.received_on:%d/%m/%Y}; its paper is not of {day:%d/%m/%Y}. Check the "
            "day.",
            field="issued_on",
        )
    if not form.holds_on(day):
        raise Refused(
            f"Ngày {day:%d/%m/%Y} không dùng bản mẫu này. Hãy sửa ngày, hoặc lập bản thảo mới theo bản mẫu "
            "đang dùng.",
            f"This version of the form is not used on {day:%d/%m/%Y}. Change the day, or begin a new draft "
            "on the version in use.",
            field="issued_on",
        )


def _refuse_out_of_order(doing: Doing, paper: Paper, entry: IssueEntry) -> None:
    before = number_before(doing.actor, paper, entry.issued_on)
    if before is not None and entry.issued_on < before.day and entry.confirmed_before != before.mark:
        raise OutOfOrder(before, day=entry.issued_on)


def _signer(case: Case, entry: IssueEntry) -> Signer:
    for signer in signers_for(case, entry.issued_on):
        if signer.person.id == entry.signer_id:
            return signer
    raise Refused(
        f"Người này không ký được văn bản của hồ sơ vào ngày {entry.issued_on:%d/%m/%Y}. Hãy chọn trong danh "
        "sách.",
        f"This person does not sign papers of this case on {entry.issued_on:%d/%m/%Y}. Choose one from the "
        "list.",
        field="signer",
    )


def _issue(session: Session, case: Case, paper: Paper, form: Form, day: date) -> None:
    paper.state, paper.issued_on, paper.year = PaperState.ISSUED, day, day.year
    # Whoever has the case by now: its register gives the number, its name stands above.
    paper.unit_id = case.unit_id
    if bears_number(form):
        paper.register, paper.number = take_number(session, case, form, day.year)
    own = template_in_use(paper.unit_id, paper.form, paper.form_since)
    paper.template_id = own.id if own is not None else None


def _sign(paper: Paper, form: Form, signer: Signer, capacity: Capacity | None) -> None:
    paper.signer_id, paper.signer_name = signer.person.id, signer.person.full_name
    paper.signer_title, paper.capacity = signer.title, capacity or signer.capacity
    paper.filled = {**paper.filled, FRAME: frame_text(frame_now(paper, form))}
