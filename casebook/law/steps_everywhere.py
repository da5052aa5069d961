"""Steps that any case may see: notes, corrections, another kind, chasing, the forwarding body."""

from functools import partial

from casebook.law.articles import Act, Article
from casebook.law.conditions import Condition
from casebook.law.fields import Field
from casebook.law.lifecycle import Step, Turn
from casebook.law.stages import COMPLAINT_STATUSES, IN_HAND, NEW, PAPER, RECEIVED, of
from casebook.law.steps_denunciation import DENUNCIATION_STATUSES
from casebook.law.steps_information import INFORMATION_STATUSES
from casebook.law.steps_petition import PETITION_STATUSES
from casebook.law.vocabulary import Action, EventType, Kind, Status

E, A, S, F, C = EventType, Action, Status, Field, Condition

_STATUSES: tuple[tuple[frozenset[Kind], frozenset[Status]], ...] = (
    (frozenset({Kind.COMPLAINT}), COMPLAINT_STATUSES),
    (frozenset({Kind.DENUNCIATION}), DENUNCIATION_STATUSES),
    (frozenset({Kind.PETITION, Kind.FEEDBACK}), PETITION_STATUSES),
    (frozenset({Kind.INFORMATION_REQUEST}), INFORMATION_STATUSES),
)
_NOTED = frozenset({F.DAY, F.NOTE})
_TO_SETTLE = RECEIVED | IN_HAND
_LATE = (Article(Act.TT05, "14"), Article(Act.LTC, "38.2"))


def _steps(kinds: frozenset[Kind], statuses: frozenset[Status]) -> tuple[Step, ...]:
    row = partial(Step, kinds)
    after_receipt = statuses - NEW
    return (
        row(
            statuses & _TO_SETTLE,
            E.RECLASSIFIED,
            A.RECLASSIFY,
            Turn.STAY,
            (Article(Act.TT05, "6.1"),),
            asks=(F.DAY, F.CASE_KIND, F.NOTE),
            required=frozenset({F.DAY, F.CASE_KIND}),
            conditions=(C.KIND_FITS,),
        ),
        *_chasing(kinds, after_receipt - of(S.CLOSED)),
        *_forwarding(kinds, after_receipt),
        row(statuses, E.NOTED, A.NOTE, Turn.STAY, (), required=_NOTED),
        row(after_receipt, E.CORRECTED, A.CORRECT, Turn.STAY, (), required=_NOTED),
    )


def _chasing(kinds: frozenset[Kind], statuses: frozenset[Status]) -> tuple[Step, ...]:
    row = partial(Step, kinds, statuses)
    return (
        row(
            E.REPORT_DEMANDED,
            A.DEMAND_REPORT,
            Turn.STAY,
            _LATE,
            asks=(*PAPER, F.ASKED_OF, F.REPORT_BY, F.NOTE),
            required=frozenset({F.DAY, F.ASKED_OF}),
        ),
        row(
            E.REPORT_MADE,
            A.MAKE_REPORT,
            Turn.STAY,
            _LATE,
            asks=(*PAPER, F.SUMMARY, F.NOTE),
            conditions=(C.REPORT_OPEN,),
        ),
    )


def _forwarding(kinds: frozenset[Kind], statuses: frozenset[Status]) -> tuple[Step, ...]:
    row = partial(Step, kinds, statuses)
    told = (*PAPER, F.SUMMARY, F.NOTE)
    return (
        row(
            E.FORWARDER_ANSWERED,
            A.ANSWER_FORWARDER,
            Turn.STAY,
            (Article(Act.LTCD, "27.2"), Article(Act.LTC, "26.2")),
            asks=told,
            conditions=(C.WAS_FORWARDED,),
        ),
        row(
            E.FORWARDER_REPORT_RECEIVED,
            A.RECORD_FORWARDER_REPORT,
            Turn.STAY,
            (Article(Act.LTCD, "27.2"),),
            asks=told,
        ),
        row(
            E.CITIZEN_INFORMED,
            A.INFORM_CITIZEN,
            Turn.STAY,
            (Article(Act.LTCD, "28.2"),),
            asks=told,
            conditions=(C.FORWARDER_REPORTED,),
        ),
    )


STEPS = tuple(step for kinds, statuses in _STATUSES for step in _steps(kinds, statuses))
