"""The reception book: two forms, one book, on paper and as a workbook."""

import dataclasses
import re
import shutil
import subprocess
import unicodedata
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from casebook.papers.book import book_pdf, book_xlsx
from casebook.papers.book_forms import (
    BOOK_12,
    BOOK_13,
    BOOK_FORMS,
    BookRow,
    Period,
    cells,
    form_for,
    sections,
)
from casebook.papers.word_parts import width_of
from tests.papers.pdf import last_page_of, pages_of, text_of
from tests.papers.samples import SCHOOL

OLD_DAY = date(2026, 6, 30)
NEW_DAY = date(2026, 7, 1)
ACROSS = Period(date(2026, 6, 1), date(2026, 7, 31))
ROW = BookRow(
    number=1,
    day=NEW_DAY,
    name="Trần Thị Ánh Ví Dụ",
    address="số 12 phố Mẫu",
    identity_paper="001000000000",
    content="Kiến nghị về việc thu tiền nước uống của lớp 3A2",
    kind="Kiến nghị",
    people=3,
    resolved_by="UBND phường Ví Dụ",
    competent=True,
    accepted="Trường (07/TB-THNVM)",
    transferred="UBND phường",
    guided_to="Công an phường",
    follow_up="Đã trả lời 12/07/2026",
    note="Ủy quyền",
)


def row(**changes) -> BookRow:
    """The sample row with some of it changed."""
    return dataclasses.replace(ROW, **changes)


def sheets(xlsx: bytes) -> dict[str, list[list[object]]]:
    """The cells of every sheet."""
    book = openpyxl.load_workbook(BytesIO(xlsx))
    return {sheet.title: [[c.value for c in line] for line in sheet] for sheet in book}


@pytest.mark.parametrize(
    ("day", "columns"),
    [(date(2020, 1, 1), 12), (OLD_DAY, 12), (NEW_DAY, 13), (date(2030, 1, 1), 13)],
)
def test_the_day_of_the_session_decides_the_form(day, columns):
    assert len(form_for(day).columns) == columns


@pytest.mark.parametrize("form", BOOK_FORMS, ids=lambda form: form.code)
def test_every_column_has_its_value_two_headings_and_room_on_the_sheet(form):
    assert len(cells(form, ROW)) == len(form.columns)
    assert len({column.key for column in form.columns}) == len(form.columns)
    assert all(column.vi and column.en for column in form.columns)
    assert sum(column.width for column in form.columns) == 297 - 2 * 15
    assert form.article


def test_the_thirteen_columns_hold_what_the_decree_lists():
    assert cells(BOOK_13, ROW) == (
        1,
        NEW_DAY,
        "Trần Thị Ánh Ví Dụ\nsố 12 phố Mẫu",
        "001000000000",
        "Kiến nghị về việc thu tiền nước uống của lớp 3A2",
        "Kiến nghị",
        3,
        "UBND phường Ví Dụ",
        "x",
        "Công an phường",
        "Trường (07/TB-THNVM); UBND phường",
        "Đã trả lời 12/07/2026",
        "Ủy quyền",
    )


def test_the_twelve_columns_hold_what_the_circular_lists():
    assert cells(BOOK_12, ROW)[5:10] == (
        "Kiến nghị/3 người",
        "UBND phường Ví Dụ",
        "Trường (07/TB-THNVM)",
        "Công an phường",
        "UBND phường",
    )


def test_a_period_across_the_change_gives_both_forms():
    parts = sections(ACROSS, [row(day=OLD_DAY), row(number=2)])

    assert [(part.form, part.period.first, part.period.last) for part in parts] == [
        (BOOK_12, date(2026, 6, 1), OLD_DAY),
        (BOOK_13, NEW_DAY, date(2026, 7, 31)),
    ]
    assert [[entry.number for entry in part.rows] for part in parts] == [[1], [2]]


@pytest.mark.parametrize(
    ("period", "forms"),
    [
        (Period(date(2026, 6, 1), OLD_DAY), [BOOK_12]),
        (Period(NEW_DAY, NEW_DAY), [BOOK_13]),
        (Period(date(2000, 1, 1), date(2000, 1, 1)), [BOOK_12]),
    ],
)
def test_a_period_on_one_side_gives_one_form(period, forms):
    assert [part.form for part in sections(period, [])] == forms


