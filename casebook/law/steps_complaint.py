"""The steps of a first complaint (LKN, NĐ 124/2020), in the order in which they are offered."""

from functools import partial

from casebook.law.articles import Act, Article
from casebook.law.conditions import REFORM, Condition
from casebook.law.fields import Field
from casebook.law.lifecycle import Step, Turn
from casebook.law.vocabulary import Action, EventType, Kind, Scope, Status

_DAY = frozenset({Field.DAY})
_SIGNED = frozenset({Field.DAY, Field.DOCUMENT_NUMBER, Field.SIGNER})
_PAPER = (Field.DAY, Field.DOCUMENT_NUMBER, Field.SIGNER)


def _of(*statuses: Status) -> frozenset[Status]:
    return frozenset(statuses)


def _lkn(*places: str) -> tuple[Article, ...]:
    return tuple(Article(Act.LKN, place) for place in places)


def _n124(*places: str) -> tuple[Article, ...]:
    return tuple(Article(Act.N124, place) for place in places)


_NEW = _of(Status.NOT_STARTED)
_RECEIVED = _of(Status.RECEIVED)
_WORKING = _of(Status.ACCEPTED, Status.VERIFYING, Status.IN_DIALOGUE)
_IN_HAND = _WORKING | {Status.SUSPENDED}
_SETTLED = _of(
    Status.DECIDED,
    Status.APPEALED,
    Status.SUED,
    Status.IN_EFFECT,
    Status.EXECUTING,
    Status.EXECUTED,
)
_TURNED_AWAY = _of(Status.DECLINED, Status.GUIDED, Status.TRANSFERRED, Status.RETURNED, Status.FILED_AWAY)
_BEFORE_DECISION = _NEW | _RECEIVED | _IN_HAND
_AFTER_RECEIPT = frozenset(Status) - _of(
    Status.NOT_STARTED,
    Status.ANSWERED,
    Status.PLANNED,
    Status.POSTED,
    Status.GROUNDS_MET,
    Status.REFUSAL_NOTIFIED,
)

_row = partial(Step, frozenset({Kind.COMPLAINT}))
E, A, S, F, C = EventType, Action, Status, Field, Condition

_OPENING = (
    _row(
        _NEW,
        E.RECEIVED,
        A.RECEIVE,
        S.RECEIVED,
        _lkn("8"),
        asks=(F.DAY, F.VIA, F.FORWARDER, F.NOTE),
        required=frozenset({F.DAY, F.VIA}),
    ),
    _row(_RECEIVED, E.ACCEPTED, A.ACCEPT, S.ACCEPTED, _lkn("27"), asks=(*_PAPER, F.NOTE), required=_SIGNED),
    _row(
        _RECEIVED,
        E.DECLINED,
        A.DECLINE,
        S.DECLINED,
        _lkn("11", "27"),
        asks=(*_PAPER, F.DECLINE_GROUND, F.NOTE),
        required=_SIGNED | {F.DECLINE_GROUND},
    ),
    _row(
        _RECEIVED,
        E.GUIDED,
        A.GUIDE,
        S.GUIDED,
        (Article(Act.LTCD, "26.1b"),),
        asks=(*_PAPER, F.DEST_UNIT, F.NOTE),
        required=frozenset({F.DAY, F.DEST_UNIT}),
    ),
    _row(
        _RECEIVED,
        E.TRANSFERRED,
        A.TRANSFER,
        S.TRANSFERRED,
        (Article(Act.LTCD, "26.1b"),),
        asks=(*_PAPER, F.DEST_UNIT, F.NOTE),
        required=_SIGNED | {F.DEST_UNIT},
    ),
    _row(
        _RECEIVED,
        E.RETURNED,
        A.RETURN,
        S.RETURNED,
        (Article(Act.TT05, "12"),),
        asks=(F.DAY, F.RETURN_REASON, F.NOTE),
        required=frozenset({F.DAY, F.RETURN_REASON}),
    ),
    _row(
        _RECEIVED | {S.WITHDRAWN},
        E.FILED_AWAY,
        A.FILE_AWAY,
        S.FILED_AWAY,
        (Article(Act.TT05, "28"),),
        conditions=(C.NOT_ACCEPTED,),
    ),
)

