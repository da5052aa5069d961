"""Many people registering at once: 32 processes, 100 cases each, no number twice, none left out."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from casebook.law.vocabulary import Kind
from casebook.records.base import db
from casebook.records.cases import Case, Letter
from config import Config

ROOT = Path(__file__).parents[2]
PROCESSES, EACH = 32, 100

# What each process does: the deed itself, as a web worker calls it.
WORKER = """
import sys
from datetime import UTC, date, datetime
from casebook import create_app
from casebook.law.choices import Via
from casebook.law.vocabulary import Kind
from casebook.records.cases import PartyRole
from casebook.records.people import actor_on, person_by_id
from casebook.services.case_entries import CaseEntry, PartyEntry
from casebook.services.registration import register_case
from casebook.services.trail import Doing
from config import Config

person_id, unit_id, many = sys.argv[1], sys.argv[2], int(sys.argv[3])
today, now = date(2026, 11, 23), datetime(2026, 11, 23, 1, tzinfo=UTC)
with create_app(Config.from_environment()).app_context():
    doing = Doing(actor=actor_on(person_by_id(person_id), today), today=today, now=now)
    for turn in range(many):
        register_case(doing=doing, entry=CaseEntry(
            unit_id=unit_id, kind=Kind.COMPLAINT if turn % 2 else Kind.PETITION,
            subject="Ví dụ", content="Nội dung ví dụ.", received_on=today, via=Via.POST,
            parties=(PartyEntry(role=PartyRole.COMPLAINANT, full_name="Ông An Ví Dụ"),),
        ))
"""


def start(settings: Config, *arguments: str) -> subprocess.Popen[str]:
    environ = os.environ | {
        "CASEBOOK_DATA": str(settings.data),
        "CASEBOOK_KEYS": str(settings.keys),
        "DATABASE_URL": settings.database_url,
    }
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, *arguments],
        cwd=ROOT,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.mark.slow
def test_many_processes_register_without_a_double_a_gap_or_an_error(app, settings, school):
    workers = [start(settings, school.lan.id, school.unit.id, str(EACH)) for _ in range(PROCESSES)]
    said = [(worker.communicate(timeout=540)[0], worker.returncode) for worker in workers]
    assert [text[-400:] for text, status in said if status] == []
    half = list(range(1, PROCESSES * EACH // 2 + 1))
    with app.app_context():
        for kind in (Kind.COMPLAINT, Kind.PETITION):
            numbers = db.session.scalars(select(Case.number).where(Case.kind == kind).order_by(Case.number))
            assert list(numbers) == half
        letters = db.session.scalars(select(Letter.number).order_by(Letter.number)).all()
        assert letters == list(range(1, PROCESSES * EACH + 1))
        assert set(db.session.scalars(select(Case.received_on))) == {date(2026, 11, 23)}
