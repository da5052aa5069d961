"""The whole file of a case in one archive: index, sums and files agree, each reader gets what is theirs."""

import hashlib
import zipfile
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from flask import Flask, current_app
from openpyxl import load_workbook
from sqlalchemy import select

from casebook import clock as wall
from casebook.law.identities import IdentityMode
from casebook.law.signing import PaperState
from casebook.law.vocabulary import Action
from casebook.papers.catalogue import FORMS
from casebook.records.attachments import Attachment
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.basis import basis_now
from casebook.records.cases import Case
from casebook.records.papers import Paper
from casebook.records.units import Installation
from casebook.reports.clock_views import Reading
from casebook.services.attaching import Parcel, attach_files
from casebook.services.case_archive import CaseArchive, take_case_file
from casebook.services.case_contents import Looking
from casebook.services.destroying import destroy_letters
from casebook.services.paper_sheets import docx_of, pdf_of
from casebook.services.refusals import NotAllowed, NotConfirmed
from casebook.services.trail import Doing
from casebook.services.uploads import Handed
from casebook.vault.safe import Safe
from casebook.vault.storage import Folder
from tests import handed
from tests.handed import CANARY
from tests.matters import COMPLAINANT, case_of, registered, take
from tests.papers.pdf import text_of
from tests.people import doing
from tests.services.test_denouncing import opened
from tests.services.test_destroying import DAY, WORDS, confirmed, filed
from tests.services.test_destroying import entry as destruction
from tests.services.test_holding import hold
from tests.services.test_holding import opened as held_above

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 23)
PDF = Handed(name=f"{CANARY} đơn.pdf", data=handed.pdf())
PHOTO = Handed(name="ảnh.jpg", data=handed.picture())
INDEXES = {"00-muc-luc.pdf", "00-muc-luc.xlsx"}


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
    """A complaint the reviewers may see, accepted."""
    made = registered(inside, concerns_democracy=True)
    take(made, inside.minh, Action.ACCEPT, date(2026, 11, 6), note="Đã gọi điện báo trước")
    return made


def attach(safe, somebody, case_id, *files, key="k", belongs="") -> list[str]:
    parcel = Parcel(files=files, request_key=key, case_id=case_id, belongs=belongs)
    return attach_files(doing=doing(somebody, today=TODAY), parcel=parcel, safe=safe)


def issue(school, case_id, form_key="N124-03", number=7, **filled) -> None:
    since = [one.since for one in FORMS if one.key == form_key and one.holds_on(TODAY)]
    moment = datetime(2026, 11, 6, 2, 0, tzinfo=UTC)
    with transaction() as session:
        paper = Paper(
            unit_id=school.unit.id,
            case=case_of(case_id),
            case_id=case_id,
            form=form_key,
            form_since=since[0] if since else TODAY,
            state=PaperState.ISSUED,
            filled=filled,
            register="papers",
            year=2026,
            number=number,
            issued_on=date(2026, 11, 6),
            signer_name="Thầy Minh Mẫu",
            made_by_id=school.minh.id,
            made_at=moment,
            changed_at=moment,
        )
        session.add(paper)


def packed(safe, somebody, case_id, *, confirmed=False) -> CaseArchive:
    """Take the file of a case; whoever asked closes it."""
    who: Doing = doing(somebody, today=TODAY)
    if confirmed:
        who = Doing(
            actor=who.actor, today=who.today, now=who.now, confirmed_at=who.now - timedelta(minutes=1)
        )
    basis = basis_now()
    looking = Looking(
        actor=who.actor,
        reading=Reading(TODAY, basis.calendar, "vi", basis.rules),
        keys=safe.keys,
        local=wall.local,
        print_receipt=lambda _visit, _given: b"%PDF-receipt",
    )
    return take_case_file(doing=who, case_id=case_id, looking=looking, safe=safe)


def named(safe, somebody, case_id) -> str:
    """Take the file of a case; gives what it is called."""
    taken = packed(safe, somebody, case_id, confirmed=True)
    taken.spool.close()
    return taken.name


def whole(safe, somebody, case_id, *, confirmed=False) -> dict[str, bytes]:
    """Take the file of a case; gives the bytes of everything in it by name."""
    taken = packed(safe, somebody, case_id, confirmed=confirmed)
    try:
        data = b"".join(taken.spool.pieces())
        assert len(data) == taken.spool.size
    finally:
        taken.spool.close()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def indexed(files: dict[str, bytes]) -> dict[str, tuple[int, str]]:
    """Read size and sum of every file the workbook of the index names."""
    sheet = load_workbook(BytesIO(files["00-muc-luc.xlsx"])).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    return {row[6]: (row[7], row[8]) for row in rows if row[6]}


