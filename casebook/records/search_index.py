"""The engine's own index over the words of entries: FTS5 on SQLite, tsvector with GIN on PostgreSQL.

Triggers of migration 0018 keep it in step with `search_entries`, whoever writes there and however.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    String,
    and_,
    cast,
    column,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import InstrumentedAttribute, Session

from casebook.records.base import db
from casebook.records.search_entries import SearchEntry
from casebook.records.search_terms import Closeness, Phrase, Sought, Term

INDEX = table(
    "search_index",
    column("rowid", BigInteger),
    column("exact", TSVECTOR),
    column("folded", TSVECTOR),
)
_OWN_TABLES = "search_index"


def is_ours(name: str | None, kind: str = "table", _parents: object = None) -> bool:
    """Say whether a table is one of the program's own records, not of the engine's index (Alembic asks)."""
    return kind != "table" or name is None or not name.startswith(_OWN_TABLES)


def reflected(name: str, _metadata: object) -> bool:
    """Say whether a table is to be read off the database (`MetaData.reflect(only=…)` asks)."""
    return is_ours(name)


def entries_with(wanted: Sought, how: Closeness) -> Select[SearchEntry]:
    """Select the entries that meet every term as closely as that; in no order yet.

    The words are looked up in the index; whether they stand side by side is then read in the entry itself.
    """
    found = select(SearchEntry).join(INDEX, INDEX.c.rowid == SearchEntry.id)
    found = found.where(_holds_words(wanted, exact=how.exact))
    return found.where(as_close(wanted, how)) if how.together else found.where(*stands_apart(wanted, how))


def stands_apart(wanted: Sought, how: Closeness) -> list[ColumnElement[bool]]:
    """Tell, as conditions, what the index leaves open: that what is one phrase stands side by side."""
    phrases = (term for term in wanted.terms if any(len(phrase.exact) > 1 for way in term for phrase in way))
    return [_stands_in(term, exact=how.exact) for term in phrases]


@dataclass(frozen=True)
class Between:
    """From which place on entries are looked for, and before which."""

    first: int | None = None
    last: int | None = None

    def within(self) -> list[ColumnElement[bool]]:
        """Tell it as conditions."""
        order, found = in_order_of_day(), list[ColumnElement[bool]]()
        if self.first is not None:
            found.append(order >= self.first)
        if self.last is not None:
            found.append(order < self.last)
        return found


def reads_in_order() -> bool:
    """Say whether the index itself gives entries in the order of their days: FTS5 does, GIN does not."""
    return db.engine.dialect.name == "sqlite"


def some_with(wanted: Sought, most: int, between: Between) -> Select[int]:
    """Select the places of some entries with all the words in any spelling: where it can be, the newest."""
    order = in_order_of_day()
    words = _holds_words(wanted, exact=False)
    found = select(order).select_from(INDEX).where(words, *between.within()).limit(most)
    return found.order_by(order.desc()) if reads_in_order() else found


def newest_with(wanted: Sought, looked_at: int, between: Between) -> Select[int]:
    """Select, on PostgreSQL, the places of those of the newest entries that hold the words in any spelling.

    GIN would give all there are first, to be put in order then. The function is what stands behind @@, but
    no index is asked for it: https://www.postgresql.org/docs/current/functions-textsearch.html
    """
    order = in_order_of_day()
    newest = select(order, INDEX.c.folded).where(*between.within()).order_by(order.desc()).limit(looked_at)
    some = newest.subquery()
    asked = cast(_asked(wanted, "'{}'".format, " & ", " | ", exact=False), TSQUERY)
    return select(some.c.rowid).where(func.ts_match_vq(some.c.folded, asked))


def as_close(wanted: Sought, how: Closeness) -> ColumnElement[bool]:
    """Tell, as a condition, the entries that meet what was typed as closely as that."""
    if how.together and wanted.whole is not None:
        return _holds_phrase(wanted.whole, exact=how.exact)
    return and_(*(_stands_in(term, exact=how.exact) for term in wanted.terms))


def in_order_of_day() -> ColumnElement[int]:
    """Give what entries are ordered by: as the index itself holds them."""
    return INDEX.c.rowid


def _stands_in(term: Term, *, exact: bool) -> ColumnElement[bool]:
    return or_(*(and_(*(_holds_phrase(phrase, exact=exact) for phrase in way)) for way in term))


def _holds_phrase(phrase: Phrase, *, exact: bool) -> ColumnElement[bool]:
    # Words are letters and digits: nothing in them means anything to LIKE.
    where: InstrumentedAttribute[str] = SearchEntry.exact if exact else SearchEntry.folded
    return where.like(f"% {' '.join(phrase.exact if exact else phrase.folded)} %")


def _holds_words(wanted: Sought, *, exact: bool) -> ColumnElement[bool]:
    name = "exact" if exact else "folded"
    if db.engine.dialect.name == "sqlite":
        asked = _asked(wanted, '"{}"'.format, " AND ", " OR ", exact=exact)
        # The name of an FTS5 table stands for all of it: https://sqlite.org/fts5.html#full_text_query_syntax
        match: ColumnElement[bool] = literal_column("search_index", String).op("MATCH", is_comparison=True)(
            f"{name} : ({asked})"
        )
        return match
    asked = _asked(wanted, "'{}'".format, " & ", " | ", exact=exact)
    found: ColumnElement[bool] = INDEX.c[name].op("@@", is_comparison=True)(cast(asked, TSQUERY))
    return found


def _asked(wanted: Sought, quoted: Callable[[str], str], both: str, either: str, *, exact: bool) -> str:
    """Write the question in the engine's own language; words are letters and digits, so quoting is enough."""
    terms = []
    for term in wanted.terms:
        ways = [both.join(quoted(w) for p in way for w in (p.exact if exact else p.folded)) for way in term]
        terms.append(either.join(f"({way})" for way in ways))
    return both.join(f"({term})" for term in terms)


def forget_remnants(session: Session) -> None:
    """Let nothing remain in the index of the words of entries that are gone, within this transaction.

    FTS5 keeps the words of what was deleted in its older segments until they are merged (its option
    secure-delete needs SQLite 3.42): merged into one, they hold no more than what stands, and the pages they
    lay on are overwritten (PRAGMA secure_delete).
    """
    if db.engine.dialect.name == "sqlite":
        session.execute(text("INSERT INTO search_index(search_index) VALUES ('optimize')"))


def index_agrees(session: Session) -> bool:
    """Say whether the index holds exactly the words of the entries."""
    if db.engine.dialect.name == "sqlite":
        try:
            session.execute(text(_INTEGRITY_CHECK))
        except OperationalError:
            raise  # somebody else writes: that says nothing about the index
        except DatabaseError:
            return False
        return True
    return bool(session.scalar(text(_DISAGREEING)) == 0)


# With rank 1 it is compared with the entries, too: https://sqlite.org/fts5.html#the_integrity_check_command
_INTEGRITY_CHECK = "INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)"
_DISAGREEING = """
SELECT count(*) FROM search_entries AS e FULL JOIN search_index AS i ON i.rowid = e.id
WHERE i.rowid IS NULL OR e.id IS NULL
OR i.exact <> array_to_tsvector(string_to_array(btrim(e.exact), ' '))
OR i.folded <> array_to_tsvector(string_to_array(btrim(e.folded), ' '))
"""
