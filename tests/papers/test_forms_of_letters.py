"""Forms of letters, of reception, of chasing: which holds on which day, and what stands on them."""

from dataclasses import replace
from datetime import date

import pytest

from casebook.law.vocabulary import Kind
from casebook.papers.book_forms import Period, sections
from casebook.papers.catalogue import NoForm, form_on
from casebook.papers.form import ConfinedForm, OpenForm, fill
from casebook.papers.law_forms.letters_tt05 import PARTS, SPLIT_GUIDE
from casebook.papers.law_forms.shared_slots import CASE_NAME, DUE_ON, HEAD_TITLE, PERSON_NAME
from casebook.papers.law_forms.steps import FORM_OF_ACTION
from casebook.papers.letterhead import Issue
from casebook.papers.print_pdf import paper_pdf
from casebook.papers.reception_forms import RECEPTION_FORMS, reception_form
from casebook.papers.refusals import Refusal, refusal_pdf
from tests.papers import samples
from tests.papers.misuse import FRAME
from tests.papers.pdf import text_of
from tests.papers.test_forms_of_denunciations import BEFORE, SINCE, filled, words_of

TT05, LTCD, LTC = date(2021, 11, 15), date(2014, 7, 1), date(2019, 1, 1)


@pytest.mark.parametrize(
    ("key", "since"),
    [
        ("TT05-01", TT05),
        ("TT05-01-DENUNCIATION", TT05),
        ("TT05-02", TT05),
        ("TT05-02-DENUNCIATION", TT05),
        ("TT05-03", TT05),
        ("TT05-04", TT05),
        ("TT05-05", TT05),
        ("TT05-05-DENUNCIATION", TT05),
        ("CHASE", LTC),
        ("PETITION-ANSWER", LTCD),
        ("RECEIPT-CASE", LTCD),
        ("RECEIPT-CASE-DENUNCIATION", LTCD),
    ],
)
def test_each_form_is_used_from_its_first_day_and_through_the_change_of_the_law(key, since):
    assert form_on(key, since) is form_on(key, BEFORE) is form_on(key, SINCE)
    with pytest.raises(NoForm):
        form_on(key, date.fromordinal(since.toordinal() - 1))


def test_the_heads_conclusion_is_a_notice_of_the_decree_of_2026():
    assert form_on("N154-KL", SINCE).since == SINCE
    with pytest.raises(NoForm):
        form_on("N154-KL", BEFORE)


@pytest.mark.parametrize("key", ["TT05-01", "TT05-02", "TT05-05", "RECEIPT-CASE"])
def test_a_paper_that_names_who_wrote_has_an_edition_of_its_own_for_a_denunciation(key):
    plain, secret = form_on(key, SINCE), form_on(f"{key}-DENUNCIATION", SINCE)

    assert isinstance(plain, OpenForm)
    assert isinstance(secret, ConfinedForm)
    assert plain.code == secret.code
    assert PERSON_NAME in plain.slots
    assert PERSON_NAME not in secret.slots


def test_what_a_denunciations_step_offers_no_other_step_does_but_the_letter_that_names_nobody():
    offered = {kind: set() for kind in Kind}
    for (kind, _action), keys in FORM_OF_ACTION.items():
        offered[kind] |= set(keys)

    for kind in (Kind.COMPLAINT, Kind.PETITION, Kind.FEEDBACK):
        assert offered[kind] & offered[Kind.DENUNCIATION] == {"CHASE"}


def test_the_heads_conclusion_answers_at_once_and_names_day_and_person_for_the_rest():
    form = form_on("N154-KL", SINCE)
    slots = {slot.key: slot for slot in form.slots}
    later = {"content": "Sửa mái che sân trường", "due": "30/11/2026", "contact": "Cô Lan Mẫu, 0900 000 000"}
    paper = fill(
        form,
        FRAME,
        {
            HEAD_TITLE: "Hiệu trưởng",
            PERSON_NAME: "Trần Thị Ánh Ví Dụ",
            slots["answered"]: "Nhà trường trả lại 50.000 đồng.",
            slots["to_follow"]: (later,),
        },
    )
    text = text_of(paper_pdf(paper))

    for words in ("Kết luận việc tiếp công dân của Hiệu trưởng", "trả lại 50.000 đồng", *later.values()):
        assert words in text


