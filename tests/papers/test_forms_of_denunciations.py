"""Forms of denunciations: which holds on which day; none tells who denounces to who must not know."""

import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, time
from io import BytesIO

import pytest

from casebook.law.steps import STEPS
from casebook.law.vocabulary import Action, Kind
from casebook.papers.catalogue import FORMS, form_on
from casebook.papers.form import (
    KEPT_APART,
    Audience,
    BadForm,
    ConfinedForm,
    Filled,
    Form,
    Frame,
    OpenForm,
    fill,
    fill_confined,
)
from casebook.papers.law_forms.shared_slots import DENOUNCER_NAME
from casebook.papers.law_forms.steps import FORM_OF_ACTION
from casebook.papers.letterhead import Issue, Letterhead, Signature
from casebook.papers.print_docx import paper_docx
from casebook.papers.print_pdf import papers_pdf
from casebook.papers.sheet import sheet_of
from casebook.papers.slots import ProtectedSlot, Slot, SlotKind, Value
from tests.papers.misuse import MISUSES
from tests.papers.pdf import text_of

BEFORE, SINCE = date(2026, 6, 30), date(2026, 7, 1)
N31, L136 = date(2019, 5, 28), date(2026, 7, 1)
FRAME = Frame(
    letterhead=Letterhead("Trường Tiểu học Nguyễn Văn Mẫu", place="Hà Nội", abbreviation="THNVM"),
    issue=Issue("07", date(2026, 11, 6)),
    signature=Signature("HIỆU TRƯỞNG", "Thầy Minh Mẫu"),
    recipients=("Công đoàn Trường",),
    archive_line="Lưu: VT",
)
OPEN = {f"{form.key} {form.since}": form for form in FORMS if isinstance(form, OpenForm)}
CONFINED = {f"{form.key} {form.since}": form for form in FORMS if isinstance(form, ConfinedForm)}
MUST_NOT_KNOW = (Audience.ACCUSED, Audience.PUBLIC, Audience.UNION, Audience.PERSON)
CANARY = "Chim Hoàng Yến"


def value_of(slot: Slot | ProtectedSlot, text: str) -> Value:
    """A value a slot takes, with `text` in it wherever it holds any."""
    match slot.kind:
        case SlotKind.DAY:
            return date(2026, 11, 6)
        case SlotKind.HOUR:
            return time(8, 15)
        case SlotKind.NUMBER:
            return 30
        case SlotKind.ROWS:
            return ({column.key: text for column in slot.columns},)
        case _:
            return text


def filled(form: Form, *, secrets: Mapping[str, str] | None = None) -> Filled:
    """The form with something in every slot; the text for a key in `secrets` is put wherever it fits."""
    secrets = secrets or {}
    values = {slot: value_of(slot, secrets.get(slot.key, "mẫu")) for slot in form.slots}
    if isinstance(form, OpenForm):
        return fill(form, FRAME, values)
    protected = {slot: value_of(slot, secrets.get(slot.key, "mẫu")) for slot in form.protected}
    return fill_confined(form, FRAME, values, protected)


def words_of(paper: Filled) -> str:
    """All that is printed of a paper, by either writer."""
    return str(asdict(sheet_of(paper)))


@pytest.mark.parametrize(
    ("key", "before", "since"),
    [
        ("N31-01", N31, L136),
        ("N31-02", N31, L136),
        ("N31-03", N31, L136),
        ("N31-04", N31, L136),
        ("N31-05", N31, N31),
        ("N31-06", N31, N31),
        ("N31-07", N31, L136),
        ("N31-08", N31, N31),
        ("N31-08-DENOUNCER", N31, N31),
        ("N31-09", N31, L136),
        ("N31-10", N31, N31),
        ("N31-11", N31, N31),
        ("N31-12", N31, N31),
        ("TC-SUSPEND", N31, L136),
        ("TC-RESUME", N31, L136),
        ("TC-END", N31, L136),
        ("TC-DECLINE", N31, N31),
        ("TC-CONCLUDED", N31, N31),
    ],
)
def test_each_form_has_the_version_of_its_day(key, before, since):
    assert (form_on(key, BEFORE).since, form_on(key, SINCE).since) == (before, since)


@pytest.mark.parametrize("key", ["N31-01", "N31-04", "N31-07", "N31-09", "TC-SUSPEND", "TC-RESUME", "TC-END"])
def test_a_decision_rests_on_the_law_as_it_stands(key):
    assert "136/2025" not in words_of(filled(form_on(key, BEFORE)))
    assert "136/2025" in words_of(filled(form_on(key, SINCE)))


@pytest.mark.parametrize("key", ["N31-02", "N31-03"])
def test_whoever_withdraws_is_named_by_the_paper_of_the_day(key):
    older, newer = words_of(filled(form_on(key, BEFORE))), words_of(filled(form_on(key, SINCE)))

    assert "CMND" in older
    assert "điểm chỉ" not in older
    assert "Số căn cước/số định danh cá nhân/hộ chiếu" in newer
    assert "điểm chỉ" in newer


def test_what_the_accused_the_public_or_the_union_gets_is_open():
    reaching = {form.key for form in FORMS if form.audience & {*MUST_NOT_KNOW}}

    assert {"N31-01", "N31-04", "N31-06", "N31-07", "N31-08", "N31-12"} <= reaching
    assert not reaching & {form.key for form in CONFINED.values()}


