"""Who may do what: roles give powers, everything else is refused."""

from dataclasses import dataclass
from enum import StrEnum

from casebook.law.vocabulary import Action, Role


class Power(StrEnum):
    """One thing a person may be allowed to do in a unit."""

    OPEN = "open"
    SEE_DESK = "see_desk"
    LOG_VISITS = "log_visits"
    SEE_BOOK = "see_book"
    HOLD_SESSIONS = "hold_sessions"
    PLAN_RECEPTION = "plan_reception"
    REFUSE_RECEPTION = "refuse_reception"
    SEE_SEALED_BOOK = "see_sealed_book"
    WRITE_SEALED_BOOK = "write_sealed_book"
    REGISTER_CASES = "register_cases"
    SEE_UNIT_CASES = "see_unit_cases"
    SEE_ASSIGNED_CASES = "see_assigned_cases"
    SEE_DEMOCRACY_CASES = "see_democracy_cases"
    SEE_SUBORDINATE_CASES = "see_subordinate_cases"
    ASSIGN_CASES = "assign_cases"
    WORK_ON_CASES = "work_on_cases"
    RESOLVE_CASES = "resolve_cases"
    ROUTE_LETTERS = "route_letters"
    CORRECT_EVENTS = "correct_events"
    IMPORT_BOOK = "import_book"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_UNIT = "manage_unit"
    PROPOSE_CALENDAR_DAYS = "propose_calendar_days"
    CONFIRM_CALENDAR_DAYS = "confirm_calendar_days"
    HAND_OVER = "hand_over"
    SEE_DENUNCIATIONS = "see_denunciations"
    CHASE_CASES = "chase_cases"
    KEEP_DEMOCRACY = "keep_democracy"
    CHANGE_RULES = "change_rules"
    SEE_AUDIT = "see_audit"
    KEEP_HELD_REGISTER = "keep_held_register"
    DECLARE_CONFLICT = "declare_conflict"
    REQUEST_IDENTITY = "request_identity"
    APPROVE_IDENTITY = "approve_identity"
    LEND_APPROVER = "lend_approver"
    DECIDE_DESTRUCTION = "decide_destruction"
    CONFIRM_NEW_DEVICE = "confirm_new_device"


_DEPUTY = frozenset(
    {
        Power.OPEN,
        Power.SEE_DESK,
        Power.LOG_VISITS,
        Power.SEE_BOOK,
        Power.HOLD_SESSIONS,
        Power.PLAN_RECEPTION,
        Power.REFUSE_RECEPTION,
        Power.REGISTER_CASES,
        Power.SEE_UNIT_CASES,
        Power.SEE_ASSIGNED_CASES,
        Power.ASSIGN_CASES,
        Power.WORK_ON_CASES,
        Power.ROUTE_LETTERS,
        Power.CORRECT_EVENTS,
        Power.IMPORT_BOOK,
        Power.PROPOSE_CALENDAR_DAYS,
        Power.HAND_OVER,
        Power.CHASE_CASES,
        Power.KEEP_DEMOCRACY,
        Power.DECLARE_CONFLICT,
        Power.CONFIRM_NEW_DEVICE,
    }
)
_REVIEWER = frozenset({Power.OPEN, Power.SEE_DESK, Power.SEE_DEMOCRACY_CASES, Power.SEE_AUDIT})

