"""The dialogue over a complaint: called with notice, held, who came, what was agreed (LKN Đ30, Đ39, Đ53)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from casebook.law.branches import needs_dialogue
from casebook.law.case_dialogues import LEAST_COPIES
from casebook.law.choices import Presence
from casebook.law.conditions import REFORM
from casebook.law.powers import Power
from casebook.law.vocabulary import Action, EventType
from casebook.records.cases import Case
from casebook.records.exclusions import excluded_people
from casebook.records.people import Person, actor_on
from casebook.records.visibility import visible_case
from casebook.reports.handlers import handlers_in
from casebook.reports.standings import facts_of
from casebook.services.case_participants import Participant, attendance_told, kept
from casebook.services.handling import take_step
from casebook.services.journal import NewEvent
from casebook.services.refusals import NotAllowed, Refused, refuse_what_goes_above
from casebook.services.trail import Doing


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """When and where people come together."""

    place: str
    at_hour: time | None = None
    end_hour: time | None = None


@dataclass(frozen=True, kw_only=True)
class Calling:
    """The notice of a dialogue: its own number and signer, the day it is about, who is invited."""

    on: date
    held_on: date
    document_number: str
    signer: str
    sitting: Sitting
    chair_id: str
    invited: Sequence[Participant]
    content: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What the minutes hold of what was said, and what came of it."""

    findings: str = ""
    complainant_said: str = ""
    respondent_said: str = ""
    others_said: str = ""
    agreed: str = ""
    disagreed: str = ""


@dataclass(frozen=True, kw_only=True)
class Holding:
    """A dialogue as it was held."""

    on: date
    sitting: Sitting
    chair_id: str
    secretary: str
    participants: Sequence[Participant]
    said: Said
    copies: int = LEAST_COPIES
    note: str = ""
    accuses_head: bool = False
    """What was said accuses the head or a deputy of a violation: it is written down nowhere here."""


@dataclass(frozen=True, kw_only=True)
class Upon:
    """The case a step is taken in, as it was seen, and the issued paper it is recorded from."""

    case_id: str
    version: int
    paper_id: str | None = None


def call_dialogue(*, doing: Doing, upon: Upon, calling: Calling) -> None:
    """Record that a dialogue was called. Late notice is recorded and counted late, not refused.

    Raises what `take_step` raises, and Refused for a day before the notice or a chair who may not be.
    """
    case = _seen(doing, upon)
    if calling.held_on < calling.on:
        raise Refused(
            "Ngày đối thoại không thể trước ngày thông báo. Hãy xem lại hai ngày này.",
            "The dialogue cannot come before its notice. Please look at both days again.",
            field="held_on",
        )
    chair = _chair(case, calling.chair_id, calling.held_on)
    paper = {
        "document_number": calling.document_number,
        "signer": calling.signer,
        "content": calling.content,
        "participants": kept(calling.invited),
        "note": calling.note,
        **_sitting(calling.sitting, chair),
    }
    new = NewEvent(
        type=EventType.DIALOGUE_CALLED,
        on=calling.on,
        particulars={"held_on": calling.held_on.isoformat()},
        paper=paper,
    )
    _take(doing, upon, Action.CALL_DIALOGUE, new)


def hold_dialogue(*, doing: Doing, upon: Upon, holding: Holding) -> None:
    """Record a dialogue that was held, with everything its minutes say (N124 Đ28.4).

    Raises what `take_step` raises, GoesAbove, and Refused for minutes that lack something.
    """
    refuse_what_goes_above(accuses_head=holding.accuses_head)
    case = _seen(doing, upon)
    _refuse_incomplete(holding)
    chair = _chair(case, holding.chair_id, holding.on)
    said = {name: text for name, text in vars(holding.said).items() if text}
    paper = {
        **said,
        "secretary": holding.secretary,
        "copies": str(holding.copies),
        "participants": kept(holding.participants),
        "attendance": attendance_told(holding.participants),
        "summary": _outcome(holding.said),
        "note": holding.note,
        **_sitting(holding.sitting, chair),
    }
    new = NewEvent(type=EventType.DIALOGUE_HELD, on=holding.on, paper=paper)
    _take(doing, upon, Action.HOLD_DIALOGUE, new)


