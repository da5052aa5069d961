"""The forms on complaints: which version holds on which day, what it cites, how it prints."""

import re
from datetime import date, time

import pytest

from casebook.law.articles import cite_all
from casebook.law.vocabulary import Action, Certainty, Kind
from casebook.papers.blocks import PLACE, Block, Grounds
from casebook.papers.catalogue import NoForm, form_on, forms_on
from casebook.papers.form import Audience, Form, Frame, OpenForm, fill
from casebook.papers.law_forms.complaints import FORMS
from casebook.papers.law_forms.complaints_articles import articles_cited
from casebook.papers.law_forms.complaints_eras import BEFORE, SINCE, in_both
from casebook.papers.law_forms.shared_slots import PERSON_NAME
from casebook.papers.law_forms.steps import FORM_OF_ACTION, forms_of
from casebook.papers.letterhead import Issue, Letterhead, Signature
from casebook.papers.pieces import Paragraph
from casebook.papers.print_docx import paper_docx
from casebook.papers.print_pdf import papers_pdf
from casebook.papers.sheet import sheet_of
from casebook.papers.slots import Slot, SlotKind, Value
from tests.papers.pdf import text_of

LAST_OLD, FIRST_NEW, FREE_OF_NOTARY = date(2026, 6, 30), date(2026, 7, 1), date(2027, 1, 1)

# The appendix of N124: the number of the form, the sign of its kind (NĐ 30/2020), and whether
# N155 replaced its wording ("*"), added it ("new"), or left it ("").
APPENDIX = [
    ("N124-01", "", "*"),
    ("N124-02", "", "*"),
    ("N124-03", "TB", "*"),
    ("N124-04", "TB", "*"),
    ("N124-05", "QĐ", ""),
    ("N124-06", "BB", ""),
    ("N124-07", "", ""),
    ("N124-08", "BB", ""),
    ("N124-09", "QĐ", ""),
    ("N124-10", "", ""),
    ("N124-11", "QĐ", ""),
    ("N124-12", "QĐ", ""),
    ("N124-13", "BC", ""),
    ("N124-14", "BB", "*"),
    ("N124-14a", "QĐ", "new"),
    ("N124-14a-END", "QĐ", "new"),
    ("N124-14b", "QĐ", "new"),
    ("N124-15", "QĐ", ""),
    ("N124-16", "QĐ", ""),
]


def on(key: str, day: date) -> Form:
    return form_on(key, day)


def texts(block: Block) -> list[str]:
    if isinstance(block, Grounds):
        return list(block.lines)
    return [str(getattr(block, name)) for name in ("text", "label") if hasattr(block, name)]


def words(form: Form) -> str:
    return "\n".join([form.about, *(text for block in form.blocks for text in texts(block))])


def body(form: Form) -> str:
    """What a form says without the acts it rests on."""
    return "\n".join(text for block in form.blocks if not isinstance(block, Grounds) for text in texts(block))


@pytest.mark.parametrize(("key", "symbol", "change"), APPENDIX, ids=[row[0] for row in APPENDIX])
def test_every_form_of_the_appendix_is_there_on_both_sides_of_the_change(key, symbol, change):
    new = on(key, FIRST_NEW)
    assert new.symbol == symbol
    assert new.code == "Mẫu số " + key.removeprefix("N124-").removesuffix("-END")
    if change == "new":
        with pytest.raises(NoForm):
            on(key, LAST_OLD)
        return
    old = on(key, LAST_OLD)
    assert old.symbol == symbol
    assert (old.since, old.until) in {(BEFORE.since, LAST_OLD), (BEFORE.since, None)}
    assert (body(old) != body(new)) is (change == "*")


@pytest.mark.parametrize("day", [date(2020, 12, 9), BEFORE.since, LAST_OLD, FIRST_NEW, FREE_OF_NOTARY])
def test_no_day_has_two_versions_of_one_form_and_none_comes_before_the_decree(day):
    keys = [form.key for form in forms_on(day) if form in FORMS]
    assert len(keys) == len(set(keys))
    assert bool(keys) is (day >= BEFORE.since)


