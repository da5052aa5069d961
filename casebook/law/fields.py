"""The particulars a step may ask for: under which name they are kept, and what may be answered."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from casebook.law.choices import (
    Degree,
    Finding,
    Forwarder,
    Outcome,
    PublishedBy,
    Recipient,
    Recommender,
    Scope,
    Via,
    WithdrawalForm,
)
from casebook.law.grounds import ComplexCriterion, DeclineGround, SuspensionReason, TerminationReason
from casebook.law.vocabulary import Kind


class Field(StrEnum):
    """One question a form puts to the person taking a step."""

    DAY = "day"
    DOCUMENT_NUMBER = "document_number"
    SIGNER = "signer"
    NOTE = "note"
    VIA = "via"
    FORWARDER = "forwarder"
    REGULATION = "regulation"
    DEST_UNIT = "dest_unit"
    DECLINE_GROUND = "decline_ground"
    RETURN_REASON = "return_reason"
    CRITERION = "criterion"
    HANDLER = "handler"
    ASKED_OF = "asked_of"
    HELD_ON = "held_on"
    PLACE = "place"
    ATTENDANCE = "attendance"
    WAIVER_REASON = "waiver_reason"
    STAY_REASON = "stay_reason"
    SUSPENSION_REASON = "suspension_reason"
    SCOPE = "scope"
    TERMINATION_REASON = "termination_reason"
    DIFFERS = "differs"
    OUTCOME = "outcome"
    SUMMARY = "summary"
    RECIPIENT = "recipient"
    PUBLISHED_BY = "published_by"
    COURT = "court"
    REOPENING_REASON = "reopening_reason"
    CASE_KIND = "case_kind"
    DEGREE = "degree"
    SECOND_CRITERION = "second_criterion"
    DAYS = "days"
    FINDING = "finding"
    ORDERED = "ordered"
    DONE = "done"
    WITHDRAWN_BY = "withdrawn_by"
    ALL_SIGNED = "all_signed"
    REPRESENTATION_PAPER = "representation_paper"
    REPORT_BY = "report_by"
    RECOMMENDER = "recommender"
    ONLINE = "online"


class FieldKind(Enum):
    """What kind of answer a field takes."""

    DAY = "day"
    LINE = "line"
    TEXT = "text"
    YES_NO = "yes_no"
    NUMBER = "number"
    CHOICE = "choice"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class FieldShape:
    """Under which particular an answer is kept; `choices` where the law lists the answers.

    The field `DAY` is the day of the event itself and is kept as `Event.on`, not as a particular.
    """

    key: str
    kind: FieldKind
    choices: type[StrEnum] | None = None


FIELD_SHAPES: dict[Field, FieldShape] = {
    Field.DAY: FieldShape("on", FieldKind.DAY),
    Field.DOCUMENT_NUMBER: FieldShape("document_number", FieldKind.LINE),
    Field.SIGNER: FieldShape("signer", FieldKind.LINE),
    Field.NOTE: FieldShape("note", FieldKind.TEXT),
    Field.VIA: FieldShape("via", FieldKind.CHOICE, Via),
    Field.FORWARDER: FieldShape("forwarder", FieldKind.CHOICE, Forwarder),
    Field.REGULATION: FieldShape("regulation", FieldKind.YES_NO),
    Field.DEST_UNIT: FieldShape("dest_unit", FieldKind.LINE),
    Field.DECLINE_GROUND: FieldShape("ground", FieldKind.CHOICE, DeclineGround),
    Field.RETURN_REASON: FieldShape("return_reason", FieldKind.TEXT),
    Field.CRITERION: FieldShape("criterion", FieldKind.CHOICE, ComplexCriterion),
    Field.HANDLER: FieldShape("handler", FieldKind.PERSON),
    Field.ASKED_OF: FieldShape("asked_of", FieldKind.LINE),
    Field.HELD_ON: FieldShape("held_on", FieldKind.DAY),
    Field.PLACE: FieldShape("place", FieldKind.LINE),
    Field.ATTENDANCE: FieldShape("attendance", FieldKind.TEXT),
    Field.WAIVER_REASON: FieldShape("reason", FieldKind.TEXT),
    Field.STAY_REASON: FieldShape("stay_reason", FieldKind.TEXT),
    Field.SUSPENSION_REASON: FieldShape("reason", FieldKind.CHOICE, SuspensionReason),
    Field.SCOPE: FieldShape("scope", FieldKind.CHOICE, Scope),
    Field.TERMINATION_REASON: FieldShape("reason", FieldKind.CHOICE, TerminationReason),
    Field.DIFFERS: FieldShape("differs", FieldKind.YES_NO),
    Field.OUTCOME: FieldShape("outcome", FieldKind.CHOICE, Outcome),
    Field.SUMMARY: FieldShape("summary", FieldKind.TEXT),
    Field.RECIPIENT: FieldShape("to", FieldKind.CHOICE, Recipient),
    Field.PUBLISHED_BY: FieldShape("by", FieldKind.CHOICE, PublishedBy),
    Field.COURT: FieldShape("court", FieldKind.LINE),
    Field.REOPENING_REASON: FieldShape("reopening_reason", FieldKind.TEXT),
    Field.CASE_KIND: FieldShape("kind", FieldKind.CHOICE, Kind),
    Field.DEGREE: FieldShape("degree", FieldKind.CHOICE, Degree),
    Field.SECOND_CRITERION: FieldShape("second_criterion", FieldKind.CHOICE, ComplexCriterion),
    Field.DAYS: FieldShape("days", FieldKind.NUMBER),
    Field.FINDING: FieldShape("finding", FieldKind.CHOICE, Finding),
    Field.ORDERED: FieldShape("ordered", FieldKind.TEXT),
    Field.DONE: FieldShape("done", FieldKind.TEXT),
    Field.WITHDRAWN_BY: FieldShape("withdrawn_by", FieldKind.CHOICE, WithdrawalForm),
    Field.ALL_SIGNED: FieldShape("all_signed", FieldKind.YES_NO),
    Field.REPRESENTATION_PAPER: FieldShape("representation_paper", FieldKind.YES_NO),
    Field.REPORT_BY: FieldShape("report_by", FieldKind.DAY),
    Field.RECOMMENDER: FieldShape("by", FieldKind.CHOICE, Recommender),
    Field.ONLINE: FieldShape("online", FieldKind.YES_NO),
}
