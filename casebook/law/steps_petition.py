"""The steps of petitions and feedback (LTCD, TT 05/2021), in the order of the screens."""

from functools import partial

from casebook.law.articles import Act, Article
from casebook.law.choices import Scope
from casebook.law.conditions import Condition
from casebook.law.fields import Field
from casebook.law.lifecycle import Step, Turn
from casebook.law.vocabulary import Action, EventType, Kind, Status

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
PETITION_STATUSES = _ALL | {S.NOT_STARTED}

_row = partial(Step, frozenset({Kind.PETITION, Kind.FEEDBACK}))

STEPS = (
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
        asks=(F.DAY, F.SCOPE, F.WITHDRAWN_BY, F.SUMMARY, F.NOTE),
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
)
