"""Journals drawn at random: lawful complaints and denunciations with pauses, complexity and extensions."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from tests.law.worked.counter import DaysOff, days_lost
from tests.law.worked.rows import Case, Want

FIRST_DAY = date(2024, 1, 5)
SPAN = 1000
CHANGE_OF_LAW = date(2026, 7, 1)
# Rule and its row by level, remote area, complexity (LKN Đ28, Đ37).
SETTLED_BY = {
    (1, False, False): ("KN-03", ""),
    (1, False, True): ("KN-04", ""),
    (1, True, False): ("KN-05", ""),
    (1, True, True): ("KN-06", ""),
    (2, False, False): ("KN-16", ""),
    (2, False, True): ("KN-16", "complex"),
    (2, True, False): ("KN-17", ""),
    (2, True, True): ("KN-17", "complex"),
}
ORDINARY_DAYS = {(1, False): 30, (1, True): 45, (2, False): 45, (2, True): 60}


@dataclass
class Drawing:
    """One journal while it is being drawn."""

    draw: Random
    level: int
    remote: bool
    received: date
    calendar: tuple[dict, ...]
    events: list[tuple[str, date, dict]] = field(default_factory=list)
    pauses: list[tuple[str, str]] = field(default_factory=list)
    wants: list[Want] = field(default_factory=list)
    at: date = FIRST_DAY
    degree: str = ""
    extensions: int = 0
    extra: int = 0

    def later(self, most: int) -> date:
        """A day not before the last event."""
        return self.at + timedelta(days=self.draw.randrange(most))

    def add(self, name: str, on: date, **particulars: object) -> None:
        """Enter an event."""
        self.at = on
        self.events.append((name, on, particulars))

    def accept(self) -> date:
        """Received and accepted."""
        self.at = self.received
        self.add("received", self.received)
        self.add("accepted", self.later(15))
        return self.at

    def pause(self, begin: str, end: str, sent: tuple[str, ...]) -> None:
        """Stop and go on; `sent` are the rules by which each decision is sent."""
        stopped, went_on = self.later(12), None
        self.add(begin, stopped)
        went_on = self.later(40)
        self.add(end, went_on)
        self.pauses.append((stopped.isoformat(), went_on.isoformat()))
        for rule, on in zip(sent, (stopped, went_on), strict=False):
            self.wants.append(Want(rule, on.isoformat()))

    def in_time(self, on: date, start: date, days: int) -> bool:
        """Whether the settling limit of so many days has not ended on that day."""
        counter = DaysOff(self.calendar)
        nominal = counter.days_after(start, days + self.extra + days_lost(self.pauses))
        return on <= counter.next_worked(nominal)

    def question(self, kind: str) -> dict:
        """What is asked of the program, its events in any order of days."""
        ordered = [{"type": name, "on": on.isoformat(), **more} for name, on, more in self.events]
        days = sorted({event["on"] for event in ordered}, key=lambda _: self.draw.random())
        asked = {"kind": kind, "level": self.level, "calendar": list(self.calendar)}
        if self.remote:
            asked["remote"] = True
        return asked | {"events": [event for day in days for event in ordered if event["on"] == day]}


def drawing(draw: Random, *, remote: bool) -> Drawing:
    """A day of receipt, and some days of one's own in the calendar around it."""
    received = FIRST_DAY + timedelta(days=draw.randrange(SPAN))
    own = {received + timedelta(days=draw.randrange(120)) for _ in range(draw.choice((0, 0, 2, 5)))}
    calendar = tuple({"day": day.isoformat(), "works": draw.random() < 0.5} for day in sorted(own))
    return Drawing(draw, draw.choice((1, 2)), remote, received, calendar)


def drawn_complaint(draw: Random) -> Case:
    """A complaint that is perhaps complex and, since the law changed, perhaps suspended."""
    one = drawing(draw, remote=draw.random() < 0.3)
    accepted = one.accept()
    for _ in range(draw.randrange(4)):
        on = one.later(10)
        if draw.random() < 0.35 and not one.degree:
            if one.in_time(on, accepted, ORDINARY_DAYS[one.level, one.remote]):
                one.degree = "complex"
                one.add("marked_complex", on)
        elif one.at >= CHANGE_OF_LAW:
            one.pause("suspended", "resumed", ("KN-28", "KN-29"))
    rule, term = SETTLED_BY[one.level, one.remote, bool(one.degree)]
    settled = Want(rule, accepted.isoformat(), term=term, pauses=tuple(one.pauses))
    acceptance = "KN-02" if one.level == 1 else "KN-15"
    if one.received < CHANGE_OF_LAW:
        acceptance += "o"
    wants = (settled, Want(acceptance, one.received.isoformat()), *one.wants)
    return Case("a complaint drawn at random", one.question("complaint"), wants)


def drawn_denunciation(draw: Random) -> Case:
    """A denunciation that is perhaps extended, suspended or waits for an expert."""
    one = drawing(draw, remote=False)
    accepted = one.accept()
    for _ in range(draw.randrange(5)):
        turn, on = draw.random(), one.later(8)
        if turn < 0.4 and not one.degree:
            one.degree = draw.choice(("complex", "especially"))
            one.add("marked_complex", on, degree=one.degree)
        elif turn < 0.7 and one.extensions < {"": 0, "complex": 1, "especially": 2}[one.degree]:
            if one.in_time(on, accepted, 30):
                extended = draw.randrange(1, 31)
                one.add("extended", on, days=extended)
                one.extensions, one.extra = one.extensions + 1, one.extra + extended
        elif turn < 0.85:
            one.pause("assessment_requested", "assessment_received", ())
        else:
            one.pause("suspended", "resumed", ("TC-18",))
    rule = "TC-10" if not one.extensions else {"complex": "TC-11", "especially": "TC-12"}[one.degree]
    typed = {"TC-10": 30, "TC-11": 60, "TC-12": 60}[rule]
    settled = Want(rule, accepted.isoformat(), extra=30 + one.extra - typed, pauses=tuple(one.pauses))
    reviewed = Want("TC-01" if one.level == 1 else "TC-23", one.received.isoformat())
    wants = (settled, reviewed, Want("TC-09", accepted.isoformat()), *one.wants)
    return Case("a denunciation drawn at random", one.question("denunciation"), wants)
