"""Finding the headings of a reception book in a sheet and telling which column is which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from casebook.papers.book_forms import BOOK_12, BOOK_13, BOOK_FORMS, BookForm
from casebook.papers.text import folded
from casebook.papers.workbook_problems import Problem, ProblemCode

SEARCHED_ROWS = 15
_FEWEST_HEADINGS = 4
_LONGEST_HEADING = 90
_GROUP = "huong xu ly"

# Key of the column: every word group that its folded heading contains; the first line that fits
# wins, so what asks for more stands first.
_HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("accepted_transferred", ("thu ly", "chuyen don")),
    ("accepted", ("thu ly",)),
    ("transferred", ("chuyen don",)),
    ("guided_to", ("huong dan",)),
    ("kind_people", ("phan loai", "so nguoi")),
    ("people", ("so nguoi",)),
    ("resolved_by", ("da giai quyet",)),
    ("competent", ("thuoc tham quyen",)),
    ("identity_paper", ("can cuoc",)),
    ("identity_paper", ("ho chieu",)),
    ("identity_paper", ("cmnd",)),
    ("identity_paper", ("cccd",)),
    ("name_address", ("ten", "dia chi")),
    ("content", ("noi dung",)),
    ("follow_up", ("theo doi",)),
    ("kind", ("phan loai",)),
    ("note", ("ghi chu",)),
    ("day", ("ngay tiep",)),
)
_EXACT: Mapping[str, str] = MappingProxyType(
    {
        "stt": "number",
        "tt": "number",
        "so tt": "number",
        "so thu tu": "number",
        "ngay": "day",
        "ngay thang": "day",
        "ngay thang nam": "day",
        "loai": "kind",
        "loai khieu nai to cao kien nghi phan anh": "kind",
        "loai kn tc knpa": "kind",
        "loai don": "kind",
        "loai vu viec": "kind",
    }
)
_ESSENTIAL = ("day", "name_address", "content")
_ONLY_13 = frozenset({"kind", "people", "competent", "accepted_transferred"})
_ONLY_12 = frozenset({"kind_people", "accepted", "transferred"})


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings stand: rows counted from 0, `places` the column of each key."""

    form: BookForm
    first_row: int
    last_row: int
    places: Mapping[str, int]


def column_key(heading: str) -> str | None:
    """Which column of either form a heading names, or None."""
    words = folded(heading)
    if not words or len(words) > _LONGEST_HEADING:
        return None
    if words in _EXACT:
        return _EXACT[words]
    return next((key for key, parts in _HEADINGS if all(part in words for part in parts)), None)


def known_columns() -> str:
    """The headings of both forms, for a sentence that must name them."""
    return "; ".join(dict.fromkeys(column.vi for form in BOOK_FORMS for column in form.columns))


def find_headings(rows: Sequence[Sequence[str]], sheet: str) -> tuple[Headings | None, tuple[Problem, ...]]:
    """The headings within the first 15 rows; with problems when rows below them cannot be trusted.

    A heading may take two rows, as "Hướng xử lý" does in the form of 12 columns. An unknown or a
    doubled column, or the lack of day, name or content, leaves no headings: nothing is guessed.
    """
    best = max(range(min(SEARCHED_ROWS, len(rows))), key=lambda at: _recognised(rows[at]))
    if _recognised(rows[best]) < _FEWEST_HEADINGS:
        values = {"limit": str(SEARCHED_ROWS), "known": known_columns()}
        return None, (Problem(ProblemCode.NO_HEADINGS, sheet, 0, values),)
    headings, last = _two_storeys(rows, best)
    places, problems = _places(headings, rows[last + 1 :], sheet)
    form = BOOK_12 if len(_ONLY_12 & set(places)) > len(_ONLY_13 & set(places)) else BOOK_13
    problems += _missing(places, form, sheet)
    return (None if problems else Headings(form, best, last, places)), problems


def _recognised(row: Sequence[str]) -> int:
    return len({column_key(cell) for cell in row} - {None})


def _two_storeys(rows: Sequence[Sequence[str]], at: int) -> tuple[list[str], int]:
    """One heading per column, taken from the row below where the upper row names only a group."""
    upper = list(rows[at])
    lower = rows[at + 1] if at + 1 < len(rows) else ()
    open_places = [place for place, cell in enumerate(upper) if not cell or folded(cell) == _GROUP]
    found = [place for place in open_places if place < len(lower) and column_key(lower[place])]
    if not found:
        return upper, at
    for place in found:
        upper[place] = lower[place]
    return upper, at + 1


def _places(
    headings: Sequence[str], below: Sequence[Sequence[str]], sheet: str
) -> tuple[dict[str, int], tuple[Problem, ...]]:
    places: dict[str, int] = {}
    problems = []
    for place, heading in enumerate(headings):
        key = column_key(heading)
        values = {"letter": column_letter(place), "column": heading, "known": known_columns()}
        if key is None:
            if heading or _holds_something(below, place):
                problems.append(Problem(ProblemCode.UNKNOWN_COLUMN, sheet, 0, values))
        elif key in places:
            problems.append(Problem(ProblemCode.DOUBLE_COLUMN, sheet, 0, values))
        else:
            places[key] = place
    return places, tuple(problems)


def _holds_something(rows: Sequence[Sequence[str]], place: int) -> bool:
    return any(place < len(row) and row[place] for row in rows)


def _missing(places: Mapping[str, int], form: BookForm, sheet: str) -> tuple[Problem, ...]:
    return tuple(
        Problem(ProblemCode.MISSING_COLUMN, sheet, 0, {"column": column.vi})
        for column in form.columns
        if column.key in _ESSENTIAL and column.key not in places
    )


def column_letter(place: int) -> str:
    """The name Excel gives the column at `place`, counted from 0: A, B … Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
