"""The steps of a complaint after the settling: papers sent, effect, second level, ending."""

from functools import partial

from casebook.law.articles import Act, Article
from casebook.law.branches import first
from casebook.law.conditions import Condition
from casebook.law.fields import Field
from casebook.law.lifecycle import Step, Turn
from casebook.law.stages import (
    AFTER_RECEIPT,
    IN_HAND,
    ONCE_ACCEPTED,
    PAPER,
    SETTLED,
    SIGNED,
    TURNED_AWAY,
    WORKING,
    lkn,
    n124,
    of,
)
from casebook.law.vocabulary import Action, EventType, Kind, Status

_row = partial(Step, frozenset({Kind.COMPLAINT}))
E, A, S, F, C = EventType, Action, Status, Field, Condition

_PAPERS = (
    _row(
        IN_HAND | SETTLED,
        E.ACCEPTANCE_NOTIFIED,
        A.NOTIFY_ACCEPTANCE,
        Turn.STAY,
        lkn("27"),
        asks=(*PAPER, F.NOTE),
    ),
    _row(
        AFTER_RECEIPT,
        E.OUTCOME_NOTIFIED,
        A.NOTIFY_OUTCOME,
        Turn.STAY,
        (Article(Act.LTCD, "28.1"),),
        asks=(*PAPER, F.SUMMARY, F.NOTE),
    ),
    _row(
        ONCE_ACCEPTED,
        E.SUSPENSION_SENT,
        A.SEND_SUSPENSION,
        Turn.STAY,
        n124("28b.1"),
        conditions=(C.SUSPENSION_UNSENT,),
    ),
    _row(
        ONCE_ACCEPTED,
        E.RESUMPTION_SENT,
        A.SEND_RESUMPTION,
        Turn.STAY,
        n124("28b.2"),
        conditions=(C.RESUMPTION_UNSENT,),
    ),
    _row(
        of(S.TERMINATED, S.CLOSED),
        E.TERMINATION_SENT,
        A.SEND_TERMINATION,
        Turn.STAY,
        n124("28b.1"),
        conditions=(C.TERMINATION_UNSENT,),
    ),
    _row(
        SETTLED,
        E.SENT,
        A.SEND,
        Turn.STAY,
        (*lkn("32", "41", "56"), *n124("29.2")),
        asks=(F.DAY, F.RECIPIENT, F.NOTE),
        required=frozenset({F.DAY, F.RECIPIENT}),
        conditions=(C.WAS_DECIDED,),
    ),
    _row(
        SETTLED,
        E.RECEIVED_BY_COMPLAINANT,
        A.RECORD_RECEIPT,
        Turn.STAY,
        lkn("33.1"),
        conditions=(
            C.WAS_DECIDED,
            C.NOT_RECEIPTED,
        ),
    ),
    _row(
        SETTLED,
        E.PUBLICATION_MEETING_CALLED,
        A.CALL_PUBLICATION_MEETING,
        Turn.STAY,
        n124("29.3a"),
        asks=(*PAPER, F.HELD_ON, F.PLACE, F.NOTE),
        required=frozenset({F.DAY, F.HELD_ON}),
        conditions=(C.WAS_DECIDED,),
    ),
    _row(
        SETTLED,
        E.PUBLISHED,
        A.PUBLISH,
        Turn.STAY,
        n124("29.3"),
        asks=(F.DAY, F.PUBLISHED_BY, F.PLACE, F.NOTE),
        required=frozenset({F.DAY, F.PUBLISHED_BY}),
        conditions=(C.WAS_DECIDED,),
    ),
    _row(SETTLED, E.UNPOSTED, A.UNPOST, Turn.STAY, n124("29.3"), conditions=(C.WAS_DECIDED,)),
)

_ENDING = (
    _row(
        of(S.DECIDED, S.SUED),
        E.TOOK_EFFECT,
        A.TAKE_EFFECT,
        S.IN_EFFECT,
        lkn("44", "57"),
        conditions=(
            C.WAS_DECIDED,
            C.WINDOW_CLOSED,
        ),
    ),
    _row(
        of(S.IN_EFFECT),
        E.EXECUTION_ORDERED,
        A.ORDER_EXECUTION,
        S.EXECUTING,
        (*lkn("46"), *n124("31.1")),
        asks=(*PAPER, F.ORDERED, F.NOTE),
        required=SIGNED | {F.ORDERED},
    ),
    _row(
        of(S.IN_EFFECT, S.EXECUTING),
        E.EXECUTED,
        A.RECORD_EXECUTION,
        S.EXECUTED,
        lkn("46"),
        asks=(F.DAY, F.DONE, F.NOTE),
        required=frozenset({F.DAY, F.DONE}),
    ),
    _row(
        of(S.DECIDED),
        E.APPEALED,
        A.RECORD_APPEAL,
        S.APPEALED,
        lkn("33.1"),
        asks=(F.DAY, F.DEST_UNIT, F.NOTE),
        branch=first,
    ),
    _row(
        WORKING,
        E.APPEALED,
        A.RECORD_APPEAL,
        S.APPEALED,
        lkn("33.1"),
        asks=(F.DAY, F.DEST_UNIT, F.NOTE),
        branch=first,
        conditions=(C.PAST_LIMIT,),
    ),
    _row(of(S.DECIDED), E.SUED, A.RECORD_LAWSUIT, S.SUED, lkn("33.1"), asks=(F.DAY, F.COURT, F.NOTE)),
    _row(
        WORKING,
        E.SUED,
        A.RECORD_LAWSUIT,
        S.SUED,
        lkn("33.1"),
        asks=(F.DAY, F.COURT, F.NOTE),
        conditions=(C.PAST_LIMIT,),
    ),
    _row(
        of(S.IN_EFFECT, S.EXECUTING, S.EXECUTED),
        E.SUED,
        A.RECORD_LAWSUIT,
        Turn.STAY,
        lkn("33.1"),
        asks=(F.DAY, F.COURT, F.NOTE),
    ),
    _row(
        TURNED_AWAY | of(S.TERMINATED, S.APPEALED, S.SUED, S.IN_EFFECT, S.EXECUTED),
        E.CLOSED,
        A.CLOSE,
        S.CLOSED,
        (Article(Act.TT05, "28"),),
    ),
    _row(
        (TURNED_AWAY - {S.TRANSFERRED}) | of(S.WITHDRAWN, S.TERMINATED, S.CLOSED),
        E.REOPENED,
        A.REOPEN,
        Turn.LAST_WORKING,
        lkn("10", "11"),
        asks=(F.DAY, F.REOPENING_REASON, F.NOTE),
        required=frozenset({F.DAY, F.REOPENING_REASON}),
    ),
)

STEPS = (*_PAPERS, *_ENDING)
