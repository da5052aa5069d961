"""What one more event would do, on tables of journeys; looking ahead leaves nothing behind."""

from datetime import date

import pytest
from sqlalchemy import func, select

from casebook.law.choices import Scope, Via
from casebook.law.grounds import ComplexCriterion, SuspensionReason
from casebook.law.vocabulary import Action, Kind, Status
from casebook.records.audit import AuditRow
from casebook.records.base import db
from casebook.records.cases import CaseClock, CaseEvent
from casebook.records.outbox import OutboxRow
from casebook.reports.foresight import Change, Foresight, moved_days
from casebook.reports.standings import standing_of, step_row
from casebook.services.correcting import Correction, correct_event, foresee_correction
from casebook.services.foreseeing import foresee
from casebook.services.handling import event_of
from casebook.services.refusals import Refused
from tests.matters import PAPER, case_of, registered, take
from tests.people import doing

pytestmark = pytest.mark.deep

ACCEPTED_ON = date(2026, 11, 6)
LIMIT = date(2026, 12, 7)  # KN-03: 30 days end on Sunday 06/12/2026
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


@pytest.fixture
def received(school) -> str:
    return registered(school)


@pytest.fixture
def accepted(school, received) -> str:
    take(received, school.minh, Action.ACCEPT, ACCEPTED_ON)
    return received


def ahead(case_id, action, on, **answers) -> Foresight:
    case = case_of(case_id)
    row = step_row(case.kind, standing_of(case), action)
    return foresee(case, event_of(row, on, PAPER | answers))


def told(seen: Foresight) -> dict[str, tuple[str, date | None, date | None]]:
    """The changes by rule: what happens, the day before and the day after."""
    found = {}
    for change in seen.changes:
        was, now = (clock.due_on if clock else None for clock in (change.was, change.now))
        found[change.clock.rule] = (str(change.change), was, now)
    return found


def stored() -> tuple[int, ...]:
    db.session.rollback()
    tables = (CaseEvent, CaseClock, AuditRow, OutboxRow)
    return tuple(db.session.scalar(select(func.count()).select_from(t)) for t in tables)


def test_accepting_meets_one_clock_and_starts_others(received):
    seen = ahead(received, Action.ACCEPT, ACCEPTED_ON)
    assert (seen.was, seen.status) == (Status.RECEIVED, Status.ACCEPTED)
    found = told(seen)
    assert found["KN-02"] == ("met", date(2026, 11, 11), date(2026, 11, 11))
    assert found["KN-03"] == ("starts", None, LIMIT)


def test_accepting_too_late_says_that_it_is_late(received):
    assert told(ahead(received, Action.ACCEPT, date(2026, 11, 12)))["KN-02"][0] == "met_late"


def test_marking_complex_moves_the_limit_although_another_rule_counts_it(accepted):
    seen = ahead(accepted, Action.MARK_COMPLEX, TODAY, criterion=ComplexCriterion.SEVERAL_CONTENTS)
    assert seen.status == seen.was == Status.ACCEPTED
    assert told(seen)["KN-04"] == ("moves", LIMIT, date(2026, 12, 21))
    assert "KN-03" not in told(seen)


def test_suspending_stops_the_limit_and_resuming_moves_it(school, accepted):
    suspended_on = date(2026, 11, 13)
    answers = {"suspension_reason": SuspensionReason.FORCE_MAJEURE}
    seen = ahead(accepted, Action.SUSPEND, suspended_on, **answers)
    assert (seen.status, seen.rests) == (Status.SUSPENDED, True)
    assert told(seen)["KN-03"] == ("pauses", LIMIT, LIMIT)
    assert told(seen)["KN-28"][0] == "starts"
    take(accepted, school.minh, Action.SUSPEND, suspended_on, **answers)
    after = ahead(accepted, Action.RESUME, TODAY)
    assert (after.status, after.rests) == (Status.ACCEPTED, False)
    assert told(after)["KN-03"] == ("resumes", LIMIT, date(2026, 12, 16))


@pytest.mark.parametrize(
    ("on", "how"),
    [(TODAY, "met"), (date(2026, 11, 27), "met"), (LIMIT, "met"), (date(2026, 12, 8), "met_late")],
)
def test_deciding_on_one_day_or_another_is_in_time_or_late(accepted, on, how):
    found = told(ahead(accepted, Action.DECIDE, on, outcome="right"))
    assert found["KN-03"] == (how, LIMIT, LIMIT)
    assert found["KN-13"][0] == "starts"
    assert found["KN-13"][2] > on