@pytest.mark.parametrize(
    ("key", "before", "since"),
    [
        ("N124-01", "Số CMND/thẻ căn cước công dân/hộ chiếu", "Số căn cước/số định danh cá nhân/hộ chiếu"),
        ("N124-01", "Họ và tên công dân", "Họ và tên cá nhân"),
        ("N124-01", "giải quyết khiếu nại lần đầu (khoản", "giải quyết khiếu nại lần đầu, nếu có (khoản"),
        ("N124-01", "Điều 6 Nghị định số 124/2020/NĐ-CP", "Điều 29 Luật Tiếp công dân"),
        ("N124-02", "XÃ, PHƯỜNG, THỊ TRẤN", "CÔNG CHỨNG HOẶC CHỨNG THỰC"),
        (
            "N124-03",
            "rút khiếu nại bằng đơn",
            "rút toàn bộ hoặc một phần khiếu nại bằng đơn hoặc bằng biên bản",
        ),
        ("N124-04", "Luật Khiếu nại (thời hạn", "Luật số 136/2025/QH15 (thời hạn"),
        ("N124-14", "thành {copies} bản,", "ít nhất 03 bản: khoản 4 Điều 28"),
    ],
)
def test_what_was_replaced_says_the_old_law_before_and_the_new_law_after(key, before, since):
    old, new = words(on(key, LAST_OLD)), words(on(key, FIRST_NEW))
    assert before in old
    assert before not in new
    assert since in new
    assert since not in old


def test_a_notice_of_dialogue_names_five_days_and_absence_only_since_the_change():
    old, new = (words(on("CASE-DIALOGUE-NOTICE", day)) for day in (LAST_OLD, FIRST_NEW))
    for added in ("ít nhất 05 ngày (khoản 1 Điều 28", "vẫn được tiến hành (khoản 6 Điều 30"):
        assert added in new
        assert added not in old


def test_an_authorisation_needs_no_notary_from_2027_on():
    last = on("N124-02", date(2026, 12, 31))
    assert "CHỨNG THỰC" in words(last)
    assert "CHỨNG THỰC" not in words(on("N124-02", FREE_OF_NOTARY))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.key}-{form.since}")
def test_a_form_on_complaints_can_hold_nothing_that_tells_who_denounces(form):
    assert isinstance(form, OpenForm)
    assert form.certainty in {Certainty.M, Certainty.U}
    assert Audience.ACCUSED not in form.audience
    assert form.vi
    assert form.en
    assert all(slot.vi and slot.en for slot in form.slots)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.key}-{form.since}")
def test_its_acts_can_be_cited_and_no_number_of_days_stands_without_its_article(form):
    assert cite_all(form.sources)
    bare = [
        sentence
        for sentence in re.split(r"\.\s|\n", body(form))
        if re.search(r"\d ngày", sentence) and not re.search(r"Điều \d+|_basis\}", sentence)
    ]
    assert bare == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.key}-{form.since}")
def test_a_form_names_the_amending_acts_only_once_they_hold(form):
    amending = "136/2025" in words(form) or "155/2026" in words(form)
    assert not (amending and form.since < FIRST_NEW)
    grounds = [block for block in form.blocks if isinstance(block, Grounds)]
    assert all(("136/2025" in block.lines[0]) is (form.since >= FIRST_NEW) for block in grounds)


def test_only_what_rests_on_the_law_has_two_versions_beyond_the_replaced_ones():
    twice = {form.key for form in FORMS if form.since == SINCE.since and form.until is None}
    once = {key for key, _symbol, change in APPENDIX if not change} - twice
    assert once == {"N124-06", "N124-07", "N124-08", "N124-10", "N124-13"}
    assert [form.since for form in in_both(lambda era: on("N124-05", era.since))] == [
        BEFORE.since,
        SINCE.since,
    ]


def test_every_paper_of_a_step_exists_and_the_level_chooses_the_decision():
    known = {form.key for form in FORMS}
    named = {key for (kind, _), keys in FORM_OF_ACTION.items() if kind is Kind.COMPLAINT for key in keys}
    assert {key for key in named if key.startswith(("N124", "CASE"))} <= known
    assert known - named == set()
    chosen = {
        (second, discipline): forms_of(
            Kind.COMPLAINT, Action.DECIDE, second_level=second, discipline=discipline
        )[-1]
        for second in (False, True)
        for discipline in (False, True)
    }
    assert chosen == {
        (False, False): "N124-15",
        (False, True): "N124-15-KL",
        (True, False): "N124-16",
        (True, True): "N124-16-KL",
    }
    assert forms_of(Kind.COMPLAINT, Action.NOTE) == ()


