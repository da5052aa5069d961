"""Work on a case: taking a lawful step, and saying who handles it."""

from collections.abc import Mapping
from datetime import date

from casebook.law.articles import Act, Article, name_all
from casebook.law.choices import Degree
from casebook.law.fields import FIELD_SHAPES, Field, FieldKind
from casebook.law.lifecycle import Step
from casebook.law.powers import ACTION_POWERS, Actor, Power
from casebook.law.vocabulary import Action, EventType
from casebook.law.words import word
from casebook.records.base import transaction
from casebook.records.cases import Case
from casebook.records.people import Person
from casebook.records.units import second_factor_is_required
from casebook.records.visibility import sees_names
from casebook.reports.handlers import handlers_in
from casebook.reports.standings import standing_of, step_row
from casebook.services.journal import NewEvent, append_event, take_case
from casebook.services.paper_ties import tie_new
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.secrecy import refuse_accused, refuse_to_become_secret
from casebook.services.trail import Doing, Mailing, queue_letter
from casebook.services.transfers import send_onwards

ASSIGNMENT = "assignment"
"""What a note is about that says who handles the case from now on (`paper["about"]`)."""

_CRITERIA = (Article(Act.N31, "3"),)
SIGNED = frozenset({Action.DECIDE, Action.ANSWER, Action.CONCLUDE, Action.DECIDE_SANCTION})
"""Steps by which the head signs what the matter came to: each is a paper the citizen or the accused gets."""

# What the law reads; everything else a form asks for is read by people only.
_READ_BY_LAW = frozenset(
    {FieldKind.CHOICE, FieldKind.DAY, FieldKind.YES_NO, FieldKind.NUMBER, FieldKind.PERSON}
)


def may_take(actor: Actor, case: Case, action: Action) -> bool:
    """Say whether a person's powers let them take a step in a case; the law is asked elsewhere.

    Whoever reads a redacted dossier acts on nothing in it. The office above demands a report of the
    unit (LTC Đ38.2, TT05 Đ14); it does nothing else in the unit's case.
    """
    held = actor.has_in(ACTION_POWERS[action], case.unit_id)
    above = case.unit.parent_id
    if action is Action.DEMAND_REPORT and above is not None:
        held = held or actor.has_in(Power.CHASE_CASES, above)
    return held and sees_names(actor, case)


def event_of(step: Step, on: date, answers: Mapping[Field, object]) -> NewEvent:
    """Make the event of a step from the answers of its form."""
    particulars: dict[str, object] = {}
    paper: dict[str, str] = {}
    for asked in step.asks:
        answer = answers.get(asked)
        if asked is Field.DAY or answer is None or answer == "":
            continue
        shape = FIELD_SHAPES[asked]
        if shape.kind not in _READ_BY_LAW:
            paper[shape.key] = str(answer)
        else:
            particulars[shape.key] = _plain(answer)
    return NewEvent(type=step.type, on=on, particulars=particulars, paper=paper)


def _plain(answer: object) -> object:
    """Give an answer as JSON keeps it: days as ISO text, words of the law as their codes."""
    if isinstance(answer, int):  # yes and no are whole numbers, too
        return answer
    return answer.isoformat() if isinstance(answer, date) else str(answer)


def take_step(
    *,
    doing: Doing,
    case_id: str,
    version: int,
    action: Action,
    new: NewEvent,
    paper_id: str | None = None,
) -> None:
    """Take a step in a case: the law must offer it on its day, and the person hold its power.

    `paper_id` names the issued paper it is recorded from: that one belongs to the step from then on.

    Raises NotAllowed, Stale, and Refused naming the event at fault, the article and what is missing;
    NotConfirmed where something is signed and the person did not prove lately who they are.
    """
    with transaction() as session:
        case = take_case(session, doing, case_id=case_id, version=version)
        if not may_take(doing.actor, case, action):
            raise NotAllowed
        _refuse_incomplete(case, action, new)
        if action in SIGNED:
            must_be_confirmed_to_sign(doing)
        if new.type is EventType.RECLASSIFIED:
            refuse_to_become_secret(case, new.particulars.get("kind"))
        if new.type is EventType.VERIFICATION_ASSIGNED:
            handler = _eligible(doing, case, str(new.particulars.get("handler")))
            case.handler_id = handler.id
            new = _naming(new, handler)
        event = append_event(session, doing, case, new)
        if paper_id is not None:
            tie_new(session, doing, case, event, paper_id)
        send_onwards(session, doing, case, event)


