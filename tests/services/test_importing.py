"""A reception book kept in Excel is taken over once, on its original days, with an account of each row."""

from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from casebook.law.vocabulary import Kind
from casebook.papers.book import book_xlsx
from casebook.papers.book_forms import BookRow, Period
from casebook.papers.letterhead import Letterhead
from casebook.papers.workbook import RowReading, SheetReading, WorkbookReading, read_book
from casebook.papers.workbook_rows import BookEntry
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.imports import BookImport
from casebook.records.outbox import OutboxRow
from casebook.records.visits import Matter, Visit
from casebook.services.import_rows import Outcome, judge
from casebook.services.importing import Upload, take_book, try_book
from casebook.services.refusals import NotAllowed, Refused
from casebook.vault.sealing import SealBroken
from tests import people
from tests.people import School, Somebody

pytestmark = pytest.mark.deep

BOOK = Path(__file__).parent.parent / "fixtures" / "book-2000.xlsx"
OLD_BOOK = Path(__file__).parent.parent / "fixtures" / "book-old.xlsx"
TODAY = date(2026, 11, 23)
KEY = b"k" * 32


def brought(school: School, path: Path) -> Upload:
    return Upload(unit_id=school.unit.id, file_name=path.name, data=path.read_bytes())


def visits_in_book() -> int:
    return db.session.scalar(select(func.count()).select_from(Visit)) or 0


def tried_by(somebody: Somebody, upload: Upload) -> str:
    return try_book(doing=people.doing(somebody, today=TODAY), upload=upload, key=KEY)


def taken_by(somebody: Somebody, import_id: str) -> BookImport:
    return account(take_book(doing=people.doing(somebody, today=TODAY), import_id=import_id, key=KEY))


def account(import_id: str) -> BookImport:
    return db.session.get_one(BookImport, import_id)


def test_trying_a_workbook_accounts_for_every_row_and_makes_nothing(app: Flask, school: School) -> None:
    with app.app_context():
        tried = account(tried_by(school.lan, brought(school, OLD_BOOK)))
        reading = read_book(OLD_BOOK.read_bytes(), today=TODAY)
        assert len(tried.account) == len(reading.rows)
        assert tried.count(Outcome.SKIPPED) == sum(1 for row in reading.rows if row.skipped)
        assert tried.count(Outcome.FAULTY) == sum(1 for row in reading.rows if row.problems)
        assert tried.taken_at is None
        assert visits_in_book() == 0


@pytest.mark.slow
def test_two_thousand_visits_are_taken_once_and_never_twice(app: Flask, school: School) -> None:
    with app.app_context():
        first = taken_by(school.lan, tried_by(school.lan, brought(school, BOOK)))
        made = first.count(Outcome.MADE)
        assert made > 1900
        assert sum(first.count(outcome) for outcome in Outcome) == len(first.account)
        assert visits_in_book() == made
        assert Kind.DENUNCIATION not in set(db.session.scalars(select(Matter.kind).distinct()))
        assert first.count(Outcome.SEALED) == sum(
            1
            for row in read_book(BOOK.read_bytes(), today=TODAY).entries
            if row.entry and row.entry.kind is Kind.DENUNCIATION
        )
        again = taken_by(school.lan, tried_by(school.lan, brought(school, BOOK)))
        assert again.count(Outcome.MADE) == 0
        assert again.count(Outcome.KNOWN) == made
        assert visits_in_book() == made


def test_imported_visits_keep_their_days_open_no_case_and_mail_nobody(app: Flask, school: School) -> None:
    with app.app_context():
        taken_by(school.lan, tried_by(school.lan, brought(school, OLD_BOOK)))
        reading = read_book(OLD_BOOK.read_bytes(), today=TODAY)
        told = {row.entry.day for row in reading.entries if row.entry}
        kept = set(db.session.scalars(select(Visit.visited_on)))
        assert kept
        assert kept <= told
        assert db.session.scalar(select(func.count()).select_from(Case)) == 0
        assert db.session.scalar(select(func.count()).select_from(OutboxRow)) == 0


