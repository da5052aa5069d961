"""Which few things a desk tells first: one's own by day, then what others may do as well; never more."""

from datetime import date, timedelta

import pytest

from casebook.reports.desk import answers_to_visitors, pressing
from casebook.reports.dues import Due, DueSource, Share

DAY = date(2026, 11, 23)


def due(after: int, share: Share = Share.MINE, **changed) -> Due:
    known = {"source": DueSource.CASE, "thing_id": f"{after}", "unit_id": "u", "rule": "KN-02"}
    return Due(due_on=DAY + timedelta(days=after), share=share, **(known | changed))


@pytest.mark.parametrize(
    ("owed", "first"),
    [
        ([], []),
        ([due(1)], [1]),
        ([due(-3), due(0), due(2), due(5)], [-3, 0, 2]),
        ([due(-9, Share.SHARED), due(3)], [3, -9]),
        ([due(-9, Share.SHARED), due(-2, Share.LED), due(0, Share.ABOVE), due(9)], [-2, 0, 9]),
    ],
)
def test_ones_own_stands_first_and_the_earliest_of_it(owed, first):
    assert [(one.due_on - DAY).days for one in pressing(owed)] == first


def test_only_the_ten_days_of_whoever_came_are_answers_to_visitors():
    owed = [
        due(1, rule="TCD-16"),
        due(1, rule="TCD-16", source=DueSource.VISITOR_ANSWER),
        due(2),
        due(3, rule="TCD-26", source=DueSource.REFUSAL_NOTICE),
    ]
    assert answers_to_visitors(owed) == owed[:2]