def test_the_article_cited_follows_level_and_subject():
    assert articles_cited(second_level=False, discipline=False)["acceptance_basis"] == "Điều 27"
    assert articles_cited(second_level=True, discipline=False)["acceptance_basis"] == "khoản 1 Điều 36"
    assert articles_cited(second_level=True, discipline=True)["dialogue_basis"] == "Điều 53"


FRAME = Frame(
    letterhead=Letterhead("Trường Tiểu học An Mẫu", "Ủy ban nhân dân phường Ví Dụ", "Ví Dụ", "THAM"),
    issue=Issue("07", date(2026, 11, 5)),
    signature=Signature("Hiệu trưởng", "Trần Văn Mẫu"),
    archive_line="Lưu: VT",
)


def made_up(slot: Slot) -> Value:
    """A value of the right kind that can be found again on the paper."""
    given: dict[SlotKind, Value] = {
        SlotKind.DAY: date(2026, 11, 9),
        SlotKind.HOUR: time(8, 30),
        SlotKind.NUMBER: 30,
        SlotKind.ROWS: ({column.key: "Ví dụ ô" for column in slot.columns},),
    }
    return given.get(slot.kind, f"Ví dụ {slot.key}")


def test_every_form_prints_with_all_its_values_and_with_none():
    full = [fill(form, FRAME, {slot: made_up(slot) for slot in form.slots}) for form in FORMS]
    pdfs = papers_pdf([*full, *(fill(form, FRAME, {}) for form in FORMS)])
    assert all(pdf.startswith(b"%PDF") for pdf in pdfs)
    for form, told in zip(FORMS, map(text_of, pdfs[: len(FORMS)]), strict=True):
        lines = [slot for slot in form.slots if slot.kind in {SlotKind.LINE, SlotKind.TEXT}]
        assert [slot.key for slot in lines if f"Ví dụ {slot.key}" not in told] == [], form.key
        assert not PLACE.search(told), form.key
        assert ("TRƯỜNG TIỂU HỌC AN MẪU" in told) is not form.by_citizen, form.key


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.key}-{form.since}")
def test_what_is_unknown_is_a_blank_to_fill_never_words(form):
    pieces = sheet_of(fill(form, FRAME, {})).pieces
    runs = [run for piece in pieces if isinstance(piece, Paragraph) for run in piece.runs]
    assert any(run.blank is not None for run in runs)
    assert not any(PLACE.search(run.text) for run in runs)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Nguyễn Thị An", ["Kính gửi: Ông (bà) Nguyễn Thị An", "của ông (bà) Nguyễn Thị An"]),
        ("Bà An Ví Dụ", ["Kính gửi: Bà An Ví Dụ", "của bà An Ví Dụ"]),
        ("cô Lan Mẫu", ["Kính gửi: Cô Lan Mẫu", "của cô Lan Mẫu"]),
    ],
)
def test_a_name_written_with_its_title_gets_no_second_one(name, told):
    notice, minutes = (on(key, FIRST_NEW) for key in ("N124-03", "N124-14"))
    assert isinstance(notice, OpenForm)
    assert isinstance(minutes, OpenForm)
    first = sheet_of(fill(notice, FRAME, {PERSON_NAME: name})).pieces[0]
    assert isinstance(first, Paragraph)
    about = sheet_of(fill(minutes, FRAME, {PERSON_NAME: name})).about
    assert ["".join(run.text for run in first.runs), about[-1].text[-len(told[1]) :].strip()] == told


@pytest.mark.parametrize("key", ["N124-01", "N124-05", "N124-07", "N124-14", "N124-16"])
def test_a_form_comes_out_as_word_too(key):
    form = on(key, FIRST_NEW)
    assert isinstance(form, OpenForm)
    assert paper_docx(fill(form, FRAME, {slot: made_up(slot) for slot in form.slots})).startswith(b"PK")
