"""The page of one's own long work, of the house's work, and what is said while no worker is there."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from casebook.records.base import db, transaction
from casebook.records.imports import BookImport
from casebook.records.jobs import Job, JobFailure, JobState
from casebook.records.visits import Visit
from casebook.services import job_asking
from casebook.services.job_keeping import beat, claim_job
from casebook.services.jobs import queue_job
from casebook.worker import Worker
from tests.conftest import MORNING, ORDINARY_DAY, Clock
from tests.people import School, Somebody, sign_in
from tests.web.page import Page, Visitor

BOOK = Path(__file__).parent.parent / "fixtures" / "book-old.xlsx"
MISSED = "Tiến trình nền không chạy"


@pytest.fixture
def asked(app: Flask, school: School, clock: Clock) -> Callable[..., str]:
    """Ask for a job in somebody's name, as it stands in a given state."""

    def put(somebody: Somebody | None, **changed: object) -> str:
        now = clock.to(ORDINARY_DAY)
        with app.app_context(), transaction() as session:
            by = somebody.id if somebody else None
            job = queue_job(session, kind="recount", key=f"of {by}", now=now, asked_by_id=by)
            for name, value in changed.items():
                setattr(job, name, value)
            return job.id

    return put


@pytest.fixture
def beats(app: Flask, clock: Clock) -> Callable[[timedelta], None]:
    """Let a worker give its last sign of life some time ago."""

    def gave(ago: timedelta) -> None:
        now = clock.to(ORDINARY_DAY)
        with app.app_context():
            beat("one", started_at=now - ago, now=now - ago)

    return gave


def state_of(app: Flask, job_id: str) -> JobState:
    with app.app_context():
        return db.session.get_one(Job, job_id).state


def visits(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Visit)) or 0


def test_everybody_sees_their_own_work_and_nobody_else_s(app, page, school, asked):
    mine, hers = asked(school.lan), asked(school.ha)
    asked(None)
    sign_in(page, school.lan)
    shown = page("/jobs")
    assert shown.h1 == "Việc máy đang làm"
    assert len(shown.find_all("tr")) == 2
    assert "chờ đến lượt" in shown.text
    for deed in ("call-off", "again"):
        shown = page("/jobs")
        bent = shown.form(f"/jobs/{mine}/call-off")
        bent.attrs["action"] = f"/jobs/{hers}/{deed}"
        shown.submit(bent, status=404)
    assert state_of(app, hers) is JobState.WAITING


def test_work_is_called_off_and_tried_again_from_its_page(app, page, school, asked):
    job_id = asked(school.lan)
    sign_in(page, school.lan)
    off = page("/jobs")
    off = off.submit(off.form(f"/jobs/{job_id}/call-off"))
    assert "Đã hủy" in off.text
    assert state_of(app, job_id) is JobState.CALLED_OFF
    off.submit(off.form(f"/jobs/{job_id}/again"))
    assert state_of(app, job_id) is JobState.WAITING


def test_what_is_under_way_tells_how_far_it_is(page, school, asked):
    asked(school.lan, state=JobState.RUNNING, done=50, total=200)
    sign_in(page, school.lan)
    shown = page("/jobs")
    assert "50 trên 200" in shown.text
    assert (shown.find("progress")["value"], shown.find("progress")["max"]) == ("25", "100")


@pytest.mark.parametrize("failure", list(JobFailure))
def test_every_failure_is_told_in_words_and_names_nothing(page, school, asked, failure):
    asked(school.lan, state=JobState.FAILED, failure=failure)
    sign_in(page, school.lan)
    shown = page("/jobs")
    assert "không thành" in shown.text
    assert str(failure) not in shown.text
    assert shown.find_all("td")[1].find("p").text


def test_the_house_s_work_is_told_to_administrators_without_numbers_of_cases(page, visitor, school, asked):
    asked(None, state=JobState.RUNNING, done=4321, total=8642)
    sign_in(page, school.tu)
    shown = page("/jobs")
    assert "Việc phần mềm tự làm" in shown.text
    assert "50 %" in shown.text
    assert "4321" not in shown.text
    assert "8642" not in shown.text
    other = visitor()
    sign_in(other, school.minh)
    assert "Việc phần mềm tự làm" not in other("/jobs").text


def test_an_administrator_starts_a_comparison_at_once(app, page, school):
    sign_in(page, school.tu)
    shown = page("/jobs")
    button = shown.find("button", name="kind", value="recount")
    asked_for = shown.submit(next(one for one in shown.find_all("form") if button in one.walk()))
    assert "Đã giao" in asked_for.text
    with app.app_context():
        assert db.session.scalars(select(Job.kind)).all() == ["recount"]
        assert Worker(app).turn()
    assert "xong" in page("/jobs").text


