"""The list of what was destroyed, kept beside the key file: no back-up of the data can bring it back."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from casebook.records.cases import Case
from casebook.records.people import Person
from casebook.records.retention import Destruction
from casebook.records.units import Unit

FILE = "destroyed.json"
_FORM = 1


class ListBroken(Exception):
    """The list is there but cannot be read; the message names the file and what to do."""


@dataclass(frozen=True, kw_only=True)
class ListedDecision:
    """One destroyed case with the decision about it: random ids and the number of a document, no more."""

    case_id: str
    decision_id: str
    unit_id: str
    document_number: str
    decided_on: str
    decided_by_id: str | None
    acting_for_id: str | None
    recorded_at: str

    @classmethod
    def of(cls, case_id: str, decision: Destruction) -> "ListedDecision":
        """Tell a destroyed case as it stands in the database."""
        return cls(
            case_id=case_id,
            decision_id=decision.id,
            unit_id=decision.unit_id,
            document_number=decision.document_number,
            decided_on=decision.decided_on.isoformat(),
            decided_by_id=decision.decided_by_id,
            acting_for_id=decision.acting_for_id,
            recorded_at=decision.recorded_at.isoformat(),
        )

    def restored(self, session: Session, case: Case) -> Destruction:
        """Put the decision back into a database that is older than it, and maybe than its unit and people."""
        people = [one if one and session.get(Person, one) else None for one in self._people()]
        decision = Destruction(
            id=self.decision_id,
            unit_id=self.unit_id if session.get(Unit, self.unit_id) else case.unit_id,
            document_number=self.document_number,
            decided_on=date.fromisoformat(self.decided_on),
            decided_by_id=people[0],
            acting_for_id=people[1],
            recorded_at=datetime.fromisoformat(self.recorded_at),
        )
        session.add(decision)
        session.flush()
        return decision

    def _people(self) -> tuple[str | None, str | None]:
        return self.decided_by_id, self.acting_for_id


def read_list(folder: Path) -> list[ListedDecision]:
    """Read the list; empty where nothing was ever destroyed. Raises ListBroken."""
    path = folder / FILE
    if not path.exists():
        return []
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return [ListedDecision(**one) for one in {_FORM: raw["destroyed"]}[raw["form"]]]
    except (ValueError, KeyError, TypeError) as error:
        raise ListBroken(f"{path} is no list of destroyed cases: put its safe copy back.") from error


def write_list(folder: Path, destroyed: Sequence[ListedDecision]) -> None:
    """Add what is not on the list yet; in one step that a power cut cannot halve. Raises ListBroken."""
    known = {one.case_id: one for one in read_list(folder)}
    merged = known | {one.case_id: one for one in destroyed if one.case_id not in known}
    if merged == known:
        return
    told = {"form": _FORM, "destroyed": [asdict(merged[case_id]) for case_id in sorted(merged)]}
    path = folder / FILE
    fresh = path.with_suffix(".new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(told, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    _sync(folder)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
