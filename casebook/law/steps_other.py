"""The steps of petitions and feedback, of a posted reception day and of a refusal to receive."""

from functools import partial

from casebook.law.articles import Act, Article
from casebook.law.choices import Scope
from casebook.law.conditions import Condition
from casebook.law.fields import Field
from casebook.law.lifecycle import Step, Turn
from casebook.law.vocabulary import Action, EventType, Kind, OutsideCase, Status

E, A, S, F, C = EventType, Action, Status, Field, Condition
_PAPER = (F.DAY, F.DOCUMENT_NUMBER, F.SIGNER)


def _of(*statuses: Status) -> frozenset[Status]:
    return frozenset(statuses)


_NOTICE = (Article(Act.LTCD, "28.1"),)
_COMPETENCE = (Article(Act.LTCD, "26.2b"),)
_HANDLING = (Article(Act.TT05, "20"),)
_KEEPING = (Article(Act.TT05, "28"),)
_RECEIVED = _of(S.RECEIVED)
_OPEN = _of(S.RECEIVED, S.ACCEPTED, S.VERIFYING)
_ENDED = _of(S.ANSWERED, S.GUIDED, S.TRANSFERRED, S.RETURNED, S.FILED_AWAY, S.WITHDRAWN)
_ALL = _OPEN | _ENDED | {S.CLOSED}

_row = partial(Step, frozenset({Kind.PETITION, Kind.FEEDBACK}))

_PETITION = (
    _row(
        _of(S.NOT_STARTED),
        E.RECEIVED,
        A.RECEIVE,
        S.RECEIVED,
        _HANDLING,
        asks=(F.DAY, F.VIA, F.FORWARDER, F.REGULATION, F.NOTE),
        required=frozenset({F.DAY, F.VIA}),
    ),
    _row(_RECEIVED, E.ACCEPTED, A.ACCEPT, S.ACCEPTED, _HANDLING, asks=(*_PAPER, F.NOTE)),
    _row(
        _OPEN,
        E.ANSWERED,
        A.ANSWER,
        S.ANSWERED,
        _HANDLING,
        asks=(*_PAPER, F.SUMMARY, F.NOTE),
        required=frozenset({F.DAY, F.SUMMARY}),
    ),
    _row(
        _RECEIVED,
        E.GUIDED,
        A.GUIDE,
        S.GUIDED,
        _COMPETENCE,
        asks=(*_PAPER, F.DEST_UNIT, F.NOTE),
        required=frozenset({F.DAY, F.DEST_UNIT}),
    ),
    _row(
        _OPEN,
        E.TRANSFERRED,
        A.TRANSFER,
        S.TRANSFERRED,
        _COMPETENCE,
        asks=(*_PAPER, F.DEST_UNIT, F.NOTE),
        required=frozenset({F.DAY, F.DOCUMENT_NUMBER, F.SIGNER, F.DEST_UNIT}),
    ),
    _row(
        _RECEIVED,
        E.RETURNED,
        A.RETURN,
        S.RETURNED,
        _HANDLING,
        asks=(F.DAY, F.RETURN_REASON, F.NOTE),
        required=frozenset({F.DAY, F.RETURN_REASON}),
    ),
    _row(_RECEIVED | {S.WITHDRAWN}, E.FILED_AWAY, A.FILE_AWAY, S.FILED_AWAY, _KEEPING),
    _row(
        _OPEN,
        E.MARKED_COMPLEX,
        A.MARK_COMPLEX,
        Turn.STAY,
        (Article(Act.INTERNAL),),
        asks=(F.DAY, F.CRITERION, F.NOTE),
        required=frozenset({F.DAY, F.CRITERION}),
        conditions=(C.NOT_COMPLEX,),
    ),
    _row(
        _OPEN,
        E.VERIFICATION_ASSIGNED,
        A.ASSIGN_VERIFICATION,
        S.VERIFYING,
        _HANDLING,
        asks=(*_PAPER, F.HANDLER, F.NOTE),
        required=frozenset({F.DAY, F.HANDLER}),
    ),
    _row(
        _OPEN,
        E.INFORMATION_REQUESTED,
        A.REQUEST_INFORMATION,
        Turn.STAY,
        _HANDLING,
        asks=(*_PAPER, F.ASKED_OF, F.NOTE),
        required=frozenset({F.DAY, F.ASKED_OF}),
    ),
    _row(_OPEN, E.INFORMATION_SUPPLIED, A.RECORD_INFORMATION, Turn.STAY, _HANDLING),
    _row(_ALL, E.OUTCOME_NOTIFIED, A.NOTIFY_OUTCOME, Turn.STAY, _NOTICE, asks=(*_PAPER, F.SUMMARY, F.NOTE)),
    _row(
        _of(S.ACCEPTED, S.VERIFYING),
        E.ACCEPTANCE_NOTIFIED,
        A.NOTIFY_ACCEPTANCE,
        Turn.STAY,
        _NOTICE,
        asks=(*_PAPER, F.NOTE),
    ),
    _row(
        _OPEN,
        E.WITHDRAWN,
        A.WITHDRAW,
        S.WITHDRAWN,
        _HANDLING,
        asks=(F.DAY, F.SCOPE, F.SUMMARY, F.NOTE),
        required=frozenset({F.DAY, F.SCOPE}),
        stays_if=("scope", Scope.PART),
    ),
    _row(
        _of(S.ANSWERED),
        E.SENT,
        A.SEND,
        Turn.STAY,
        _HANDLING,
        asks=(F.DAY, F.RECIPIENT, F.NOTE),
        required=frozenset({F.DAY, F.RECIPIENT}),
    ),
    _row(
        _of(S.ANSWERED),
        E.PUBLISHED,
        A.PUBLISH,
        Turn.STAY,
        _HANDLING,
        asks=(F.DAY, F.PUBLISHED_BY, F.PLACE, F.NOTE),
        required=frozenset({F.DAY, F.PUBLISHED_BY}),
    ),
    _row(_ENDED, E.CLOSED, A.CLOSE, S.CLOSED, _KEEPING),
    _row(
        (_ENDED - {S.TRANSFERRED}) | {S.CLOSED},
        E.REOPENED,
        A.REOPEN,
        Turn.LAST_WORKING,
        _HANDLING,
        asks=(F.DAY, F.REOPENING_REASON, F.NOTE),
        required=frozenset({F.DAY, F.REOPENING_REASON}),
    ),
    _row(_ALL | {S.NOT_STARTED}, E.NOTED, A.NOTE, Turn.STAY, (), required=frozenset({F.DAY, F.NOTE})),
    _row(_ALL, E.CORRECTED, A.CORRECT, Turn.STAY, (), required=frozenset({F.DAY, F.NOTE})),
)

