"""A unit's own Word template of a form: what it may begin with, whether it is sound, the paper it makes."""

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

from docx.document import Document
from docxtpl import DocxTemplate

from casebook.papers import blocks, measures
from casebook.papers.form import Filled, Form, Frame
from casebook.papers.letterhead import Issue, Letterhead, Signature
from casebook.papers.pieces import Grid, Place, Run, Sheet
from casebook.papers.print_docx import packed, sheet_docx
from casebook.papers.sheet import sheet_of
from casebook.papers.slots import ProtectedSlot, Row, Slot, SlotKind, Value
from casebook.papers.template_check import check_text
from casebook.papers.template_names import Places
from casebook.papers.template_parts import UNREADABLE, BrokenTemplate, environment
from casebook.papers.template_titles import address_once
from casebook.papers.word_parts import dots
from casebook.papers.wording import UNKNOWN_DAY, UNKNOWN_HOUR, Wording, one_line

FRAME_PLACES: tuple[Slot, ...] = (
    Slot("paper_upper_line", "Cơ quan cấp trên", "Body above"),
    Slot("paper_unit", "Tên đơn vị ban hành", "Unit that issues"),
    Slot("paper_number", "Dòng số, ký hiệu", "Line of the number and symbol"),
    Slot("paper_place_and_day", "Địa danh, ngày tháng", "Place and day"),
    Slot("paper_recipients", "Các dòng nơi nhận", "Lines of those who get it"),
    Slot("paper_capacity", "Thẩm quyền ký (TM., KT. …)", "Capacity of the signer"),
    Slot("paper_signer_title", "Chức vụ người ký", "Office of the signer"),
    Slot("paper_signer_name", "Họ tên người ký", "Name of the signer"),
)
"""Places every template may have besides those of its form."""
_LOOP = "{%tr "
_NEW_PARAGRAPH = "\a"
"""How docxtpl is told to begin one; no text that is fit for paper holds it."""
_BETWEEN_RECIPIENTS = "\n- "


def places_of(form: Form) -> tuple[Slot | ProtectedSlot, ...]:
    """Give the places a template of a form may have, those of the form first."""
    return (*_slots(form), *FRAME_PLACES)


def starter_template(form: Form) -> bytes:
    """The form as .docx with `{{ key }}` in its places, for a unit to edit in Word and hand in again."""
    nobody = Frame(letterhead=Letterhead(""), issue=Issue(), signature=Signature(""))
    marked = {slot.key: _marked(slot) for slot in _slots(form)}
    sheet = sheet_of(Filled(form=form, frame=nobody, values=marked))
    pieces = tuple(_uncounted(piece) if isinstance(piece, Grid) else piece for piece in sheet.pieces)
    return sheet_docx(_with_frame_places(replace(sheet, pieces=pieces)))


def _marked(slot: Slot | ProtectedSlot) -> Value:
    if slot.kind is SlotKind.DAY:
        # A value says no "ngày" of itself here: the template does, where its sentence does not.
        return f"ngày {_mark(slot.key)}"
    if slot.kind is not SlotKind.ROWS:
        return _mark(slot.key)
    widest = max(slot.columns, key=lambda column: column.millimetres or measures.text_width()).key
    row: Row = {column.key: _mark(f"row.{column.key}") for column in slot.columns}
    return ({widest: f"{_LOOP}for row in {slot.key} %}}"}, row, {widest: f"{_LOOP}endfor %}}"})


def _mark(key: str) -> str:
    return f"{{{{ {key} }}}}"


def _uncounted(grid: Grid) -> Grid:
    """Leave nothing but its tag in a row that begins or ends a loop."""
    loops = [next((cell for cell in row if cell.startswith(_LOOP)), None) for row in grid.rows]
    rows = (
        tuple(cell if cell == loop else "" for cell in row) if loop else row
        for row, loop in zip(grid.rows, loops, strict=True)
    )
    return replace(grid, rows=tuple(rows))


def _with_frame_places(sheet: Sheet) -> Sheet:
    if sheet.by_citizen:
        return sheet
    signer = Place(_mark("paper_signer_title"), "", _mark("paper_signer_name"), _mark("paper_capacity"))
    return replace(
        sheet,
        author="",
        letterhead=Letterhead(_mark("paper_unit"), _mark("paper_upper_line")),
        number=(Run(_mark("paper_number")),) if sheet.number else (),
        place_and_day=(Run(_mark("paper_place_and_day")),),
        recipients=((Run(_mark("paper_recipients")),),) if sheet.recipients else (),
        signature=signer if sheet.signature else None,
    )


