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

# The administrator, and whoever leads the unit.
RECORDS_ABSENCES = frozenset({Power.MANAGE_PEOPLE, Power.HAND_OVER})

ENDPOINTS: dict[str, Power | frozenset[Power] | Open] = {
    "static": Open.TO_ALL,
    "health.healthz": Open.TO_ALL,
    "health.readyz": Open.TO_ALL,
    "sign_in.login": Open.TO_ALL,
    "sign_in.logout": Open.TO_ALL,
    "desk.show": Open.SIGNED_IN,
    "setup.choose": Open.TO_ALL,
    "setup.unit": Open.TO_ALL,
    "setup.sample": Open.TO_ALL,
    "account.activate": Open.TO_ALL,
    "account.show": Open.SIGNED_IN,
    "account.change_password": Open.SIGNED_IN,
    "account.sign_out_everywhere": Open.SIGNED_IN,
    "people.listing": Power.MANAGE_PEOPLE,
    "people.add": Power.MANAGE_PEOPLE,
    "people.show": Power.MANAGE_PEOPLE,
    "people.change": Power.MANAGE_PEOPLE,
    "people.disable": Power.MANAGE_PEOPLE,
    "people.enable": Power.MANAGE_PEOPLE,
    "people.activation": Power.MANAGE_PEOPLE,
    "roles.give": Power.MANAGE_PEOPLE,
    "roles.end": Power.MANAGE_PEOPLE,
    "absences.listing": RECORDS_ABSENCES,
    "absences.record": RECORDS_ABSENCES,
    "absences.end": RECORDS_ABSENCES,
    "handover.choose": Power.HAND_OVER,
    "handover.give": Power.HAND_OVER,
    "unit.show": Power.MANAGE_UNIT,
    "unit.change": Power.MANAGE_UNIT,
    "unit.add": Power.MANAGE_UNIT,
    "days.listing": Open.SIGNED_IN,
    "days.propose": Power.PROPOSE_CALENDAR_DAYS,
    "days.confirm": Power.CONFIRM_CALENDAR_DAYS,
    "days.withdraw": Power.CONFIRM_CALENDAR_DAYS,
    "imports.start": Power.IMPORT_BOOK,
    "imports.show": Power.IMPORT_BOOK,
    "imports.take": Power.IMPORT_BOOK,
}
