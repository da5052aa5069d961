"""A directed walk through the tables of steps: every row of every branch is sought out and taken."""

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from casebook.law.calendar import Calendar
from casebook.law.conditions import Condition
from casebook.law.journal import Event, Facts, in_order
from casebook.law.lifecycle import Step, Turn
from casebook.law.replay import Replay
from casebook.law.rules import RULES
from casebook.law.steps import step_table
from casebook.law.vocabulary import EventType, Status
from tests.law.answers import lawful_event

E, S, C = EventType, Status, Condition
SHIPPED = Calendar.shipped()
# Days between steps; the long ones let a term pass.
PACES = (0, 0, 1, 61, 121)

# What must have happened before a row with that condition can be taken, in this order ...
BEFORE: dict[Condition, tuple[EventType, ...]] = {
    C.OBSTACLE_OPEN: (E.OBSTACLE_BEGAN,),
    C.STAY_OPEN: (E.STAY_ORDERED,),
    C.SUSPENSION_UNSENT: (E.SUSPENDED, E.RESUMED),
    C.RESUMPTION_UNSENT: (E.SUSPENDED, E.RESUMED),
    C.DIALOGUE_HELD: (E.DIALOGUE_WAIVED,),
    C.EXTENDABLE: (E.MARKED_COMPLEX,),
    C.ASSESSMENT_OPEN: (E.ASSESSMENT_REQUESTED,),
    C.CRIME_SIGNS: (E.CRIME_SIGNS_FOUND,),
    C.REPORT_OPEN: (E.REPORT_DEMANDED,),
    C.FORWARDER_REPORTED: (E.FORWARDER_REPORT_RECEIVED,),
    C.CARRIED_OUT: (E.RECOMMENDATION_CARRIED_OUT,),
    C.RECOMMENDED: (E.RECOMMENDATION_RECEIVED,),
    C.ERROR_OPEN: (E.ERROR_REPORTED,),
    C.CONFERENCE_WAS_HELD: (E.CONFERENCE_HELD,),
    C.ELECTION_OPEN: (E.INSPECTORATE_ELECTED,),
}
# ... and which status the journal must have passed.
PASSING: dict[Condition, Status] = {
    C.STAY_OPEN: S.ACCEPTED,
    C.SUSPENSION_UNSENT: S.ACCEPTED,
    C.RESUMPTION_UNSENT: S.ACCEPTED,
    C.ASSESSMENT_OPEN: S.ACCEPTED,
    C.WAS_ACCEPTED: S.ACCEPTED,
    C.WAS_ACCEPTED_DENUNCIATION: S.ACCEPTED,
    C.WAS_DECIDED: S.DECIDED,
    C.NOT_RECEIPTED: S.DECIDED,
    C.TERMINATION_UNSENT: S.TERMINATED,
}


@dataclass(eq=False, slots=True)
class Shared:
    """A row of STEPS in one status: the branches it stands in take it together."""

    taken: int = 0


@dataclass(eq=False, slots=True)
class Row:
    """One transition of one branch, and how often an accepted journal took it."""

    facts: Facts
    status: Status
    step: Step
    shared: Shared
    taken: int = 0

    def __str__(self) -> str:
        return f"{self.facts}: {self.step.type.value} while {self.status.value}"

    @property
    def moves(self) -> bool:
        """Whether the case leaves its status or its kind by it."""
        return self.step.to is not Turn.STAY or self.step.type is E.RECLASSIFIED


@dataclass
class Atlas:
    """The rows of the branches asked about."""

    branches: list[Facts]
    rows: dict[Facts, dict[Status, dict[EventType, Row]]] = field(default_factory=dict)
    shared: dict[tuple[int, Status], Shared] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for facts in self.branches:
            self.rows[facts] = {
                status: {kind: self._row(facts, status, step) for kind, step in steps.items()}
                for status, steps in step_table(facts).items()
            }

    def _row(self, facts: Facts, status: Status, step: Step) -> Row:
        return Row(facts, status, step, self.shared.setdefault((id(step), status), Shared()))

    def __iter__(self) -> Iterator[Row]:
        for table in self.rows.values():
            for rows in table.values():
                yield from rows.values()

    def way(self, facts: Facts, start: Status, goal: Status) -> list[EventType] | None:
        """The shortest way between two statuses of a branch, by rows that name where they lead."""
        ways: dict[Status, list[EventType]] = {start: []}
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            if here is goal:
                break
            for kind, row in self.rows[facts].get(here, {}).items():
                there = row.step.to
                if isinstance(there, Status) and there not in ways:
                    ways[there] = [*ways[here], kind]
                    waiting.append(there)
        return ways.get(goal)