def test_a_partial_withdrawal_leaves_the_status_and_a_whole_one_does_not(accepted):
    part = ahead(accepted, Action.WITHDRAW, TODAY, scope=Scope.PART)
    whole = ahead(accepted, Action.WITHDRAW, TODAY, scope=Scope.ALL)
    assert (part.status, whole.status) == (Status.ACCEPTED, Status.WITHDRAWN)


def test_answering_a_petition_meets_its_clocks(school):
    case_id = registered(school, kind=Kind.PETITION)
    seen = ahead(case_id, Action.ANSWER, date(2026, 11, 20), summary="Đã trả lời.")
    assert told(seen)["KNPA-02"][0] == "met"
    assert seen.status == Status.ANSWERED


def test_extending_moves_the_day_and_without_a_number_the_law_refuses(school):
    case_id = registered(school, kind=Kind.INFORMATION_REQUEST, via=Via.POST)
    on = date(2026, 11, 9)
    found = told(ahead(case_id, Action.EXTEND, on, days=10, summary="Nhiều tài liệu."))
    assert [how for how, _was, _now in found.values()] == ["moves"]
    ((_how, was, now),) = found.values()
    assert was < now
    for days in (None, 999):
        with pytest.raises(Refused):
            ahead(case_id, Action.EXTEND, on, days=days, summary="Nhiều tài liệu.")


def test_a_note_changes_nothing(accepted):
    seen = ahead(accepted, Action.NOTE, TODAY, note="Phụ huynh gọi điện hỏi.")
    assert (seen.changes, seen.status, seen.cautions) == ((), Status.ACCEPTED, ())


def test_a_step_that_would_be_refused_is_told_with_its_article(received):
    with pytest.raises(Refused) as refused:
        ahead(received, Action.DECIDE, TODAY, outcome="right")
    assert "Điều 31 Luật Khiếu nại" in refused.value.vi


def test_a_correction_is_foreseen_as_it_is_then_kept(school, accepted):
    correction = Correction(position=0, right_on=date(2026, 10, 20), reason="Ghi nhầm dấu đến")
    case = case_of(accepted)
    seen = foresee_correction(case, correction, today=TODAY)
    assert told(seen)["KN-02"] == ("met_late", date(2026, 11, 11), date(2026, 10, 29))
    correct_event(
        doing=doing(school.minh, today=TODAY),
        case_id=accepted,
        version=case.version,
        correction=correction,
    )
    assert case_of(accepted).journal[-1].particulars["moved"] == moved_days(seen) != []


def test_a_receipt_moved_across_the_reform_is_counted_by_the_old_rule(accepted):
    correction = Correction(position=0, right_on=date(2026, 6, 30), reason="Ghi nhầm tháng")
    found = told(foresee_correction(case_of(accepted), correction, today=TODAY))
    assert found["KN-02o"][1:] == (date(2026, 11, 11), date(2026, 7, 10))
    assert "KN-02" not in found


def test_striking_out_an_acceptance_takes_its_clocks_away(accepted):
    struck = Correction(position=1, right_on=None, reason="Nhầm hồ sơ")
    seen = foresee_correction(case_of(accepted), struck, today=TODAY)
    assert told(seen)["KN-03"] == ("gone", LIMIT, None)
    assert told(seen)["KN-02"][0] == "revives"
    assert seen.status == Status.RECEIVED


def test_what_changes_most_is_told_first(accepted):
    changes = [c.change for c in ahead(accepted, Action.DECIDE, date(2026, 12, 8), outcome="right").changes]
    assert changes[0] is Change.MET_LATE
    assert changes == sorted(changes, key=tuple(Change).index)


def test_looking_ahead_writes_nothing(school, accepted):
    before, version = stored(), case_of(accepted).version
    ahead(accepted, Action.DECIDE, TODAY, outcome="right")
    ahead(accepted, Action.MARK_COMPLEX, TODAY, criterion=ComplexCriterion.FOREIGN)
    struck = Correction(position=1, right_on=None, reason="")
    foresee_correction(case_of(accepted), struck, today=TODAY)
    db.session.commit()  # whatever had been changed in passing would be kept by now
    assert (stored(), case_of(accepted).version) == (before, version)
