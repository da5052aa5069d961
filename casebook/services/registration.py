"""Registering a case from a letter: its number, its letter, its first event, all in one transaction."""

from sqlalchemy.orm import Session

from casebook.law.choices import Forwarder, Via
from casebook.law.vocabulary import Kind
from casebook.records.base import transaction
from casebook.records.case_ties import TieKind
from casebook.records.cases import Case
from casebook.records.visibility import names_seen, visible_cases
from casebook.services.case_entries import CaseEntry
from casebook.services.enrolment import already_enrolled, enrol_case
from casebook.services.refusals import Refused
from casebook.services.trail import Doing
from casebook.services.tying import tie_cases

# Whoever may have forwarded a letter, by the way it came.
_FORWARDERS: dict[Via, frozenset[Forwarder]] = {
    Via.PRESS: frozenset({Forwarder.PRESS}),
    Via.FORWARDED: frozenset(Forwarder) - {Forwarder.PRESS},
}


def register_case(*, doing: Doing, entry: CaseEntry) -> str:
    """Register a case from a letter and give its id; the same form sent twice makes one case.

    Raises NotAllowed, and Refused for a day to come, a sealed kind or a forwarder that does not fit.
    """
    with transaction() as session:
        made = already_enrolled(session, entry.request_key)
        if made is not None and made.entered_by_id == doing.actor.person_id:
            return made.id
        _refuse_wrong_forwarder(entry)
        case = enrol_case(session, doing, entry)
        _tie_to_first(session, doing, case, entry)
        return case.id


def _tie_to_first(session: Session, doing: Doing, case: Case, entry: CaseEntry) -> None:
    """Tie a second complaint to the first one, where it was named by its number and is seen here."""
    if entry.first is None or entry.kind is not Kind.COMPLAINT:
        return
    named = visible_cases(doing.actor).where(
        names_seen(doing.actor),
        Case.name == entry.first.told.upper(),
        Case.kind == Kind.COMPLAINT,
        Case.id != case.id,
    )
    found = session.scalars(named.limit(2)).all()
    if len(found) == 1:  # two schools may each have a case of that number: then nobody can tell which
        tie_cases(session, doing, case, TieKind.SECOND_LEVEL_OF, found[0].id)


def _refuse_wrong_forwarder(entry: CaseEntry) -> None:
    if entry.via is Via.FORWARDED and entry.forwarder is None:
        raise Refused(
            "Đơn do cơ quan khác chuyển đến: hãy chọn cơ quan nào đã chuyển.",
            "The letter was forwarded: choose who forwarded it.",
            field="forwarder",
        )
    if entry.forwarder is not None and entry.forwarder not in _FORWARDERS.get(entry.via, frozenset()):
        raise Refused(
            "Cơ quan chuyển đến không khớp với cách nhận đơn. Hãy chọn lại một trong hai.",
            "Who forwarded it does not fit the way the letter came. Change one of the two.",
            field="forwarder",
        )
