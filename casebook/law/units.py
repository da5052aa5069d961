"""Kinds of units, and how often the head of each must receive citizens in person."""

from enum import StrEnum


class UnitKind(StrEnum):
    """What a unit is in law; it decides the head's reception quota (TCD-01 to TCD-03)."""

    SCHOOL = "school"
    AGENCY = "agency"
    COMMUNE = "commune"


UNIT_KIND_WORDS: dict[UnitKind, tuple[str, str]] = {
    UnitKind.SCHOOL: ("Trường học (đơn vị sự nghiệp công lập)", "School (public service unit)"),
    UnitKind.AGENCY: ("Cơ quan hành chính (Sở, phòng)", "Administrative agency"),
    UnitKind.COMMUNE: ("UBND xã, phường, đặc khu", "Commune people's committee"),
}
