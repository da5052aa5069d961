"""Statutory clocks as people read them: what remains, under which article, and how it was counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from casebook.law.articles import name_all
from casebook.law.calendar import Calendar
from casebook.law.cautions import caution_text
from casebook.law.clocks import SOON_WORKING_DAYS, Clock
from casebook.law.dated import Rule
from casebook.law.ledger import lines, term_text
from casebook.law.moving import Caution
from casebook.law.rules import RULES
from casebook.law.vocabulary import ClockState, Nature
from casebook.law.words import word


@dataclass(frozen=True)
class Reading:
    """On which day, by which calendar and rules and in which language something is read."""

    today: date
    calendar: Calendar
    language: str
    rules: Mapping[str, Rule] = field(default_factory=lambda: RULES)

    def choose(self, vi: str, en: str) -> str:
        """Give the sentence in the language of the reader."""
        return en if self.language == "en" else vi


@dataclass(frozen=True, kw_only=True)
class ClockView:
    """One clock on a page, see templates/parts/clock.html."""

    rule: str
    key: str
    name: str
    nature: Nature
    from_on: date
    nominal_on: date
    due_on: date
    met_on: date | None
    state: str
    state_label: str
    soon: bool
    remaining: str
    length: str
    article: str
    certainty: str
    certainty_label: str
    conflict: bool
    ledger: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DueView:
    """The nearest due day of a case in a list."""

    rule: str
    name: str
    due_on: date
    state: str
    soon: bool
    remaining: str
    doubt: str = ""
    """That its rule is to be checked against the text; empty where it was read there."""


def clock_view(clock: Clock, reading: Reading) -> ClockView:
    """Tell one clock."""
    language, state = reading.language, clock.state(reading.today)
    certain = clock.certainty.is_certain
    article = name_all(clock.articles, language)
    told = lines(clock, reading.calendar, language)
    doubt = word(clock.certainty, language)
    return ClockView(
        rule=clock.rule,
        key=clock.key,
        name=RULES[clock.key].name(language),
        nature=clock.nature,
        from_on=clock.from_on,
        nominal_on=clock.nominal_on,
        due_on=clock.due_on,
        met_on=clock.met_on,
        state=str(state),
        state_label=word(state, language),
        soon=clock.nature is Nature.DUTY and clock.is_soon(reading.today, reading.calendar),
        remaining=_remaining(clock, state, reading),
        length=term_text(clock.days, clock.unit, language),
        article=article if certain else f"{article}; {doubt[:1].lower()}{doubt[1:]}",
        certainty=str(clock.certainty),
        certainty_label=doubt,
        conflict=clock.conflict,
        # The last line of an uncertain ledger is its doubt, which the page shows apart.
        ledger=told if certain else told[:-1],
    )


def clock_views(clocks: tuple[Clock, ...], reading: Reading) -> tuple[ClockView, ...]:
    """Tell the clocks of one case."""
    resting = any(clock.paused for clock in clocks)
    return tuple(
        _until_resumed(clock, reading)
        if resting and clock.is_open and clock.ledger.follows_resolution
        else clock_view(clock, reading)
        for clock in clocks
    )


def _until_resumed(clock: Clock, reading: Reading) -> ClockView:
    # It begins where the limit of the settling ends, a day nobody knows before that runs again.
    due = f"{clock.due_on:%d/%m/%Y}"
    told = reading.choose(
        f"Tính lại khi việc giải quyết được tiếp tục (theo hạn cũ: {due})",
        f"Counted anew once the settling is resumed (by the old limit: {due})",
    )
    return replace(clock_view(clock, reading), remaining=told)


def due_view(rule: str, due_on: date, reading: Reading) -> DueView:
    """Tell the nearest due day of a case from its projection alone."""
    left = reading.calendar.working_days_between(reading.today, due_on)
    overdue = due_on < reading.today
    return DueView(
        rule=rule,
        name=rule_name(rule, reading.language),
        due_on=due_on,
        state=str(ClockState.OVERDUE if overdue else ClockState.RUNNING),
        soon=not overdue and left <= SOON_WORKING_DAYS,
        remaining=time_until(due_on, reading),
        doubt=_doubt(rule, reading),
    )


def _doubt(rule: str, reading: Reading) -> str:
    held = (known.on(reading.today) for known in reading.rules.values())
    if all(v.certainty.is_certain for v in held if v is not None and v.id == rule):
        return ""
    return reading.choose("cần đối chiếu văn bản", "to be checked against the text")


_BY_ID = {version.id: rule for rule in RULES.values() for version in rule.versions}


def rule_name(rule: str, language: str) -> str:
    """Say what the rule with an id of the rule book is about."""
    return _BY_ID[rule].name(language) if rule in _BY_ID else rule


def caution_sentence(caution: Caution, reading: Reading) -> str:
    """Tell what the law is not sure of, by the name of the term instead of its number in the rule book."""
    sentence = caution_text(caution, reading.calendar, reading.language)
    if caution.rule is None:
        return sentence
    return f"{rule_name(caution.rule, reading.language)}{sentence.removeprefix(caution.rule)}"


def article_on(rule: str, day: date, reading: Reading) -> str:
    """Name the articles behind the rule with an id of the rule book, as it stands on a day."""
    held = (known.on(day) for known in reading.rules.values())
    articles = [article for version in held if version and version.id == rule for article in version.articles]
    return name_all(tuple(dict.fromkeys(articles)), reading.language)


def _remaining(clock: Clock, state: ClockState, reading: Reading) -> str:
    if clock.met_on is not None:
        return _met(clock.met_on, clock.due_on, reading)
    if state is ClockState.OVERDUE:
        return _overdue(clock.due_on, reading)
    if state is ClockState.RUNNING:
        return _left(clock.due_on, reading)
    return reading.choose(*_AT_REST[state])


_AT_REST = {
    ClockState.LAPSED: ("Đã hết thời hiệu", "The window has closed"),
    ClockState.PAUSED: ("Đang tạm dừng, chưa tính tiếp", "Paused: no day counts now"),
    ClockState.CANCELLED: ("Không còn áp dụng", "No longer applies"),
}


def time_until(due_on: date, reading: Reading) -> str:
    """Tell how long it is until a due day, or how long it has passed."""
    return _overdue(due_on, reading) if due_on < reading.today else _left(due_on, reading)


def _left(due_on: date, reading: Reading) -> str:
    working = reading.calendar.working_days_between(reading.today, due_on)
    days = (due_on - reading.today).days
    if not days:
        return reading.choose("Hết hạn hôm nay", "Ends today")
    if not working:
        return reading.choose(f"Còn {days} ngày", f"{_days(days)} left")
    return reading.choose(f"Còn {working} ngày làm việc", f"{_days(working, 'working ')} left")


def _overdue(due_on: date, reading: Reading) -> str:
    days = (reading.today - due_on).days
    return reading.choose(f"Đã quá hạn {days} ngày", f"{_days(days)} overdue")


def _met(met_on: date, due_on: date, reading: Reading) -> str:
    on = f"{met_on:%d/%m/%Y}"
    late = (met_on - due_on).days
    if late > 0:
        return reading.choose(f"Đã làm ngày {on}, muộn {late} ngày", f"Done on {on}, {_days(late)} late")
    return reading.choose(f"Đã làm ngày {on}, đúng hạn", f"Done on {on}, in time")


def _days(number: int, kind: str = "") -> str:
    return f"{number} {kind}day{'' if number == 1 else 's'}"
