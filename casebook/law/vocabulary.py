"""The words of the law: kinds, statuses, events, actions, roles. One English name per Vietnamese term."""

from enum import StrEnum


class Role(StrEnum):
    """What a person may be in a unit; several at once, each from a day to a day."""

    DUTY_OFFICER = "duty_officer"
    HANDLER = "handler"
    DEPUTY = "deputy"
    HEAD = "head"
    UNION_REVIEWER = "union_reviewer"
    INSPECTORATE = "inspectorate"
    SUPERIOR = "superior"
    ADMINISTRATOR = "administrator"


class Kind(StrEnum):
    """What a case is in law."""

    COMPLAINT = "complaint"
    DENUNCIATION = "denunciation"
    PETITION = "petition"
    FEEDBACK = "feedback"
    INFORMATION_REQUEST = "information_request"


class OutsideCase(StrEnum):
    """What has clocks of its own and belongs to no case."""

    RECEPTION_DAY = "reception_day"
    REFUSAL = "refusal"


class Status(StrEnum):
    """Where a journal stands. `NOT_STARTED` is the empty journal."""

    NOT_STARTED = "not_started"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    VERIFYING = "verifying"
    IN_DIALOGUE = "in_dialogue"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    DECIDED = "decided"
    ANSWERED = "answered"
    APPEALED = "appealed"
    SUED = "sued"
    IN_EFFECT = "in_effect"
    EXECUTING = "executing"
    EXECUTED = "executed"
    DECLINED = "declined"
    GUIDED = "guided"
    TRANSFERRED = "transferred"
    RETURNED = "returned"
    FILED_AWAY = "filed_away"
    TERMINATED = "terminated"
    CLOSED = "closed"
    PLANNED = "planned"
    POSTED = "posted"
    GROUNDS_MET = "grounds_met"
    REFUSAL_NOTIFIED = "refusal_notified"


class EventType(StrEnum):
    """What happened on a day, as a journal keeps it."""

    CONTESTED_ACT_KNOWN = "contested_act_known"
    OBSTACLE_BEGAN = "obstacle_began"
    OBSTACLE_ENDED = "obstacle_ended"
    RECEIVED = "received"
    GUIDED = "guided"
    TRANSFERRED = "transferred"
    RETURNED = "returned"
    FILED_AWAY = "filed_away"
    DECLINED = "declined"
    ACCEPTED = "accepted"
    OUTCOME_NOTIFIED = "outcome_notified"
    ACCEPTANCE_NOTIFIED = "acceptance_notified"
    MARKED_COMPLEX = "marked_complex"
    EXTENDED = "extended"
    VERIFICATION_ASSIGNED = "verification_assigned"
    INFORMATION_REQUESTED = "information_requested"
    INFORMATION_SUPPLIED = "information_supplied"
    DIALOGUE_CALLED = "dialogue_called"
    DIALOGUE_HELD = "dialogue_held"
    DIALOGUE_WAIVED = "dialogue_waived"
    STAY_ORDERED = "stay_ordered"
    STAY_LIFTED = "stay_lifted"
    SUSPENDED = "suspended"
    SUSPENSION_SENT = "suspension_sent"
    RESUMED = "resumed"
    RESUMPTION_SENT = "resumption_sent"
    WITHDRAWN = "withdrawn"
    TERMINATED = "terminated"
    TERMINATION_SENT = "termination_sent"
    DECIDED = "decided"
    ANSWERED = "answered"
    SENT = "sent"
    RECEIVED_BY_COMPLAINANT = "received_by_complainant"
    PUBLICATION_MEETING_CALLED = "publication_meeting_called"
    PUBLISHED = "published"
    UNPOSTED = "unposted"
    TOOK_EFFECT = "took_effect"
    EXECUTION_ORDERED = "execution_ordered"
    EXECUTED = "executed"
    APPEALED = "appealed"
    SUED = "sued"
    CLOSED = "closed"
    REOPENED = "reopened"
    NOTED = "noted"
    CORRECTED = "corrected"
    RECEPTION_PLANNED = "reception_planned"
    POSTED = "posted"
    REFUSAL_GROUNDS_MET = "refusal_grounds_met"
    REFUSAL_NOTIFIED = "refusal_notified"


