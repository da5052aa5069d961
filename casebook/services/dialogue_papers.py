"""The notice and the minutes of a dialogue, filled in from what is known of it."""

from collections.abc import Iterator
from datetime import date

from casebook.law.articles import name_all
from casebook.law.dialogues import DialogueWith, QuestionOutcome, basis_of
from casebook.law.signing import Capacity, capacity_line
from casebook.law.words import word
from casebook.papers.catalogue import form_on
from casebook.papers.form import Filled, Frame, OpenForm, fill
from casebook.papers.law_forms.dialogues import MINUTES, NOTICE
from casebook.papers.letterhead import Issue, Signature
from casebook.papers.print_pdf import paper_pdf
from casebook.papers.slots import Row, Slot, Value
from casebook.records.dialogue_lists import targets_of_year
from casebook.records.dialogues import Dialogue, DialogueQuestion
from casebook.records.minuted import commitments_in_minutes
from casebook.records.paper_templates import PaperSettings, settings_of
from casebook.records.units import Unit, unit_by_id
from casebook.services.letterheads import letterhead_of
from casebook.services.receivers import receivers_on
from casebook.services.unit_layout import docx_for

_NONE = "Không có."


def notice_of(dialogue: Dialogue) -> Filled:
    """Fill in the notice of a dialogue; number and day are blank until they are recorded."""
    number = dialogue.notice_number.partition("/")[0]
    issue = Issue(number=number, day=dialogue.announced_on)
    return _filled(NOTICE, dialogue, issue, _shared(dialogue) | _before(dialogue))


def minutes_of(dialogue: Dialogue) -> Filled:
    """Fill in the minutes of a dialogue that was held; without a number while they are a draft."""
    number = f"{dialogue.minutes_number:02d}" if dialogue.minutes_number else ""
    issue = Issue(number=number, day=dialogue.minuted_on or dialogue.held_on)
    return _filled(MINUTES, dialogue, issue, _shared(dialogue) | _after(dialogue))


def dialogue_pdf(filled: Filled) -> bytes:
    """Print a paper of a dialogue."""
    return paper_pdf(filled)


def dialogue_docx(filled: Filled, unit_id: str) -> bytes:
    """Write a paper of a dialogue for Word, in the unit's own template where it has one."""
    return docx_for(unit_id, filled)


def _filled(key: str, dialogue: Dialogue, issue: Issue, known: dict[str, Value | None]) -> Filled:
    form = form_on(key, dialogue.held_on or dialogue.planned_on)
    if not isinstance(form, OpenForm):
        raise TypeError(f"{key} goes to the public and must be open")
    slots: dict[str, Slot] = {slot.key: slot for slot in form.slots}
    values = {slots[name]: value for name, value in known.items() if name in slots and value}
    return fill(form, _frame(dialogue, issue), values)


def _unit(dialogue: Dialogue) -> Unit:
    unit = unit_by_id(dialogue.unit_id)
    if unit is None:
        raise LookupError(dialogue.unit_id)
    return unit


def _frame(dialogue: Dialogue, issue: Issue) -> Frame:
    settings = settings_of(dialogue.unit_id)
    return Frame(
        letterhead=letterhead_of(_unit(dialogue)),
        issue=issue,
        signature=_signature(dialogue, settings),
        recipients=tuple(line.strip() for line in settings.recipients.splitlines() if line.strip()),
        archive_line=settings.archive_line,
    )


def _chairs_as_head(dialogue: Dialogue) -> bool:
    day = dialogue.held_on or dialogue.planned_on
    return receivers_on(dialogue.unit_id, day).is_head(dialogue.chair_id)


def _signature(dialogue: Dialogue, settings: PaperSettings) -> Signature:
    chair = dialogue.chair
    if _chairs_as_head(dialogue):
        return Signature(title=settings.head_title, name=chair.full_name)
    above = capacity_line(Capacity.FOR_HEAD, settings.head_title)
    return Signature(title=chair.title, name=chair.full_name, capacity=above)


