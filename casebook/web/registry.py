"""The registry of powers: which power each page needs. An endpoint that is not here is refused."""

from enum import Enum

from casebook.law.powers import Power


class Open(Enum):
    """Pages that need no power of the table: open to anybody, or to anybody who signed in."""

    TO_ALL = "to_all"
    SIGNED_IN = "signed_in"


# Whoever may see some cases, however few; which ones is visible_cases' business.
SEES_CASES = frozenset(
    {
        Power.SEE_UNIT_CASES,
        Power.SEE_ASSIGNED_CASES,
        Power.SEE_DEMOCRACY_CASES,
        Power.SEE_SUBORDINATE_CASES,
    }
)

ENDPOINTS: dict[str, Power | frozenset[Power] | Open] = {
    "static": Open.TO_ALL,
    "health.healthz": Open.TO_ALL,
    "health.readyz": Open.TO_ALL,
    "sign_in.login": Open.TO_ALL,
    "sign_in.logout": Open.TO_ALL,
    "desk.show": Open.SIGNED_IN,
    "imports.start": Power.IMPORT_BOOK,
    "imports.show": Power.IMPORT_BOOK,
    "imports.take": Power.IMPORT_BOOK,
}
