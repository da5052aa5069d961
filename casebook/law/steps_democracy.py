"""What is recorded of disclosure and of grassroots democracy in a unit; none of it is a case."""

from functools import partial

from casebook.law.articles import Act, Article
from casebook.law.conditions import Condition
from casebook.law.fields import Field
from casebook.law.lifecycle import Step, Turn
from casebook.law.stages import NEW, PAPER, of
from casebook.law.vocabulary import Action, EventType, OutsideCase, Status

E, A, S, F, C = EventType, Action, Status, Field, Condition
_NOTED = frozenset({F.DAY, F.NOTE})


def _ldc(*places: str) -> tuple[Article, ...]:
    return tuple(Article(Act.LDC, place) for place in places)


_WORKPLACE = (Article(Act.BLLD, "63"), Article(Act.N145))
_ELECTION = (Article(Act.N59, "21"),)
_SHOWN = of(S.ISSUED, S.DISCLOSED, S.REMOVED)
_row = partial(Step, frozenset({OutsideCase.DISCLOSURE}))

_DISCLOSURE = (
    _row(NEW, E.ISSUED, A.ISSUE, S.ISSUED, _ldc("46"), asks=(F.DAY, F.DOCUMENT_NUMBER, F.SUMMARY, F.NOTE)),
    # Posted anew it hangs anew; what was issued before the program knew of it may begin here.
    _row(
        NEW | _SHOWN,
        E.DISCLOSED,
        A.DISCLOSE,
        S.DISCLOSED,
        _ldc("47.2", "48.1"),
        asks=(F.DAY, F.PUBLISHED_BY, F.PLACE, F.NOTE),
    ),
    _row(of(S.DISCLOSED), E.REMOVED, A.REMOVE, S.REMOVED, _ldc("48.2")),
    _row(
        NEW | of(S.DISCLOSED),
        E.ERROR_REPORTED,
        A.REPORT_ERROR,
        S.DISCLOSED,
        (Article(Act.LTCTT, "32"),),
        asks=(F.DAY, F.SUMMARY, F.NOTE),
    ),
    _row(
        of(S.ISSUED, S.REMOVED),
        E.ERROR_REPORTED,
        A.REPORT_ERROR,
        Turn.STAY,
        (Article(Act.LTCTT, "32"),),
        asks=(F.DAY, F.SUMMARY, F.NOTE),
    ),
    _row(
        _SHOWN,
        E.CORRECTED_PUBLICLY,
        A.CORRECT_PUBLICLY,
        Turn.STAY,
        (Article(Act.LTCTT, "32"),),
        asks=(F.DAY, F.SUMMARY, F.NOTE),
        conditions=(C.ERROR_OPEN,),
    ),
    _row(NEW | _SHOWN, E.NOTED, A.NOTE, Turn.STAY, (), required=_NOTED),
    _row(_SHOWN, E.CORRECTED, A.CORRECT, Turn.STAY, (), required=_NOTED),
)

_ANY = NEW | of(S.UNDER_WAY)
_kept = partial(Step, frozenset({OutsideCase.DEMOCRACY}), _ANY)
# What answers something else comes after it.
_followed = partial(Step, frozenset({OutsideCase.DEMOCRACY}), of(S.UNDER_WAY))

_DEMOCRACY = (
    _kept(E.WORKING_YEAR_BEGAN, A.BEGIN_WORKING_YEAR, S.UNDER_WAY, _ldc("50")),
    _kept(
        E.CONFERENCE_HELD,
        A.HOLD_CONFERENCE,
        S.UNDER_WAY,
        _ldc("50", "51"),
        asks=(F.DAY, F.ATTENDANCE, F.SUMMARY, F.NOTE),
    ),
    _followed(
        E.RESOLUTION_CHECKED,
        A.CHECK_RESOLUTION,
        S.UNDER_WAY,
        _ldc("52.3"),
        asks=(F.DAY, F.SUMMARY, F.NOTE),
        conditions=(C.CONFERENCE_WAS_HELD,),
    ),
    _kept(
        E.RECOMMENDATION_RECEIVED,
        A.RECEIVE_RECOMMENDATION,
        S.UNDER_WAY,
        _ldc("63.1c", "59.1c"),
        asks=(F.DAY, F.RECOMMENDER, F.SUMMARY, F.NOTE),
        required=frozenset({F.DAY, F.RECOMMENDER}),
    ),
    _followed(
        E.RECOMMENDATION_ANSWERED,
        A.ANSWER_RECOMMENDATION,
        S.UNDER_WAY,
        _ldc("63.1c", "59.1c"),
        asks=(*PAPER, F.RECOMMENDER, F.SUMMARY, F.NOTE),
        required=frozenset({F.DAY, F.RECOMMENDER}),
        conditions=(C.RECOMMENDED,),
    ),
    _kept(E.DIALOGUE_REQUESTED, A.REQUEST_DIALOGUE, S.UNDER_WAY, _WORKPLACE, asks=(F.DAY, F.SUMMARY, F.NOTE)),
    _kept(
        E.DIALOGUE_CALLED,
        A.CALL_DIALOGUE,
        S.UNDER_WAY,
        _WORKPLACE,
        asks=(*PAPER, F.HELD_ON, F.PLACE, F.NOTE),
        required=frozenset({F.DAY, F.HELD_ON}),
    ),
    _kept(E.DIALOGUE_AGENDA_EXCHANGED, A.EXCHANGE_AGENDA, S.UNDER_WAY, _WORKPLACE),
    _kept(
        E.DIALOGUE_HELD,
        A.HOLD_DIALOGUE,
        S.UNDER_WAY,
        _WORKPLACE,
        asks=(F.DAY, F.ATTENDANCE, F.SUMMARY, F.NOTE),
    ),
    _kept(
        E.DIALOGUE_PUBLISHED,
        A.PUBLISH_DIALOGUE,
        S.UNDER_WAY,
        _WORKPLACE,
        asks=(F.DAY, F.PUBLISHED_BY, F.PLACE, F.NOTE),
    ),
    _kept(E.INSPECTORATE_ELECTED, A.ELECT_INSPECTORATE, S.UNDER_WAY, _ELECTION),
    _followed(
        E.INSPECTORATE_RECOGNISED,
        A.RECOGNISE_INSPECTORATE,
        S.UNDER_WAY,
        _ELECTION,
        asks=(*PAPER, F.NOTE),
        conditions=(C.ELECTION_OPEN,),
    ),
    _kept(E.NOTED, A.NOTE, Turn.STAY, (), required=_NOTED),
    _kept(E.CORRECTED, A.CORRECT, Turn.STAY, (), required=_NOTED),
)

STEPS = (*_DISCLOSURE, *_DEMOCRACY)
