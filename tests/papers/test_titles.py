"""A name written with its title is not asked for one again, on whatever paper it stands."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest

from casebook.papers.catalogue import form_on
from casebook.papers.form import Filled, Frame, OpenForm, fill
from casebook.papers.law_forms.shared_slots import PERSON_NAME
from casebook.papers.letterhead import Issue, Person, Signature
from casebook.papers.own_template import starter_template, template_docx
from casebook.papers.print_docx import paper_docx
from casebook.papers.print_pdf import paper_pdf
from casebook.papers.receipts import Appointment, HandedItem, Receipt, appointment_pdf, receipt_pdf
from casebook.papers.refusals import Refusal, refusal_pdf
from casebook.papers.schedules import PostedSchedule, schedule_pdf
from tests.papers.pdf import text_of
from tests.papers.samples import DAY, LAN, MINH, SCHOOL, SOMEBODY
from tests.papers.word import words_of

FRAME = Frame(letterhead=SCHOOL, issue=Issue("07", DAY), signature=MINH)
HINT = "(Ký, đóng dấu, ghi rõ họ tên)"


def form(key: str) -> OpenForm:
    found = form_on(key, date(2026, 11, 6))
    assert isinstance(found, OpenForm)
    return found


def told(pdf: bytes) -> str:
    return " ".join(text_of(pdf).split())


def receipt(name: str) -> str:
    items = (HandedItem("Đơn", "bản chính", 2),)
    return told(
        receipt_pdf(Receipt(letterhead=SCHOOL, day=DAY, giver=Person(name=name), receiver=LAN, items=items))
    )


def appointment(name: str) -> str:
    slip = Appointment(
        letterhead=SCHOOL,
        issued_on=DAY,
        citizen=Person(name=name),
        matter="học phí",
        day=DAY,
        at="07:30",
        place="phòng tiếp công dân",
        officer=LAN,
    )
    return told(appointment_pdf(slip))


def refusal(name: str, signer: Signature = MINH) -> str:
    notice = Refusal(
        letterhead=SCHOOL,
        issue=Issue("07", DAY),
        citizen=Person(name=name),
        came_on=DAY,
        matter="học phí",
        ground="đã được trả lời",
        article="",
        signer=signer,
    )
    return told(refusal_pdf(notice))


def schedule(signer: Signature) -> str:
    return told(
        schedule_pdf(
            PostedSchedule(
                letterhead=SCHOOL, issue=Issue("12", DAY), span="", place="Phòng tiếp công dân", signer=signer
            )
        )
    )


@pytest.mark.parametrize(
    ("paper", "asked", "titled"),
    [
        (receipt, "Ông (bà): ", "Họ và tên: "),
        (appointment, "Hẹn ông (bà): ", "Hẹn: "),
        (refusal, "Kính gửi: Ông (bà) ", "Kính gửi: "),
    ],
)
def test_papers_of_the_reception_ask_for_a_title_only_where_the_name_has_none(paper, asked, titled):
    assert f"{asked}Nguyễn Thị Ví Dụ" in paper("Nguyễn Thị Ví Dụ")
    assert f"{titled}Bà An Ví Dụ" in paper("Bà An Ví Dụ")
    assert asked not in paper("Bà An Ví Dụ")
    assert f"{asked.strip()}.." in paper("").replace(": .", ":.").replace(") .", ").")


def filled(key: str, name: str) -> Filled:
    known = form(key)
    return fill(known, FRAME, {PERSON_NAME: name} | {s: name for s in known.slots if s.key == "giver_name"})


def split_into_letters(template: bytes) -> bytes:
    """The template as Word may leave it: the words before a place in runs of their own."""
    document = docx.Document(BytesIO(template))
    whole = [(p, run) for p in document.paragraphs for run in p.runs if "ng (bà) {{" in run.text]
    assert whole
    for paragraph, run in whole:
        before, _place, after = run.text.partition("(bà) {{")
        run.text = before
        later = [paragraph.add_run(text) for text in ("(bà) ", "{{" + after)]
        for one in reversed(later):
            run._r.addnext(one._r)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("changed", [bytes, split_into_letters], ids=["as it begins", "in several runs"])
@pytest.mark.parametrize("key", ["N124-03", "N124-08"])
def test_a_template_of_the_unit_says_a_name_as_the_printed_form_does(key, changed):
    template = changed(starter_template(form(key)))
    for name in ("Nguyễn Thị Ví Dụ", "Bà An Ví Dụ"):
        paper = filled(key, name)
        by_form, by_template = (
            words_of(paper_docx(paper)),
            words_of(template_docx(form(key), template, paper)),
        )
        for words in (by_form, by_template):
            assert ("ông (bà) Nguyễn Thị Ví Dụ" in words) is (name == "Nguyễn Thị Ví Dụ")
            assert ("bà An Ví Dụ" in words) is (name == "Bà An Ví Dụ")
            assert "(bà) Bà An" not in words
            assert "(bà): Bà An" not in words
        assert by_form.count("Bà An Ví Dụ") == by_template.count("Bà An Ví Dụ")


def test_how_to_sign_is_said_where_the_name_is_still_to_be_written_on_every_paper_alike():
    frame = replace(FRAME, signature=replace(MINH, name=""))
    for unsigned in (
        refusal("Bà An Ví Dụ", SOMEBODY),
        schedule(SOMEBODY),
        told(paper_pdf(fill(form("N124-03"), frame, {}))),
        words_of(paper_docx(fill(form("N124-03"), frame, {}))),
    ):
        assert HINT in unsigned
    for signed in (
        refusal("Bà An Ví Dụ"),
        schedule(MINH),
        told(paper_pdf(fill(form("N124-03"), FRAME, {}))),
        words_of(paper_docx(fill(form("N124-03"), FRAME, {}))),
    ):
        assert HINT not in signed
        assert MINH.name in signed
