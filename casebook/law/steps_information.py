"""The steps of a request for information (LTCTT Đ29-31), in the order of the screens."""

from functools import partial

from casebook.law.articles import Act, Article
from casebook.law.conditions import Condition
from casebook.law.fields import Field
from casebook.law.lifecycle import Step, Turn
from casebook.law.stages import NEW, PAPER, RECEIVED, of
from casebook.law.vocabulary import Action, EventType, Kind, Status

_row = partial(Step, frozenset({Kind.INFORMATION_REQUEST}))
E, A, S, F, C = EventType, Action, Status, Field, Condition

_OPEN = of(S.RECEIVED, S.ACCEPTED)
_ENDED = of(
    S.ANSWERED,
    S.DECLINED,
    S.GUIDED,
    S.TRANSFERRED,
    S.RETURNED,
    S.FILED_AWAY,
    S.WITHDRAWN,
)
INFORMATION_STATUSES = NEW | _OPEN | _ENDED | of(S.CLOSED)
_ALL = INFORMATION_STATUSES - NEW


def _act(*places: str) -> tuple[Article, ...]:
    return tuple(Article(Act.LTCTT, place) for place in places)


_WAYS = _act("29", "30", "31")

STEPS = (
    _row(
        NEW,
        E.RECEIVED,
        A.RECEIVE,
        S.RECEIVED,
        _WAYS,
        asks=(F.DAY, F.VIA, F.FORWARDER, F.NOTE),
        required=frozenset({F.DAY, F.VIA}),
        conditions=(C.VIA_TOLD,),
    ),
    _row(RECEIVED, E.ACCEPTED, A.ACCEPT, S.ACCEPTED, _WAYS, asks=(*PAPER, F.NOTE)),
    _row(
        _OPEN,
        E.ANSWERED,
        A.ANSWER,
        S.ANSWERED,
        _WAYS,
        asks=(*PAPER, F.SUMMARY, F.NOTE),
        required=frozenset({F.DAY, F.SUMMARY}),
    ),
    _row(
        _OPEN,
        E.DECLINED,
        A.DECLINE,
        S.DECLINED,
        _WAYS,
        asks=(*PAPER, F.SUMMARY, F.NOTE),
        required=frozenset({F.DAY, F.SUMMARY}),
    ),
    _row(
        _OPEN,
        E.MARKED_COMPLEX,
        A.MARK_COMPLEX,
        Turn.STAY,
        _WAYS,
        asks=(F.DAY, F.SUMMARY, F.NOTE),
        required=frozenset({F.DAY, F.SUMMARY}),
        conditions=(C.NOT_COMPLEX,),
    ),
    _row(
        _OPEN,
        E.EXTENDED,
        A.EXTEND,
        Turn.STAY,
        _WAYS,
        asks=(*PAPER, F.DAYS, F.SUMMARY, F.NOTE),
        required=frozenset({F.DAY, F.DOCUMENT_NUMBER, F.SIGNER, F.DAYS, F.SUMMARY}),
        conditions=(C.INFORMATION_EXTENDABLE, C.INFORMATION_BEFORE_EXPIRY, C.INFORMATION_WITHIN_CAP),
    ),
    _row(
        RECEIVED,
        E.GUIDED,
        A.GUIDE,
        S.GUIDED,
        _WAYS,
        asks=(*PAPER, F.DEST_UNIT, F.NOTE),
        required=frozenset({F.DAY, F.DEST_UNIT}),
    ),
    _row(
        _OPEN,
        E.TRANSFERRED,
        A.TRANSFER,
        S.TRANSFERRED,
        _WAYS,
        asks=(*PAPER, F.DEST_UNIT, F.NOTE),
        required=frozenset({F.DAY, F.DOCUMENT_NUMBER, F.SIGNER, F.DEST_UNIT}),
    ),
    _row(
        RECEIVED,
        E.RETURNED,
        A.RETURN,
        S.RETURNED,
        _WAYS,
        asks=(F.DAY, F.RETURN_REASON, F.NOTE),
        required=frozenset({F.DAY, F.RETURN_REASON}),
    ),
    _row(
        RECEIVED | of(S.WITHDRAWN),
        E.FILED_AWAY,
        A.FILE_AWAY,
        S.FILED_AWAY,
        (Article(Act.TT05, "28"),),
    ),
    _row(
        _OPEN,
        E.INFORMATION_REQUESTED,
        A.REQUEST_INFORMATION,
        Turn.STAY,
        _WAYS,
        asks=(*PAPER, F.ASKED_OF, F.NOTE),
        required=frozenset({F.DAY, F.ASKED_OF}),
    ),
    _row(_OPEN, E.INFORMATION_SUPPLIED, A.RECORD_INFORMATION, Turn.STAY, _WAYS),
    _row(
        _ALL,
        E.OUTCOME_NOTIFIED,
        A.NOTIFY_OUTCOME,
        Turn.STAY,
        (*_act("30", "31"), Article(Act.LTCD, "28.1")),
        asks=(*PAPER, F.SUMMARY, F.NOTE),
    ),
    _row(
        _OPEN,
        E.WITHDRAWN,
        A.WITHDRAW,
        S.WITHDRAWN,
        _WAYS,
        asks=(F.DAY, F.SUMMARY, F.NOTE),
    ),
    _row(
        of(S.ANSWERED, S.DECLINED),
        E.SENT,
        A.SEND,
        Turn.STAY,
        _WAYS,
        asks=(F.DAY, F.RECIPIENT, F.NOTE),
        required=frozenset({F.DAY, F.RECIPIENT}),
    ),
    _row(_ENDED, E.CLOSED, A.CLOSE, S.CLOSED, (Article(Act.TT05, "28"),)),
    _row(
        (_ENDED - {S.TRANSFERRED}) | of(S.CLOSED),
        E.REOPENED,
        A.REOPEN,
        Turn.LAST_WORKING,
        _WAYS,
        asks=(F.DAY, F.REOPENING_REASON, F.NOTE),
        required=frozenset({F.DAY, F.REOPENING_REASON}),
    ),
)
