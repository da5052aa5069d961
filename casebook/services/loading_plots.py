"""How invented cases go: lawful journals by kind, each line so many working days after the one before."""

from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casebook.law.choices import Via
from casebook.law.journal import Event, Facts
from casebook.law.standing import standing
from casebook.law.vocabulary import EventType, Kind
from casebook.records.basis import Basis
from casebook.services.projection import Outcome

E = EventType
_MOST_KEPT = 4_000
"""Many cases begin on one day and go alike: the law is asked once for them."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One event: after how many working days, what the law reads of it, what people read."""

    type: EventType
    after: int
    told: Mapping[str, object] = field(default_factory=dict)
    paper: Mapping[str, str] = field(default_factory=dict)
    number: str = ""
    """The sort of paper it has, whose number and signer are then written, too."""
    held_after: int | None = None
    """In how many working days the dialogue is that it calls."""


@dataclass(frozen=True, kw_only=True)
class Plot:
    """One way a case goes, from its receipt until nobody waits for anything any more."""

    kind: Kind
    weight: int
    lines: tuple[Line, ...]
    competent: bool = True


@dataclass(frozen=True, kw_only=True)
class Course:
    """A plot at a pace, from its first line up to one of them: what one case has behind it."""

    plot: int
    via: Via
    slow: bool
    length: int

    @property
    def lines(self) -> tuple[Line, ...]:
        """The events that happened."""
        return PLOTS[self.plot].lines[: self.length]


def _line(
    kind: EventType,
    after: int,
    number: str = "",
    held_after: int | None = None,
    told: Mapping[str, object] | None = None,
    **paper: str,
) -> Line:
    return Line(type=kind, after=after, told=told or {}, paper=paper, number=number, held_after=held_after)


_ACCEPTED = (_line(E.ACCEPTED, 4, "TB"), _line(E.ACCEPTANCE_NOTIFIED, 0, "TB"))
_GIVEN_TO = _line(E.VERIFICATION_ASSIGNED, 1, "QĐ")
_ASKED = (
    _line(E.INFORMATION_REQUESTED, 2, "CV", asked_of="Tổ chuyên môn Ví Dụ"),
    _line(E.INFORMATION_SUPPLIED, 3, note="Tổ chuyên môn Ví Dụ gửi bản giải trình và sổ theo dõi."),
)
_TALKED = (
    _line(E.DIALOGUE_CALLED, 3, "TB", held_after=6, place="Phòng họp nhà hiệu bộ"),
    _line(E.DIALOGUE_HELD, 6, agreed="Hai bên thống nhất cách làm của năm học này."),
)
_WAIVED = (_line(E.DIALOGUE_WAIVED, 3, reason="Người khiếu nại có văn bản đề nghị không đối thoại."),)
_SENT = _line(E.SENT, 1, told={"to": "complainant"})
_POSTED = _line(E.PUBLISHED, 3, told={"by": "posting"}, place="Bảng tin cổng trường")
_CARRIED_OUT = (
    _line(E.RECEIVED_BY_COMPLAINANT, 1),
    _POSTED,
    _line(E.TOOK_EFFECT, 21),
    _line(E.EXECUTION_ORDERED, 2, "QĐ", ordered="Thực hiện quyết định giải quyết khiếu nại."),
    _line(E.EXECUTED, 8, done="Đã thực hiện xong, có biên bản."),
)
_CLOSED = _line(E.CLOSED, 3)
_ANSWERED = _line(E.ANSWERED, 7, "CV", summary="Nhà trường nhận nội dung và nêu cách làm từ tuần sau.")
_WITHDRAWN = _line(E.WITHDRAWN, 4, told={"scope": "all"}, summary="Việc đã xong, gia đình tự nguyện rút đơn.")
_GUIDED = _line(E.GUIDED, 2, "PHD", dest_unit="UBND phường Mẫu")
_TRANSFERRED = _line(E.TRANSFERRED, 3, "PC", dest_unit="UBND phường Mẫu")
_TOLD_SO = _line(E.OUTCOME_NOTIFIED, 1, "TB", summary="Đơn đã chuyển đến nơi có thẩm quyền.")
_NOTED = _line(E.NOTED, 2, note="Đã gọi điện hẹn gặp gia đình tại trường.")


def _decided(outcome: str) -> Line:
    summary = "Xem lại một phần việc đã làm; phần còn lại giữ nguyên."
    return _line(E.DECIDED, 3, "QĐ", told={"outcome": outcome, "differs": False}, summary=summary)


def _plot(kind: Kind, weight: int, *lines: Line, competent: bool = True) -> Plot:
    return Plot(kind=kind, weight=weight, competent=competent, lines=(_line(E.RECEIVED, 0), *lines))


