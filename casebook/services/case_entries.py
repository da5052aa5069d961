"""What is known of a case when it is registered: who brings it, what it contests, what came with it."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from casebook.law.choices import ContestedForm, Forwarder, Via
from casebook.law.vocabulary import Kind
from casebook.records.cases import PartyRole


@dataclass(frozen=True, kw_only=True)
class PartyEntry:
    """Somebody in a case as typed at registration."""

    role: PartyRole
    full_name: str
    address: str = ""
    phone: str = ""
    paper_number: str = ""
    person_id: str | None = None
    """Who of the house it is, where it is one of them."""


@dataclass(frozen=True, kw_only=True)
class FirstComplaint:
    """The first complaint behind a second one; lawful also when it was never answered (LKN Đ33.1)."""

    told: str
    """Its number in this installation, or in words."""
    decided: bool
    decision_number: str = ""
    decision_received_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Together:
    """How many bring a case together, and the papers the law asks of them (N124 Đ16.1)."""

    people: int
    all_signed: bool = False
    representation_paper: str = ""


@dataclass(frozen=True, kw_only=True)
class Authorisation:
    """By which paper a representative acts, and whether it is notarised or certified (N124 Đ5.3)."""

    paper: str
    certified: bool = False


@dataclass(frozen=True, kw_only=True)
class Contested:
    """What only a complaint has; other kinds leave it as it is."""

    level: int = 1
    discipline: bool = False
    dismissal: bool = False
    labour: bool = False
    in_writing: bool = True
    first: FirstComplaint | None = None
    contested_decision: str = ""
    contested_number: str = ""
    contested_form: ContestedForm | None = None
    contested_known_on: date | None = None
    """When the complainant received or learned of the contested decision or act (LKN Đ9)."""

    def as_contested(self) -> dict[str, Any]:
        """Give these fields by name, for another entry that has them, too."""
        return {field.name: getattr(self, field.name) for field in fields(Contested)}


@dataclass(frozen=True, kw_only=True)
class CaseEntry(Contested):
    """What is known of a case when it is registered."""

    unit_id: str
    kind: Kind
    subject: str
    content: str
    received_on: date
    via: Via
    parties: tuple[PartyEntry, ...]
    is_anonymous: bool = False
    under_age: bool = False
    together: Together = Together(people=1)
    authorisation: Authorisation | None = None
    concerns_democracy: bool = False
    competent: bool = True
    regulation: bool = False
    """Feedback about an administrative regulation goes to the body that looks after it (N20)."""
    forwarder: Forwarder | None = None
    letter_written_on: date | None = None
    request_key: str | None = None
    sealed_entry_id: str | None = None
    held_for_unit_id: str | None = None
    """The unit whose head or deputy it is about: the case is held above."""
    has_evidence: bool = False
    """An anonymous denunciation that says clearly who did what, with evidence (LTC Đ25.2)."""
    note: str = ""
