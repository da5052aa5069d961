"""No form types a number of the law: each is a term of the article it cites, as long as the form is used."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

import casebook.papers
from casebook.law.articles import ACTS, Act, Article
from casebook.law.case_dialogues import LEAST_COPIES
from casebook.law.changing import is_changeable
from casebook.law.dated import Rule, Version
from casebook.law.ledger import term_text
from casebook.law.rules import RULES
from casebook.law.vocabulary import Unit
from casebook.law.words import word
from casebook.papers.blocks import PLACE, Para
from casebook.papers.catalogue import FORMS, form_on
from casebook.papers.form import Form
from casebook.papers.law_forms.complaints_articles import articles_cited
from casebook.papers.letterhead import Letterhead
from casebook.papers.terms import NoTerm, term_on
from casebook.papers.transfer_slips import transfer_slip_pdf
from tests.papers.pdf import text_of

LAST_OLD, FIRST_NEW = date(2026, 6, 30), date(2026, 7, 1)
WITH_NUMBERS = {
    *("N124-07", "N124-14a-END", "CASE-DIALOGUE-NOTICE"),
    *("N124-15", "N124-15-KL", "N124-16", "N124-16-KL"),
}
"""The forms that tell a term at all; every other names none."""
BEGUN_BY_THE_PAPER = {("CASE-DIALOGUE-NOTICE", "KN-10")}
"""Terms the law has changed, told as they stand on the paper's day: they run from that very paper."""

UNITS = "|".join(sorted((word(unit, "vi") for unit in Unit), key=len, reverse=True))
TERM = re.compile(rf"\d+ (?:{UNITS})\b")
COPIES = f"{LEAST_COPIES:02d} bản: khoản 4 Điều 28"
SPELLED = re.compile(rf"\b(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|trăm) (?:{UNITS})\b", re.IGNORECASE)
NO_TERM = re.compile(
    r"ngày \d+ tháng \d+ năm \d{4}|\d+/\d{4}/[\wĐ-]+|(?:khoản|Điều|mục) \d+[a-zđ]?\b|^\d+\. "
    f"|{PLACE.pattern}"
)
"""Numbers that count nothing: days in writing, acts, their articles, points of a list, places for values."""

_ACT_NAMES = {vi.replace("Nghị định ", "Nghị định số "): act for act, (vi, _en) in ACTS.items()}
_CITED = re.compile(r"(?:khoản (?P<clause>\d+) )?Điều (?P<article>\d+[a-zđ]?)\b")
_BASES = [
    articles_cited(second_level=second, discipline=discipline)
    for second, discipline in product((False, True), repeat=2)
]


def texts(part: object) -> Iterator[str]:
    """Every text of a form's part, labels and places to sign included."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts(getattr(part, field.name))


def sentences(form: Form) -> list[str]:
    printed = texts((form.title, form.about, form.blocks, form.recipients))
    return [sentence for text in printed for sentence in re.split(r"(?<=\D)\.\s", text)]


def with_bases(sentence: str, basis: Mapping[str, str]) -> str:
    return PLACE.sub(lambda place: basis.get(place[1], place[0]), sentence)


def readings(sentence: str) -> list[str]:
    """A sentence once for each article the case may put into it: by level, and discipline or not."""
    return [with_bases(sentence, basis) for basis in _BASES]


def cited(sentence: str) -> set[Article]:
    """The places a sentence cites, each of the act that is named next after it."""
    found = set()
    for place in _CITED.finditer(sentence):
        after = sentence[place.end() :]
        named = [(after.index(name), act) for name, act in _ACT_NAMES.items() if name in after]
        if named:
            clause = f".{place['clause']}" if place["clause"] else ""
            found.add(Article(min(named)[1], place["article"] + clause))
    return found


def overlap(one: Article, other: Article) -> bool:
    """Whether one place is the other or a part of it: Đ28 and Đ28.1."""
    if one.act is not other.act:
        return False
    return all(a == b for a, b in zip(one.place.split("."), other.place.split("."), strict=False))


def days_of(form: Form) -> list[date]:
    """The days of a form's time on which a rule may begin to say something else."""
    changes = {version.since for rule in RULES.values() for version in rule.versions}
    return [form.since, *sorted(day for day in changes if day > form.since and form.holds_on(day))]


def founding(term: str, places: set[Article], day: date) -> list[Rule]:
    """The rules of a place that say this term on a day, and which nobody here may change under the form."""
    fixed = [rule for rule in RULES.values() if not is_changeable(rule)]
    return [rule for rule in fixed if (version := rule.on(day)) and says(version, term, places)]


def says(version: Version, term: str, places: set[Article]) -> bool:
    told = term_text(version.number, version.unit) == term
    return told and any(overlap(place, article) for place in places for article in version.articles)


def founded(term: str, places: set[Article], day: date) -> bool:
    return bool(founding(term, places, day))


def changed_since(form: Form) -> set[tuple[str, str]]:
    """Terms a form tells that a day just before its own still had otherwise: a case may run by those."""
    eve = form.since - timedelta(days=1)
    found = set()
    for sentence in sentences(form):
        for term in TERM.findall(NO_TERM.sub("", sentence)):
            for places in map(cited, readings(sentence)):
                before = founding(term, places, eve)
                found |= {(form.key, rule.key) for rule in founding(term, places, form.since) if not before}
    return found


def unfounded(form: Form) -> list[str]:
    """What a form says in numbers with no term of the law behind it."""
    bare = []
    for sentence in sentences(form):
        plain = NO_TERM.sub("", sentence.replace(COPIES, ""))
        if SPELLED.search(plain) or re.search(r"\d", TERM.sub("", plain)):
            bare.append(sentence)
        for term in TERM.findall(plain):
            told = product(readings(sentence), days_of(form))
            if not all(founded(term, cited(reading), day) for reading, day in told):
                bare.append(f"{term}: {sentence}")
    return bare


