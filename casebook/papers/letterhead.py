"""The head and foot of every paper: who writes, its number and day, who signs (NĐ 30/2020)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The unit that issues a paper.

    An empty field is printed as a dotted blank to be filled in by hand, never as invented text;
    only an empty `upper_line` is left out, since not every unit has one.
    """

    unit_name: str
    """Tên cơ quan ban hành, e.g. "Trường Tiểu học An Mẫu"; printed in capitals."""
    upper_line: str = ""
    """Tên cơ quan chủ quản, e.g. "Ủy ban nhân dân phường Ví Dụ"."""
    place: str = ""
    """Địa danh before the day, e.g. "Hà Nội"."""
    abbreviation: str = ""
    """The unit in a document's ký hiệu, e.g. "THAM" in "07/TB-THAM"."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Number and day of a paper; both stay dotted blanks until they are known."""

    number: str = ""
    """Số only, e.g. "07"; the ký hiệu is added from the kind of paper and the unit."""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """One place to sign.

    `capacity` is the line of authority above the title ("KT. HIỆU TRƯỞNG", "TM. …"), empty when
    the holder of the title signs. An empty `name` leaves room to write it.
    """

    title: str
    name: str = ""
    capacity: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a paper speaks of. Every empty field becomes a dotted blank."""

    name: str = ""
    address: str = ""
    identity_paper: str = ""
    """Kind and number as one text ("căn cước 0010…"), or "chưa xuất trình"."""
    phone: str = ""
