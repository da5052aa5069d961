"""What is wrong with a journal: an event that is no lawful step, told with its article."""

from datetime import date

from casebook.law.articles import Act, Article
from casebook.law.conditions import Refusal
from casebook.law.journal import Event, Subject
from casebook.law.lifecycle import Step
from casebook.law.steps import STEPS
from casebook.law.vocabulary import Action, EventType, Kind, Status
from casebook.law.words import word

# KN-39: the act knows no extension of a complaint; it becomes complex instead.
_NEVER: dict[tuple[Subject, EventType], Refusal] = {
    (Kind.COMPLAINT, EventType.EXTENDED): Refusal(
        "Khiếu nại không được gia hạn; vụ việc phức tạp phải được xác định bằng văn bản, nêu rõ tiêu chí, "
        "trước khi hết thời hạn thông thường",
        "A complaint is never extended; a complex one is marked so in writing, with its criterion, "
        "before its ordinary limit has ended",
        (Article(Act.LKN, "28"), Article(Act.N124, "3a")),
    ),
}


class UnlawfulEvent(ValueError):
    """An event that is no lawful step where it stands; `index` is its place in the list as given.

    `status` is what the event met, `open_actions` what could have been done instead.
    """

    def __init__(
        self, entry: tuple[int, Event], status: Status, open_actions: tuple[Action, ...], reason: Refusal
    ) -> None:
        self.index = entry[0]
        self.type: EventType = entry[1].type
        self.on: date = entry[1].on
        self.status = status
        self.open_actions = open_actions
        self.reason = reason
        super().__init__(self.sentence("vi"))

    def sentence(self, lang: str = "vi") -> str:
        """The whole story for a person: what, when, why not, and what can be done."""
        doing, met = word(self.type, lang), word(self.status, lang)
        able = ", ".join(word(action, lang) for action in self.open_actions)
        day = self.on.strftime("%d/%m/%Y")
        reason = self.reason.sentence(lang)
        if lang == "vi":
            could = f"Có thể: {able}." if able else "Không còn việc nào khác."
            return f"“{doing}” ngày {day} không thực hiện được khi “{met}”. {reason} {could}"
        could = f"Possible: {able}." if able else "Nothing else is possible."
        return f"“{doing}” on {day} is not possible while “{met}”. {reason} {could}"


def no_such_step(kind: Subject, event_type: EventType) -> Refusal:
    """The refusal of an event that has no row in this status: says in which statuses it has one."""
    never = _NEVER.get((kind, event_type))
    if never is not None:
        return never
    rows = [step for step in STEPS if kind in step.kinds and step.type is event_type]
    if not rows:
        return Refusal(
            f"Với {word(kind, 'vi').lower()} không có bước “{word(event_type, 'vi')}”",
            f"There is no “{word(event_type, 'en')}” for a {word(kind, 'en').lower()}",
            (),
        )
    articles = tuple(dict.fromkeys(article for step in rows for article in step.articles))
    places = [place for place in Status if any(place in step.statuses for step in rows)]
    names = {lang: ", ".join(word(place, lang).lower() for place in places) for lang in ("vi", "en")}
    return Refusal(
        f"Bước này chỉ thực hiện khi: {names['vi']}",
        f"This step is possible only while: {names['en']}",
        articles,
    )


def too_early(step: Step) -> Refusal:
    """The refusal of a step on a day before the law knew it."""
    since = step.since.strftime("%d/%m/%Y") if step.since is not None else ""
    return Refusal(f"Bước này chỉ có từ ngày {since}", f"This step exists only since {since}", step.articles)