def test_a_row_outside_the_period_is_refused_not_left_out():
    with pytest.raises(ValueError, match="outside the period"):
        sections(ACROSS, [row(day=date(2026, 8, 1))])


def test_a_period_the_wrong_way_round_is_refused():
    with pytest.raises(ValueError, match="on or after"):
        Period(NEW_DAY, OLD_DAY)


def test_the_printed_book_names_both_forms_and_numbers_the_columns():
    text = text_of(book_pdf(SCHOOL, ACROSS, [row(day=OLD_DAY), row(number=2)]))

    for words in (
        "SỔ TIẾP CÔNG DÂN",
        "TRƯỜNG TIỂU HỌC NGUYỄN VĂN MẪU",
        "Thông tư 04/2021/TT-TTCP",
        "Mẫu số 03/TCD, Nghị định 154/2026/NĐ-CP",
        "Từ ngày 01/06/2026 đến ngày 30/06/2026",
        "Từ ngày 01/07/2026 đến ngày 31/07/2026",
        "(1) (2) (3)",
        "(13)",
        "Kiến nghị/3 người",
        "30/06/2026",
    ):
        assert words in text


def test_headings_stand_on_every_page_and_no_visit_is_lost():
    many = [row(number=n, day=NEW_DAY, name=f"Ông An Ví Dụ {n}") for n in range(1, 101)]
    pages = pages_of(book_pdf(SCHOOL, ACROSS, many))
    later = pages[1:]

    assert len(later) > 5
    assert all("Nội dung vụ việc" in page and "(13)" in page for page in later)
    assert all(page.startswith(str(number)) for number, page in enumerate(later, 2))
    text = " ".join(pages)
    assert all(f"Ông An Ví Dụ {n} " in text for n in range(1, 101))


def test_a_text_longer_than_a_page_runs_on_to_the_next():
    story = " ".join(f"câu{n}" for n in range(1500))
    text = text_of(book_pdf(SCHOOL, ACROSS, [row(content=story)]))

    assert all(f"câu{n}" in text for n in (0, 700, 1499))


def test_a_period_without_visits_says_so():
    text = text_of(book_pdf(SCHOOL, Period(NEW_DAY, NEW_DAY), []))

    assert "Không có lượt tiếp công dân nào" in text


@pytest.mark.slow
def test_three_thousand_visits_are_printed_in_good_time():
    many = [row(number=n, day=NEW_DAY + timedelta(days=n % 30)) for n in range(1, 3001)]

    assert "3000 " in last_page_of(book_pdf(SCHOOL, ACROSS, many))


def test_the_workbook_holds_real_days_and_numbers():
    lines = sheets(book_xlsx(SCHOOL, ACROSS, [row(day=OLD_DAY), row(number=2)]))

    old, new = lines["Mẫu 12 cột"], lines["Mẫu 13 cột"]
    assert old[-1][1] == datetime(2026, 6, 30)  # noqa: DTZ001 - a day in a sheet has no zone
    assert new[-1][0] == 2
    assert new[-1][6] == 3
    assert new[-2][:3] == ["(1)", "(2)", "(3)"]
    assert new[-3] == [column.vi for column in BOOK_13.columns]


@pytest.mark.parametrize(
    "typed",
    ['=HYPERLINK("http://x.example")', "+84", "-1", "@SUM(A1)", "0012", "http://x.example", "{=1}"],
)
def test_a_text_in_the_workbook_stays_a_text(typed):
    book = openpyxl.load_workbook(BytesIO(book_xlsx(SCHOOL, ACROSS, [row(note=typed)])))
    cell = list(book["Mẫu 13 cột"])[-1][12]

    assert (cell.value, cell.data_type, cell.hyperlink) == (typed, "s", None)


def test_control_characters_and_endless_texts_do_not_spoil_the_workbook():
    unkind = "một\x00\x0b\ufffe\ud800hai" + unicodedata.normalize("NFD", "ế") + "x" * 40_000
    told = "".join(went_on(book_xlsx(SCHOOL, ACROSS, [row(content=unkind)])))

    assert re.sub(r"\s", "", told) == "mộthaiế" + "x" * 40_000


def went_on(xlsx: bytes) -> list[str]:
    """What stands in the column of the content, row by row."""
    return [str(line[4]) for line in sheets(xlsx)["Mẫu 13 cột"][8:]]


