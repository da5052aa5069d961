"""Chasing: one letter demands a report on several late cases, and each journal gets its line."""

from dataclasses import dataclass
from datetime import date

from casebook.law.vocabulary import Action, EventType
from casebook.records.base import transaction
from casebook.services.handling import may_take
from casebook.services.journal import NewEvent, append_event, take_case
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing


@dataclass(frozen=True, kw_only=True)
class Demand:
    """One letter: about which cases (id and the version that was seen), to whom, and by when."""

    cases: tuple[tuple[str, int], ...]
    on: date
    asked_of: str
    report_by: date
    document_number: str = ""
    signer: str = ""
    note: str = ""


def demand_reports(*, doing: Doing, demand: Demand) -> int:
    """Demand a report on every case of a letter, or on none of them; give how many.

    Raises NotAllowed, Stale, and Refused for a letter about nothing or a day that lies before it.
    """
    _refuse_senseless(demand)
    with transaction() as session:
        for case_id, version in sorted(demand.cases):
            case = take_case(session, doing, case_id=case_id, version=version)
            if not may_take(doing.actor, case, Action.DEMAND_REPORT):
                raise NotAllowed
            append_event(session, doing, case, _event(demand))
    return len(demand.cases)


def _event(demand: Demand) -> NewEvent:
    return NewEvent(
        type=EventType.REPORT_DEMANDED,
        on=demand.on,
        particulars={"report_by": demand.report_by.isoformat()},
        paper={
            "document_number": demand.document_number,
            "signer": demand.signer,
            "asked_of": demand.asked_of,
            "note": demand.note,
        },
    )


def _refuse_senseless(demand: Demand) -> None:
    if not demand.cases:
        raise Refused(
            "Chưa chọn hồ sơ nào. Hãy đánh dấu ít nhất một hồ sơ cần đôn đốc.",
            "No case is chosen. Tick at least one case to chase.",
            field="cases",
        )
    if demand.report_by <= demand.on:
        raise Refused(
            f"Ngày phải báo cáo cần sau ngày đôn đốc ({demand.on:%d/%m/%Y}). Hãy chọn ngày muộn hơn.",
            f"The report must be asked for after the day of the letter ({demand.on:%d/%m/%Y}). "
            "Choose a later day.",
            field="report_by",
        )
