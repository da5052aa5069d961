"""Which lawful step a person would most likely take next in a case."""

from collections.abc import Iterable, Sequence

from casebook.law.vocabulary import Action, EventType
from casebook.reports.journal_views import JournalEntry

# In the order of a case's life; a step that was taken already is not proposed again.
_ORDER: tuple[tuple[Action, frozenset[EventType]], ...] = (
    (Action.ACCEPT, frozenset({EventType.ACCEPTED})),
    (Action.SEND_SUSPENSION, frozenset()),
    (Action.SEND_RESUMPTION, frozenset()),
    (Action.SEND_TERMINATION, frozenset()),
    (Action.RESUME, frozenset()),
    (Action.NOTIFY_ACCEPTANCE, frozenset({EventType.ACCEPTANCE_NOTIFIED})),
    (Action.ASSIGN_VERIFICATION, frozenset({EventType.VERIFICATION_ASSIGNED})),
    (
        Action.CALL_DIALOGUE,
        frozenset({EventType.DIALOGUE_CALLED, EventType.DIALOGUE_HELD, EventType.DIALOGUE_WAIVED}),
    ),
    (Action.HOLD_DIALOGUE, frozenset({EventType.DIALOGUE_HELD, EventType.DIALOGUE_WAIVED})),
    (Action.DECIDE, frozenset()),
    (Action.ANSWER, frozenset()),
    (Action.SEND, frozenset({EventType.SENT})),
    (Action.RECORD_RECEIPT, frozenset()),
    (Action.NOTIFY_OUTCOME, frozenset({EventType.OUTCOME_NOTIFIED, EventType.ACCEPTANCE_NOTIFIED})),
    (Action.PUBLISH, frozenset({EventType.PUBLISHED})),
    (Action.TAKE_EFFECT, frozenset()),
    (Action.ORDER_EXECUTION, frozenset({EventType.EXECUTION_ORDERED})),
    (Action.RECORD_EXECUTION, frozenset()),
    (Action.TERMINATE, frozenset()),
    (Action.CLOSE, frozenset()),
)


def next_step(offered: Iterable[Action], journal: Sequence[JournalEntry]) -> Action | None:
    """Propose one of the offered steps; None where none stands out."""
    able = frozenset(offered)
    done = {entry.type for entry in journal if not entry.struck}
    return next((action for action, by in _ORDER if action in able and not by & done), None)
