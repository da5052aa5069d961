"""Reading reception books kept in Excel: every row is a visit, a fault or has its reason."""

import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook

from casebook.law.vocabulary import Kind
from casebook.papers import workbook as workbook_module
from casebook.papers.book import book_xlsx
from casebook.papers.book_forms import BOOK_12, BOOK_13, BOOK_FORMS, Period
from casebook.papers.workbook import read_book
from casebook.papers.workbook_headings import column_key, column_letter
from casebook.papers.workbook_problems import (
    Problem,
    ProblemCode,
    Skipped,
    problem_sentence,
    skipped_words,
)
from casebook.papers.workbook_rows import fingerprint
from tests.fixtures import make_book
from tests.papers.books import HEADINGS, TODAY, VISIT, codes, packed, read
from tests.papers.samples import SCHOOL
from tests.papers.test_book import row as book_row

FIXTURES = Path(make_book.__file__).parent


def test_a_book_of_two_thousand_visits_is_accounted_for_row_by_row():
    reading = read_book((FIXTURES / "book-2000.xlsx").read_bytes(), today=TODAY)

    assert reading.problems == ()
    [sheet] = reading.sheets
    assert (sheet.form, sheet.header_row) == (BOOK_13, make_book.HEADER_ROW)
    assert [row.row for row in reading.rows] == list(range(1, len(reading.rows) + 1))
    assert len(reading.entries) == make_book.VISITS
    assert Counter(row.skipped for row in reading.rows if row.skipped) == {
        Skipped.ABOVE_HEADINGS: 6,
        Skipped.HEADINGS: 1,
        Skipped.COLUMN_NUMBERS: 1,
        Skipped.CAPTION: 4,
        Skipped.BLANK: 1,
        Skipped.TOTAL: 1,
    }
    assert Counter(code for row in reading.rows for code in codes(row.problems)) == {
        ProblemCode.NO_DAY: 5,
        ProblemCode.IMPOSSIBLE_DAY: 10,
        ProblemCode.FUTURE_DAY: 5,
        ProblemCode.NO_NAME: 5,
        ProblemCode.NO_CONTENT: 5,
        ProblemCode.UNREADABLE_PEOPLE: 5,
        ProblemCode.UNREADABLE_MARK: 5,
    }
    for row in reading.rows:
        assert [row.entry is not None, bool(row.problems), row.skipped is not None].count(True) == 1


@pytest.mark.slow
def test_reading_the_book_again_gives_the_same_fingerprints_and_no_two_alike():
    data = (FIXTURES / "book-2000.xlsx").read_bytes()
    first, again = ([row.fingerprint for row in read_book(data, today=TODAY).entries] for _ in "12")

    assert first == again
    assert len(set(first)) == make_book.VISITS


def test_a_book_on_the_older_form_is_read_from_its_two_rows_of_headings():
    reading = read_book((FIXTURES / "book-old.xlsx").read_bytes(), today=TODAY)

    assert reading.problems == ()
    assert reading.sheets[0].form is BOOK_12
    assert len(reading.entries) == make_book.OLD_VISITS
    assert {row.entry.kind for row in reading.entries} == {
        Kind.COMPLAINT,
        Kind.PETITION,
        Kind.FEEDBACK,
    }
    assert {row.entry.accepted for row in reading.entries} == {"", "x"}


@pytest.mark.slow
def test_the_committed_fixture_is_the_one_its_maker_makes():
    out = BytesIO()
    make_book.make_book().save(out)
    made = read_book(out.getvalue(), today=TODAY)
    kept = read_book((FIXTURES / "book-2000.xlsx").read_bytes(), today=TODAY)

    assert [row.values for row in made.rows] == [row.values for row in kept.rows]


def test_our_own_workbook_can_be_read_back():
    rows = [book_row(day=date(2026, 6, 30)), book_row(number=2)]
    data = book_xlsx(SCHOOL, Period(date(2026, 6, 1), date(2026, 7, 31)), rows)
    reading = read_book(data, today=TODAY)

    assert reading.problems == ()
    assert [sheet.form for sheet in reading.sheets] == [BOOK_12, BOOK_13]
    old, new = (row.entry for row in reading.entries)
    assert (old.day, old.people, old.kind) == (date(2026, 6, 30), 3, Kind.PETITION)
    assert (new.name, new.address) == ("Trần Thị Ánh Ví Dụ", "số 12 phố Mẫu")
    assert (new.competent, new.people, new.note) == (True, 3, "Ủy quyền")


