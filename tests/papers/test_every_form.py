"""Every form of the catalogue comes out of both writers, says the same in both, and is a sound template."""

import re
import shutil
import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from casebook.papers.catalogue import FORMS
from casebook.papers.form import Form, OpenForm
from casebook.papers.own_template import FRAME_PLACES, check_template, starter_template, template_docx
from casebook.papers.print_docx import paper_docx
from casebook.papers.print_pdf import papers_pdf
from casebook.papers.slots import ProtectedSlot, SlotKind
from tests.papers import every_block
from tests.papers.pdf import text_of
from tests.papers.word import opened, words_of

pytestmark = pytest.mark.deep

ALL: tuple[Form, ...] = (every_block.FORM, every_block.PETITION, every_block.LETTER, *FORMS)
ORDERS = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr "
    "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
    "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr",
    "w:rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "w:sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
    "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "w:tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
    "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "w:tcPr": "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign",
}
"""In which order a Word file says things (ECMA-376, part 1); Word calls one broken that has another."""
OPENED_BY_OFFICE = (every_block.FORM, every_block.PETITION, *FORMS[:: max(len(FORMS) // 6, 1)])


def named(form: Form) -> str:
    """A form's name in the list of tests."""
    return f"{form.key}-{form.since}"


def letters(words: str) -> Counter[str]:
    """How often each letter is there: lines break elsewhere in each, and repeat what a table is headed by."""
    return Counter(letter for letter in words if letter.isalpha())


@pytest.mark.parametrize("form", ALL, ids=named)
def test_a_form_comes_out_as_word_with_every_value_and_no_brace(form):
    words = words_of(paper_docx(every_block.some(form)))

    assert form.title.upper() in words
    assert not re.search(r"[{}]|None", words)
    for slot in (*form.slots, *getattr(form, "protected", ())):
        if slot.kind in {SlotKind.LINE, SlotKind.TEXT}:
            assert f"giá trị {slot.key}" in words.replace("Giá", "giá")
    assert "...." in words_of(paper_docx(every_block.none(form)))


@pytest.mark.parametrize("form", ALL, ids=named)
def test_a_form_is_a_sound_template_of_itself(form):
    begun = starter_template(form)
    check_template(form, begun)

    assert "{{ " in words_of(begun)
    assert not re.search("[{}]", words_of(template_docx(form, begun, every_block.none(form))))


@pytest.mark.parametrize("form", ALL, ids=named)
def test_a_word_file_has_everything_in_the_order_word_wants(form):
    document = opened(paper_docx(every_block.some(form)))
    wrong = []
    for name, order in ORDERS.items():
        places = {qn(f"w:{tag}"): place for place, tag in enumerate(order.split())}
        for properties in (*document.element.iter(qn(name)), *document.styles.element.iter(qn(name))):
            found = [places[child.tag] for child in properties]
            if found != sorted(found):
                wrong.append((name, [child.tag.split("}")[1] for child in properties]))

    assert not wrong


@pytest.mark.slow
def test_both_writers_say_the_same_of_every_form():
    papers = [every_block.some(form) for form in ALL]

    for form, paper, pdf in zip(ALL, papers, papers_pdf(papers), strict=True):
        in_word = letters(words_of(paper_docx(paper)))
        in_pdf = letters(text_of(pdf)) - letters(form.code)
        assert not in_word - in_pdf, form.key
        # A table that runs on to a second page is headed there again, in the PDF only.
        assert sum((in_pdf - in_word).values()) < 100, form.key


@pytest.mark.slow
def test_no_blank_form_is_longer_than_four_pages():
    pressed = papers_pdf([every_block.none(form) for form in ALL])
    lengths = {form.key: len(PdfReader(BytesIO(pdf)).pages) for form, pdf in zip(ALL, pressed, strict=True)}

    assert max(lengths.values()) <= 4, lengths


def test_no_place_of_a_form_is_named_like_one_of_the_frame():
    frame = {place.key for place in FRAME_PLACES}

    assert not [form.key for form in ALL if frame & {slot.key for slot in form.slots}]


def test_no_template_of_an_open_form_has_a_place_for_what_is_protected():
    protected = {slot.key for form in ALL for slot in getattr(form, "protected", ())}
    assert all(isinstance(slot, ProtectedSlot) for form in ALL for slot in getattr(form, "protected", ()))

    for form in ALL:
        if isinstance(form, OpenForm):
            assert not protected & set(re.findall(r"\{\{ (\w+) \}\}", words_of(starter_template(form))))


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice, which `make test` installs")
def test_an_office_suite_opens_the_word_files_and_makes_pdfs_of_them(tmp_path: Path):
    files = []
    for place, form in enumerate(OPENED_BY_OFFICE):
        papers = {"some": every_block.some(form), "none": every_block.none(form)}
        for kind, paper in papers.items():
            files.append(tmp_path / f"{place}-{kind}.docx")
            files[-1].write_bytes(paper_docx(paper))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *files],
        check=True,
        capture_output=True,
        timeout=240,
    )

    for file in files:
        pdf = file.with_suffix(".pdf").read_bytes()
        page = PdfReader(BytesIO(pdf)).pages[0].mediabox
        assert (round(float(page.width)), round(float(page.height))) == (595, 842)
        assert not letters(words_of(file.read_bytes())) - letters(text_of(pdf)), file.name
