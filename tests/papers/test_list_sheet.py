"""A list as workbook and as .csv: days are days, texts are texts, and nothing is taken for a formula."""

import csv
import subprocess
from datetime import date, datetime, time
from io import BytesIO, StringIO
from zipfile import ZipFile

import openpyxl
import pytest

from casebook.papers.list_sheet import SheetColumn, list_csv, list_xlsx

COLUMNS = [SheetColumn("Số"), SheetColumn("Nội dung", is_wide=True), SheetColumn("Ngày")]
DAY = date(2026, 11, 22)
FORMULAS = [
    "=1+1",
    "+84 900 000 007",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "  =cmd|' /C calc'!A0",
    "＝1+1",
    "＠x",
    "\u200e=1+1",
    "\x00=1+1",
]


def sheet_of(rows, title="Hồ sơ"):
    return openpyxl.load_workbook(BytesIO(list_xlsx(title, COLUMNS, rows))).active


def lines_of(rows):
    told = list_csv(COLUMNS, rows).decode()
    assert told[0] == "\ufeff"
    return list(csv.reader(StringIO(told[1:], newline="")))


def test_a_workbook_holds_texts_as_texts_and_days_as_days():
    sheet = sheet_of([["KN-2026-0001", "Ông An Ví Dụ <b>&\n“dòng hai”", DAY], ["0012", None, None]])
    assert sheet.title == "Hồ sơ"
    assert [cell.value for cell in sheet[1]] == ["Số", "Nội dung", "Ngày"]
    assert [cell.value for cell in sheet[2]] == [
        "KN-2026-0001",
        "Ông An Ví Dụ <b>&\n“dòng hai”",
        datetime.combine(DAY, time()),
    ]
    assert sheet["C2"].number_format == "dd/mm/yyyy"
    assert sheet["A3"].value == "0012"
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_looks_like_a_formula_is_a_text_in_both(formula):
    cell = sheet_of([["1", formula, None]])["B2"]
    assert cell.data_type == "s"
    assert not (cell.value or "").startswith("\t")
    told = lines_of([["1", formula, None]])[1][1]
    assert told.startswith("'")


def test_a_text_that_is_none_stays_as_it_is_in_a_csv():
    assert lines_of([["a=b", 'Tên "Mẫu", lớp 3', DAY]])[1] == ["a=b", 'Tên "Mẫu", lớp 3', "2026-11-22"]


def test_nothing_found_is_a_file_with_headings():
    assert [[cell.value for cell in row] for row in sheet_of([]).rows] == [["Số", "Nội dung", "Ngày"]]
    assert lines_of([]) == [["Số", "Nội dung", "Ngày"]]


def test_the_same_rows_make_the_same_bytes():
    assert list_xlsx("Hồ sơ", COLUMNS, [["1", "a", DAY]]) == list_xlsx("Hồ sơ", COLUMNS, [["1", "a", DAY]])


@pytest.mark.parametrize("title", ["A/B: [c]?*", "x" * 60, "'", ""])
def test_any_title_names_a_sheet(title):
    assert 1 <= len(sheet_of([], title).title) <= 31


def test_rows_are_asked_for_one_after_the_other_and_not_kept():
    alive: list[int] = []

    def rows():
        for number in range(3000):
            alive.append(number)
            yield [str(number), "x" * 30_000, None]

    made = list_xlsx("Hồ sơ", COLUMNS, rows())
    assert len(alive) == 3000
    assert len(made) < 3_000_000
    with ZipFile(BytesIO(made)) as package:
        assert package.testzip() is None


@pytest.mark.slow
def test_another_program_opens_it(tmp_path):
    path = tmp_path / "so.xlsx"
    path.write_bytes(list_xlsx("Hồ sơ", COLUMNS, [["KN-2026-0001", "=1+1 & <x>", DAY]]))
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76",
         "--outdir", str(tmp_path), str(path)], check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert (tmp_path / "so.csv").read_text().splitlines() == [
        "Số,Nội dung,Ngày",
        "KN-2026-0001,=1+1 & <x>,22/11/2026",
    ]
