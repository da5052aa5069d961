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
    CHOOSE_IDENTITY_MODE = "choose_identity_mode"
    DECIDE_DESTRUCTION = "decide_destruction"
    CONFIRM_NEW_DEVICE = "confirm_new_device"
    SEE_DIALOGUES = "see_dialogues"
    KEEP_DIALOGUES = "keep_dialogues"
    SETTLE_COMMITMENTS = "settle_commitments"
    WRITE_PAPERS = "write_papers"
    ISSUE_PAPERS = "issue_papers"


class Group(StrEnum):
    """Under which heading a power stands in the table."""

    EVERYDAY = "everyday_powers"
    RECEPTION = "reception_powers"
    DIALOGUES = "dialogue_powers"
    CASES = "case_powers"
    SECRECY = "secrecy_powers"
    OVERSIGHT = "oversight_powers"
    HOUSE = "house_powers"


class On(StrEnum):
    """On what a power works: the condition on the object, asked where the object is found."""

    SELF = "on_oneself"
    UNIT = "on_unit"
    SEEN = "on_seen"
    OPEN_CASES = "on_open_cases"
    ASSIGNED = "on_assigned"
    DEMOCRACY = "on_democracy"
    BELOW = "on_below"
    UNITS_BELOW = "on_units_below"
    OWN_ROLE = "on_own_role"
    HELD = "on_held"
    ASKED_BY_ANOTHER = "on_asked_by_another"
    TOPMOST = "on_topmost"
    EVERYWHERE = "on_everywhere"


@dataclass(frozen=True, slots=True)
class Right:
    """One row of the table: which roles hold a power, and on what it works."""

    power: Power
    group: Group
    on: On
    roles: frozenset[Role]


_ALL = frozenset(Role)
_ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
_HEAD = frozenset({Role.HEAD})
_LEADERS = _HEAD | {Role.DEPUTY}
_DUTY = frozenset({Role.DUTY_OFFICER})
_STAFF = _LEADERS | _DUTY
_HANDLERS = _LEADERS | {Role.HANDLER}
_SUPERIOR = frozenset({Role.SUPERIOR})
_REVIEWERS = frozenset({Role.UNION_REVIEWER, Role.INSPECTORATE})

