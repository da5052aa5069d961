"""What is known of a visit when it is logged: who came, what they raised, what was done at once."""

from dataclasses import dataclass
from datetime import date

from casebook.law.vocabulary import Kind
from casebook.records.visits import Handling, PaperShown, Signed
from casebook.services.case_entries import Contested


@dataclass(frozen=True, kw_only=True)
class VisitorEntry:
    """Who came, as typed; `known_id` where they were picked from the people met before."""

    full_name: str
    address: str = ""
    phone: str = ""
    paper_shown: PaperShown = PaperShown.NOT_SHOWN
    paper_number: str = ""
    on_behalf_of: str = ""
    authorisation_paper: str = ""
    certified: bool = False
    """Whether the authorisation is notarised or certified (N124 Đ5.3)."""
    known_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class NewCase(Contested):
    """The case a matter opens: its subject and whom it is against."""

    subject: str
    respondent: str = ""
    under_age: bool = False
    concerns_democracy: bool = False


@dataclass(frozen=True, kw_only=True)
class MatterEntry:
    """One thing that was raised, and what was done about it.

    `opens` belongs to OPENED_CASE, `joins` (the name of a case: KN-2026-0042) to JOINED_CASE.
    """

    content: str
    kind: Kind | None
    handling: Handling
    competent: bool = True
    settled_before_by: str = ""
    answer: str = ""
    sent_to: str = ""
    document_number: str = ""
    opens: NewCase | None = None
    joins: str = ""


@dataclass(frozen=True, kw_only=True)
class VisitEntry:
    """One party received once. Without `session_id` the regular session of the day is meant."""

    unit_id: str
    visited_on: date
    visitor: VisitorEntry
    matters: tuple[MatterEntry, ...]
    session_id: str | None = None
    people_count: int = 1
    statement: str = ""
    signed: Signed = Signed.NO_MINUTES
    note: str = ""
    request_key: str | None = None


@dataclass(frozen=True, kw_only=True)
class RefusalEntry:
    """Why somebody was not received: a ground of the law by its code, and what they were told."""

    ground: str
    explanation: str
    grounds_met_on: date
