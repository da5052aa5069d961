"""The blocks of a form with its values in words: days, hours, dotted blanks, tables (NĐ 30/2020)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, time

from casebook.papers import blocks, measures
from casebook.papers.form import Filled
from casebook.papers.pieces import TO_THE_END, Grid, Paragraph, Piece, Place, Places, Run, joined
from casebook.papers.slots import Column, ProtectedSlot, Slot, SlotKind, Value
from casebook.papers.text import clean_text
from casebook.papers.titles import ASKS_TITLE, TITLED, label_before

ROW_NUMBER = "stt"
"""The key of a column that counts the rows of its table by itself."""
UNKNOWN_DAY = "...... tháng ...... năm ........."
_UNKNOWN_SHORT_DAY = "...../...../........."
UNKNOWN_HOUR = "....... giờ ....... phút"
_GOES_ON = re.compile(r"[\w,;)] $")
_SAYS_DAY = re.compile(r"\b[Nn]gày\s*$")


class Wording:
    """The values of a paper in words."""

    def __init__(self, filled: Filled) -> None:
        form = filled.form
        protected: tuple[ProtectedSlot, ...] = getattr(form, "protected", ())
        slots: list[Slot | ProtectedSlot] = [*form.slots, *protected]
        self._slots = {slot.key: slot for slot in slots}
        self._values: Mapping[str, Value] = filled.values

    def pieces(self, block: blocks.Block) -> Iterator[Piece]:
        """Give what a block becomes on paper."""
        match block:
            case blocks.Para():
                runs = self.runs(block.text, bold=block.bold)
                yield Paragraph(
                    runs,
                    italic=block.italic,
                    indent=block.indent,
                    justified=_full(runs),
                    keeps=_leads_on(block.text),
                )
            case blocks.Centred():
                runs = self.runs(block.text, bold=block.bold)
                yield Paragraph(runs, centred=True, indent=False, keeps=True)
            case blocks.Grounds():
                for line in block.lines:
                    runs = self.runs(line)
                    yield Paragraph(runs, italic=True, justified=_full(runs))
            case blocks.Heading():
                yield Paragraph(self.runs(block.text, bold=True), keeps=True)
            case blocks.Decree():
                runs = (Run(f"Điều {block.number}. ", bold=True), *self.runs(block.text))
                yield Paragraph(runs, justified=_full(runs), keeps=_leads_on(block.text))
            case _:
                yield from self._values_of(block)

    def _values_of(
        self, block: blocks.Line | blocks.Passage | blocks.Table | blocks.Signed
    ) -> Iterator[Piece]:
        match block:
            case blocks.Line():
                told = self._alone(block.key)
                label = Run(f"{label_before(clean_text(block.label).rstrip(':'), told.text)}: ")
                yield Paragraph((label, told), justified=False)
            case blocks.Passage():
                yield from self._passage(block)
            case blocks.Table():
                yield self._grid(block)
            case blocks.Signed():
                places = [
                    Place(one.title.upper(), one.how, one_line(self.text(one.name))) for one in block.places
                ]
                yield Places(tuple(_abreast(places)))

    def _passage(self, block: blocks.Passage) -> Iterator[Paragraph]:
        lines = [line for line in self.text(block.key).split("\n") if line.strip()]
        for line in lines:
            yield Paragraph((Run(line.strip()),))
        if not lines:
            dots = Paragraph((Run(blank=TO_THE_END),), indent=False, justified=False)
            yield from [dots] * max(block.lines, 1)

    def _grid(self, block: blocks.Table) -> Grid:
        columns = self._slots[block.key].columns
        return Grid(
            headings=tuple(clean_text(column.heading) for column in columns),
            widths=_widths(columns),
            rows=self.rows(block),
            counted=tuple(column.key == ROW_NUMBER for column in columns),
        )

    def rows(self, block: blocks.Table) -> tuple[tuple[str, ...], ...]:
        """Give the rows of a table, cell by cell; without any, empty ones to write in."""
        columns = self._slots[block.key].columns
        given = self._values.get(block.key)
        rows = given if isinstance(given, tuple) and given else ({},) * max(block.blank_rows, 1)
        return tuple(
            tuple(_cell(row, column, place) for column in columns) for place, row in enumerate(rows, 1)
        )

    def rows_by_key(self, block: blocks.Table) -> list[dict[str, str]]:
        """Give the same rows, each cell under the key of its column."""
        keys = [column.key for column in self._slots[block.key].columns]
        return [dict(zip(keys, row, strict=True)) for row in self.rows(block)]

    def runs(self, text: str, *, bold: bool = False) -> tuple[Run, ...]:
        """Give a text of the form with its places filled; neighbours alike are one run."""
        found: list[Run] = []
        # Texts and keys take turns: re.split gives what stands between the places, then a key.
        for turn, part in enumerate(blocks.PLACE.split(text)):
            before = "".join(run.text for run in found)
            found.append(self._in_sentence(part, before) if turn % 2 else Run(one_line(part)))
            if turn % 2:
                _address_once(found)
        return joined([replace(run, bold=bold) for run in found if run.text or run.blank is not None])

    def text(self, key: str) -> str:
        """Give a value in words, days with their "ngày"; empty while it is unknown."""
        value = self._values.get(key) if key else None
        if value is None or isinstance(value, tuple):
            return ""
        if isinstance(value, date):
            return f"ngày {day_in_words(value)}"
        if isinstance(value, int):
            return f"{value:02d}"
        return f"{value:%H giờ %M phút}" if isinstance(value, time) else clean_text(str(value))

    def _in_sentence(self, key: str, before: str) -> Run:
        kind = self._slots[key].kind
        told = one_line(self.text(key)).strip()
        if kind is SlotKind.DAY:
            told = told or f"ngày {UNKNOWN_DAY}"
            # The sentence may say the word itself.
            return Run(told.removeprefix("ngày ") if _SAYS_DAY.search(before) else told)
        if kind is SlotKind.HOUR:
            return Run(told or UNKNOWN_HOUR)
        width = measures.NUMBER_BLANK if kind is SlotKind.NUMBER else measures.SENTENCE_BLANK
        # In the middle of a sentence: "…, thầy Minh Mẫu"; places are called so too ("Bà Rịa").
        if key.endswith("_name") and _GOES_ON.search(before) and TITLED.match(told):
            told = told[0].lower() + told[1:]
        return Run(told) if told else Run(blank=width)

    def _alone(self, key: str) -> Run:
        """Give a value that stands after its label, up to the end of the line."""
        kind, value = self._slots[key].kind, self._values.get(key)
        if kind is SlotKind.DAY and (value is None or isinstance(value, date)):
            return Run(f"{value:%d/%m/%Y}" if value else _UNKNOWN_SHORT_DAY)
        told = self.text(key)
        if kind is SlotKind.HOUR and not told:
            return Run(UNKNOWN_HOUR)
        return (
            Run(told.removeprefix("ngày ") if kind is SlotKind.DAY else told)
            if told
            else Run(blank=TO_THE_END)
        )


def _address_once(found: list[Run]) -> None:
    """Leave out the form's "ông (bà)" before a name that was written with its own title: "Bà An"."""
    *_, before, name = (Run(), *found)
    asked = ASKS_TITLE.search(before.text)
    if asked and TITLED.match(name.text):
        first = name.text[0].upper() if asked[0][0] == "Ô" else name.text[0].lower()
        found[-2:] = [
            replace(before, text=before.text[: asked.start()]),
            replace(name, text=first + name.text[1:]),
        ]