def notes(files: dict[str, bytes]) -> dict[str, str]:
    sheet = load_workbook(BytesIO(files["00-muc-luc.xlsx"])).active
    return {row[3].value: row[9].value or "" for row in sheet.iter_rows(min_row=6) if row[3].value}


def squeezed(pdf: bytes) -> str:
    return "".join(text_of(pdf).split())


def test_every_file_stands_in_both_indexes_with_its_size_and_sum(inside, safe, case_id):
    attach(safe, inside.lan, case_id, PDF, PHOTO)
    issue(inside, case_id, person_name=COMPLAINANT.full_name)
    files = whole(safe, inside.minh, case_id)
    sums = {n: (len(d), hashlib.sha256(d).hexdigest()) for n, d in files.items() if n not in INDEXES}
    assert indexed(files) == sums
    told = squeezed(files["00-muc-luc.pdf"])
    for name, (_size, told_sum) in sums.items():
        assert name in told
        assert told_sum in told
    assert {name.partition("-")[2] for name in sums} == {
        "dien-bien.pdf",
        "van-ban-n124-03.pdf",
        "van-ban-n124-03.docx",
        "tai-lieu.pdf",
        "tai-lieu.jpg",
    }
    assert PDF.data in files.values()
    assert PHOTO.data in files.values()
    assert "07/TB-THM" in told


def test_the_numbers_of_the_files_are_those_of_the_index_by_day(inside, safe, case_id):
    attach(safe, inside.lan, case_id, PDF)
    issue(inside, case_id)
    sheet = load_workbook(BytesIO(whole(safe, inside.minh, case_id)["00-muc-luc.xlsx"])).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    assert [row[0] for row in rows] == [1, 2, 3, 4, 5, 5, 6]
    assert [row[2].date() for row in rows[1:] if row[2]] == sorted(
        row[2].date() for row in rows[1:] if row[2]
    )
    for row in rows:
        if row[6]:
            assert row[6].startswith(f"{row[0]:02d}-")


def test_names_of_files_are_plain_and_tell_nothing_of_what_they_hold(inside, safe, case_id):
    attach(safe, inside.lan, case_id, PDF)
    for name in whole(safe, inside.minh, case_id):
        assert name.isascii()
        assert CANARY not in name
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")


def test_what_is_destroyed_set_apart_or_damaged_stands_in_the_index_as_such(inside, safe, case_id, tmp_path):
    bad = Handed(name="macro.pdf", data=handed.pdf_with_script())
    gone_id, _bad_id = attach(safe, inside.lan, case_id, PDF, bad)
    (lost_id,) = attach(safe, inside.lan, case_id, PHOTO, key="other")
    with transaction() as session:
        session.get_one(Attachment, gone_id).data_key = None
    stored = db.session.get_one(Attachment, lost_id).stored_as
    (tmp_path / "data" / "files" / stored[:2] / stored).unlink()
    files = whole(safe, inside.minh, case_id)
    assert set(indexed(files)) == {"01-dien-bien.pdf"}
    told = notes(files)
    assert "tiêu hủy" in told[f"tep-{hashlib.sha256(PDF.data).hexdigest()[:8]}.pdf"]
    assert "cách ly" in told["macro.pdf"]
    assert "Không đọc được" in told["ảnh.jpg"]


def test_a_step_without_its_signed_scan_is_told(inside, safe, case_id):
    assert notes(whole(safe, inside.minh, case_id))["Thụ lý"] == "Chưa có bản ký"
    attach(safe, inside.lan, case_id, PDF, belongs="step:1")
    files = whole(safe, inside.minh, case_id)
    assert notes(files)["Thụ lý"] == ""
    assert [name for name in files if name.endswith("-ban-ky.pdf")]


@pytest.mark.parametrize("who", ["thu", "son"])
def test_a_reviewer_gets_the_steps_without_names_papers_and_files(inside, safe, case_id, who):
    attach(safe, inside.lan, case_id, PDF)
    issue(inside, case_id, person_name=COMPLAINANT.full_name)
    files = whole(safe, getattr(inside, who), case_id)
    assert set(files) == {*INDEXES, "01-dien-bien.pdf"}
    told = " ".join([*(squeezed(files[n]) for n in files if n.endswith(".pdf")), *notes(files)])
    for secret in (COMPLAINANT.full_name, COMPLAINANT.address, "12/TB-THM", "Đã gọi điện", CANARY, "Hải"):
        assert "".join(secret.split()) not in "".join(told.split())
    assert "Thụlý" in "".join(told.split())


