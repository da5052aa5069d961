"""Files of cases and receipts: who may add and take them, what is left when something goes wrong."""

import hashlib
from datetime import date

import pytest
from flask import Flask, current_app
from sqlalchemy import func, select

from casebook.law.identities import IdentityMode
from casebook.law.vocabulary import Kind
from casebook.records.attachments import Attachment, open_files
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.cases import Case
from casebook.records.units import Installation
from casebook.services import attaching
from casebook.services.attaching import MOST_AT_ONCE, Parcel, attach_files
from casebook.services.handing_out import give_out
from casebook.services.refusals import GoesAbove, NotAllowed, Refused
from casebook.services.uploads import Handed
from casebook.services.visit_papers import HandedItem, give_receipt
from casebook.services.visiting import receive_visitor
from casebook.vault.safe import Safe
from casebook.vault.storage import Folder, StorageFault
from tests import handed
from tests.handed import CANARY
from tests.matters import registered
from tests.people import doing
from tests.services.test_visit_papers import entry as visit_entry

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 16)
PDF = Handed(name=f"{CANARY} đơn.pdf", data=handed.pdf())
PHOTO = Handed(name="ảnh.jpg", data=handed.picture())


@pytest.fixture
def inside(app: Flask, school):
    """Be inside the program; gives the school."""
    with app.app_context():
        yield school


@pytest.fixture
def safe(inside, tmp_path) -> Safe:
    """Give the safe the program uses, in the data folder."""
    return Safe(current_app.config["KEYS"], Folder(tmp_path / "data" / "files"))


def attach(safe, somebody, *files, case_id=None, receipt_id=None, key="k"):
    parcel = Parcel(files=files or (PDF,), request_key=key, case_id=case_id, receipt_id=receipt_id)
    return attach_files(doing=doing(somebody, today=TODAY), parcel=parcel, safe=safe)


def take(safe, somebody, file_id, *, clean=False):
    return give_out(doing=doing(somebody, today=TODAY), file_id=file_id, safe=safe, clean=clean)


def rows() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Attachment)) or 0


def told(deed: str) -> list[dict[str, object]]:
    db.session.rollback()
    return list(db.session.scalars(select(AuditRow.particulars).where(AuditRow.deed == deed)))


def test_files_that_accuse_the_head_are_neither_looked_at_nor_stored(inside, safe, tmp_path):
    case_id = registered(inside)
    parcel = Parcel(files=(PDF,), request_key="k", case_id=case_id, accuses_head=True)
    with pytest.raises(GoesAbove):
        attach_files(doing=doing(inside.lan, today=TODAY), parcel=parcel, safe=safe)
    assert (rows(), told("file.kept")) == (0, [])
    assert not [path for path in (tmp_path / "data" / "files").rglob("*") if path.is_file()]


def receipt_of(school) -> str:
    lan = doing(school.lan, today=TODAY)
    visit = receive_visitor(doing=lan, entry=visit_entry(school))
    items = (HandedItem(name="Đơn"),)
    return give_receipt(doing=lan, visit_id=visit.id, handed_on=TODAY, items=items).id


def test_a_file_comes_back_byte_for_byte_and_lies_encrypted(inside, safe, tmp_path):
    case_id = registered(inside)
    (file_id,) = attach(safe, inside.lan, case_id=case_id)
    given = take(safe, inside.minh, file_id)
    assert (given.name, given.data) == (PDF.name, PDF.data)
    row = db.session.get_one(Attachment, file_id)
    assert (row.sha256, row.size) == (hashlib.sha256(PDF.data).hexdigest(), len(PDF.data))
    lying = b"".join(path.read_bytes() for path in (tmp_path / "data" / "files").rglob("*") if path.is_file())
    assert len(lying) > len(PDF.data)
    assert CANARY.encode() not in lying + row.sealed_name


def test_keeping_and_taking_leave_a_line_with_ids_only(inside, safe):
    case_id = registered(inside)
    (file_id,) = attach(safe, inside.lan, case_id=case_id)
    take(safe, inside.minh, file_id)
    for deed in ("file.kept", "file.taken"):
        (line,) = told(deed)
        assert {key: value for key, value in line.items() if value} == {"case": case_id}