def test_what_is_confined_is_what_names_the_denouncer():
    assert {form.key for form in CONFINED.values()} == {
        "N31-02",
        "N31-03",
        "N31-05",
        "N31-08-DENOUNCER",
        "N31-10",
        "N31-11",
        "TC-DECLINE",
        "TC-CONCLUDED",
        "TT05-01-DENUNCIATION",
        "TT05-02-DENUNCIATION",
        "TT05-03",
        "TT05-05-DENUNCIATION",
        "RECEIPT-CASE-DENUNCIATION",
    }


@pytest.mark.parametrize("misuse", MISUSES)
def test_nothing_protected_gets_into_an_open_form(misuse):
    with pytest.raises(BadForm):
        MISUSES[misuse]()


@pytest.mark.parametrize("name", OPEN)
def test_no_open_form_can_be_made_or_filled_with_what_is_protected(name):
    form = OPEN[name]
    told = {key: getattr(form, key) for key in form.__dataclass_fields__}

    with pytest.raises(BadForm):
        OpenForm(**told | {"slots": (*form.slots, DENOUNCER_NAME)})
    with pytest.raises(BadForm):
        fill(form, FRAME, {DENOUNCER_NAME: "Ông An Ví Dụ"})


@pytest.mark.parametrize("reader", MUST_NOT_KNOW)
@pytest.mark.parametrize("name", CONFINED)
def test_no_confined_form_can_be_made_for_who_must_not_know(name, reader):
    form = CONFINED[name]
    told = {key: getattr(form, key) for key in form.__dataclass_fields__}

    with pytest.raises(BadForm):
        ConfinedForm(**told | {"audience": form.audience | {reader}})


def test_no_value_has_the_key_of_a_protected_one():
    protected = {slot.key for form in CONFINED.values() for slot in form.protected}

    assert not protected & {slot.key for form in FORMS for slot in form.slots}


def test_a_canary_in_every_protected_value_is_in_no_open_paper_of_the_same_case():
    protected = {slot.key for form in CONFINED.values() for slot in form.protected}
    secrets = {key: f"{CANARY} {key}" for key in protected}
    told = {name: words_of(filled(form, secrets=secrets)) for name, form in (OPEN | CONFINED).items()}

    assert {name for name, words in told.items() if CANARY in words} == set(CONFINED)
    for name, form in CONFINED.items():
        assert all(f"{CANARY} {slot.key}" in told[name] for slot in form.protected)


def test_the_canary_is_in_no_file_of_a_denunciations_papers():
    forms = [
        form_on(key, SINCE)
        for (kind, _action), keys in FORM_OF_ACTION.items()
        if kind is Kind.DENUNCIATION
        for key in keys
    ]
    secrets = {slot.key: CANARY for form in CONFINED.values() for slot in form.protected}
    papers = [filled(form, secrets=secrets) for form in forms]
    pdfs = [text_of(pdf) for pdf in papers_pdf(papers)]
    word = [words_in_docx(paper_docx(paper)) for paper in papers]

    confined = [isinstance(form, ConfinedForm) for form in forms]
    assert [CANARY in text for text in pdfs] == confined
    assert [CANARY in text for text in word] == confined


def words_in_docx(docx: bytes) -> str:
    """Every part of a Word file as text."""
    with zipfile.ZipFile(BytesIO(docx)) as parts:
        return "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())


def test_no_open_paper_of_a_denunciation_tells_when_or_how_it_came_or_takes_a_persons_name():
    telling = {
        "received_on",
        "letter_on",
        "way",
        "tracking_code",
        "forwarder",
        "case_subject",
        "case_content",
    }

    for (kind, _action), keys in FORM_OF_ACTION.items():
        for key in keys if kind is Kind.DENUNCIATION else ():
            form = form_on(key, SINCE)
            slots = {slot.key for slot in form.slots}
            assert isinstance(form, ConfinedForm) or not slots & telling
            assert not any(key.startswith("person_") for key in slots)


@pytest.mark.parametrize("name", CONFINED)
def test_a_confined_paper_goes_to_nobody_the_unit_adds(name):
    paper = filled(CONFINED[name])

    assert (paper.frame.recipients, paper.frame.archive_line) == ((), KEPT_APART)
    assert "Công đoàn" not in words_of(paper)


def test_a_paper_made_for_everybody_bears_the_units_own_lines():
    assert "Công đoàn Trường" in words_of(filled(form_on("N31-12", SINCE)))


@pytest.mark.parametrize("kind", [Kind.DENUNCIATION, Kind.PETITION, Kind.FEEDBACK])
@pytest.mark.parametrize("day", [BEFORE, SINCE])
def test_every_step_that_has_a_paper_is_a_step_of_the_law_and_has_it_on_both_days(kind, day):
    actions = {action: keys for (of, action), keys in FORM_OF_ACTION.items() if of is kind}

    assert set(actions) <= {step.action for step in STEPS if kind in step.kinds}
    assert Action.DEMAND_REPORT in actions
    for keys in actions.values():
        assert all(form_on(key, day).holds_on(day) for key in keys)
