"""A list leaves the program whole, in its order, once, and only for whoever may still read it."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from casebook.law.exclusions import Ground
from casebook.law.vocabulary import Kind
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.case_lists import CaseFilter, count_cases, every_case_id
from casebook.records.cases import Case
from casebook.records.jobs import Job, JobFailure, JobState
from casebook.records.list_exports import ExportPiece, ListExport
from casebook.records.people import Person
from casebook.services import exporting
from casebook.services.excluding import Involvement, step_back
from casebook.services.handling import assign_case
from casebook.services.job_keeping import claim_job
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.taking_exports import KEPT_FOR, export_view, remove_export, tidy_exports
from casebook.services.trail import Doing
from casebook.worker import Worker
from tests.commitments import committed
from tests.conftest import ORDINARY_DAY, Clock
from tests.exports import asked, gathered, rows_of, taken, work
from tests.identities import denounced
from tests.matters import case_of, registered
from tests.people import CITIZEN, School, Somebody, settle_school
from tests.people import doing as doing_on

pytestmark = pytest.mark.deep

TODAY = ORDINARY_DAY


@pytest.fixture
def school(app: Flask, clock: Clock) -> Iterator[School]:
    """The school inside the program, on an ordinary morning."""
    with app.app_context():
        made = settle_school()
        clock.to(TODAY)
        yield made


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three rows a piece, so that a few rows are many pieces."""
    monkeypatch.setattr(exporting, "ROWS_OF_A_PIECE", 3)
    monkeypatch.setattr("casebook.worker.BREATH", 0.0)


def doing(somebody: Somebody) -> Doing:
    return doing_on(somebody, today=TODAY)


def several(school: School, many: int = 8) -> list[str]:
    kinds = (Kind.COMPLAINT, Kind.PETITION)
    return [
        registered(
            school,
            kind=kinds[number % 2],
            subject=f"Nội dung mẫu {number}",
            received_on=date(2026, 11, 2 + number % 2),
        )
        for number in range(many)
    ]


def names(rows: list[dict]) -> list[str]:
    return [row["number"] for row in rows]


def listed(somebody: Somebody, asked_for: CaseFilter, order=None) -> list[str]:
    return [case_of(one).name for one in every_case_id(doing(somebody).actor, asked_for, order)]


def job_of_export(export_id: str) -> Job:
    db.session.rollback()
    return db.session.scalars(select(Job).where(Job.key == f"export_list:{export_id}")).one()


def test_an_export_is_the_list_itself_in_its_order_with_its_columns(app, school, small_pieces):
    several(school)
    minh = doing(school.minh)
    told = "kind=complaint&sort=-number&col=unit&col=about"
    rows = rows_of(app, minh, gathered(app, minh, told))
    wanted = CaseFilter(kind=Kind.COMPLAINT)
    assert names(rows) == sorted(listed(school.minh, wanted), reverse=True)
    assert len(rows) == count_cases(minh.actor, wanted) == 4
    assert list(rows[0]) == ["number", "received", "subject", "complainant", "unit"]
    assert rows[0]["received"] == case_named(rows[0]["number"]).received_on
    assert rows[0]["complainant"] == CITIZEN
    assert rows[0]["unit"] == "Trường Tiểu học Mẫu"


def case_named(name: str) -> Case:
    return db.session.scalars(select(Case).where(Case.name == name)).one()


@pytest.mark.parametrize("told", ["q=nội+dung+mẫu", "q=nội+dung+mẫu&sort=received"])
def test_what_was_searched_for_is_exported_as_it_was_found(app, school, small_pieces, monkeypatch, told):
    monkeypatch.setattr("casebook.records.case_lists._AT_ONCE", 3)
    several(school)
    registered(school, subject="Việc khác")
    minh = doing(school.minh)
    rows = rows_of(app, minh, gathered(app, minh, told))
    assert len(rows) == 8
    assert len(set(names(rows))) == 8
    assert all("mẫu" in row["subject"] for row in rows)


def test_nothing_found_is_an_export_without_rows(app, school):
    minh = doing(school.minh)
    export_id = gathered(app, minh, "kind=feedback")
    assert rows_of(app, minh, export_id) == []
    assert export_view(doing=minh, export_id=export_id).is_made


def test_a_worker_that_ends_is_followed_by_one_that_reads_the_rest_once(app, school, small_pieces):
    several(school)
    minh = doing(school.minh)
    export_id = asked(app, minh)
    turns = 0
    while job_of_export(export_id).state is not JobState.DONE:
        ending = Worker(app)
        ending.end()  # each does one step of it
        ending.turn()
        turns += 1
        assert turns < 20
    assert turns > 3
    rows = rows_of(app, minh, export_id)
    assert sorted(names(rows)) == sorted(listed(school.minh, CaseFilter()))
    assert job_of_export(export_id).done == 8


