"""A school with one denunciation that says nothing but canaries, in every protected field there is."""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Column, TypeDecorator, select
from sqlalchemy import types as sql

from casebook.law.choices import Via
from casebook.law.denounced import About
from casebook.law.fields import FIELD_SHAPES, FieldKind
from casebook.law.identities import IdentityField, IdentityMode
from casebook.records.base import db, transaction
from casebook.records.cases import Case
from casebook.records.protected import FIELDS, ProtectedPaper
from casebook.records.units import Installation
from casebook.services.attaching import Parcel, attach_files
from casebook.services.backing_up import Order, create_backup
from casebook.services.denouncing import Denunciation, open_denunciation
from casebook.services.identities import Denouncer, seal_identity
from casebook.services.sealed_book import SealEntry, seal_entry
from casebook.services.uploads import Handed
from casebook.vault.safe import Safe
from casebook.vault.storage import storage_at
from tests.deep.canary_papers import issue_papers
from tests.deep.needles import Canaries
from tests.deep.sinks import Watched
from tests.exports import gathered
from tests.matters import registered
from tests.people import School, doing, settle_school

TODAY = date(2026, 11, 9)
_WORDS = (FieldKind.LINE, FieldKind.TEXT)
_READ_BY_PEOPLE = [shape.key for shape in FIELD_SHAPES.values() if shape.kind in _WORDS]


class Denounced:
    """The ids somebody curious would try."""

    def __init__(self, school: School, case_id: str, entry_id: str, file_id: str) -> None:
        self.school, self.case_id, self.entry_id, self.file_id = school, case_id, entry_id, file_id


def make_world(app: Flask, words: Canaries, now: datetime, turn: int = 0) -> Denounced:
    """Denounce somebody in canaries through the deeds, then fill whatever protected field is left empty."""
    school = settle_school()
    with transaction() as session:
        here = session.get_one(Installation, 1)
        here.sample, here.identity_mode = True, IdentityMode.SEALED_DIGITAL
    open_one = registered(school, concerns_democracy=True, today=TODAY)
    lan = doing(school.lan, today=TODAY, now=now)
    seal = SealEntry(unit_id=school.unit.id, received_on=TODAY, came_by="letter", seal_number="NP-01")
    entry_id = seal_entry(doing=lan, entry=seal).id
    told = {str(field): words.of(f"identities.{field}") for field in IdentityField}
    seal_identity(doing=lan, entry_id=entry_id, denouncer=Denouncer(**told), isolated_lan=True)
    case_id = open_denunciation(
        doing=lan,
        told=Denunciation(
            entry_id=entry_id,
            about=About.OTHERS,
            accused=words.of("parties.full_name"),
            subject=words.of("cases.subject"),
            content=words.of("cases.content"),
            via=Via.POST,
        ),
    )
    fill_protected(case_id, school, words)
    issue_papers(school, (case_id, open_one), now, turn)
    file_id = _attach(app, school, case_id, words, now)
    gathered(app, doing(school.minh, today=TODAY, now=now))
    _back_up(app, now)
    db.session.remove()
    return Denounced(school, case_id, entry_id, file_id)


def fill_protected(case_id: str, school: School, words: Canaries) -> None:
    """Put a canary into every protected field of every row of the case; a table without rows gets one."""
    with transaction() as session:
        case = session.get_one(Case, case_id)
        for row_type in {field.row: None for field in FIELDS}:
            rows = [case] if row_type is Case else _rows_of(row_type, case_id)
            for row in rows or [_made(row_type, case, school)]:
                session.add(row)
                _fill(row, row_type, words)


def _rows_of(row_type: Any, case_id: str) -> list[Any]:
    return list(db.session.scalars(select(row_type).where(row_type.case_id == case_id)))


def _fill(row: Any, row_type: type, words: Canaries) -> None:
    for field in (one for one in FIELDS if one.row is row_type):
        name = f"{row.__tablename__}.{field.name}"
        if isinstance(row_type.__dict__[field.name], ProtectedPaper):
            setattr(row, field.name, {key: words.of(f"{name}.{key}") for key in _READ_BY_PEOPLE})
        else:
            setattr(row, field.name, words.of(name))


def _made(row_type: Any, case: Case, school: School) -> Any:
    known = {"cases": case.id, "units": school.unit.id, "people": school.minh.id}
    made = row_type(case=case, case_id=case.id)
    for attribute, column in row_type.__mapper__.columns.items():
        if attribute.startswith("kept_") or attribute in ("id", "case_id") or column.nullable:
            continue
        target = next((key.column.table.name for key in column.foreign_keys), "")
        setattr(made, attribute, known[target] if target else _something(column))
    return made


def _something(column: Column[Any]) -> Any:
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    if isinstance(kind, sql.Enum) and kind.enum_class:
        return next(iter(kind.enum_class))
    if isinstance(kind, sql.JSON):
        return []
    moment = datetime(2026, 11, 9, 1, tzinfo=UTC)
    values: dict[type, Any] = {bool: False, int: 1, str: "", date: TODAY, datetime: moment}
    return values[kind.python_type]


def _attach(app: Flask, school: School, case_id: str, words: Canaries, now: datetime) -> str:
    handed = Handed(name=f"{words.of('file name')}.txt", data=words.of("content of a file").encode())
    parcel = Parcel(files=[handed], request_key="canary", case_id=case_id)
    folder = app.config["CASEBOOK"].data / "files"
    safe = Safe(app.config["KEYS"], storage_at("", folder=folder))
    return attach_files(doing=doing(school.minh, today=TODAY, now=now), parcel=parcel, safe=safe)[0]


def _back_up(app: Flask, now: datetime) -> None:
    data = app.config["CASEBOOK"].data
    files = storage_at("", folder=data / "files")
    folder, keys = data / "backups", app.config["KEYS"]
    create_backup(order=Order(folder=folder, name="casebook.backup", keys=keys, files=files, now=now))


@contextmanager
def watched(app: Flask) -> Iterator[Watched]:
    """Keep whatever is logged or put aside from here on, the words of the database driver among it."""
    before, root = tempfile.tempdir, logging.getLogger()
    with tempfile.TemporaryDirectory(prefix="casebook-passing-") as folder:
        world = Watched(app=app, temporary=Path(folder))
        handler, level = logging.StreamHandler(world.log), root.level
        tempfile.tempdir = folder
        root.addHandler(handler)
        root.setLevel(logging.INFO)
        try:
            yield world
        finally:
            root.removeHandler(handler)
            root.setLevel(level)
            tempfile.tempdir = before


def fail_before(client: FlaskClient, there: Denounced, words: Canaries) -> list[int]:
    """Let two pages stumble over the words, in the program and in the database; give their statuses."""
    app = client.application

    def quotes(**_known: str) -> str:
        raise ValueError(words.of("cases.subject"))

    def is_refused(**_known: str) -> str:
        said = {"id": "1" * 32, "subject": words.of("cases.subject")}
        db.session.execute(db.text("INSERT INTO cases (id, subject) VALUES (:id, :subject)"), said)
        return ""

    own, statuses = app.view_functions["cases.show"], []
    for view in (quotes, is_refused):
        app.view_functions["cases.show"] = cast("Any", view)
        statuses.append(client.get(f"/cases/{there.case_id}").status_code)
    app.view_functions["cases.show"] = own
    return statuses
