"""What a row expects of each clock, reckoned by the naive counter."""

from datetime import date

from tests.law.worked.counter import DaysOff, as_day, days_lost, months_after
from tests.law.worked.rows import Want
from tests.law.worked.terms import CERTAIN_IN_PART, LESS_CERTAIN, WINDOWS

# The last month of each period of TT06 Đ4; its report is with the province by the 17th (TT06 Đ7).
LAST_MONTHS = {"Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "6M": 6, "9M": 9, "Y": 12}
REPORT_DAY = 17


def last_days(one: Want, question: dict) -> tuple[date, date]:
    """Nominal and due day; the day of a report is fixed and does not roll (rule book 6.2)."""
    if "period" in question:
        year, period = question["period"].split("-")
        fixed = date(int(year), LAST_MONTHS[period], REPORT_DAY)
        return fixed, fixed
    return count(one, DaysOff(question.get("calendar", ())))


def count(one: Want, calendar: DaysOff) -> tuple[date, date]:
    """Nominal and due day by walking."""
    term, start = one.counted, as_day(one.start)
    number = term.number + one.extra
    if term.how == "next":  # at once, or when the office next opens
        opens = calendar.next_worked(start)
        return opens, opens
    if term.unit == "working_day":
        walk = calendar.working_days_before if term.how == "before" else calendar.working_days_after
        last = walk(start, number)
        return last, last
    if term.unit == "hour":  # before the session, on its day
        return start, start
    if term.how == "before":
        nominal = calendar.days_before(start, number)
        return nominal, calendar.worked_before(nominal)
    if term.unit == "day":
        nominal = calendar.days_after(start, number + days_lost(one.pauses))
    else:
        nominal = months_after(start, number * (12 if term.unit == "year" else 1))
    return nominal, nominal if term.how == "stands" else calendar.next_worked(nominal)


def is_window(one: Want) -> bool:
    """Whether the term is a time in which somebody may act, not a duty."""
    return one.rule in WINDOWS or one.part == "window"


def state_of(one: Want, due: date, today: str | None) -> str:
    """The state, from the day it was met and the day of asking."""
    if one.state:
        return one.state
    if one.met:
        return "met" if as_day(one.met) <= due else "met_late"
    if today and as_day(today) > due:
        return "lapsed" if is_window(one) else "overdue"
    return "running"


def certainty_of(one: Want, *, rolled: bool) -> str:
    """How certain the rule book is; nothing where it says two things, as of rolling (TG-04, TG-10)."""
    if rolled or one.rule.startswith(tuple(CERTAIN_IN_PART)):
        return ""
    return LESS_CERTAIN.get(one.rule, "S")


def expected(one: Want, question: dict) -> dict:
    """Everything the answer must say of this clock."""
    nominal, due = last_days(one, question)
    told = {
        "rule": one.rule,
        "nominal_on": nominal.isoformat(),
        "due_on": due.isoformat(),
        "met_on": one.met,
        "state": state_of(one, due, question.get("today")),
    }
    if one.start:
        told |= {"from": one.start, "days": one.counted.number + one.extra, "unit": one.counted.unit}
        if one.counted.conflict is not None:
            told["conflict"] = one.counted.conflict
    told["nature"] = "window" if is_window(one) else "duty"
    if one.part:
        told["part"] = one.part
    certainty = one.certainty or certainty_of(one, rolled=nominal != due)
    return told | ({"certainty": certainty} if certainty else {})