@pytest.mark.parametrize("who", ["thu", "son", "tu", "mai"])
def test_reviewers_the_administrator_and_another_school_add_and_get_nothing(inside, safe, who):
    case_id = registered(inside, concerns_democracy=True)
    (file_id,) = attach(safe, inside.lan, case_id=case_id)
    stranger = getattr(inside, who)
    with pytest.raises(NotAllowed):
        attach(safe, stranger, case_id=case_id, key="other")
    for clean in (True, False):
        with pytest.raises(NotAllowed):
            take(safe, stranger, file_id, clean=clean)
    assert (rows(), len(list(safe.storage.names()))) == (1, 1)
    assert told("file.taken") == []


def test_the_superior_takes_but_adds_nothing(inside, safe):
    case_id = registered(inside)
    (file_id,) = attach(safe, inside.lan, case_id=case_id)
    assert take(safe, inside.binh, file_id).data == PDF.data
    with pytest.raises(NotAllowed):
        attach(safe, inside.binh, case_id=case_id, key="other")


def test_a_handler_gets_the_files_of_the_cases_given_to_them(inside, safe):
    case_id = registered(inside)
    (file_id,) = attach(safe, inside.lan, case_id=case_id)
    with pytest.raises(NotAllowed):
        take(safe, inside.hai, file_id)
    with transaction() as session:
        session.get_one(Case, case_id).handler_id = inside.hai.id
    assert take(safe, inside.hai, file_id).data == PDF.data
    attach(safe, inside.hai, case_id=case_id, key="other")


def secret(case_id: str) -> None:
    with transaction() as session:
        session.get_one(Case, case_id).kind = Kind.DENUNCIATION


def test_the_papers_of_a_denunciation_stay_in_their_envelope(inside, safe):
    case_id = registered(inside)
    secret(case_id)
    with pytest.raises(Refused, match="sealed envelope") as refused:
        attach(safe, inside.minh, case_id=case_id)
    assert not isinstance(refused.value, NotAllowed)
    assert (rows(), list(safe.storage.names())) == (0, [])


def test_where_they_may_be_kept_only_whoever_sees_the_case_gets_them_without_name_and_place(inside, safe):
    with transaction() as session:
        session.get_one(Installation, 1).identity_mode = IdentityMode.SEALED_DIGITAL
    case_id = registered(inside)
    secret(case_id)
    pdf_id, photo_id = attach(safe, inside.minh, PDF, PHOTO, case_id=case_id)
    for who in (inside.lan, inside.ha, inside.hai, inside.binh, inside.thu):
        with pytest.raises(NotAllowed):
            take(safe, who, pdf_id)
    assert CANARY not in take(safe, inside.minh, pdf_id).name
    with pytest.raises(NotAllowed):
        take(safe, inside.minh, photo_id)
    assert CANARY.encode() not in take(safe, inside.minh, photo_id, clean=True).data


def test_a_clean_copy_of_a_picture_carries_nothing_along_and_the_original_stays(inside, safe):
    case_id = registered(inside)
    photo_id, pdf_id = attach(safe, inside.lan, PHOTO, PDF, case_id=case_id)
    clean = take(safe, inside.minh, photo_id, clean=True).data
    assert b"Exif" not in clean
    assert CANARY.encode() not in clean
    assert take(safe, inside.minh, photo_id).data == PHOTO.data
    with pytest.raises(NotAllowed):
        take(safe, inside.minh, pdf_id, clean=True)


def test_files_on_a_receipt_go_to_the_readers_of_the_book(inside, safe):
    (file_id,) = attach(safe, inside.lan, receipt_id=receipt_of(inside))
    for who in (inside.lan, inside.ha, inside.minh):
        assert take(safe, who, file_id).data == PDF.data
    for who in (inside.binh, inside.hai, inside.thu, inside.mai, inside.tu):
        with pytest.raises(NotAllowed):
            take(safe, who, file_id)
    with pytest.raises(NotAllowed):
        attach(safe, inside.binh, receipt_id=db.session.get_one(Attachment, file_id).receipt_id, key="x")


@pytest.mark.parametrize("place", [{}, {"case_id": "0" * 32}, {"receipt_id": "0" * 32}])
def test_a_place_that_is_not_there_takes_nothing(inside, safe, place):
    with pytest.raises(NotAllowed):
        attach(safe, inside.lan, **place)
    assert list(safe.storage.names()) == []


def test_a_double_click_keeps_one(inside, safe):
    case_id = registered(inside)
    first = attach(safe, inside.lan, PDF, PHOTO, case_id=case_id)
    assert sorted(attach(safe, inside.lan, PDF, PHOTO, case_id=case_id)) == sorted(first)
    assert (rows(), len(list(safe.storage.names()))) == (2, 2)