class Walk:
    """One journal on its way to a row: it grows only by events the law takes."""

    def __init__(self, atlas: Atlas, facts: Facts, chance: random.Random) -> None:
        self.atlas, self.facts, self.chance = atlas, facts, chance
        self.table = atlas.rows[facts]
        self.on = date(2026, 7, 1) + timedelta(days=chance.randrange(300))
        self.events: list[Event] = []
        self.took: list[Row] = []
        self.replay = Replay(facts, SHIPPED, RULES)

    def take(self, kind: EventType) -> bool:
        """Take that step, on this day or a later one; False where the law refuses all of them."""
        row = self.table.get(self.replay.status, {}).get(kind)
        if row is None:
            return False
        if kind is E.CORRECTED:
            return self._correct(row)
        for days in PACES:
            event = lawful_event(self.facts, kind, self.on + timedelta(days=days), self.chance.choice)
            # Asked first what `take` asks, because a refusal that tells its whole story is slow.
            if self.replay._refusal(row.step, event) is None:
                self.replay.take(len(self.events), event)
                self._took(row, event)
                return True
        return False

    def _took(self, row: Row, event: Event) -> None:
        self.events.append(event)
        self.took.append(row)
        self.on = event.on

    def _correct(self, row: Row) -> bool:
        """The latest event was a day later, or a note never made; the rest must stay lawful."""
        noted = bool(self.events) and self.events[-1].type is E.NOTED
        if not noted and not self.take(E.NOTED):
            return False
        target = len(self.events) - 1
        told: dict[str, object] = {"event": target}
        if self.chance.random() < 0.5:
            self.on += timedelta(days=1)
            told["right_on"] = self.on
        event = Event(E.CORRECTED, self.on, told)
        fresh = Replay(self.facts, SHIPPED, RULES)
        for index, past in in_order([*self.events, event]):
            fresh.take(index, past)
        self.replay = fresh
        self._took(row, event)
        return True

    def lead_to(self, row: Row) -> bool:
        """Go to the status of a row, doing on the way what its conditions ask for."""
        needs = [kind for condition in row.step.conditions for kind in BEFORE.get(condition, ())]
        stops = [PASSING[condition] for condition in row.step.conditions if condition in PASSING]
        # A court is also gone to where no limit is known to have passed: after the decision.
        stops += [S.DECIDED] if row.status is S.SUED else []
        for goal in [*stops, row.status]:
            if not self._go(goal, needs):
                return False
        self.prepare(needs)
        return True

    def _go(self, goal: Status, needs: list[EventType]) -> bool:
        way = self.atlas.way(self.facts, self.replay.status, goal)
        if way is None:
            return False
        for kind in way:
            if not self._hop(kind):
                return False
            self.prepare(needs)
        return True

    def _hop(self, kind: EventType) -> bool:
        """Take a row that leads on; a withdrawal in part does not, and is tried again."""
        here = self.replay.status
        for _ in range(8):
            taken = self.take(kind) or (self.take(E.DIALOGUE_WAIVED) and self.take(kind))
            if not taken or self.replay.status is not here:
                return taken
        return False

    def prepare(self, needs: list[EventType]) -> None:
        """Do what can be done of it here, and come back to the status it was done in."""
        suspended = False
        for kind in needs:
            if kind is not E.RESUMED or suspended:
                suspended = self.take(kind) and kind is E.SUSPENDED


def take_row(atlas: Atlas, row: Row, chance: random.Random, enough: int) -> Walk:
    """One walk that seeks the row, and on the way takes what stays in its status and still lacks."""
    walk = Walk(atlas, row.facts, chance)
    if not walk.lead_to(row):
        return walk
    if row.moves:
        walk.take(row.step.type)
        return walk
    mates = [one for one in walk.table[row.status].values() if not one.moves and lacks(one, enough)]
    # A correction replays the whole journal: it is taken while that is short.
    mates.sort(key=lambda one: one.step.type is not E.CORRECTED)
    for mate in [row, *mates]:
        walk.prepare([kind for condition in mate.step.conditions for kind in BEFORE.get(condition, ())])
        for _ in range(3 if mate.step.type is E.CORRECTED else 10):
            if walk.replay.status is not row.status or not walk.take(mate.step.type):
                break
    return walk


def lacks(row: Row, enough: int) -> bool:
    """Whether a row was not taken often enough, or never in its own branch."""
    return not row.taken or row.shared.taken < enough
