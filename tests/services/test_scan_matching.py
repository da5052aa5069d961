"""Signed scans: matched to a step or to an issued paper, matched anew, and which step still lacks one."""

from datetime import date

import pytest
from flask import Flask, current_app
from sqlalchemy import select

from casebook.law.signing import PaperState
from casebook.law.vocabulary import Action
from casebook.records.attachments import Attachment
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.papers import Paper
from casebook.reports.files import lines_of_case
from casebook.services.attaching import Parcel, attach_files
from casebook.services.correcting import Correction, correct_event
from casebook.services.overtaken import Overtaken, seen_of
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.scan_matching import match_scan
from casebook.services.scan_places import code_of, places_for_scans
from casebook.services.step_proofs import numbers_of_steps, step_proofs
from casebook.services.uploads import Handed
from casebook.vault.safe import Safe
from casebook.vault.storage import Folder
from tests import handed
from tests.matters import case_of, registered, take
from tests.people import doing

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 16)
ACCEPTED_ON = date(2026, 11, 6)
PDF = Handed(name="ban ky.pdf", data=handed.pdf())


@pytest.fixture
def inside(app: Flask, school):
    """Be inside the program; gives the school."""
    with app.app_context():
        yield school


@pytest.fixture
def safe(inside, tmp_path) -> Safe:
    """Give the safe the program uses, in the data folder."""
    return Safe(current_app.config["KEYS"], Folder(tmp_path / "data" / "files"))


@pytest.fixture
def case_id(inside) -> str:
    """A complaint that was accepted: its second event bears a number and a signature."""
    made = registered(inside)
    take(made, inside.minh, Action.ACCEPT, ACCEPTED_ON)
    return made


def attach(safe, school, case_id, belongs="", key="k") -> str:
    parcel = Parcel(files=(PDF,), request_key=key, case_id=case_id, belongs=belongs)
    (file_id,) = attach_files(doing=doing(school.lan, today=TODAY), parcel=parcel, safe=safe)
    return file_id


def match(who, file_id, belongs, seen=None) -> None:
    match_scan(doing=doing(who, today=TODAY), file_id=file_id, belongs=belongs, seen=seen)


def code(case_id, file_id) -> str:
    case = case_of(case_id)
    return code_of(case, db.session.get_one(Attachment, file_id))


def proofs(school, case_id, *, wanted=True):
    case = case_of(case_id)
    actor = doing(school.minh, today=TODAY).actor
    lines = lines_of_case(current_app.config["KEYS"], actor, case)
    return step_proofs(case, lines, "vi", wanted=wanted, reader=actor)


def issue(school, case_id, **values) -> str:
    with transaction() as session:
        case = case_of(case_id)
        known = {
            "unit_id": school.unit.id,
            "case_id": case_id,
            "form": "X-01",
            "form_since": date(2026, 7, 1),
            "state": PaperState.ISSUED,
            "filled": {},
            "register": "TB",
            "year": 2026,
            "number": 7,
            "issued_on": ACCEPTED_ON,
            "event_id": case.journal[1].id,
            "made_by_id": school.minh.id,
            "made_at": doing(school.minh, today=TODAY).now,
            "changed_at": doing(school.minh, today=TODAY).now,
        }
        paper = Paper(**(known | values))
        session.add(paper)
        session.flush()
        return paper.id


def test_only_a_step_that_is_signed_lacks_a_scan_until_it_has_one(inside, safe, case_id):
    assert {at: found.lacking for at, found in proofs(inside, case_id).items()} == {1: True}
    attach(safe, inside, case_id, belongs="step:1")
    (found,) = proofs(inside, case_id).values()
    assert (found.lacking, len(found.scans)) == (False, 1)


def test_where_no_scan_may_be_kept_none_is_missed(inside, case_id):
    assert {at: found.lacking for at, found in proofs(inside, case_id, wanted=False).items()} == {1: False}