_SETTLING = (
    _row(
        _WORKING,
        E.MARKED_COMPLEX,
        A.MARK_COMPLEX,
        Turn.STAY,
        (*_lkn("28"), *_n124("3a")),
        asks=(*_PAPER, F.CRITERION, F.NOTE),
        required=_SIGNED | {F.CRITERION},
        conditions=(C.NOT_COMPLEX, C.WITHIN_ORDINARY_LIMIT),
    ),
    _row(
        _WORKING,
        E.SUSPENDED,
        A.SUSPEND,
        S.SUSPENDED,
        (*_lkn("11a"), *_n124("28a")),
        asks=(*_PAPER, F.SUSPENSION_REASON, F.NOTE),
        required=_SIGNED | {F.SUSPENSION_REASON},
        since=REFORM,
    ),
    _row(
        _of(S.SUSPENDED),
        E.RESUMED,
        A.RESUME,
        Turn.BEFORE_SUSPENSION,
        (*_lkn("11a.4"), *_n124("28b.2")),
        asks=(*_PAPER, F.NOTE),
        required=_SIGNED,
    ),
    _row(
        _WORKING,
        E.DECIDED,
        A.DECIDE,
        S.DECIDED,
        _lkn("31"),
        asks=(*_PAPER, F.OUTCOME, F.DIFFERS, F.SUMMARY, F.NOTE),
        required=_SIGNED | {F.OUTCOME},
        conditions=(C.DIALOGUE_WHERE_VIEWS_DIFFER,),
    ),
    _row(
        _IN_HAND | {S.WITHDRAWN},
        E.TERMINATED,
        A.TERMINATE,
        S.TERMINATED,
        _lkn("11a.2"),
        asks=(*_PAPER, F.TERMINATION_REASON, F.NOTE),
        required=_SIGNED | {F.TERMINATION_REASON},
        conditions=(C.WAS_ACCEPTED, C.TERMINATION_GROUND),
    ),
    _row(
        _WORKING,
        E.VERIFICATION_ASSIGNED,
        A.ASSIGN_VERIFICATION,
        S.VERIFYING,
        _lkn("29"),
        asks=(*_PAPER, F.HANDLER, F.NOTE),
        required=frozenset({F.DAY, F.HANDLER}),
    ),
    _row(
        _WORKING,
        E.INFORMATION_REQUESTED,
        A.REQUEST_INFORMATION,
        Turn.STAY,
        _lkn("29"),
        asks=(*_PAPER, F.ASKED_OF, F.NOTE),
        required=frozenset({F.DAY, F.ASKED_OF}),
    ),
    _row(_IN_HAND, E.INFORMATION_SUPPLIED, A.RECORD_INFORMATION, Turn.STAY, _lkn("13", "14")),
    _row(
        _WORKING,
        E.DIALOGUE_CALLED,
        A.CALL_DIALOGUE,
        S.IN_DIALOGUE,
        (*_lkn("30"), *_n124("28.1")),
        asks=(*_PAPER, F.HELD_ON, F.PLACE, F.NOTE),
        required=frozenset({F.DAY, F.HELD_ON, F.PLACE}),
    ),
    _row(
        _WORKING,
        E.DIALOGUE_HELD,
        A.HOLD_DIALOGUE,
        S.IN_DIALOGUE,
        _lkn("30"),
        asks=(F.DAY, F.ATTENDANCE, F.SUMMARY, F.NOTE),
        required=frozenset({F.DAY, F.SUMMARY}),
    ),
    _row(
        _WORKING,
        E.DIALOGUE_WAIVED,
        A.WAIVE_DIALOGUE,
        Turn.STAY,
        _lkn("30"),
        asks=(F.DAY, F.WAIVER_REASON, F.NOTE),
        required=frozenset({F.DAY, F.WAIVER_REASON}),
    ),
    _row(
        _WORKING,
        E.STAY_ORDERED,
        A.ORDER_STAY,
        Turn.STAY,
        (*_lkn("35"), *_n124("26")),
        asks=(*_PAPER, F.STAY_REASON, F.NOTE),
        required=_SIGNED | {F.STAY_REASON},
        conditions=(C.NO_STAY,),
    ),
    _row(
        _AFTER_RECEIPT - _RECEIVED,
        E.STAY_LIFTED,
        A.LIFT_STAY,
        Turn.STAY,
        _lkn("35"),
        asks=(*_PAPER, F.NOTE),
        required=_SIGNED,
        conditions=(C.STAY_OPEN,),
    ),
    _row(
        _RECEIVED | _IN_HAND,
        E.WITHDRAWN,
        A.WITHDRAW,
        S.WITHDRAWN,
        _lkn("10"),
        asks=(F.DAY, F.SCOPE, F.SUMMARY, F.NOTE),
        required=frozenset({F.DAY, F.SCOPE}),
        stays_if=("scope", Scope.PART),
    ),
)