def check_template(form: Form, data: bytes) -> None:
    """Check a template of a form, whose bytes were looked at as a file before.

    Raises BrokenTemplate, which names the paragraph that is wrong: anything but places of this form, and
    loops over the rows of its tables. So a place of what is protected stands in no template of an open form.
    """
    check_text(data, _allowed(form))
    nobody = Frame(letterhead=Letterhead(""), issue=Issue(), signature=Signature(""))
    _rendered(data, _context(Filled(form=form, frame=nobody, values={})))


def template_docx(form: Form, data: bytes, filled: Filled) -> bytes:
    """The paper as .docx on a unit's own template; unknown values are dots.

    The template is checked again: nothing is rendered that was not. Raises BrokenTemplate.
    """
    check_text(data, _allowed(form))
    return _rendered(data, _context(filled), draft=sheet_of(filled).draft)


def _rendered(data: bytes, context: Mapping[str, object], *, draft: str = "") -> bytes:
    template = DocxTemplate(BytesIO(data))
    try:
        template.render(dict(context), environment())
        address_once(template.docx, _names(context))
        if draft:
            _mark_draft(template.docx, draft)
        return packed(template.docx)
    except Exception as error:
        raise BrokenTemplate(*UNREADABLE) from error


def _names(context: Mapping[str, object]) -> list[str]:
    return [told for key, told in context.items() if key.endswith("_name") and isinstance(told, str)]


def _mark_draft(document: Document, told: str) -> None:
    """Say above everything else that a paper is a draft: a template has no place of its own for that."""
    mark = document.add_paragraph()
    mark.add_run(told).bold = True
    body = document.element.body
    body.insert(0, body.p_lst[-1])


def _allowed(form: Form) -> Places:
    places = places_of(form)
    return Places(
        single=frozenset(place.key for place in places if place.kind is not SlotKind.ROWS),
        rows={
            place.key: frozenset(column.key for column in place.columns)
            for place in places
            if place.kind is SlotKind.ROWS
        },
    )


def _context(filled: Filled) -> dict[str, object]:
    said = Wording(filled)
    context: dict[str, object] = dict(_frame_context(sheet_of(filled)))
    lines = {block.key: block.lines for block in filled.form.blocks if isinstance(block, blocks.Passage)}
    for slot in _slots(filled.form):
        if slot.kind is not SlotKind.ROWS:
            context[slot.key] = _told(said, slot, lines.get(slot.key, 0))
    for block in filled.form.blocks:
        if isinstance(block, blocks.Table):
            context[block.key] = said.rows_by_key(block)
    return context


def _frame_context(sheet: Sheet) -> dict[str, str]:
    signer = sheet.signature or Place("")
    head = sheet.letterhead
    return {
        "paper_upper_line": head.upper_line,
        "paper_unit": head.unit_name or dots(measures.SENTENCE_BLANK),
        "paper_number": _plain(sheet.number),
        "paper_place_and_day": _plain(sheet.place_and_day),
        "paper_recipients": _BETWEEN_RECIPIENTS.join(_plain(line) for line in sheet.recipients),
        "paper_capacity": signer.capacity,
        "paper_signer_title": signer.title or dots(measures.NAME_BLANK),
        "paper_signer_name": signer.name or dots(measures.NAME_BLANK),
    }


def _plain(runs: tuple[Run, ...]) -> str:
    return "".join(run.text if run.blank is None else dots(run.blank) for run in runs)


def _told(said: Wording, slot: Slot | ProtectedSlot, lines: int) -> str:
    """Give a value in words, as the printed form has it but for the word "ngày" before a day.

    `lines` are those of the passage it stands in, 0 for a value inside a sentence.
    """
    told = said.text(slot.key)
    if slot.kind is SlotKind.DAY:
        return told.removeprefix("ngày ") or UNKNOWN_DAY
    if lines:
        dotted = [dots(measures.text_width() - measures.SENTENCE_BLANK / 2)] * lines
        return _NEW_PARAGRAPH.join([line.strip() for line in told.split("\n") if line.strip()] or dotted)
    if slot.kind is SlotKind.HOUR:
        return told or UNKNOWN_HOUR
    blank = measures.NUMBER_BLANK if slot.kind is SlotKind.NUMBER else measures.SENTENCE_BLANK
    return one_line(told) or dots(blank)


def _slots(form: Form) -> tuple[Slot | ProtectedSlot, ...]:
    protected: tuple[ProtectedSlot, ...] = getattr(form, "protected", ())
    return (*form.slots, *protected)
