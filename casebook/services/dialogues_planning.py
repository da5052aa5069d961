"""Planning dialogues: how many a year, one of them, its agenda and who is invited, calling it off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from casebook.law.dialogues import FIRST_DAY, DialogueOccasion, DialogueSide, DialogueWith
from casebook.law.powers import Power
from casebook.law.words import word
from casebook.records.base import db, transaction
from casebook.records.commitment_owners import may_own, possible_owners
from casebook.records.dialogue_lists import dialogue_made_by, targets_of_year
from casebook.records.dialogues import Dialogue, DialogueParticipant, DialoguePoint, DialogueTarget
from casebook.records.people import Person
from casebook.services.dialogue_entries import DialoguePlan, GuestEntry, PointEntry
from casebook.services.dialogue_marks import refuse_other_preparation
from casebook.services.dialogues_taking import (
    fields_of,
    refuse_once_held,
    take_dialogue,
    trace_dialogue,
    values_of,
    write_values,
)
from casebook.services.overtaken import refuse_overtaken, seen_of
from casebook.services.receivers import hold_unit, receivers_on
from casebook.services.refusals import Refused, refuse_future
from casebook.services.timetable import check_span
from casebook.services.trail import Doing, Trace, write_audit

_PLAN = tuple(DialoguePlan.__dataclass_fields__)
# What people were told by the notice: another day, hour or place must be announced again.
_ANNOUNCED = ("planned_on", "starts", "place")
_LAST_YEAR = 2060


def chairs_on(unit_id: str, day: date) -> tuple[Person, ...]:
    """Give who may chair a dialogue of a unit: its head, or a deputy."""
    return receivers_on(unit_id, day).in_person


def secretaries_on(unit_id: str, day: date) -> Sequence[Person]:
    """Give who may write the minutes of a dialogue."""
    return db.session.scalars(possible_owners(unit_id, day)).all()


def seen_plan(dialogue: Dialogue) -> str:
    """Give the mark of a plan, for the form made from it."""
    return seen_of(values_of(dialogue, _PLAN))


def plan_dialogue(*, doing: Doing, unit_id: str, plan: DialoguePlan, request_key: str | None = None) -> str:
    """Plan a dialogue and give its id; the same form sent twice plans one.

    Raises NotAllowed, and Refused beside the field it belongs to.
    """
    doing.must_hold(Power.KEEP_DIALOGUES, unit_id)
    with transaction() as session:
        hold_unit(session, unit_id)
        made = dialogue_made_by(session, request_key)
        if made is not None:
            doing.must_hold(Power.KEEP_DIALOGUES, made.unit_id)
            return made.id
        _check_plan(doing, unit_id, plan)
        dialogue = Dialogue(
            unit_id=unit_id,
            request_key=request_key,
            recorded_by_id=doing.actor.person_id,
            recorded_at=doing.now,
            **fields_of(plan),
        )
        session.add(dialogue)
        session.flush()
        trace_dialogue(session, doing, "dialogue.planned", dialogue, on=plan.planned_on.isoformat())
        return dialogue.id


def change_plan(*, doing: Doing, dialogue_id: str, plan: DialoguePlan, seen: str | None = None) -> bool:
    """Change what is planned; True where the notice that went out tells another day, hour or place now.

    Such a notice counts no longer: it must go out again. Raises Overtaken and Refused.
    """
    with transaction() as session:
        dialogue = take_dialogue(session, doing, dialogue_id)
        refuse_once_held(dialogue)
        refuse_overtaken(seen, standing=values_of(dialogue, _PLAN), wanted=values_of(plan, _PLAN))
        _check_plan(doing, dialogue.unit_id, plan)
        moved = values_of(dialogue, _ANNOUNCED) != values_of(plan, _ANNOUNCED)
        again = moved and dialogue.announced_on is not None
        told = {"notice": dialogue.notice_number} if again else {}
        write_values(dialogue, fields_of(plan))
        if again:
            _take_notice_back(dialogue)
        trace_dialogue(session, doing, "dialogue.plan_changed", dialogue, announce_again=again, **told)
        return again


def _take_notice_back(dialogue: Dialogue) -> None:
    dialogue.announced_on = dialogue.questions_until = None
    dialogue.notice_number = dialogue.announced_how = ""


def _check_plan(doing: Doing, unit_id: str, plan: DialoguePlan) -> None:
    if plan.planned_on < FIRST_DAY or plan.planned_on.year > _LAST_YEAR:
        raise Refused(
            f"Hãy xem lại ngày đã nhập: từ ngày {FIRST_DAY:%d/%m/%Y} đến hết năm {_LAST_YEAR}.",
            f"Look at the day again: from {FIRST_DAY:%d/%m/%Y} to the end of {_LAST_YEAR}.",
            field="planned_on",
        )
    if plan.ends is not None:
        check_span(plan.starts, plan.ends)
    if plan.chair_id not in {person.id for person in chairs_on(unit_id, plan.planned_on)}:
        raise Refused(
            "Chủ trì đối thoại là người đứng đầu hoặc cấp phó của đơn vị vào ngày đối thoại. "
            "Hãy xem lại ngày hoặc chọn người khác.",
            "A dialogue is chaired by whoever is head or deputy of the unit on its day. "
            "Look at the day again, or choose somebody else.",
            field="chair_id",
        )
    if plan.secretary_id is not None and not may_own(unit_id, plan.secretary_id, plan.planned_on):
        raise Refused(
            "Thư ký là người đang làm việc tại đơn vị vào ngày đối thoại. Hãy chọn lại.",
            "The secretary works in the unit on the day of the dialogue. Choose again.",
            field="secretary_id",
        )
    _check_request(doing, plan)


def _check_request(doing: Doing, plan: DialoguePlan) -> None:
    if plan.occasion is DialogueOccasion.ON_REQUEST and not plan.requested_by:
        raise Refused(
            "Đối thoại theo yêu cầu: hãy ghi ai đã yêu cầu.",
            "A dialogue on request: write who asked for it.",
            field="requested_by",
        )
    if plan.occasion is DialogueOccasion.ON_REQUEST and plan.requested_on is None:
        raise Refused(
            "Hãy ghi ngày nhận yêu cầu: thời hạn trả lời tính từ ngày đó.",
            "Write the day the request came: the term to answer it counts from there.",
            field="requested_on",
        )
    if plan.requested_on is not None:
        refuse_future(plan.requested_on, today=doing.today, field="requested_on")


@dataclass(frozen=True, kw_only=True)
class YearPlan:
    """How many dialogues of each sort a unit sets itself for a year, and the number of the plan."""

    year: int
    targets: Mapping[DialogueWith, int]
    plan_number: str = ""


def seen_targets(unit_id: str, year: int) -> str:
    """Give the mark of the targets of a year, for the form made from them."""
    return seen_of(standing_targets(unit_id, year))


def standing_targets(unit_id: str, year: int) -> dict[str, object]:
    """Give the targets of a year as they stand, by the names of the fields they are typed in."""
    found = targets_of_year(unit_id, year)
    told: dict[str, object] = {str(whom): found[whom].target if whom in found else 0 for whom in DialogueWith}
    return told | {"plan_number": next((target.plan_number for target in found.values()), "")}


def set_targets(*, doing: Doing, unit_id: str, plan: YearPlan, seen: str | None = None) -> None:
    """Set how many dialogues of each sort are to be held in a year. Raises Overtaken and NotAllowed."""
    doing.must_hold(Power.KEEP_DIALOGUES, unit_id)
    wanted: dict[str, object] = {str(whom): plan.targets.get(whom, 0) for whom in DialogueWith}
    with transaction() as session:
        hold_unit(session, unit_id)
        standing = standing_targets(unit_id, plan.year)
        refuse_overtaken(seen, standing=standing, wanted=wanted | {"plan_number": plan.plan_number})
        _write_targets(session, doing, unit_id, plan)
        trace = Trace(
            deed="dialogue.targets_set",
            unit_id=unit_id,
            object_kind="dialogue_plan",
            object_id=str(plan.year),
            particulars={"year": plan.year} | wanted,
        )
        write_audit(session, doing, trace)


def _write_targets(session: Session, doing: Doing, unit_id: str, plan: YearPlan) -> None:
    found = targets_of_year(unit_id, plan.year)
    for whom in DialogueWith:
        row = found.get(whom)
        if row is None:
            row = DialogueTarget(unit_id=unit_id, year=plan.year, with_whom=whom)
            session.add(row)
        row.target, row.plan_number = plan.targets.get(whom, 0), plan.plan_number
        row.recorded_by_id, row.recorded_at = doing.actor.person_id, doing.now


@dataclass(frozen=True, kw_only=True)
class Preparation:
    """The agenda, and everybody who is invited, in the order of the papers."""

    points: tuple[PointEntry, ...] = ()
    guests: tuple[GuestEntry, ...] = ()


def prepared(dialogue: Dialogue) -> Preparation:
    """Give agenda and guests of a dialogue as they stand."""
    points = (PointEntry(content=one.content, presenter=one.presenter) for one in dialogue.points)
    guests = (
        GuestEntry(name=one.name, is_group=one.is_group, invited=one.invited, side=one.side)
        for one in dialogue.participants
    )
    return Preparation(points=tuple(points), guests=tuple(guests))


def seen_preparation(dialogue: Dialogue) -> str:
    """Give the mark of agenda and guests, for the form made from them."""
    return seen_of(_told(prepared(dialogue)))


def _told(preparation: Preparation) -> dict[str, object]:
    points = (" - ".join(filter(None, (one.content, one.presenter))) for one in preparation.points)
    guests = (
        f"{one.name} ({one.invited})" + (f", {word(one.side)}" if one.side is DialogueSide.HEAD else "")
        for one in preparation.guests
    )
    return {"points": "; ".join(points), "guests": "; ".join(guests)}


def prepare_dialogue(
    *, doing: Doing, dialogue_id: str, preparation: Preparation, seen: str | None = None
) -> None:
    """Write the agenda and who is invited, instead of what stood there. Raises Overtaken and Refused."""
    with transaction() as session:
        dialogue = take_dialogue(session, doing, dialogue_id)
        refuse_once_held(dialogue)
        refuse_overtaken(seen, standing=_told(prepared(dialogue)), wanted=_told(preparation))
        for gone in (*dialogue.points, *dialogue.participants):
            session.delete(gone)
        session.flush()
        dialogue.points = [
            DialoguePoint(position=place, **fields_of(one))
            for place, one in enumerate(preparation.points, start=1)
        ]
        dialogue.participants = [
            DialogueParticipant(position=place, **fields_of(one))
            for place, one in enumerate(preparation.guests, start=1)
        ]
        counted = {"points": len(preparation.points), "guests": len(preparation.guests)}
        trace_dialogue(session, doing, "dialogue.prepared", dialogue, **counted)


def call_off(*, doing: Doing, dialogue_id: str, reason: str, seen: str | None = None) -> None:
    """Call a dialogue off, which stays in the list with its reason; `seen` marks what was read of it.

    Raises Refused once it was held, Overtaken where it was prepared otherwise meanwhile.
    """
    with transaction() as session:
        dialogue = take_dialogue(session, doing, dialogue_id)
        refuse_once_held(dialogue)
        refuse_other_preparation(dialogue, seen)
        dialogue.called_off_on, dialogue.called_off_reason = doing.today, reason
        trace_dialogue(session, doing, "dialogue.called_off", dialogue)