def test_a_worker_killed_in_the_middle_leaves_what_it_did_and_no_row_comes_twice(
    app, school, small_pieces, clock, monkeypatch
):
    several(school)
    minh = doing(school.minh)
    export_id = asked(app, minh)
    fill, seen = exporting._Maker._fill, []

    def dies(maker, position):
        if len(seen) == 2:
            raise SystemExit
        seen.append(position)
        fill(maker, position)

    monkeypatch.setattr(exporting._Maker, "_fill", dies)
    with pytest.raises(SystemExit):
        Worker(app).turn()
    assert job_of_export(export_id).done == 6
    monkeypatch.setattr(exporting._Maker, "_fill", fill)
    clock.to(TODAY, (case_of(listed_id(school)).entered_at + timedelta(hours=12)).time())
    work(app)
    assert sorted(names(rows_of(app, minh, export_id))) == sorted(listed(school.minh, CaseFilter()))


def listed_id(school: School) -> str:
    return every_case_id(doing(school.minh).actor, CaseFilter(), None)[0]


def test_a_case_that_moves_in_the_list_meanwhile_is_told_once(app, school, small_pieces):
    ids = several(school)
    minh = doing(school.minh)
    export_id = asked(app, minh, "sort=received")
    ending = Worker(app)
    ending.end()
    ending.turn()
    with transaction() as session:
        moved = {True: date(2026, 12, 1), False: date(2026, 10, 1)}
        for place, case_id in enumerate(ids):
            session.execute(update(Case).where(Case.id == case_id).values(received_on=moved[place % 2 == 0]))
    work(app)
    rows = rows_of(app, minh, export_id)
    assert len(rows) == len(set(names(rows))) == len(ids)


def test_whoever_is_kept_out_meanwhile_finds_the_case_in_no_file(app, school):
    keep, lose = registered(school), registered(school, subject="Việc của người thân")
    ha = doing(school.ha)
    export_id = gathered(app, ha)
    assert len(rows_of(app, ha, export_id)) == 2
    kin = Involvement(ground=Ground.RELATED, note="Là anh ruột")
    step_back(doing=ha, case_id=lose, involved=kin)
    assert names(rows_of(app, ha, export_id)) == [case_of(keep).name]


def test_whoever_is_kept_out_before_it_is_gathered_finds_nothing_of_it(app, school):
    keep, lose = registered(school), registered(school, subject="Việc của người thân")
    ha = doing(school.ha)
    export_id = asked(app, ha)
    kin = Involvement(ground=Ground.RELATED, note="Là anh ruột")
    step_back(doing=ha, case_id=lose, involved=kin)
    work(app)
    assert names(rows_of(app, ha, export_id)) == [case_of(keep).name]
    assert (job_of_export(export_id).done, job_of_export(export_id).total) == (1, 1)


def test_a_reviewer_gets_no_name_the_screen_hides(app, school):
    case_id = registered(school, concerns_democracy=True)
    registered(school)
    thu = doing(school.thu)
    (row,) = rows_of(app, thu, gathered(app, thu))
    assert row["number"] == case_of(case_id).name
    hidden = "đã che với người giám sát"
    assert (row["subject"], row["complainant"], row["handler"]) == (hidden, hidden, hidden)


def test_a_reviewer_finds_nothing_by_who_handles_it(app, school):
    case_id = registered(school, concerns_democracy=True)
    assign_case(
        doing=doing(school.minh), case_id=case_id, version=case_of(case_id).version, handler_id=school.hai.id
    )
    thu, minh = doing(school.thu), doing(school.minh)
    told = f"handler={school.hai.id}"
    assert rows_of(app, thu, gathered(app, thu, told)) == []
    assert len(rows_of(app, minh, gathered(app, minh, told))) == 1


def test_a_denunciation_is_in_the_file_of_whoever_settles_it_and_in_no_other(app, school):
    several(school, 2)
    denounced(school)
    minh, ha = doing(school.minh), doing(school.ha)
    exports = {"minh": gathered(app, minh), "ha": gathered(app, ha)}
    seen = rows_of(app, minh, exports["minh"])
    assert any(name.startswith("TC-") for name in names(seen))
    assert not any(name.startswith("TC-") for name in names(rows_of(app, ha, exports["ha"])))
    assert job_of_export(exports["ha"]).total == len(seen) - 1
    subject = next(row["subject"] for row in seen if row["number"].startswith("TC-"))
    kept = b"".join(db.session.scalars(select(ExportPiece.kept)).all())
    assert subject
    assert subject.encode() not in kept


def test_nobody_takes_sees_or_removes_another_s_export(app, school):
    registered(school)
    export_id = gathered(app, doing(school.minh))
    ha = doing(school.ha)
    for deed in (
        lambda: taken(app, ha, export_id),
        lambda: export_view(doing=ha, export_id=export_id),
        lambda: remove_export(doing=ha, export_id=export_id),
    ):
        with pytest.raises(NotAllowed):
            deed()
    assert len(rows_of(app, doing(school.minh), export_id)) == 1