def _leads_on(text: str) -> bool:
    """Say whether a text introduces what comes next, and must not stand alone at the end of a page."""
    return text.endswith(":")


def _full(runs: tuple[Run, ...]) -> bool:
    """Say whether nothing is left to fill in: dots in a justified line tear its words apart."""
    return all(run.blank is None for run in runs)


def one_line(text: str) -> str:
    """Give a text without ends of lines."""
    return re.sub(r"\s*\n\s*", " ", text)


def day_in_words(day: date) -> str:
    """Write a day as the decree asks: days below 10 and the months 1 and 2 keep their zero."""
    least_without_zero = 3
    month = str(day.month) if day.month >= least_without_zero else f"{day.month:02}"
    return f"{day.day:02} tháng {month} năm {day.year}"


def _widths(columns: tuple[Column, ...]) -> tuple[float, ...]:
    fixed = sum(column.millimetres for column in columns)
    free = sum(not column.millimetres for column in columns)
    rest = (measures.text_width() - fixed) / free if free else 0.0
    return tuple(float(column.millimetres) or rest for column in columns)


def _cell(row: Mapping[str, str], column: Column, place: int) -> str:
    told = clean_text(row.get(column.key, ""))
    return told or (str(place) if column.key == ROW_NUMBER else "")


def _abreast(places: list[Place]) -> Iterator[tuple[Place, ...]]:
    most = measures.SIGNERS_ABREAST
    rows = -(-len(places) // most)
    for row in range(rows):
        # Four are two and two, not three and one.
        yield tuple(places[len(places) * row // rows : len(places) * (row + 1) // rows])
