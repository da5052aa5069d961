"""Search against plain Python: whatever is typed, none missed, the spelling typed first, on both engines."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from unittest.mock import patch

from flask import Flask

from casebook.law.powers import Actor
from casebook.law.vocabulary import Kind
from casebook.records.base import db
from casebook.records.cases import Case, PartyRole
from casebook.records.search_asked import Place, SearchAsked, Window
from casebook.records.search_entries import Findable
from casebook.records.search_hits import count_found, find
from casebook.records.search_terms import sought
from casebook.services.case_entries import PartyEntry
from tests.deep.rows import Rounds, Row, Tally
from tests.matters import registered
from tests.people import School, Somebody, doing, settle_school

TODAY = date(2026, 11, 20)
CASES, PAGE = 120, 12
# Words that differ by dấu or by đ only: what folds to the same and is not the same.
SYLLABLES = tuple(
    re.findall(
        r"\w+",
        "ma má mà mã mạ da đa đá dã la lá là lạ an ân ăn án lan lân lăn ban bán bàn hoc học hóc phi phí phì "
        "lop lớp lợp truong trường trưởng thi thị thí nguyen nguyễn nguyện dang đang đặng đăng quyet quyết "
        "dinh định đính đình so số sợ thu thư thứ khieu khiếu nai nại nài",
    )
)
EXACT_TOGETHER, FOLDED_TOGETHER, EXACT, FOLDED = range(4)
# The rounds of a broken guard: enough searches that one of them leaves the dấu away.
BROKEN = 40


@dataclass(frozen=True)
class Said:
    """What was written into one case."""

    case_id: str
    name: str
    day: date
    democracy: bool
    texts: tuple[str, ...]
    phone: str


@dataclass(frozen=True)
class World:
    """A school with cases, and who looks."""

    school: School
    said: tuple[Said, ...]


def _build(app: Flask) -> World:
    draw = Random(20261120)  # noqa: S311 - the same texts on both engines
    with app.app_context():
        school = settle_school()
        return World(school, tuple(_case(school, draw, turn) for turn in range(CASES)))


def _case(school: School, draw: Random, turn: int) -> Said:
    name = " ".join(_syllable(draw).title() for _ in range(draw.randint(2, 4)))
    phone = f"09{draw.randrange(10**8):08d}"
    day = TODAY - timedelta(days=draw.randrange(40))
    subject, content = (" ".join(_syllable(draw) for _ in range(many)) for many in (5, 30))
    content = f"{content}. Văn bản số {turn}/QĐ-{_syllable(draw).upper()}, ngày 3/9/2026"
    if draw.random() < 0.2:
        content = unicodedata.normalize("NFD", content)
    party = PartyEntry(role=PartyRole.COMPLAINANT, full_name=name, phone=phone)
    democracy = draw.random() < 0.5
    kind = draw.choice((Kind.COMPLAINT, Kind.PETITION, Kind.FEEDBACK))
    case_id = registered(
        school,
        today=TODAY,
        received_on=day,
        kind=kind,
        subject=subject,
        content=content,
        concerns_democracy=democracy,
        parties=(party,),
    )
    number = db.session.get_one(Case, case_id).name
    return Said(case_id, number, day, democracy, (subject, content, name), phone)


def _syllable(draw: Random) -> str:
    return draw.choice(SYLLABLES)


def run(rounds: Rounds) -> Tally:
    """Search once for each round."""
    tally = Tally()
    with rounds.furnished(_build) as (app, world), app.app_context():
        for number in rounds:
            _search(world, number, tally)
            tally.done += 1
    return tally


def broken(rounds: Rounds) -> Tally:
    """Look words up as they are typed: what is typed without dấu is missed."""
    tally = Tally()
    with (
        patch("casebook.records.search_terms.folded_word", str),
        rounds.furnished(_build) as (app, world),
        app.app_context(),
    ):
        for number in range(BROKEN):
            _search(world, number, tally)
        tally.done += 1
    return tally


def _search(world: World, number: int, tally: Tally) -> None:
    draw = Random(number)  # noqa: S311 - drawn again from its seed
    typed = _typed(world, draw)
    who = draw.choices((world.school.minh, world.school.thu, world.school.mai), (8, 2, 1))[0]
    asked = SearchAsked(sought=sought(typed), thing=Findable.CASE)
    actor = _actor(who)
    got = list(_all_pages(actor, asked))
    if number % _OTHERWISE_EVERY == 0:
        tally.failures += [f"search {number}, {typed!r}: {told}" for told in _otherwise(actor, asked, got)]
    wanted = {
        said.case_id: rank for said in _seen(world, who) if (rank := _rank(typed, said, who)) is not None
    }
    days = {said.case_id: said.day for said in world.said}
    told = f"search {number}, {typed!r} by {who.username}"
    if sorted(case_id for case_id, _rank_got in got) != sorted(wanted):
        missed = len(wanted.keys() - dict(got).keys())
        tally.failures.append(f"{told}: {len(got)} found, {len(wanted)} hold it, {missed} missed")
        return
    order = [(_order(typed, wanted[case_id]), -days[case_id].toordinal()) for case_id, _rank_got in got]
    if order != sorted(order):
        tally.failures.append(f"{told}: not the closest first, then the newest")
    if count_found(actor, asked) != len(wanted):
        tally.failures.append(f"{told}: the count is another")
    tally.count("found", len(got))
    db.session.rollback()


# As if a thousand cases were many: what is much is read by other questions than what is little.
_OTHERWISE_EVERY = 3
_AS_IF_MUCH = {"_READ": 9, "_LOOKED_AT": 25, "COUNTED_UP_TO": 6}


def _otherwise(actor: Actor, asked: SearchAsked, got: list[tuple[str, int]]) -> Iterator[str]:
    """Ask for the same as if it were much, and from the last page back: the answer is the same."""
    with patch.multiple("casebook.records.search_reading", **_AS_IF_MUCH):
        if list(_all_pages(actor, asked)) != got:
            yield "another answer where there is much"
        if list(_pages_back(actor, asked)) != got[::-1]:
            yield "another answer from the last page back"
        if count_found(actor, asked) != min(len(got), _AS_IF_MUCH["COUNTED_UP_TO"] + 1):
            yield "the count is another where there is much"


def _pages_back(actor: Actor, asked: SearchAsked) -> Iterator[tuple[str, int]]:
    """Give all that is found, from behind everything backwards."""
    hits = find(actor, asked, Window(PAGE, before=Place(FOLDED, 0)))
    yield from ((hit.thing_id, hit.place.rank) for hit in reversed(hits.rows))
    while hits.rows and hits.more_before:
        hits = find(actor, asked, Window(PAGE, before=hits.rows[0].place))
        yield from ((hit.thing_id, hit.place.rank) for hit in reversed(hits.rows))


def _order(typed: str, rank: int) -> int:
    # Of one word, or of one phrase, side by side and anywhere are the same; not of one word typed twice.
    return rank % 2 if _terms(typed) == [_words(typed)] else rank


def _actor(who: Somebody) -> Actor:
    return doing(who, today=TODAY).actor


def _all_pages(actor: Actor, asked: SearchAsked) -> Iterator[tuple[str, int]]:
    hits = find(actor, asked, Window(PAGE))
    yield from ((hit.thing_id, hit.place.rank) for hit in hits.rows)
    while hits.more_after:
        hits = find(actor, asked, Window(PAGE, after=hits.rows[-1].place))
        yield from ((hit.thing_id, hit.place.rank) for hit in hits.rows)


def _typed(world: World, draw: Random) -> str:
    said = draw.choice(world.said)
    way = draw.choice(("name", "phrase", "phrase", "words", "phone", "document", "number", "nothing"))
    if way == "phone":
        return _phone(said.phone, draw)
    if way == "number":
        return draw.choice((said.name, said.name.lower(), said.name.replace("-", " ")))
    if way == "document":
        return re.findall(r"\d+/QĐ-\w+", unicodedata.normalize("NFC", said.texts[1]))[0]
    if way == "nothing":
        return " ".join(_syllable(draw) for _ in range(draw.randint(1, 3)))
    words = (said.texts[2] if way == "name" else draw.choice(said.texts[:2]).split(".")[0]).split()
    many = min(draw.randint(1, 4), len(words))
    begin = draw.randrange(len(words) - many + 1)
    chosen = words[begin : begin + many]
    if way == "words":
        draw.shuffle(chosen)
    return _spelled(" ".join(chosen), draw)


def _phone(phone: str, draw: Random) -> str:
    if draw.random() < 0.5:
        return phone[-draw.randint(4, 10) :]
    return draw.choice((f"{phone[:4]}.{phone[4:7]}.{phone[7:]}", f"{phone[:4]} {phone[4:7]} {phone[7:]}"))


def _spelled(text: str, draw: Random) -> str:
    text = draw.choice((text, text, _bare(text), text.upper(), unicodedata.normalize("NFD", text)))
    return f'"{text}"' if draw.random() < 0.3 else text


# What follows says the same as the program in the plainest Python there is, and shares nothing with it.


@cache
def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def _words(text: str) -> list[str]:
    composed = unicodedata.normalize("NFC", text).lower()
    return "".join(letter if letter.isalnum() else " " for letter in composed).split()


def _terms(typed: str) -> list[list[str]]:
    quoted = re.fullmatch(r'"([^"]*)"', typed)
    chunks = [quoted[1]] if quoted else typed.split()
    return [_words(chunk) for chunk in dict.fromkeys(map(str.lower, chunks))]


def _seen(world: World, who: Somebody) -> list[Said]:
    if who is world.school.mai:
        return []
    return [said for said in world.said if said.democracy or who is world.school.minh]


def _rank(typed: str, said: Said, who: Somebody) -> int | None:
    """Say how close a case is to what was typed; None where it does not hold it."""
    register, number = said.name.split("-")[0], int(said.name[-4:])
    texts = [f"{said.name} {register}-2026-{number}", f"{number}/{register}-2026 {register}-{number}"]
    if who.username == "thu":
        return _closeness(typed, texts)
    found = _closeness(typed, [*texts, *said.texts])
    digits = re.sub(r"\D", "", typed)
    dialled = re.fullmatch(r"[\d. ]+", typed) and len(digits) >= 4 and said.phone.endswith(digits)
    if found is None and dialled:
        return EXACT if len(_terms(typed)) > 1 else EXACT_TOGETHER
    return found


def _closeness(typed: str, texts: list[str]) -> int | None:
    terms = _terms(typed)
    whole = _words(typed)
    exact = [_words(text) for text in texts]
    folded = [_words(_bare(text)) for text in texts]
    bare = [[_bare(word) for word in term] for term in terms]
    if any(_holds(words, whole) for words in exact):
        return EXACT_TOGETHER
    if any(_holds(words, [_bare(word) for word in whole]) for words in folded):
        return FOLDED_TOGETHER
    if all(any(_holds(words, term) for words in exact) for term in terms):
        return EXACT
    if all(any(_holds(words, term) for words in folded) for term in bare):
        return FOLDED
    return None


def _holds(words: list[str], phrase: list[str]) -> bool:
    many = len(phrase)
    return any(words[at : at + many] == phrase for at in range(len(words) - many + 1))


ROW = Row(
    name="search",
    title="Search against plain Python",
    unit="searches",
    full=10_000,
    quick=100,
    chunk=500,
    run=run,
    broken=broken,
)
