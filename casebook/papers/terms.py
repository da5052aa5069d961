"""The terms of the law as papers write them, each taken from the rules as they stand on a day."""

from datetime import date

from casebook.law.ledger import term_text
from casebook.law.rules import RULES


class NoTerm(LookupError):
    """A paper names a term that is none of the law's, or none on that day."""


def term_on(rule: str, day: date) -> str:
    """Write the term of a rule as it stands on a day: "07 ngày làm việc". Raises NoTerm."""
    found = RULES.get(rule)
    version = found.on(day) if found else None
    if version is None:
        raise NoTerm(f"{rule} on {day:%d/%m/%Y}")
    return term_text(version.number, version.unit)
