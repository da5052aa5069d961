"""What the pages of the unit and of the unit above read alike out of the forms of something under seal."""

from typing import TypedDict

from casebook.law.choices import Forwarder
from casebook.records.visits import SealedEntry
from casebook.services.accusing import house_of
from casebook.services.sealed_book import SealEntry
from casebook.web import access
from casebook.web.forms.seals import DenouncedForm, SealForm
from casebook.web.language import language


class Told(TypedDict):
    """What is told of a denunciation, whoever settles it."""

    entry_id: str
    subject: str
    content: str
    level: int
    forwarder: Forwarder | None
    is_anonymous: bool
    has_evidence: bool


def entered(form: SealForm, unit_id: str) -> SealEntry:
    """Give the entry of a seal as it was typed."""
    return SealEntry(
        unit_id=unit_id,
        received_on=form.received_on.day,
        came_by=form.came_by.data,
        seal_number=form.seal_number.data,
    )


def offer_house(form: DenouncedForm, unit_id: str) -> None:
    """Offer the people of the unit a denunciation comes from as the accused."""
    house = house_of(unit_id, access.doing())
    form.offer(language(), [(one.id, f"{one.full_name}, {one.title}") for one in house])


def told_of(form: DenouncedForm, row: SealedEntry) -> Told:
    """Give what was typed of a denunciation, but for whom it is about and how it came."""
    return Told(
        entry_id=row.id,
        subject=form.subject.data or "",
        content=form.content.data or "",
        level=2 if form.level.data == "2" else 1,
        forwarder=form.forwarder.data,
        is_anonymous=form.is_anonymous.data,
        has_evidence=form.has_evidence.data,
    )