def _shared(dialogue: Dialogue) -> dict[str, Value | None]:
    chair, settings = dialogue.chair, settings_of(dialogue.unit_id)
    title = chair.title or (settings.head_title if _chairs_as_head(dialogue) else "")
    return {
        "unit": _unit(dialogue).name,
        "dialogue_subject": dialogue.subject,
        "with_whom": f"{_small(word(dialogue.with_whom))} ({_small(word(dialogue.occasion))})",
        "held_on": dialogue.held_on or dialogue.planned_on,
        "at_hour": dialogue.starts,
        "place": dialogue.place,
        "chair_name": chair.full_name,
        "chair_title": title,
        "agenda": tuple(
            {"content": point.content, "presenter": point.presenter} for point in dialogue.points
        ),
    }


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _before(dialogue: Dialogue) -> dict[str, Value | None]:
    guests = ({"name": one.name, "invited": str(one.invited)} for one in dialogue.participants)
    return {
        "basis": _basis(dialogue),
        "dialogue_guests": tuple(guests),
        "questions_until": dialogue.questions_until,
        "contact": _unit(dialogue).phone,
    }


def _basis(dialogue: Dialogue) -> str:
    if dialogue.with_whom is DialogueWith.STAFF:
        return name_all(basis_of(dialogue.with_whom, dialogue.occasion).articles, "vi")
    plan = targets_of_year(dialogue.unit_id, dialogue.planned_on.year).get(dialogue.with_whom)
    number = f" số {plan.plan_number}" if plan and plan.plan_number else ""
    return f"kế hoạch đối thoại năm {dialogue.planned_on.year}{number} của đơn vị"


def _after(dialogue: Dialogue) -> dict[str, Value | None]:
    asked = tuple(_asked(question) for question in dialogue.asked)
    commitments = tuple(_commitments(dialogue))
    return {
        "secretary_name": dialogue.secretary.full_name if dialogue.secretary else None,
        "end_hour": dialogue.ends,
        "dialogue_came": tuple(_came(dialogue)),
        "course": _course(dialogue),
        "asked": asked or ({"question": _NONE},),
        "promised": commitments or ({"content": _NONE},),
        "conclusion": dialogue.conclusion,
        "satisfaction": _satisfaction(dialogue),
    }


def _course(dialogue: Dialogue) -> str:
    nobody = "Không có người tham dự buổi đối thoại." if dialogue.present == 0 else ""
    return "\n".join(filter(None, (nobody, dialogue.course)))


def _came(dialogue: Dialogue) -> Iterator[Row]:
    for one in dialogue.participants:
        present = "" if one.present is None else str(one.present)
        yield {"name": one.name, "invited": str(one.invited), "present": present, "absence": one.absence}


def _asked(question: DialogueQuestion) -> Row:
    by = f" ({question.asked_by})" if question.asked_by else ""
    answered_by = f" ({question.answered_by})" if question.answer and question.answered_by else ""
    # What was written later is no part of the minutes: they tell until when it was to be written.
    answer = "" if _owed_when_signed(question) else f"{question.answer}{answered_by}"
    return {"question": f"{question.content}{by}", "answer": answer, "result": _result(question)}


def _owed_when_signed(question: DialogueQuestion) -> bool:
    """Say whether a question was answered in writing only once the minutes were signed."""
    return question.outcome is QuestionOutcome.ANSWERED and question.answer_due_on is not None


def _result(question: DialogueQuestion) -> str:
    owed = question.outcome is QuestionOutcome.ANSWER_LATER or _owed_when_signed(question)
    if owed and question.answer_due_on:
        return f"Trả lời bằng văn bản chậm nhất ngày {_day(question.answer_due_on)}"
    # Which case it became is told by nothing that everybody may read.
    if question.outcome is QuestionOutcome.CASE:
        return "Tiếp nhận, giải quyết theo quy định"
    return word(question.outcome)


def _commitments(dialogue: Dialogue) -> Iterator[Row]:
    for told in commitments_in_minutes(dialogue):
        one = told.commitment
        yield {"content": one.content, "owner": told.owner, "due_on": _day(one.due_on)}


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _satisfaction(dialogue: Dialogue) -> str:
    sheets = dialogue.satisfied + dialogue.partly_satisfied + dialogue.unsatisfied
    if not sheets:
        return "Không phát phiếu đánh giá."
    told = (
        f"Thu {sheets} phiếu: hài lòng {dialogue.satisfied}, hài lòng một phần {dialogue.partly_satisfied}, "
        f"không hài lòng {dialogue.unsatisfied}."
    )
    return f"{told} {dialogue.satisfaction_note}".strip()
