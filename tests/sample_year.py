"""The sample school's year, told up to a day in a program of its own, and what is read of it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import select

from casebook.records.base import db
from casebook.records.cases import Case, CaseEvent
from casebook.records.units import Unit
from casebook.records.visits import (
    Visit,
)
from casebook.services.installing import fill_sample
from casebook.services.shipped_days import ship_days
from tests.conftest import VIETNAM, make_app, settings_for
from tests.programs import let_go

KEY = b"k" * 32
THIS_YEAR = date(2026, 11, 21)
DAYS = (THIS_YEAR, date(2027, 2, 20), date(2027, 7, 5))


def morning_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 1, 30, tzinfo=UTC)


def tell_up_to(today: date) -> None:
    ship_days(now=morning_of(today))
    fill_sample(key=KEY, today=today, now=morning_of(today))


@contextmanager
def program_in(folder: Path, migrated_file: Path) -> Iterator[None]:
    """Work in a program of its own, its data in a folder, its database migrated and empty."""
    settings = settings_for(folder, f"sqlite:///{folder / 'data' / 'casebook.sqlite'}")
    shutil.copyfile(migrated_file, settings.data / "casebook.sqlite")
    app = make_app(settings)
    with app.app_context():
        yield
    let_go(app)


def cases() -> list[Case]:
    return list(db.session.scalars(select(Case)))


def school() -> Unit:
    return db.session.scalars(select(Unit).where(Unit.abbreviation == "THM")).one()


def visits() -> list[Visit]:
    return list(db.session.scalars(select(Visit).order_by(Visit.book_year, Visit.book_number)))


def journal_lines() -> list[CaseEvent]:
    return list(db.session.scalars(select(CaseEvent)))


def day_in_vietnam(moment: datetime) -> date:
    return moment.astimezone(VIETNAM).date()
