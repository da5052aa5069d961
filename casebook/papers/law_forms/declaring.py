"""Declares forms: the slots of a form are found by the places in its texts."""

from datetime import date
from typing import TypedDict, Unpack

from casebook.law.articles import Article
from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import Block
from casebook.papers.form import Audience, BadForm, FormText, OpenForm
from casebook.papers.law_forms import shared_slots
from casebook.papers.slots import Slot

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
    slots = _SHARED | {slot.key: slot for slot in own}
    keys = FormText(**told).keys()
    if unknown := [key for key in keys if key not in slots]:
        raise BadForm(f"{told['key']} has places without a slot: {unknown}")
    if spare := {slot.key for slot in own} - set(keys):
        raise BadForm(f"{told['key']} has slots without a place: {sorted(spare)}")
    return OpenForm(**told, slots=tuple(slots[key] for key in keys))
