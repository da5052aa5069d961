"""Every place where words of a denunciation could end up in clear; later places are added to SINKS."""

import base64
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask
from pypdf import PdfReader
from sqlalchemy import MetaData, Table, column, select, text

from casebook.law.signing import PaperState
from casebook.papers.form import ConfinedForm
from casebook.records.base import db
from casebook.records.cases import PartyRole
from casebook.records.papers import Paper
from casebook.services.paper_names import form_of
from casebook.services.paper_sheets import docx_of, pdf_of

Found = tuple[str, bytes]
"""Where something was found, and the bytes that stand there."""

_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"


@dataclass(frozen=True)
class Answer:
    """What one address gave to one person, with its headers."""

    who: str
    asked: str
    status: int
    headers: bytes
    body: bytes


@dataclass(kw_only=True)
class Watched:
    """A world after everybody looked around in it: the program, what it answered, logged and left behind."""

    app: Flask
    temporary: Path
    """Where the process keeps what passes by."""
    answers: list[Answer] = field(default_factory=list)
    cookies: list[Found] = field(default_factory=list)
    log: io.StringIO = field(default_factory=io.StringIO)

    @property
    def data(self) -> Path:
        """The data folder: database, files, back-ups."""
        folder: Path = self.app.config["CASEBOOK"].data
        return folder


def rows(_world: Watched) -> Iterator[Found]:
    """Every value of every row, as stored: journal, audit, outbox, search copies, whatever comes."""
    known = MetaData()
    with db.engine.connect() as connection:
        known.reflect(connection)
        for table in known.sorted_tables:
            for row in connection.execute(_plain(table)):
                yield from ((f"row of {table.name}", _bytes(value)) for value in row if value is not None)


def _plain(table: Table) -> Any:
    # Without the types of the program: what the engine itself has stored.
    return select(*(column(one.name) for one in table.columns)).select_from(text(f'"{table.name}"'))


def _bytes(value: object) -> bytes:
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    return str(value).encode()


def index_and_statistics(_world: Watched) -> Iterator[Found]:
    """What the engine remembers of columns to plan its work: common values stand there in clear."""
    if db.engine.dialect.name != "postgresql":
        return
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
        for row in connection.execute(text("SELECT * FROM pg_stats WHERE schemaname = 'public'")):
            yield f"statistics of {row.tablename}", str(tuple(row)).encode()


def relation_files(_world: Watched) -> Iterator[Found]:
    """The files in which PostgreSQL keeps tables and indexes, dead rows and all."""
    if db.engine.dialect.name != "postgresql":
        return
    asked = text(
        "SELECT relname, pg_read_binary_file(pg_relation_filepath(oid), 0, pg_relation_size(oid)) AS raw"
        " FROM pg_class WHERE relkind IN ('r', 'i', 't') AND pg_relation_size(oid) > 0"
        " AND relnamespace IN ('public'::regnamespace, 'pg_toast'::regnamespace)"
    )
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CHECKPOINT"))
        for row in connection.execute(asked):
            yield f"file of {row.relname}", bytes(row.raw)


def data_folder(world: Watched) -> Iterator[Found]:
    """The data folder: the file of the database and its journal, files, back-ups, and how they are called."""
    yield from _files(world.data)


def temporary_files(world: Watched) -> Iterator[Found]:
    """What passed by and was left behind."""
    yield from _files(world.temporary)


def _files(folder: Path) -> Iterator[Found]:
    for path in sorted(folder.rglob("*")):
        yield "name of a file", str(path.relative_to(folder)).encode()
        if path.is_file():
            yield f"file {path.name}", path.read_bytes()


def log(world: Watched) -> Iterator[Found]:
    """What program, server and database driver logged."""
    yield "log", world.log.getvalue().encode()


def pages(world: Watched) -> Iterator[Found]:
    """What people were answered who must not know: pages, errors, headers."""
    for answer in world.answers:
        yield f"{answer.asked} for {answer.who}", answer.headers + b"\n" + answer.body


def exports(world: Watched) -> Iterator[Found]:
    """What stands inside the papers and workbooks they were answered with, and in their properties."""
    for answer in world.answers:
        where = f"inside {answer.asked} for {answer.who}"
        yield from ((where, told) for told in inside(answer.body))


def inside(body: bytes) -> Iterator[bytes]:
    """What stands in a packed file: the words of a PDF, the parts of an archive and what is in them."""
    if body.startswith(_PDF):
        yield _of_pdf(body)
    elif body.startswith(_ZIP):
        for part in _of_zip(body):
            yield part
            yield from inside(part)


def issued_papers(_world: Watched) -> Iterator[Found]:
    """What every issued paper says that others than who resolves may get: the accused, the public, the union.

    Whom a denunciation accuses stands on them by law: that name is taken out before they are searched.
    """
    for paper in db.session.scalars(select(Paper).where(Paper.state == PaperState.ISSUED)):
        form = form_of(paper)
        if form is None or isinstance(form, ConfinedForm):
            continue
        accused = [party.full_name for party in paper.case.parties if party.role is PartyRole.ACCUSED]
        for told in (*inside(docx_of(paper)), *inside(pdf_of(paper))):
            yield f"issued paper {paper.form}", _without(told, accused)


def _without(told: bytes, names: list[str]) -> bytes:
    """Take names out of a text, however its lines are broken."""
    text = " ".join(told.decode(errors="ignore").split())
    for name in names:
        text = text.replace(name, "").replace(name.upper(), "")
    return text.encode()


@lru_cache(maxsize=64)
def _of_pdf(body: bytes) -> bytes:
    # Asked for by many people, the same paper is the same bytes: it is read once.
    reader = PdfReader(io.BytesIO(body))
    told = [page.extract_text() for page in reader.pages]
    told += [f"{name}: {value}" for name, value in (reader.metadata or {}).items()]
    return "\n".join(told).encode()


def _of_zip(body: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        for name in archive.namelist():
            yield name.encode()
            yield archive.read(name)


def cookies(world: Watched) -> Iterator[Found]:
    """What browsers were given to keep; the session's own cookie is unpacked."""
    for name, value in world.cookies:
        yield f"cookie {name}", value
        packed = value.lstrip(b".").split(b".")[0]
        raw = base64.urlsafe_b64decode(packed + b"=" * (-len(packed) % 4))
        yield f"inside cookie {name}", zlib.decompress(raw) if value.startswith(b".") else raw


Sink = Callable[[Watched], Iterator[Found]]

SINKS: tuple[Sink, ...] = (
    rows,
    index_and_statistics,
    relation_files,
    data_folder,
    temporary_files,
    log,
    pages,
    exports,
    issued_papers,
    cookies,
)
"""Every sink there is. A new place (a mail server, an index, a calendar feed) gets a function and a line."""
