"""The words by which things are found, and the engine's own index over them"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_ID = sa.String(32)


def upgrade() -> None:
    _create_search_entries()
    _create_search_coverage()
    for statement in _SQLITE if _on_sqlite() else _POSTGRES:
        op.execute(sa.text(statement))


def downgrade() -> None:
    if _on_sqlite():
        # What keeps it in step goes first: it has nothing to write into any more.
        for deed in ("insert", "update", "delete"):
            op.execute(sa.text(f"DROP TRIGGER search_entries_{deed}"))
    op.execute(sa.text("DROP TABLE search_index"))
    op.drop_table("search_coverage")
    op.drop_table("search_entries")
    if not _on_sqlite():
        op.execute(sa.text("DROP FUNCTION keep_search_index()"))


def _on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _create_search_entries() -> None:
    op.create_table(
        "search_entries",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("thing", sa.String(40), nullable=False),
        sa.Column("thing_id", sa.String(32), nullable=False),
        sa.Column("unit_id", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=True),
        sa.Column("names", sa.Boolean(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("exact", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_search_entries_case_id_cases"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_search_entries_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_search_entries"),
    )
    op.create_index("ix_search_entries_case_id", "search_entries", ["case_id"])
    op.create_index("ix_search_entries_thing_thing_id", "search_entries", ["thing", "thing_id"])
    op.create_index("ix_search_entries_unit_id", "search_entries", ["unit_id", "id"])


def _create_search_coverage() -> None:
    op.create_table(
        "search_coverage",
        sa.Column("thing", sa.String(40), nullable=False),
        sa.Column("words_version", sa.Integer(), nullable=False),
        sa.Column("up_to", sa.String(32), nullable=False),
        sa.Column("is_complete", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("thing", name="pk_search_coverage"),
    )


# The words come folded and parted by single spaces, so neither engine has anything to say about spelling:
# SQLite takes every letter beyond ASCII for part of a word, PostgreSQL takes the words as they are.
_SQLITE = (
    (
        "CREATE VIRTUAL TABLE search_index USING fts5(exact, folded, content='search_entries', "
        "content_rowid='id', tokenize='ascii', detail=column, columnsize=0)"
    ),
    (
        "CREATE TRIGGER search_entries_insert AFTER INSERT ON search_entries BEGIN "
        "INSERT INTO search_index(rowid, exact, folded) VALUES (new.id, new.exact, new.folded); END"
    ),
    (
        "CREATE TRIGGER search_entries_delete AFTER DELETE ON search_entries BEGIN "
        "INSERT INTO search_index(search_index, rowid, exact, folded) "
        "VALUES ('delete', old.id, old.exact, old.folded); END"
    ),
    (
        "CREATE TRIGGER search_entries_update AFTER UPDATE OF id, exact, folded ON search_entries BEGIN "
        "INSERT INTO search_index(search_index, rowid, exact, folded) "
        "VALUES ('delete', old.id, old.exact, old.folded); "
        "INSERT INTO search_index(rowid, exact, folded) VALUES (new.id, new.exact, new.folded); END"
    ),
)
_POSTGRES = (
    "CREATE TABLE search_index (rowid bigint PRIMARY KEY, exact tsvector NOT NULL, folded tsvector NOT NULL)",
    "CREATE INDEX search_index_exact ON search_index USING gin (exact)",
    "CREATE INDEX search_index_folded ON search_index USING gin (folded)",
    (
        "CREATE FUNCTION keep_search_index() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_OP <> 'INSERT' THEN DELETE FROM search_index WHERE rowid = OLD.id; END IF; "
        "IF TG_OP <> 'DELETE' THEN INSERT INTO search_index VALUES (NEW.id, "
        "array_to_tsvector(string_to_array(btrim(NEW.exact), ' ')), "
        "array_to_tsvector(string_to_array(btrim(NEW.folded), ' '))); END IF; "
        "RETURN NULL; END $$"
    ),
    (
        "CREATE TRIGGER keep_search_index AFTER INSERT OR DELETE OR UPDATE OF id, exact, folded "
        "ON search_entries FOR EACH ROW EXECUTE FUNCTION keep_search_index()"
    ),
)
