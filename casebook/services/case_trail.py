"""The audit line of a deed in a case, which others read than the case."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from casebook.records.cases import Case
from casebook.records.visibility import keeps_secret
from casebook.services.trail import Doing, Trace, write_audit


def trace_case(
    session: Session,
    doing: Doing,
    case: Case,
    deed: str,
    told: Mapping[str, object],
    told_of_any: Mapping[str, object] | None = None,
) -> None:
    """Leave the line of a deed; of a secret case it says only that something was recorded.

    `told` is left out of the line of a secret case, `told_of_any` stands in every line.
    """
    secret = keeps_secret(case)
    any_case = dict(told_of_any or {})
    write_audit(
        session,
        doing,
        Trace(
            deed="case.recorded" if secret else deed,
            unit_id=case.unit_id,
            object_kind="case",
            object_id=case.id,
            particulars=any_case if secret else any_case | dict(told),
        ),
    )
