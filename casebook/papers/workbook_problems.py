"""What can be wrong with a reception book kept in Excel: codes, and a sentence in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Literal


class ProblemCode(StrEnum):
    """One thing that can be wrong with the file, a sheet or a row."""

    EMPTY_FILE = "empty_file"
    TOO_LARGE = "too_large"
    WRONG_TYPE = "wrong_type"
    NOT_A_WORKBOOK = "not_a_workbook"
    NO_ROWS = "no_rows"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    NO_HEADINGS = "no_headings"
    UNKNOWN_COLUMN = "unknown_column"
    DOUBLE_COLUMN = "double_column"
    MISSING_COLUMN = "missing_column"
    NO_DAY = "no_day"
    IMPOSSIBLE_DAY = "impossible_day"
    FUTURE_DAY = "future_day"
    NO_NAME = "no_name"
    NO_CONTENT = "no_content"
    UNREADABLE_PEOPLE = "unreadable_people"
    UNREADABLE_MARK = "unreadable_mark"
    GOES_ON_FROM_NONE = "goes_on_from_none"


class Skipped(StrEnum):
    """Why a row of a sheet holds no visit."""

    ABOVE_HEADINGS = "above_headings"
    HEADINGS = "headings"
    COLUMN_NUMBERS = "column_numbers"
    BLANK = "blank"
    TOTAL = "total"
    CAPTION = "caption"
    GOES_ON = "goes_on"
    UNREAD_SHEET = "unread_sheet"


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem as data. `row` is the row's number in Excel; 0 when it concerns the sheet or file."""

    code: ProblemCode
    sheet: str = ""
    row: int = 0
    values: Mapping[str, str] = field(default_factory=dict)


_SENTENCES: Mapping[ProblemCode, tuple[str, str]] = MappingProxyType(
    {
        ProblemCode.EMPTY_FILE: ("Tệp trống, không có dữ liệu.", "The file is empty."),
        ProblemCode.TOO_LARGE: (
            "Tệp quá lớn ({size} MB; nhiều nhất {limit} MB). Hãy tách sổ theo năm rồi nhập từng tệp.",
            "The file is too large ({size} MB; at most {limit} MB). Split the book by year.",
        ),
        ProblemCode.WRONG_TYPE: (
            "Chỉ đọc được tệp Excel .xlsx. Hãy mở tệp rồi chọn «Lưu thành» dạng .xlsx, không đặt mật khẩu.",
            "Only .xlsx workbooks can be read. Save the file as .xlsx, without a password.",
        ),
        ProblemCode.NOT_A_WORKBOOK: (
            "Không mở được tệp như một sổ Excel: tệp hỏng, hoặc có ô ghi quá xa vùng của sổ.",
            "The file does not open as a workbook: damaged, or a cell lies far outside the book.",
        ),
        ProblemCode.NO_ROWS: (
            "Tệp không có trang tính nào chứa dữ liệu.",
            "No sheet of the workbook holds any data.",
        ),
        ProblemCode.TOO_MANY_ROWS: (
            "Trang «{sheet}» có {rows} dòng; nhiều nhất {limit} dòng. Hãy tách sổ rồi nhập từng tệp.",
            "Sheet “{sheet}” has {rows} rows; at most {limit}. Split the book.",
        ),
        ProblemCode.TOO_MANY_COLUMNS: (
            "Trang «{sheet}» có {columns} cột; nhiều nhất {limit} cột. Hãy xóa các ô ở xa vùng của sổ.",
            "Sheet “{sheet}” has {columns} columns; at most {limit}. Clear what lies outside the book.",
        ),
        ProblemCode.NO_HEADINGS: (
            "Trang «{sheet}»: {limit} dòng đầu không có tiêu đề cột của sổ. Sổ có các cột: {known}.",
            "Sheet “{sheet}”: no headings in the first {limit} rows. Known columns: {known}.",
        ),
        ProblemCode.UNKNOWN_COLUMN: (
            "Trang «{sheet}», cột {letter}: không nhận ra «{column}». Sổ có các cột: {known}.",
            "Sheet “{sheet}”, column {letter}: “{column}” is not known. Known columns: {known}.",
        ),
        ProblemCode.DOUBLE_COLUMN: (
            "Trang «{sheet}», cột {letter}: cột «{column}» có hai lần.",
            "Sheet “{sheet}”, column {letter}: the column “{column}” is there twice.",
        ),
        ProblemCode.MISSING_COLUMN: (
            "Trang «{sheet}» thiếu cột «{column}».",
            "Sheet “{sheet}” lacks the column “{column}”.",
        ),
        ProblemCode.NO_DAY: ("Thiếu ngày tiếp.", "The day is missing."),
        ProblemCode.IMPOSSIBLE_DAY: (
            "Ngày tiếp «{value}» không có thật hoặc không đọc được; hãy ghi dạng 05/03/2026.",
            "“{value}” is not a day that can be read; write it as 05/03/2026.",
        ),
        ProblemCode.FUTURE_DAY: (
            "Ngày tiếp {value} còn ở tương lai.",
            "The day {value} lies in the future.",
        ),
        ProblemCode.NO_NAME: ("Thiếu họ tên công dân.", "The name is missing."),
        ProblemCode.NO_CONTENT: ("Thiếu nội dung vụ việc.", "The content is missing."),
        ProblemCode.UNREADABLE_PEOPLE: (
            "Không đọc được số người «{value}».",
            "The number of people “{value}” cannot be read.",
        ),
        ProblemCode.UNREADABLE_MARK: (
            "Cột «Thuộc thẩm quyền» ghi «{value}»; hãy đánh dấu x hoặc để trống.",
            "The column “Competent” says “{value}”; mark it x or leave it empty.",
        ),
        ProblemCode.GOES_ON_FROM_NONE: (
            "Dòng «{value}» không nằm ngay dưới lượt tiếp mà nó viết tiếp; hãy chuyển về đúng chỗ.",
            "Row “{value}” does not stand right below the visit it goes on with; move it there.",
        ),
    }
)

_SKIPPED: Mapping[Skipped, tuple[str, str]] = MappingProxyType(
    {
        Skipped.ABOVE_HEADINGS: ("phần đầu sổ, phía trên tiêu đề cột", "above the headings"),
        Skipped.HEADINGS: ("dòng tiêu đề cột", "the headings"),
        Skipped.COLUMN_NUMBERS: ("dòng đánh số cột", "the numbers of the columns"),
        Skipped.BLANK: ("dòng trống", "a blank row"),
        Skipped.TOTAL: ("dòng tổng cộng", "a total"),
        Skipped.CAPTION: ("dòng ngăn cách, không phải lượt tiếp", "a caption between visits"),
        Skipped.GOES_ON: (
            "phần tiếp theo của lượt ở dòng trên, đã nối vào lượt đó",
            "goes on with the visit above, joined to it",
        ),
        Skipped.UNREAD_SHEET: ("trang tính không đọc được", "on a sheet that could not be read"),
    }
)


def problem_sentence(problem: Problem, language: Literal["vi", "en"]) -> str:
    """The problem as a sentence for the person who brought the file."""
    sentence = _SENTENCES[problem.code][language == "en"]
    return sentence.format(**{"sheet": problem.sheet, **problem.values})


def skipped_words(reason: Skipped, language: Literal["vi", "en"]) -> str:
    """Why a row was skipped, in a few words."""
    return _SKIPPED[reason][language == "en"]
