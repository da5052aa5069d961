"""The words of the law: kinds, statuses, events, actions, roles. One English name per Vietnamese term."""

from enum import StrEnum


class Role(StrEnum):
    """What a person may be in a unit; several at once, each from a day to a day."""

    DUTY_OFFICER = "duty_officer"
    HANDLER = "handler"
    DEPUTY = "deputy"
    HEAD = "head"
    UNION_REVIEWER = "union_reviewer"
    INSPECTORATE = "inspectorate"
    SUPERIOR = "superior"
    ADMINISTRATOR = "administrator"