class Action(StrEnum):
    """What somebody may do next; each makes exactly one type of event."""

    NOTE_CONTESTED_ACT = "note_contested_act"
    BEGIN_OBSTACLE = "begin_obstacle"
    END_OBSTACLE = "end_obstacle"
    RECEIVE = "receive"
    ACCEPT = "accept"
    DECLINE = "decline"
    GUIDE = "guide"
    TRANSFER = "transfer"
    RETURN = "return"
    FILE_AWAY = "file_away"
    NOTIFY_OUTCOME = "notify_outcome"
    NOTIFY_ACCEPTANCE = "notify_acceptance"
    MARK_COMPLEX = "mark_complex"
    ASSIGN_VERIFICATION = "assign_verification"
    REQUEST_INFORMATION = "request_information"
    RECORD_INFORMATION = "record_information"
    CALL_DIALOGUE = "call_dialogue"
    HOLD_DIALOGUE = "hold_dialogue"
    WAIVE_DIALOGUE = "waive_dialogue"
    ORDER_STAY = "order_stay"
    LIFT_STAY = "lift_stay"
    SUSPEND = "suspend"
    SEND_SUSPENSION = "send_suspension"
    RESUME = "resume"
    SEND_RESUMPTION = "send_resumption"
    WITHDRAW = "withdraw"
    TERMINATE = "terminate"
    SEND_TERMINATION = "send_termination"
    DECIDE = "decide"
    ANSWER = "answer"
    SEND = "send"
    RECORD_RECEIPT = "record_receipt"
    CALL_PUBLICATION_MEETING = "call_publication_meeting"
    PUBLISH = "publish"
    UNPOST = "unpost"
    TAKE_EFFECT = "take_effect"
    ORDER_EXECUTION = "order_execution"
    RECORD_EXECUTION = "record_execution"
    RECORD_APPEAL = "record_appeal"
    RECORD_LAWSUIT = "record_lawsuit"
    CLOSE = "close"
    REOPEN = "reopen"
    NOTE = "note"
    CORRECT = "correct"
    PLAN_RECEPTION = "plan_reception"
    POST = "post"
    FIND_REFUSAL_GROUNDS = "find_refusal_grounds"
    NOTIFY_REFUSAL = "notify_refusal"


class Via(StrEnum):
    """How a matter came in."""

    RECEPTION = "reception"
    POST = "post"
    ONLINE = "online"
    FORWARDED = "forwarded"
    PRESS = "press"


class Forwarder(StrEnum):
    """Who forwarded it."""

    PRESS = "press"
    COUNCIL = "council"
    RECEPTION_BOARD = "reception_board"
    OTHER = "other"


class Scope(StrEnum):
    """How much of a complaint is withdrawn (LKN Đ10)."""

    ALL = "all"
    PART = "part"


class Degree(StrEnum):
    """How complex a case is."""

    COMPLEX = "complex"
    ESPECIALLY = "especially"


class Outcome(StrEnum):
    """What a first decision found (TT06 form 03/GQKN columns 8-10)."""

    RIGHT = "right"
    WRONG = "wrong"
    PARTLY_RIGHT = "partly_right"


class Recipient(StrEnum):
    """To whom a paper was sent."""

    COMPLAINANT = "complainant"
    ACCUSED = "accused"
    DENOUNCER = "denouncer"
    BODY = "body"


class PublishedBy(StrEnum):
    """How a decision was made public (N124 Đ29.3)."""

    MEETING = "meeting"
    POSTING = "posting"
    MEDIA = "media"


class Nature(StrEnum):
    """A duty somebody must meet, or a window somebody may use."""

    DUTY = "duty"
    WINDOW = "window"


class Unit(StrEnum):
    """In what a term is counted."""

    DAY = "day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"


class ClockState(StrEnum):
    """How a clock stands on a day; never stored."""

    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    MET_LATE = "met_late"
    OVERDUE = "overdue"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"


class Certainty(StrEnum):
    """How sure we are of a rule, surest first."""

    S = "S"
    S2 = "S2"
    M = "M"
    I = "I"  # noqa: E741 - the letter the rule book uses
    U = "U"

    @property
    def is_certain(self) -> bool:
        """Read in the text of the law, or at second hand; else shown as 'cần đối chiếu văn bản'."""
        return self in {Certainty.S, Certainty.S2}


class WarningCode(StrEnum):
    """What a standing cannot be sure of."""

    CALENDAR_ENDS = "calendar_ends"
    NO_RULE = "no_rule"
    NO_TERM_AFTER_REOPENING = "no_term_after_reopening"