def _settled(kind: Kind, weight: int) -> tuple[Plot, ...]:
    """A petition or feedback: looked into, answered at once, withdrawn, or for somebody else."""
    return (
        _plot(kind, weight, *_ACCEPTED, _GIVEN_TO, _ANSWERED, _SENT, _CLOSED),
        _plot(kind, weight // 2, *_ACCEPTED, _GIVEN_TO, _NOTED, _ANSWERED, _SENT, _POSTED, _CLOSED),
        _plot(kind, weight // 2, _ANSWERED, _SENT, _CLOSED),
        _plot(kind, 1, *_ACCEPTED, _WITHDRAWN, _CLOSED),
        _plot(kind, 1, _GUIDED, competent=False),
        _plot(kind, 1, _TRANSFERRED, _TOLD_SO, competent=False),
    )


PLOTS: tuple[Plot, ...] = (
    _plot(
        Kind.COMPLAINT,
        6,
        *_ACCEPTED,
        _GIVEN_TO,
        *_ASKED,
        *_TALKED,
        _decided("partly_right"),
        _SENT,
        *_CARRIED_OUT,
        _CLOSED,
    ),
    _plot(
        Kind.COMPLAINT, 6, *_ACCEPTED, _GIVEN_TO, *_WAIVED, _decided("right"), _SENT, *_CARRIED_OUT, _CLOSED
    ),
    _plot(Kind.COMPLAINT, 2, _GUIDED, competent=False),
    _plot(Kind.COMPLAINT, 1, _TRANSFERRED, _TOLD_SO, competent=False),
    *_settled(Kind.PETITION, 12),
    *_settled(Kind.FEEDBACK, 12),
    _plot(Kind.INFORMATION_REQUEST, 4, _line(E.ACCEPTED, 2, "TB"), _ANSWERED, _SENT, _CLOSED),
)
WEIGHTS = tuple(plot.weight for plot in PLOTS)
SHORT_PLOTS = tuple(at for at, plot in enumerate(PLOTS) if len(plot.lines) == 2)  # noqa: PLR2004 - came and sent on
SLOWER = 2


class Courses:
    """The days, particulars and standings of courses, by one calendar and one set of rules."""

    def __init__(self, basis: Basis) -> None:
        self.basis = basis
        self._days: dict[tuple[Course, date], tuple[date, ...]] = {}
        self._standings: dict[tuple[Course, date], Outcome] = {}

    def hold(self, basis: Basis) -> None:
        """Count by this basis from now on: somebody may have changed the calendar meanwhile."""
        if _versions(basis) != _versions(self.basis):
            self._days.clear()
            self._standings.clear()
        self.basis = basis

    def days(self, course: Course, begins: date) -> tuple[date, ...]:
        """Give the day of each line of a case that begins on a day."""
        key = (course, begins)
        if key not in self._days:
            _let_go(self._days)
            self._days[key] = tuple(self._days_of(course, begins))
        return self._days[key]

    def _days_of(self, course: Course, begins: date) -> Iterator[date]:
        day = begins
        for line in course.lines:
            # A dialogue is held on the day it was called for, however slowly all else goes.
            pace = SLOWER if course.slow and line.type is not E.DIALOGUE_HELD else 1
            day = self.basis.calendar.add_wd(day, line.after * pace).due_on if line.after else day
            yield day

    def particulars(self, course: Course, at: int, begins: date) -> dict[str, object]:
        """Give what the law reads of one line."""
        line, told = course.lines[at], dict(course.lines[at].told)
        if line.type is E.RECEIVED:
            told["via"] = str(course.via)
            if not PLOTS[course.plot].competent:
                told["competent"] = False
        if line.held_after is not None:
            called_on = self.days(course, begins)[at]
            told["held_on"] = self.basis.calendar.add_wd(called_on, line.held_after).due_on.isoformat()
        return told

    def outcome(self, course: Course, begins: date) -> Outcome:
        """Ask the law how such a case stands."""
        key = (course, begins)
        if key not in self._standings:
            _let_go(self._standings)
            days = self.days(course, begins)
            events = [
                Event(line.type, days[at], {**line.paper, **self.particulars(course, at, begins)})
                for at, line in enumerate(course.lines)
            ]
            facts = Facts(PLOTS[course.plot].kind)
            counted = standing(facts, events, self.basis.calendar, self.basis.rules)
            self._standings[key] = Outcome(counted, self.basis)
        return self._standings[key]


def _versions(basis: Basis) -> tuple[int, int]:
    return basis.calendar_version, basis.rules_version


def _let_go(kept: MutableMapping[Any, Any]) -> None:
    if len(kept) >= _MOST_KEPT:
        kept.clear()