def test_a_visit_our_own_book_tells_in_several_rows_is_taken_whole(app: Flask, school: School) -> None:
    long = "Đề nghị xem lại việc xếp lớp buổi sáng của con tôi. " * 70
    day = date(2026, 11, 6)
    rows = [BookRow(number=7, day=day, name="Bà An Ví Dụ", content=long, kind="Kiến nghị")]
    data = book_xlsx(Letterhead("Trường Mẫu"), Period(day, day), rows)
    with app.app_context():
        upload = Upload(unit_id=school.unit.id, file_name="so.xlsx", data=data)
        taken = taken_by(school.lan, tried_by(school.lan, upload))
        assert (taken.count(Outcome.MADE), taken.count(Outcome.FAULTY), visits_in_book()) == (1, 0, 1)
        assert "goes_on" in [row.get("skipped") for row in taken.account]
        (matter,) = db.session.scalars(select(Matter))
        assert matter.content.split() == long.split()


def test_numbers_of_an_imported_year_have_no_gap(app: Flask, school: School) -> None:
    with app.app_context():
        taken_by(school.lan, tried_by(school.lan, brought(school, OLD_BOOK)))
        by_year: dict[int, list[int]] = {}
        for year, number in db.session.execute(select(Visit.book_year, Visit.book_number)):
            by_year.setdefault(year, []).append(number)
        assert by_year
        assert all(sorted(numbers) == list(range(1, len(numbers) + 1)) for numbers in by_year.values())


def test_the_workbook_is_kept_sealed_until_it_is_taken_and_then_gone(app: Flask, school: School) -> None:
    with app.app_context():
        import_id = tried_by(school.lan, brought(school, OLD_BOOK))
        sealed = account(import_id).sealed
        assert sealed
        assert OLD_BOOK.read_bytes()[:64] not in sealed
        with pytest.raises(SealBroken):
            take_book(doing=people.doing(school.lan, today=TODAY), import_id=import_id, key=b"x" * 32)
        taken_by(school.lan, import_id)
        assert account(import_id).sealed is None


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"", "trống"), (b"PK\x03\x04 nothing", "hỏng"), (b"name;address", ".xlsx")],
)
def test_what_is_no_workbook_is_refused_with_a_sentence(
    app: Flask, school: School, data: bytes, told: str
) -> None:
    upload = Upload(unit_id=school.unit.id, file_name="x.xlsx", data=data)
    with app.app_context(), pytest.raises(Refused) as refused:
        tried_by(school.lan, upload)
    assert told in refused.value.vi


def test_nobody_fills_the_book_of_another_school(app: Flask, school: School) -> None:
    with app.app_context():
        with pytest.raises(NotAllowed):
            tried_by(school.mai, brought(school, OLD_BOOK))
        import_id = tried_by(school.lan, brought(school, OLD_BOOK))
        with pytest.raises(NotAllowed):
            taken_by(school.mai, import_id)


def test_a_denunciation_in_the_old_book_is_told_and_not_taken() -> None:
    entry = BookEntry(
        day=TODAY,
        name="Ông An Ví Dụ",
        address="",
        content="Một nội dung ví dụ",
        number="1",
        identity_paper="",
        kind=Kind.DENUNCIATION,
        kind_text="TC",
        people=1,
        resolved_by="",
        competent=None,
        guided_to="",
        accepted="",
        transferred="",
        follow_up="",
        note="",
    )
    sheet = SheetReading("Sổ", None, 1, (RowReading("Sổ", 2, entry=entry, fingerprint="f"),))
    told = judge(WorkbookReading((sheet,)), set())
    assert [one.outcome for one in told] == [Outcome.SEALED]
    assert "Ví Dụ" not in str(told[0].kept())
