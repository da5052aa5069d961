"""The steps by which a complaint comes in and is accepted or not, and what lay before it (LKN Đ8-27)."""

from functools import partial

from casebook.law.articles import Act, Article
from casebook.law.branches import Branch, first, second
from casebook.law.conditions import Condition
from casebook.law.fields import Field
from casebook.law.lifecycle import Step, Turn
from casebook.law.stages import (
    BEFORE_DECISION,
    NEW,
    PAPER,
    RECEIVED,
    SIGNED,
    lkn,
    n124,
)
from casebook.law.vocabulary import Action, EventType, Kind, Status

_row = partial(Step, frozenset({Kind.COMPLAINT}))
E, A, S, F, C = EventType, Action, Status, Field, Condition


def _alone(branch: Branch) -> Branch:
    return lambda facts: branch(facts) and not facts.group


def _together(branch: Branch) -> Branch:
    return lambda facts: branch(facts) and facts.group


STEPS = (
    _row(
        NEW,
        E.RECEIVED,
        A.RECEIVE,
        S.RECEIVED,
        lkn("8"),
        asks=(F.DAY, F.VIA, F.FORWARDER, F.NOTE),
        required=frozenset({F.DAY, F.VIA}),
    ),
    *(
        _row(
            RECEIVED,
            E.ACCEPTED,
            A.ACCEPT,
            S.ACCEPTED,
            lkn(place),
            asks=(*PAPER, F.NOTE),
            required=SIGNED,
            branch=branch,
        )
        for place, branch in (("27", _alone(first)), ("36.1", _alone(second)))
    ),
    *(
        _row(
            RECEIVED,
            E.ACCEPTED,
            A.ACCEPT,
            S.ACCEPTED,
            (*lkn(place), *n124("16.1")),
            asks=(*PAPER, F.ALL_SIGNED, F.REPRESENTATION_PAPER, F.NOTE),
            required=SIGNED,
            branch=branch,
            conditions=(C.GROUP_SIGNED,),
        )
        for place, branch in (("27", _together(first)), ("36.1", _together(second)))
    ),
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

BACKGROUND_STEPS = (
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
)