_PAPERS = (
    _row(
        _IN_HAND | _SETTLED,
        E.ACCEPTANCE_NOTIFIED,
        A.NOTIFY_ACCEPTANCE,
        Turn.STAY,
        _lkn("27"),
        asks=(*_PAPER, F.NOTE),
    ),
    _row(
        _AFTER_RECEIPT,
        E.OUTCOME_NOTIFIED,
        A.NOTIFY_OUTCOME,
        Turn.STAY,
        (Article(Act.LTCD, "28.1"),),
        asks=(*_PAPER, F.SUMMARY, F.NOTE),
    ),
    _row(
        _AFTER_RECEIPT - _RECEIVED,
        E.SUSPENSION_SENT,
        A.SEND_SUSPENSION,
        Turn.STAY,
        _n124("28b.1"),
        conditions=(C.SUSPENSION_UNSENT,),
    ),
    _row(
        _AFTER_RECEIPT - _RECEIVED,
        E.RESUMPTION_SENT,
        A.SEND_RESUMPTION,
        Turn.STAY,
        _n124("28b.2"),
        conditions=(C.RESUMPTION_UNSENT,),
    ),
    _row(
        _of(S.TERMINATED, S.CLOSED),
        E.TERMINATION_SENT,
        A.SEND_TERMINATION,
        Turn.STAY,
        _n124("28b.1"),
        conditions=(C.TERMINATION_UNSENT,),
    ),
    _row(
        _SETTLED,
        E.SENT,
        A.SEND,
        Turn.STAY,
        (*_lkn("32"), *_n124("29.2a")),
        asks=(F.DAY, F.RECIPIENT, F.NOTE),
        required=frozenset({F.DAY, F.RECIPIENT}),
    ),
    _row(
        _SETTLED,
        E.RECEIVED_BY_COMPLAINANT,
        A.RECORD_RECEIPT,
        Turn.STAY,
        _lkn("33.1"),
        conditions=(C.NOT_RECEIPTED,),
    ),
    _row(
        _SETTLED,
        E.PUBLICATION_MEETING_CALLED,
        A.CALL_PUBLICATION_MEETING,
        Turn.STAY,
        _n124("29.3a"),
        asks=(*_PAPER, F.HELD_ON, F.PLACE, F.NOTE),
        required=frozenset({F.DAY, F.HELD_ON}),
    ),
    _row(
        _SETTLED,
        E.PUBLISHED,
        A.PUBLISH,
        Turn.STAY,
        _n124("29.3"),
        asks=(F.DAY, F.PUBLISHED_BY, F.PLACE, F.NOTE),
        required=frozenset({F.DAY, F.PUBLISHED_BY}),
    ),
    _row(_SETTLED, E.UNPOSTED, A.UNPOST, Turn.STAY, _n124("29.3")),
)

