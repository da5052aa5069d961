"""What a page may need: one power of the table, any of several, or none."""

from enum import Enum

from casebook.law.powers import Power
from casebook.records.visibility import CASE_POWERS

# Whoever may see some cases, however few; which ones is visible_cases' business.
SEES_CASES = CASE_POWERS


class Open(Enum):
    """Pages that need no power of the table: open to anybody, or to anybody who signed in."""

    TO_ALL = "to_all"
    SIGNED_IN = "signed_in"


# Whoever reads what is held for the units below.
HOLDS_FOR_BELOW = frozenset({Power.KEEP_HELD_REGISTER, Power.SEE_DENUNCIATIONS})

# Whoever may come upon words that accuse the head or a deputy, and is told how to seal them.
TYPES_WHAT_IS_SAID = frozenset({Power.LOG_VISITS, Power.REGISTER_CASES, Power.WORK_ON_CASES})

# Whoever takes in what citizens hand over, or works on it.
ADDS_FILES = frozenset({Power.WORK_ON_CASES, Power.REGISTER_CASES})

# Whoever may take some file, however few; which ones is open_files' business.
TAKES_FILES = SEES_CASES | {Power.SEE_BOOK, Power.SEE_DIALOGUES}

# Whoever may find anything by words, however little; what is found is what they may see.
SEARCHES = TAKES_FILES

# Whoever keeps the installation, and whoever decides about its calendar.
KEEPS_DAYS = frozenset({Power.MANAGE_UNIT, Power.CONFIRM_CALENDAR_DAYS})

# Whoever answers for many cases, and whoever reviews some of them: the radar shows each what they may see.
LOOKS_AROUND = frozenset({Power.CHASE_CASES, Power.SEE_DEMOCRACY_CASES})

# Who denounces is asked for, and approved, by two different people.
OPENS_IDENTITIES = frozenset({Power.REQUEST_IDENTITY, Power.APPROVE_IDENTITY})

# Whoever holds envelopes: those of the unit's sealed book, and those held for the units below.
MOVES_ENVELOPES = frozenset({Power.WRITE_SEALED_BOOK, Power.KEEP_HELD_REGISTER, Power.SEE_DENUNCIATIONS})

# The administrator, and whoever leads the unit.
RECORDS_ABSENCES = frozenset({Power.MANAGE_PEOPLE, Power.HAND_OVER})

# Where somebody without the device this installation asks for gets to: enrolling one, and out again.
WITHOUT_DEVICE = frozenset({"devices.show", "devices.begin", "devices.enrol", "account.sign_out_everywhere"})

# Whoever asks that a lost device be replaced, and whoever confirms it.
REPLACES_DEVICES = frozenset({Power.MANAGE_PEOPLE, Power.CONFIRM_NEW_DEVICE})
