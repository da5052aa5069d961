"""A stored paper as what is printed: its form with values, head and foot, as PDF and for Word."""

import json
from dataclasses import asdict

from casebook.law.signing import Capacity, PaperState, capacity_line, title_line
from casebook.papers.form import Audience, ConfinedForm, Filled, Form, Frame, fill, fill_confined
from casebook.papers.letterhead import Issue, Letterhead, Signature
from casebook.papers.print_pdf import paper_pdf
from casebook.papers.slots import ProtectedSlot, Slot, Value
from casebook.records.paper_templates import PaperSettings, settings_of
from casebook.records.papers import Paper
from casebook.records.units import unit_by_id
from casebook.services.letterheads import letterhead_of
from casebook.services.paper_names import form_of
from casebook.services.paper_numbers import FRAME
from casebook.services.paper_texts import value_of
from casebook.services.refusals import Refused
from casebook.services.unit_layout import docx_by, docx_for


def pdf_of(paper: Paper) -> bytes:
    """Print a paper; a draft shows its blanks, bears no number and says it is one. Raises Refused."""
    return paper_pdf(_filled(paper))


def docx_of(paper: Paper) -> bytes:
    """Write a paper for Word, in the unit's own template where it has one. Raises Refused."""
    filled = _filled(paper)
    if paper.state is PaperState.DRAFT:
        return docx_for(paper.unit_id, filled)
    return docx_by(paper.template, filled)


def _filled(paper: Paper) -> Filled:
    form = form_of(paper)
    if form is None or paper.loss() is not None or (paper.case and paper.case.destruction_id):
        raise Refused(
            "Nội dung văn bản này không còn đọc được, nên không in ra được.",
            "What this paper says can no longer be read, so it is not printed.",
        )
    frame = _kept_frame(paper) or frame_now(paper, form)
    opened = {slot: value for slot in form.slots if (value := _told(paper, slot)) is not None}
    if not isinstance(form, ConfinedForm):
        return fill(form, frame, opened)
    confined = {slot: value for slot in form.protected if (value := _told(paper, slot)) is not None}
    return fill_confined(form, frame, opened, confined)


def _told(paper: Paper, slot: Slot | ProtectedSlot) -> Value | None:
    return value_of(slot, paper.filled.get(slot.key, ""))


def frame_now(paper: Paper, form: Form) -> Frame:
    """Give head and foot as the unit's settings have them today."""
    unit, settings = unit_by_id(paper.unit_id), settings_of(paper.unit_id)
    if unit is None:
        raise LookupError(paper.unit_id)
    return Frame(
        letterhead=letterhead_of(unit),
        issue=_issue(paper),
        signature=_signature(paper, settings),
        recipients=_recipients(paper, form, settings),
        archive_line=settings.archive_line,
        # One put aside before it was issued is none either; an issued one keeps the frame it had.
        draft=paper.state is not PaperState.ISSUED,
    )


def _issue(paper: Paper) -> Issue:
    number = f"{paper.number:02d}" if paper.number is not None else ""
    return Issue(number=number, day=paper.issued_on)


def _signature(paper: Paper, settings: PaperSettings) -> Signature:
    if paper.signer_id is None:
        return Signature(title=settings.head_title)
    of = settings.body_name if paper.capacity is Capacity.ON_BEHALF else settings.head_title
    return Signature(
        title=title_line(paper.capacity, paper.signer_title),
        name=paper.signer_name,
        capacity=capacity_line(paper.capacity, of),
    )


def _recipients(paper: Paper, form: Form, settings: PaperSettings) -> tuple[str, ...]:
    """Give the unit's own lines: on papers that leave it, and never where a denunciation would go along."""
    if form.audience <= {Audience.FILE} or (paper.secret is not None and paper.secret.keeps_secret):
        return ()
    return tuple(line.strip() for line in settings.recipients.splitlines() if line.strip())


def frame_text(frame: Frame) -> str:
    """Write down head and foot of a paper on the day it is issued: later settings do not change it."""
    kept = {
        **asdict(frame.letterhead),
        "title": frame.signature.title,
        "capacity": frame.signature.capacity,
        "recipients": list(frame.recipients),
        "archive_line": frame.archive_line,
    }
    return json.dumps(kept, ensure_ascii=False)


def _kept_frame(paper: Paper) -> Frame | None:
    text = paper.filled.get(FRAME)
    if not text:
        return None
    kept = json.loads(text)
    head = {name: kept[name] for name in ("unit_name", "upper_line", "place", "abbreviation")}
    return Frame(
        letterhead=Letterhead(**head),
        issue=_issue(paper),
        signature=Signature(title=kept["title"], name=paper.signer_name, capacity=kept["capacity"]),
        recipients=tuple(kept["recipients"]),
        archive_line=kept["archive_line"],
    )
