"""Second complaints, discipline and labour matters by hand (LKN Đ33-57; LD-01): journal, rule, day."""

import pytest

from casebook.law.journal import Facts
from casebook.law.unlawful import UnlawfulEvent
from casebook.law.vocabulary import Kind, Status, WarningCode
from tests.law.journals import COMPLAINT, DISCIPLINE, LABOUR, SECOND, clock, day, stand

FAR = Facts(Kind.COMPLAINT, level=2, remote=True)
DISMISSED = Facts(Kind.COMPLAINT, discipline=True, dismissal=True)
DISCIPLINE_SECOND = Facts(Kind.COMPLAINT, level=2, discipline=True)
LABOUR_SECOND = Facts(Kind.COMPLAINT, level=2, labour=True)
ACCEPTED = "received 2026-08-03; accepted 2026-08-03"
HELD = f"{ACCEPTED}; dialogue_held 2026-08-17"
DECIDED = f"{HELD}; decided 2026-08-20"

DUE = [
    (SECOND, "received 2026-08-03", "KN-15", "12/08/2026"),
    # Before 01/07/2026 ten days of the act: 07/06 is a Sunday.
    (SECOND, "received 2026-05-28", "KN-15o", "08/06/2026"),
    # 45 days from 03/08 are Thursday 17/09; 60 are Friday 02/10; 70 are Monday 12/10.
    (SECOND, ACCEPTED, "KN-16", "17/09/2026"),
    (SECOND, f"{ACCEPTED}; marked_complex 2026-08-10", "KN-16", "02/10/2026"),
    (FAR, ACCEPTED, "KN-17", "02/10/2026"),
    (FAR, f"{ACCEPTED}; marked_complex 2026-08-10", "KN-17", "12/10/2026"),
    # Seven days of the act end on Thursday 27/08, seven working days on the 28th: the earlier counts.
    (SECOND, DECIDED, "KN-19", "27/08/2026"),
    # Effect: 30 days from 20/08 are Saturday 19/09, and the last day does not roll; 45 are 04/10.
    (SECOND, DECIDED, "KN-23", "19/09/2026"),
    (FAR, DECIDED, "KN-23", "04/10/2026"),
    (DISCIPLINE, "contested_act_known 2026-07-20; received 2026-08-03", "KL-01", "04/08/2026"),
    (DISCIPLINE, "received 2026-08-03", "KL-03", "12/08/2026"),
    (DISCIPLINE, "received 2026-05-28", "KL-03o", "08/06/2026"),
    (DISCIPLINE, ACCEPTED, "KL-04", "03/09/2026"),
    (DISCIPLINE, f"{ACCEPTED}; marked_complex 2026-08-10", "KL-04", "17/09/2026"),
    # Three working days from Thursday 20/08: 21, 22 (a worked Saturday), 24.
    (DISCIPLINE, DECIDED, "KL-06", "24/08/2026"),
    (DISCIPLINE_SECOND, DECIDED, "KL-06", "27/08/2026"),
    (DISCIPLINE, DECIDED, "KL-07", "19/09/2026"),
    # Ten days from 21/08 are 31/08, a day off before two more: due on 03/09. A dismissal has thirty.
    (DISCIPLINE, f"{DECIDED}; received_by_complainant 2026-08-21", "KL-02", "03/09/2026"),
    (DISMISSED, f"{DECIDED}; received_by_complainant 2026-08-21", "KL-02", "21/09/2026"),
]


@pytest.mark.parametrize(("facts", "journal", "rule", "due"), DUE)
def test_the_day_is_the_one_counted_by_hand(facts, journal, rule, due):
    assert clock(stand(journal, facts), rule).due_on == day(due)


def test_a_labour_matter_has_the_terms_of_labour_law():
    found = stand("contested_act_known 2026-07-01; received 2026-08-03; accepted 2026-08-03", LABOUR)
    days = {one.part: one.due_on for one in found.clocks}
    # 180 days from 01/07 are Monday 28/12.
    assert days == {"window": day("28/12/2026"), "accept": day("12/08/2026"), "resolve": day("03/09/2026")}
    assert not [one for one in found.clocks if one.rule.startswith(("KN", "KL"))]


def test_for_a_second_complaint_about_labour_no_day_is_invented():
    found = stand(ACCEPTED, LABOUR_SECOND)
    assert [one.part for one in found.clocks] == ["accept"]
    assert [(one.code, one.rule) for one in found.warnings] == [(WarningCode.NO_RULE, "LD-01-second")]


def test_a_discipline_complaint_after_fifteen_days_is_warned_of_and_not_refused():
    late = "contested_act_known 2026-07-20; received 2026-08-10"
    found = stand(late, DISCIPLINE)
    assert [(one.code, one.rule) for one in found.warnings] == [(WarningCode.SHORT_WINDOW_PASSED, "KL-01")]
    assert stand(f"{late}; accepted 2026-08-11", DISCIPLINE).status is Status.ACCEPTED
    assert stand("contested_act_known 2026-07-20; received 2026-08-04", DISCIPLINE).warnings == ()


@pytest.mark.parametrize("facts", [SECOND, FAR, DISCIPLINE, DISMISSED, DISCIPLINE_SECOND])
def test_where_the_dialogue_is_mandatory_the_decision_waits_for_it(facts):
    with pytest.raises(UnlawfulEvent, match="đối thoại"):
        stand(f"{ACCEPTED}; decided 2026-08-20", facts)
    with pytest.raises(UnlawfulEvent, match="đối thoại"):
        stand(f"{ACCEPTED}; dialogue_waived 2026-08-17; decided 2026-08-20", facts)
    waived = f"{ACCEPTED}; dialogue_waived 2026-08-17 reason=vắng; decided 2026-08-20"
    assert stand(waived, facts).status is Status.DECIDED
    assert stand(DECIDED, facts).status is Status.DECIDED


def test_a_second_complaint_goes_up_when_the_first_was_never_answered_but_not_before_its_limit():
    assert stand(f"{ACCEPTED}; appealed 2026-09-04", COMPLAINT).status is Status.APPEALED
    with pytest.raises(UnlawfulEvent):
        stand(f"{ACCEPTED}; appealed 2026-09-03", COMPLAINT)


def test_nobody_goes_up_from_the_second_level():
    with pytest.raises(UnlawfulEvent):
        stand(f"{DECIDED}; appealed 2026-08-25", SECOND)
    assert stand(f"{DECIDED}; sued 2026-08-25", SECOND).status is Status.SUED


def test_a_group_is_accepted_with_every_signature_and_the_paper_that_names_its_representatives():
    group = Facts(Kind.COMPLAINT, group=True)
    for told in ("all_signed=yes representation_paper=no", "all_signed=no representation_paper=yes"):
        with pytest.raises(UnlawfulEvent, match="khoản 1 Điều 16"):
            stand(f"received 2026-08-03; accepted 2026-08-04 {told}", group)
    whole = "received 2026-08-03; accepted 2026-08-04 all_signed=yes representation_paper=yes"
    assert stand(whole, group).status is Status.ACCEPTED


def test_a_dismissal_is_a_discipline_decision_even_where_nobody_said_so():
    found = stand("received 2026-08-03; accepted 2026-08-03", Facts(Kind.COMPLAINT, dismissal=True))
    assert {one.rule for one in found.clocks} == {"KL-03", "KL-04"}
