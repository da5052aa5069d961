"""A statutory clock as pages show it: its words, what remains, and the ledger behind its day."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from casebook.law import ledger
from casebook.law.articles import name_all
from casebook.law.calendar import Calendar
from casebook.law.clocks import Clock
from casebook.law.rules import RULES
from casebook.law.vocabulary import ClockState
from casebook.law.words import word
from casebook.web.language import language


@dataclass(frozen=True)
class ClockView:
    """One clock with everything `parts/clock.html` asks for."""

    rule: str
    name: str
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


def clock_view(clock: Clock, *, today: date, calendar: Calendar) -> ClockView:
    """Tell a clock in the language of the page, as it stands today."""
    lang = language()
    state = clock.state(today)
    return ClockView(
        rule=clock.rule,
        name=RULES[clock.key].name(lang),
        from_on=clock.from_on,
        nominal_on=clock.nominal_on,
        due_on=clock.due_on,
        met_on=clock.met_on,
        state=state.value,
        state_label=word(state, lang),
        soon=clock.is_soon(today, calendar),
        remaining=_remaining(clock, state, today, calendar),
        length=ledger.term_text(clock.days, clock.unit, lang),
        article=name_all(clock.articles, lang),
        certainty=clock.certainty.value,
        certainty_label="" if clock.certainty.is_certain else word(clock.certainty, lang),
        conflict=clock.conflict,
        ledger=ledger.lines(clock, calendar, lang),
    )


def _remaining(clock: Clock, state: ClockState, today: date, calendar: Calendar) -> str:
    left = clock.remaining(today, calendar)
    if state is ClockState.RUNNING and left.calendar_days == 0:
        return str(_("Today is the last day"))
    if state is ClockState.RUNNING:
        return str(_("%(number)s working days left", number=left.working_days))
    if state is ClockState.OVERDUE:
        return str(_("Overdue by %(number)s days", number=-left.calendar_days))
    if state in (ClockState.MET, ClockState.MET_LATE) and clock.met_on is not None:
        return str(_("Done on %(day)s", day=f"{clock.met_on:%d/%m/%Y}"))
    return word(state, language())
