"""What a unit's own Word template may hide: places out of sight, fields that fetch, files that are none."""

import zipfile
from io import BytesIO

import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from casebook.papers.own_template import check_template, starter_template, template_docx
from tests.papers import every_block
from tests.papers.every_block import FORM
from tests.papers.test_own_template import edited, refused, with_line
from tests.papers.word import words_of

pytestmark = pytest.mark.deep


@pytest.mark.parametrize("place", ["header", "footer", "first_page_header"])
def test_a_header_and_a_footer_are_read_as_well(place):
    def change(document: Document) -> None:
        getattr(document.sections[0], place).paragraphs[0].add_run("{{ person_name.x }}")

    assert "trang" in refused(edited(change)).vi


def test_a_place_parted_by_its_looks_is_one_place():
    def change(document: Document) -> None:
        paragraph = document.add_paragraph()
        for part in ("{", "{ per", "son_name", " }", "}"):
            paragraph.add_run(part).bold = part == "son_name"

    words = words_of(template_docx(FORM, edited(change), every_block.filled()))

    assert words.endswith("Ông An Ví Dụ")


def test_what_hides_from_the_reader_does_not_hide_from_the_renderer():
    def change(document: Document) -> None:
        # What a picture is called is no word of a paragraph, yet part of what is rendered.
        hidden = OxmlElement("w:bookmarkStart")
        hidden.set(qn("w:name"), "{{ person_name.__class__ }}")
        document.add_paragraph("Dòng có ảnh").add_run()._r.append(hidden)

    broken = refused(edited(change))
    assert "viết sai; hãy gõ lại" in broken.vi
    assert "“Dòng có ảnh”" in broken.vi


def test_a_place_that_is_struck_out_is_read_as_well():
    def change(document: Document) -> None:
        struck = OxmlElement("w:delText")
        struck.text = "{{ person_name.__class__ }}"
        document.add_paragraph().add_run()._r.append(struck)

    assert "phép tính" in refused(edited(change)).vi


def test_properties_hold_no_places():
    def change(document: Document) -> None:
        document.core_properties.subject = "{{ person_name }}"

    assert "thuộc tính" in refused(edited(change)).vi


@pytest.mark.parametrize(
    "code", ["DDEAUTO c:\\\\windows\\\\cmd.exe", "INCLUDETEXT /etc/passwd", " LINK Excel "]
)
def test_a_field_that_fetches_is_refused(code):
    def change(document: Document) -> None:
        field = OxmlElement("w:instrText")
        field.text = code
        document.add_paragraph().add_run()._r.append(field)

    assert "trường (field)" in refused(edited(change)).vi


def spread(pieces: tuple[str, ...], *, paragraphs: bool) -> bytes:
    """A template with a field whose code is cut into pieces, after a field that is over."""

    def change(document: Document) -> None:
        runs = [document.add_paragraph().add_run()._r]
        for code in (("PAGE",), pieces):
            for piece in ("begin", *code, "end"):
                part = OxmlElement("w:fldChar" if piece in ("begin", "end") else "w:instrText")
                if piece in ("begin", "end"):
                    part.set(qn("w:fldCharType"), piece)
                else:
                    part.text = piece
                runs[-1].append(part)
                if paragraphs:
                    runs.append(document.add_paragraph().add_run()._r)

    return edited(change)


@pytest.mark.parametrize("paragraphs", [False, True], ids=["in one paragraph", "over several"])
def test_a_field_that_fetches_is_found_however_it_is_cut(paragraphs):
    for pieces in (("INCLUDETEXT x",), ("INCLUDE", 'PICTURE "http://x/{{ person_name }}"')):
        assert "trường (field)" in refused(spread(pieces, paragraphs=paragraphs)).vi
    check_template(FORM, spread(("NUM", "PAGES"), paragraphs=paragraphs))


def test_a_part_put_in_from_another_file_is_refused():
    def change(document: Document) -> None:
        document.element.body.insert(0, OxmlElement("w:altChunk"))

    assert "từ tệp khác" in refused(edited(change)).vi


def archive(**parts: str) -> bytes:
    """A packed file that is no Word file."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packing:
        for name, text in parts.items():
            packing.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7", b"PK\x03\x04", archive(x="x"), starter_template(FORM)[:4000]],
    ids=["nothing", "a PDF", "a beginning", "an archive", "half"],
)
def test_what_is_no_word_file_is_said_to_be_none(data):
    assert "không mở được" in refused(data).vi


def test_a_template_that_would_take_for_ever_to_read_is_refused():
    assert "5 MB" in refused(b"PK" * (3 * 1024 * 1024)).vi
    assert "quá nhiều chỗ điền" in refused(with_line("{{ person_name }}" * 1001)).vi
    assert "quá dài" in refused(with_line("dài " * 600_000)).vi