def test_of_two_clicks_at_once_the_second_takes_its_files_back(inside, safe, monkeypatch):
    case_id = registered(inside)
    real = attaching.look_at

    def meanwhile(file):
        monkeypatch.setattr(attaching, "look_at", real)
        attach(safe, inside.lan, case_id=case_id)
        return real(file)

    monkeypatch.setattr(attaching, "look_at", meanwhile)
    attach(safe, inside.lan, case_id=case_id)
    assert (rows(), len(list(safe.storage.names()))) == (1, 1)


def test_one_bad_file_keeps_all_of_them_out(inside, safe):
    case_id = registered(inside)
    with pytest.raises(Refused, match=r"bad\.pdf"):
        attach(safe, inside.lan, PDF, Handed(name="bad.pdf", data=b"MZ"), case_id=case_id)
    assert (rows(), list(safe.storage.names())) == (0, [])


def test_no_file_and_too_many_files_are_refused(inside, safe):
    case_id = registered(inside)
    for files in ([], [PDF] * (MOST_AT_ONCE + 1)):
        parcel = Parcel(files=files, request_key="k", case_id=case_id)
        with pytest.raises(Refused):
            attach_files(doing=doing(inside.lan, today=TODAY), parcel=parcel, safe=safe)
    assert list(safe.storage.names()) == []


def test_storage_that_fails_in_the_middle_leaves_no_row_and_no_file(inside, safe, monkeypatch):
    case_id = registered(inside)
    real, calls = Folder.put, []

    def second_fails(folder, name, parts):
        calls.append(name)
        if len(calls) == 2:
            raise StorageFault("full")
        real(folder, name, parts)

    monkeypatch.setattr(Folder, "put", second_fails)
    with pytest.raises(Refused, match="cannot be stored"):
        attach(safe, inside.lan, PDF, PHOTO, case_id=case_id)
    assert (rows(), list(safe.storage.names())) == (0, [])


def test_whoever_loses_the_case_meanwhile_keeps_nothing(inside, safe, monkeypatch):
    case_id = registered(inside)
    real = attaching.look_at

    def meanwhile(file):
        secret(case_id)
        return real(file)

    monkeypatch.setattr(attaching, "look_at", meanwhile)
    with pytest.raises(NotAllowed):
        attach(safe, inside.lan, case_id=case_id)
    assert (rows(), list(safe.storage.names())) == (0, [])


def test_a_row_never_stands_before_its_file(inside, safe, monkeypatch):
    case_id = registered(inside)
    monkeypatch.setattr(Folder, "put", lambda *_: seen.append(rows()))
    seen: list[int] = []
    attach(safe, inside.lan, case_id=case_id)
    assert seen == [0]


def test_a_file_in_which_something_acts_is_kept_and_given_to_nobody(inside, safe):
    case_id = registered(inside)
    bad = Handed(name="bad.pdf", data=handed.pdf_with_script())
    (file_id,) = attach(safe, inside.lan, bad, case_id=case_id)
    with pytest.raises(Refused, match="set apart"):
        take(safe, inside.minh, file_id)
    assert told("file.taken") == []


def test_a_destroyed_key_leaves_nothing_to_read(inside, safe):
    case_id = registered(inside)
    (file_id,) = attach(safe, inside.lan, case_id=case_id)
    with transaction() as session:
        session.get_one(Attachment, file_id).data_key = None
    with pytest.raises(Refused, match="destroyed"):
        take(safe, inside.minh, file_id)


def test_a_damaged_or_missing_file_is_told_and_never_given(inside, safe, tmp_path):
    case_id = registered(inside)
    (file_id,) = attach(safe, inside.lan, case_id=case_id)
    (path,) = (path for path in (tmp_path / "data" / "files").rglob("*") if path.is_file())
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(Refused, match="reconcile"):
        take(safe, inside.minh, file_id)
    path.unlink()
    with pytest.raises(Refused, match="reconcile"):
        take(safe, inside.minh, file_id)


def test_the_list_of_files_joins_what_may_be_seen(inside, safe):
    case_id = registered(inside)
    attach(safe, inside.lan, case_id=case_id)
    seen = {
        who.username: len(list(db.session.scalars(open_files(doing(who, today=TODAY).actor))))
        for who in inside.everyone
    }
    assert seen == {"lan": 1, "minh": 1, "ha": 1, "hai": 0, "thu": 0, "son": 0, "binh": 1, "tu": 0, "mai": 0}