def test_the_guide_to_split_a_letter_names_each_content_and_cites_its_articles():
    parts = (
        {"kind": "Khiếu nại", "content": "việc xếp lớp"},
        {"kind": "Kiến nghị", "content": "sửa mái nhà xe"},
    )
    numbered = replace(FRAME, issue=Issue("5/HD-THNVM", SINCE))
    text = text_of(paper_pdf(fill(SPLIT_GUIDE, numbered, {PERSON_NAME: "Trần Thị Ánh Ví Dụ", PARTS: parts})))

    for told in (
        "Mẫu số 05",
        "Số: 5/HD-THNVM",
        "1 Khiếu nại việc xếp lớp",
        "2 Kiến nghị sửa mái nhà xe",
        "khoản 3 Điều 25 Luật Tiếp công dân và Điều 21 Thông tư số 05/2021/TT-TTCP",
    ):
        assert told in text


def test_the_letter_that_chases_names_the_case_by_its_number_and_nobody_in_it():
    form = form_on("CHASE", SINCE)

    assert {slot.key for slot in form.slots} == {
        "case_name",
        "unit",
        "asked_of",
        "due_on",
        "not_done",
        "report_by",
    }
    text = text_of(paper_pdf(fill(form, FRAME, {CASE_NAME: "TC-0001/2026", DUE_ON: date(2026, 11, 6)})))
    assert "V/v đôn đốc giải quyết vụ việc TC-0001/2026" in text
    assert "đến hết ngày 06 tháng 11 năm 2026" in text


def test_the_receipt_for_a_denunciation_has_no_code_to_follow_it_by():
    assert "Mã theo dõi" in words_of(filled(form_on("RECEIPT-CASE", SINCE)))
    assert "Mã theo dõi" not in words_of(filled(form_on("RECEIPT-CASE-DENUNCIATION", SINCE)))


@pytest.mark.parametrize(
    ("key", "day", "code"),
    [
        ("N154-01", date(2021, 11, 14), "Mẫu số 01"),
        ("N154-01", BEFORE, "Mẫu số 01"),
        ("N154-01", SINCE, "Mẫu số 01/TCD"),
        ("N154-02", BEFORE, "Mẫu số 02"),
        ("N154-02", SINCE, "Mẫu số 02/TCD"),
        ("N154-03", BEFORE, "Mẫu số 03"),
        ("N154-03", SINCE, "Mẫu số 03/TCD"),
        ("N154-02", None, "Mẫu số 02/TCD"),
    ],
)
def test_a_paper_of_reception_is_on_the_form_of_its_day(key, day, code):
    assert reception_form(key, day).code == code


def test_a_form_of_reception_names_its_article_and_comes_after_the_one_it_replaces():
    assert all(form.article and form.vi and form.en for form in RECEPTION_FORMS)
    keys = [(form.key, form.since) for form in RECEPTION_FORMS]
    assert keys == sorted(set(keys))
    with pytest.raises(KeyError):
        reception_form("N154-04", SINCE)


@pytest.mark.parametrize("day", [BEFORE, SINCE])
def test_the_book_of_a_day_is_the_form_the_table_names(day):
    (section,) = sections(Period(day, day), [])

    assert section.form.article == reception_form("N154-03", day).article


@pytest.mark.parametrize(("day", "code"), [(BEFORE, "Mẫu số 01 "), (SINCE, "Mẫu số 01/TCD ")])
def test_the_notice_of_a_refusal_bears_the_code_of_its_day(day, code):
    refusal = Refusal(
        letterhead=samples.SCHOOL,
        issue=Issue("05", day),
        citizen=samples.AN,
        came_on=day,
        matter="việc xếp lớp",
        ground="đã giải quyết đúng pháp luật",
        article="khoản 3 Điều 9 Luật Tiếp công dân",
        signer=samples.MINH,
    )
    assert code in text_of(refusal_pdf(refusal))