LONG = "\n".join(f"Ý {n}: " + "Đề nghị xem lại việc xếp lớp buổi sáng. " * 8 for n in range(1, 30)).strip()


def test_a_visit_our_workbook_writes_in_several_rows_is_read_back_as_one():
    rows = [book_row(number=1), book_row(number=2, content=LONG, follow_up=LONG), book_row(number=3)]
    data = book_xlsx(SCHOOL, Period(date(2026, 7, 1), date(2026, 7, 31)), rows)
    reading = read_book(data, today=TODAY)
    whole = read(HEADINGS, [*VISIT[:4], LONG, *VISIT[5:]]).entries[0].entry

    first, long, last = (row.entry for row in reading.entries)
    assert [entry.number for entry in (first, long, last)] == ["1", "2", "3"]
    assert long.content.split() == long.follow_up.split() == LONG.split()
    assert (long.day, long.name, long.people) == (first.day, first.name, first.people)
    same = replace(long, day=whole.day, name=whole.name, address=whole.address)
    assert fingerprint(same, 0) == fingerprint(whole, 0)
    assert not any(row.problems for row in reading.rows)
    joined = [row for row in reading.rows if row.skipped is Skipped.GOES_ON]
    above = reading.entries[1].row
    assert [row.row for row in joined] == list(range(above + 1, reading.entries[2].row))
    assert joined


@pytest.mark.parametrize(
    "above", [[], [(2, *VISIT[1:])], [VISIT, (2, *VISIT[1:])]], ids=["none", "another", "not the next"]
)
def test_a_row_that_goes_on_from_no_visit_above_it_is_told_and_joined_to_none(above):
    reading = read(HEADINGS, *above, ("1 (tiếp)", "", "", "", "Phần sau"))

    assert [row.entry.content for row in reading.entries] == ["Hỏi học phí"] * len(above)
    assert codes(reading.rows[-1].problems) == [ProblemCode.GOES_ON_FROM_NONE]
    assert "«1 (tiếp)»" in problem_sentence(reading.rows[-1].problems[0], "vi")


def test_a_row_marked_as_going_on_that_has_a_day_of_its_own_is_a_visit():
    reading = read(HEADINGS, VISIT, ("1 (tiếp)", *VISIT[1:]))

    assert [row.entry.number for row in reading.entries] == ["1", "1 (tiếp)"]


@pytest.mark.parametrize("form", BOOK_FORMS, ids=lambda form: form.code)
def test_every_heading_of_both_forms_is_known_in_any_spelling(form):
    for column in form.columns:
        assert column_key(column.vi) == column.key
        assert column_key(column.vi.upper().replace(" ", "  \n")) == column.key


@pytest.mark.parametrize("above", [0, 3, 14])
def test_headings_may_stand_anywhere_in_the_first_fifteen_rows(above):
    reading = read(*[["SỔ TIẾP CÔNG DÂN"]] * above, HEADINGS, VISIT)

    assert reading.sheets[0].header_row == above + 1
    assert len(reading.entries) == 1


def test_headings_further_down_are_not_found_and_the_known_columns_are_named():
    reading = read(*[["SỔ"]] * 15, HEADINGS, VISIT)

    assert codes(reading.problems) == [ProblemCode.NO_HEADINGS]
    assert "Nội dung vụ việc" in problem_sentence(reading.problems[0], "vi")
    assert {row.skipped for row in reading.rows} == {Skipped.UNREAD_SHEET}


def test_columns_may_stand_in_any_order():
    order = list(range(13))
    Random(5).shuffle(order)  # noqa: S311 - one order that is not ours
    line = [*VISIT, "", "x", "", "", "", "ghi chú"]
    [entry] = [row.entry for row in read([HEADINGS[at] for at in order], [line[at] for at in order]).entries]

    assert (entry.name, entry.content, entry.competent) == ("Ông An Ví Dụ", "Hỏi học phí", True)


def test_an_unknown_column_is_named_with_its_letter_and_nothing_is_taken():
    reading = read([*HEADINGS, "Mã vùng"], [*VISIT, *[""] * 6, "7"])

    assert codes(reading.problems) == [ProblemCode.UNKNOWN_COLUMN]
    assert reading.entries == ()
    for language in ("vi", "en"):
        sentence = problem_sentence(reading.problems[0], language)
        assert "Mã vùng" in sentence
        assert " N: " in sentence
        assert "Họ tên, địa chỉ" in sentence


def test_a_column_with_values_but_no_heading_is_unknown_too():
    reading = read(HEADINGS, [*VISIT, *[""] * 6, "lạc"])

    assert codes(reading.problems) == [ProblemCode.UNKNOWN_COLUMN]


