"""Figures of commitments: counted by hand, one query with the list, each number the rows it opens."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from flask import Flask

from casebook.law.commitments import (
    CommitmentOutcome,
    CommitmentSource,
    CommitmentState,
    FollowThrough,
    state_of,
)
from casebook.records.base import transaction
from casebook.records.commitment_lists import (
    CommitmentFilter,
    every_wanted,
    list_commitments,
    tallies,
)
from casebook.records.commitments import Commitment
from casebook.records.earlier_commitments import SameSubject, earlier_commitments, telling_pairs
from casebook.records.list_shapes import Window
from casebook.reports.follow_through import Grain, Span, counted_on, figures_on, span_of, spans
from tests.commitments import MADE_ON, TODAY, committed, ended, replaced

KEPT, BROKEN = CommitmentOutcome.KEPT, CommitmentOutcome.BROKEN
YEAR = CommitmentFilter(first=date(2026, 1, 1), last=date(2026, 12, 31))


@pytest.fixture(autouse=True)
def _inside(app: Flask):
    with app.app_context():
        yield


@pytest.fixture
def told(school) -> dict[str, str]:
    """Nine commitments of two owners, two of them replaced; another school's is never among them."""
    ha, hai = school.ha.id, school.hai.id
    made = {
        "in time": committed(school, owner_id=ha, due_on=date(2026, 10, 5)),
        "on the day": committed(school, owner_id=hai, due_on=date(2026, 10, 30)),
        "late": committed(school, owner_id=ha, due_on=date(2026, 10, 30)),
        "broken": committed(school, owner_id=hai, due_on=date(2026, 11, 2)),
        "overdue": committed(school, owner_id=hai, due_on=date(2026, 11, 13)),
        "open today": committed(school, owner_id=ha, due_on=TODAY, source=CommitmentSource.CONCLUSION),
        "open": committed(school, owner_id=ha, due_on=date(2026, 12, 25), topic="Bữa ăn bán trú"),
        "moved in time": committed(school, owner_id=ha, due_on=date(2026, 11, 6)),
        "moved late": committed(school, owner_id=hai, due_on=date(2026, 10, 16)),
        "next door": committed(school, by=school.mai, owner_id=school.mai.id, due_on=date(2026, 10, 1)),
    }
    ended(school, made["in time"], KEPT, date(2026, 10, 2))
    ended(school, made["on the day"], KEPT, date(2026, 10, 30))
    ended(school, made["late"], KEPT, date(2026, 11, 4))
    ended(school, made["broken"], BROKEN, date(2026, 11, 2))
    winter = {"due_on": date(2026, 12, 18), "topic": "Sân chơi"}
    instead = {
        "instead in time": replaced(school, made["moved in time"], date(2026, 11, 6), **winter, owner_id=ha),
        "instead late": replaced(school, made["moved late"], date(2026, 10, 17), **winter, owner_id=hai),
    }
    return made | instead


def test_the_whole_is_the_figure_counted_by_hand(school, told):
    whole = counted_on(school.unit.id, YEAR, TODAY)
    assert whole == FollowThrough(
        kept=2, kept_late=1, broken=1, overdue=1, open=4, replaced=1, replaced_late=1
    )
    assert (whole.all, whole.judged, whole.rate, whole.rate_kept) == (11, 6, 2 / 6, 3 / 6)


def test_a_late_replacement_lifts_no_rate_and_one_in_time_is_judged_in_its_successor(school, told):
    def rate():
        whole = counted_on(school.unit.id, YEAR, TODAY)
        return whole.kept, whole.judged

    assert rate() == (2, 6)
    overdue = replaced(school, told["overdue"], TODAY, due_on=date(2026, 12, 18))
    assert rate() == (2, 6), "it was judged and not kept before, and it still is"
    replaced(school, told["open today"], TODAY, due_on=date(2026, 12, 18), owner_id=school.ha.id)
    assert rate() == (2, 6), "it lives on in its successor"
    ended(school, overdue, KEPT, TODAY)
    assert rate() == (3, 7), "the successor counts for itself"


def test_periods_and_owners_add_up_to_the_whole_and_each_number_opens_its_rows(school, told):
    found = figures_on(school.unit.id, YEAR, Grain.MONTH, TODAY)
    by_month = {line.asked.first.month: line.counted for line in found.by_period if line.asked.first}
    assert by_month[10] == FollowThrough(kept=2, kept_late=1, replaced_late=1)
    assert by_month[11] == FollowThrough(broken=1, overdue=1, open=1, replaced=1)
    assert by_month[12] == FollowThrough(open=3)
    by_owner = {line.label: line.counted for line in found.by_owner}
    assert by_owner == {
        "Cô Hà Mẫu": FollowThrough(kept=1, kept_late=1, open=3, replaced=1),
        "Thầy Hải Mẫu": FollowThrough(kept=1, broken=1, overdue=1, open=1, replaced_late=1),
    }
    for line in (found.whole, *found.by_period, *found.by_owner):
        for state in CommitmentState:
            number = getattr(line.counted, state.removeprefix("commitment_"))
            rows = every_wanted(school.unit.id, replace(line.asked, state=state), TODAY)
            assert len(rows) == number
            assert {row.state_on(TODAY) for row in rows} <= {state}


@pytest.mark.parametrize("grain", list(Grain))
def test_every_grain_adds_up_to_the_whole(school, told, grain):
    found = figures_on(school.unit.id, YEAR, grain, TODAY)
    for name in ("kept", "kept_late", "broken", "overdue", "open", "replaced", "replaced_late"):
        parts = sum(getattr(line.counted, name) for line in found.by_period)
        assert parts == getattr(found.whole.counted, name), name