_day_row = partial(Step, frozenset({OutsideCase.RECEPTION_DAY}))
_POSTING = (Article(Act.LTCD, "24.4"),)
_PLANS = _of(S.PLANNED, S.POSTED)

_RECEPTION_DAY = (
    _day_row(
        _of(S.NOT_STARTED) | _PLANS,
        E.RECEPTION_PLANNED,
        A.PLAN_RECEPTION,
        S.PLANNED,
        _POSTING,
        asks=(F.DAY, F.HELD_ON, F.NOTE),
        required=frozenset({F.DAY, F.HELD_ON}),
    ),
    _day_row(_of(S.PLANNED), E.POSTED, A.POST, S.POSTED, _POSTING, asks=(F.DAY, F.PLACE, F.NOTE)),
    _day_row(_PLANS | {S.NOT_STARTED}, E.NOTED, A.NOTE, Turn.STAY, (), required=frozenset({F.DAY, F.NOTE})),
    _day_row(_PLANS, E.CORRECTED, A.CORRECT, Turn.STAY, (), required=frozenset({F.DAY, F.NOTE})),
)

_refusal_row = partial(Step, frozenset({OutsideCase.REFUSAL}))
_REFUSING = (Article(Act.LTCD, "9"), Article(Act.N154, "4.3"))
_REFUSED = _of(S.GROUNDS_MET, S.REFUSAL_NOTIFIED)

_REFUSAL = (
    _refusal_row(_of(S.NOT_STARTED), E.REFUSAL_GROUNDS_MET, A.FIND_REFUSAL_GROUNDS, S.GROUNDS_MET, _REFUSING),
    _refusal_row(
        _of(S.GROUNDS_MET),
        E.REFUSAL_NOTIFIED,
        A.NOTIFY_REFUSAL,
        S.REFUSAL_NOTIFIED,
        _REFUSING,
        asks=(*_PAPER, F.NOTE),
        required=frozenset({F.DAY, F.DOCUMENT_NUMBER, F.SIGNER}),
    ),
    _refusal_row(
        _REFUSED | {S.NOT_STARTED}, E.NOTED, A.NOTE, Turn.STAY, (), required=frozenset({F.DAY, F.NOTE})
    ),
    _refusal_row(_REFUSED, E.CORRECTED, A.CORRECT, Turn.STAY, (), required=frozenset({F.DAY, F.NOTE})),
)

STEPS = (*_PETITION, *_RECEPTION_DAY, *_REFUSAL)
