"""The grounds the law lists: for suspending, terminating, declining a complaint and calling it complex."""

from enum import StrEnum


class SuspensionReason(StrEnum):
    """Why the settling of a complaint stands still (LKN Đ11a.1)."""

    FORCE_MAJEURE = "force_majeure"
    AWAITING_OTHER_BODY = "awaiting_other_body"


class DenunciationSuspension(StrEnum):
    """Why the settling of a denunciation stands still (LTC Đ34.1)."""

    AWAITING_OTHER_BODY = "awaiting_other_body"
    ASSESSMENT = "assessment"


class TerminationReason(StrEnum):
    """Why the settling of a complaint ends without a decision (LKN Đ11a.2)."""

    WITHDRAWN = "withdrawn"
    DIED = "died"
    OBJECT_GONE = "object_gone"
    COURT = "court"


class ComplexCriterion(StrEnum):
    """The seven signs of a complex complaint (N124 Đ3a)."""

    SEVERAL_PLACES = "several_places"
    SEVERAL_CONTENTS = "several_contents"
    MANY_PEOPLE = "many_people"
    FOREIGN = "foreign"
    MANY_BODIES = "many_bodies"
    BODIES_DISAGREE = "bodies_disagree"
    EVIDENCE_CONFLICTS = "evidence_conflicts"


class DeclineGround(StrEnum):
    """The nine complaints that are not accepted (LKN Đ11)."""

    INTERNAL_ACT = "internal_act"
    NOT_DIRECTLY_AFFECTED = "not_directly_affected"
    NO_CAPACITY = "no_capacity"
    REPRESENTATIVE_UNLAWFUL = "representative_unlawful"
    NOT_SIGNED = "not_signed"
    TIME_LIMIT_PASSED = "time_limit_passed"
    SECOND_DECISION_MADE = "second_decision_made"
    TERMINATED_30_DAYS_AGO = "terminated_30_days_ago"
    COURT = "court"
