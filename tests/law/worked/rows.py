"""What a row of the worked cases is, and the question it asks."""

from dataclasses import dataclass

from tests.law.worked.terms import TERMS, Term

COMPLAINT = {"kind": "complaint"}
REMOTE = COMPLAINT | {"remote": True}
SECOND = COMPLAINT | {"level": 2}
SECOND_REMOTE = SECOND | {"remote": True}
DISCIPLINE = COMPLAINT | {"discipline": True}
DISCIPLINE_SECOND = DISCIPLINE | {"level": 2}
DISMISSAL = DISCIPLINE | {"dismissal": True}
LABOUR = COMPLAINT | {"labour": True}
DENUNCIATION = {"kind": "denunciation"}
FURTHER = DENUNCIATION | {"level": 2}
PETITION = {"kind": "petition"}
FEEDBACK = {"kind": "feedback"}
INFORMATION = {"kind": "information_request"}
RECEPTION_DAY = {"kind": "reception_day"}
REFUSAL = {"kind": "refusal"}
DISCLOSURE = {"kind": "disclosure"}
DEMOCRACY = {"kind": "democracy"}

# Proposed only, so the question brings it: 23/11/2026 off, Saturday 28/11/2026 worked.
SWAP = ({"day": "2026-11-23", "works": False}, {"day": "2026-11-28", "works": True})


def off(*days: str) -> tuple[dict, ...]:
    """Days the question's own calendar declares free."""
    return tuple({"day": day, "works": False} for day in days)


def worked(*days: str) -> tuple[dict, ...]:
    """Days the question's own calendar declares worked."""
    return tuple({"day": day, "works": True} for day in days)


@dataclass(frozen=True)
class Want:
    """One clock expected in the answer. `due` is the day found by hand, where it was."""

    rule: str
    start: str | None
    due: str | None = None
    term: str = ""
    extra: int = 0
    pauses: tuple[tuple[str, str], ...] = ()
    met: str | None = None
    state: str | None = None
    part: str | None = None
    certainty: str | None = None

    @property
    def counted(self) -> Term:
        """The row of the rule book this clock follows."""
        return TERMS[f"{self.rule} {self.term}".strip()]


@dataclass(frozen=True)
class Case:
    """A sentence, a question, and either the clocks it expects or the fact that it is unlawful."""

    sentence: str
    question: dict
    wants: tuple[Want, ...] = ()
    absent: tuple[str, ...] = ()
    only: tuple[str, ...] | None = None
    warns: bool | None = None
    status: str | None = None
    refused: tuple[str, ...] | None = None

    def says_more(self) -> bool:
        """Whether it expects something of the answer beside its clocks."""
        return bool(self.absent or self.status) or self.only is not None or self.warns is not None


want = Want


def case(sentence: str, asked: dict, journal: str, *wants: Want, **more: object) -> Case:
    """A lawful question. `absent` and `only` name rules, apart by spaces."""
    question = asking(asked, journal, more.pop("today", None), more.pop("calendar", ()))
    for name in ("absent", "only"):
        if name in more:
            more[name] = tuple(more[name].split())
    return Case(sentence, question, wants, **more)


def unlawful(sentence: str, asked: dict, journal: str, says: str = "", today: str | None = None) -> Case:
    """A question that must be answered by an error naming these words, else its last event."""
    question = asking(asked, journal, today, ())
    return Case(sentence, question, refused=tuple(says.split()) or (question["events"][-1]["type"],))


def report(sentence: str, period: str, rule: str, due: str | None = None, today: str | None = None) -> Case:
    """The report of a period: a fixed day, which does not roll (rule book 6.2)."""
    question = {"kind": "reporting", "period": period} | ({"today": today} if today else {})
    return Case(sentence, question, (Want(rule, None, due=due),), only=(rule,))


def asking(asked: dict, journal: str, today: str | None, calendar: tuple[dict, ...]) -> dict:
    """The question in the words of `flask law clocks`."""
    question = {**asked, "events": [as_event(text) for text in journal.split(";") if text.strip()]}
    if today:
        question["today"] = today
    if calendar:
        question["calendar"] = list(calendar)
    return question


def as_event(text: str) -> dict:
    """An event written "type day name=value name=value"."""
    name, on, *pairs = text.split()
    return {"type": name, "on": on} | {key: as_value(value) for key, value in (p.split("=") for p in pairs)}


def as_value(text: str) -> object:
    """Yes, no, a number, or the word itself."""
    if text in ("yes", "no"):
        return text == "yes"
    return int(text) if text.isdecimal() else text
