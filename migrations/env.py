"""How Alembic reaches the database and the records: through the program itself."""

from alembic import context

from casebook.records import every  # noqa: F401  so that every table is declared
from casebook.records.base import db
from casebook.records.search_index import is_ours

if context.is_offline_mode():
    raise RuntimeError("Migrations run against a database, not into a file.")

_on_sqlite = db.engine.dialect.name == "sqlite"

with db.engine.connect().execution_options(writes=True) as connection:
    raw = connection.connection.dbapi_connection
    if _on_sqlite:
        # Changing a table is a copy there; with keys enforced, dropping the old one would delete rows.
        raw.execute("PRAGMA foreign_keys = OFF")
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        render_as_batch=True,
        compare_type=True,
        include_name=is_ours,
    )
    with context.begin_transaction():
        context.run_migrations()
    if _on_sqlite:
        broken = raw.execute("PRAGMA foreign_key_check").fetchall()
        raw.execute("PRAGMA foreign_keys = ON")
        if broken:
            raise RuntimeError(f"Rows lost what they point to: {broken[:5]}")
