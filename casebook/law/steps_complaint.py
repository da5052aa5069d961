"""The steps of a first complaint up to its decision (LKN, NĐ 124/2020), in the order of the screens."""

from functools import partial

from casebook.law.articles import Act, Article
from casebook.law.choices import Scope
from casebook.law.conditions import REFORM, Condition
from casebook.law.fields import Field
from casebook.law.lifecycle import Step, Turn
from casebook.law.stages import (
    AFTER_RECEIPT,
    BEFORE_DECISION,
    IN_HAND,
    NEW,
    PAPER,
    RECEIVED,
    SIGNED,
    WORKING,
    lkn,
    n124,
    of,
)
from casebook.law.vocabulary import Action, EventType, Kind, Status

_row = partial(Step, frozenset({Kind.COMPLAINT}))
E, A, S, F, C = EventType, Action, Status, Field, Condition

_OPENING = (
    _row(
        NEW,
        E.RECEIVED,
        A.RECEIVE,
        S.RECEIVED,
        lkn("8"),
        asks=(F.DAY, F.VIA, F.FORWARDER, F.NOTE),
        required=frozenset({F.DAY, F.VIA}),
    ),
    _row(RECEIVED, E.ACCEPTED, A.ACCEPT, S.ACCEPTED, lkn("27"), asks=(*PAPER, F.NOTE), required=SIGNED),
    _row(
        RECEIVED,
        E.DECLINED,
        A.DECLINE,
        S.DECLINED,
        lkn("11", "27"),
        asks=(*PAPER, F.DECLINE_GROUND, F.NOTE),
        required=SIGNED | {F.DECLINE_GROUND},
    ),
    _row(
        RECEIVED,
        E.GUIDED,
        A.GUIDE,
        S.GUIDED,
        (Article(Act.LTCD, "26.1b"),),
        asks=(*PAPER, F.DEST_UNIT, F.NOTE),
        required=frozenset({F.DAY, F.DEST_UNIT}),
    ),
    _row(
        RECEIVED,
        E.TRANSFERRED,
        A.TRANSFER,
        S.TRANSFERRED,
        (Article(Act.LTCD, "26.1b"),),
        asks=(*PAPER, F.DEST_UNIT, F.NOTE),
        required=SIGNED | {F.DEST_UNIT},
    ),
    _row(
        RECEIVED,
        E.RETURNED,
        A.RETURN,
        S.RETURNED,
        (Article(Act.TT05, "12"),),
        asks=(F.DAY, F.RETURN_REASON, F.NOTE),
        required=frozenset({F.DAY, F.RETURN_REASON}),
    ),
    _row(
        RECEIVED | {S.WITHDRAWN},
        E.FILED_AWAY,
        A.FILE_AWAY,
        S.FILED_AWAY,
        (Article(Act.TT05, "28"),),
        conditions=(C.NOT_ACCEPTED,),
    ),
)