def must_be_confirmed_to_sign(doing: Doing) -> None:
    """Raise NotConfirmed unless whoever signs proved lately who they are, where a device is asked for."""
    if second_factor_is_required():
        doing.must_be_confirmed()


def _naming(new: NewEvent, handler: Person) -> NewEvent:
    return NewEvent(
        type=new.type,
        on=new.on,
        particulars=new.particulars,
        paper={**new.paper, "handler": handler.full_name},
    )


def _refuse_incomplete(case: Case, action: Action, new: NewEvent) -> None:
    row = step_row(case.kind, standing_of(case), action)
    if row is None or row.type is not new.type:
        raise Refused(
            f"Loại việc «{word(case.kind, 'vi')}» không có bước «{word(action, 'vi')}».",
            f'A case of the kind "{word(case.kind, "en")}" has no step "{word(action, "en")}".',
        )
    given = new.particulars.keys() | {key for key, text in new.paper.items() if text}
    for asked in sorted(row.required - {Field.DAY}):
        if FIELD_SHAPES[asked].key not in given:
            raise Refused(
                f"Bước này cần «{word(asked, 'vi')}». Hãy nhập vào.",
                f'This step needs "{word(asked, "en")}". Please fill it in.',
                field=str(asked),
            )
    _refuse_too_few_criteria(new)


def _refuse_too_few_criteria(new: NewEvent) -> None:
    """A denunciation is especially complex by two of the criteria at least, not by one twice."""
    told = new.particulars
    if told.get("degree") != Degree.ESPECIALLY:
        return
    if told.get("second_criterion") in {None, told.get("criterion")}:
        raise Refused(
            f"Đặc biệt phức tạp phải có từ hai tiêu chí trở lên ({name_all(_CRITERIA, 'vi')}). Hãy chọn tiêu "
            "chí thứ hai, khác tiêu chí đầu.",
            f"Especially complex means two criteria at least ({name_all(_CRITERIA, 'en')}). Choose a second "
            "one that is not the first.",
            field=str(Field.SECOND_CRITERION),
        )


def assign_case(*, doing: Doing, case_id: str, version: int, handler_id: str, note: str = "") -> None:
    """Say who handles a case from today on; they are told by letter.

    Raises NotAllowed, Stale, and Refused for somebody who may not handle cases of that unit.
    """
    with transaction() as session:
        case = take_case(session, doing, case_id=case_id, version=version)
        doing.must_hold(Power.ASSIGN_CASES, case.unit_id)
        handler = _eligible(doing, case, handler_id)
        if handler.id == case.handler_id:
            raise Refused(
                f"Hồ sơ đang do {handler.full_name} xử lý rồi. Hãy chọn người khác.",
                f"{handler.full_name} handles this case already. Choose somebody else.",
                field="handler",
            )
        case.handler_id = handler.id
        event = append_event(
            session,
            doing,
            case,
            NewEvent(
                type=EventType.NOTED,
                on=doing.today,
                particulars={"handler": handler.id},
                paper={"about": ASSIGNMENT, "handler": handler.full_name, "note": note},
            ),
        )
        queue_letter(
            session,
            doing,
            Mailing(
                unit_id=case.unit_id,
                occasion=f"{case.id}:{event.position}",
                recipient_id=handler.id,
                kind="case_assigned",
                case_id=case.id,
            ),
        )


def _eligible(doing: Doing, case: Case, handler_id: str) -> Person:
    for person in handlers_in(case.unit_id, doing.today):
        if person.id == handler_id:
            refuse_accused(case, person)
            return person
    raise Refused(
        "Người này không có vai trò xử lý vụ việc ở đơn vị. Hãy chọn trong danh sách.",
        "This person has no role that handles cases in the unit. Choose one from the list.",
        field="handler",
    )
