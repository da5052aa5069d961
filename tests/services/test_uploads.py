"""What is taken and what is not: the name, the content and a parser have to agree."""

import pytest

from casebook.records.attachments import FileKind
from casebook.services.refusals import Refused
from casebook.services.uploads import MOST_BYTES, Handed, look_at, shown_name
from tests import handed

SOUND = {
    "don.pdf": (handed.pdf(), FileKind.PDF),
    "DON.PDF": (handed.pdf(), FileKind.PDF),
    "ảnh lớp.jpg": (handed.picture(), FileKind.JPEG),
    "anh.jpeg": (handed.picture(), FileKind.JPEG),
    "anh.png": (handed.picture("PNG"), FileKind.PNG),
    "quet.tif": (handed.picture("TIFF"), FileKind.TIFF),
    "don.docx": (handed.docx(), FileKind.DOCX),
    "bang.xlsx": (handed.xlsx(), FileKind.XLSX),
    "don.odt": (handed.odt(), FileKind.ODT),
    "chi-khoa-sua.pdf": (handed.pdf_locked(""), FileKind.PDF),
    "bieu-do.docx": (handed.docx({"word/embeddings/Bang.xlsx": handed.xlsx()}), FileKind.DOCX),
    "ghi.txt": ("Đơn của tôi\r\n\tcảm ơn".encode(), FileKind.TEXT),
    "bom.txt": ("\ufeffĐơn".encode(), FileKind.TEXT),
    "lien-ket.docx": (
        handed.docx({"word/_rels/document.xml.rels": handed.relation("hyperlink", "https://vi.du/")}),
        FileKind.DOCX,
    ),
}

SET_APART = {
    "script.pdf": handed.pdf_with_script(),
    "launch.pdf": handed.pdf_that_launches(),
    "carries.pdf": handed.pdf_with_file(),
    "macro.docx": handed.docx({"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
    "object.docx": handed.docx({"word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0"}),
    "template.docx": handed.docx(
        {"word/_rels/settings.xml.rels": handed.relation("attachedTemplate", "https://vi.du/a.dotm")}
    ),
    "template16.docx": handed.docx(
        {"word/_rels/s.xml.rels": handed.relation("attachedTemplate", "https://vi.du/").encode("utf-16")}
    ),
    "basic.odt": handed.odt({"Basic/Standard/Module1.xml": "<module/>"}),
}

REFUSED = {
    "nothing.pdf": (b"", "is empty"),
    "huge.txt": (b"a" * (MOST_BYTES + 1), "larger than 20 MB"),
    "program.exe": (b"MZ\x90", "none of the kinds"),
    "program.pdf": (b"MZ\x90\x00", "not what the end of its name says"),
    "page.jpg": (b"<html><script>alert(1)</script>", "not what the end of its name says"),
    "page.html": (b"<html>", "none of the kinds"),
    "drawing.svg": (b"<svg/>", "none of the kinds"),
    "photo.heic": (b"\0\0\0\x18ftypheic", "save it as JPG"),
    "old.doc": (b"\xd0\xcf\x11\xe0", "save it as .docx"),
    "noending": (handed.pdf(), "none of the kinds"),
    "cut.pdf": (handed.pdf()[:80], "does not open"),
    "cut.jpg": (handed.picture(size=(900, 900))[:-400], "does not open"),
    "locked.pdf": (handed.pdf_locked(), "password"),
    "huge.png": (handed.png_of_size(50_000, 50_000), "million pixels"),
    "swapped.docx": (handed.xlsx(), "not what the end of its name says"),
    "plainzip.docx": (handed.packed({"a.txt": "x"}), "not what the end of its name says"),
    "macros.docx": (
        handed.docx(main="application/vnd.ms-word.document.macroEnabled.main+xml"),
        "holds macros",
    ),
    "laughs.docx": (handed.docx({"word/footnotes.xml": handed.LAUGHS}), "no word processor writes"),
    "outside.docx": (
        handed.docx({"word/a.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}),
        "no word processor writes",
    ),
    "unclosed.docx": (handed.docx({"word/a.xml": "<a><b></a>"}), "does not open"),
    "up.docx": (handed.docx({"../../up.txt": "x"}), "packed in a way"),
    "root.docx": (handed.docx({"/etc/cron.d/x": "x"}), "packed in a way"),
    "back.docx": (handed.docx({"word\\..\\..\\x": "x"}), "packed in a way"),
    "bomb.docx": (handed.docx({"word/media/a.bin": b"\0" * 40_000_000}), "grow far too large"),
    "many.docx": (handed.docx({f"word/{n}.bin": "" for n in range(2100)}), "too many parts"),
    "utf16.txt": ("Đơn".encode("utf-16"), "no UTF-8 text"),
    "nul.txt": (b"a\0b", "not what the end of its name says"),
    "anh\u202egpj.exe": (handed.picture(), "none of the kinds"),
    "don.pdf\0.exe": (handed.pdf(), "none of the kinds"),
    "don.pdf.exe": (handed.pdf(), "none of the kinds"),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_file_is_taken_for_what_it_is(name):
    data, kind = SOUND[name]
    looked = look_at(Handed(name=name, data=data))
    assert (looked.kind, looked.quarantined) == (kind, "")


@pytest.mark.parametrize("name", SET_APART)
def test_a_file_in_which_something_acts_is_kept_and_set_apart(name):
    assert look_at(Handed(name=name, data=SET_APART[name])).quarantined


@pytest.mark.parametrize("name", REFUSED)
def test_any_other_file_is_refused_with_its_name_and_what_to_do(name):
    data, said = REFUSED[name]
    with pytest.raises(Refused, match=said) as refused:
        look_at(Handed(name=name, data=data))
    assert refused.value.field == "files"
    assert shown_name(name) in refused.value.vi


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("C:\\Users\\lan\\đơn.pdf", "đơn.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("anh\u202egpj.pdf", "anhgpj.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("don\0.pdf", "don.pdf"),
        ("đo\u031bn.pdf", "đơn.pdf"),
        ("..", "?"),
        ("", "?"),
        ("a" * 300 + ".pdf", "a" * 150 + ".pdf"),
    ],
)
def test_a_name_is_made_fit_to_be_shown(sent, shown):
    assert shown_name(sent) == shown


def test_what_was_handed_in_is_told_by_no_repr():
    assert handed.CANARY not in repr(Handed(name=handed.CANARY, data=handed.CANARY.encode()))