# The one table of who may do what. A power that is not written here is refused.
# The head and the deputy do not open the sealed book: a denunciation may be about them (LTC Đ18.2).
# The administrator keeps accounts and the unit, proposes days of the calendar, and sees no case.
# Whoever is excluded from a case (accused, standing in for the accused, recused, in conflict) sees
# nothing of it, whatever this table gives them: records/visibility.py.
RIGHTS: tuple[Right, ...] = (
    Right(Power.OPEN, Group.EVERYDAY, On.SELF, _ALL),
    Right(Power.SEE_DESK, Group.EVERYDAY, On.SELF, _ALL),
    Right(Power.LOG_VISITS, Group.RECEPTION, On.UNIT, _STAFF),
    Right(Power.SEE_BOOK, Group.RECEPTION, On.UNIT, _STAFF | _SUPERIOR),
    Right(Power.HOLD_SESSIONS, Group.RECEPTION, On.UNIT, _STAFF),
    Right(Power.PLAN_RECEPTION, Group.RECEPTION, On.UNIT, _LEADERS),
    Right(Power.REFUSE_RECEPTION, Group.RECEPTION, On.UNIT, _LEADERS),
    Right(Power.IMPORT_BOOK, Group.RECEPTION, On.UNIT, _STAFF),
    Right(Power.SEE_DIALOGUES, Group.DIALOGUES, On.UNIT, _STAFF | _REVIEWERS | {Role.HANDLER}),
    Right(Power.KEEP_DIALOGUES, Group.DIALOGUES, On.UNIT, _STAFF),
    Right(Power.SETTLE_COMMITMENTS, Group.DIALOGUES, On.UNIT, _LEADERS),
    Right(Power.REGISTER_CASES, Group.CASES, On.UNIT, _STAFF),
    Right(Power.SEE_UNIT_CASES, Group.CASES, On.OPEN_CASES, _STAFF),
    Right(Power.SEE_ASSIGNED_CASES, Group.CASES, On.ASSIGNED, _HANDLERS),
    Right(Power.ASSIGN_CASES, Group.CASES, On.SEEN, _LEADERS),
    Right(Power.WORK_ON_CASES, Group.CASES, On.SEEN, _HANDLERS),
    Right(Power.ROUTE_LETTERS, Group.CASES, On.SEEN, _STAFF),
    Right(Power.RESOLVE_CASES, Group.CASES, On.SEEN, _HEAD),
    Right(Power.WRITE_PAPERS, Group.CASES, On.SEEN, _STAFF | {Role.HANDLER}),
    Right(Power.ISSUE_PAPERS, Group.CASES, On.SEEN, _STAFF | {Role.HANDLER}),
    Right(Power.CORRECT_EVENTS, Group.CASES, On.SEEN, _LEADERS),
    Right(Power.CHASE_CASES, Group.CASES, On.SEEN, _LEADERS | _SUPERIOR),
    Right(Power.DECIDE_DESTRUCTION, Group.CASES, On.OPEN_CASES, _HEAD),
    Right(Power.SEE_SEALED_BOOK, Group.SECRECY, On.UNIT, _DUTY),
    Right(Power.WRITE_SEALED_BOOK, Group.SECRECY, On.UNIT, _DUTY),
    Right(Power.SEE_DENUNCIATIONS, Group.SECRECY, On.OWN_ROLE, _HEAD),
    Right(Power.KEEP_HELD_REGISTER, Group.SECRECY, On.HELD, _SUPERIOR),
    Right(Power.DECLARE_CONFLICT, Group.SECRECY, On.SEEN, _LEADERS | _SUPERIOR),
    Right(Power.REQUEST_IDENTITY, Group.SECRECY, On.SEEN, _HEAD | {Role.HANDLER}),
    Right(Power.APPROVE_IDENTITY, Group.SECRECY, On.ASKED_BY_ANOTHER, _HEAD | _SUPERIOR | {Role.HANDLER}),
    Right(Power.LEND_APPROVER, Group.SECRECY, On.UNITS_BELOW, _SUPERIOR),
    Right(Power.CHOOSE_IDENTITY_MODE, Group.SECRECY, On.TOPMOST, _HEAD | _SUPERIOR),
    Right(Power.SEE_SUBORDINATE_CASES, Group.OVERSIGHT, On.BELOW, _SUPERIOR),
    Right(Power.SEE_DEMOCRACY_CASES, Group.OVERSIGHT, On.DEMOCRACY, _REVIEWERS),
    Right(Power.SEE_AUDIT, Group.OVERSIGHT, On.OPEN_CASES, _REVIEWERS),
    Right(Power.KEEP_DEMOCRACY, Group.OVERSIGHT, On.UNIT, _LEADERS),
    Right(Power.HAND_OVER, Group.HOUSE, On.UNIT, _LEADERS),
    Right(Power.MANAGE_PEOPLE, Group.HOUSE, On.UNIT, _ADMINISTRATOR),
    Right(Power.CONFIRM_NEW_DEVICE, Group.HOUSE, On.ASKED_BY_ANOTHER, _LEADERS | _SUPERIOR),
    Right(Power.MANAGE_UNIT, Group.HOUSE, On.UNIT, _ADMINISTRATOR),
    Right(Power.PROPOSE_CALENDAR_DAYS, Group.HOUSE, On.EVERYWHERE, _STAFF | _ADMINISTRATOR),
    Right(Power.CONFIRM_CALENDAR_DAYS, Group.HOUSE, On.TOPMOST, _HEAD | _SUPERIOR),
    Right(Power.CHANGE_RULES, Group.HOUSE, On.EVERYWHERE, _ADMINISTRATOR),
)

ROLE_POWERS: dict[Role, frozenset[Power]] = {
    role: frozenset(right.power for right in RIGHTS if role in right.roles) for role in Role
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
        Power.WRITE_PAPERS,
        Power.ISSUE_PAPERS,
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