def test_a_doubled_and_a_missing_column_are_said():
    doubled = read([*HEADINGS, "Ghi chú"], VISIT)
    missing = read([heading for heading in HEADINGS if "Họ tên" not in heading], VISIT)

    assert codes(doubled.problems) == [ProblemCode.DOUBLE_COLUMN]
    assert codes(missing.problems) == [ProblemCode.MISSING_COLUMN]
    assert "Họ tên, địa chỉ" in problem_sentence(missing.problems[0], "en")


def test_another_sheet_beside_the_book_is_accounted_for_and_does_not_hinder():
    book = Workbook()
    book.active.title = "Hướng dẫn"
    book.active.append(["Cách ghi sổ"])
    sheet = book.create_sheet("Sổ")
    sheet.append(list(HEADINGS))
    sheet.append(list(VISIT))
    book.create_sheet("Trống")
    out = BytesIO()
    book.save(out)
    reading = read_book(out.getvalue(), today=TODAY)

    assert reading.problems == ()
    assert [row.skipped for row in reading.rows] == [Skipped.UNREAD_SHEET, Skipped.HEADINGS, None]


def zipped(**files: bytes) -> bytes:
    """A packed file that is no workbook."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed_file:
        for name, content in files.items():
            packed_file.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def far_corner() -> bytes:
    """A small workbook with one cell in the last corner, which asks for 500 GB when laid out."""
    book = Workbook()
    book.active["A1"] = "a"
    book.active["XFD1048576"] = "z"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ProblemCode.EMPTY_FILE),
        (b"ho ten;dia chi\n", ProblemCode.WRONG_TYPE),
        (b"\xd0\xcf\x11\xe0" + bytes(600), ProblemCode.WRONG_TYPE),
        (b"%PDF-1.7", ProblemCode.WRONG_TYPE),
        (b"PK\x03\x04" + bytes(50), ProblemCode.NOT_A_WORKBOOK),
        (zipped(word__document=b"x"), ProblemCode.WRONG_TYPE),
        (zipped(**{"xl__workbook.xml": b"<broken"}), ProblemCode.NOT_A_WORKBOOK),
        (b"PK" + bytes(10 * 1024 * 1024), ProblemCode.TOO_LARGE),
        (zipped(**{"xl__workbook.xml": bytes(130 * 1024 * 1024)}), ProblemCode.TOO_LARGE),
        (packed(), ProblemCode.NO_ROWS),
        (packed(["a"] * 201), ProblemCode.TOO_MANY_COLUMNS),
        (far_corner(), ProblemCode.NOT_A_WORKBOOK),
    ],
    ids=lambda value: value if isinstance(value, ProblemCode) else "",
)
def test_what_is_no_book_is_answered_with_a_sentence(data, code):
    reading = read_book(data, today=TODAY)

    assert codes(reading.problems) == [code]
    assert reading.entries == ()
    for language in ("vi", "en"):
        assert "{" not in problem_sentence(reading.problems[0], language)


def test_a_sheet_of_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr(workbook_module.unpack, "MOST_ROWS", 3)

    assert codes(read(HEADINGS, VISIT, VISIT, VISIT).problems) == [ProblemCode.TOO_MANY_ROWS]


@pytest.mark.slow
def test_damaged_copies_of_a_book_never_raise():
    data = (FIXTURES / "book-old.xlsx").read_bytes()
    dice = Random(7)  # noqa: S311 - the same damage each time
    for _ in range(60):
        damaged = bytearray(data)
        for _ in range(dice.randint(1, 25)):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        reading = read_book(bytes(damaged[: dice.choice((None, 5000))]), today=TODAY)
        assert reading.problems or reading.rows


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_problem_and_every_reason_has_its_words(language):
    words = {
        **dict.fromkeys(("size", "limit", "rows", "columns", "known"), "1"),
        **dict.fromkeys(("letter", "column", "value"), "1"),
    }
    sentences = [problem_sentence(Problem(code, "S", 1, words), language) for code in ProblemCode]
    reasons = [skipped_words(reason, language) for reason in Skipped]

    assert all(sentence.endswith(".") for sentence in sentences)
    assert len(set(sentences)) == len(ProblemCode)
    assert len(set(reasons)) == len(Skipped)


def test_columns_are_named_as_excel_names_them():
    assert [column_letter(place) for place in (0, 25, 26, 51, 52, 701, 702)] == [
        *("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA")
    ]
