"""The steps of a posted reception day and of a refusal to receive, which are no cases."""

from functools import partial

from casebook.law.articles import Act, Article
from casebook.law.conditions import Condition
from casebook.law.fields import Field
from casebook.law.lifecycle import Step, Turn
from casebook.law.vocabulary import Action, EventType, OutsideCase, Status

E, A, S, F, C = EventType, Action, Status, Field, Condition
_PAPER = (F.DAY, F.DOCUMENT_NUMBER, F.SIGNER)


def _of(*statuses: Status) -> frozenset[Status]:
    return frozenset(statuses)


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
        asks=(F.DAY, F.HELD_ON, F.ONLINE, F.NOTE),
        required=frozenset({F.DAY, F.HELD_ON}),
    ),
    _day_row(_of(S.PLANNED), E.POSTED, A.POST, S.POSTED, _POSTING, asks=(F.DAY, F.PLACE, F.NOTE)),
    _day_row(
        _PLANS,
        E.CONNECTION_TESTED,
        A.TEST_CONNECTION,
        Turn.STAY,
        (Article(Act.N154, "23"),),
        conditions=(C.IS_ONLINE,),
    ),
    _day_row(
        _PLANS,
        E.LINKS_CONNECTED,
        A.CONNECT_LINKS,
        Turn.STAY,
        (Article(Act.N154, "23"),),
        conditions=(C.IS_ONLINE,),
    ),
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

STEPS = (*_RECEPTION_DAY, *_REFUSAL)
