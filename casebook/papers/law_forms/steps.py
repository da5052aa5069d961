"""Which form is the paper of which step, so that a page offers the right one already filled."""

from collections.abc import Mapping

from casebook.law.vocabulary import Action, Kind

_COMPLAINT: Mapping[Action, tuple[str, ...]] = {
    Action.RECEIVE: ("N124-01", "N124-02", "RECEIPT-CASE", "TT05-05"),
    Action.ACCEPT: ("N124-03", "TT05-01"),
    Action.GUIDE: ("TT05-02",),
    Action.NOTIFY_ACCEPTANCE: ("N124-03",),
    Action.DECLINE: ("N124-04",),
    Action.ASSIGN_VERIFICATION: ("N124-05",),
    Action.REQUEST_INFORMATION: ("N124-07",),
    Action.RECORD_INFORMATION: ("N124-08", "N124-06"),
    Action.REQUEST_ASSESSMENT: ("N124-09",),
    # While the result is waited for, what is offered is the letter that asks for it.
    Action.RECORD_ASSESSMENT: ("N124-10",),
    Action.CALL_DIALOGUE: ("CASE-DIALOGUE-NOTICE",),
    Action.HOLD_DIALOGUE: ("N124-14",),
    Action.ORDER_STAY: ("N124-11",),
    Action.LIFT_STAY: ("N124-12",),
    # A complaint may be withdrawn by minutes (LKN Đ10); no form of their own, so those of a talk.
    Action.WITHDRAW: ("N124-06",),
    Action.SUSPEND: ("N124-14a",),
    Action.RESUME: ("N124-14b",),
    Action.TERMINATE: ("N124-14a-END",),
    Action.DECIDE: ("N124-13", "N124-15", "N124-15-KL", "N124-16", "N124-16-KL"),
    Action.DEMAND_REPORT: ("CHASE",),
}
"""Form 14a is printed for two deeds, to suspend and to terminate: two forms with one number."""

_DENUNCIATION: Mapping[Action, tuple[str, ...]] = {
    Action.RECEIVE: ("RECEIPT-CASE-DENUNCIATION", "TT05-05-DENUNCIATION"),
    Action.ACCEPT: ("N31-04", "TT05-01-DENUNCIATION"),
    Action.DECLINE: ("TC-DECLINE",),
    Action.NOTIFY_ACCEPTANCE: ("N31-05",),
    Action.NOTIFY_ACCUSED: ("N31-06",),
    Action.GUIDE: ("TT05-02-DENUNCIATION",),
    Action.TRANSFER: ("TT05-03",),
    Action.EXTEND: ("N31-01",),
    Action.ASSIGN_VERIFICATION: ("N31-07",),
    Action.RECORD_INFORMATION: ("N31-08", "N31-08-DENOUNCER"),
    Action.REQUEST_ASSESSMENT: ("N31-09",),
    Action.WITHDRAW: ("N31-02", "N31-03"),
    Action.SUSPEND: ("TC-SUSPEND",),
    Action.RESUME: ("TC-RESUME",),
    Action.TERMINATE: ("TC-END",),
    Action.CONCLUDE: ("N31-12", "N31-10", "N31-11"),
    Action.SEND: ("TC-CONCLUDED",),
    Action.DEMAND_REPORT: ("CHASE",),
}
"""What names the denouncer stands on editions of its own, which no step of another kind offers."""

_PETITION: Mapping[Action, tuple[str, ...]] = {
    Action.RECEIVE: ("RECEIPT-CASE", "TT05-05"),
    Action.ACCEPT: ("TT05-01",),
    Action.GUIDE: ("TT05-02",),
    Action.TRANSFER: ("TT05-04",),
    Action.ANSWER: ("PETITION-ANSWER",),
    Action.DEMAND_REPORT: ("CHASE",),
}

FORM_OF_ACTION: Mapping[tuple[Kind, Action], tuple[str, ...]] = {
    (kind, action): keys
    for kind, table in (
        (Kind.COMPLAINT, _COMPLAINT),
        (Kind.DENUNCIATION, _DENUNCIATION),
        (Kind.PETITION, _PETITION),
        (Kind.FEEDBACK, _PETITION),
    )
    for action, keys in table.items()
}
"""The keys of the forms of a step, the one that records the step itself not always first."""

_DECISIONS: Mapping[tuple[bool, bool], str] = {
    (False, False): "N124-15",
    (False, True): "N124-15-KL",
    (True, False): "N124-16",
    (True, True): "N124-16-KL",
}
"""Which decision it is: at the second level or not, over a discipline decision or not."""


def forms_of(
    kind: Kind, action: Action, *, second_level: bool = False, discipline: bool = False
) -> tuple[str, ...]:
    """Give the keys of the forms a step may be recorded with, for a case of that level and subject."""
    left_out = set(_DECISIONS.values()) - {_DECISIONS[second_level, discipline]}
    return tuple(key for key in FORM_OF_ACTION.get((kind, action), ()) if key not in left_out)