def test_the_database_judges_a_commitment_as_the_law_does(school):
    made = committed(school, due_on=date(2026, 10, 30))
    days = (None, date(2026, 10, 29), date(2026, 10, 30), date(2026, 10, 31))
    for outcome, settled_on, today in product((None, *CommitmentOutcome), days, days[1:]):
        with transaction() as session:
            row = session.get_one(Commitment, made)
            row.outcome, row.settled_on = outcome, settled_on
        (tally,) = tallies(school.unit.id, CommitmentFilter(), today)
        wanted = state_of(due_on=date(2026, 10, 30), outcome=outcome, settled_on=settled_on, today=today)
        assert tally.state is wanted, (outcome, settled_on, today)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (
            {},
            [
                *("overdue", "open today", "open", "in time", "on the day", "late", "broken"),
                *("moved in time", "moved late", "instead in time", "instead late"),
            ],
        ),
        ({"state": CommitmentState.OVERDUE}, ["overdue"]),
        ({"state": CommitmentState.OPEN}, ["open today", "open", "instead in time", "instead late"]),
        ({"state": CommitmentState.REPLACED}, ["moved in time"]),
        ({"state": CommitmentState.REPLACED_LATE}, ["moved late"]),
        ({"source": CommitmentSource.CONCLUSION}, ["open today"]),
        ({"first": date(2026, 10, 30), "last": date(2026, 11, 2)}, ["on the day", "late", "broken"]),
        ({"q": "BUA an"}, ["open"]),
        ({"dialogue_id": "0" * 32}, []),
    ],
)
def test_a_filter_lists_what_it_asks_for_what_is_unsettled_first(school, told, asked, names):
    rows = every_wanted(school.unit.id, CommitmentFilter(**asked), TODAY)
    known = {commitment_id: name for name, commitment_id in told.items()}
    # Two fall due on the same day: their order goes by a random id.
    assert sorted(known[row.id] for row in rows) == sorted(names)
    assert [(row.outcome is not None, row.due_on) for row in rows] == sorted(
        (row.outcome is not None, row.due_on) for row in rows
    )


def test_pages_of_the_list_leave_nothing_out_and_show_nothing_twice(school, told):
    whole = [row.id for row in every_wanted(school.unit.id, CommitmentFilter(), TODAY)]
    seen, after = [], None
    while True:
        part = list_commitments(school.unit.id, CommitmentFilter(), TODAY, Window(size=3, after=after))
        seen += [row.id for row in part.rows]
        if not part.more_after:
            break
        after = part.last
    assert seen == whole
    back = list_commitments(school.unit.id, CommitmentFilter(), TODAY, Window(size=3, before=part.first))
    assert [row.id for row in back.rows] == whole[6:9]
    assert back.more_before


@pytest.mark.parametrize(
    ("topic", "found"),
    [
        ("Nhà vệ sinh tầng 2", True),
        ("NHA VE SINH", True),
        ("nhà vệ sinh khu B".replace("ệ", "e\u0323\u0302"), True),
        ("Về việc vệ sinh của nhà trường", True),
        ("Bữa ăn bán trú", False),
        ("Nhà xe học sinh", False),
        ("", False),
        ("về việc của các", False),
    ],
)
def test_an_earlier_commitment_on_the_same_subject_is_found_by_its_words(school, topic, found):
    made = committed(school)
    committed(school, by=school.mai, owner_id=school.mai.id)
    rows = earlier_commitments(SameSubject(unit_id=school.unit.id, topic=topic))
    assert [row.id for row in rows] == ([made] if found else [])


def test_the_most_alike_comes_first_and_never_the_commitment_itself(school):
    older = committed(school, topic="Nhà vệ sinh khu B tầng 1")
    newer = committed(school, topic="Nhà vệ sinh giáo viên", made_on=MADE_ON)
    asked = SameSubject(unit_id=school.unit.id, topic="Nhà vệ sinh khu B")
    assert [row.id for row in earlier_commitments(asked)] == [older, newer]
    assert [row.id for row in earlier_commitments(replace(asked, but=older))] == [newer]
    assert earlier_commitments(replace(asked, until=date(2026, 9, 30))) == []


@pytest.mark.parametrize(
    ("topic", "pairs"),
    [
        ("Về việc sửa cửa nhà vệ sinh của trường", ["sua cua", "cua nha", "nha ve", "ve sinh"]),
        ("Xe đưa đón học sinh", ["xe dua", "dua don", "don hoc"]),
        ("Học sinh", ["hoc sinh"]),
        ("Internet", ["internet "]),
        ("Bữa ăn, bán trú", ["bua an", "an ban", "ban tru"]),
    ],
)
def test_a_subject_is_found_by_words_that_stand_together(topic, pairs):
    assert telling_pairs(topic) == pairs


@pytest.mark.parametrize(
    ("grain", "day", "first", "last"),
    [
        (Grain.MONTH, date(2028, 2, 10), date(2028, 2, 1), date(2028, 2, 29)),
        (Grain.QUARTER, date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
        (Grain.HALF_YEAR, date(2026, 7, 1), date(2026, 7, 1), date(2026, 12, 31)),
        (Grain.HALF_YEAR, date(2026, 6, 30), date(2026, 1, 1), date(2026, 6, 30)),
        (Grain.YEAR, date(2026, 6, 30), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_is_that_of_the_calendar(grain, day, first, last):
    assert span_of(grain, day) == Span(first, last)


def test_days_cut_into_periods_leave_no_day_out():
    cut = list(spans(Grain.QUARTER, Span(date(2026, 2, 15), date(2026, 7, 3))))
    assert cut == [
        Span(date(2026, 2, 15), date(2026, 3, 31)),
        Span(date(2026, 4, 1), date(2026, 6, 30)),
        Span(date(2026, 7, 1), date(2026, 7, 3)),
    ]
