"""The steps of a denunciation (LTC, NĐ 31/2019), in the order of the screens."""

from functools import partial

from casebook.law.articles import Act, Article
from casebook.law.branches import first
from casebook.law.conditions import Condition
from casebook.law.fields import Field
from casebook.law.grounds import DenunciationSuspension, TerminationReason
from casebook.law.lifecycle import Step, Turn
from casebook.law.stages import NEW, PAPER, RECEIVED, SIGNED, TURNED_AWAY, of
from casebook.law.vocabulary import Action, EventType, Kind, Status

_row = partial(Step, frozenset({Kind.DENUNCIATION}))
E, A, S, F, C = EventType, Action, Status, Field, Condition

WORKING_ON = of(S.ACCEPTED, S.VERIFYING)
_IN_HAND = WORKING_ON | of(S.SUSPENDED)
CONCLUDED = of(S.CONCLUDED, S.HANDLED)
DENUNCIATION_STATUSES = (
    NEW | RECEIVED | _IN_HAND | CONCLUDED | TURNED_AWAY | of(S.WITHDRAWN, S.APPEALED, S.TERMINATED, S.CLOSED)
)
_AFTER_RECEIPT = DENUNCIATION_STATUSES - NEW
ACCEPTED = _AFTER_RECEIPT - RECEIVED - TURNED_AWAY


def ltc(*places: str) -> tuple[Article, ...]:
    """Places in the act on denunciations."""
    return tuple(Article(Act.LTC, place) for place in places)


def n31(*places: str) -> tuple[Article, ...]:
    """Places in the decree on denunciations."""
    return tuple(Article(Act.N31, place) for place in places)


_OPENING = (
    _row(
        NEW,
        E.RECEIVED,
        A.RECEIVE,
        S.RECEIVED,
        ltc("24.1"),
        asks=(F.DAY, F.VIA, F.FORWARDER, F.NOTE),
        required=frozenset({F.DAY, F.VIA}),
    ),
    _row(
        RECEIVED,
        E.CHECKING_DELEGATED,
        A.DELEGATE_CHECKING,
        Turn.STAY,
        ltc("24.1"),
        asks=(*PAPER, F.ASKED_OF, F.NOTE),
        required=frozenset({F.DAY, F.ASKED_OF}),
        conditions=(C.DELEGATION_NEW,),
        branch=first,
    ),
    _row(
        RECEIVED,
        E.ACCEPTED,
        A.ACCEPT,
        S.ACCEPTED,
        ltc("29.1"),
        asks=(*PAPER, F.NOTE),
        required=SIGNED,
    ),
    _row(
        RECEIVED,
        E.DECLINED,
        A.DECLINE,
        S.DECLINED,
        ltc("24.1"),
        asks=(*PAPER, F.SUMMARY, F.NOTE),
        required=frozenset({F.DAY, F.SUMMARY}),
    ),
    _row(
        RECEIVED,
        E.GUIDED,
        A.GUIDE,
        S.GUIDED,
        ltc("24.2"),
        asks=(*PAPER, F.DEST_UNIT, F.NOTE),
        required=frozenset({F.DAY, F.DEST_UNIT}),
    ),
    _row(
        RECEIVED,
        E.TRANSFERRED,
        A.TRANSFER,
        S.TRANSFERRED,
        ltc("24.2"),
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
        RECEIVED,
        E.FILED_AWAY,
        A.FILE_AWAY,
        S.FILED_AWAY,
        (*ltc("24.3", "25"), Article(Act.TT05, "28")),
    ),
)

_NOTICES = (
    _row(
        _IN_HAND | CONCLUDED,
        E.ACCEPTANCE_NOTIFIED,
        A.NOTIFY_ACCEPTANCE,
        Turn.STAY,
        ltc("29.1", "29.3"),
        asks=(*PAPER, F.NOTE),
    ),
    _row(
        _IN_HAND | CONCLUDED,
        E.ACCUSED_NOTIFIED,
        A.NOTIFY_ACCUSED,
        Turn.STAY,
        ltc("29.3"),
        asks=(*PAPER, F.NOTE),
    ),
    _row(
        _AFTER_RECEIPT,
        E.OUTCOME_NOTIFIED,
        A.NOTIFY_OUTCOME,
        Turn.STAY,
        (Article(Act.LTCD, "28.1"),),
        asks=(*PAPER, F.SUMMARY, F.NOTE),
    ),
)