def test_a_scan_of_a_paper_stands_at_the_step_the_paper_belongs_to(inside, safe, case_id):
    paper_id = issue(inside, case_id)
    file_id = attach(safe, inside, case_id, belongs=f"paper:{paper_id}")
    found = proofs(inside, case_id)[1]
    assert [line.id for line in found.scans] == [file_id]
    assert [paper.id for paper in found.papers] == [paper_id]
    assert not found.lacking
    assert code(case_id, file_id) == f"paper:{paper_id}"


def test_a_file_is_matched_later_and_anew_and_each_time_leaves_a_line(inside, safe, case_id):
    file_id = attach(safe, inside, case_id)
    for wanted in ("step:1", "step:1", ""):
        match(inside.minh, file_id, wanted)
    assert code(case_id, file_id) == ""
    lines = db.session.scalars(
        select(AuditRow.particulars).where(AuditRow.deed == "file.matched").order_by(AuditRow.number)
    )
    assert [(line["was"], line["now"]) for line in lines] == [("", "step:1"), ("step:1", "")]


def test_whoever_saw_an_older_match_is_told_what_stands_now(inside, safe, case_id):
    file_id = attach(safe, inside, case_id)
    match(inside.minh, file_id, "step:1")
    with pytest.raises(Overtaken) as told:
        match(inside.lan, file_id, f"paper:{issue(inside, case_id)}", seen=seen_of({"belongs": ""}))
    assert told.value.theirs == {"belongs": "step:1"}
    assert code(case_id, file_id) == "step:1"


@pytest.mark.parametrize("belongs", ["step:0", "step:99", "step:x", "paper:x", "x"])
def test_what_is_not_offered_is_refused_beside_the_field(inside, safe, case_id, belongs):
    file_id = attach(safe, inside, case_id)
    with pytest.raises(Refused) as told:
        match(inside.minh, file_id, belongs)
    assert told.value.field == "belongs"


def test_a_paper_of_another_case_and_a_draft_are_not_offered(inside, safe, case_id):
    other = registered(inside)
    take(other, inside.minh, Action.ACCEPT, ACCEPTED_ON)
    strange = issue(inside, other, number=8)
    draft = issue(inside, case_id, state=PaperState.DRAFT, number=None)
    file_id = attach(safe, inside, case_id)
    for paper_id in (strange, draft):
        with pytest.raises(Refused):
            match(inside.minh, file_id, f"paper:{paper_id}")
    assert [place for place, _label in places_for_scans(case_of(case_id), "vi")] == ["step:1"]


def test_a_step_without_a_number_of_its_own_has_that_of_the_paper_issued_for_it(inside, case_id):
    take(case_id, inside.minh, Action.NOTIFY_ACCEPTANCE, ACCEPTED_ON)
    assert numbers_of_steps(case_of(case_id)) == {1: "12/TB-THM"}
    for position in (1, 2):
        issue(inside, case_id, number=40 + position, event_id=case_of(case_id).journal[position].id)
    assert numbers_of_steps(case_of(case_id)) == {1: "12/TB-THM", 2: "42/THM"}


def test_a_step_struck_out_is_no_longer_offered_and_lacks_nothing(inside, case_id):
    correct_event(
        doing=doing(inside.minh, today=TODAY),
        case_id=case_id,
        version=case_of(case_id).version,
        correction=Correction(position=1, right_on=None, reason="Ghi nhầm hồ sơ"),
    )
    assert proofs(inside, case_id) == {}
    assert places_for_scans(case_of(case_id), "vi") == []


@pytest.mark.parametrize("who", ["hai", "thu", "son", "binh", "tu", "mai"])
def test_whoever_may_not_add_files_matches_none(inside, safe, case_id, who):
    file_id = attach(safe, inside, case_id)
    with pytest.raises(NotAllowed):
        match(getattr(inside, who), file_id, "step:1")
    assert code(case_id, file_id) == ""
