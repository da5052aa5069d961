"""Letters filed away a year ago are destroyed by the head's decision: what was written is nowhere."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from casebook.law.choices import Via
from casebook.law.denounced import About
from casebook.law.vocabulary import Action, EventType, Kind
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.case_keys import CaseKey
from casebook.records.cases import Case, CaseEvent, Letter, Party
from casebook.records.list_exports import ExportPiece, ListExport
from casebook.records.people import Person
from casebook.records.protected import NOT_READABLE
from casebook.records.retention import Destruction
from casebook.services.audit_care import verify
from casebook.services.denouncing import Denunciation, open_denunciation
from casebook.services.destroyed_list import FILE, ListBroken, ListedDecision, read_list, write_list
from casebook.services.destroying import (
    GONE,
    DestructionEntry,
    apply_destructions,
    cases_to_destroy,
    destroy_again,
    destroy_letters,
    keep_list,
)
from casebook.services.journal import NewEvent, append_event, take_case
from casebook.services.rebuilding import compare_batch
from casebook.services.refusals import NotAllowed, NotConfirmed, Refused
from casebook.services.sealed_book import SealEntry, seal_entry
from casebook.services.trail import Doing
from tests.exports import gathered, rows_of
from tests.matters import CITIZEN, case_of, registered, take
from tests.people import School, Somebody, doing, settle_school
from tests.records.test_protected import ACCUSED, CONTENT, SUBJECT
from tests.services.test_sealing_old import in_clear

RECEIVED, FILED = date(2025, 10, 1), date(2025, 10, 6)  # a Wednesday, a Monday
LAST_KEPT, DAY = date(2026, 10, 6), date(2026, 10, 7)
NOW = datetime(2026, 10, 7, 2, 0, tzinfo=UTC)
WORDS = ("mái hiên dãy nhà", "mai hien", CITIZEN, "an vi du", "0900 000 007", "Bà Bình Ví Dụ")
SAID = "Đề nghị sửa mái hiên dãy nhà phía đông"


@pytest.fixture
def school(app: Flask, clock):
    clock.to(DAY)
    with app.app_context():
        yield settle_school()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def filed(school: School, *, kind: Kind = Kind.PETITION, on: date = FILED, **changed: object) -> str:
    case_id = registered(
        school, kind=kind, received_on=RECEIVED, today=RECEIVED, subject=SAID, content=SAID, **changed
    )
    take(case_id, school.lan, Action.FILE_AWAY, on, note="Bà Bình Ví Dụ đã rút đơn")
    return case_id


def confirmed(somebody: Somebody, today: date = DAY) -> Doing:
    return replace(doing(somebody, today=today, now=NOW), confirmed_at=NOW)


def entry(school: School, *case_ids: str, **changed: object) -> DestructionEntry:
    values = {
        "unit_id": school.unit.id,
        "case_ids": case_ids,
        "document_number": "45/QĐ-THM",
        "decided_on": DAY,
    }
    return DestructionEntry(**values | changed)


def due(school: School, today: date = DAY) -> list[str]:
    db.session.rollback()
    return [case.id for case in cases_to_destroy(doing(school.minh, today=today), school.unit.id)]


def all_rows_of(*case_ids: str) -> str:
    """All that the tables hold of some cases, as text."""
    db.session.rollback()
    tables = (CaseEvent.__table__, Party.__table__, Letter.__table__)
    asked = [select(Case.__table__).where(Case.id.in_(case_ids))]
    asked += [select(table).where(table.c.case_id.in_(case_ids)) for table in tables]
    found = str([db.session.execute(query).all() for query in asked])
    db.session.rollback()
    return found


def test_a_letter_is_due_the_day_after_its_year_and_not_before(school):
    case_id = filed(school)
    assert due(school, LAST_KEPT) == []
    assert due(school, DAY) == [case_id]


def test_what_happened_after_it_was_filed_away_begins_the_year_anew(school):
    case_id = filed(school)
    take(case_id, school.minh, Action.NOTE, date(2026, 2, 2), note="Công dân đến hỏi lại.")
    assert due(school) == []
    assert due(school, date(2027, 2, 3)) == [case_id]


def test_a_case_that_came_back_to_life_is_not_due(school):
    case_id = filed(school)
    take(case_id, school.minh, Action.REOPEN, date(2026, 3, 2), reopening_reason="Có tình tiết mới.")
    assert due(school) == []


def test_only_the_head_decides_and_only_with_a_fresh_proof(school, folder):
    case_id = filed(school)
    for somebody in (school.ha, school.lan, school.thu, school.binh, school.mai):
        with pytest.raises(NotAllowed):
            destroy_letters(doing=confirmed(somebody), entry=entry(school, case_id), keys_folder=folder)
    with pytest.raises(NotConfirmed):
        destroy_letters(doing=doing(school.minh, today=DAY), entry=entry(school, case_id), keys_folder=folder)
    assert case_of(case_id).subject == SAID


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"case_ids": ()}, "case_ids"),
        ({"case_ids": ("0" * 32,)}, "case_ids"),
        ({"decided_on": date(2026, 10, 8)}, "decided_on"),
        ({"decided_on": LAST_KEPT}, "decided_on"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(school, folder, wrong, field):
    case_id = filed(school)
    with pytest.raises(Refused) as refused:
        destroy_letters(
            doing=confirmed(school.minh), entry=entry(school, **{"case_ids": (case_id,)} | wrong),
            keys_folder=folder,
        )  # fmt: skip
    assert refused.value.field == field
    assert case_of(case_id).subject == SAID


def test_what_was_written_is_gone_and_what_was_done_stays(school, folder):
    case_id, other = filed(school), filed(school, kind=Kind.FEEDBACK)
    kept = registered(school, subject="Việc khác còn đang giải quyết")
    before, before_that = case_of(case_id), all_rows_of(case_id, other)
    steps = [(e.type, e.occurred_on, e.recorded_at) for e in before.journal]
    decision_id = destroy_letters(
        doing=confirmed(school.minh), entry=entry(school, case_id, other), keys_folder=folder
    )
    after = case_of(case_id)
    assert (after.name, after.kind, after.received_on) == (before.name, before.kind, RECEIVED)
    assert [(e.type, e.occurred_on, e.recorded_at) for e in after.journal] == steps
    assert (after.subject, after.folded, after.parties[0].full_name) == (GONE, "", GONE)
    decision = db.session.get_one(Destruction, decision_id)
    assert (decision.document_number, decision.decided_on) == ("45/QĐ-THM", DAY)
    said = all_rows_of(case_id, other)
    for word in WORDS:
        assert word not in said
        assert word in before_that
    assert case_of(kept).subject == "Việc khác còn đang giải quyết"
    deeds = db.session.scalars(select(AuditRow).where(AuditRow.deed == "destruction.decided")).all()
    assert {row.object_id for row in deeds} == {case_id, other}
    assert verify().fault is None
    assert compare_batch(after_id="").differing == ()


def test_a_list_exported_before_tells_nothing_of_it_any_more(app, school, folder, clock):
    case_id = filed(school)
    clock.to(DAY, time(10))
    minh = confirmed(school.minh)
    export_id = gathered(app, minh)
    assert len(rows_of(app, minh, export_id)) == 1
    destroy_letters(doing=minh, entry=entry(school, case_id), keys_folder=folder)
    with pytest.raises(Refused, match="removed"):
        rows_of(app, minh, export_id)
    assert db.session.scalars(select(ExportPiece)).all() == []
    assert db.session.get_one(ListExport, export_id).data_key is None


def test_nothing_more_is_recorded_in_what_was_destroyed(school, folder):
    case_id = filed(school)
    destroy_letters(doing=confirmed(school.minh), entry=entry(school, case_id), keys_folder=folder)
    case = case_of(case_id)
    by = doing(school.minh, today=DAY)
    with transaction() as session:
        taken = take_case(session, by, case_id=case_id, version=case.version)
        new = NewEvent(type=EventType.NOTED, on=DAY, paper={"note": "x"})
        with pytest.raises(Refused, match="destroyed"):
            append_event(session, by, taken, new)


def test_a_form_sent_twice_decides_once(school, folder):
    case_id = filed(school)
    typed = entry(school, case_id, request_key="k1")
    first = destroy_letters(doing=confirmed(school.minh), entry=typed, keys_folder=folder)
    assert destroy_letters(doing=confirmed(school.minh), entry=typed, keys_folder=folder) == first


def test_the_list_beside_the_keys_names_what_was_destroyed_and_only_grows(school, folder):
    case_id = filed(school)
    keep_list(folder)
    assert not (folder / FILE).exists()
    destroy_letters(doing=confirmed(school.minh), entry=entry(school, case_id), keys_folder=folder)
    (listed,) = read_list(folder)
    assert listed.case_id == case_id
    assert (folder / FILE).stat().st_mode & 0o077 == 0
    told = json.loads((folder / FILE).read_text(encoding="utf-8"))
    told["destroyed"].append(told["destroyed"][0] | {"case_id": "f" * 32})
    (folder / FILE).write_text(json.dumps(told), encoding="utf-8")
    keep_list(folder)
    assert {one.case_id for one in read_list(folder)} == {case_id, "f" * 32}
    (folder / FILE).write_text("[]", encoding="utf-8")
    with pytest.raises(ListBroken):
        keep_list(folder)


def test_an_older_back_up_brings_nothing_back(school, folder):
    case_id, kept = filed(school), filed(school, on=date(2026, 9, 1))
    destroy_letters(doing=confirmed(school.minh), entry=entry(school, case_id), keys_folder=folder)
    (listed,) = read_list(folder)
    put_back(case_id, listed.decision_id)
    with transaction() as session:
        assert apply_destructions(session, folder) == 1
    case = case_of(case_id)
    assert (case.subject, case.parties[0].full_name) == (GONE, GONE)
    decision = db.session.get_one(Destruction, listed.decision_id)
    assert (decision.decided_on, decision.decided_by_id) == (DAY, school.minh.id)
    with transaction() as session:
        assert apply_destructions(session, folder) == 0
    assert case_of(kept).subject == SAID


def test_a_denunciation_in_a_copy_from_before_the_sealing_is_destroyed_as_well(school, folder, monkeypatch):
    case_id = in_clear(school, monkeypatch)
    assert SUBJECT in all_rows_of(case_id)
    decision = Destruction(
        id="d" * 32, unit_id=school.unit.id, document_number="45/QĐ-THM", decided_on=DAY, recorded_at=NOW
    )
    write_list(folder, [ListedDecision.of(case_id, decision)])
    assert destroy_again(folder=folder, now=NOW) == 1
    assert not [word for word in (SUBJECT, CONTENT, ACCUSED) if word in all_rows_of(case_id)]
    assert case_of(case_id).subject == NOT_READABLE
    assert destroy_again(folder=folder, now=NOW) == 0


def put_back(case_id: str, decision_id: str) -> None:
    """Let the database be what it was before the decision, as an older back-up would."""
    with transaction() as session:
        case = session.get_one(Case, case_id)
        case.destruction_id, case.subject, case.content = None, SAID, SAID
        case.parties[0].full_name = CITIZEN
        session.flush()
        session.delete(session.get_one(Destruction, decision_id))
    assert db.session.get(Person, case.entered_by_id) is not None


def test_of_a_secret_case_the_key_is_destroyed(app, school, folder, denounced):
    case_id = denounced
    assert due(school, date(2027, 12, 1)) == [case_id]
    destroy_letters(
        doing=replace(confirmed(school.minh, date(2027, 12, 1)), now=NOW),
        entry=entry(school, case_id, decided_on=date(2027, 12, 1)),
        keys_folder=folder,
    )
    assert db.session.get_one(CaseKey, case_id).data_key is None
    case = case_of(case_id)
    assert case.loss() is not None
    assert case.subject == "—"


@pytest.fixture
def denounced(school) -> str:
    """A denunciation of somebody of the house, filed away in November 2026."""
    lan = doing(school.lan, today=date(2026, 11, 9))
    seal = SealEntry(
        unit_id=school.unit.id, received_on=date(2026, 11, 9), came_by="letter", seal_number="NP-01"
    )
    told = Denunciation(
        entry_id=seal_entry(doing=lan, entry=seal).id,
        about=About.OTHERS,
        accused="Nhân viên thư viện",
        subject=SAID,
        via=Via.POST,
    )
    case_id = open_denunciation(doing=lan, told=told)
    take(case_id, school.minh, Action.FILE_AWAY, date(2026, 11, 20))
    return case_id
