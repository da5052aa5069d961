"""Stepping back from a case, declaring that somebody is involved in it, and lifting that again."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from casebook.law.exclusions import LIFTED_BY_OTHERS, Ground
from casebook.law.exclusions import Exclusion as Reason
from casebook.law.powers import Actor, Power
from casebook.law.vocabulary import Role
from casebook.records.base import db, transaction
from casebook.records.cases import Case
from casebook.records.exclusions import excluded_people, exclusion_of
from casebook.records.people import Person, people_in
from casebook.records.visibility import visible_cases
from casebook.reports.handlers import HANDLING_ROLES
from casebook.services.case_trail import trace_case
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing
from casebook.services.walls import Barred, bar


@dataclass(frozen=True, kw_only=True)
class Involvement:
    """What stands between somebody and a matter: one of the grounds, and words for a case that is open."""

    ground: Ground
    note: str = ""


def step_back(*, doing: Doing, case_id: str, involved: Involvement) -> None:
    """Step back from a case one sees: nothing of it is seen from now on, and only others can lift that.

    Raises NotAllowed.
    """
    with transaction() as session:
        case = _seen(session, doing, case_id)
        barred = Barred(
            person_id=doing.actor.person_id,
            reason=Reason.RECUSED,
            ground=involved.ground,
            note=involved.note,
        )
        bar(session, doing, case, [barred])


def declare_conflict(*, doing: Doing, case_id: str, person_id: str, involved: Involvement) -> None:
    """Declare that somebody who could decide, verify or handle a case is involved in it.

    Raises NotAllowed, and Refused for oneself, for somebody who is out of it already, and for the head
    where it is not the office above that declares it.
    """
    with transaction() as session:
        case = _seen(session, doing, case_id)
        if not may_declare(doing.actor, case):
            raise NotAllowed
        if person_id not in {one.id for one in may_be_declared(doing, case)}:
            raise Refused(
                "Hãy chọn trong danh sách: người giải quyết, xác minh hoặc xử lý, chưa thôi hồ sơ này. Người "
                "đứng đầu thì tự xin thôi, hoặc do cơ quan cấp trên khai báo.",
                "Choose from the list: whoever decides, verifies or handles and is not out of this case yet. "
                "A head steps back themselves, or the office above declares it.",
                field="person",
            )
        barred = Barred(
            person_id=person_id, reason=Reason.CONFLICT, ground=involved.ground, note=involved.note
        )
        bar(session, doing, case, [barred])


def lift_exclusion(*, doing: Doing, case_id: str, exclusion_id: str, why: str) -> None:
    """Let somebody back into a case, with the reason; neither they themselves nor whoever declared it.

    Raises NotAllowed, and Refused for an exclusion that stays.
    """
    with transaction() as session:
        case = _seen(session, doing, case_id)
        if not may_declare(doing.actor, case):
            raise NotAllowed
        row = exclusion_of(session, case.id, exclusion_id)
        if row is None:
            raise NotAllowed
        if row.reason not in LIFTED_BY_OTHERS:
            raise Refused(
                "Người bị tố cáo và người làm thay họ không được tham gia lại hồ sơ này.",
                "An accused and whoever acts for them are not let into this case again.",
            )
        if doing.actor.person_id in {row.person_id, row.recorded_by_id}:
            raise Refused(
                "Người tự xin thôi và người đã khai báo không tự bỏ việc này được. Hãy nhờ người khác có "
                "thẩm quyền ghi.",
                "Neither who stepped back nor who declared it lifts it. Ask somebody else who may.",
            )
        row.lifted_at, row.lifted_by_id = doing.now, doing.actor.person_id
        row.lifted_why = "" if case.keeps_secret else why
        trace_case(session, doing, case, "case.let_back", {"person": row.person_id})


def may_declare(actor: Actor, case: Case) -> bool:
    """Say whether somebody may declare that another is involved: of the unit, or of the one above."""
    return actor.has_in(Power.DECLARE_CONFLICT, case.unit_id) or _from_above(actor, case)


def may_be_declared(doing: Doing, case: Case) -> list[Person]:
    """Give the people somebody may declare to be involved: who could decide, verify or handle the case.

    The head settles a complaint about a decision of their own first, by law (N124 Đ14.1): that the head is
    kept out is for the head to say, or for the office above.
    """
    out = excluded_people(case) | {doing.actor.person_id}
    if not _from_above(doing.actor, case):
        out |= {one.id for one in db.session.scalars(people_in(case.unit_id, doing.today, Role.HEAD))}
    working = db.session.scalars(people_in(case.unit_id, doing.today, *HANDLING_ROLES))
    return [one for one in working if one.id not in out]


def _from_above(actor: Actor, case: Case) -> bool:
    above = case.unit.parent_id
    return above is not None and actor.has_in(Power.DECLARE_CONFLICT, above)


def _seen(session: Session, doing: Doing, case_id: str) -> Case:
    wanted = visible_cases(doing.actor).where(Case.id == case_id)
    case = session.scalar(wanted.with_for_update(of=Case))
    if case is None:
        raise NotAllowed
    return case