# The one table of who may do what. A power that is not written here is refused.
# The head and the deputy do not open the sealed book: a denunciation may be about them (LTC Đ18.2).
# The administrator keeps accounts and the unit, proposes days of the calendar, and sees no case.
ROLE_POWERS: dict[Role, frozenset[Power]] = {
    Role.DUTY_OFFICER: frozenset(
        {
            Power.OPEN,
            Power.SEE_DESK,
            Power.LOG_VISITS,
            Power.SEE_BOOK,
            Power.HOLD_SESSIONS,
            Power.SEE_SEALED_BOOK,
            Power.WRITE_SEALED_BOOK,
            Power.REGISTER_CASES,
            Power.SEE_UNIT_CASES,
            Power.ROUTE_LETTERS,
            Power.IMPORT_BOOK,
            Power.PROPOSE_CALENDAR_DAYS,
        }
    ),
    Role.HANDLER: frozenset(
        {
            Power.OPEN,
            Power.SEE_DESK,
            Power.SEE_ASSIGNED_CASES,
            Power.WORK_ON_CASES,
            Power.REQUEST_IDENTITY,
            Power.APPROVE_IDENTITY,
        }
    ),
    Role.DEPUTY: _DEPUTY,
    Role.HEAD: _DEPUTY
    | {
        Power.RESOLVE_CASES,
        Power.SEE_DENUNCIATIONS,
        Power.CONFIRM_CALENDAR_DAYS,
        Power.REQUEST_IDENTITY,
        Power.APPROVE_IDENTITY,
        Power.DECIDE_DESTRUCTION,
    },
    Role.UNION_REVIEWER: _REVIEWER,
    Role.INSPECTORATE: _REVIEWER,
    Role.SUPERIOR: frozenset(
        {
            Power.OPEN,
            Power.SEE_DESK,
            Power.SEE_BOOK,
            Power.SEE_SUBORDINATE_CASES,
            Power.CHASE_CASES,
            Power.CONFIRM_CALENDAR_DAYS,
            Power.KEEP_HELD_REGISTER,
            Power.DECLARE_CONFLICT,
            Power.APPROVE_IDENTITY,
            Power.LEND_APPROVER,
            Power.CONFIRM_NEW_DEVICE,
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        {
            Power.OPEN,
            Power.MANAGE_PEOPLE,
            Power.MANAGE_UNIT,
            Power.PROPOSE_CALENDAR_DAYS,
            Power.CHANGE_RULES,
        }
    ),
}

# Powers that open the content of a case or of the sealed book: never an administrator's.
CASE_POWERS = frozenset(
    {
        Power.REGISTER_CASES,
        Power.SEE_UNIT_CASES,
        Power.SEE_ASSIGNED_CASES,
        Power.SEE_DEMOCRACY_CASES,
        Power.SEE_SUBORDINATE_CASES,
        Power.ASSIGN_CASES,
        Power.WORK_ON_CASES,
        Power.RESOLVE_CASES,
        Power.ROUTE_LETTERS,
        Power.CORRECT_EVENTS,
        Power.SEE_SEALED_BOOK,
        Power.WRITE_SEALED_BOOK,
        Power.SEE_DENUNCIATIONS,
        Power.CHASE_CASES,
        Power.KEEP_HELD_REGISTER,
        Power.DECLARE_CONFLICT,
        Power.REQUEST_IDENTITY,
        Power.APPROVE_IDENTITY,
        Power.DECIDE_DESTRUCTION,
    }
)

_RESOLVING = (
    Action.ACCEPT,
    Action.DECLINE,
    Action.MARK_COMPLEX,
    Action.SUSPEND,
    Action.RESUME,
    Action.TERMINATE,
    Action.DECIDE,
    Action.ANSWER,
    Action.WAIVE_DIALOGUE,
    Action.ORDER_STAY,
    Action.LIFT_STAY,
    Action.TAKE_EFFECT,
    Action.ORDER_EXECUTION,
    Action.CLOSE,
    Action.REOPEN,
    Action.EXTEND,
    Action.DELEGATE_CHECKING,
    Action.REQUEST_ASSESSMENT,
    Action.FIND_CRIME_SIGNS,
    Action.CONCLUDE,
    Action.HANDLE,
    Action.DECIDE_SANCTION,
)
_ROUTING = (Action.GUIDE, Action.TRANSFER, Action.RETURN, Action.FILE_AWAY, Action.RECLASSIFY)
_DEMOCRACY = (
    Action.ISSUE,
    Action.DISCLOSE,
    Action.REMOVE,
    Action.REPORT_ERROR,
    Action.CORRECT_PUBLICLY,
    Action.RECEIVE_RECOMMENDATION,
    Action.ANSWER_RECOMMENDATION,
    Action.BEGIN_WORKING_YEAR,
    Action.HOLD_CONFERENCE,
    Action.CHECK_RESOLUTION,
    Action.REQUEST_DIALOGUE,
    Action.EXCHANGE_AGENDA,
    Action.PUBLISH_DIALOGUE,
    Action.ELECT_INSPECTORATE,
    Action.RECOGNISE_INSPECTORATE,
)
_OTHER = {
    Action.RECEIVE: Power.REGISTER_CASES,
    Action.NOTE_CONTESTED_ACT: Power.REGISTER_CASES,
    Action.BEGIN_OBSTACLE: Power.REGISTER_CASES,
    Action.END_OBSTACLE: Power.REGISTER_CASES,
    Action.ASSIGN_VERIFICATION: Power.ASSIGN_CASES,
    Action.CORRECT: Power.CORRECT_EVENTS,
    Action.PLAN_RECEPTION: Power.PLAN_RECEPTION,
    Action.POST: Power.PLAN_RECEPTION,
    Action.FIND_REFUSAL_GROUNDS: Power.REFUSE_RECEPTION,
    Action.NOTIFY_REFUSAL: Power.REFUSE_RECEPTION,
    Action.DEMAND_REPORT: Power.CHASE_CASES,
    Action.TEST_CONNECTION: Power.PLAN_RECEPTION,
    Action.CONNECT_LINKS: Power.PLAN_RECEPTION,
}

# The power each step of a journal needs; what is not named above is work on the case.
ACTION_POWERS: dict[Action, Power] = (
    dict.fromkeys(Action, Power.WORK_ON_CASES)
    | dict.fromkeys(_RESOLVING, Power.RESOLVE_CASES)
    | dict.fromkeys(_ROUTING, Power.ROUTE_LETTERS)
    | dict.fromkeys(_DEMOCRACY, Power.KEEP_DEMOCRACY)
    | _OTHER
)


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held in a unit today; `acting_for` names the person whose place is taken by authorisation."""

    unit_id: str
    role: Role
    acting_for: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person with the roles that hold today."""

    person_id: str
    name: str
    grants: tuple[Grant, ...]

    def units_with(self, power: Power) -> frozenset[str]:
        """The units in which this person has `power`."""
        return frozenset(g.unit_id for g in self.grants if power in ROLE_POWERS[g.role])

    def has(self, power: Power) -> bool:
        """Whether this person has `power` in any unit."""
        return any(power in ROLE_POWERS[grant.role] for grant in self.grants)

    def has_in(self, power: Power, unit_id: str) -> bool:
        """Whether this person has `power` in that unit."""
        return unit_id in self.units_with(power)