_SETTLING = (
    _row(
        WORKING,
        E.MARKED_COMPLEX,
        A.MARK_COMPLEX,
        Turn.STAY,
        (*lkn("28"), *n124("3a")),
        asks=(*PAPER, F.CRITERION, F.NOTE),
        required=SIGNED | {F.CRITERION},
        conditions=(C.NOT_COMPLEX, C.WITHIN_ORDINARY_LIMIT),
    ),
    _row(
        WORKING,
        E.SUSPENDED,
        A.SUSPEND,
        S.SUSPENDED,
        (*lkn("11a"), *n124("28a")),
        asks=(*PAPER, F.SUSPENSION_REASON, F.NOTE),
        required=SIGNED | {F.SUSPENSION_REASON},
        since=REFORM,
    ),
    _row(
        of(S.SUSPENDED),
        E.RESUMED,
        A.RESUME,
        Turn.BEFORE_SUSPENSION,
        (*lkn("11a.4"), *n124("28b.2")),
        asks=(*PAPER, F.NOTE),
        required=SIGNED,
    ),
    _row(
        WORKING,
        E.DECIDED,
        A.DECIDE,
        S.DECIDED,
        lkn("31"),
        asks=(*PAPER, F.OUTCOME, F.DIFFERS, F.SUMMARY, F.NOTE),
        required=SIGNED | {F.OUTCOME},
        conditions=(C.DIALOGUE_WHERE_VIEWS_DIFFER,),
    ),
    _row(
        IN_HAND | {S.WITHDRAWN},
        E.TERMINATED,
        A.TERMINATE,
        S.TERMINATED,
        lkn("11a.2"),
        asks=(*PAPER, F.TERMINATION_REASON, F.NOTE),
        required=SIGNED | {F.TERMINATION_REASON},
        conditions=(C.WAS_ACCEPTED, C.TERMINATION_GROUND),
    ),
    _row(
        WORKING,
        E.VERIFICATION_ASSIGNED,
        A.ASSIGN_VERIFICATION,
        S.VERIFYING,
        lkn("29"),
        asks=(*PAPER, F.HANDLER, F.NOTE),
        required=frozenset({F.DAY, F.HANDLER}),
    ),
    _row(
        WORKING,
        E.INFORMATION_REQUESTED,
        A.REQUEST_INFORMATION,
        Turn.STAY,
        lkn("29"),
        asks=(*PAPER, F.ASKED_OF, F.NOTE),
        required=frozenset({F.DAY, F.ASKED_OF}),
    ),
    _row(IN_HAND, E.INFORMATION_SUPPLIED, A.RECORD_INFORMATION, Turn.STAY, lkn("13", "14")),
    _row(
        WORKING,
        E.DIALOGUE_CALLED,
        A.CALL_DIALOGUE,
        S.IN_DIALOGUE,
        (*lkn("30"), *n124("28.1")),
        asks=(*PAPER, F.HELD_ON, F.PLACE, F.NOTE),
        required=frozenset({F.DAY, F.HELD_ON, F.PLACE}),
    ),
    _row(
        WORKING,
        E.DIALOGUE_HELD,
        A.HOLD_DIALOGUE,
        S.IN_DIALOGUE,
        lkn("30"),
        asks=(F.DAY, F.ATTENDANCE, F.SUMMARY, F.NOTE),
        required=frozenset({F.DAY, F.SUMMARY}),
    ),
    _row(
        WORKING,
        E.DIALOGUE_WAIVED,
        A.WAIVE_DIALOGUE,
        Turn.STAY,
        lkn("30"),
        asks=(F.DAY, F.WAIVER_REASON, F.NOTE),
        required=frozenset({F.DAY, F.WAIVER_REASON}),
    ),
    _row(
        WORKING,
        E.STAY_ORDERED,
        A.ORDER_STAY,
        Turn.STAY,
        (*lkn("35"), *n124("26")),
        asks=(*PAPER, F.STAY_REASON, F.NOTE),
        required=SIGNED | {F.STAY_REASON},
        conditions=(C.NO_STAY,),
    ),
    _row(
        AFTER_RECEIPT - RECEIVED,
        E.STAY_LIFTED,
        A.LIFT_STAY,
        Turn.STAY,
        lkn("35"),
        asks=(*PAPER, F.NOTE),
        required=SIGNED,
        conditions=(C.STAY_OPEN,),
    ),
    _row(
        RECEIVED | IN_HAND,
        E.WITHDRAWN,
        A.WITHDRAW,
        S.WITHDRAWN,
        lkn("10"),
        asks=(F.DAY, F.SCOPE, F.SUMMARY, F.NOTE),
        required=frozenset({F.DAY, F.SCOPE}),
        stays_if=("scope", Scope.PART),
    ),
)

_BACKGROUND = (
    _row(
        BEFORE_DECISION,
        E.CONTESTED_ACT_KNOWN,
        A.NOTE_CONTESTED_ACT,
        Turn.STAY,
        lkn("9"),
        conditions=(C.BEFORE_RECEIPT, C.ACT_UNKNOWN),
    ),
    _row(
        BEFORE_DECISION,
        E.OBSTACLE_BEGAN,
        A.BEGIN_OBSTACLE,
        Turn.STAY,
        lkn("9"),
        asks=(F.DAY, F.SUMMARY, F.NOTE),
        conditions=(C.BEFORE_RECEIPT, C.NO_OBSTACLE),
    ),
    _row(
        BEFORE_DECISION,
        E.OBSTACLE_ENDED,
        A.END_OBSTACLE,
        Turn.STAY,
        lkn("9"),
        conditions=(C.BEFORE_RECEIPT, C.OBSTACLE_OPEN),
    ),
    _row(NEW | AFTER_RECEIPT, E.NOTED, A.NOTE, Turn.STAY, (), required=frozenset({F.DAY, F.NOTE})),
    _row(AFTER_RECEIPT, E.CORRECTED, A.CORRECT, Turn.STAY, (), required=frozenset({F.DAY, F.NOTE})),
)

STEPS = (*_OPENING, *_SETTLING)
BACKGROUND_STEPS = _BACKGROUND
