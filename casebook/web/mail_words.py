"""What kinds of letters are called on the screens, and why one did not get away."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from casebook.records.outbox import LetterFailure
from casebook.services.letter_texts import (
    ANSWERED,
    ASSIGNED,
    DIGEST,
    DUE_SOON,
    DUE_TODAY,
    INCOMING,
    OVERDUE,
)
from casebook.services.told import CHANGED, DEMANDED, REPORTED

KINDS: Mapping[str, Any] = {
    DIGEST: _l("The daily reminder"),
    CHANGED: _l("A case has changed"),
    ASSIGNED: _l("A case was given to somebody"),
    DEMANDED: _l("A report is asked for"),
    REPORTED: _l("A report has come"),
    INCOMING: _l("Something was sent to the unit"),
    ANSWERED: _l("What was sent on was answered"),
    DUE_SOON: _l("A commitment is due soon"),
    DUE_TODAY: _l("A commitment is due today"),
    OVERDUE: _l("A commitment is overdue"),
}

FAILURES: Mapping[LetterFailure, Any] = {
    LetterFailure.SERVER_AWAY: _l(
        "The mail server does not answer. Look at its name and port, and whether this machine reaches it."
    ),
    LetterFailure.CONNECTION_LOST: _l("The mail server ended the talk in the middle. It is tried again."),
    LetterFailure.SERVER_BUSY: _l("The mail server takes nothing at the moment. It is tried again."),
    LetterFailure.UNTRUSTED: _l(
        "The mail server does not prove who it is, or speaks without encryption; nothing was sent to it. "
        "Look at its name and the kind of encryption, or have its certificate renewed."
    ),
    LetterFailure.SIGN_IN_REFUSED: _l(
        "The mail server does not take the user name and password. Type them again."
    ),
    LetterFailure.PASSWORD_LOST: _l(
        "The kept password does not open with the keys of this installation. Type it again."
    ),
    LetterFailure.SENDER_REFUSED: _l(
        "The mail server does not let the program send from this address. Choose the one that belongs to "
        "the user name."
    ),
    LetterFailure.PUT_OFF: _l("The mail server wants it later. It is tried again."),
    LetterFailure.ADDRESS_REFUSED: _l(
        "The mail server does not know the address. Correct it in the account, then try again."
    ),
    LetterFailure.LETTER_REFUSED: _l(
        "The mail server refused the letter. Ask whoever keeps it whether it takes us for spam."
    ),
    LetterFailure.NO_ADDRESS: _l("The account has no e-mail address."),
    LetterFailure.NOT_AN_ADDRESS: _l("What stands in the account is no e-mail address. Correct it there."),
    LetterFailure.FAULT: _l("The program stumbled; the log of the machine says where."),
}
