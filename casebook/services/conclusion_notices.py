"""The notice of what the head concluded, filled in from the visit (NĐ 154/2026 Đ25.2-25.3)."""

from casebook.papers.catalogue import NoForm, form_on
from casebook.papers.form import Filled, Frame, OpenForm, fill
from casebook.papers.letterhead import Issue, Signature
from casebook.papers.slots import Row, Value
from casebook.records.attendance import visit_counts
from casebook.records.commitment_lists import commitments_of_session
from casebook.records.paper_templates import settings_of
from casebook.records.reception import SessionKind
from casebook.records.units import unit_by_id
from casebook.records.visits import Handling, Matter, Visit
from casebook.reports.days_owed import answer_owed
from casebook.services.letterheads import letterhead_of
from casebook.services.receivers import receivers_on

_NOTHING = "Không có."


def has_notice(visit: Visit) -> bool:
    """Say whether a visit is owed a notice: received by the head, since the decree asks for one."""
    return _form_of(visit) is not None


def _form_of(visit: Visit) -> OpenForm | None:
    if visit.refusal is not None or visit.session.kind is SessionKind.REGULAR:
        return None
    try:
        form = form_on("N154-KL", visit.visited_on)
    except NoForm:
        return None
    return form if isinstance(form, OpenForm) else None


def notice_of(visit: Visit) -> Filled | None:
    """Fill in the notice to whoever came; None where none is owed.

    The session's own number and conclusion are taken over where nobody else came: what was concluded
    for several would tell each of them what the others came for.
    """
    form = _form_of(visit)
    if form is None:
        return None
    alone = visit_counts([visit.session_id]).get(visit.session_id) == 1
    told = _told(visit, alone=alone)
    values = {slot: value for slot in form.slots if (value := told.get(slot.key))}
    return fill(form, _frame(visit, alone=alone), values)


def _told(visit: Visit, *, alone: bool) -> dict[str, Value]:
    unit = unit_by_id(visit.unit_id)
    concluded = [visit.session.conclusion] if alone else []
    commitments = _commitments(visit) if alone else ()
    answers = [matter.answer for matter in visit.matters if matter.handling is Handling.ANSWERED]
    answered = "\n".join(text for text in (*concluded, *answers) if text)
    later = (
        *(_row(visit, matter) for matter in visit.matters if matter.handling is not Handling.ANSWERED),
        *commitments,
    )
    return {
        "head_title": settings_of(visit.unit_id).head_title,
        "unit": unit.name if unit else "",
        "held_on": visit.visited_on,
        "place": visit.session.place,
        "person_name": visit.full_name,
        "person_address": visit.address,
        "told": "\n".join(matter.content for matter in visit.matters),
        "answered": answered or (_NOTHING if later else ""),
        "to_follow": later or (({"content": _NOTHING},) if answered else ()),
    }


def _row(visit: Visit, matter: Matter) -> Row:
    # The person is told what becomes of it within this day, whatever it becomes (LTCD Đ28.1).
    owed = answer_owed(matter.kind, visit.visited_on)
    sent_to = f" ({matter.sent_to})" if matter.sent_to else ""
    return {
        "content": f"{matter.content}{sent_to}",
        "due": f"{owed.clock.due_on:%d/%m/%Y}" if owed else "",
    }


def _commitments(visit: Visit) -> tuple[Row, ...]:
    """Give what the head took on in the session, by when, and who answers for it."""
    return tuple(
        {
            "content": commitment.content,
            "due": f"{commitment.due_on:%d/%m/%Y}",
            "contact": ", ".join(
                part for part in (commitment.owner.full_name, commitment.owner.title) if part
            ),
        }
        for commitment in commitments_of_session(visit.session_id)
        if commitment.replaced_by_id is None
    )


def _frame(visit: Visit, *, alone: bool) -> Frame:
    unit, settings = unit_by_id(visit.unit_id), settings_of(visit.unit_id)
    if unit is None:
        raise LookupError(visit.unit_id)
    heads = receivers_on(visit.unit_id, visit.visited_on).heads
    head = heads[0] if heads else None
    return Frame(
        letterhead=letterhead_of(unit),
        issue=Issue(number=visit.session.conclusion_number if alone else ""),
        signature=Signature(
            title=(head.title if head else "") or settings.head_title, name=head.full_name if head else ""
        ),
        recipients=tuple(line.strip() for line in settings.recipients.splitlines() if line.strip()),
        archive_line=settings.archive_line,
    )