def test_an_export_is_not_given_before_it_is_made_nor_once_it_is_removed(app, school):
    registered(school)
    minh = doing(school.minh)
    export_id = asked(app, minh)
    with pytest.raises(Refused):
        taken(app, minh, export_id)
    work(app)
    remove_export(doing=minh, export_id=export_id)
    with pytest.raises(Refused):
        taken(app, minh, export_id)
    assert db.session.scalar(select(func.count()).select_from(ExportPiece)) == 0
    assert db.session.get_one(ListExport, export_id).data_key is None


def test_an_export_removed_while_it_waits_is_not_gathered_any_more(app, school):
    minh = doing(school.minh)
    export_id = asked(app, minh)
    remove_export(doing=minh, export_id=export_id)
    assert job_of_export(export_id).state is JobState.CALLED_OFF
    work(app)
    assert db.session.scalar(select(func.count()).select_from(ExportPiece)) == 0


def test_tidying_removes_the_rows_after_some_days_and_all_of_it_later(app, school):
    registered(school)
    minh = doing(school.minh)
    export_id = gathered(app, minh)
    asked_at = db.session.get_one(ListExport, export_id).asked_at
    tidy_exports(now=asked_at + KEPT_FOR)
    assert len(rows_of(app, minh, export_id)) == 1
    tidy_exports(now=asked_at + KEPT_FOR + timedelta(seconds=1))
    assert export_view(doing=minh, export_id=export_id).is_removed
    assert db.session.scalar(select(func.count()).select_from(ExportPiece)) == 0
    tidy_exports(now=asked_at + timedelta(days=31))
    with pytest.raises(NotAllowed):
        export_view(doing=minh, export_id=export_id)


def test_only_so_many_are_kept_at_once(app, school, monkeypatch):
    monkeypatch.setattr(exporting, "MOST_STANDING", 2)
    minh = doing(school.minh)
    first, _second = asked(app, minh), asked(app, minh)
    with pytest.raises(Refused, match="2"):
        asked(app, minh)
    asked(app, doing(school.ha))
    remove_export(doing=minh, export_id=first)
    asked(app, minh)


def test_somebody_who_left_meanwhile_gets_none(app, school):
    export_id = asked(app, doing(school.ha))
    with transaction() as session:
        session.get_one(Person, school.ha.id).active = False
    work(app)
    job = job_of_export(export_id)
    assert (job.state, job.failure) == (JobState.FAILED, JobFailure.REFUSED)


@pytest.mark.parametrize("query", ["sort=subject", "kind=nonsense", "secret=1"])
def test_what_this_version_does_not_know_exports_nothing_instead_of_everything(app, school, query):
    registered(school)
    export_id = asked(app, doing(school.minh))
    with transaction() as session:
        session.get_one(ListExport, export_id).query = query
    work(app)
    job = job_of_export(export_id)
    assert (job.state, job.failure) == (JobState.FAILED, JobFailure.UNKNOWN_KIND)
    with pytest.raises(Refused):
        taken(app, doing(school.minh), export_id)


def test_the_audit_keeps_that_and_of_which_list_but_neither_what_nor_how_many(app, school):
    several(school, 3)
    minh = doing(school.minh)
    export_id = gathered(app, minh, "q=mẫu")
    rows_of(app, minh, export_id)
    remove_export(doing=minh, export_id=export_id)
    lines = db.session.scalars(select(AuditRow).where(AuditRow.object_id == export_id)).all()
    assert [line.deed for line in lines] == ["export.asked", "export.taken", "export.removed"]
    assert all(line.particulars == {"list": "cases"} for line in lines)
    assert all(line.person_id == school.minh.id for line in lines)


def test_a_job_asked_twice_finds_nothing_more_to_do(app, school, small_pieces):
    several(school, 4)
    minh = doing(school.minh)
    export_id = gathered(app, minh)
    with transaction() as session:
        job = session.get_one(Job, job_of_export(export_id).id)
        job.state, job.not_before = JobState.WAITING, minh.now
    work(app)
    assert claim_job("another", minh.now) is None
    assert len(rows_of(app, minh, export_id)) == 4


def test_commitments_of_a_unit_are_exported_for_whoever_follows_them(app, school):
    made = [committed(school, due_on=date(2026, 10, 20 + n), content=f"Việc {n}") for n in range(3)]
    minh = doing(school.minh)
    told = f"unit={school.unit.id}&sort=-due&first=21%2F10%2F2026"
    rows = rows_of(app, minh, gathered(app, minh, told, "commitments"))
    assert [row["content"] for row in rows] == ["Việc 2", "Việc 1"]
    assert rows[0]["due"] == date(2026, 10, 22)
    assert len(made) == 3
    mai = doing(school.mai)
    assert rows_of(app, mai, gathered(app, mai, told, "commitments")) == []


def test_a_case_is_told_in_the_words_of_the_screen(app, school):
    registered(school)
    minh = doing(school.minh)
    (row,) = rows_of(app, minh, gathered(app, minh, "col=kind&col=due"))
    assert (row["kind"], row["status"]) == ("Khiếu nại", "Mới nhận, đang xem xét điều kiện")
    assert isinstance(row["due"], date)
    assert "quá hạn" in row["remaining"]