@pytest.mark.parametrize("who", ["hai", "tu", "mai"])
def test_whoever_does_not_see_the_case_gets_no_file(inside, safe, case_id, who):
    with pytest.raises(NotAllowed):
        whole(safe, getattr(inside, who), case_id)
    db.session.rollback()
    assert list(db.session.scalars(select(AuditRow).where(AuditRow.deed == "case.file_taken"))) == []


def test_taking_a_file_leaves_one_line(inside, safe, case_id):
    whole(safe, inside.minh, case_id)
    (line,) = db.session.scalars(select(AuditRow).where(AuditRow.deed == "case.file_taken"))
    assert (line.object_id, line.person_id, line.particulars) == (case_id, inside.minh.id, {})


def test_a_denunciation_is_given_only_to_whoever_proved_who_they_are(inside, safe):
    case_id = opened(inside)
    with pytest.raises(NotConfirmed):
        whole(safe, inside.minh, case_id)
    files = whole(safe, inside.minh, case_id, confirmed=True)
    assert "phongbìniêmphong" in squeezed(files["00-muc-luc.pdf"])
    for who in (inside.lan, inside.ha, inside.hai, inside.thu, inside.binh):
        with pytest.raises(NotAllowed):
            whole(safe, who, case_id, confirmed=True)


def test_pictures_of_a_denunciation_are_packed_without_what_they_carry(inside, safe):
    with transaction() as session:
        session.get_one(Installation, 1).identity_mode = IdentityMode.SEALED_DIGITAL
    case_id = opened(inside)
    attach(safe, inside.minh, case_id, PDF, PHOTO)
    files = whole(safe, inside.minh, case_id, confirmed=True)
    (photo,) = [data for name, data in files.items() if name.endswith(".jpg")]
    assert CANARY.encode() not in photo
    assert CANARY not in " ".join(notes(files))
    assert CANARY not in squeezed(files["00-muc-luc.pdf"])


def test_what_may_tell_who_denounces_is_packed_for_whoever_settles_it_alone(inside, safe):
    """A paper on a form nobody knows any more counts as one that may tell; it stands in the index."""
    case_id = held_above(inside, hold(inside))
    issue(inside, case_id, "N31-99")
    keeper, handler = inside.binh, inside.hai
    assert "N31-99" not in notes(whole(safe, keeper, case_id, confirmed=True))
    with transaction() as session:
        session.get_one(Case, case_id).handler_id = keeper.id
    told = notes(whole(safe, keeper, case_id, confirmed=True))
    assert "không còn đọc được" in told["N31-99"]
    with pytest.raises(NotAllowed):
        whole(safe, handler, case_id, confirmed=True)


def test_the_archive_of_a_denunciation_is_called_nothing(inside, safe, case_id):
    assert named(safe, inside.minh, case_id) == "ho-so-kn-2026-0001.zip"
    assert named(safe, inside.minh, opened(inside)) == "ho-so.zip"


def test_of_what_was_destroyed_by_decision_the_file_tells_days_and_no_words(inside, safe, tmp_path, clock):
    clock.to(DAY)
    case_id = filed(inside)
    issue(inside, case_id, person_name=COMPLAINANT.full_name)
    destroy_letters(doing=confirmed(inside.minh), entry=destruction(inside, case_id), keys_folder=tmp_path)
    files = whole(safe, inside.minh, case_id)
    assert set(files) == {*INDEXES, "01-dien-bien.pdf"}
    printed = "".join(squeezed(files[name]) for name in files if name.endswith(".pdf"))
    for word in WORDS:
        assert "".join(word.split()) not in printed
    assert "06/10/2025" in printed  # the day it was filed away


def test_a_paper_in_the_archive_is_the_paper_that_is_handed_out(inside, safe, case_id):
    issue(inside, case_id, person_name=COMPLAINANT.full_name)
    files = whole(safe, inside.minh, case_id)
    paper = case_of(case_id).papers[0]
    (pdf,) = [data for name, data in files.items() if name.endswith("n124-03.pdf")]
    (word,) = [data for name, data in files.items() if name.endswith("n124-03.docx")]
    assert (text_of(pdf), word) == (text_of(pdf_of(paper)), docx_of(paper))
    assert COMPLAINANT.full_name in text_of(pdf)
