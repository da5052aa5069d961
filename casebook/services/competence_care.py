"""Saying to which body a unit's second complaints, denunciations and figures go from a day on."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from casebook.law.powers import Power
from casebook.records.base import transaction
from casebook.records.competences import Competence, CompetentBody
from casebook.records.units import Unit
from casebook.services.receivers import hold_unit
from casebook.services.refusals import Refused
from casebook.services.trail import Doing, Trace, write_audit

_MOST_YEARS_AHEAD = 1


@dataclass(frozen=True, kw_only=True)
class BodyEntry:
    """Which body from which day on, as typed: a unit of the installation, or a body by its name."""

    competence: Competence
    since: date
    source: str
    to_unit_id: str | None = None
    to_body: str = ""
    note: str = ""
    request_key: str | None = None


def name_body(*, doing: Doing, unit_id: str, entry: BodyEntry) -> CompetentBody:
    """Add a row that counts from its day on; earlier rows stay. The same form sent twice makes one.

    Raises NotAllowed, and Refused for a body that is none, a missing source or a far day.
    """
    doing.must_hold(Power.MANAGE_UNIT, unit_id)
    _check(doing, unit_id, entry)
    with transaction() as session:
        hold_unit(session, unit_id)
        made = entry.request_key and session.scalar(
            select(CompetentBody).where(CompetentBody.request_key == entry.request_key)
        )
        if made and made.unit_id == unit_id:
            return made
        if entry.to_unit_id is not None and session.get(Unit, entry.to_unit_id) is None:
            raise _no_body()
        row = CompetentBody(
            unit_id=unit_id,
            competence=entry.competence,
            to_unit_id=entry.to_unit_id,
            to_body="" if entry.to_unit_id else entry.to_body,
            since=entry.since,
            source=entry.source,
            note=entry.note,
            recorded_at=doing.now,
            recorded_by_id=doing.actor.person_id,
            request_key=entry.request_key,
        )
        session.add(row)
        session.flush()
        write_audit(session, doing, _trace(row))
    return row


def _trace(row: CompetentBody) -> Trace:
    return Trace(
        deed="unit.competence_named",
        unit_id=row.unit_id,
        object_kind="competent_body",
        object_id=row.id,
        particulars={"competence": str(row.competence), "since": row.since.isoformat()},
    )


def _no_body() -> Refused:
    return Refused(
        "Hãy chọn một đơn vị trong danh sách, hoặc ghi tên cơ quan bên ngoài.",
        "Choose a unit from the list, or write the name of a body outside.",
        field="to_body",
    )


def _check(doing: Doing, unit_id: str, entry: BodyEntry) -> None:
    if bool(entry.to_unit_id) == bool(entry.to_body):
        raise _no_body()
    if entry.to_unit_id == unit_id:
        raise Refused(
            "Đơn vị không thể là cơ quan cấp trên của chính mình. Hãy chọn đơn vị khác.",
            "A unit is not the body above itself. Choose another one.",
            field="to_unit",
        )
    if not entry.source:
        raise Refused(
            "Hãy ghi văn bản làm căn cứ (số, ngày, cơ quan ban hành).",
            "Write the document it rests on (number, day, author).",
            field="source",
        )
    if entry.since.year > doing.today.year + _MOST_YEARS_AHEAD:
        raise Refused(
            f"Ngày {entry.since:%d/%m/%Y} còn quá xa. Hãy xem lại năm.",
            f"{entry.since:%d/%m/%Y} is too far ahead. Look at the year again.",
            field="since",
        )
