"""Requests for information, disclosure, democracy by hand (LTCTT, LDC): journal, rule, part, day."""

import pytest

from casebook.law.clocks import ClockState
from casebook.law.journal import Facts
from casebook.law.unlawful import UnlawfulEvent
from casebook.law.vocabulary import OutsideCase
from tests.law.journals import DEMOCRACY, DISCLOSURE, REQUEST, day, stand

SESSION = Facts(OutsideCase.RECEPTION_DAY)
REFUSAL = Facts(OutsideCase.REFUSAL)

DUE = [
    # "At once" is the day itself; on a Sunday the next day worked.
    (REQUEST, "received 2026-08-03 via=reception", "TT-01", "provide", "03/08/2026"),
    (REQUEST, "received 2026-08-02 via=reception", "TT-01", "provide", "03/08/2026"),
    # Ten working days from Monday 03/08: 17/08; ten more over the worked 22/08: 28/08.
    (
        REQUEST,
        "received 2026-08-03 via=reception; marked_complex 2026-08-03",
        "TT-01",
        "provide",
        "17/08/2026",
    ),
    (
        REQUEST,
        "received 2026-08-03 via=reception; marked_complex 2026-08-03; extended 2026-08-14 days=10",
        "TT-01",
        "provide",
        "28/08/2026",
    ),
    (REQUEST, "received 2026-08-03 via=online", "TT-02", "provide", "06/08/2026"),
    (REQUEST, "received 2026-08-03 via=online; marked_complex 2026-08-05", "TT-02", "notify", "06/08/2026"),
    # Fifteen working days from 03/08, the worked 22/08 among them: 22/08 itself.
    (REQUEST, "received 2026-08-03 via=online; marked_complex 2026-08-05", "TT-02", "provide", "22/08/2026"),
    # Fifteen calendar days more end on Sunday 06/09.
    (
        REQUEST,
        "received 2026-08-03 via=online; marked_complex 2026-08-05; extended 2026-08-20 days=15",
        "TT-02",
        "provide",
        "07/09/2026",
    ),
    (REQUEST, "received 2026-08-03 via=post", "TT-03", "provide", "10/08/2026"),
    (REQUEST, "received 2026-08-03 via=post; marked_complex 2026-08-05", "TT-03", "notify", "10/08/2026"),
    (DISCLOSURE, "issued 2026-08-03", "DC-02", None, "10/08/2026"),
    (DISCLOSURE, "issued 2026-08-03", "TT-05", None, "10/08/2026"),
    # Twenty days from 10/08 end on Sunday 30/08; 31/08 to 02/09 are off.
    (DISCLOSURE, "disclosed 2026-08-10", "DC-03", None, "03/09/2026"),
    (DISCLOSURE, "disclosed 2026-08-10; error_reported 2026-08-28", "TT-04", None, "09/09/2026"),
    # Three months from 01/09 are 01/12; six from 31/08 end on the last of February, a Sunday.
    (DEMOCRACY, "working_year_began 2026-09-01", "DC-05", None, "01/12/2026"),
    (DEMOCRACY, "conference_held 2026-08-31", "DC-06", None, "01/03/2027"),
    (DEMOCRACY, "inspectorate_elected 2026-10-01", "DC-11", None, "08/10/2026"),
    (DEMOCRACY, "dialogue_requested 2026-10-01", "DC-13", "answer", "08/10/2026"),
    # At least five working days before Friday 27/11, over the 24th: 26, 25, 23, 20, 19.
    (DEMOCRACY, "dialogue_called 2026-11-02 held_on=2026-11-27", "DC-13", "agenda", "19/11/2026"),
    (DEMOCRACY, "dialogue_held 2026-11-20", "DC-13", "publish", "26/11/2026"),
    # Fifteen days from Friday 02/10 end on Saturday 17/10.
    (DEMOCRACY, "recommendation_received 2026-10-02 by=inspectorate", "DC-16", None, "19/10/2026"),
    (DEMOCRACY, "recommendation_received 2026-10-02 by=union", "DC-20", None, "19/10/2026"),
    # The day before Wednesday 25/11 is a holiday: the trial is due on Monday 23/11, notice on the 17th.
    (SESSION, "reception_planned 2026-11-02 held_on=2026-11-25 online=yes", "TCD-28", None, "23/11/2026"),
    (SESSION, "reception_planned 2026-11-02 held_on=2026-11-25 online=yes", "TCD-27", None, "17/11/2026"),
    (SESSION, "reception_planned 2026-11-02 held_on=2026-11-25 online=yes", "TCD-29", None, "25/11/2026"),
    (REFUSAL, "refusal_grounds_met 2026-11-20", "TCD-26", None, "26/11/2026"),
]


def counted(facts, journal, rule, part):
    """The one clock of that rule and part."""
    (found,) = [one for one in stand(journal, facts).clocks if (one.rule, one.part) == (rule, part)]
    return found


@pytest.mark.parametrize(("facts", "journal", "rule", "part", "due"), DUE)
def test_the_day_is_the_one_counted_by_hand(facts, journal, rule, part, due):
    assert counted(facts, journal, rule, part).due_on == day(due)


def test_what_hung_through_its_days_is_kept_and_what_came_down_before_is_not():
    hung = counted(DISCLOSURE, "disclosed 2026-08-10; removed 2026-09-04", "DC-03", None)
    assert (hung.met_on, hung.state(day("07/09/2026"))) == (day("03/09/2026"), ClockState.MET)
    torn = counted(DISCLOSURE, "disclosed 2026-08-10; removed 2026-08-20", "DC-03", None)
    assert torn.state(day("07/09/2026")) is ClockState.OVERDUE


def test_a_union_and_the_inspectorate_are_answered_each_for_itself():
    asked = "recommendation_received 2026-10-02 by=union; recommendation_received 2026-10-05 by=inspectorate"
    answered = f"{asked}; recommendation_answered 2026-10-09 by=inspectorate"
    assert counted(DEMOCRACY, answered, "DC-16", None).met_on == day("09/10/2026")
    assert counted(DEMOCRACY, answered, "DC-20", None).is_open


REFUSED = [
    (REQUEST, "received 2026-08-03"),
    (REQUEST, "received 2026-08-03 via=reception; marked_complex 2026-08-03; extended 2026-08-14 days=11"),
    (REQUEST, "received 2026-08-03 via=online; marked_complex 2026-08-05; extended 2026-08-24 days=15"),
    (
        REQUEST,
        (
            "received 2026-08-03 via=post; marked_complex 2026-08-05; extended 2026-08-10 days=5; "
            "extended 2026-08-11 days=5"
        ),
    ),
    (DEMOCRACY, "recommendation_answered 2026-10-02 by=union"),
    (DEMOCRACY, "resolution_checked 2026-10-02"),
    (DISCLOSURE, "removed 2026-10-02"),
    (SESSION, "reception_planned 2026-11-02 held_on=2026-11-25; connection_tested 2026-11-20"),
]


@pytest.mark.parametrize(("facts", "journal"), REFUSED)
def test_what_the_law_does_not_allow_is_refused(facts, journal):
    with pytest.raises(UnlawfulEvent) as caught:
        stand(journal, facts)
    assert caught.value.sentence("vi") != caught.value.sentence("en")
