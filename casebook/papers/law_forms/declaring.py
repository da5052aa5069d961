"""Declares forms: the slots of a form are found by the places in its texts, protected ones are named."""

from datetime import date
from typing import TypedDict, Unpack

from casebook.law.articles import Article
from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import Block
from casebook.papers.form import Audience, BadForm, ConfinedForm, FormText, OpenForm
from casebook.papers.law_forms import shared_slots
from casebook.papers.slots import ProtectedSlot, Slot

_SHARED = {slot.key: slot for slot in vars(shared_slots).values() if isinstance(slot, Slot)}


class Told(TypedDict, total=False):
    """What is told of a form; `FormText` says what each means."""

    key: str
    code: str
    vi: str
    en: str
    sources: tuple[Article, ...]
    certainty: Certainty
    since: date
    until: date | None
    symbol: str
    is_letter: bool
    title: str
    about: str
    audience: frozenset[Audience]
    blocks: tuple[Block, ...]
    recipients: tuple[str, ...]
    signed_by_issuer: bool
    by_citizen: bool


def open_form(*own: Slot, **told: Unpack[Told]) -> OpenForm:
    """Make an open form with its own slots and the shared ones it has places for.

    Raises BadForm for a place no slot fills, or a slot of its own that has no place.
    """
    return OpenForm(**told, slots=_found(own, set(), **told))


def confined_form(*own: Slot, protected: tuple[ProtectedSlot, ...], **told: Unpack[Told]) -> ConfinedForm:
    """Make a confined form; what would tell who denounces is never found by itself, it is named.

    Raises BadForm like `open_form`, and for a reader who must not know.
    """
    slots = _found(own, {slot.key for slot in protected}, **told)
    return ConfinedForm(**told, slots=slots, protected=protected)


def _found(own: tuple[Slot, ...], protected: set[str], **told: Unpack[Told]) -> tuple[Slot, ...]:
    slots = _SHARED | {slot.key: slot for slot in own}
    places = FormText(**told).keys()
    keys = [key for key in places if key not in protected]
    if unknown := [key for key in keys if key not in slots]:
        raise BadForm(f"{told['key']} has places without a slot: {unknown}")
    if spare := {slot.key for slot in own} - set(keys):
        raise BadForm(f"{told['key']} has slots without a place: {sorted(spare)}")
    return tuple(slots[key] for key in keys)
