"""Absences: while somebody is away, a stand-in holds their roles in the unit, and acts in their name."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from casebook.law.powers import Actor, Power
from casebook.law.vocabulary import Role
from casebook.records.base import transaction
from casebook.records.exclusions import acting_because_of, cases_accusing, stand_ins_from
from casebook.records.people import Absence, Appointment, Person, appointments_of
from casebook.services.overtaken import refuse_overtaken, seen_of
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.staffing import refuse_kept_apart
from casebook.services.trail import Doing, Trace, write_audit
from casebook.services.walls import bar_stand_in

MAY_RECORD = frozenset({Power.MANAGE_PEOPLE, Power.HAND_OVER})


@dataclass(frozen=True, kw_only=True)
class AbsenceEntry:
    """Who is away from a unit, from a day to a day (both counted), and who stands in."""

    unit_id: str
    person_id: str
    stand_in_id: str
    since: date
    until: date
    reason: str = ""


def may_record(actor: Actor, unit_id: str) -> bool:
    """Say whether somebody may record absences of a unit: its administrator, its head, a deputy."""
    return any(actor.has_in(power, unit_id) for power in MAY_RECORD)


def record_absence(*, doing: Doing, entry: AbsenceEntry) -> str:
    """Record that somebody is away and who stands in; give the absence's id.

    Raises Refused for days that meet another absence, for roles the law keeps apart, and for naming
    oneself as the stand-in.
    """
    _must_record(doing, entry.unit_id)
    _refuse_senseless(doing, entry)
    with transaction() as session:
        lent = _roles(session, entry.person_id, entry)
        own = _roles(session, entry.stand_in_id, entry)
        if not lent:
            raise NotAllowed
        _refuse_stand_in(session, entry, own)
        for role in lent:
            _refuse_apart(role, own)
        _refuse_meeting(session, entry)
        absence = Absence(
            person_id=entry.person_id,
            unit_id=entry.unit_id,
            stand_in_id=entry.stand_in_id,
            since=entry.since,
            until=entry.until,
            reason=entry.reason,
            recorded_by_id=doing.actor.person_id,
            recorded_at=doing.now,
        )
        session.add(absence)
        session.flush()
        _audit(session, doing, "absence.recorded", absence)
        _keep_out(session, doing, absence)
    return absence.id


def seen_absence(absence: Absence) -> str:
    """Give the mark of how long somebody is away, for the form made from it."""
    return seen_of({"until": absence.until})


def end_absence(*, doing: Doing, absence_id: str, until: date, seen: str | None = None) -> None:
    """Say that somebody is back: `until` is their last day away; before the first: they never were.

    Raises Overtaken when somebody else changed it since the form marked `seen` was made.
    """
    with transaction() as session:
        absence = session.get(Absence, absence_id, with_for_update=True, populate_existing=True)
        if absence is None:
            raise NotAllowed
        _must_record(doing, absence.unit_id)
        refuse_overtaken(seen, standing={"until": absence.until}, wanted={"until": until})
        if not absence.since - timedelta(days=1) <= until <= absence.until:
            raise Refused(
                f"Ngày vắng cuối cùng phải từ {absence.since:%d/%m/%Y} đến {absence.until:%d/%m/%Y}. "
                "Muốn kéo dài, hãy ghi thêm một đợt vắng mới.",
                f"The last day away must lie from {absence.since:%d/%m/%Y} to {absence.until:%d/%m/%Y}. "
                "To make it longer, record another absence.",
                field="until",
            )
        absence.until = until
        session.flush()
        _audit(session, doing, "absence.ended", absence)
        _let_back(session, doing, absence)


def _keep_out(session: Session, doing: Doing, absence: Absence) -> None:
    """Whoever is to stand in for an accused is kept out of the case, as long as it is open or told of."""
    for case in session.scalars(cases_accusing(absence.person_id)):
        accused, stand_in = absence.person_id, absence.stand_in_id
        bar_stand_in(session, doing, case, accused_id=accused, stand_in_id=stand_in)


def _let_back(session: Session, doing: Doing, absence: Absence) -> None:
    """Who never began to stand in was never a delegate; who did stays out (docs/decisions/087)."""
    never_began = absence.until < absence.since and doing.today < absence.since
    if not never_began or absence.stand_in_id in stand_ins_from(absence.person_id, doing.today):
        return
    for row in acting_because_of(session, absence.stand_in_id, absence.person_id):
        row.lifted_at, row.lifted_by_id = doing.now, doing.actor.person_id


def _must_record(doing: Doing, unit_id: str) -> None:
    if not may_record(doing.actor, unit_id):
        raise NotAllowed


def _refuse_senseless(doing: Doing, entry: AbsenceEntry) -> None:
    if entry.until < entry.since:
        raise Refused(
            "Ngày vắng cuối cùng đứng trước ngày đầu. Hãy xem lại hai ngày.",
            "The last day away lies before the first. Please check both days.",
            field="until",
        )
    if entry.until < doing.today:
        raise Refused(
            "Đợt vắng này đã qua; việc thay thế không thể ghi lùi ngày.",
            "This absence is over; standing in cannot be recorded afterwards.",
            field="until",
        )
    if entry.person_id == entry.stand_in_id:
        raise Refused(
            "Người thay phải là người khác.",
            "The stand-in must be somebody else.",
            field="stand_in_id",
        )
    if entry.stand_in_id == doing.actor.person_id:
        raise Refused(
            "Bạn không thể tự ghi mình là người thay. Hãy nhờ người đứng đầu, cấp phó hoặc người quản trị "
            "khác ghi.",
            "You cannot name yourself as the stand-in. Ask the head, a deputy or another administrator.",
            field="stand_in_id",
        )


def _roles(session: Session, person_id: str, entry: AbsenceEntry) -> list[Role]:
    held = session.scalars(appointments_of(person_id).where(Appointment.unit_id == entry.unit_id))
    return [one.role for one in held if one.since <= entry.until and (one.until or date.max) >= entry.since]


def _refuse_stand_in(session: Session, entry: AbsenceEntry, own: list[Role]) -> None:
    person = session.get(Person, entry.stand_in_id)
    if person is None or not person.active or not own:
        raise Refused(
            "Người thay phải là người đang làm việc tại đơn vị trong những ngày đó.",
            "The stand-in must be somebody who works in the unit on those days.",
            field="stand_in_id",
        )


def _refuse_apart(role: Role, own: list[Role]) -> None:
    try:
        refuse_kept_apart(role, own)
    except Refused as refused:
        raise Refused(refused.vi, refused.en, field="stand_in_id") from refused


def _refuse_meeting(session: Session, entry: AbsenceEntry) -> None:
    meets = (
        Absence.unit_id == entry.unit_id,
        Absence.since <= entry.until,
        Absence.until >= entry.since,
        Absence.until >= Absence.since,
    )
    people = (entry.person_id, entry.stand_in_id)
    other = session.scalar(
        select(Absence).where(
            *meets, or_(Absence.person_id.in_(people), Absence.stand_in_id == entry.person_id)
        )
    )
    if other is None:
        return
    away = session.get_one(Person, other.person_id).full_name
    stands_in = session.get_one(Person, other.stand_in_id).full_name
    raise Refused(
        f"Trùng với đợt vắng từ {other.since:%d/%m/%Y} đến {other.until:%d/%m/%Y}: {away} vắng, "
        f"{stands_in} thay. Hãy kết thúc đợt đó trước, hoặc chọn ngày hay người khác.",
        f"This meets the absence from {other.since:%d/%m/%Y} to {other.until:%d/%m/%Y}: {away} is away, "
        f"{stands_in} stands in. End that one first, or choose other days or people.",
        field="since",
    )


def _audit(session: Session, doing: Doing, deed: str, absence: Absence) -> None:
    write_audit(
        session,
        doing,
        Trace(
            deed=deed,
            unit_id=absence.unit_id,
            object_kind="absence",
            object_id=absence.id,
            particulars={
                "person": absence.person_id,
                "stand_in": absence.stand_in_id,
                "since": absence.since.isoformat(),
                "until": absence.until.isoformat(),
            },
        ),
    )
