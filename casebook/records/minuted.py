"""The commitments the minutes of a dialogue tell: as they stood when these got their number."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from casebook.law.commitments import CommitmentOutcome
from casebook.records.audit import AuditRow
from casebook.records.base import db
from casebook.records.commitments import Commitment
from casebook.records.dialogue_lists import commitments_of_dialogue
from casebook.records.dialogues import Dialogue
from casebook.records.people import people_by_id

_MINUTED, _GIVEN, _REPLACED = "dialogue.minuted", "commitment.handed_over", "commitment.replaced"


@dataclass(frozen=True, kw_only=True)
class Told:
    """A commitment as the minutes tell it."""

    commitment: Commitment
    owner: str


def commitments_in_minutes(dialogue: Dialogue) -> list[Told]:
    """Give the commitments as the minutes tell them: no other owner, and nothing put in their place later.

    Until the minutes have their number they tell what stands now; what was replaced till then is left out.
    """
    made = commitments_of_dialogue(dialogue.id)
    later = _later(dialogue, made)
    # The first owner given up after the minutes is the one they name.
    gave: dict[str, str] = {}
    for line in later:
        if line.deed == _GIVEN:
            gave.setdefault(line.object_id, str(line.particulars["before"]))
    replaced = {line.object_id: str(line.particulars["by"]) for line in later if line.deed == _REPLACED}
    names = people_by_id(gave.values())
    return [
        Told(commitment=one, owner=names[gave[one.id]].full_name if one.id in gave else one.owner.full_name)
        for one in made
        if one.id not in replaced.values()
        and (one.outcome is not CommitmentOutcome.REPLACED or one.id in replaced)
    ]


def _later(dialogue: Dialogue, made: Sequence[Commitment]) -> Sequence[AuditRow]:
    """Give the lines of what was done to commitments once the minutes of their dialogue had their number."""
    if dialogue.minutes_number is None:
        return ()
    minuted = (
        select(func.max(AuditRow.number))
        .where(AuditRow.deed == _MINUTED, AuditRow.object_id == dialogue.id)
        .scalar_subquery()
    )
    found = select(AuditRow).where(
        AuditRow.deed.in_((_GIVEN, _REPLACED)),
        AuditRow.object_id.in_([one.id for one in made]),
        AuditRow.number > minuted,
    )
    return db.session.scalars(found.order_by(AuditRow.number)).all()
