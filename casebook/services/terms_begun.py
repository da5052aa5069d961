"""Terms that began before the paper that tells them: said by the law of the day they run from."""

from datetime import date

from casebook.law.articles import name_all
from casebook.law.ledger import term_text
from casebook.law.rules import RULES
from casebook.papers.form import Form
from casebook.records.cases import Case
from casebook.reports.standings import standing_of

_ACCEPTANCE = frozenset({"KN-02", "KN-15", "KL-03"})
_NOTICE = "KN-10"


def acceptance_term(case: Case, form: Form) -> str | None:
    """Tell the term in which a complaint is accepted or not, from the clock that runs from its receipt.

    A term the law has changed since is told with the article it stood in. None where no clock runs.
    """
    clocks = [clock for clock in standing_of(case).clocks if clock.key in _ACCEPTANCE]
    clock = max(clocks, key=lambda one: one.from_on, default=None)
    if clock is None:
        return None
    told = term_text(clock.days, clock.unit)
    today = RULES[clock.key].on(form.since)
    if today is None or today.id == clock.rule:
        return told
    return f"{told} theo {name_all(clock.articles, 'vi')} khi chưa được sửa đổi"


def notice_term(case: Case, called_on: date) -> str | None:
    """Tell how long before a dialogue its notice was due on the day it was given (N124 Đ28.1)."""
    if case.labour:
        return None
    version = RULES[_NOTICE].on(called_on)
    if version is None:
        return "chưa quy định vào ngày thông báo"
    return f"ít nhất {term_text(version.number, version.unit)}"
