"""Tying two cases together inside the transaction of a deed."""

from sqlalchemy.orm import Session

from casebook.records.basis import hold_basis
from casebook.records.case_ties import CaseTie, TieKind
from casebook.records.cases import Case
from casebook.records.visibility import keeps_secret, sees_names, visible_cases
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit


def tie_cases(session: Session, doing: Doing, case: Case, kind: TieKind, other_id: str) -> CaseTie:
    """Say what a case is to another one; the audit line stands in the unit of the first."""
    tie = CaseTie(
        case_id=case.id,
        other_id=other_id,
        kind=kind,
        tied_on=doing.today,
        recorded_at=doing.now,
        recorded_by_id=doing.actor.person_id,
    )
    session.add(tie)
    session.flush()
    trace = Trace(
        deed="case.tied",
        unit_id=case.unit_id,
        object_kind="case",
        object_id=case.id,
        particulars={"kind": str(kind), "other": other_id},
    )
    write_audit(session, doing, trace)
    return tie


def take_open_matter(session: Session, doing: Doing, case_id: str) -> Case:
    """Take a case, locked, whose parties this person may know and whose letters they may handle.

    Raises NotAllowed, and Refused for a denunciation: its letters stay on paper (LTC Đ8.3).
    """
    hold_basis(session)
    wanted = visible_cases(doing.actor).where(Case.id == case_id)
    case = session.scalar(wanted.with_for_update(of=Case))
    if case is None or not sees_names(doing.actor, case):
        raise NotAllowed
    if keeps_secret(case):
        raise Refused(
            "Đơn tố cáo không tách, không gộp và không ghi thêm ở đây. Hãy niêm phong và ghi vào sổ riêng.",
            "Letters of a denunciation are not split, joined or added here. Seal them; they have a book "
            "of their own.",
        )
    return case
