"""What things are found by stands in the very transaction that changes them, and nothing secret ever does."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import delete, func, select, text, update

from casebook.law.vocabulary import Action, Kind
from casebook.records.base import db, transaction
from casebook.records.cases import Case
from casebook.records.search_asked import SearchAsked, Window
from casebook.records.search_entries import Findable, SearchCoverage, SearchEntry, entry_id
from casebook.records.search_hits import find, is_covered
from casebook.records.search_index import INDEX
from casebook.records.search_terms import sought
from casebook.records.visits import Handling
from casebook.services import indexing
from casebook.services.index_care import (
    WORDS_VERSION,
    begin_anew,
    compare_next,
    cover_next,
    index_is_sound,
    uncovered,
)
from casebook.services.visit_entries import MatterEntry, VisitEntry, VisitorEntry
from casebook.services.visiting import receive_visitor
from tests.matters import case_of, registered, take
from tests.papers_written import begun, issued, written
from tests.people import School, Somebody, doing, settle_school
from tests.services.test_denouncing import SUBJECT, opened

RARE = "hươubạch"
DAY = date(2026, 11, 6)


@pytest.fixture
def school(app: Flask) -> Iterator[School]:
    with app.app_context():
        yield settle_school()


def things(who: Somebody, typed: str, today: date = DAY) -> list[Findable]:
    """The sorts of things somebody finds."""
    db.session.rollback()
    hits = find(doing(who, today=today).actor, SearchAsked(sought=sought(typed)), Window(50))
    return [hit.thing for hit in hits.rows]


def entries(case_id: str | None = None) -> list[tuple[object, ...]]:
    """Every entry, or those of a case, as stored."""
    db.session.rollback()
    asked = select(*SearchEntry.__table__.columns).order_by(SearchEntry.id)
    asked = asked if case_id is None else asked.where(SearchEntry.case_id == case_id)
    return [tuple(row) for row in db.session.execute(asked)]


def on_disk(app: Flask) -> bytes:
    """All bytes the database keeps, on SQLite its file and what lies beside it."""
    db.session.rollback()
    if db.engine.dialect.name == "sqlite":
        folder = Path(str(db.engine.url.database)).parent
        return b"".join(one.read_bytes() for one in folder.iterdir() if one.is_file())
    rows = db.session.execute(text("SELECT e::text, i::text FROM search_entries e, search_index i")).all()
    return str(rows).encode()


def test_a_denunciation_has_no_words_to_be_found_by(app, school):
    case_id = opened(school, subject=f"{SUBJECT} {RARE}", accused="Tổ trưởng tổ Ba")
    assert entries(case_id) == []
    told = on_disk(app)
    assert "hươubạch".encode() not in told
    assert b"huoubach" not in told
    for who in school.everyone:
        assert things(who, RARE) == things(who, "to truong to ba") == []


def test_a_denunciation_is_found_by_its_number_by_whoever_settles_it_only(school):
    opened(school)
    asked = SearchAsked(sought=sought("TC-2026-0001"))
    seen = {
        who.username: [case.name for case in find(doing(who, today=DAY).actor, asked, Window(9)).by_number]
        for who in school.everyone
    }
    assert seen.pop("minh") == ["TC-2026-0001"]
    assert not any(seen.values())


def test_a_case_that_becomes_secret_loses_its_words_with_that_very_commit(app, school):
    case_id = registered(school, subject=f"Khiếu nại {RARE}", content=RARE)
    issue(school, case_id, "Về con hươubạch")
    assert things(school.minh, RARE) == [Findable.PAPER, Findable.CASE]
    with transaction() as session:
        case = session.get_one(Case, case_id)
        case.kind = case.first_kind = Kind.DENUNCIATION
    assert entries(case_id) == []
    assert things(school.minh, RARE) == []
    assert index_is_sound()
    if db.engine.dialect.name == "sqlite":
        index = db.session.execute(text("SELECT block FROM search_index_data")).scalars().all()
        assert b"huoubach" not in b"".join(index), "FTS5 keeps nothing of what was deleted"


def test_what_was_destroyed_is_found_by_its_number_and_nothing_else(app, school):
    case_id = registered(school, subject=f"Kiến nghị {RARE}", kind=Kind.PETITION)
    with transaction() as session:
        case = session.get_one(Case, case_id)
        issue_destruction(session, case, school)
    assert things(school.minh, RARE) == things(school.minh, "ong an vi du") == []
    assert things(school.minh, "KNPA-2026-0001") == [Findable.CASE]
    kept = {row[7] for row in entries(case_id)}
    assert kept == {" knpa 2026 0001 knpa 2026 1 | 1 knpa 2026 knpa 1 "}
    if db.engine.dialect.name == "sqlite":
        index = db.session.execute(text("SELECT block FROM search_index_data")).scalars().all()
        assert b"huoubach" not in b"".join(index)


def issue_destruction(session, case: Case, school: School) -> None:
    from casebook.records.retention import Destruction  # noqa: PLC0415 - of one test

    decision = Destruction(
        unit_id=case.unit_id,
        document_number="45/QĐ-THM",
        decided_on=DAY,
        decided_by_id=school.minh.id,
        recorded_at=case.entered_at,
    )
    session.add(decision)
    session.flush()
    case.destruction_id = decision.id


def issue(school: School, case_id: str, words: str) -> None:
    take(case_id, school.minh, Action.ACCEPT, DAY)
    paper_id = begun(case_id, school.minh)
    written(case_id, paper_id, school.minh, contact=words)
    assert things(school.minh, words) in ([], [Findable.CASE]), "a draft is not found"
    issued(case_id, paper_id, school.minh, signer=school.minh)


def test_an_issued_paper_is_found_by_what_it_says_and_by_its_number(school):
    case_id = registered(school)
    issue(school, case_id, "Nội dung gà mái mơ")
    assert things(school.minh, "ga mai mo") == [Findable.PAPER]
    assert Findable.PAPER in things(school.minh, "01/TB-THM")
    assert things(school.thu, "ga mai mo") == []


def _break_off(case_id: str) -> None:
    with transaction() as session:
        session.get_one(Case, case_id).subject = RARE
        session.flush()
        raise RuntimeError


def test_what_is_undone_leaves_no_word(school):
    case_id = registered(school)
    before = entries()
    with pytest.raises(RuntimeError):
        _break_off(case_id)
    assert entries() == before
    with transaction() as session:
        session.get_one(Case, case_id).subject = "Khiếu nại thu tiền"
    assert things(school.minh, RARE) == []
    assert things(school.minh, "thu tien") == [Findable.CASE]


def test_somebody_received_twice_is_one_person_found_by_the_last_visit(school):
    for day in (date(2026, 11, 3), date(2026, 11, 5)):
        matter = MatterEntry(
            content="Hỏi lịch học", kind=Kind.PETITION, handling=Handling.ANSWERED, answer="Đã trả lời"
        )
        entry = VisitEntry(
            unit_id=school.unit.id,
            visited_on=day,
            visitor=VisitorEntry(full_name="Bà Cúc Ví Dụ", phone="0900 111 222"),
            matters=(matter,),
        )
        receive_visitor(doing=doing(school.lan, today=day), entry=entry)
    assert sorted(things(school.lan, "0900111222")) == ["visit", "visit", "visitor"]
    (met,) = [row for row in entries() if row[1] is Findable.VISITOR]
    assert met[6] == date(2026, 11, 5)
    assert things(school.mai, "cuc") == things(school.tu, "cuc") == []


def test_everything_of_an_older_version_is_gone_through_step_by_step(school):
    case_id = registered(school)
    issue(school, case_id, "Nội dung gà mái mơ")
    whole = entries()
    with transaction() as session:
        session.execute(delete(SearchEntry))
    assert things(school.minh, "xep lop") == []
    assert uncovered() == list(Findable)
    assert not is_covered(WORDS_VERSION)
    for thing in Findable:
        while cover_next(thing):
            pass
    assert uncovered() == []
    assert is_covered(WORDS_VERSION)
    assert entries() == whole
    assert index_is_sound()
    with transaction() as session:
        session.execute(update(SearchCoverage).values(words_version=WORDS_VERSION - 1))
    assert uncovered() == list(Findable), "found by other words than before: gone through anew"


def test_going_through_anew_drops_what_is_there_no_more(school):
    registered(school)
    with transaction() as session:
        first = session.scalars(select(SearchEntry).order_by(SearchEntry.id)).first()
        values = {column.name: getattr(first, column.name) for column in SearchEntry.__table__.columns}
        session.execute(
            SearchEntry.__table__.insert().values(
                values | {"id": 1, "thing_id": "gone", "exact": f" {RARE} "}
            )
        )
    begin_anew()
    assert 1 not in {row[0] for row in entries()}
    assert index_is_sound()


def test_what_differs_is_told_by_comparing(school):
    case_id = registered(school)
    assert compare_next(Findable.CASE, "").differing == ()
    with transaction() as session:
        session.execute(update(SearchEntry).where(SearchEntry.names).values(exact=" x ", folded=" x "))
    assert compare_next(Findable.CASE, "").differing == (case_id,)
    assert index_is_sound(), "the index follows the entries, whoever changes them"
    with transaction() as session:
        if db.engine.dialect.name == "sqlite":
            session.execute(text("INSERT INTO search_index(search_index) VALUES ('delete-all')"))
        else:
            session.execute(INDEX.delete())
    assert not index_is_sound()


def test_two_entries_never_take_one_place(school, monkeypatch):
    monkeypatch.setattr(indexing, "entry_id", lambda entry: entry_id(entry) >> 43 << 43)
    cases = [registered(school, subject=f"Khiếu nại {turn}") for turn in range(4)]
    places = [row[0] for row in entries()]
    assert len(places) == len(set(places)) == 2 * len(cases)
    assert {case_of(one).received_on.toordinal() for one in cases} == {place >> 43 for place in places}


def test_the_order_within_a_day_tells_of_nothing_but_the_thing_itself(school):
    first = registered(school, subject="Khiếu nại một")
    place = {row[2]: row[0] for row in entries() if row[5]}[first]
    with transaction() as session:
        session.execute(delete(SearchEntry))
    registered(school, subject="Khiếu nại hai")
    begin_anew()
    cover_next(Findable.CASE)
    assert {row[2]: row[0] for row in entries() if row[5]}[first] == place
    assert db.session.scalar(select(func.count()).select_from(SearchEntry)) == 4
