"""Charts: what is drawn has the proportions of the numbers, and nothing is drawn where there is nothing."""

import pytest

from casebook.web.charts import PLOT, Look, Part, Series, Stack, bars_of, columns_of

MET, LATE = Series("đúng hạn", Look("green")), Series("muộn", Look("amber", "lines"))


def stack(label: str, met: int, late: int) -> Stack:
    parts = [Part(MET, met, f"{met} đúng hạn", "/met"), Part(LATE, late, f"{late} muộn", "/late")]
    return Stack(label, parts)


def test_columns_stand_on_one_another_and_on_one_scale():
    drawn = columns_of([stack("1", 3, 1), stack("2", 0, 0), stack("3", 8, 0)])
    first, second, third = drawn.columns
    assert [number for number, _at in drawn.ticks] == [0, 5, 10]
    assert [at for _number, at in drawn.ticks] == [PLOT, PLOT / 2, 0]
    assert [(mark.at, mark.size) for mark in first.marks] == [(112.0, 48.0), (96.0, 16.0)]
    assert second.marks == ()
    assert [(mark.at, mark.size) for mark in third.marks] == [(32.0, 128.0)]
    assert first.left + first.width < second.left
    assert third.left + third.width <= 100


@pytest.mark.parametrize(
    ("highest", "scale"), [(0, 2), (1, 2), (3, 4), (4, 4), (5, 10), (11, 20), (39, 40), (41, 100), (299, 400)]
)
def test_the_scale_ends_at_a_round_number_with_a_whole_half(highest, scale):
    assert [number for number, _at in columns_of([stack("1", highest, 0)]).ticks] == [0, scale // 2, scale]


def test_bars_share_one_scale_or_are_each_a_whole():
    rows = [stack("nhiều", 6, 2), stack("ít", 1, 3), stack("không có", 0, 0)]
    on_scale = [[(mark.at, mark.size) for mark in bar.marks] for bar in bars_of(rows).bars]
    shares = [[(mark.at, mark.size) for mark in bar.marks] for bar in bars_of(rows, shares=True).bars]
    assert on_scale == [[(0.0, 75.0), (75.0, 25.0)], [(0.0, 12.5), (12.5, 37.5)], []]
    assert shares == [[(0.0, 75.0), (75.0, 25.0)], [(0.0, 25.0), (25.0, 75.0)], []]


def test_the_legend_names_what_is_drawn_in_its_own_order():
    assert columns_of([stack("1", 0, 2), stack("2", 1, 0)]).series == (MET, LATE)
    assert columns_of([stack("1", 0, 2)]).series == (LATE,)
    assert columns_of([]).columns == ()


def test_no_totals_stand_in_one_another():
    assert columns_of([stack("1", 1, 0)] * 12).totals
    assert not columns_of([stack("1", 1, 0)] * 13).totals
