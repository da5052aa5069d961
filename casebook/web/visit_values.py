"""A filled-in form of a visit as the values its deed asks for."""

from typing import Any

from casebook.law.vocabulary import Kind
from casebook.records.spelling import has_control
from casebook.records.visits import Handling, PaperShown, Signed
from casebook.services.visit_entries import MatterEntry, NewCase, VisitEntry, VisitorEntry
from casebook.web.complaint_values import complaint_values
from casebook.web.forms.visits import RefusalForm, VisitForm

_STILL_NEW = "new"
_LONGEST_KEY = 64


def visit_entry(form: VisitForm, unit_id: str) -> VisitEntry:
    """Give a logged visit as its deed asks for it."""
    return VisitEntry(
        unit_id=unit_id,
        visited_on=form.visited_on.day,
        visitor=visitor_entry(
            form,
            known_id=_unseen(form.known_id.data),
            on_behalf_of=form.on_behalf_of.data or "",
            authorisation_paper=form.authorisation_paper.data or "",
            certified=form.certified.data,
        ),
        matters=tuple(_matter(entry.form) for entry in form.matters.entries),
        session_id=form.session_id.data or None,
        people_count=form.people_count.data,
        statement=form.statement.data or "",
        signed=Signed(form.signed.data),
        note=form.note.data or "",
        request_key=_key(form),
    )


def refused_entry(form: RefusalForm, unit_id: str) -> VisitEntry:
    """Give a visit that ended in a refusal as its deed asks for it."""
    kind = Kind(form.kind.data) if form.kind.data else None
    matter = MatterEntry(content=form.content.data, kind=kind, handling=Handling.NOTED)
    return VisitEntry(
        unit_id=unit_id,
        visited_on=form.visited_on.day,
        visitor=visitor_entry(form),
        matters=(matter,),
        people_count=form.people_count.data,
        request_key=_key(form),
    )


def visitor_entry(form: Any, **more: Any) -> VisitorEntry:  # noqa: ANN401 - WTForms is not typed
    """Give who came as typed."""
    return VisitorEntry(
        full_name=form.full_name.data,
        address=form.address.data or "",
        phone=form.phone.data or "",
        paper_shown=PaperShown(form.paper_shown.data),
        paper_number=form.paper_number.data or "",
        **more,
    )


def _key(form: VisitForm | RefusalForm) -> str | None:
    return _unseen(form.request_key.data)


def _unseen(sent: str | None) -> str | None:
    """Give what a hidden field sent back; what no page of ours has put there counts as nothing."""
    return None if not sent or len(sent) > _LONGEST_KEY or has_control(sent) else sent


def _matter(typed: Any) -> MatterEntry:  # noqa: ANN401 - WTForms is not typed
    handling = Handling(typed.handling.data)
    joins = typed.joins.data or ""
    if handling is Handling.OPENED_CASE and typed.same_as.data not in (None, "", _STILL_NEW):
        # The likely duplicate that was shown is the same matter after all.
        handling, joins = Handling.JOINED_CASE, typed.same_as.data
    return MatterEntry(
        content=typed.content.data,
        kind=Kind(typed.kind.data),
        handling=handling,
        competent=typed.competent.data != "no",
        settled_before_by=typed.settled_before_by.data or "",
        answer=typed.answer.data or "",
        sent_to=typed.sent_to.data or "",
        document_number=typed.document_number.data or "",
        opens=_new_case(typed) if handling is Handling.OPENED_CASE else None,
        joins=joins,
    )


def _new_case(typed: Any) -> NewCase:  # noqa: ANN401 - WTForms is not typed
    kind = Kind(typed.kind.data)
    return NewCase(
        subject=typed.subject.data or "",
        respondent=typed.respondent.data or "",
        in_writing=bool(typed.in_writing.data),
        under_age=kind is Kind.INFORMATION_REQUEST and bool(typed.under_age.data),
        concerns_democracy=bool(typed.concerns_democracy.data),
        **complaint_values(typed, kind),
    )
