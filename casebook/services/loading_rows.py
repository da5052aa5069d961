"""The rows of invented cases, gathered table by table and written in bulk with their audit lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from casebook.law.choices import ContestedForm, Via
from casebook.law.clocks import Clock
from casebook.law.vocabulary import EventType, Kind
from casebook.records.audit import Counter, next_number
from casebook.records.audit_chain import Line, add_lines
from casebook.records.base import Base, new_id
from casebook.records.cases import Case, CaseClock, CaseEvent, Letter, Party, PartyRole
from casebook.records.reception import ReceptionSession, SessionKind
from casebook.records.search_entries import Findable
from casebook.records.spelling import digits, folded, squeezed
from casebook.records.visits import Handling, Matter, Signed, Visit, Visitor
from casebook.services.enrolment import LETTER_REGISTER, REGISTERS, new_tracking_code
from casebook.services.indexing import keep_words
from casebook.services.loading_plots import PLOTS, Courses
from casebook.services.loading_tales import Tale
from casebook.services.projection import case_values, clock_values
from casebook.services.visit_lines import BOOK_REGISTER

# Parents first: each names rows of those before it.
_TABLES: tuple[type[Base], ...] = (
    ReceptionSession,
    Visitor,
    Visit,
    Case,
    CaseEvent,
    CaseClock,
    Party,
    Letter,
    Matter,
)
_FOUND = ((Case, Findable.CASE), (Visit, Findable.VISIT), (Visitor, Findable.VISITOR))
_RECORDED_AT, _STARTS, _ENDS = time(2, 0, tzinfo=UTC), time(7, 30), time(11, 30)


@dataclass
class Writing:
    """The rows of one batch; `write` puts them all into the transaction that is open."""

    session: Session
    courses: Courses
    now: datetime
    rows: dict[type[Base], list[dict[str, object]]] = field(
        default_factory=lambda: {table: [] for table in _TABLES}
    )
    lines: list[Line] = field(default_factory=list)
    last_numbers: dict[tuple[str, str, int], int] = field(default_factory=dict)
    held: dict[tuple[str, date], str] = field(default_factory=dict)

    def add(self, tale: Tale) -> None:
        """Gather the rows of one case with how it came in."""
        case_id = self._case(tale)
        self._journal(tale, case_id)
        if tale.via is Via.RECEPTION:
            self._visit(tale, case_id)
        else:
            self._letter(tale, case_id)

    def write(self) -> None:
        """Write all rows, the numbers given, the audit lines, and the words by which all is found."""
        for (unit_id, register, year), last in self.last_numbers.items():
            self.session.get_one(Counter, (unit_id, register, year)).last = last
        self.session.flush()
        for table in _TABLES:
            if self.rows[table]:
                self.session.connection().execute(
                    insert(Base.metadata.tables[table.__tablename__]), self.rows[table]
                )
        add_lines(self.session, self.lines)
        things = [(thing, str(row["id"])) for table, thing in _FOUND for row in self.rows[table]]
        keep_words(self.session, things)

    def _number(self, unit_id: str, register: str, year: int) -> int:
        key = (unit_id, register, year)
        if key in self.last_numbers:
            self.last_numbers[key] += 1
        else:
            self.last_numbers[key] = next_number(self.session, unit_id=unit_id, register=register, year=year)
        return self.last_numbers[key]

    def _at(self, day: date) -> datetime:
        return min(datetime.combine(day, _RECORDED_AT), self.now)

    def _recorded(self, tale: Tale, day: date) -> dict[str, object]:
        return {"recorded_by_id": tale.place.desk_id, "recorded_at": self._at(day)}

    def _case(self, tale: Tale) -> str:
        register, year, case_id = REGISTERS[tale.kind], tale.begins.year, new_id()
        number = self._number(tale.place.unit_id, register, year)
        name, citizen = f"{register}-{year}-{number:04d}", tale.citizen
        about = f"{tale.subject.subject} {tale.subject.content}"
        found_by = f"{name} {about}  {citizen.full_name} {digits(citizen.phone)}"
        given = any(line.type is EventType.VERIFICATION_ASSIGNED for line in tale.course.lines)
        outcome = self.courses.outcome(tale.course, tale.begins)
        self.rows[Case].append(
            {
                "id": case_id,
                "unit_id": tale.place.unit_id,
                "register": register,
                "year": year,
                "number": number,
                "name": name,
                "first_kind": tale.kind,
                "level": 1,
                "group_size": 1,
                "subject": tale.subject.subject,
                "content": tale.subject.content,
                "concerns_democracy": tale.concerns_democracy,
                "contested_form": ContestedForm.ACT if tale.kind is Kind.COMPLAINT else None,
                "received_on": tale.begins,
                "via": tale.via,
                "entered_at": self._at(tale.begins),
                "entered_by_id": tale.place.desk_id,
                "handler_id": tale.handler[0] if given else None,
                "tracking_code": new_tracking_code(),
                "folded": folded(found_by),
                "squeezed": squeezed(found_by),
                "complainant_name": citizen.full_name,
                "version": len(tale.course.lines),
                **case_values(outcome),
            }
        )
        unit_id = tale.place.unit_id
        self.rows[CaseClock] += [_clock(one, case_id, unit_id) for one in outcome.standing.clocks]
        self.rows[Party].append(self._party(tale, case_id))
        return case_id

    def _party(self, tale: Tale, case_id: str) -> dict[str, object]:
        citizen = tale.citizen
        return {
            "id": new_id(),
            "case_id": case_id,
            "position": 0,
            "role": PartyRole.COMPLAINANT,
            "full_name": citizen.full_name,
            "name_folded": folded(citizen.full_name),
            "address": citizen.address,
            "phone": citizen.phone,
            "phone_digits": digits(citizen.phone),
        }

    def _journal(self, tale: Tale, case_id: str) -> None:
        days = self.courses.days(tale.course, tale.begins)
        for position, line in enumerate(tale.course.lines):
            told = self.courses.particulars(tale.course, position, tale.begins)
            paper: dict[str, str] = dict(line.paper)
            if line.number:
                number = self._number(tale.place.unit_id, f"loaded-{line.number}", days[position].year)
                paper |= {"document_number": f"{number}/{line.number}", "signer": tale.place.signer}
            if line.type is EventType.VERIFICATION_ASSIGNED:
                told["handler"], paper["handler"] = tale.handler
            self.rows[CaseEvent].append(
                {
                    "id": new_id(),
                    "case_id": case_id,
                    "position": position,
                    "type": line.type,
                    "occurred_on": days[position],
                    "particulars": told,
                    "paper": paper,
                    **self._recorded(tale, days[position]),
                }
            )
            self._line(tale, days[position], f"case.{line.type}", ("case", case_id), {"position": position})

    def _line(
        self, tale: Tale, day: date, deed: str, of: tuple[str, str], told: Mapping[str, object]
    ) -> None:
        self.lines.append(
            Line(
                at=self._at(day),
                person_id=tale.place.desk_id,
                unit_id=tale.place.unit_id,
                deed=deed,
                object_kind=of[0],
                object_id=of[1],
                particulars={"on": day.isoformat(), **told},
            )
        )

    def _letter(self, tale: Tale, case_id: str) -> None:
        unit_id, year = tale.place.unit_id, tale.begins.year
        self.rows[Letter].append(
            {
                "id": new_id(),
                "unit_id": unit_id,
                "case_id": case_id,
                "year": year,
                "number": self._number(unit_id, LETTER_REGISTER, year),
                "received_on": tale.begins,
                "via": tale.via,
                "sender": tale.citizen.full_name,
                **self._recorded(tale, tale.begins),
            }
        )

    def _visit(self, tale: Tale, case_id: str) -> None:
        unit_id, day, who = tale.place.unit_id, tale.begins, tale.citizen
        visit_id, number = new_id(), self._number(unit_id, BOOK_REGISTER, day.year)
        found_by = f"{who.full_name}  {digits(who.phone)} {tale.subject.content}"
        if tale.is_new:
            self.rows[Visitor].append(
                {"id": tale.citizen_id, "unit_id": unit_id, **who.values(), **who.found_by()}
            )
        self.rows[Visit].append(
            {
                "id": visit_id,
                "unit_id": unit_id,
                "session_id": self._session_of(tale),
                "book_year": day.year,
                "book_number": number,
                "visited_on": day,
                "visitor_id": tale.citizen_id,
                **who.values(),
                "signed": Signed.NO_MINUTES,
                "tracking_code": new_tracking_code(),
                "folded": folded(found_by),
                "squeezed": squeezed(found_by),
                **self._recorded(tale, day),
            }
        )
        self.rows[Matter].append(
            {
                "id": new_id(),
                "visit_id": visit_id,
                "position": 0,
                "content": tale.subject.content,
                "kind": tale.kind,
                "handling": Handling.OPENED_CASE,
                "competent": PLOTS[tale.course.plot].competent,
                "case_id": case_id,
            }
        )
        told = {"number": number, "late": False, "matters": 1}
        self._line(tale, day, "visit.received", ("visit", visit_id), told)

    def _session_of(self, tale: Tale) -> str:
        """Find the session of that day; the first visit of a day opens it."""
        key = (tale.place.unit_id, tale.begins)
        if key not in self.held and (known := self._held_already(*key)):
            self.held[key] = known
        elif key not in self.held:
            self.held[key] = session_id = new_id()
            self.rows[ReceptionSession].append(
                {
                    "id": session_id,
                    "unit_id": tale.place.unit_id,
                    "kind": SessionKind.REGULAR,
                    "held_on": tale.begins,
                    "starts": _STARTS,
                    "ends": _ENDS,
                    "receiver_id": tale.place.desk_id,
                    **self._recorded(tale, tale.begins),
                }
            )
            told = {"kind": str(SessionKind.REGULAR), "held_on": tale.begins.isoformat()}
            self._line(tale, tale.begins, "reception.session_opened", ("session", session_id), told)
        return self.held[key]

    def _held_already(self, unit_id: str, day: date) -> str | None:
        held = ReceptionSession
        asked = select(held.id).where(
            held.unit_id == unit_id,
            held.held_on == day,
            held.kind == SessionKind.REGULAR,
            held.nobody_came.is_(False),
        )
        return self.session.scalars(asked.order_by(held.starts)).first()


def _clock(clock: Clock, case_id: str, unit_id: str) -> dict[str, object]:
    whose = {"id": new_id(), "case_id": case_id, "unit_id": unit_id}
    return {**whose, "rule": clock.rule, **clock_values(clock)}