_ENDING = (
    _row(
        _of(S.DECIDED, S.SUED),
        E.TOOK_EFFECT,
        A.TAKE_EFFECT,
        S.IN_EFFECT,
        _lkn("44.1"),
        conditions=(C.WINDOW_CLOSED,),
    ),
    _row(
        _of(S.IN_EFFECT),
        E.EXECUTION_ORDERED,
        A.ORDER_EXECUTION,
        S.EXECUTING,
        (*_lkn("46"), *_n124("31.1")),
        asks=(*_PAPER, F.NOTE),
        required=_SIGNED,
    ),
    _row(
        _of(S.IN_EFFECT, S.EXECUTING),
        E.EXECUTED,
        A.RECORD_EXECUTION,
        S.EXECUTED,
        _lkn("46"),
        asks=(F.DAY, F.SUMMARY, F.NOTE),
    ),
    _row(
        _of(S.DECIDED),
        E.APPEALED,
        A.RECORD_APPEAL,
        S.APPEALED,
        _lkn("33.1"),
        asks=(F.DAY, F.DEST_UNIT, F.NOTE),
    ),
    _row(
        _WORKING,
        E.APPEALED,
        A.RECORD_APPEAL,
        S.APPEALED,
        _lkn("33.1"),
        asks=(F.DAY, F.DEST_UNIT, F.NOTE),
        conditions=(C.PAST_LIMIT,),
    ),
    _row(_of(S.DECIDED), E.SUED, A.RECORD_LAWSUIT, S.SUED, _lkn("33.1"), asks=(F.DAY, F.COURT, F.NOTE)),
    _row(
        _WORKING,
        E.SUED,
        A.RECORD_LAWSUIT,
        S.SUED,
        _lkn("33.1"),
        asks=(F.DAY, F.COURT, F.NOTE),
        conditions=(C.PAST_LIMIT,),
    ),
    _row(
        _of(S.IN_EFFECT, S.EXECUTING, S.EXECUTED),
        E.SUED,
        A.RECORD_LAWSUIT,
        Turn.STAY,
        _lkn("33.1"),
        asks=(F.DAY, F.COURT, F.NOTE),
    ),
    _row(
        _TURNED_AWAY | _of(S.TERMINATED, S.APPEALED, S.SUED, S.IN_EFFECT, S.EXECUTED),
        E.CLOSED,
        A.CLOSE,
        S.CLOSED,
        (Article(Act.TT05, "28"),),
    ),
    _row(
        (_TURNED_AWAY - {S.TRANSFERRED}) | _of(S.TERMINATED, S.CLOSED),
        E.REOPENED,
        A.REOPEN,
        Turn.LAST_WORKING,
        _lkn("10", "11"),
        asks=(F.DAY, F.REOPENING_REASON, F.NOTE),
        required=frozenset({F.DAY, F.REOPENING_REASON}),
    ),
)

_BACKGROUND = (
    _row(
        _BEFORE_DECISION,
        E.CONTESTED_ACT_KNOWN,
        A.NOTE_CONTESTED_ACT,
        Turn.STAY,
        _lkn("9"),
        conditions=(C.BEFORE_RECEIPT,),
    ),
    _row(
        _BEFORE_DECISION,
        E.OBSTACLE_BEGAN,
        A.BEGIN_OBSTACLE,
        Turn.STAY,
        _lkn("9"),
        asks=(F.DAY, F.SUMMARY, F.NOTE),
        conditions=(C.BEFORE_RECEIPT, C.NO_OBSTACLE),
    ),
    _row(
        _BEFORE_DECISION,
        E.OBSTACLE_ENDED,
        A.END_OBSTACLE,
        Turn.STAY,
        _lkn("9"),
        conditions=(C.BEFORE_RECEIPT, C.OBSTACLE_OPEN),
    ),
    _row(_AFTER_RECEIPT, E.NOTED, A.NOTE, Turn.STAY, (), required=frozenset({F.DAY, F.NOTE})),
    _row(_AFTER_RECEIPT, E.CORRECTED, A.CORRECT, Turn.STAY, (), required=frozenset({F.DAY, F.NOTE})),
)

STEPS = (*_OPENING, *_SETTLING, *_PAPERS, *_ENDING, *_BACKGROUND)
