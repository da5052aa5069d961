"""The steps of a denunciation once it is suspended, terminated or concluded: papers, handling, ending."""

from functools import partial

from casebook.law.articles import Act, Article
from casebook.law.conditions import Condition
from casebook.law.fields import Field
from casebook.law.lifecycle import Step, Turn
from casebook.law.stages import PAPER, SIGNED, TURNED_AWAY, of
from casebook.law.steps_denunciation import ACCEPTED, CONCLUDED, WORKING_ON, ltc, n31
from casebook.law.vocabulary import Action, EventType, Kind, Status

_row = partial(Step, frozenset({Kind.DENUNCIATION}))
E, A, S, F, C = EventType, Action, Status, Field, Condition

STEPS = (
    _row(
        ACCEPTED,
        E.SUSPENSION_SENT,
        A.SEND_SUSPENSION,
        Turn.STAY,
        ltc("34.4"),
        conditions=(C.SUSPENSION_UNSENT,),
    ),
    _row(
        ACCEPTED,
        E.RESUMPTION_SENT,
        A.SEND_RESUMPTION,
        Turn.STAY,
        ltc("34.2"),
        conditions=(C.RESUMPTION_UNSENT,),
    ),
    _row(
        of(S.TERMINATED, S.CLOSED),
        E.TERMINATION_SENT,
        A.SEND_TERMINATION,
        Turn.STAY,
        ltc("34.4"),
        conditions=(C.TERMINATION_UNSENT,),
    ),
    _row(
        CONCLUDED,
        E.SENT,
        A.SEND,
        Turn.STAY,
        ltc("35.3"),
        asks=(F.DAY, F.RECIPIENT, F.NOTE),
        required=frozenset({F.DAY, F.RECIPIENT}),
    ),
    _row(
        of(S.CONCLUDED),
        E.HANDLED,
        A.HANDLE,
        S.HANDLED,
        ltc("36.1"),
        asks=(*PAPER, F.SUMMARY, F.NOTE),
    ),
    _row(
        CONCLUDED,
        E.SANCTION_DECIDED,
        A.DECIDE_SANCTION,
        Turn.STAY,
        ltc("36.1", "40.1"),
        asks=(*PAPER, F.SUMMARY, F.NOTE),
        required=SIGNED,
    ),
    _row(
        CONCLUDED,
        E.RECOMMENDATION_CARRIED_OUT,
        A.CARRY_OUT_RECOMMENDATION,
        Turn.STAY,
        ltc("36.3"),
        asks=(F.DAY, F.DONE, F.NOTE),
    ),
    _row(
        CONCLUDED,
        E.RECOMMENDATION_REPORTED,
        A.REPORT_RECOMMENDATION,
        Turn.STAY,
        ltc("36.3"),
        asks=(*PAPER, F.SUMMARY, F.NOTE),
        conditions=(C.CARRIED_OUT,),
    ),
    _row(
        CONCLUDED,
        E.PUBLISHED,
        A.PUBLISH,
        Turn.STAY,
        (*ltc("40.1"), *n31("6")),
        asks=(F.DAY, F.PUBLISHED_BY, F.PLACE, F.NOTE),
        required=frozenset({F.DAY, F.PUBLISHED_BY}),
    ),
    _row(CONCLUDED, E.UNPOSTED, A.UNPOST, Turn.STAY, n31("6")),
    _row(
        CONCLUDED,
        E.APPEALED,
        A.RECORD_APPEAL,
        S.APPEALED,
        ltc("37.1"),
        asks=(F.DAY, F.DEST_UNIT, F.NOTE),
    ),
    _row(
        WORKING_ON,
        E.APPEALED,
        A.RECORD_APPEAL,
        S.APPEALED,
        ltc("38"),
        asks=(F.DAY, F.DEST_UNIT, F.NOTE),
        conditions=(C.PAST_TERM,),
    ),
    _row(
        TURNED_AWAY | of(S.TERMINATED, S.APPEALED) | CONCLUDED,
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
        ltc("33.3"),
        asks=(F.DAY, F.REOPENING_REASON, F.NOTE),
        required=frozenset({F.DAY, F.REOPENING_REASON}),
    ),
)