def test_a_text_too_long_for_a_row_goes_on_in_the_next_under_the_same_number():
    story = "\n".join(" ".join(f"câu{n}" for n in range(start, start + 50)) for start in range(0, 900, 50))
    xlsx = book_xlsx(SCHOOL, ACROSS, [row(content=story), row(number=2)])
    lines = sheets(xlsx)["Mẫu 13 cột"][8:]

    assert [line[0] for line in lines] == [1, *["1 (tiếp)"] * (len(lines) - 2), 2]
    assert len(lines) > 3
    assert " ".join(went_on(xlsx)[:-1]).split() == story.split()
    assert went_on(xlsx)[0].startswith(story.split("\n", maxsplit=1)[0])
    for line in lines[1:-1]:
        assert set(line[1:4] + line[5:]) <= {None, ""}


LONG_NAME = "NGUYỄN PHAN HOÀNG TRẦN THỊ THANH HUYỀN CÔNG TẰNG TÔN NỮ PHƯƠNG NGHIÊM KHUÊ "
NINE_HUNDRED = ("Kiến nghị về việc thu tiền nước uống của lớp 3A2, đề nghị trả lời. " * 14)[:896] + " END"


def test_every_row_of_the_workbook_is_high_enough_for_what_it_says_and_fits_a_page():
    long_ones = [
        row(content=NINE_HUNDRED),
        row(name=LONG_NAME * 2, address="thôn Nghiêm Xá Thượng, xã Nguyễn Trường Thuỳ Khuê, " * 4),
        row(note="Ủy quyền cho Ông An Ví Dụ", identity_paper="001000000000" * 8),
        row(),
    ]
    sheet = openpyxl.load_workbook(BytesIO(book_xlsx(SCHOOL, ACROSS, long_ones)))["Mẫu 13 cột"]
    rows = list(sheet.iter_rows(min_row=9))

    assert [line[0].value for line in rows] == [1] * 4
    for line in rows:
        high = sheet.row_dimensions[line[0].row].height
        assert high <= 385  # what headings leave of a page across
        for cell in line:
            room = sheet.column_dimensions[cell.column_letter].width * 7 * 25.4 / 96
            # A line of 9 points is at least 10.35 high; words never fill a line to its end.
            wide = max(width_of(part, 9, bold=False) for part in str(cell.value or "").split("\n"))
            assert wide / room <= high / 10.35, cell.coordinate


def test_the_workbook_is_as_wide_on_a_machine_without_the_usual_typeface():
    book = openpyxl.load_workbook(BytesIO(book_xlsx(SCHOOL, ACROSS, [row()])))

    assert {(font.name, font.scheme) for font in book._fonts} == {("Times New Roman", None)}


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice, which `make test` installs")
def test_an_office_suite_prints_the_workbook_with_its_headings_and_every_word(tmp_path: Path):
    story = " ".join(f"câu{n}" for n in range(700))
    many = [row(number=n, name=f"Ông An Ví Dụ {n}", content=f"{NINE_HUNDRED}{n}.") for n in range(1, 21)]
    book = tmp_path / "book.xlsx"
    book.write_bytes(book_xlsx(SCHOOL, Period(NEW_DAY, NEW_DAY), [*many, row(number=21, content=story)]))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, book],
        check=True,
        capture_output=True,
        timeout=240,
    )
    pages = pages_of(book.with_suffix(".pdf").read_bytes())
    text = " ".join(pages)

    assert len(pages) > 10
    assert all("Ghi chú" in page and "(1) (2) (3)" in page and "(13)" in page for page in pages)
    assert all(f"{place}/{len(pages)}" in page for place, page in enumerate(pages, 1))
    assert all(f"END{n}." in text for n in range(1, 21))
    assert all(f"câu{n}" in text for n in range(700))


def test_the_workbook_prints_across_with_its_headings_repeated():
    sheet = openpyxl.load_workbook(BytesIO(book_xlsx(SCHOOL, ACROSS, [row()])))["Mẫu 13 cột"]

    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.fitToWidth in {None, 1}
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$7:$8"


def test_the_same_book_gives_the_same_bytes():
    assert book_xlsx(SCHOOL, ACROSS, [row()]) == book_xlsx(SCHOOL, ACROSS, [row()])
    assert book_pdf(SCHOOL, ACROSS, [row()]) == book_pdf(SCHOOL, ACROSS, [row()])