_SETTLING = (
    _row(
        WORKING_ON,
        E.MARKED_COMPLEX,
        A.MARK_COMPLEX,
        Turn.STAY,
        (*ltc("30.2", "30.3"), *n31("3")),
        asks=(*PAPER, F.DEGREE, F.CRITERION, F.SECOND_CRITERION, F.NOTE),
        required=SIGNED | {F.DEGREE, F.CRITERION},
        conditions=(C.DEGREE_RISES,),
    ),
    _row(
        WORKING_ON,
        E.EXTENDED,
        A.EXTEND,
        Turn.STAY,
        ltc("30.2", "30.3", "30.4"),
        asks=(*PAPER, F.DAYS, F.SUMMARY, F.NOTE),
        required=SIGNED | {F.DAYS, F.SUMMARY},
        conditions=(C.EXTENDABLE, C.EXTENSIONS_LEFT, C.BEFORE_EXPIRY, C.WITHIN_CAP),
    ),
    _row(
        WORKING_ON,
        E.SUSPENDED,
        A.SUSPEND,
        S.SUSPENDED,
        ltc("34.1", "34.2"),
        asks=(*PAPER, F.SUSPENSION_REASON, F.NOTE),
        required=SIGNED | {F.SUSPENSION_REASON},
        offers={F.SUSPENSION_REASON: tuple(DenunciationSuspension)},
    ),
    _row(
        of(S.SUSPENDED),
        E.RESUMED,
        A.RESUME,
        Turn.BEFORE_SUSPENSION,
        ltc("34.2"),
        asks=(*PAPER, F.NOTE),
        required=SIGNED,
    ),
    _row(
        WORKING_ON,
        E.CONCLUDED,
        A.CONCLUDE,
        S.CONCLUDED,
        ltc("35"),
        asks=(*PAPER, F.FINDING, F.SUMMARY, F.NOTE),
        required=SIGNED | {F.FINDING},
    ),
    _row(
        _IN_HAND | of(S.WITHDRAWN),
        E.TERMINATED,
        A.TERMINATE,
        S.TERMINATED,
        ltc("34.3"),
        asks=(*PAPER, F.TERMINATION_REASON, F.NOTE),
        required=SIGNED | {F.TERMINATION_REASON},
        conditions=(C.WAS_ACCEPTED_DENUNCIATION, C.DENUNCIATION_GROUND),
        offers={
            F.TERMINATION_REASON: (
                TerminationReason.WITHDRAWN,
                TerminationReason.DIED,
                TerminationReason.COURT,
            )
        },
    ),
    _row(
        WORKING_ON,
        E.VERIFICATION_ASSIGNED,
        A.ASSIGN_VERIFICATION,
        S.VERIFYING,
        ltc("31"),
        asks=(*PAPER, F.HANDLER, F.NOTE),
        required=frozenset({F.DAY, F.HANDLER}),
    ),
    _row(
        WORKING_ON,
        E.INFORMATION_REQUESTED,
        A.REQUEST_INFORMATION,
        Turn.STAY,
        ltc("31"),
        asks=(*PAPER, F.ASKED_OF, F.NOTE),
        required=frozenset({F.DAY, F.ASKED_OF}),
    ),
    _row(_IN_HAND, E.INFORMATION_SUPPLIED, A.RECORD_INFORMATION, Turn.STAY, ltc("31")),
    _row(
        WORKING_ON,
        E.ASSESSMENT_REQUESTED,
        A.REQUEST_ASSESSMENT,
        Turn.STAY,
        n31("15.4"),
        asks=(*PAPER, F.ASKED_OF, F.NOTE),
        required=SIGNED | {F.ASKED_OF},
        conditions=(C.NO_ASSESSMENT,),
    ),
    _row(
        _IN_HAND | CONCLUDED,
        E.ASSESSMENT_RECEIVED,
        A.RECORD_ASSESSMENT,
        Turn.STAY,
        n31("15.4"),
        asks=(F.DAY, F.SUMMARY, F.NOTE),
        conditions=(C.ASSESSMENT_OPEN,),
    ),
    _row(
        RECEIVED | WORKING_ON | CONCLUDED,
        E.CRIME_SIGNS_FOUND,
        A.FIND_CRIME_SIGNS,
        Turn.STAY,
        ltc("27.1", "36.2"),
        asks=(F.DAY, F.SUMMARY, F.NOTE),
    ),
    # To the investigators, at once; the administrative side goes on here.
    _row(
        WORKING_ON | CONCLUDED,
        E.TRANSFERRED,
        A.TRANSFER,
        Turn.STAY,
        ltc("27.1", "36.2"),
        asks=(*PAPER, F.DEST_UNIT, F.NOTE),
        required=SIGNED | {F.DEST_UNIT},
        conditions=(C.CRIME_SIGNS,),
    ),
    _row(
        RECEIVED | _IN_HAND,
        E.WITHDRAWN,
        A.WITHDRAW,
        S.WITHDRAWN,
        ltc("33.1"),
        asks=(F.DAY, F.SCOPE, F.WITHDRAWN_BY, F.SUMMARY, F.NOTE),
        required=frozenset({F.DAY, F.SCOPE}),
        conditions=(C.WITHDRAWAL_FORM,),
        stays_if=("scope", "part"),
    ),
)

STEPS = (*_OPENING, *_NOTICES, *_SETTLING)