def _seen(doing: Doing, upon: Upon) -> Case:
    case = visible_case(doing.actor, upon.case_id)
    if case is None:
        raise NotAllowed
    return case


def _take(doing: Doing, upon: Upon, action: Action, new: NewEvent) -> None:
    take_step(
        doing=doing,
        case_id=upon.case_id,
        version=upon.version,
        action=action,
        new=new,
        paper_id=upon.paper_id,
    )


def _refuse_incomplete(holding: Holding) -> None:
    if not holding.participants:
        raise Refused(
            "Hãy ghi ít nhất một người được mời và người ấy có mặt hay vắng mặt.",
            "Write down at least one person invited, and whether they came.",
            field="participants",
        )
    if not (holding.said.agreed or holding.said.disagreed):
        raise Refused(
            "Hãy ghi nội dung đã thống nhất hoặc chưa thống nhất (khoản 4 Điều 28 Nghị định 124/2020/NĐ-CP).",
            "Write what was agreed or what was not (Article 28.4 of Decree 124/2020/NĐ-CP).",
            field="agreed",
        )
    for one in holding.participants:
        _refuse_unsaid(one)
    if holding.on >= REFORM and holding.copies < LEAST_COPIES:
        raise Refused(
            "Biên bản đối thoại lập ít nhất "
            f"{LEAST_COPIES:02d} bản (khoản 4 Điều 28 Nghị định 124/2020/NĐ-CP).",
            f"Minutes are made at least {LEAST_COPIES} times (Article 28.4 of Decree 124/2020/NĐ-CP).",
            field="copies",
        )


def _refuse_unsaid(one: Participant) -> None:
    if one.presence is None:
        raise Refused(
            f"Hãy chọn {one.name} có mặt hay vắng mặt.",
            f"Say whether {one.name} was present or absent.",
            field="participants",
        )
    if one.presence is Presence.WITH_REASON and not one.reason:
        raise Refused(
            f"Hãy ghi lý do vắng mặt của {one.name}.",
            f"Write why {one.name} was absent.",
            field="participants",
        )


def _chair(case: Case, chair_id: str, day: date) -> Person:
    """Find who chairs: anybody who handles cases there; where the act says so, the resolver in person."""
    chair = next((one for one in chairs_of(case, day) if one.id == chair_id), None)
    if chair is None:
        raise Refused(
            f"Ngày {day:%d/%m/%Y} người này không chủ trì được buổi đối thoại của hồ sơ này. "
            "Hãy xem lại ngày đối thoại hoặc chọn người khác.",
            f"On {day:%d/%m/%Y} this person cannot chair the dialogue of this case. "
            "Look at the day again, or choose somebody else.",
            field="chair",
        )
    resolves = actor_on(chair, day).has_in(Power.RESOLVE_CASES, case.unit_id)
    if needs_dialogue(facts_of(case)) and not resolves:
        raise Refused(
            "Khiếu nại lần hai và khiếu nại quyết định kỷ luật: người giải quyết phải trực tiếp đối thoại "
            "(Điều 39, Điều 53 Luật Khiếu nại). Hãy chọn người giải quyết làm người chủ trì.",
            "At the second level and about a discipline decision the resolver holds the dialogue in person "
            "(Articles 39 and 53 of the Law on Complaints). Choose the resolver as the chair.",
            field="chair",
        )
    return chair


def chairs_of(case: Case, day: date) -> list[Person]:
    """Give who may chair on a day: whoever handles cases of the unit and is not kept out of this one."""
    kept_out = excluded_people(case)
    return [one for one in handlers_in(case.unit_id, day) if one.id not in kept_out]


def chair_must_resolve(case: Case) -> bool:
    """Say whether the resolver has to chair in person (LKN Đ39, Đ53)."""
    return needs_dialogue(facts_of(case))


def _sitting(sitting: Sitting, chair: Person) -> dict[str, str]:
    hours = {"at_hour": sitting.at_hour, "end_hour": sitting.end_hour}
    return {
        "place": sitting.place,
        "chair": chair.full_name,
        "chair_title": chair.title,
        **{name: f"{hour:%H:%M}" for name, hour in hours.items() if hour is not None},
    }


def _outcome(said: Said) -> str:
    parts = (("Đã thống nhất", said.agreed), ("Chưa thống nhất", said.disagreed))
    return "\n".join(f"{label}: {text}" for label, text in parts if text)
