"""Who takes part in the dialogue over a complaint, and how the journal keeps it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from casebook.law.choices import Presence, Seat
from casebook.law.words import word


@dataclass(frozen=True, kw_only=True)
class Participant:
    """Somebody invited: in which capacity; whether they came stays None until the dialogue is held."""

    name: str
    seat: Seat
    presence: Presence | None = None
    reason: str = ""
    """Why they stayed away, where they said so."""


def kept(people: Sequence[Participant]) -> str:
    """Write participants as the journal keeps them."""
    rows = [
        {
            "name": one.name,
            "seat": str(one.seat),
            "presence": str(one.presence or ""),
            "reason": one.reason,
        }
        for one in people
    ]
    return json.dumps(rows, ensure_ascii=False) if rows else ""


def people_in(text: str) -> list[Participant]:
    """Read participants back from a line of the journal; none where it was recorded without them."""
    try:
        rows = json.loads(text) if text else []
        return [
            Participant(
                name=row["name"],
                seat=Seat(row["seat"]),
                presence=Presence(row["presence"]) if row["presence"] else None,
                reason=row["reason"],
            )
            for row in rows
        ]
    except (ValueError, KeyError, TypeError):
        return []


def attendance_told(people: Sequence[Participant], lang: str = "vi") -> str:
    """Tell who was there and who was not, a line each."""
    return "\n".join(f"{one.name} ({word(one.seat, lang)}): {presence_told(one, lang)}" for one in people)


def presence_told(one: Participant, lang: str = "vi") -> str:
    """Tell whether somebody came, with the reason where they gave one; empty while nobody knows."""
    told = word(one.presence, lang) if one.presence else ""
    return f"{told}: {one.reason}" if one.reason else told
