"""Who may ask to open an identity and who may approve it: two different people, neither of them excluded."""

from datetime import date

from sqlalchemy.orm import Session

from casebook.law.powers import Actor, Power
from casebook.records.approvers import APPROVING_ROLES, lent_to, lent_units
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.exclusions import is_excluded
from casebook.records.identities import IdentityOpening
from casebook.records.people import Person, actor_on, people_in
from casebook.records.visibility import keeps_secret, sees_names, visible_cases
from casebook.services.refusals import Refused


def may_ask(actor: Actor, case: Case) -> bool:
    """Say whether somebody who sees a case may ask who denounced in it."""
    return (
        case.sealed_entry_id is not None
        and keeps_secret(case)
        and not case.is_anonymous
        and actor.has_in(Power.REQUEST_IDENTITY, case.unit_id)
        and sees_names(actor, case)
    )


def may_decide(actor: Actor, today: date, row: IdentityOpening) -> bool:
    """Say whether somebody may approve or refuse a request: never their own."""
    if actor.person_id == row.asked_by_id:
        return False
    return _decides_inside(actor, row.case) or (
        row.unit_id in lent_units(actor.person_id, today) and not _is_barred(actor, row.case)
    )


def _decides_inside(actor: Actor, case: Case) -> bool:
    return actor.has_in(Power.APPROVE_IDENTITY, case.unit_id) and _sees(actor, case)


def _sees(actor: Actor, case: Case) -> bool:
    return (
        db.session.scalar(visible_cases(actor).with_only_columns(Case.id).where(Case.id == case.id))
        is not None
    )


def _is_barred(actor: Actor, case: Case) -> bool:
    """Say whether a wall keeps somebody who was lent out of a case: excluded, or of the unit it is about."""
    return is_excluded(actor, case) or case.held_for_unit_id in {grant.unit_id for grant in actor.grants}


def others_who_decide(session: Session, case: Case, asker_id: str, today: date) -> list[Person]:
    """Give everybody but the asker who may approve an opening in a case on a day."""
    working = session.scalars(people_in(case.unit_id, today, *APPROVING_ROLES))
    inside = [person for person in working if _decides_inside(actor_on(person, today), case)]
    lent = [
        person for person in lent_to(case.unit_id, today) if not _is_barred(actor_on(person, today), case)
    ]
    found = {person.id: person for person in (*inside, *lent)}
    found.pop(asker_id, None)
    return list(found.values())


def refuse_alone(session: Session, case: Case, asker_id: str, today: date) -> None:
    """Refuse an opening where nobody but the asker could approve it; nothing ever opens by itself."""
    if not others_who_decide(session, case, asker_id, today):
        raise Refused(
            "Ngoài bạn, chưa có ai được xem hồ sơ này để duyệt, nên không mở được danh tính: luôn cần hai "
            "người. Hãy giao hồ sơ cho một người xử lý, hoặc đề nghị cơ quan cấp trên cử người duyệt cho "
            "đơn vị.",
            "Nobody beside you may see this case to approve it, so no identity is opened: it always takes "
            "two people. Give the case to a handler, or ask the superior office to lend the unit an "
            "approver.",
        )
