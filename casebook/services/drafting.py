"""Drafts of papers: begun from what the case says or from the last letter, changed, put aside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casebook.law.powers import Power
from casebook.law.signing import PaperState
from casebook.papers.catalogue import NoForm, form_on
from casebook.papers.form import ConfinedForm, Form
from casebook.records.base import transaction
from casebook.records.cases import Case
from casebook.records.papers import Paper, last_issued, paper_made_by
from casebook.services.offering_papers import is_form_of
from casebook.services.overtaken import refuse_overtaken, seen_of
from casebook.services.paper_desk import hold_case, hold_paper, refuse_unless_draft, trace_paper
from casebook.services.paper_names import form_of
from casebook.services.paper_texts import slots_of, text_of, typed_slots
from casebook.services.paper_ties import is_tied
from casebook.services.paper_values import open_values, protected_values
from casebook.services.reading_papers import resolves
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.reusing import wording_of
from casebook.services.trail import Doing

REASON = "#reason"
"""Under this key a discarded paper keeps why; no slot is called so."""


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """Which paper is begun for which case; `from_last`: with the wording of the last one issued."""

    case_id: str
    form: str
    from_last: bool = False
    request_key: str = ""


def begin_paper(*, doing: Doing, beginning: Beginning) -> str:
    """Begin a draft on the version of a form that is used today; gives its id.

    Raises NotAllowed, and Refused for a form that is not used today or not for such a case.
    """
    with transaction() as session:
        case = hold_case(session, doing, beginning.case_id, Power.WRITE_PAPERS)
        made = paper_made_by(session, beginning.request_key) if beginning.request_key else None
        if made is not None and made.case_id != case.id:
            raise NotAllowed  # no form of this case bore that key
        if made is not None:
            return made.id
        form = _form_for(doing, case, beginning.form)
        paper = _draft(doing, case, form, beginning)
        session.add(paper)
        session.flush()
        trace_paper(session, doing, case, paper, "paper.drafted")
        return paper.id


def _form_for(doing: Doing, case: Case, key: str) -> Form:
    try:
        form = form_on(key, doing.today)
    except NoForm:
        raise Refused(
            "Mẫu này không dùng vào hôm nay. Hãy chọn mẫu khác trong danh sách.",
            "This form is not used today. Choose another one from the list.",
        ) from None
    if not is_form_of(case, form):
        raise Refused(
            "Mẫu này không dùng cho loại việc của hồ sơ. Hãy chọn mẫu khác trong danh sách.",
            "This form is not for a case of this kind. Choose another one from the list.",
        )
    if isinstance(form, ConfinedForm) and not resolves(doing.actor, case):
        raise Refused(
            "Văn bản theo mẫu này có thể cho biết ai tố cáo; chỉ người giải quyết hoặc người được giao hồ sơ "
            "mới lập được.",
            "A paper on this form may tell who denounces; only who resolves or handles the case writes it.",
        )
    return form


def _draft(doing: Doing, case: Case, form: Form, beginning: Beginning) -> Paper:
    last = None
    if beginning.from_last:
        last = last_issued(doing.actor, unit_id=case.unit_id, form=form.key, but_case=case.id)
    wording = wording_of(last, form) if last is not None else {}
    return Paper(
        case=case,
        case_id=case.id,
        unit_id=case.unit_id,
        form=form.key,
        form_since=form.since,
        state=PaperState.DRAFT,
        filled=wording | texts_known(case, form, doing.today),
        started_from_id=last.id if last is not None else None,
        request_key=beginning.request_key or None,
        made_by_id=doing.actor.person_id,
        made_at=doing.now,
        changed_at=doing.now,
    )


def texts_known(case: Case, form: Form, day: date) -> dict[str, str]:
    """Give what the program knows for a form of a case, as a draft keeps it."""
    known = {slot.key: text_of(value) for slot, value in open_values(case, form, day).items()}
    if isinstance(form, ConfinedForm):
        known |= {slot.key: text_of(value) for slot, value in protected_values(case, form).items()}
    return known


def seen_paper(paper: Paper, form: Form) -> str:
    """Give the mark of what a draft says, for the forms made from it."""
    return seen_of(standing_texts(paper, form))


def standing_texts(paper: Paper, form: Form) -> dict[str, str]:
    """Give what a draft says in every place of its form, empty ones too."""
    return {slot.key: paper.filled.get(slot.key, "") for slot in slots_of(form)}


def blanks_in(paper: Paper, form: Form) -> int:
    """Count the places of a draft that are filled in here and are not yet."""
    return sum(not paper.filled.get(slot.key) for slot in typed_slots(form))


@dataclass(frozen=True, kw_only=True)
class Change:
    """What is written into a draft: texts by the keys of the slots, and the mark of what stood before."""

    case_id: str
    paper_id: str
    texts: Mapping[str, str]
    seen: str | None = None


def change_paper(*, doing: Doing, change: Change) -> None:
    """Write down what was typed into a draft.

    Raises NotAllowed, Overtaken where somebody else changed it meanwhile, and Refused for what is no
    draft any more.
    """
    with transaction() as session:
        case = hold_case(session, doing, change.case_id, Power.WRITE_PAPERS)
        paper = hold_paper(session, doing, case, change.paper_id)
        refuse_unless_draft(paper)
        form = form_of(paper)
        if form is None:
            raise NotAllowed
        standing = standing_texts(paper, form)
        typed = {slot.key for slot in typed_slots(form)}
        wanted = {key: text for key, text in change.texts.items() if key in typed}
        refuse_overtaken(change.seen, standing=standing, wanted=wanted)
        if standing == standing | wanted:
            return
        paper.filled = {key: text for key, text in (standing | wanted).items() if text}
        paper.changed_at = doing.now
        trace_paper(session, doing, case, paper, "paper.changed")


def discard_paper(
    *, doing: Doing, case_id: str, paper_id: str, reason: str = "", seen: str | None = None
) -> None:
    """Put a paper aside: a draft is emptied, an issued one keeps its number and says why it does not count.

    `seen` marks what a draft said when its page was made. Raises NotAllowed, and Refused for a draft somebody
    wrote into meanwhile, for an issued one without a reason or with a step recorded on it.
    """
    with transaction() as session:
        case = hold_case(session, doing, case_id, Power.WRITE_PAPERS)
        paper = hold_paper(session, doing, case, paper_id)
        if paper.state is PaperState.ISSUED:
            doing.must_hold(Power.ISSUE_PAPERS, case.unit_id)
            _discard_issued(case, paper, reason)
        else:
            refuse_unless_draft(paper)
            _refuse_unread(paper, seen)
            paper.filled = {}
        paper.state, paper.changed_at = PaperState.DISCARDED, doing.now
        trace_paper(session, doing, case, paper, "paper.discarded")


def _refuse_unread(paper: Paper, seen: str | None) -> None:
    form = form_of(paper)
    if seen is not None and form is not None and seen != seen_paper(paper, form):
        raise Refused(
            "Trong lúc bạn xem, người khác đã sửa dự thảo này. Hãy đọc lại rồi bỏ, nếu vẫn muốn bỏ.",
            "Somebody wrote into this draft while you looked at it. Read it again, then put it aside if you "
            "still want to.",
        )


def _discard_issued(case: Case, paper: Paper, reason: str) -> None:
    if is_tied(case, paper):
        raise Refused(
            "Văn bản này đã gắn với một bước trong nhật ký, nên không bỏ được. Hãy ban hành văn bản thay "
            "thế hoặc đính chính bước ấy.",
            "This paper belongs to a step of the journal and is not discarded. Issue one that replaces it, "
            "or correct that step.",
        )
    if not reason:
        raise Refused(
            "Hãy ghi lý do bỏ văn bản đã ban hành; số của nó không cấp lại.",
            "Write why an issued paper is discarded; its number is not given again.",
            field="reason",
        )
    paper.filled = {**paper.filled, REASON: reason}
