"""What is to be done about dialogues, as the desk tells it: the next step, answers owed, what was sent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casebook.law.clocks import Clock
from casebook.law.powers import Actor, Power
from casebook.records.dialogue_lists import unfinished_dialogues
from casebook.records.dialogues import Dialogue, DialogueQuestion
from casebook.reports.clock_views import ClockView, Reading, clock_view
from casebook.reports.dialogue_days import PUBLISH, dialogue_clocks
from casebook.reports.dialogues import DialogueStep, next_step_of
from casebook.reports.dues import Due

_AHEAD = timedelta(days=14)
# Gathering questions goes on by itself until the day comes.
_GOES_ON = frozenset({DialogueStep.GATHER})


@dataclass(frozen=True, kw_only=True)
class DialogueToDo:
    """One dialogue with what is next about it, and the nearest day the law sets, where it sets one."""

    dialogue: Dialogue
    step: DialogueStep
    clock: ClockView | None

    @property
    def day(self) -> date:
        """The day it was held, or is planned for."""
        return self.dialogue.held_on or self.dialogue.planned_on


def dialogues_to_do(actor: Actor, now: Reading) -> list[DialogueToDo]:
    """Give the dialogues something is to be done about in the next days, the nearest first."""
    found = unfinished_dialogues(actor.units_with(Power.KEEP_DIALOGUES))
    return list(_pressing(found, now))


def _pressing(dialogues: Sequence[Dialogue], now: Reading) -> Iterator[DialogueToDo]:
    for dialogue in dialogues:
        step = next_step_of(dialogue, now.today)
        if step is None or step in _GOES_ON:
            continue
        todo = DialogueToDo(dialogue=dialogue, step=step, clock=_nearest(dialogue, now))
        # A request is to be answered long before the dialogue it asks for (rule DC-13).
        if min(todo.day, todo.clock.due_on if todo.clock else todo.day) <= now.today + _AHEAD:
            yield todo


def _nearest(dialogue: Dialogue, now: Reading) -> ClockView | None:
    # Once it was held only its publication still has a day; what was missed before stands on its page.
    over = dialogue.held_on is not None
    known = (clock for clock in dialogue_clocks(dialogue) if clock.key == PUBLISH or not over)
    open_ones = [clock for clock in known if clock.met_on is None]
    nearest: Clock | None = min(open_ones, key=lambda clock: clock.due_on, default=None)
    return clock_view(nearest, now) if nearest else None


def answers_to_write(owed: Iterable[Due], now: Reading) -> list[DialogueQuestion]:
    """Choose from what is owed the questions whose promised answer is late or due soon, in their order."""
    rows = (due.row for due in owed if due.due_on <= now.today + _AHEAD)
    return [row for row in rows if isinstance(row, DialogueQuestion)]
