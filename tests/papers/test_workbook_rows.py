"""What one row of a reception book says: day, name, people, kind, and why some are skipped."""

from datetime import date, datetime, time

import pytest

from casebook.law.vocabulary import Kind
from casebook.papers.workbook_problems import ProblemCode, Skipped, problem_sentence
from casebook.papers.workbook_rows import guess_kind, read_day
from tests.papers.books import HEADINGS, VISIT, codes, read, visit


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("05/03/2026", date(2026, 3, 5)),
        ("5/3/2026", date(2026, 3, 5)),
        ("05-03-2026", date(2026, 3, 5)),
        ("5.3.2026", date(2026, 3, 5)),
        ("ngày 05/03/2026", date(2026, 3, 5)),
        ("05/03/2026 08:15", date(2026, 3, 5)),
        ("2026-03-05", date(2026, 3, 5)),
        ("46086", date(2026, 3, 5)),
        ("31/02/2026", None),
        ("03/13/2026", None),
        ("05/03/26", None),
        ("hôm qua", None),
        ("2026", None),
    ],
)
def test_days_are_read_as_they_are_written_here(written, day):
    assert read_day(written) == day


@pytest.mark.parametrize(
    "value",
    [
        datetime.combine(date(2026, 3, 5), time()),
        datetime.combine(date(2026, 3, 5), time(9, 30)),
        46086,
        "05/03/2026",
    ],
)
def test_a_day_may_be_a_real_day_a_number_or_a_text(value):
    assert visit(c2=value).entry.day == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"c2": ""}, ProblemCode.NO_DAY),
        ({"c2": "30/02/2026"}, ProblemCode.IMPOSSIBLE_DAY),
        ({"c2": "01/01/1020"}, ProblemCode.IMPOSSIBLE_DAY),
        ({"c2": "22/11/2026"}, ProblemCode.FUTURE_DAY),
        ({"c3": ""}, ProblemCode.NO_NAME),
        ({"c5": "  "}, ProblemCode.NO_CONTENT),
        ({"c7": "đông"}, ProblemCode.UNREADABLE_PEOPLE),
        ({"c7": 0}, ProblemCode.UNREADABLE_PEOPLE),
        ({"c7": 2.5}, ProblemCode.UNREADABLE_PEOPLE),
        ({"c7": -3}, ProblemCode.UNREADABLE_PEOPLE),
        ({"c9": "chưa rõ"}, ProblemCode.UNREADABLE_MARK),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(change, code):
    row = visit(**change)

    assert row.entry is None
    assert codes(row.problems) == [code]
    assert row.problems[0].row == 2
    for language in ("vi", "en"):
        assert "{" not in problem_sentence(row.problems[0], language)


def test_all_that_is_wrong_with_a_row_is_said_at_once():
    assert codes(visit(c2="?", c3="", c5="").problems) == [
        ProblemCode.IMPOSSIBLE_DAY,
        ProblemCode.NO_NAME,
        ProblemCode.NO_CONTENT,
    ]


@pytest.mark.parametrize(
    ("value", "people"), [("", 1), (3, 3), (3.0, 3), ("4", 4), ("05", 5), ("6 người", 6)]
)
def test_people_are_counted_however_they_are_written(value, people):
    assert visit(c7=value).entry.people == people


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.0, "1"), (123456789.0, "123456789"), ("001000000000", "001000000000"), (None, "")],
)
def test_numbers_of_papers_keep_their_zeros_and_get_no_decimals(value, text):
    assert visit(c4=value).entry.identity_paper == text


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("Cô Lan Mẫu\nsố 1, phố Ví Dụ", "Cô Lan Mẫu", "số 1, phố Ví Dụ"),
        ("Cô Lan Mẫu - thôn Mẫu", "Cô Lan Mẫu", "thôn Mẫu"),
        ("Cô Lan Mẫu, số 1, phố Ví Dụ", "Cô Lan Mẫu", "số 1, phố Ví Dụ"),
        ("Cô Lan Mẫu", "Cô Lan Mẫu", ""),
    ],
)
def test_name_and_address_are_told_apart(text, name, address):
    entry = visit(c3=text).entry

    assert (entry.name, entry.address) == (name, address)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Khiếu nại", Kind.COMPLAINT),
        ("KN", Kind.COMPLAINT),
        ("KHIẾU NẠI/3 người", Kind.COMPLAINT),
        ("tố cáo", Kind.DENUNCIATION),
        ("TC", Kind.DENUNCIATION),
        ("Khiếu nại, tố cáo", Kind.DENUNCIATION),
        ("kiến nghị", Kind.PETITION),
        ("KNPA", Kind.PETITION),
        ("Kiến nghị, phản ánh", Kind.PETITION),
        ("PAKN", Kind.PETITION),
        ("Phản ánh", Kind.FEEDBACK),
        ("PA", Kind.FEEDBACK),
        ("Khiếu nại, kiến nghị", None),
        ("", None),
        ("khác", None),
    ],
)
def test_the_kind_is_guessed_and_a_denunciation_is_never_missed(text, kind):
    assert guess_kind(text) is kind


def test_a_merged_day_counts_for_every_row_it_covers():
    second = [2, None, *VISIT[2:]]
    reading = read(HEADINGS, VISIT, second, [3, None, *VISIT[2:]], merged=["B2:B3"])

    assert [row.entry.day if row.entry else None for row in reading.rows[1:]] == [
        date(2026, 3, 5),
        date(2026, 3, 5),
        None,
    ]
    assert codes(reading.rows[3].problems) == [ProblemCode.NO_DAY]


def test_rows_that_are_no_visits_are_skipped_with_their_reason():
    numbers = [f"({n})" for n in range(1, 14)]
    reading = read(
        ["SỔ TIẾP CÔNG DÂN"],
        HEADINGS,
        numbers,
        ["Tháng 3"],
        VISIT,
        [],
        ["Tổng cộng", "", "1 lượt"],
        ["", "", "Tống Văn Mẫu", "", "Hỏi học phí"],
        merged=["A4:M4"],
    )

    assert [row.skipped for row in reading.rows] == [
        Skipped.ABOVE_HEADINGS,
        Skipped.HEADINGS,
        Skipped.COLUMN_NUMBERS,
        Skipped.CAPTION,
        None,
        Skipped.BLANK,
        Skipped.TOTAL,
        None,
    ]
    assert codes(reading.rows[-1].problems) == [ProblemCode.NO_DAY]


def test_equal_visits_are_told_apart_and_a_later_outcome_changes_no_fingerprint():
    twice = read(HEADINGS, VISIT, VISIT)
    later = read(HEADINGS, [*VISIT, "", "x", "", "", "Đã trả lời", ""])
    prints = [row.fingerprint for row in twice.entries]

    assert len(set(prints)) == 2
    assert later.entries[0].fingerprint == prints[0]
