"""What the answers on a visit's forms are called on the screens."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from casebook.law.vocabulary import Kind
from casebook.law.words import word
from casebook.records.reception import SessionKind
from casebook.records.visits import Handling, PaperShown, Signed
from casebook.web.forms.fields import choices_of
from casebook.web.language import language

PAPERS: Mapping[PaperShown, Any] = {
    PaperShown.NOT_SHOWN: _l("Not shown"),
    PaperShown.CITIZEN_CARD: _l("Citizen card"),
    PaperShown.PERSONAL_NUMBER: _l("Personal number"),
    PaperShown.PASSPORT: _l("Passport"),
    PaperShown.OTHER: _l("Other paper"),
}

SIGNED: Mapping[Signed, Any] = {
    Signed.NO_MINUTES: _l("No minutes were taken"),
    Signed.SIGNED: _l("Read back and signed"),
    Signed.FINGERPRINT: _l("Read back, fingerprint given"),
    Signed.DECLINED: _l("Read back, declined to sign"),
}

HANDLINGS: Mapping[Handling, Any] = {
    Handling.ANSWERED: _l("Answer on the spot"),
    Handling.OPENED_CASE: _l("Open a case"),
    Handling.JOINED_CASE: _l("Add to a case that is there"),
    Handling.GUIDED: _l("Guide to another body"),
    Handling.TRANSFERRED: _l("Transfer to another body"),
    Handling.NOTED: _l("Note it, answer later"),
}

HANDLED: Mapping[Handling, Any] = {
    Handling.ANSWERED: _l("Answered on the spot"),
    Handling.OPENED_CASE: _l("A case was opened"),
    Handling.JOINED_CASE: _l("Added to a case"),
    Handling.GUIDED: _l("Guided to another body"),
    Handling.TRANSFERRED: _l("Transferred to another body"),
    Handling.NOTED: _l("Noted, to be answered"),
}

SESSIONS: Mapping[SessionKind, Any] = {
    SessionKind.REGULAR: _l("regular"),
    SessionKind.PERIODIC: _l("periodic, by the head"),
    SessionKind.UNSCHEDULED: _l("unscheduled"),
    SessionKind.ON_SITE: _l("on site"),
}


def choose(words: Mapping[Any, Any]) -> list[SelectChoice]:
    """Make the choices of a field from a table of words."""
    return choices_of([(str(code), label) for code, label in words.items()])


def kinds(*, sealed: bool) -> list[SelectChoice]:
    """Give the kinds a matter may have; a denunciation only where it leads to the sealed book."""
    offered: list[StrEnum] = [Kind.COMPLAINT, Kind.PETITION, Kind.FEEDBACK, Kind.INFORMATION_REQUEST]
    if sealed:
        offered.insert(1, Kind.DENUNCIATION)
    return choices_of([(str(kind), word(kind, language())) for kind in offered])
