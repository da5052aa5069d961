"""The audit line and the waiting letter every deed leaves, in its own transaction."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.law.powers import Actor, Power
from casebook.records.audit import AuditRow
from casebook.records.outbox import OutboxRow
from casebook.services.refusals import NotAllowed, NotConfirmed
from casebook.services.sent_twice import SentForm, spend_form

CONFIRMED_FOR = timedelta(minutes=5)
"""How long a proof of who somebody is lets them sign and reveal."""


@dataclass(frozen=True, kw_only=True)
class Doing:
    """Who does something, on which legal day, at which moment: the first argument of every deed."""

    actor: Actor
    today: date
    now: datetime
    confirmed_at: datetime | None = None
    """When the person last proved who they are beside being signed in; None when they did not."""
    form: SentForm | None = None
    """The form that asks for it: the same one sent twice does it once."""

    def must_be_confirmed(self) -> None:
        """Raise NotConfirmed unless the person proved lately who they are: before signing and revealing."""
        if self.confirmed_at is None or self.now - self.confirmed_at > CONFIRMED_FOR:
            raise NotConfirmed

    def must_hold(self, power: Power, unit_id: str) -> None:
        """Raise NotAllowed unless the person has the power in that unit."""
        if not self.actor.has_in(power, unit_id):
            raise NotAllowed

    def acting_for(self, unit_id: str | None) -> str | None:
        """Say for whom the person acts in a unit; None where they hold a role of their own."""
        holders = {grant.acting_for for grant in self.actor.grants if grant.unit_id == unit_id}
        return next(iter(holders)) if len(holders) == 1 else None


@dataclass(frozen=True, kw_only=True)
class Trace:
    """What the audit keeps of a deed; never a protected value."""

    deed: str
    unit_id: str | None
    object_kind: str
    object_id: str
    particulars: dict[str, object]


def write_audit(session: Session, doing: Doing, trace: Trace) -> None:
    """Write the audit line of a deed that succeeds or falls with its transaction.

    Raises SentBefore where the form that asked for the deed brought it about already.
    """
    if doing.form is not None:
        spend_form(session, doing.form, now=doing.now)
    write_line(
        session,
        trace,
        now=doing.now,
        person_id=doing.actor.person_id,
        acting_for_id=doing.acting_for(trace.unit_id),
    )


def write_line(
    session: Session,
    trace: Trace,
    *,
    now: datetime,
    person_id: str | None = None,
    acting_for_id: str | None = None,
) -> None:
    """Write an audit line of what nobody signed in did: a start, a sign-in, a command of the terminal."""
    session.add(
        AuditRow(
            at=now,
            person_id=person_id,
            acting_for_id=acting_for_id,
            unit_id=trace.unit_id,
            deed=trace.deed,
            object_kind=trace.object_kind,
            object_id=trace.object_id,
            particulars=trace.particulars,
        )
    )


@dataclass(frozen=True, kw_only=True)
class Mailing:
    """A letter to one person that a change makes due; it names no case content."""

    unit_id: str
    occasion: str
    recipient_id: str
    kind: str
    case_id: str | None


def queue_letter(session: Session, doing: Doing, letter: Mailing) -> None:
    """Put a letter into the outbox; nobody is written to about their own deed."""
    if letter.recipient_id == doing.actor.person_id:
        return
    session.add(
        OutboxRow(
            unit_id=letter.unit_id,
            occasion=letter.occasion,
            recipient_id=letter.recipient_id,
            kind=letter.kind,
            case_id=letter.case_id,
            queued_at=doing.now,
        )
    )


def queue_letter_once(session: Session, doing: Doing, letter: Mailing) -> None:
    """Put a letter into the outbox unless the same one waits there, or went out, already."""
    same = select(OutboxRow.id).where(
        OutboxRow.occasion == letter.occasion,
        OutboxRow.recipient_id == letter.recipient_id,
        OutboxRow.kind == letter.kind,
    )
    if session.scalar(same) is None:
        queue_letter(session, doing, letter)