@pytest.mark.parametrize(
    ("ago", "missed"),
    [(timedelta(minutes=9), False), (timedelta(minutes=11), True), (None, True)],
    ids=["nine minutes ago", "eleven minutes ago", "never"],
)
def test_a_worker_that_is_away_is_missed_on_the_desk_of_administrators_only(
    page, visitor, school, beats, ago, missed
):
    if ago is not None:
        beats(ago)
    sign_in(page, school.tu)
    assert (MISSED in page("/").text) is missed
    assert (MISSED in page("/jobs").text) is missed
    other = visitor()
    sign_in(other, school.minh)
    assert MISSED not in other("/").text


def test_readyz_tells_the_last_sign_of_life_on_this_machine_only_and_needs_none(client, school, beats):
    alone = client.get("/readyz")
    assert (alone.status_code, alone.json["worker_last_beat"]) == (200, None)
    beats(timedelta(hours=3))
    seen = client.get("/readyz")
    assert (seen.status_code, seen.json["status"]) == (200, "ready")
    moment = datetime.fromisoformat(seen.json["worker_last_beat"])
    assert moment.isoformat() == "2026-11-22T22:00:00+00:00"
    far = client.get("/readyz", environ_base={"REMOTE_ADDR": "192.0.2.7"})
    assert far.json == {"status": "ready"}


@pytest.fixture
def tried(app: Flask, page: Visitor, school: School, monkeypatch: pytest.MonkeyPatch) -> Page:
    """Bring a workbook that counts as large, and stand before taking it."""
    monkeypatch.setattr(job_asking, "AT_ONCE", 1)
    sign_in(page, school.lan)
    app.config["WTF_CSRF_ENABLED"] = False
    data = {"book": (BytesIO(BOOK.read_bytes()), "so-cu.xlsx")}
    return page.arrive(page.client.post("/reception/book/import", data=data, follow_redirects=True))


def test_a_large_book_is_taken_beside_the_pages_and_told_on_them(app, page, tried, beats):
    beats(timedelta(minutes=1))
    taken = tried.submit(tried.form())
    assert "Sổ đang được nhập" in taken.text
    assert "chờ đến lượt" in taken.text
    assert visits(app) == 0
    with app.app_context():
        worker = Worker(app)
        while worker.turn():
            continue
    assert visits(app) > 1
    assert page(taken.path).h1 == "Kết quả nhập sổ"
    assert page("/jobs").find("a", text="Xem kết quả") is not None


def test_a_worker_told_to_end_stops_between_two_batches_and_the_next_one_makes_the_rest(
    app, page, tried, beats, monkeypatch
):
    monkeypatch.setattr("casebook.services.importing._ROWS_OF_A_BATCH", 5)
    monkeypatch.setattr("casebook.worker.BREATH", 0.0)
    beats(timedelta(minutes=1))
    tried.submit(tried.form())
    with app.app_context():
        ended = Worker(app)
        ended.end()
        ended.turn()
        job = db.session.scalars(select(Job).where(Job.kind == "import_book")).one()
        assert (job.state, job.done) == (JobState.WAITING, 5)
    assert visits(app) == 5
    with app.app_context():
        worker = Worker(app)
        while worker.turn():
            continue
        taken = db.session.scalars(select(BookImport)).one()
        assert visits(app) == taken.count("made") > 5
    assert page(tried.path).h1 == "Kết quả nhập sổ"


def test_where_no_worker_is_there_the_page_takes_it_itself(app, tried):
    taken = tried.submit(tried.form())
    assert taken.h1 == "Kết quả nhập sổ"
    assert visits(app) > 1
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Job)) == 0


def test_a_book_left_by_a_worker_that_died_can_be_taken_by_the_page_and_the_job_then_finds_nothing_to_do(
    app, page, tried, beats, clock
):
    beats(timedelta(minutes=1))
    tried.submit(tried.form())
    with app.app_context():
        claim_job("dies at once", clock.to(ORDINARY_DAY))
    clock.to(ORDINARY_DAY, MORNING.replace(minute=15))
    again = page(tried.path)
    taken = again.submit(again.form())
    assert taken.h1 == "Kết quả nhập sổ"
    made = visits(app)
    with app.app_context():
        worker = Worker(app)
        while worker.turn():
            continue
    assert visits(app) == made