def numbers_of(form: Form) -> list[str]:
    return [term for sentence in sentences(form) for term in TERM.findall(NO_TERM.sub("", sentence))]


def changed(form: Form, was: str, becomes: str) -> Form:
    """The form with other words in its paragraphs and articles, or in the place of a value."""
    blocks = tuple(
        replace(block, text=block.text.replace(was, becomes)) if hasattr(block, "text") else block
        for block in form.blocks
    )
    assert blocks != form.blocks
    slots = tuple(slot for slot in form.slots if was != f"{{{slot.key}}}")
    return replace(form, blocks=blocks, slots=slots)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.key}-{form.since}")
def test_every_number_of_a_form_is_a_term_of_the_article_it_cites(form):
    assert unfounded(form) == []


def test_the_forms_that_tell_a_term_are_these_and_all_their_numbers_are_read():
    assert {form.key for form in FORMS if numbers_of(form)} == WITH_NUMBERS
    decision = form_on("N124-15", FIRST_NEW)
    assert numbers_of(decision) == ["30 ngày", "45 ngày", "30 ngày", "45 ngày"]


@pytest.mark.parametrize("form", [form for form in FORMS if numbers_of(form)], ids=lambda form: form.key)
def test_a_day_more_or_another_unit_in_any_form_is_found(form):
    for term in set(numbers_of(form)):
        number, unit = term.split(" ", 1)
        other = word(Unit.DAY if unit == word(Unit.WORKING_DAY) else Unit.WORKING_DAY)
        assert unfounded(changed(form, term, f"{int(number) + 1:02d} {unit}"))
        assert unfounded(changed(form, term, f"{number} {other}"))


@pytest.mark.parametrize(
    ("key", "day", "was", "becomes"),
    [
        ("N124-03", FIRST_NEW, "{acceptance_term}", "10 ngày"),
        ("N124-03", LAST_OLD, "{acceptance_term}", "07 ngày làm việc"),
        ("N124-15", FIRST_NEW, "khoản 1 Điều 33", "khoản 2 Điều 33"),
        ("N124-15", FIRST_NEW, "(khoản 1 Điều 33 Luật Khiếu nại)", ""),
        ("N124-15", FIRST_NEW, "khoản 1 Điều 33 Luật Khiếu nại", "khoản 1 Điều 33 Luật Tố cáo"),
        ("N124-15", FIRST_NEW, "Trong thời hạn 30 ngày", "Trong thời hạn ba mươi ngày"),
        ("N124-14", FIRST_NEW, "ít nhất 03 bản", "ít nhất 02 bản"),
        ("N124-06", FIRST_NEW, "mỗi bên giữ một bản", "mỗi bên giữ 1 bản"),
    ],
)
def test_what_the_other_side_of_the_change_or_another_article_says_is_found(key, day, was, becomes):
    assert unfounded(changed(form_on(key, day), was, becomes))


def test_a_term_that_ends_while_the_form_is_used_is_found():
    old = changed(form_on("N124-03", LAST_OLD), "{acceptance_term}", "10 ngày")
    assert unfounded(old) == []
    assert unfounded(replace(old, until=None))


def test_a_term_that_may_run_from_before_the_law_changed_is_told_by_the_case_not_by_the_form():
    assert {told for form in FORMS for told in changed_since(form)} == BEGUN_BY_THE_PAPER
    for key, place, typed, rule in (
        ("N124-03", "{acceptance_term}", "07 ngày làm việc", "KN-02"),
        ("N124-04", "{acceptance_term}", "07 ngày làm việc", "KN-02"),
        ("N124-14", "{notice_term}", "ít nhất 05 ngày", "KN-10"),
    ):
        form = changed(form_on(key, FIRST_NEW), place, typed)
        assert unfounded(form) == []
        assert (key, rule) in changed_since(form)


def test_a_number_in_a_new_paragraph_without_its_article_is_found():
    form = form_on("N31-05", FIRST_NEW)
    assert unfounded(replace(form, blocks=(*form.blocks, Para("Trả lời trong 05 ngày làm việc."))))
    told = Para("Gửi thông báo trong 05 ngày làm việc (khoản 1 Điều 29 Luật Tố cáo).")
    assert unfounded(replace(form, blocks=(*form.blocks, told))) == []


def test_a_term_is_taken_as_it_stands_on_the_day_and_none_is_made_up():
    assert [term_on("KN-02", day) for day in (LAST_OLD, FIRST_NEW)] == ["10 ngày", "07 ngày làm việc"]
    for rule, day in (("KN-10", LAST_OLD), ("KN-999", FIRST_NEW)):
        with pytest.raises(NoTerm):
            term_on(rule, day)


def test_the_blank_slip_tells_the_term_of_the_law_and_no_layout_types_one():
    slip = " ".join(text_of(transfer_slip_pdf(Letterhead("Trường Mẫu"), FIRST_NEW)).split())
    assert f"trong {term_on('TC-04', FIRST_NEW)} kể từ ngày nhận (khoản 2 Điều 24 Luật Tố cáo)" in slip
    assert RULES["TC-04"].versions[-1].articles == (Article(Act.LTC, "24.2"),)
    layouts = Path(casebook.papers.__file__).parent / "forms"
    typed = {path.name: TERM.findall(path.read_text("utf-8")) for path in layouts.glob("*.typ")}
    assert typed
    assert not any(typed.values())
